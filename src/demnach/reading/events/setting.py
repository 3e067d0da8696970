"""Where and when an event takes place: the places and times inside its clause."""

from __future__ import annotations

from collections.abc import Sequence

from demnach.language.types import Token
from demnach.model.types import Place, Span, Time
from demnach.reading.events.draft import Draft


def place_of(tokens: list[Token], found: Draft, places: Sequence[Place]) -> Place | None:
    """Return the place of an event, rather a town than its country."""
    extent, asides = _extent(tokens, found), _asides(tokens, found)
    here = [p for p in places if _within(p.start, p.end, extent) and not any(_within(p.start, p.end, a) for a in asides)]
    return next((p for p in here if p.kind != "country"), here[0] if here else None)


def time_of(tokens: list[Token], found: Draft, times: Sequence[Time]) -> Time | None:
    """Return the first date or clock time of an event's clause."""
    extent = _extent(tokens, found)
    return next((t for t in times if _within(t.start, t.end, extent) and t.type in ("DATE", "TIME")), None)


def _extent(tokens: list[Token], found: Draft) -> Span:
    start, end = (found.clause.start, found.clause.end) if found.clause else (found.sentence.start, found.sentence.end)
    return Span(tokens[start].start, tokens[end - 1].end)


def _asides(tokens: list[Token], found: Draft) -> list[Span]:
    """The relative clauses inside the event's clause: „…, die in der Grenzregion kämpften“ places something else."""
    clauses = found.sentence.clauses
    return [
        Span(tokens[c.start].start, tokens[c.end - 1].end)
        for c in clauses
        if c.kind == "relative" and c is not found.clause and not any(c.start <= t < c.end for t in found.triggers)
    ]


def _within(start: int, end: int, span: Span) -> bool:
    return span.start <= start and end <= span.end
