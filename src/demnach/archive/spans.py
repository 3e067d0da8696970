"""Spans, parties and lists as the JSON that columns hold: [[12, 45], [60, 70]]."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from demnach.model.types import Party, Span

_SPANS = msgspec.json.Decoder(list[tuple[int, int]])
_MENTIONS = msgspec.json.Decoder(list[list[tuple[int, int]]])
_PARTIES = msgspec.json.Decoder(list[tuple[str | None, list[tuple[int, int]]]])
_NAMES = msgspec.json.Decoder(list[str])


def encoded(value: object) -> str:
    """Return a value as compact JSON."""
    return msgspec.json.encode(value).decode()


def from_spans(spans: Iterable[Span]) -> str:
    """Return the column of some spans."""
    return encoded([(span.start, span.end) for span in spans])


def to_spans(column: str) -> tuple[Span, ...]:
    """Return the spans of a column."""
    return tuple(Span(start, stop) for start, stop in _SPANS.decode(column))


def from_lists(lists: Iterable[Iterable[Span]]) -> str:
    """Return the column of some lists of spans."""
    return encoded([[(span.start, span.end) for span in spans] for spans in lists])


def to_lists(column: str) -> tuple[tuple[Span, ...], ...]:
    """Return the lists of spans of a column."""
    return tuple(tuple(Span(start, stop) for start, stop in spans) for spans in _MENTIONS.decode(column))


def from_parties(parties: Iterable[Party]) -> str:
    """Return the column of some parties: entity and spans of each."""
    return encoded([(party.entity, [(span.start, span.end) for span in party.spans]) for party in parties])


def to_parties(column: str) -> tuple[Party, ...]:
    """Return the parties of a column."""
    found = _PARTIES.decode(column)
    return tuple(Party(entity=entity, spans=tuple(Span(*span) for span in spans)) for entity, spans in found)


def to_names(column: str) -> tuple[str, ...]:
    """Return the words of a column that lists some."""
    return tuple(_NAMES.decode(column))
