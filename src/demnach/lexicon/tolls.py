"""What befell people: nouns that name them by it (``data/tolls.tsv``), expressions that tell it (``data/fates.tsv``)."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from demnach.lexicon.compounds import by_last_part
from demnach.lexicon.forms import analyses
from demnach.lexicon.person_nouns import person_noun
from demnach.lexicon.roles import role_of
from demnach.lexicon.tables import rows

_FATELESS = frozenset({"person", "forces", "workers", "jobs", "damage"})
_AGED = re.compile(r"\d+-Jährige")
_LING = ("ling", "linge", "lingen")
_NO_PERSONS = tuple(
    name + ending
    for name in "schmetterling frühling sperling rohling setzling pfifferling keimling engerling schilling".split()
    for ending in ("", "e", "en")
)
_INFLECTED = ("e", "en", "er")
_PARTICIPLES = ("t", "en", "end")
_ADJECTIVAL = ("er", "en", "em", "es")


class Fate(NamedTuple):
    """An expression: its fixed words (lower case), its verb or noun, what it means for counted people, where they stand."""

    words: tuple[str, ...]
    head: str
    kind: str
    role: str


@cache
def _fates() -> dict[str, tuple[Fate, ...]]:
    found: dict[str, list[Fate]] = defaultdict(list)
    for row in rows("fates"):
        *words, head = row["words"].split()
        found[head].append(Fate(tuple(words), head, row["kind"], row["role"]))
    return {head: tuple(sorted(some, key=lambda fate: -len(fate.words))) for head, some in found.items()}


@cache
def _fate_nouns() -> dict[str, Fate]:
    return {head.lower(): some[0] for head, some in _fates().items() if head[0].isupper()}


def fates_of(lemma: str) -> tuple[Fate, ...]:
    """Return the expressions built on a verb, those of many words first."""
    return _fates().get(lemma, ())


@lru_cache(maxsize=20_000)
def fate_noun(lemma: str) -> Fate | None:
    """Return what a noun of action tells of those behind it: „Festnahme“, „Massenvertreibung“; a bare compound counts too."""
    return by_last_part(_fate_nouns(), lemma)


@cache
def _nouns() -> dict[str, str]:
    return {row["noun"].lower(): row["kind"] for row in rows("tolls")}


@lru_cache(maxsize=20_000)
def counted_as(noun: str) -> str | None:
    """Return what a noun says of those counted: a toll kind, or person, forces, workers, jobs, damage; None for other nouns.

    ``noun`` is a form or a lemma; „Verletzten“, „Toter“ are read as „Verletzte“, „Tote“.
    """
    found = by_last_part(_nouns(), noun)
    if found is None and noun.endswith(_ADJECTIVAL):
        found = by_last_part(_nouns(), noun[:-1])
    if found is None and noun.endswith(("in", "innen")):
        found = by_last_part(_nouns(), noun.removesuffix("nen")[:-2])  # „Helferinnen“
    if found is None and (_AGED.match(noun) or (noun[:1].isupper() and _names_a_person(noun))):
        return "person"
    return found


def _names_a_person(noun: str) -> bool:
    """A role („Bürgermeister“), or a noun whose form is that of persons („Imkerin“, „Wanderer“: of verbs in -ern)."""
    role = role_of(noun)
    return (
        (role is not None and role.office != "body")
        or person_noun(noun) is not None
        or noun.endswith(("erer", "erin", "erinnen"))
        or (noun.endswith(_LING) and not noun.lower().endswith(_NO_PERSONS))
        or _is_participle(noun)
    )


def _is_participle(noun: str) -> bool:
    """„drei Frühgeborene“, „vier Reisende“: a participle that stands as a noun names persons, where it is counted."""
    return noun.endswith(_INFLECTED) and any(
        a.category == "adjective" and a.lemma.endswith(_PARTICIPLES) and a.lemma != noun.lower() for a in analyses(noun.lower())
    )


def told_by_attribute(adjective: str) -> str | None:
    """Return the kind that an attribute tells: „verletzte“ → injured, „gefallene“ → killed; as the noun made of it does."""
    stem = adjective.lower().rstrip("nrsm") if adjective.endswith(("en", "er", "es", "em")) else adjective.lower()
    found = _nouns().get(stem)
    return None if found in _FATELESS else found
