"""Where and when an event takes place: the places and times inside its clause."""

from __future__ import annotations

from collections.abc import Sequence

from demnach.language.types import Analysis, Sentence, Token
from demnach.model.types import Place, Span, Time
from demnach.reading.events.draft import Draft


class Surroundings:
    """The places of an article, asked for the one nearest to some words."""

    def __init__(self, analysis: Analysis, places: Sequence[Place]) -> None:
        self.tokens, self.places = analysis.tokens, places
        self.starts = {token.start: token.i for token in analysis.tokens}

    def place_near(self, sentence: Sentence, words: Span) -> tuple[Span, ...]:
        """Return where the people of a toll were: the nearest place of their sentence, else the last one named before.

        A country counts only where no smaller place is named.
        """
        begin, end = self.tokens[sentence.start].start, self.tokens[sentence.end - 1].end
        here = [place for place in self.places if begin <= place.start and place.end <= end]
        small = [place for place in here if place.kind != "country"]
        if here:
            nearest = min(small or here, key=lambda p: (self._left(p), _gap(words, p)))
            return (Span(nearest.start, nearest.end),)
        before = [place for place in self.places if place.end <= begin]
        return (Span(before[-1].start, before[-1].end),) if before else ()

    def _left(self, place: Place) -> bool:
        """„aus Bocholt“: where somebody comes from is not where he was hit or sent."""
        i = self.starts.get(place.start)
        return i is not None and i > 0 and self.tokens[i - 1].text.lower() == "aus"


def _gap(words: Span, place: Place) -> int:
    return words.start - place.end if place.end <= words.start else place.start - words.end


def place_of(tokens: list[Token], found: Draft, places: Sequence[Place]) -> Place | None:
    """Return the place of an event, rather a town than its country."""
    extent, asides = _extent(tokens, found), _asides(tokens, found)
    here = [p for p in places if _within(p.start, p.end, extent) and not any(_within(p.start, p.end, a) for a in asides)]
    return next((p for p in here if p.kind != "country"), here[0] if here else None)


def time_of(tokens: list[Token], found: Draft, times: Sequence[Time]) -> Time | None:
    """Return the first date or clock time of an event's clause."""
    extent = _extent(tokens, found)
    return next((t for t in times if _within(t.start, t.end, extent) and t.type in ("DATE", "TIME")), None)


def is_later(time: Time | None, published: str | None) -> bool:
    """Whether a time begins after the day of publication; compared as ISO 8601 dates, so far as both tell."""
    if time is None or not published or not time.value[:4].isdigit():
        return False
    value, day = time.value[:10], published[:10]
    if "W" in value or "X" in value or not all(part.isdigit() for part in value.split("-")):
        return value[:4] > day[:4]
    return value[: len(day)] > day[: len(value)]


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
