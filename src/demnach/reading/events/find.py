"""Events: triggers with their actors, targets, place, time and tolls, and the statements that assert them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from demnach.language.types import Analysis
from demnach.lexicon.triggers import plover
from demnach.model.types import Event, Place, Span, Statement, Time
from demnach.reading.events.asserted import asserted_by
from demnach.reading.events.attach import attach
from demnach.reading.events.draft import Draft
from demnach.reading.events.modality import modality_of, polarity_of
from demnach.reading.events.parties import EntityAt, parties
from demnach.reading.events.setting import Surroundings, place_of, time_of
from demnach.reading.events.tolls import FoundToll, find_tolls
from demnach.reading.events.triggers import told_in


def find_events(
    analysis: Analysis,
    entity_at: EntityAt,
    statements: Sequence[Statement],
    times: Sequence[Time],
    places: Sequence[Place],
) -> list[Event]:
    """Return the events of an article in text order, numbered v1, v2 …"""
    events: list[Event] = []
    surroundings = Surroundings(analysis, places)
    for sentence, tolls in zip(analysis.sentences, find_tolls(analysis), strict=True):
        found = told_in(analysis.tokens, sentence)
        for told in tolls:
            evidence = Span(told.toll.start, told.toll.end)
            where, by = surroundings.place_near(sentence, evidence), asserted_by(statements, [evidence])
            attach(found, FoundToll(replace(told.toll, place=where, asserted_by=by), told.head), sentence)
        for draft in sorted(found, key=lambda draft: draft.triggers[0]):
            events.append(_event(analysis, draft, f"v{len(events) + 1}", entity_at, statements, times, places))
    return events


def _event(
    analysis: Analysis,
    draft: Draft,
    number: str,
    entity_at: EntityAt,
    statements: Sequence[Statement],
    times: Sequence[Time],
    places: Sequence[Place],
) -> Event:
    tokens = analysis.tokens
    evidence = [Span(t.start, t.end) for t in draft.tolls] or [tokens[draft.triggers[0]].span]
    asserted = asserted_by(statements, evidence)
    actors, targets = parties(tokens, draft, entity_at)
    where = place_of(tokens, draft, places)
    when = time_of(tokens, draft, times)
    return Event(
        id=number,
        type=draft.type,
        plover=plover().get(draft.type),
        trigger=tuple(tokens[i].span for i in draft.triggers),
        actors=actors,
        targets=targets,
        place=(Span(where.start, where.end),) if where is not None else (),
        time=when.id if when is not None else None,
        tolls=tuple(draft.tolls),
        asserted_by=asserted,
        polarity=polarity_of(draft),
        modality=modality_of(tokens, draft, draft.sentence, [s for s in statements if s.id in asserted]),
    )
