"""A statement while it is being put together: token ranges and the rule that found it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from demnach.lexicon.cues import Cue
from demnach.model.types import Act, Entity, Form, Medium

Range = tuple[int, int]
"""Token indices of the analysis, half-open."""
EntityOf = Callable[[list[Range]], Entity | None]
"""Look-up of the entity that a speaker's words name."""


@dataclass(slots=True)
class Draft:
    """A statement in token ranges; ``rule`` names the construction that found it and explains it to the reader."""

    form: Form
    rule: str
    content: list[Range]
    cue: list[int] = field(default_factory=list)
    frame: list[Range] = field(default_factory=list)
    speaker: list[Range] = field(default_factory=list)
    addressee: list[Range] = field(default_factory=list)
    telling: list[int] = field(default_factory=list)  # a told act's verb, which is no cue of its own wording
    entry: Cue | None = None
    parent: Draft | None = None
    source: Draft | None = None  # the earlier statement whose speaker this one carries on
    pointer: Draft | None = None  # the earlier statement whose source „demnach“ points back to
    weight: float = 1.0  # probability that this is a statement
    sourced: float = 1.0  # probability of the speaker among all candidates
    confidence: float = 1.0  # probability that speaker and content are both right
    medium: Medium = "unknown"
    act: Act = "say"

    @property
    def start(self) -> int:
        """First token of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Index behind the last token of the content."""
        return self.content[-1][1]

    def holds(self, i: int) -> bool:
        """True if token ``i`` belongs to the content."""
        return any(start <= i < end for start, end in self.content)


def minus(whole: Range, *holes: Range) -> list[Range]:
    """Return what is left of ``whole`` when the token ranges ``holes`` are cut out of it."""
    left = [whole]
    for start, end in holes:
        left = [
            piece
            for a, b in left
            for piece in (((a, min(b, start)), (max(a, end), b)) if start < b and a < end else ((a, b),))
            if piece[0] < piece[1]
        ]
    return left


def ranges(indices: Iterable[int]) -> list[Range]:
    """Join single token indices to ranges."""
    out: list[list[int]] = []
    for i in sorted(set(indices)):
        if out and out[-1][1] == i:
            out[-1][1] = i + 1
        else:
            out.append([i, i + 1])
    return [(a, b) for a, b in out]


def covers(outer: Sequence[Range], inner: Range) -> bool:
    """True if one of the ranges ``outer`` contains ``inner`` whole."""
    return any(a <= inner[0] and inner[1] <= b for a, b in outer)
