"""Forenames and surnames: what a word can be as part of a person's name."""

from __future__ import annotations

from functools import cache, lru_cache

import marisa_trie

from demnach.lexicon.tables import DATA

MALE, FEMALE, SURNAME = 1, 2, 4
"""Flags of a name; a forename of any gender has one of the first two."""


@cache
def _trie() -> marisa_trie.RecordTrie:
    return marisa_trie.RecordTrie("<B").mmap(str(DATA / "names.marisa"))


@lru_cache(maxsize=20_000)
def name_flags(word: str) -> int:
    """Return MALE, FEMALE and SURNAME, or-ed together, as far as ``word`` is listed; 0 for an unknown word.

    A double name has the flags of its last part („Hans-Peter“, „Müller-Lüdenscheidt“).
    """
    if "\0" in word:  # the trie's own end mark
        return 0
    found = _trie().get(word)
    if found:
        return int(found[0][0])
    _, hyphen, last = word.rpartition("-")
    return name_flags(last) if hyphen and last[:1].isupper() else 0


def gender_of(forename: str) -> str:
    """Return „M“ or „F“ for a forename of one gender, „“ for one of both or none."""
    first, _, rest = forename.partition("-")
    flags = name_flags(first if rest else forename) & (MALE | FEMALE)
    return {MALE: "M", FEMALE: "F"}.get(flags, "")
