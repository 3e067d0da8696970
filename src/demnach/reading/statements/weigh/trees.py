"""Boosted trees over features that are there or not: many small questions, whose answers add up to a score.

``training/boost.py`` grows them. A node asks for a feature by its name, so that a tree can be read as it is written.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from math import exp
from pathlib import Path

import msgspec


class Node(msgspec.Struct, array_like=True, frozen=True):
    """A question (go on at ``yes`` if the feature is there, else at ``no``) or, without a feature, an answer."""

    feature: str
    value: float
    yes: int
    no: int


class Trees(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """The trees of a weigher, and the score that they start from; scores are log-odds."""

    start: float
    trees: list[list[Node]]

    @cached_property
    def _flat(self) -> list[tuple[list[str], list[float], list[int], list[int]]]:
        return [([n.feature for n in t], [n.value for n in t], [n.yes for n in t], [n.no for n in t]) for t in self.trees]

    def probability(self, features: Collection[str]) -> float:
        """Return the probability, 0 to 1, of what has these features."""
        there = frozenset(features)
        score = self.start
        for names, values, yes, no in self._flat:
            at = 0
            while name := names[at]:
                at = yes[at] if name in there else no[at]
            score += values[at]
        return 1 / (1 + exp(-score))


def load_trees(path: Path) -> Trees:
    """Return the trees of a file."""
    return msgspec.json.decode(path.read_bytes(), type=Trees)
