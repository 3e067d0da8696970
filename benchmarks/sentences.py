"""Sentence boundaries: F1 on UD German GSD-dev, five sentences joined by a blank.

The sentences' ``# text`` lines are joined in blocks of five; the gold boundaries of a block are the ends of all but its last
sentence. A system boundary is right where it falls on the same character.
"""

from __future__ import annotations

import gzip

from benchmarks.shared import DATA
from demnach.language.sentences import split_sentences
from demnach.language.tokens import tokenize

BLOCK = 5


def texts() -> list[str]:
    """Return the sentences of GSD-dev as running text."""
    with gzip.open(DATA / "treebanks" / "de_gsd-ud-dev.conllu.gz", "rt", encoding="utf-8") as lines:
        return [line.removeprefix("# text = ").rstrip("\n") for line in lines if line.startswith("# text = ")]


def boundaries(text: str) -> set[int]:
    """Return the inner sentence ends that demnach sees in ``text``."""
    tokens = tokenize(text)
    return {tokens[s.end - 1].end for s in split_sentences(text, tokens, 0)} - {len(text.rstrip())}


def score() -> dict[str, float]:
    """Return precision, recall and F1 of the boundaries, in per cent."""
    right = wrong = missed = 0
    whole = texts()
    for n in range(0, len(whole), BLOCK):
        block = whole[n : n + BLOCK]
        gold, at = set(), 0
        for sentence in block[:-1]:
            gold.add(at + len(sentence))
            at += len(sentence) + 1
        found = boundaries(" ".join(block))
        right += len(gold & found)
        wrong += len(found - gold)
        missed += len(gold - found)
    return {
        "P": round(100 * right / (right + wrong), 1),
        "R": round(100 * right / (right + missed), 1),
        "F1": round(200 * right / (2 * right + wrong + missed), 1),
    }
