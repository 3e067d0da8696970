"""The toll table: numbers of many articles side by side, each with who asserts it."""

from __future__ import annotations

import msgspec

from demnach.archive.database import Database
from demnach.archive.filters import Filters, conditions, places_called
from demnach.archive.search import chain_of, source_of
from demnach.archive.spans import to_names, to_spans
from demnach.model.types import EventType, Rights, Span, TollKind

_DAY = "coalesce(t.first, v.day)"
_FROM = (
    "FROM tolls l JOIN events e ON e.reading = l.reading AND e.id = l.event JOIN readings r ON r.id = l.reading "
    "JOIN versions v ON v.id = r.version JOIN items i ON i.id = v.item "
    "LEFT JOIN times t ON t.reading = e.reading AND t.id = e.time"
)


class TollRow(msgspec.Struct, frozen=True, kw_only=True):
    """A toll as an article tells it: bounds as in a reading, ``told_by`` the chains of the statements that carry it.

    Without any the article says it in its own voice. ``evidence`` counts code points of the article's text.
    """

    article: str
    version: int
    outlet: str | None
    title: str | None
    day: str | None
    url: str | None
    event: str
    type: str
    time: str | None
    place: str | None
    kind: TollKind
    min: int | None
    max: int | None
    approximate: bool
    unit: str
    words: str
    part: bool
    superseded: bool
    modality: str
    told_by: tuple[tuple[str, ...], ...]
    evidence: Span
    rights: Rights


def tolls(
    database: Database, filters: Filters, *, now: int, event: EventType | None = None, most: int | None = None
) -> list[TollRow]:
    """Return the tolls of the articles that filters leave, the newest events first.

    Of the filters, ``place`` means the toll's or the event's own place, ``toll`` its kind, ``since`` and ``until`` the day of
    the event, or of the article where it tells none; ``event`` is a type of events. Raises ArchiveError for a day that is none.
    """
    own = msgspec.structs.replace(filters, place=None, toll=None)
    narrowed = list(conditions(database, own, now, day=_DAY))
    if filters.toll is not None:
        narrowed.append(("l.kind = ?", [filters.toll]))
    if event is not None:
        narrowed.append(("e.type = ?", [event]))
    if filters.place is not None:
        called, values = places_called(database, filters.place)
        at = f"({database.inside('p.start', 'p.stop', 'l.place')} OR {database.inside('p.start', 'p.stop', 'e.place')})"
        narrowed.append((f"EXISTS (SELECT 1 FROM places p WHERE p.reading = l.reading AND {called} AND {at})", values))
    limit = "" if most is None else f" LIMIT {int(most)}"
    sql = (
        "SELECT v.id, l.reading, l.event, e.type, t.value, l.place, e.place, l.kind, l.least, l.most, l.approximate, l.unit, "
        f"l.start, l.stop, l.part, l.superseded, e.modality, l.asserted_by, v.text {_FROM} "
        f"WHERE {' AND '.join(sql for sql, _ in narrowed)} ORDER BY {_DAY} IS NULL, {_DAY} DESC, v.id, l.start{limit}"
    )
    values = [value for _, given in narrowed for value in given]
    return [_row(database, *row) for row in database.run(sql, values)]


def _row(
    database: Database, version: int, reading: int, event: str, type_: str, time: str | None, place: str, event_place: str,
    kind: TollKind, least: int | None, most: int | None, approximate: int, unit: str, start: int, stop: int, part: int,
    superseded: int, modality: str, asserted_by: str, text: str,
) -> TollRow:  # fmt: skip
    spans = to_spans(place) or to_spans(event_place)
    return TollRow(
        event=event,
        type=type_,
        time=time,
        place=" … ".join(span.of(text) for span in spans) or None,
        kind=kind,
        min=least,
        max=most,
        approximate=bool(approximate),
        unit=unit,
        words=text[start:stop],
        part=bool(part),
        superseded=bool(superseded),
        modality=modality,
        told_by=tuple(chain_of(database, reading, statement) for statement in to_names(asserted_by)),
        evidence=Span(start, stop),
        **source_of(database, version),
    )
