"""Brown clusters of German words: words used alike share their first merges („Moskau“, „London“, „Tokio“)."""

from __future__ import annotations

from functools import cache, lru_cache

import marisa_trie

from demnach.lexicon.tables import DATA


@cache
def _trie(file: str) -> marisa_trie.RecordTrie:
    return marisa_trie.RecordTrie("<H").mmap(str(DATA / file))


@lru_cache(maxsize=20_000)
def cluster(word: str) -> int:
    """Return the number of the cluster of a frequent ``word``, 0 for a word not listed.

    The path through the merge tree is stored with its first step in the lowest bit, so ``cluster(word) & 0xF`` names
    the four coarsest divisions.
    """
    if "\0" in word:  # the trie's own end mark
        return 0
    found = _trie("clusters.marisa").get(word)
    return int(found[0][0]) if found else 0


@lru_cache(maxsize=20_000)
def name_cluster(word: str) -> int:
    """Return the cluster of a word, of the rare capitalised ones too: what names and nouns need; 0 for one not listed."""
    found = cluster(word)
    if found or not word[:1].isupper() or "\0" in word:
        return found
    rare = _trie("clusters-rare.marisa").get(word)
    return int(rare[0][0]) if rare else 0
