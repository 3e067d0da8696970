"""Choices out of several: every option has features, every feature a weight; the option with the highest sum is chosen.

A conditional logit (McFadden 1974), trained by ``training/choice.py``: the shares of options in their sum of exponentials are
probabilities.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec


class Chooser:
    """The weights of features; what it does not know weighs nothing."""

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights

    def score(self, features: Iterable[str]) -> float:
        """Return the sum of the weights of an option's features."""
        weight = self._weights.get
        return sum([weight(feature, 0.0) for feature in features])


def load_chooser(path: Path) -> Chooser:
    """Return the chooser of a file."""
    return Chooser(msgspec.json.decode(path.read_bytes(), type=dict[str, float]))
