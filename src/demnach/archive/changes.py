"""What changed from one version of an article to the next: its words, its statements, its tolls."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from demnach.archive.lemmas import WORD
from demnach.model.types import Event, Reading, Span, Statement, Toll

What = Literal["text", "statement", "toll", "title"]
_ALIKE = 0.6
"""Share of words that two statements must have in common to be one that was changed."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change: the words before and after, None where there were or are none, with their evidence in both versions."""

    what: What
    before: str | None
    after: str | None
    told: str | None = None
    """Of a statement, who says it; of a toll, of what event and kind it is."""
    spans_before: tuple[Span, ...] = ()
    spans_after: tuple[Span, ...] = ()


def changes(before: Reading, after: Reading) -> list[Change]:
    """Return what changed between two readings: title, words, statements, tolls, in this order."""
    return [*_title(before, after), *_text(before, after), *_statements(before, after), *_tolls(before, after)]


def _title(before: Reading, after: Reading) -> Iterator[Change]:
    if before.article.title != after.article.title:
        yield Change(what="title", before=before.article.title, after=after.article.title)


# the text


def _text(before: Reading, after: Reading) -> Iterator[Change]:
    """Runs of words that were put in, taken out or put in the place of others."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, [word for word, _ in old], [word for word, _ in new], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            gone, come = _run(old[i:j]), _run(new[k:m])
            yield Change(
                what="text",
                before=before.evidence(*gone) if gone else None,
                after=after.evidence(*come) if come else None,
                spans_before=gone,
                spans_after=come,
            )


def _words(reading: Reading) -> list[tuple[str, Span]]:
    return [(match[0], Span(match.start(), match.end())) for match in WORD.finditer(reading.article.text)]


def _run(words: list[tuple[str, Span]]) -> tuple[Span, ...]:
    return (Span(words[0][1].start, words[-1][1].end),) if words else ()


# statements


def _statements(before: Reading, after: Reading) -> Iterator[Change]:
    """Statements that went, came, or were reworded; the same words by another speaker are a change too."""
    gone, come = _left_over(before, after), _left_over(after, before)
    for statement in gone:
        twin = max(come, key=lambda other: _likeness(before, statement, after, other), default=None)
        if twin is not None and _likeness(before, statement, after, twin) >= _ALIKE:
            come.remove(twin)
            yield _changed(before, statement, after, twin)
        else:
            yield _changed(before, statement, after, None)
    for statement in come:
        yield _changed(before, None, after, statement)


def _left_over(one: Reading, other: Reading) -> list[Statement]:
    """The statements of one reading that the other one has not: words and speaker."""
    there = [_said(other, statement) for statement in other.statements]
    left = []
    for statement in one.statements:
        said = _said(one, statement)
        if said in there:
            there.remove(said)
        else:
            left.append(statement)
    return left


def _said(reading: Reading, statement: Statement) -> tuple[str, str | None]:
    return reading.evidence(*statement.content), _speaker(reading, statement)


def _speaker(reading: Reading, statement: Statement) -> str | None:
    party = statement.speaker
    if party is None:
        return None
    named = next((entity.name for entity in reading.entities if entity.id == party.entity), None)
    return named or reading.evidence(*party.spans) or None


def _likeness(before: Reading, one: Statement, after: Reading, other: Statement) -> float:
    words, others = WORD.findall(before.evidence(*one.content)), WORD.findall(after.evidence(*other.content))
    return SequenceMatcher(None, words, others, autojunk=False).ratio()


def _changed(before: Reading, old: Statement | None, after: Reading, new: Statement | None) -> Change:
    speakers = [_speaker(before, old) if old else None, _speaker(after, new) if new else None]
    told = list(dict.fromkeys(speaker for speaker in speakers if speaker))
    return Change(
        what="statement",
        before=before.evidence(*old.content) if old else None,
        after=after.evidence(*new.content) if new else None,
        told=" → ".join(told) or None,
        spans_before=old.content if old else (),
        spans_after=new.content if new else (),
    )


# tolls


def _tolls(before: Reading, after: Reading) -> Iterator[Change]:
    """Tolls of the same event and kind with other bounds: „15 Verletzte“ → „18 Verletzte“; and those that came or went."""
    gone, come = _counted(before, after), _counted(after, before)
    for event, toll in gone:
        twin = next((pair for pair in come if _same_count(before, event, toll, after, *pair)), None)
        if twin is not None:
            come.remove(twin)
        yield _recounted(before, (event, toll), after, twin)
    for pair in come:
        yield _recounted(before, None, after, pair)


def _counted(one: Reading, other: Reading) -> list[tuple[Event, Toll]]:
    """The tolls of one reading that the other one has not, with their events."""
    there = [_count(event, toll) for event in other.events for toll in event.tolls]
    left = []
    for event in one.events:
        for toll in event.tolls:
            if _count(event, toll) in there:
                there.remove(_count(event, toll))
            else:
                left.append((event, toll))
    return left


def _count(event: Event, toll: Toll) -> tuple[object, ...]:
    return event.type, toll.kind, toll.min, toll.max, toll.approximate, toll.unit, toll.part, toll.superseded


def _same_count(before: Reading, event: Event, toll: Toll, after: Reading, other: Event, its: Toll) -> bool:
    same_kind = (event.type, toll.kind, toll.part, toll.superseded) == (other.type, its.kind, its.part, its.superseded)
    places = {before.evidence(*event.place), after.evidence(*other.place)} - {""}
    return same_kind and len(places) < 2


def _recounted(
    before: Reading, old: tuple[Event, Toll] | None, after: Reading, new: tuple[Event, Toll] | None
) -> Change:
    gone = (Span(old[1].start, old[1].end),) if old else ()
    come = (Span(new[1].start, new[1].end),) if new else ()
    told = [f"{event.type}, {toll.kind}" for event, toll in filter(None, (new, old))]
    return Change(
        what="toll",
        before=before.evidence(*gone) or None,
        after=after.evidence(*come) or None,
        told=told[0],
        spans_before=gone,
        spans_after=come,
    )
