"""Who does it and whom it hits: actors and targets of an event."""

from __future__ import annotations

from collections.abc import Callable

from demnach.language.types import Phrase, Token
from demnach.model.types import Entity, Party, Span
from demnach.reading.events.draft import Draft

EntityAt = Callable[[int, int], Entity | None]


def parties(tokens: list[Token], found: Draft, entity_at: EntityAt) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actor and target of a verb: subject and accusative object, the other way round in the passive."""
    clause = found.clause
    if clause is None or clause.finite is None or not set(found.triggers) & set(clause.verbs):
        return (), ()
    subject = found.sentence.phrases[clause.subject] if clause.subject is not None else None
    accusative = next(
        (
            p
            for p in found.sentence.phrases
            if p.preposition is None and clause.start <= p.head < clause.end and p is not subject and "A" in p.cases
            and tokens[p.head].tag in ("NN", "NE")
        ),
        None,
    )  # fmt: skip
    agent = next(
        (
            p
            for p in found.sentence.phrases
            if p.preposition is not None and clause.start <= p.head < clause.end
            and tokens[p.preposition].text.lower() in ("von", "vom", "durch")
        ),
        None,
    )  # fmt: skip
    first, second = (agent, subject) if clause.passive else (subject, accusative)
    if found.type == "death" and not clause.passive:
        first, second = None, subject
    return _party(tokens, first, entity_at), _party(tokens, second, entity_at)


def _party(tokens: list[Token], phrase: Phrase | None, entity_at: EntityAt) -> tuple[Party, ...]:
    if phrase is None:
        return ()
    start = phrase.start + (phrase.preposition == phrase.start)
    span = Span(tokens[start].start, tokens[phrase.end - 1].end)
    entity = entity_at(span.start, span.end)
    return (Party(entity=entity.id if entity is not None else None, spans=(span,)),)
