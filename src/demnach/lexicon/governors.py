"""Words that say whether the event they govern happened, from ``data/governors.tsv``."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple, cast

from demnach.lexicon.tables import rows
from demnach.model.types import Modality, Polarity

Stance = tuple[Polarity, Modality]


class Governor(NamedTuple):
    """A governing word: its fixed words (lower case), what it makes of the event, and what it does when it is negated."""

    words: tuple[str, ...]
    stance: Stance
    negated: Stance | None


@cache
def _governors(kind: str) -> dict[str, tuple[Governor, ...]]:
    found: dict[str, list[Governor]] = defaultdict(list)
    for row in rows("governors"):
        if row["kind"] == kind:
            *words, head = row["words"].split()
            stance = cast("Stance", (row["polarity"], row["modality"]))
            negated = cast("Stance", tuple(row["negated"].split())) if row["negated"] != "-" else None
            found[head].append(Governor(tuple(words), stance, negated))
    return {head: tuple(sorted(some, key=lambda one: -len(one.words))) for head, some in found.items()}


def governing_verb(lemma: str, words: set[str]) -> Governor | None:
    """Return what a verb with its clause's words (lower case) makes of an event it governs; None if nothing."""
    return next((one for one in _governors("verb").get(lemma, ()) if set(one.words) <= words), None)


def governing_noun(lemma: str) -> Stance | None:
    """Return what a noun before an event makes of it: „Sorge vor“, „Forderung nach“."""
    found = _governors("noun").get(lemma)
    return found[0].stance if found else None


def governing_adjective(word: str) -> Stance | None:
    """Return what an attribute makes of an event: „geplanter“, „befürchteten“."""
    stems = _governors("adjective")
    lower = word.lower()
    for ending in ("", "e", "er", "es", "en", "em"):
        found = stems.get(lower.removesuffix(ending)) if lower.endswith(ending) else None
        if found:
            return found[0].stance
    return None
