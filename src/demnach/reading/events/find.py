"""Events: triggers with their actors, targets, place, time and tolls, and the statements that assert them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from demnach.language.types import Analysis
from demnach.lexicon.triggers import plover
from demnach.model.types import Event, Place, Span, Statement, Time
from demnach.reading.events.asserted import asserted_by
from demnach.reading.events.attach import attach
from demnach.reading.events.coreference import antecedent
from demnach.reading.events.draft import Draft
from demnach.reading.events.figures import Figures
from demnach.reading.events.modality import stance_of
from demnach.reading.events.parties import EntityAt, parties
from demnach.reading.events.setting import Surroundings, is_later, place_of, time_of
from demnach.reading.events.tolls import FoundToll, find_tolls
from demnach.reading.events.triggers import told_in


def find_events(
    analysis: Analysis,
    entity_at: EntityAt,
    statements: Sequence[Statement],
    times: Sequence[Time],
    places: Sequence[Place],
) -> tuple[list[Event], list[Place]]:
    """Return the events of an article in text order, numbered v1, v2 …, and its places with those that only they have.

    The place of an event may be no toponym („in einer Lagerhalle“); it becomes a place of the article then.
    """
    drafts: list[Draft] = []
    surroundings = Surroundings(analysis, places)
    meant = Figures(analysis, entity_at)
    for sentence, tolls in zip(analysis.sentences, find_tolls(analysis), strict=True):
        for draft in told_in(analysis.tokens, sentence):
            if meant.as_event(draft):
                before = antecedent(analysis.tokens, analysis.sentences, drafts, draft)
                if before is not None:
                    before.mentions.append(draft.triggers)
                elif not draft.harms or draft.type == "death":
                    drafts.append(draft)
        for told in tolls:
            by = asserted_by(statements, [Span(told.toll.start, told.toll.end)])
            toll = FoundToll(replace(told.toll, asserted_by=by), told.head, told.told)
            attach(drafts, toll, sentence, analysis.sentences)
    drafts.sort(key=lambda draft: draft.triggers[0])
    events = [
        _event(analysis, draft, f"v{number}", entity_at, statements, times, surroundings)
        for number, draft in enumerate(drafts, 1)
    ]
    return events, surroundings.with_places_of(events)


def _event(
    analysis: Analysis,
    draft: Draft,
    number: str,
    entity_at: EntityAt,
    statements: Sequence[Statement],
    times: Sequence[Time],
    surroundings: Surroundings,
) -> Event:
    tokens = analysis.tokens
    evidence = [Span(t.start, t.end) for t in draft.tolls] or [tokens[draft.triggers[0]].span]
    asserted = asserted_by(statements, evidence)
    actors, targets, instruments = parties(tokens, draft, entity_at, times)
    where = place_of(tokens, draft, surroundings.locations_of(draft.sentence))
    place = (where.span(tokens),) if where is not None else surroundings.place_of_target(draft.type, targets)
    when = time_of(tokens, draft, times)
    future = is_later(when, analysis.article.published)
    polarity, modality = stance_of(tokens, draft, draft.sentence, [s for s in statements if s.id in asserted], future=future)
    return Event(
        id=number,
        type=draft.type,
        plover=plover().get(draft.type),
        trigger=tuple(tokens[i].span for i in draft.triggers),
        mentions=tuple(tuple(tokens[i].span for i in mention) for mention in draft.mentions),
        actors=actors,
        targets=targets,
        instruments=instruments,
        place=place,
        time=when.id if when is not None else None,
        tolls=tuple(replace(t, place=surroundings.place_of_toll(t, where)) for t in draft.tolls),
        asserted_by=asserted,
        polarity=polarity,
        modality=modality,
    )
