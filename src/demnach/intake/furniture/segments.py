"""Cutting plain text into segments: paragraphs, single lines of furniture, lists.

Blank lines divide; so does a line break, unless the text is hard-wrapped as agencies send it or the sentence runs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from demnach.model.types import Credit, PartKind

WIDEST_WRAP = 120
"""No text is hard-wrapped at more code points than this."""
FEWEST_WRAPPED = 3
"""So many line breaks it takes to tell a hard-wrapped text from one with a line a paragraph."""
SHORTEST_RUNNING_LINE = 30
"""A shorter line does not run on into the next, lower-case one: it is „mit dpa“ above „mkb“ rather than prose."""

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_FIRST_WORD = re.compile(r"\S+")
_BULLET = re.compile(r"[•·▪‣◦●○■□►▶→➔✓]\s*(?=\S)|[*–—-]\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)")
_WEAK_BULLETS = frozenset("*–—-")
_SENTENCE_END = re.compile(r"[.!?…:;][\"“”»«'’)\]]*$")


@dataclass(slots=True)
class Segment:
    """A stretch of text that is one part, or becomes several once datelines and credits are split off.

    ``marked`` tells that the document's markup gave the kind; ``items`` are the lines of a list, else empty;
    ``signers`` are the credits found in it.
    """

    start: int
    end: int
    kind: PartKind | None = None
    marked: bool = False
    items: list[tuple[int, int]] = field(default_factory=list)
    signers: list[Credit] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    bullet: int  # where the text after a bullet begins; the line's start if it has none
    after_blank: bool


def segments(text: str, blocks: Iterable[tuple[int, int, PartKind | None]]) -> list[Segment]:
    """Return the segments of ``blocks``; offsets are code points, white space at the ends is left out."""
    found: list[Segment] = []
    blocks = list(blocks)
    width = _wrap_width(text, blocks)
    for start, end, kind in blocks:
        if kind is None:
            found += _plain(text, list(_lines(text, start, end)), width)
        else:
            trimmed = _trimmed(text, start, end)
            if trimmed[0] < trimmed[1]:
                items = [(line.bullet, line.end) for line in _lines(text, start, end)] if kind == "list" else []
                found.append(Segment(*trimmed, kind, marked=True, items=items))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    """Yield the lines that are not blank, without white space at their ends."""
    last = start
    for match in _LINE.finditer(text, start, end):
        first, stop = _trimmed(text, *match.span())
        if first == stop:
            continue
        bullet = _BULLET.match(text, first, stop)
        blank = text.count("\n", last, match.start()) > 1 or last == start
        yield _Line(first, stop, bullet.end() if bullet else first, blank)
        last = match.end()


def _wrap_width(text: str, blocks: list[tuple[int, int, PartKind | None]]) -> int:
    """Return the width at which the text is hard-wrapped, 0 if it is not.

    In text wrapped by a program, no line could have taken the first word of the next.
    """
    breaks: list[tuple[int, int]] = []
    for start, end, kind in blocks:
        if kind is not None:
            continue
        previous: _Line | None = None
        for line in _lines(text, start, end):
            if line.end - line.start > WIDEST_WRAP:
                return 0
            if previous and not line.after_blank and line.bullet == line.start:
                breaks.append((previous.end - previous.start, _first_word(text, line)))
            previous = line
    if len(breaks) < FEWEST_WRAPPED:
        return 0
    width = max(length for length, _ in breaks)
    kept = sum(length + 1 + word > width for length, word in breaks)
    return width if kept >= 0.8 * len(breaks) else 0


def _first_word(text: str, line: _Line) -> int:
    word = _FIRST_WORD.match(text, line.start, line.end)
    return word.end() - word.start() if word else 0


def _plain(text: str, lines: list[_Line], width: int) -> list[Segment]:
    bulleted = _bulleted(text, lines)
    found: list[Segment] = []
    for i, line in enumerate(lines):
        if bulleted[i]:
            item = (line.bullet, line.end)
            if i and bulleted[i - 1] and not _far_apart(text, lines[i - 1], line):
                list_so_far = found[-1]
                list_so_far.end = line.end
                list_so_far.items.append(item)
            else:
                found.append(Segment(line.start, line.end, items=[item]))
        elif i and not line.after_blank and _runs_on(text, lines[i - 1], line, width):
            found[-1].end = line.end
            if found[-1].items:
                found[-1].items[-1] = (found[-1].items[-1][0], line.end)
        else:
            found.append(Segment(line.start, line.end))
    return found


def _far_apart(text: str, above: _Line, below: _Line) -> bool:
    return text.count("\n", above.end, below.start) > 2


def _runs_on(text: str, above: _Line, below: _Line, width: int) -> bool:
    """True if the line break between the two is only the end of a line."""
    length = above.end - above.start
    if width and length + 1 + _first_word(text, below) > width:
        return True
    ended = _SENTENCE_END.search(text, max(above.start, above.end - 4), above.end)
    return length >= SHORTEST_RUNNING_LINE and not ended and text[below.start].islower()


def _bulleted(text: str, lines: list[_Line]) -> list[bool]:
    """Tell which lines are items of a list: a dash or a number counts only where a neighbour has one too."""
    marks = [_mark(text, line) for line in lines]
    out: list[bool] = []
    for i, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if isinstance(mark, int):
            before, after = marks[i - 1] if i else None, marks[i + 1] if i + 1 < len(marks) else None
            listed = before == mark - 1 or after == mark + 1
            if listed:
                number = _NUMBER.match(text, line.start, line.end)
                line.bullet = number.end() if number else line.start
            out.append(listed)
        elif mark == "-":
            out.append("-" in (marks[i - 1] if i else None, marks[i + 1] if i + 1 < len(marks) else None))
        else:
            out.append(mark is not None)
    return out


def _mark(text: str, line: _Line) -> str | int | None:
    number = _NUMBER.match(text, line.start, line.end)
    if number:
        return int(number[1])
    if line.bullet == line.start:
        return None
    return "-" if text[line.start] in _WEAK_BULLETS else "•"
