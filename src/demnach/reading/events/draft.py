"""An event between its discovery and the record of the contract."""

from __future__ import annotations

from dataclasses import dataclass, field

from demnach.language.types import Clause, Sentence
from demnach.model.types import EventType, Toll

CASUALTY_TYPES: frozenset[EventType] = frozenset({"attack", "armed-clash", "accident", "disaster", "protest"})
"""Events that cost lives: their tolls may be told by verbs of their own („Bei dem Angriff starben zwei Menschen“)."""


@dataclass(slots=True)
class Draft:
    """An event while it is put together; ``triggers`` are token indices."""

    type: EventType
    triggers: list[int]
    clause: Clause | None
    sentence: Sentence
    tolls: list[Toll] = field(default_factory=list)
    harms: bool = False  # told by what befell people only („starben“, „wurden verletzt“), so of an event named beside it
    nominal: bool = False
    mentions: list[list[int]] = field(default_factory=list)  # triggers of later mentions
