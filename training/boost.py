"""Gradient boosting over features that are there or not: small trees, each fitted to what the ones before it leave open.

After Friedman 2001 and Chen & Guestrin 2016 (second-order gains, leaves drawn towards nought). A tree grows by its best leaf.
Every tree sees a part of the rows and of the features; a fixed seed makes the result the same at each run.
Needs numpy and scipy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from demnach.reading.statements.weigh.trees import Node, Trees

Vector = NDArray[np.float64]
Rows = Sequence[Sequence[str]]
Columns = list[NDArray[np.intp]]
"""For every feature the rows that have it."""


@dataclass(frozen=True)
class Growth:
    """How trees grow."""

    trees: int
    leaves: int
    rate: float = 0.05
    fewest: int = 8  # rows in a leaf
    drawn: float = 5.0  # strength with which leaves are drawn towards nought
    rows: float = 0.8  # part of the rows that a tree sees
    features: float = 0.2  # part of the features that a tree sees
    seen: int = 5  # rows that a feature must be in


class _Leaf:
    """Rows that are still together, and the best way of parting them."""

    def __init__(self, grower: _Grower, rows: NDArray[np.intp], sums: NDArray[np.float64] | None = None) -> None:
        self.rows = rows
        self.gradient, self.weight = float(grower.gradients[rows].sum()), float(grower.weights[rows].sum())
        self.sums = grower.sums(rows) if sums is None else sums
        self.gain, self.feature = grower.best(self)


class _Grower:
    """One tree on the way: gradients and weights (second derivatives) of the rows, and the features it may ask for."""

    def __init__(
        self,
        matrix: csr_matrix,
        columns: Columns,
        gradients: Vector,
        weights: Vector,
        allowed: NDArray[np.bool_],
        growth: Growth,
    ) -> None:
        self.matrix, self.columns, self.allowed, self.growth = matrix, columns, allowed, growth
        self.gradients, self.weights = gradients, weights
        self.statistics = np.column_stack([gradients, weights, np.ones(len(gradients))])

    def sums(self, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """For every feature the gradients, weights and number of the rows that have it."""
        part = self.matrix[rows]
        columns = part.indices
        own = np.repeat(rows, np.diff(part.indptr))
        width = self.matrix.shape[1]
        return np.array([np.bincount(columns, self.statistics[own, k], width) for k in range(3)])

    def best(self, leaf: _Leaf) -> tuple[float, int]:
        """Return the gain of the best feature to ask for, and that feature."""
        drawn, fewest = self.growth.drawn, self.growth.fewest
        gradient, weight, number = leaf.sums
        rest = leaf.gradient - gradient
        gains = gradient**2 / (weight + drawn) + rest**2 / (leaf.weight - weight + drawn)
        gains -= leaf.gradient**2 / (leaf.weight + drawn)
        gains[(number < fewest) | (len(leaf.rows) - number < fewest) | ~self.allowed] = 0.0
        feature = int(gains.argmax())
        return float(gains[feature]), feature

    def grow(self, rows: NDArray[np.intp]) -> list[tuple[int, float, int, int]]:
        """Return the nodes: feature asked for (-1 in a leaf), value, next node if it is there, next node if not."""
        nodes: list[tuple[int, float, int, int]] = [(-1, 0.0, 0, 0)]
        leaves = {0: _Leaf(self, rows)}
        while len(leaves) < self.growth.leaves:
            at = max(leaves, key=lambda n: leaves[n].gain)
            leaf = leaves[at]
            if leaf.gain <= 1e-9:
                break
            has = np.zeros(self.matrix.shape[0], bool)
            has[self.columns[leaf.feature]] = True
            inside = has[leaf.rows]
            yes, no = leaf.rows[inside], leaf.rows[~inside]
            del leaves[at]
            small, big = (yes, no) if len(yes) <= len(no) else (no, yes)
            first = _Leaf(self, small)
            second = _Leaf(self, big, leaf.sums - first.sums)
            with_it, without = (first, second) if small is yes else (second, first)
            nodes[at] = (leaf.feature, 0.0, len(nodes), len(nodes) + 1)
            leaves[len(nodes)], leaves[len(nodes) + 1] = with_it, without
            nodes += [(-1, 0.0, 0, 0), (-1, 0.0, 0, 0)]
        for at, leaf in leaves.items():
            nodes[at] = (-1, -self.growth.rate * leaf.gradient / (leaf.weight + self.growth.drawn), 0, 0)
        return nodes


def boost(rows: Rows, targets: Sequence[bool], growth: Growth) -> Trees:
    """Return trees that tell, from a row's features, how likely its target is true."""
    counts = Counter(feature for row in rows for feature in set(row))
    names = sorted(feature for feature, count in counts.items() if count >= growth.seen)
    matrix = matrix_of(rows, {name: n for n, name in enumerate(names)})
    by_column = matrix.tocsc()
    columns = [by_column.indices[a:b] for a, b in zip(by_column.indptr, by_column.indptr[1:], strict=False)]
    wanted = np.asarray(targets, float)
    start = float(np.log(wanted.mean() / (1 - wanted.mean())))
    scores = np.full(len(rows), start)
    chance = np.random.default_rng(1)
    trees: list[list[Node]] = []
    for _ in range(growth.trees):
        likely = 1 / (1 + np.exp(-scores))
        gradients, weights = likely - wanted, likely * (1 - likely)
        allowed = chance.random(len(names)) < growth.features
        grower = _Grower(matrix, columns, gradients, weights, allowed, growth)
        nodes = grower.grow(np.flatnonzero(chance.random(len(rows)) < growth.rows))
        scores += _values(matrix, columns, nodes)
        trees.append([Node(names[f] if f >= 0 else "", round(value, 5), a, b) for f, value, a, b in nodes])
    return Trees(start, trees)


def _values(matrix: csr_matrix, columns: Columns, nodes: list[tuple[int, float, int, int]]) -> Vector:
    """What a tree gives to every row."""
    at = np.zeros(matrix.shape[0], np.intp)
    for n, (feature, _, yes, no) in enumerate(nodes):  # a node always comes before those below it
        if feature >= 0:
            here = at == n
            has = np.zeros(len(at), bool)
            has[columns[feature]] = True
            at[here & has], at[here & ~has] = yes, no
    return np.array([node[1] for node in nodes])[at]


def matrix_of(rows: Rows, number: dict[str, int]) -> csr_matrix:
    """Return the rows as ones and noughts; ``number`` gives features their columns."""
    indices: list[int] = []
    ends = [0]
    for row in rows:
        indices += sorted({number[feature] for feature in row if feature in number})
        ends.append(len(indices))
    return csr_matrix((np.ones(len(indices), np.int8), indices, ends), shape=(len(rows), max(len(number), 1)))


def save(trees: Trees, path: Path) -> None:
    path.write_bytes(msgspec.json.encode(trees))
