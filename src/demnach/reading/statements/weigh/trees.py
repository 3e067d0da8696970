"""Boosted trees over features that are there or not: many small questions, whose answers add up to a score.

``training/boost.py`` grows them. A node asks for a feature by its name, so that a tree can be read as it is written.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from math import exp
from pathlib import Path
from typing import Any

import msgspec


class Node(msgspec.Struct, array_like=True, frozen=True):
    """A question (go on at ``yes`` if the feature is there, else at ``no``) or, without a feature, an answer."""

    feature: str
    value: float
    yes: int
    no: int


_Nested = tuple[str, Any, Any]
"""A node as it is asked fastest: a question with the nodes that follow either way; without one, an answer."""


def _nested(tree: list[Node], at: int) -> _Nested:
    node = tree[at]
    return (node.feature, _nested(tree, node.yes), _nested(tree, node.no)) if node.feature else ("", node.value, None)


class Trees(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """The trees of a weigher, and the score that they start from; scores are log-odds."""

    start: float
    trees: list[list[Node]]

    @cached_property
    def _roots(self) -> list[_Nested]:
        return [_nested(tree, 0) for tree in self.trees]

    def probability(self, features: Collection[str]) -> float:
        """Return the probability, 0 to 1, of what has these features."""
        there = frozenset(features)
        score = self.start
        for feature, yes, no in self._roots:
            while feature:
                feature, yes, no = yes if feature in there else no
            score += yes
        return 1 / (1 + exp(-score))


def load_trees(path: Path) -> Trees:
    """Return the trees of a file."""
    return msgspec.json.decode(path.read_bytes(), type=Trees)
