"""To which event a toll belongs: one of its clause, of its sentence, or the last one before that may cost so much."""

from __future__ import annotations

from collections.abc import Sequence

from demnach.language.types import Sentence
from demnach.model.types import EventType
from demnach.reading.events.draft import CASUALTY_TYPES, Draft
from demnach.reading.events.tolls import FoundToll

_KINDS: dict[EventType, tuple[str, ...]] = {
    "arrest": ("detained",),
    "deployment": ("deployed",),
    "layoff": ("affected",),
    "strike": ("affected",),
    "insolvency": ("affected", "damage-cost"),
    "death": ("killed",),
    "other": ("affected", "displaced", "injured", "missing", "detained", "deployed"),
    "aid": ("affected", "deployed"),
    "sanction": ("affected",),
}
"""Kinds of tolls that events cost which cost no lives."""
_OF_CASUALTIES = ("killed", "injured", "missing", "displaced", "affected", "damage-cost", "detained", "deployed")
_BACK = 6
"""Sentences before, at most, in which a toll has its event."""


def attach(found: list[Draft], toll: FoundToll, sentence: Sentence, sentences: Sequence[Sentence]) -> None:
    """Add a toll to the event of the article that it belongs to, or as an event of its own."""
    event = _event_of(found, toll, sentence, sentences)
    if event is None:
        told = toll.told if toll.told is not None else toll.head
        clause = next((c for c in sentence.clauses if told in c.verbs), None)
        told = max(clause.verbs) if clause is not None and told == clause.finite else told
        event = Draft("death" if toll.toll.kind == "killed" else "other", [told], clause, sentence)
        found.append(event)
    event.tolls.append(toll.toll)


def _event_of(found: Sequence[Draft], toll: FoundToll, sentence: Sentence, sentences: Sequence[Sentence]) -> Draft | None:
    fitting = [event for event in found if _fits(event, toll)]
    here = [event for event in fitting if event.sentence is sentence or _mentioned(event, sentence)]
    inside = [e for e in here if e.clause is not None and e.clause.start <= toll.head < e.clause.end]
    if inside or here:
        return min(
            inside or here, key=lambda e: min(abs(t - toll.head) for t in [*e.triggers, *(t for m in e.mentions for t in m)])
        )
    at = sentences.index(sentence)
    return next((e for e in reversed(fitting) if at - sentences.index(e.sentence) <= _BACK), None)


def _fits(event: Draft, toll: FoundToll) -> bool:
    if event.type in CASUALTY_TYPES and toll.toll.kind in _OF_CASUALTIES:
        return True
    return toll.toll.kind in _KINDS.get(event.type, ())


def _mentioned(event: Draft, sentence: Sentence) -> bool:
    return any(sentence.start <= t < sentence.end for mention in event.mentions for t in mention)
