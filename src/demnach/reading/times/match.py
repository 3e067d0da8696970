"""What a rule's function works with: the matched tokens, the clause around them, and the times told before."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from demnach.model.types import TimeType
from demnach.reading.times.rules import Rule
from demnach.reading.times.scan import Scan, Token
from demnach.reading.times.tense import Tense, kinds, stretch, tense

_SENTENCE_ENDS = ("DOT", "STOP", "BREAK")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Found(NamedTuple):
    """Type and value of an expression."""

    type: TimeType
    value: str
    mod: str | None = None
    vague: bool = False


class Told(NamedTuple):
    """A time that was resolved before: the token where it starts, and its value."""

    at: int
    type: TimeType
    value: str


class State:
    """The anchor and the times already told in the article, in order."""

    def __init__(self, today: date | None) -> None:
        self.today = today
        self.told: list[Told] = []

    def last_day(self) -> date | None:
        """Return the day told last, part of day and hour left off."""
        for told in reversed(self.told):
            if told.type in ("DATE", "TIME") and (day := as_day(told.value)):
                return day
        return None

    @property
    def reference(self) -> date | None:
        """The anchor, or without one the day told last."""
        return self.today or self.last_day()


def as_day(value: str) -> date | None:
    """Return the day of a value („2025-12-24T22:00“), or None for coarser or open ones."""
    if not _DAY.match(value):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


class Match:
    """One match of a rule; ``start`` to ``end`` are the tokens of the expression itself."""

    def __init__(self, scan: Scan, state: State, rule: Rule, start: int, end: int) -> None:
        self.scan = scan
        self.state = state
        self.rule = rule
        self.start = start
        self.end = end

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens of the expression."""
        return self.scan.tokens(self.start, self.end)

    def get(self, *wanted: str) -> Token | None:
        """Return the first token of one of these classes."""
        return next((token for token in self.tokens if token.kind in wanted), None)

    def has(self, *wanted: str) -> bool:
        """Tell whether there is a token of one of these classes."""
        return self.get(*wanted) is not None

    def number(self, *wanted: str) -> int | None:
        """Return the value of the first token of these classes, None if it is no whole number („anderthalb“)."""
        token = self.get(*wanted)
        return int(token.value) if token and token.value.lstrip("-").isdecimal() else None

    def before(self, offset: int = 1) -> Token | None:
        """Return the token so many places before the expression, if it is in the same region."""
        return self.scan.token(self.start - offset) if self.start >= offset else None

    def after(self) -> Token | None:
        """Return the token after the expression."""
        return self.scan.token(self.end) if self.end < len(self.scan.spans) else None

    @cached_property
    def tense(self) -> Tense:
        """Tense of the clause around the expression."""
        return tense(self.scan, self.start, self.end)

    @cached_property
    def sentence_kinds(self) -> set[str]:
        """Classes of the words in the sentence around the expression."""
        return kinds(self.scan, self.start, self.end)

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The tokens of the sentence around the expression."""
        return stretch(self.scan, self.start, self.end, _SENTENCE_ENDS)

    def step(self) -> int:
        """Return −1 for „vergangen“, +1 for „kommend“, ±2 for „vorletzt“ and „übernächst“, 0 for none of them."""
        token = self.get("PAST", "FUTURE")
        return int(token.value) if token else 0

    def mod(self) -> str | None:
        """Return the TIMEX3 mod that the words in or before the expression tell: „Ende“ END, „rund“ APPROX."""
        token = self.get("PART", "YEARPART", "MONTHPART", "WEEKPART", "EARLY", "LATE", "ABOUT")
        if token:
            return token.value
        if self.tokens and self.has_words("mehr", "als"):
            return "MORE_THAN"
        if self.has_words("weniger", "als"):
            return "LESS_THAN"
        previous = self.before()
        if previous and previous.kind in ("OVER", "ATLEAST", "ATMOST", "ABOUT"):
            return previous.value
        if previous and previous.text == "zu" and (further := self.before(2)) and further.text.lower() == "bis":
            return "EQUAL_OR_LESS"
        return None

    def has_words(self, *words: str) -> bool:
        """Tell whether the expression holds these words, in small letters, next to each other."""
        small = [token.text.lower() for token in self.tokens]
        return any(tuple(small[i : i + len(words)]) == words for i in range(len(small) - len(words) + 1))

    def next_of(self, *wanted: str, within: int = 24) -> Token | None:
        """Return the next token of one of these classes: for „10.“ in „10. und 11. Februar“ the month."""
        for i in range(self.end, min(self.end + within, len(self.scan.spans))):
            token = self.scan.token(i)
            if token.kind in wanted:
                return token
            if token.kind in ("STOP", "BREAK"):
                return None
        return None


Normaliser = Callable[[Match], Found | None]
"""Type and value of a match, or None where the words are no time after all."""

NORMALISERS: dict[str, Normaliser] = {}
"""The functions that ``rules.toml`` names under „how“."""


def normaliser(function: Normaliser) -> Normaliser:
    """Register a function for the rules under its own name."""
    NORMALISERS[function.__name__] = function
    return function
