"""Snippets: the stretch of a text in which the words of a query stand closest, and where in it they are."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from demnach.archive.lemmas import WORD
from demnach.archive.query import Clause, Word
from demnach.model.types import Span

_LENGTH = 180
"""Code points of a snippet, about."""


class Snippet(msgspec.Struct, frozen=True):
    """Words of a text: ``marks`` are the sought ones, in code points of ``words``; ``spans`` the evidence in the article."""

    words: str
    marks: tuple[Span, ...]
    spans: tuple[Span, ...]


def snippet(text: str, clauses: tuple[Clause, ...]) -> Snippet:
    """Return the stretch of a text with the most of the sought words, whole words, white space folded to one blank."""
    hits = list(_hits(text, 0, len(text), clauses))
    begin, end = _densest(text, hits)
    inside = [span for _, span in hits if begin <= span.start and span.end <= end]
    words = _one_line(text[begin:end])
    return Snippet(words, tuple(Span(span.start - begin, span.end - begin) for span in inside), tuple(inside))


def marked(text: str, spans: tuple[Span, ...], clauses: tuple[Clause, ...]) -> Snippet:
    """Return the words of spans, „ … “ between them, with the sought ones among them."""
    pieces: list[str] = []
    marks: list[Span] = []
    found: list[Span] = []
    at = 0
    for span in spans:
        for _, hit in _hits(text, span.start, span.end, clauses):
            marks.append(Span(at + hit.start - span.start, at + hit.end - span.start))
            found.append(hit)
        pieces.append(_one_line(span.of(text)))
        at += span.end - span.start + len(" … ")
    return Snippet(" … ".join(pieces), tuple(marks), tuple(found))


def _hits(text: str, begin: int, end: int, clauses: tuple[Clause, ...]) -> Iterator[tuple[int, Span]]:
    """Yield which sought word stands where."""
    sought = [word for clause in clauses if not clause.negated for term in clause.terms for word in term if word.keys]
    for match in WORD.finditer(text, begin, end):
        number = _which(sought, match[0])
        if number is not None:
            yield number, Span(match.start(), match.end())


def _which(sought: list[Word], word: str) -> int | None:
    return next((number for number, wanted in enumerate(sought) if wanted.fits(word)), None)


def _densest(text: str, hits: list[tuple[int, Span]]) -> tuple[int, int]:
    """Begin and end of the stretch with the most different words, at the borders of words."""
    best = max(hits, key=lambda hit: (_variety(hits, hit[1].start), -hit[1].start), default=None)
    begin = max(0, (best[1].start if best else 0) - _LENGTH // 4)
    end = min(len(text), begin + _LENGTH)
    while 0 < begin < len(text) and not text[begin - 1].isspace():
        begin += 1
    while end < len(text) and not text[end].isspace():
        end -= 1
    return (begin, end) if begin < end else (begin, min(len(text), begin + _LENGTH))


def _variety(hits: list[tuple[int, Span]], start: int) -> int:
    return len({number for number, span in hits if start <= span.start and span.end <= start + _LENGTH * 3 // 4})


def _one_line(text: str) -> str:
    """White space as blanks, character for character, so that offsets stay."""
    return "".join(" " if letter.isspace() else letter for letter in text)
