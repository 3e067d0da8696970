"""Names that are known beforehand: states, seats, regions, landmarks, organisations, outlets, persons, agencies."""

from __future__ import annotations

from functools import cache

import msgspec

from demnach.lexicon.countries import countries
from demnach.lexicon.tables import rows, several
from demnach.model.types import EntityKind


class Known(msgspec.Struct, frozen=True):
    """A known bearer of a name.

    ``name`` is how it is called in a reading; ``gender`` M, F, N or P; ``metonym`` is true for a capital or seat that can
    stand for its state; ``ambiguous`` for a name that is a common word too („Zeit“) and needs support from around it.
    """

    name: str
    kind: EntityKind
    gender: str = ""
    country: str | None = None
    wikidata: str | None = None
    metonym: bool = False
    ambiguous: bool = False
    offices: tuple[str, ...] = ()
    since: int = 0
    until: int = 9999


@cache
def known_names() -> dict[str, Known]:
    """Return every spelling with its bearer; where two share one, the table read first keeps it."""
    names: dict[str, Known] = {}
    for table in (_states, _organisations, _persons, _outlets, _seats, _regions, _landmarks):
        for spelling, bearer in table():
            names.setdefault(spelling, bearer)
    return names


@cache
def by_first_word() -> dict[str, tuple[tuple[str, Known], ...]]:
    """Return the spellings by their first word, the longest first, for matching at a token."""
    index: dict[str, list[tuple[str, Known]]] = {}
    for spelling, bearer in known_names().items():
        index.setdefault(spelling.split(" ", 1)[0], []).append((spelling, bearer))
    return {word: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for word, found in index.items()}


def _states() -> list[tuple[str, Known]]:
    return [
        (spelling, Known(state.name, "state", state.gender, state.iso, state.wikidata))
        for state in countries().values()
        for spelling in (state.name, *state.aliases)
    ]


def _seats() -> list[tuple[str, Known]]:
    """A capital is a place that may stand for its state, as „Kreml“ or „Downing Street“ nearly always do."""
    found = []
    for state in countries().values():
        spellings = [(state.capital, True), *((seat, True) for seat in state.seats)]
        for spelling, metonym in spellings:
            for form in _adjective_forms(spelling):
                found.append((form, Known(spelling, "place", "N", state.iso, metonym=metonym)))
    return found


def _adjective_forms(name: str) -> tuple[str, ...]:
    """„Weißes Haus“ is also „Weiße Haus“ and „Weißen Haus“."""
    first, space, rest = name.partition(" ")
    if space and first.endswith("es") and first[0].isupper() and rest[0].isupper():
        return name, f"{first[:-1]} {rest}", f"{first[:-1]}n {rest}"
    return (name,)


def _organisations() -> list[tuple[str, Known]]:
    found = []
    for row in rows("organisations"):
        kind: EntityKind = msgspec.convert(row["kind"], EntityKind)
        bearer = Known(row["name"], kind, row["gender"], row["country"] or None, row["wikidata"] or None)
        found += [(spelling, bearer) for spelling in (row["name"], *several(row["aliases"]))]
    return found


def _outlets() -> list[tuple[str, Known]]:
    found = []
    for row in rows("outlets"):
        for spelling in (row["name"], *several(row["aliases"])):
            ambiguous = bool(row["ambiguous"]) and " " not in spelling and not spelling.isupper()
            bearer = Known(row["name"], "outlet", row["gender"], row["country"] or None, ambiguous=ambiguous)
            found.append((spelling, bearer))
    return found


def _persons() -> list[tuple[str, Known]]:
    found = []
    for row in rows("persons"):
        bearer = Known(
            row["name"],
            "person",
            row["gender"],
            row["country"] or None,
            row["wikidata"] or None,
            offices=tuple(several(row["offices"])),
            since=int(row["since"] or 0),
            until=int(row["until"] or 9999),
        )
        found += [(spelling, bearer) for spelling in (row["name"], *several(row["aliases"]))]
    return found


def _regions() -> list[tuple[str, Known]]:
    return [
        (spelling, Known(row["name"], "place", "N", row["country"]))
        for row in rows("regions")
        for spelling in (row["name"], *several(row["aliases"]))
    ]


def _landmarks() -> list[tuple[str, Known]]:
    return [(row["name"], Known(row["name"], "place")) for row in rows("landmarks")]
