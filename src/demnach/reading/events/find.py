"""Events: triggers with their actors, targets, place, time and tolls, and the statements that assert them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from demnach.language.types import Analysis, Clause, Phrase, Sentence, Token
from demnach.lexicon.triggers import noun_trigger, plover, verb_triggers
from demnach.model.types import (
    Entity,
    Event,
    EventType,
    Modality,
    Party,
    Place,
    Polarity,
    Span,
    Statement,
    Time,
    Toll,
)  # fmt: skip
from demnach.reading.events.tolls import FoundToll, find_tolls

EntityAt = Callable[[int, int], Entity | None]
_CASUALTY_TYPES: frozenset[EventType] = frozenset({"attack", "armed-clash", "accident", "disaster"})
"""Events whose tolls may stand beside a trigger of their own („Bei dem Angriff starben zwei Menschen“)."""


@dataclass(slots=True)
class _Found:
    """An event while it is put together."""

    type: EventType
    triggers: list[int]
    clause: Clause | None
    sentence: Sentence
    tolls: list[Toll] = field(default_factory=list)
    harms: bool = False  # told by what befell people only („starben“, „wurden verletzt“), so of an event named beside it


def find_events(
    analysis: Analysis,
    entity_at: EntityAt,
    statements: Sequence[Statement],
    times: Sequence[Time],
    places: Sequence[Place],
) -> list[Event]:
    """Return the events of an article in text order, numbered v1, v2 …"""
    events: list[Event] = []
    for sentence in analysis.sentences:
        for found in _in_sentence(analysis.tokens, sentence):
            events.append(_event(analysis, found, f"v{len(events) + 1}", entity_at, statements, times, places))
    return events


def _in_sentence(tokens: list[Token], sentence: Sentence) -> list[_Found]:
    found = _merged(tokens, [*_verbal(tokens, sentence), *_nominal(tokens, sentence)])
    for toll in find_tolls(tokens, sentence):
        event = _event_of(found, toll)
        if event is None:
            event = _Found("death" if toll.toll.kind == "killed" else "other", [toll.head], None, sentence)
            found.append(event)
        event.tolls.append(toll.toll)
    found.sort(key=lambda event: event.triggers[0])
    return found


def _verbal(tokens: list[Token], sentence: Sentence) -> list[_Found]:
    found = []
    for clause in sentence.clauses:
        words = {tokens[i].text.lower() for i in range(clause.start, clause.end)}
        triggers = [t for t in verb_triggers(clause.predicate) if set(t.words) <= words]
        if triggers:
            best = max(triggers, key=lambda t: len(t.words))
            harms = best.toll in ("killed", "injured")
            found.append(_Found(best.type, list(clause.verbs), clause, sentence, harms=harms))
    return found


def _nominal(tokens: list[Token], sentence: Sentence) -> list[_Found]:
    found = []
    for i in range(sentence.start, sentence.end):
        token = tokens[i]
        if token.tag == "NN" and (trigger := noun_trigger(token.lemma or token.text)) is not None:
            clause = next((c for c in reversed(sentence.clauses) if c.start <= i < c.end), None)
            found.append(_Found(trigger.type, [i], clause, sentence))
    return found


def _merged(tokens: list[Token], found: list[_Found]) -> list[_Found]:
    """„bei dem Angriff wurden zwei getötet“, „ein Abkommen unterzeichnen“: one event, told by noun and verb."""
    found.sort(key=lambda event: event.triggers[0])
    kept: list[_Found] = []
    for event in found:
        twin = next((k for k in kept if _same(k, event)), None)
        if twin is None:
            kept.append(event)
        else:
            twin.triggers = sorted({*twin.triggers, *event.triggers})
            twin.type = event.type if twin.harms else twin.type
            twin.harms = twin.harms and event.harms
    return kept


def _same(one: _Found, other: _Found) -> bool:
    if one.clause is not other.clause:
        return False
    if one.type == other.type:
        return True
    named, harm = (other, one) if one.harms else (one, other)
    return harm.harms and not named.harms and named.type in _CASUALTY_TYPES


def _event_of(found: list[_Found], toll: FoundToll) -> _Found | None:
    """The event that a toll belongs to: one whose verb counts the people, else the nearest that costs lives."""
    inside = [e for e in found if e.clause is not None and e.clause.start <= toll.head < e.clause.end]
    fitting = [
        e
        for e in inside or found
        if e.type in _CASUALTY_TYPES or e.type == "death" or toll.toll.kind in _KINDS.get(e.type, ())
    ]
    return min(fitting, key=lambda e: min(abs(t - toll.head) for t in e.triggers), default=None)


_KINDS: dict[EventType, tuple[str, ...]] = {
    "arrest": ("detained",), "protest": ("affected", "injured", "detained"), "deployment": ("deployed",),
    "layoff": ("affected",), "strike": ("affected",), "insolvency": ("affected", "damage-cost"),
}  # fmt: skip


def _event(
    analysis: Analysis,
    found: _Found,
    number: str,
    entity_at: EntityAt,
    statements: Sequence[Statement],
    times: Sequence[Time],
    places: Sequence[Place],
) -> Event:
    tokens = analysis.tokens
    sentence = found.sentence
    extent = _extent(tokens, found)
    evidence = [Span(t.start, t.end) for t in found.tolls] or [tokens[found.triggers[0]].span]
    asserted = _asserted_by(statements, evidence)
    actors, targets = _parties(tokens, found, entity_at)
    asides = _asides(tokens, found)
    here = [p for p in places if _within(p.start, p.end, extent) and not any(_within(p.start, p.end, a) for a in asides)]
    where = next((p for p in here if p.kind != "country"), here[0] if here else None)
    when = next((t for t in times if _within(t.start, t.end, extent) and t.type in ("DATE", "TIME")), None)
    return Event(
        id=number,
        type=found.type,
        plover=plover().get(found.type),
        trigger=tuple(tokens[i].span for i in found.triggers),
        actors=actors,
        targets=targets,
        place=(Span(where.start, where.end),) if where is not None else (),
        time=when.id if when is not None else None,
        tolls=tuple(found.tolls),
        asserted_by=asserted,
        polarity=_polarity(found),
        modality=_modality(tokens, found, sentence, [s for s in statements if s.id in asserted]),
    )


def _extent(tokens: list[Token], found: _Found) -> Span:
    start, end = (found.clause.start, found.clause.end) if found.clause else (found.sentence.start, found.sentence.end)
    return Span(tokens[start].start, tokens[end - 1].end)


def _asides(tokens: list[Token], found: _Found) -> list[Span]:
    """The relative clauses inside the event's clause: „…, die in der Grenzregion kämpften“ places something else."""
    clauses = found.sentence.clauses
    return [
        Span(tokens[c.start].start, tokens[c.end - 1].end)
        for c in clauses
        if c.kind == "relative" and c is not found.clause and not any(c.start <= t < c.end for t in found.triggers)
    ]


