"""Words that turn the act of a cue, and words of likelihood."""

from __future__ import annotations

from functools import cache
from typing import Literal

from demnach.lexicon.tables import rows

EvaluationClass = Literal["charge", "comment", "consent", "disputing", "likely"]


@cache
def evaluations(kind: EvaluationClass) -> frozenset[str]:
    """Return the words of one class of ``data/evaluations.tsv``, whose head says what the classes are."""
    return frozenset(row["word"] for row in rows("evaluations") if row["class"] == kind)
