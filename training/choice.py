"""Weights for choices out of several: a conditional logit (McFadden 1974), drawn towards nought. Needs numpy and scipy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np
from scipy.optimize import minimize

from training.boost import matrix_of

_SEEN = 3
"""Options that a feature must be in."""
_LEAST = 0.001
"""Weights nearer to nought than this are left out."""


@dataclass
class Choices:
    """Options (features each) with their shares in being right, choice by choice, and how much each choice counts."""

    options: list[list[str]] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    importance: list[float] = field(default_factory=list)

    def add(self, options: Sequence[list[str]], worth: Sequence[float], importance: float) -> None:
        """Add a choice; the options that are worth most share being right."""
        best = [value == max(worth) for value in worth]
        self.options += options
        self.shares += [is_best / sum(best) for is_best in best]
        self.sizes.append(len(options))
        self.importance.append(importance)

    def extend(self, other: Choices) -> None:
        """Add all choices of others."""
        self.options += other.options
        self.shares += other.shares
        self.sizes += other.sizes
        self.importance += other.importance


def fitted(choices: Choices, drawn: float) -> dict[str, float]:
    """Return the weights of features; ``drawn`` is how strongly they are drawn towards nought (L2)."""
    counts = Counter(feature for option in choices.options for feature in set(option))
    names = sorted(feature for feature, count in counts.items() if count >= _SEEN)
    matrix = matrix_of(choices.options, {name: n for n, name in enumerate(names)}).astype(float)
    turned = matrix.T.tocsr()
    sizes, shares = np.asarray(choices.sizes), np.asarray(choices.shares)
    begins, counted = np.cumsum(sizes) - sizes, np.repeat(choices.importance, sizes)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, begins), sizes)
        sums = np.repeat(np.add.reduceat(np.exp(scores), begins), sizes)
        likely = np.exp(scores) / sums
        value = -(counted * shares * (scores - np.log(sums))).sum() + drawn / 2 * weights @ weights
        return float(value), turned @ (counted * (likely - shares)) + drawn * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return {name: round(float(weight), 4) for name, weight in zip(names, found, strict=True) if abs(weight) > _LEAST}


def save_choice(weights: dict[str, float], path: Path) -> None:
    path.write_bytes(msgspec.json.encode(weights))