def _within(start: int, end: int, span: Span) -> bool:
    return span.start <= start and end <= span.end


def _asserted_by(statements: Sequence[Statement], evidence: Sequence[Span]) -> tuple[str, ...]:
    """The innermost statement that carries the toll or trigger; its chain holds the outer ones."""
    holding = [
        s
        for s in statements
        if any(c.start <= e.start and e.end <= c.end for c in s.content for e in evidence)
    ]
    if not holding:
        return ()
    parents = {s.parent for s in holding}
    return tuple(s.id for s in holding if s.id not in parents)


def _parties(tokens: list[Token], found: _Found, entity_at: EntityAt) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
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


def _polarity(found: _Found) -> Polarity:
    zero = any(t.max == 0 for t in found.tolls)
    return "negative" if zero or (found.clause is not None and found.clause.negated) else "positive"


def _modality(tokens: list[Token], found: _Found, sentence: Sentence, asserting: Sequence[Statement]) -> Modality:
    """Whether the event happened: denied or demanded by the act around it, planned or possible by its verbs."""
    clause = found.clause
    if clause is not None and found.triggers[0] not in clause.verbs:
        governing = {s.act for s in asserting if s.form == "reported"}
        if governing & {"reject", "deny"}:
            return "denied"
        if governing & {"demand", "propose", "ask"}:
            return "demanded"
        if governing & {"announce", "promise", "threaten"}:
            return "planned"
    acts = {s.act for s in asserting}
    if acts & {"deny"}:
        return "denied"
    if acts & {"demand", "propose"}:
        return "demanded"
    if clause is None or clause.finite is None:
        return "actual"
    finite = tokens[clause.finite]
    unreal = finite.mood == "sub2" and finite.lemma not in ("haben", "sein")
    if unreal or finite.lemma in ("können", "dürfen", "mögen"):
        return "possible"
    infinitive = any(tokens[v].tag in ("VVINF", "VAINF") for v in clause.verbs)
    if finite.lemma in ("wollen", "sollen") or (finite.lemma == "werden" and infinitive and not clause.passive):
        return "planned"
    return "actual"
