"""Words that tell a government from its town: verbs, nouns and adjectives of politics, sport, towns and land.

What the classes mean is said at the head of ``data/metonyms.tsv``; this module only reads and indexes them.
"""

from __future__ import annotations

from functools import cache, lru_cache

from demnach.lexicon.cues import load_cues
from demnach.lexicon.tables import rows

_SHORTEST_HEAD = 4
"""Compounds are read by a head of so many letters: „Rat“ and „Bad“ end too many other words."""
_ENDINGS = ("", "s", "es", "n", "en", "e")
_FIRST_PARTS = {
    "sport": ("fußball", "handball", "baseball", "abseits", "olympia", "marathon", "turnier", "torschützen"),
    "town": ("stadt",),
    "land": ("touristen", "urlauber", "besucher"),
}
"""First parts that make any noun one of sport, the town or the land: „Abseitsentscheidung“, „Stadtbus“, „Touristenzahl“."""
_TELLING = frozenset({"say", "report", "assess", "expect"})
"""Acts of anybody who writes or counts: „Studie“, „Statistik“."""


@cache
def _words() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows("metonyms"):
        found[row["word"]] = found.get(row["word"], frozenset()) | {row["class"]}
    return found


@cache
def _heads() -> dict[str, frozenset[str]]:
    return {word.lower(): sorts for word, sorts in _words().items() if word[0].isupper() and len(word) >= _SHORTEST_HEAD}


def sorts_of_word(lemma: str) -> frozenset[str]:
    """Return the classes of a verb, an adjective or a participle by its lemma."""
    return _words().get(lemma, frozenset())


@lru_cache(maxsize=20_000)
def sorts_of_noun(word: str) -> frozenset[str]:
    """Return the classes of a noun, a compound by its head, its inflection set aside."""
    for ending in _ENDINGS:
        if word.endswith(ending) and (sorts := _words().get(word.removesuffix(ending))) is not None:
            return sorts
    lower = word.lower()
    for sort, first_parts in _FIRST_PARTS.items():
        if lower.startswith(first_parts):
            return frozenset({sort})
    for at in range(2, len(lower) - _SHORTEST_HEAD + 1):
        for ending in _ENDINGS:
            if lower.endswith(ending) and (sorts := _heads().get(lower[at:].removesuffix(ending))) is not None:
                return sorts
    cue = load_cues().noun(word)
    if (cue is not None and cue.act not in _TELLING) or _names_an_act(lower):
        return frozenset({"stance"})  # „Moskaus Beteuerung“, „die Entsendung“
    return frozenset()


def _names_an_act(noun: str) -> bool:
    """„Entsendung“ is what „entsenden“ does, „Festhalten“ what „festhalten“ does."""
    stem = noun.removesuffix("en").removesuffix("ung")
    verbs = (noun,) if stem == noun else (noun, stem + "en", stem + "n")
    return any(sorts_of_word(verb) & {"act", "common"} for verb in verbs)
