"""Names that are known beforehand: states, seats, regions, landmarks, organisations, outlets, persons, agencies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

import msgspec

from demnach.lexicon.agencies import spellings
from demnach.lexicon.countries import countries
from demnach.lexicon.forms import analyses
from demnach.lexicon.names import name_flags
from demnach.lexicon.persons import Office, Person, persons
from demnach.lexicon.places import population
from demnach.lexicon.tables import rows, several
from demnach.model.types import EntityKind


class Known(msgspec.Struct, frozen=True):
    """A known bearer of a name.

    ``name`` is how it is called in a reading; ``gender`` M, F, N or P; ``metonym`` is true for a capital or seat that
    can stand for its state; ``weak`` for a name that is a common word too („Zeit“); ``unproven`` for one that may be a
    person's or a town's too, which is looked up when asked; ``region`` for a part of a state; ``offices`` are a person's
    spells in office; ``shared`` is true for a person whose name many others bear; ``given`` is true for a name out of the
    user's own table.
    """

    name: str
    kind: EntityKind
    gender: str = ""
    country: str | None = None
    wikidata: str | None = None
    metonym: bool = False
    weak: bool = False
    unproven: bool = False
    region: bool = False
    offices: tuple[Office, ...] = ()
    shared: bool = False
    given: bool = False

    @property
    def ambiguous(self) -> bool:
        """True for a name that needs support from around it, since it is a common word, a person's name or a town too."""
        return self.weak or (self.unproven and _borne_by_others(self.name))


@cache
def _borne_by_others(name: str) -> bool:
    return bool(name_flags(name)) or population(name) >= 0


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
def outlet_names() -> dict[str, Known]:
    """Return every spelling of a listed outlet with its bearer."""
    return dict(_outlets())


@cache
def known_names() -> dict[str, Known]:
    """Return every spelling with its bearer, the well-known ones aside; of two that share one, the first table's keeps it."""
    names: dict[str, Known] = {}
    for table in (_states, _agencies, _organisations, _persons, _outlets, _seats, _regions, _landmarks):
        for spelling, bearer in table():
            names.setdefault(spelling, bearer)
    return names


def known_surname(surname: str, date: str | None) -> Known | None:
    """Return the person whom the press names by the surname alone; of several, the only one in office on that date."""
    bearers = _surnames().get(surname, [])
    if len(bearers) > 1:
        bearers = [bearer for bearer in bearers if any(office.kept(date) == "yes" for office in bearer.offices)]
    return bearers[0] if len(bearers) == 1 else None


@cache
def _surnames() -> dict[str, list[Known]]:
    bearers: dict[str, list[Known]] = {}
    for person in persons().values():
        if person.known_by == "surname":
            bearers.setdefault(person.name.split()[-1], []).append(bearer_of(person))
    return bearers


Spellings = tuple[tuple[str, Known], ...]


class FirstWords(dict[str, Spellings]):
    """The spellings that begin with a word, the longest first, put together when a word is asked for."""

    def __init__(self) -> None:
        self._listed: dict[str, list[tuple[str, Known]]] = {}
        for pair in {**known_names(), **_given}.items():
            self._listed.setdefault(pair[0].partition(" ")[0], []).append(pair)

    def __missing__(self, word: str) -> Spellings:
        """Return the names that begin with a word; that none does is not remembered, since there is no end of words."""
        listed = self._listed.get(word, [])
        taken = {spelling for spelling, _ in listed}
        more = [pair for pair in well_known_at(word) if pair[0] not in taken]
        if not listed and not more:
            return ()
        self[word] = found = tuple(sorted((*listed, *more), key=lambda pair: -len(pair[0])))
        return found


@cache
def by_first_word() -> FirstWords:
    """Return the spellings by their first word, for matching at a token."""
    return FirstWords()


