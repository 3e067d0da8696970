"""From drafts to statements: ids, spans, parties, act, medium, chain, time, place and confidence."""

from __future__ import annotations

from collections.abc import Sequence

from demnach.language.types import Analysis
from demnach.model.types import Party, Place, Span, Statement, Time
from demnach.reading.chains import Chains
from demnach.reading.statements.assemble import characters
from demnach.reading.statements.draft import Draft, Range, ranges


def build_statements(
    analysis: Analysis, drafts: Sequence[Draft], chains: Chains, times: Sequence[Time], places: Sequence[Place]
) -> tuple[Statement, ...]:
    """Return the statements of an article, numbered s1, s2 … in text order."""
    ids = {id(draft): f"s{n}" for n, draft in enumerate(drafts, 1)}
    return tuple(_statement(analysis, draft, ids, chains, times, places) for draft in drafts)


def _statement(
    analysis: Analysis,
    draft: Draft,
    ids: dict[int, str],
    chains: Chains,
    times: Sequence[Time],
    places: Sequence[Place],
) -> Statement:
    frame = characters(analysis, draft.frame)
    where = frame or characters(analysis, draft.content)
    return Statement(
        id=ids[id(draft)],
        form=draft.form,
        medium=draft.medium,
        act=draft.act,
        content=characters(analysis, draft.content),
        cue=characters(analysis, ranges(draft.cue)),
        frame=frame,
        speaker=_party(analysis, draft.speaker, chains, draft),
        addressee=_party(analysis, draft.addressee, chains, None),
        parent=ids[id(draft.parent)] if draft.parent is not None else None,
        chain=chains.of(draft),
        time=next((t.id for t in times if frame and _within(t.start, t.end, frame)), None),
        place=next((p.id for p in places if _within(p.start, p.end, frame)), None) if where else None,
        confidence=round(draft.confidence, 3),
    )


def _within(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(s.start <= start and end <= s.end for s in spans)


def _party(analysis: Analysis, words: list[Range], chains: Chains, draft: Draft | None) -> Party | None:
    if not words:
        return None
    entity = chains.speaker_entity(draft) if draft is not None else chains.entity_of(words)
    return Party(entity=entity.id if entity else None, spans=characters(analysis, words))

