"""Nouns for persons that no list has, told by their form: „Finder“ names persons, since there is the „Finderin“.

German moves the noun of a person into the feminine with -in (Duden, Movierung: „der Imker, die Imkerin“), and hardly ever
that of a thing: no „Rechnerin“ stands beside the „Rechner“. A few endings make nouns of persons alone („Pharmakologe“).
"""

from __future__ import annotations

import re
from functools import lru_cache

from demnach.lexicon.forms import AGREEMENT, analyses, known
from demnach.lexicon.roles import Role

_MASCULINE = sum(1 << at for at, (_, number, gender) in enumerate(AGREEMENT) if (number, gender) == ("S", "M"))
_FEMININE = sum(1 << at for at, (_, number, gender) in enumerate(AGREEMENT) if (number, gender) == ("S", "F"))
_OF_PERSONS = ("iker", "ikerin", "loge", "login", "soph", "sophin")
"""Endings of nouns of persons: „Pharmakologe“, „Botanikerin“, „Theosoph“."""
_LER = re.compile(r"[^aeiouäöülh]ler(?:in)?$")
"""„Vogelkundler“, „Medienrechtlerin“; behind a vowel or h the l belongs to the stem („Keller“, „Fehler“)."""
_THINGS_IN_E = frozenset({
    "Buchstabe", "Friede", "Funke", "Gedanke", "Glaube", "Haufe", "Käse", "Name", "Same", "Schade", "Wille",
})  # fmt: skip
_TAKE_IN = ("ant", "ent", "er", "eur", "ist", "or")
"""Endings of masculines that take -in whatever they mean: „Konditorin“."""
_SHORTEST = 8
"""Letters of the shortest noun that an ending alone makes one of a person: not „Loge“, „Login“."""
_SHORTEST_TAIL = 4
_ANIMALS = frozenset({
    "Affe", "Bär", "Drache", "Elefant", "Esel", "Falke", "Hase", "Löwe", "Ochse", "Panther", "Rabe", "Rüde", "Tiger",
})  # fmt: skip
"""They have feminines or endings of persons as well."""


@lru_cache(maxsize=20_000)
def person_noun(noun: str) -> Role | None:
    """Read a noun in the singular as that of a person by its form alone; None if the form tells nothing of the kind.

    A compound is read by its last part: „Hobbygärtnerin“.
    """
    if not noun[:1].isupper():
        return None
    if _derived(noun):
        return _role("", noun[:-2], "F")
    if noun.endswith("er") and not analyses(noun):
        return _role("", noun, "M")  # „der Streetworker“
    for tail in (noun, *(noun[cut:].capitalize() for cut in range(2, len(noun) - _SHORTEST_TAIL + 1))):
        if known(tail):
            moved = _masculine_of(tail) if tail.endswith("in") else tail if _has_feminine(tail) else None
            if moved is not None and moved not in _ANIMALS:
                return _role(noun[: len(noun) - len(tail)], moved, "F" if tail.endswith("in") else "M")
            break
    if _weak(noun):
        return _role("", noun, "M")
    if len(noun) >= _SHORTEST and (noun.endswith(_OF_PERSONS) or _LER.search(noun)):
        feminine = noun.endswith("in")
        masculine = noun if not feminine else noun[:-2] + ("e" if noun.endswith("login") else "")
        return _role("", masculine, "F" if feminine else "M")
    return None


def _masculine_of(feminine: str) -> str | None:
    """„Wirtin“ → Wirt; „der Termin“ is no feminine of „der Term“."""
    stem = feminine[:-2]
    return next((form for form in (stem, stem + "e") if _is(feminine, _FEMININE) and _is(form, _MASCULINE)), None)


def _weak(noun: str) -> bool:
    """„Oberhirte“: masculines in -e are persons and animals, but for the few that once ended in -en („der Gedanke“)."""
    last = next((tail for cut in range(2, len(noun) - 3) if known(tail := noun[cut:].capitalize())), noun)
    if not noun.endswith("e") or {noun, last} & (_THINGS_IN_E | _ANIMALS) or not analyses(noun):
        return False
    return all(
        a.category == "noun" and a.lemma == noun and a.agreement & _MASCULINE and not a.agreement & _FEMININE
        for a in analyses(noun)
    )


def _derived(noun: str) -> bool:
    """„Konditorin“, „Streetworkerin“: the lexicon lacks the word, or has it in parts alone; its ending can be nothing else."""
    return noun.endswith("in") and noun[:-2].endswith(_TAKE_IN) and not known(noun) and not known(noun[:-2] + "ine")


def _has_feminine(masculine: str) -> bool:
    return _is(masculine, _MASCULINE) and _is(masculine.removesuffix("e") + "in", _FEMININE)


def _is(noun: str, gender: int) -> bool:
    return known(noun) and any(a.category == "noun" and a.lemma == noun and a.agreement & gender for a in analyses(noun))


def _role(before: str, head: str, gender: str) -> Role:
    head = before + head.lower() if before else head
    office = "expert" if head.endswith("loge") else "trade"
    return Role(head, "person", office, "-", gender, "" if gender == "M" and head.endswith("er") else "sg")
