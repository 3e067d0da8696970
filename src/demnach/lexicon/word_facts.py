"""What the lists of names know of a single word: forename, surname, town by size, listed bearer."""

from __future__ import annotations

from functools import lru_cache

from demnach.lexicon.known import known_names
from demnach.lexicon.names import FEMALE, MALE, SURNAME, name_flags
from demnach.lexicon.places import population

_CITY, _TOWN = 200_000, 20_000
"""Inhabitants."""


@lru_cache(maxsize=20_000)
def name_facts(word: str) -> tuple[str, ...]:
    """Return what a word can be as a name, a genitive s set aside where that makes it known: („forename“, „town3“)."""
    facts = []
    bare = word[:-1] if word.endswith("s") and len(word) > 4 else word
    flags = name_flags(word) or name_flags(bare)
    if flags & (MALE | FEMALE):
        facts.append("forename")
    if flags & SURNAME:
        facts.append("surname")
    people = population(word)
    if people < 0:
        people = population(bare)
    if people >= 0:
        facts.append("town" + ("3" if people > _CITY else "2" if people > _TOWN else "1"))
    bearer = known_names().get(word) or known_names().get(bare)
    if bearer is not None:
        facts.append("known=" + bearer.kind)
    return tuple(facts)
