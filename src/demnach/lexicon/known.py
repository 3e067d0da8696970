"""Names that are known beforehand: states, seats, regions, landmarks, organisations, outlets, persons, agencies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from demnach.lexicon.agencies import spellings
from demnach.lexicon.countries import countries
from demnach.lexicon.names import name_flags
from demnach.lexicon.places import population
from demnach.lexicon.tables import rows, several
from demnach.model.types import EntityKind


class Known(msgspec.Struct, frozen=True):
    """A known bearer of a name.

    ``name`` is how it is called in a reading; ``gender`` M, F, N or P; ``metonym`` is true for a capital or seat that
    can stand for its state; ``ambiguous`` for a name that is a common word too („Zeit“) and needs support from around
    it; ``since`` and ``until`` are years in office; ``given`` for a name out of the user's own table.
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
    given: bool = False


_given: dict[str, Known] = {}


def give(spellings_: Iterable[tuple[str, Known]]) -> None:
    """Add the user's own names; they go before the lists."""
    _given.update(spellings_)
    by_first_word.cache_clear()


def forget_given() -> None:
    """Forget the user's own names."""
    _given.clear()
    by_first_word.cache_clear()


@cache
def known_names() -> dict[str, Known]:
    """Return every spelling with its bearer; where two share one, the table read first keeps it."""
    names: dict[str, Known] = {}
    for table in (_states, _agencies, _organisations, _persons, _outlets, _seats, _regions, _landmarks, _well_known):
        for spelling, bearer in table():
            names.setdefault(spelling, bearer)
    return names


@cache
def known_surnames() -> dict[str, Known]:
    """Return the persons with a Wikidata item by surname, where no other listed person shares it."""
    bearers: dict[str, list[Known]] = {}
    for row_name, bearer in _persons():
        if row_name == bearer.name:
            bearers.setdefault(bearer.name.split()[-1], []).append(bearer)
    return {
        surname: found[0] for surname, found in bearers.items() if len(found) == 1 and found[0].wikidata is not None
    }


@cache
def by_first_word() -> dict[str, tuple[tuple[str, Known], ...]]:
    """Return the spellings by their first word, the longest first, for matching at a token."""
    index: dict[str, list[tuple[str, Known]]] = {}
    for spelling, bearer in {**known_names(), **_given}.items():
        index.setdefault(spelling.split(" ", 1)[0], []).append((spelling, bearer))
    return {word: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for word, found in index.items()}


def _states() -> list[tuple[str, Known]]:
    return [
        (spelling, Known(state.name, "state", state.gender, state.iso, state.wikidata))
        for state in countries().values()
        for name in (state.name, *state.aliases)
        for spelling in _adjective_forms(name)
    ]


def _seats() -> list[tuple[str, Known]]:
    """A capital is a place that may stand for its state, as „Kreml“ or „Downing Street“ nearly always do."""
    found = []
    for state in countries().values():
        for seat in (state.capital, *state.seats):
            bearer = Known(seat, "place", "N", state.iso, metonym=True)
            found += [(form, bearer) for form in _adjective_forms(seat)]
    return found


def _adjective_forms(name: str) -> list[str]:
    """„Weißes Haus“ is also „Weiße Haus“ and „Weißen Haus“, „Vereinte Nationen“ also „Vereinten Nationen“."""
    adjective = re.match(r"([A-ZÄÖÜ][a-zäöüß-]+?)(e[srnm]?)( [A-ZÄÖÜ].*)", name)
    if adjective is None:
        return [name]
    stem, _, rest = adjective.groups()
    return [name, *(f"{stem}{ending}{rest}" for ending in ("e", "en", "er", "es", "em"))]


def _organisations() -> list[tuple[str, Known]]:
    found = []
    for row in rows("organisations"):
        kind: EntityKind = msgspec.convert(row["kind"], EntityKind)
        bearer = Known(row["name"], kind, row["gender"], row["country"] or None, row["wikidata"] or None)
        found += [
            (form, bearer)
            for spelling in (row["name"], *several(row["aliases"]))
            for form in _adjective_forms(spelling)
        ]
    return found


def _agencies() -> list[tuple[str, Known]]:
    found = []
    for spelling, agency in spellings().items():
        bearer = Known(agency.name, "agency", "F", agency.country, agency.wikidata, ambiguous=agency.weak)
        found.append((spelling, bearer))
    return found


def _outlets() -> list[tuple[str, Known]]:
    found = []
    for row in rows("outlets"):
        for spelling in (row["name"], *several(row["aliases"])):
            ambiguous = bool(row["ambiguous"]) and " " not in spelling and not spelling.isupper()
            bearer = Known(row["name"], "outlet", row["gender"], row["country"] or None, ambiguous=ambiguous)
            found += [(form, bearer) for form in _adjective_forms(spelling)]
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
    return [
        (form, Known(row["name"], "place")) for row in rows("landmarks") for form in _adjective_forms(row["name"])
    ]


def _well_known() -> list[tuple[str, Known]]:
    """Of these no more is known than what they are; one that is a person's name or a town too needs support („Hertha“)."""
    found = []
    for row in rows("well_known"):
        kind: EntityKind = msgspec.convert(row["kind"], EntityKind)
        for name in several(row["names"]):
            shared = bool(name_flags(name)) or population(name) >= 0
            bearer = Known(name, kind, ambiguous=shared)
            found += [(form, bearer) for form in _adjective_forms(name)]
    return found
