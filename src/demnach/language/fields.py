"""Topological fields of a clause: what stands before, between and behind its two verbal brackets.

„[Am Abend]prefield [hat]left [der Minister den Plan]middle [verteidigt]right[, weil …]postfield“. In a verb-last clause the
left bracket is the subordinator (Duden-Grammatik, „Das topologische Modell“).
"""

from __future__ import annotations

from typing import NamedTuple

from demnach.language.types import Clause

Extent = tuple[int, int]
"""Token indices, half-open; start equals end where a field is empty."""


class Fields(NamedTuple):
    """The fields of a clause from left to right."""

    prefield: Extent
    left: Extent
    middle: Extent
    right: Extent
    postfield: Extent


def fields(clause: Clause) -> Fields | None:
    """Return the topological fields of a clause; None where it has no finite verb."""
    if clause.finite is None:
        return None
    if clause.subordinator is not None and clause.subordinator < clause.finite:
        left = (clause.subordinator, clause.subordinator + 1)
    else:
        left = (clause.finite, clause.finite + 1)
    begin, end = _closing([i for i in clause.verbs if i >= left[1]], clause.end)
    return Fields((clause.start, left[0]), left, (left[1], begin), (begin, end), (end, clause.end))


def _closing(verbs: list[int], end: int) -> Extent:
    """The right bracket: the last verbs of the complex that stand side by side."""
    if not verbs:
        return end, end
    last = max(verbs)
    first = last
    while first - 1 in verbs:
        first -= 1
    return first, last + 1


def verb_first(clause: Clause) -> bool:
    """„Sollte er kommen, …“: nothing stands before the finite verb."""
    found = fields(clause)
    return found is not None and clause.finite == clause.start and found.prefield[0] == found.prefield[1]
