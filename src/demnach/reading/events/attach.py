"""To which event a toll belongs."""

from __future__ import annotations

from demnach.language.types import Sentence
from demnach.model.types import EventType
from demnach.reading.events.draft import CASUALTY_TYPES, Draft
from demnach.reading.events.tolls import FoundToll

_KINDS: dict[EventType, tuple[str, ...]] = {
    "arrest": ("detained",), "protest": ("affected", "injured", "detained"), "deployment": ("deployed",),
    "layoff": ("affected",), "strike": ("affected",), "insolvency": ("affected", "damage-cost"),
}  # fmt: skip


def attach(found: list[Draft], toll: FoundToll, sentence: Sentence) -> None:
    """Add a toll to the event it belongs to, or as an event of its own."""
    event = _event_of(found, toll)
    if event is None:
        event = Draft("death" if toll.toll.kind == "killed" else "other", [toll.head], None, sentence)
        found.append(event)
    event.tolls.append(toll.toll)


def _event_of(found: list[Draft], toll: FoundToll) -> Draft | None:
    """The event that a toll belongs to: one whose verb counts the people, else the nearest that costs lives."""
    inside = [e for e in found if e.clause is not None and e.clause.start <= toll.head < e.clause.end]
    fitting = [
        e
        for e in inside or found
        if e.type in CASUALTY_TYPES or e.type == "death" or toll.toll.kind in _KINDS.get(e.type, ())
    ]
    return min(fitting, key=lambda e: min(abs(t - toll.head) for t in e.triggers), default=None)
