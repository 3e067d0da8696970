"""An article's text cut at the borders of its statements, for every view that marks them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from demnach.model.types import Party, Reading, Span, Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text within one part that no border crosses.

    ``around`` holds the numbers of the statements whose content it belongs to, the innermost last; ``evidence`` those whose
    speaker, cue or chain it proves; ``ends`` those whose content ends with it. Numbers count ``reading.statements`` from 0.
    """

    start: int
    end: int
    around: tuple[int, ...] = ()
    evidence: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    statement: int
    content: bool
    depth: int


class Marks:
    """The statements of a reading, found by where they stand."""

    def __init__(self, reading: Reading) -> None:
        self.statements = reading.statements
        self.order = {statement.id: n for n, statement in enumerate(reading.statements)}
        """The number of each statement by its id."""

    @cached_property
    def _marks(self) -> list[_Mark]:
        found = []
        for number, statement in enumerate(self.statements):
            depth = self._depth(statement)
            found += [_Mark(span, number, True, depth) for span in statement.content]
            found += [_Mark(span, number, False, depth) for span in evidence(statement)]
        return sorted(found, key=lambda mark: mark.span.start)

    def _depth(self, statement: Statement) -> int:
        """How many statements this one is told inside of."""
        depth = 0
        while statement.parent in self.order and depth < len(self.statements):
            statement = self.statements[self.order[statement.parent]]
            depth += 1
        return depth

    @cached_property
    def _starts(self) -> list[int]:
        return [mark.span.start for mark in self._marks]

    @cached_property
    def _longest(self) -> int:
        return max((mark.span.end - mark.span.start for mark in self._marks), default=0)

    @cached_property
    def last_ends(self) -> dict[int, int]:
        """Where the content of each statement ends."""
        return {n: max(s.end for s in statement.content) for n, statement in enumerate(self.statements) if statement.content}

    @cached_property
    def children(self) -> dict[int | None, list[int]]:
        """The statements told inside each statement, in the text's order; under None those told by the article itself."""
        found: dict[int | None, list[int]] = {None: []}
        for number, statement in enumerate(self.statements):
            parent = self.order.get(statement.parent) if statement.parent is not None else None
            found.setdefault(parent, []).append(number)
        return found

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Cut the text from ``start`` to ``end`` (code points) at the borders of statements and of their evidence."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        inside = [mark for mark in self._marks[first:last] if mark.span.end > start]
        cuts: list[int] = sorted({start, end, *(c for m in inside for c in (m.span.start, m.span.end) if start < c < end)})
        opening = iter(inside)
        upcoming = next(opening, None)
        open_marks: list[_Mark] = []
        for a, b in pairwise(cuts):
            open_marks = [mark for mark in open_marks if mark.span.end > a]
            while upcoming is not None and upcoming.span.start <= a:
                insort(open_marks, upcoming, key=_outermost_first)
                upcoming = next(opening, None)
            around = tuple(dict.fromkeys(mark.statement for mark in open_marks if mark.content))
            ends = tuple(n for n in sorted(around) if self.last_ends[n] == b)
            proved = tuple(dict.fromkeys(mark.statement for mark in open_marks if not mark.content))
            yield Piece(a, b, around, proved, ends)


def _outermost_first(mark: _Mark) -> tuple[int, int, int]:
    return mark.span.start - mark.span.end, mark.depth, mark.statement


def evidence(statement: Statement) -> list[Span]:
    """Return the spans that prove who says so: cue, speaker and addressee, and the links of the chain."""
    spans = [*statement.cue]
    parties: list[Party | None] = [statement.speaker, statement.addressee]
    spans += [span for party in parties if party is not None for span in party.spans]
    spans += [span for link in statement.chain for span in link.evidence]
    return sorted(set(spans))
