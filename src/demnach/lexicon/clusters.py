"""Brown clusters of German words: words used alike share their first merges („Moskau“, „London“, „Tokio“)."""

from __future__ import annotations

from functools import cache, lru_cache

import marisa_trie

from demnach.lexicon.tables import DATA


@cache
def _trie() -> marisa_trie.RecordTrie:
    return marisa_trie.RecordTrie("<H").mmap(str(DATA / "clusters.marisa"))


@lru_cache(maxsize=20_000)
def cluster(word: str) -> int:
    """Return the number of the cluster of ``word``, 0 for a word not listed.

    The path through the merge tree is stored with its first step in the lowest bit, so ``cluster(word) & 0xF`` names
    the four coarsest divisions.
    """
    if "\0" in word:  # the trie's own end mark
        return 0
    found = _trie().get(word)
    return int(found[0][0]) if found else 0