def well_known_at(word: str) -> Spellings:
    """Return the well-known names that begin with a word, those too whose adjective takes that form („Zweiten Weltkrieg“)."""
    index = _well_known()
    found = [(name, Known(name, kind, unproven=True)) for name, kind in index.get(word, ())]
    ending = next((e for e in ("en", "er", "es", "em", "e") if word.endswith(e)), None)
    if ending is not None:
        stem = word.removesuffix(ending)
        for other in (stem + e for e in _ENDINGS if e != ending):
            for name, kind in index.get(other, ()):
                forms = [form for form in _adjective_forms(name) if form.startswith(f"{word} ")]
                found += [(form, Known(name, kind, unproven=True)) for form in forms]
    return tuple(found)


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


_ENDINGS = ("e", "en", "er", "es", "em")
_WITH_ADJECTIVE = re.compile(r"([A-ZÄÖÜ][a-zäöüß-]+?)(e[srnm]?)( [A-ZÄÖÜ].*)")


def _adjective_forms(name: str) -> list[str]:
    """„Weißes Haus“ is also „Weiße Haus“ and „Weißen Haus“, „Vereinte Nationen“ also „Vereinten Nationen“."""
    first, space, _ = name.partition(" ")
    adjective = _WITH_ADJECTIVE.match(name) if space and first.endswith(_ENDINGS) else None
    if adjective is None:
        return [name]
    stem, _, rest = adjective.groups()
    return [name, *(f"{stem}{ending}{rest}" for ending in _ENDINGS)]


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
        bearer = Known(agency.name, "agency", "F", agency.country, agency.wikidata, weak=agency.weak)
        found.append((spelling, bearer))
    return found


def _outlets() -> list[tuple[str, Known]]:
    found = []
    for row in rows("outlets"):
        for spelling in (row["name"], *several(row["aliases"])):
            ambiguous = bool(row["ambiguous"]) and " " not in spelling and not spelling.isupper()
            bearer = Known(
                row["name"], "outlet", row["gender"], row["country"] or None, row["wikidata"] or None, weak=ambiguous
            )
            found += [(form, bearer) for form in _adjective_forms(spelling)]
    return found


def _persons() -> list[tuple[str, Known]]:
    found = []
    for person in persons().values():
        bearer = bearer_of(person)
        found.append((person.name, bearer))
        # An alias with its title is sure („König Philippe“), whoever else is called Philippe.
        sure = msgspec.structs.replace(bearer, shared=False)
        found += [(alias, sure) for alias in person.aliases]
        if person.known_by == "surname" and not _common_surname(person.name.split()[-1]):
            found.append((person.name.split()[-1], sure))
    return found


def _common_surname(word: str) -> bool:
    """Whether others bear a surname too, or it is a word: „Merz“, „Wulff“ are borne by many, „Netanjahu“ is not."""
    return _bearers()[word] > 1 or bool(name_flags(word)) or bool(analyses(word))


@cache
def _bearers() -> Counter[str]:
    """How many listed persons bear a surname."""
    return Counter(person.name.split()[-1] for person in persons().values())


@cache
def bearer_of(person: Person) -> Known:
    """Return a listed person as the bearer of a name."""
    return Known(
        person.name,
        "person",
        person.gender,
        person.country,
        person.wikidata,
        offices=person.offices,
        shared=person.known_by == "office",
    )


def _regions() -> list[tuple[str, Known]]:
    return [
        (spelling, Known(row["name"], "place", "N", row["country"], region=True))
        for row in rows("regions")
        for spelling in (row["name"], *several(row["aliases"]))
    ]


def _landmarks() -> list[tuple[str, Known]]:
    return [
        (form, Known(row["name"], "place")) for row in rows("landmarks") for form in _adjective_forms(row["name"])
    ]


@cache
def _well_known() -> dict[str, list[tuple[str, EntityKind]]]:
    """Name and kind by first word. Of these no more is known than what they are."""
    found: dict[str, list[tuple[str, EntityKind]]] = {}
    for row in rows("well_known"):
        kind: EntityKind = msgspec.convert(row["kind"], EntityKind)
        for name in several(row["names"]):
            found.setdefault(name.partition(" ")[0], []).append((name, kind))
    return found
