"""Statement models: what they weigh, where they lie, and how they are found by name.

A model is a folder: ``kept.crfsuite`` and ``kept.trees`` (is this proposal a statement? the mean of both), ``border.choice``
(does it begin or end better elsewhere?), ``speaker.choice`` (which words name its speaker?), ``right.crfsuite`` (are its
speaker and content both right?), ``medium.crfsuite`` (speech, writing, thought), ``model.toml`` (thresholds, and the curves
that turn scores into frequencies), its card and its licence. „default“ comes with demnach and is free for any use; other models
are packages that name their folder under the entry point ``demnach.statement_models``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import cast

import msgspec
import pycrfsuite

from demnach.model.types import Medium
from demnach.reading.statements.weigh.choice import load_chooser
from demnach.reading.statements.weigh.trees import load_trees

DEFAULT = "default"
GROUP = "demnach.statement_models"
_YES = "1"


class Settings(msgspec.Struct, forbid_unknown_fields=True):
    """What ``model.toml`` holds."""

    threshold: float
    """Least probability, 0 to 1, of a proposal that is kept."""
    threshold_of: dict[str, float]
    """The same for single forms."""
    curve: list[tuple[float, float]]
    """Score of ``right`` and how often such statements are right, ascending; between its points the line is straight."""
    curve_of: dict[str, list[tuple[float, float]]] = {}
    """The same for single forms."""


class StatementModel:
    """The weighers of a model; makes no statements of its own."""

    def __init__(self, folder: Path) -> None:
        self._kept = _weigher(folder / "kept.crfsuite")
        self._right = _weigher(folder / "right.crfsuite")
        self._kept_trees = load_trees(folder / "kept.trees")
        self._borders, self._speakers = load_chooser(folder / "border.choice"), load_chooser(folder / "speaker.choice")
        self._medium = _weigher(folder / "medium.crfsuite")
        self.settings = msgspec.toml.decode((folder / "model.toml").read_bytes(), type=Settings)

    def kept(self, features: Sequence[str]) -> float:
        """Return the probability, 0 to 1, that a proposal is a statement."""
        return (_probability(self._kept, features) + self._kept_trees.probability(features)) / 2

    def keeps(self, form: str, probability: float) -> bool:
        """Whether a proposal of that form and probability is kept."""
        return probability >= self.settings.threshold_of.get(form, self.settings.threshold)

    def right(self, form: str, features: Sequence[str]) -> float:
        """Return the calibrated probability, 0 to 1, that speaker and content of a statement of that form are both right."""
        return along(self.settings.curve_of.get(form, self.settings.curve), _probability(self._right, features))

    def border(self, features: Sequence[str]) -> float:
        """Return a border's score; scores are logarithms of shares in a choice."""
        return self._borders.score(features)

    def speaker(self, features: Sequence[str]) -> float:
        """Return a candidate's score for the speaker; scores are logarithms of shares in a choice."""
        return self._speakers.score(features)

    def medium(self, features: Sequence[str]) -> Medium:
        """Return the medium by which a statement was told."""
        return cast(Medium, self._medium.tag([list(features)])[0])


def along(curve: Sequence[tuple[float, float]], score: float) -> float:
    """Return the height of a curve of straight pieces at a score; level before its first and behind its last point."""
    at = bisect_right(curve, score, key=lambda point: point[0])
    if at in (0, len(curve)):
        return curve[0][1] if at == 0 else curve[-1][1]
    (x, low), (y, high) = curve[at - 1], curve[at]
    return low + (high - low) * (score - x) / (y - x)


def model_names() -> tuple[str, ...]:
    """Return the names of the models that are installed, „default“ first."""
    from importlib.metadata import entry_points

    return (DEFAULT, *sorted(point.name for point in entry_points(group=GROUP)))


def check_model(name: str) -> None:
    """Raise ValueError, with the models that are installed, if none of that name is."""
    if name != DEFAULT and name not in model_names():
        raise ValueError(f"there is no model {name!r}; the models are {', '.join(model_names())}")


@cache
def load_model(name: str) -> StatementModel:
    """Return a model by its name. Raises ValueError if none of that name is installed."""
    check_model(name)
    if name == DEFAULT:
        return StatementModel(Path(str(files("demnach.reading.statements").joinpath("models", DEFAULT))))
    from importlib.metadata import entry_points

    (point,) = entry_points(group=GROUP, name=name)
    return StatementModel(Path(str(files(point.module))))


def _weigher(path: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def _probability(weigher: pycrfsuite.Tagger, features: Sequence[str]) -> float:
    """One item alone makes a conditional random field a maximum-entropy classifier."""
    weigher.set([list(features)])
    return float(weigher.marginal(_YES, 0))
