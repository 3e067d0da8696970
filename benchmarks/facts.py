"""The notation of annotated places, events and tolls: what docs/annotation-guideline-facts.md writes down.

@1 place Charkiw | kind: city | country: UA | at: 49.99 36.23
@1 no-place Essen
@1 event attack | t: Raketenangriff | targets: Charkiw | place: Charkiw | positive actual | again: @2 Angriff
@1 toll killed 11.. | w: mindestens elf Menschen | place: Charkiw | event: 1 | by: Rettungsdienste

python -m benchmarks.facts FILE…      says what is wrong in annotated files, or what they hold
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from benchmarks.notation import NotationError, Passage, Span, passages, spans
from demnach.model.types import EventType, Modality, Polarity, TollKind

_TYPES, _KINDS = frozenset(get_args(EventType)), frozenset(get_args(TollKind))
_POLARITIES, _MODALITIES = frozenset(get_args(Polarity)), frozenset(get_args(Modality))
_BOUNDS = re.compile(r"(~?)(\d*)(\.\.)?(\d*)")


@dataclass
class PlaceLine:
    """A toponym, or with ``kind`` None words that only look like one; ``at`` is latitude and longitude in degrees."""

    span: Span
    kind: str | None
    country: str | None = None
    at: tuple[float, float] | None = None
    relation: str = ""


@dataclass
class EventLine:
    """An event; every mention is a list of spans, the first that of the trigger."""

    type: str
    mentions: list[list[Span]]
    actors: list[list[Span]] = field(default_factory=list)
    targets: list[list[Span]] = field(default_factory=list)
    instruments: list[list[Span]] = field(default_factory=list)
    place: list[list[Span]] = field(default_factory=list)
    polarity: str = "positive"
    modality: str = "actual"


@dataclass
class TollLine:
    """A toll; an open bound is None, ``event`` an index among the events, ``by`` empty for the article's own voice."""

    kind: str
    least: int | None
    most: int | None
    approximate: bool
    words: list[Span]
    part: bool = False
    before: bool = False
    unit: str | None = None
    place: list[Span] = field(default_factory=list)
    event: int | None = None
    by: list[Span] = field(default_factory=list)


@dataclass
class Facts(Passage):
    """A passage with its places, traps for places, events and tolls."""

    places: list[PlaceLine] = field(default_factory=list)
    events: list[EventLine] = field(default_factory=list)
    tolls: list[TollLine] = field(default_factory=list)


def facts(path: Path) -> list[Facts]:
    """Read an annotated file; raise NotationError, with the passage and its line, at the first fault."""
    found, faults = read(path.read_text(encoding="utf-8"))
    if faults:
        raise NotationError(f"{path}: {faults[0]}")
    return found


def read(written: str) -> tuple[list[Facts], list[str]]:
    """Read annotated passages; return them with all faults, each as „passage: line: what is wrong“."""
    found: list[Facts] = []
    faults: list[str] = []
    for passage, lines in passages(written, faults):
        told = Facts(passage.name, passage.meta, passage.text, passage.sentences)
        faults += [f"{told.name}: {fault}" for fault in _annotate(told, lines)]
        found.append(told)
    return found, faults


def _annotate(told: Facts, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        try:
            _add(told, line)
        except NotationError as error:
            yield f"{line[:90]}: {error}"
    for toll in told.tolls:
        if toll.event is not None and not 0 <= toll.event < len(told.events):
            yield f"there is no event {toll.event + 1}"


def _add(told: Facts, line: str) -> None:
    head, *entries = (part.strip() for part in line.strip().split(" | "))
    found = re.fullmatch(r"@(\d+) (place|no-place|event|toll) (.+)", head)
    if found is None:
        raise NotationError("begin with @SENTENCE place, no-place, event or toll")
    home, what, rest = int(found[1]), found[2], found[3]
    fields = {key.strip(): value.strip() for key, colon, value in (e.partition(":") for e in entries) if colon}
    flags = {word for entry in entries if ":" not in entry for word in entry.split()}
    if what == "event":
        told.events.append(_event(told, home, rest, fields, flags))
    elif what == "toll":
        told.tolls.append(_toll(told, home, rest, fields, flags))
    else:
        (span,) = spans(told, home, rest)
        told.places.append(_place(span, fields) if what == "place" else PlaceLine(span, None))


def _place(span: Span, fields: dict[str, str]) -> PlaceLine:
    at = [float(degrees) for degrees in fields.get("at", "").split()]
    country = None if fields["country"] == "-" else fields["country"]
    return PlaceLine(span, fields["kind"], country, (at[0], at[1]) if at else None, fields.get("relation", ""))


def _event(told: Facts, home: int, kind: str, fields: dict[str, str], flags: set[str]) -> EventLine:
    if kind not in _TYPES:
        raise NotationError(f"{kind} is no type of event; there are {' '.join(sorted(_TYPES))}")
    polarity, modality = flags & _POLARITIES, flags & _MODALITIES
    if len(polarity) != 1 or len(modality) != 1 or flags - polarity - modality:
        raise NotationError("an event has one polarity and one modality")
    mentions = [*_several(told, home, fields.get("t", "-")), *_several(told, home, fields.get("again", "-"))]
    if not mentions:
        raise NotationError("no trigger (t:)")
    roles = {role: _several(told, home, fields.get(role, "-")) for role in ("actors", "targets", "instruments", "place")}
    return EventLine(kind, mentions, **roles, polarity=polarity.pop(), modality=modality.pop())


def _toll(told: Facts, home: int, rest: str, fields: dict[str, str], flags: set[str]) -> TollLine:
    kind, _, written = rest.partition(" ")
    bounds = _BOUNDS.fullmatch(written)
    if kind not in _KINDS:
        raise NotationError(f"{kind} is no kind of toll; there are {' '.join(sorted(_KINDS))}")
    if bounds is None or not (bounds[2] or bounds[4]) or flags - {"part", "before"}:
        raise NotationError("a toll has bounds (11, 11.., ..20, 15..18, ~200), and may be part or before")
    least = int(bounds[2]) if bounds[2] else None
    most = int(bounds[4]) if bounds[4] else None if bounds[3] else least
    return TollLine(
        kind, least, most, bool(bounds[1]),
        words=_words(told, home, fields.get("w", "-")), part="part" in flags, before="before" in flags,
        unit=fields.get("unit"), place=_words(told, home, fields.get("place", "-")),
        event=int(fields["event"]) - 1 if "event" in fields else None, by=_words(told, home, fields.get("by", "-")),
    )  # fmt: skip


def _several(told: Facts, home: int, value: str) -> list[list[Span]]:
    return [_words(told, home, one.strip()) for one in value.split("; ")] if value not in ("", "-") else []


def _words(told: Facts, home: int, value: str) -> list[Span]:
    return list(spans(told, home, value)) if value not in ("", "-") else []


def main() -> int:
    wrong = 0
    for name in sys.argv[1:]:
        found, faults = read(Path(name).read_text(encoding="utf-8"))
        print(*(f"{name}: {fault}" for fault in faults), sep="\n", end="\n" if faults else "")
        places, events, tolls = (sum(len(getattr(told, what)) for told in found) for what in ("places", "events", "tolls"))
        print(f"{name}: {len(found)} passages, {places} places and traps, {events} events, {tolls} tolls, {len(faults)} faults")
        wrong += len(faults)
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
