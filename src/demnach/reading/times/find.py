"""Finding the times of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from demnach.model.types import Span, Time
from demnach.reading.times import days, periods, spans  # noqa: F401  (they register their functions)
from demnach.reading.times.anchors import parse_anchor
from demnach.reading.times.match import NORMALISERS, Match, State, Told, as_day
from demnach.reading.times.rules import Rule, rules
from demnach.reading.times.scan import Scan

_CLOCK_TOKENS = 5  # „17 Uhr 30 am“ and a little more


def find_times(text: str, regions: Sequence[Span], anchor: str | None) -> list[Time]:
    """Return the TIMEX3 expressions in the readable parts of a text, in text order, with ids t1, t2, …

    ``regions`` are half-open spans of code points, in order and apart from each other; ``anchor`` is the publication
    date as an ISO date or datetime. Without a usable one, what hangs on it is resolved against the full date told last,
    or stays open („XXXX-WXX-4“).
    """
    scan, state, compiled = Scan(text, regions), State(parse_anchor(anchor)), rules()
    times: list[Time] = []
    for found in compiled.pattern.finditer(scan.letters):
        rule = compiled.rules[found.lastgroup or ""]
        if rule.how == "skip":
            continue
        start, end = _extent(found, rule)
        match = Match(scan, state, rule, start, end)
        resolved = NORMALISERS[rule.how](match)
        if resolved is None:
            continue
        if times and (day := as_day(resolved.value)) and _clock_before(scan, times[-1], state.told[-1].at, start):
            times[-1] = msgspec.structs.replace(times[-1], value=f"{day.isoformat()}{times[-1].value[10:]}")
        state.told.append(Told(start, resolved.type, resolved.value))
        times.append(
            Time(
                id=f"t{len(times) + 1}",
                start=scan.spans[start][0],
                end=scan.spans[end - 1][1],
                type=resolved.type,
                value=resolved.value,
                mod=resolved.mod,
                vague=resolved.vague,
            )
        )
    return times


def _clock_before(scan: Scan, last: Time, at: int, start: int) -> bool:
    """„gegen 17 Uhr am Freitag“: a clock time right before its day."""
    return (
        last.type == "TIME"
        and ":" in last.value
        and start - at <= _CLOCK_TOKENS
        and scan.word(start - 1).lower() in ("am", "des", "vom")
        and scan.spans[start - 1][0] - last.end == 1
    )


def _extent(found: re.Match[str], rule: Rule) -> tuple[int, int]:
    """The tokens inside the braces that took part in the match."""
    first = found.lastindex or 0
    return next(found.span(i) for i in range(first + 1, first + rule.extents + 1) if found.start(i) >= 0)
