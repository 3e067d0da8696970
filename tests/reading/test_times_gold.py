"""The project's own gold of times: ``tests/gold/times.txt`` explains its format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from demnach.model.types import Span, Time
from demnach.reading.times import find_times

GOLD = Path(__file__).parents[1] / "gold" / "times.txt"
MARK = re.compile(r"\{([^|{}]+)\|([^{}]+)\}")


def cases() -> Iterator[tuple[str | None, str, list[Time]]]:
    anchor: str | None = None
    for line in GOLD.read_text(encoding="utf-8").split("\n"):
        if line.startswith("@"):
            anchor = None if line[1:].strip() == "none" else line[1:].strip()
        elif line and not line.startswith("#"):
            yield anchor, *read(line)


def read(line: str) -> tuple[str, list[Time]]:
    text, at = "", 0
    times: list[Time] = []
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        kind, value, *rest = mark[2].split(" ")
        times.append(
            Time(
                id=f"t{len(times) + 1}",
                start=len(text),
                end=len(text) + len(mark[1]),
                type=kind,  # type: ignore[arg-type]
                value=value,
                mod=next((word for word in rest if word != "?"), None),
                vague="?" in rest,
            )
        )
        text += mark[1]
        at = mark.end()
    return text + line[at:], times


@pytest.mark.parametrize(("anchor", "text", "times"), [pytest.param(*case, id=case[1][:60]) for case in cases()])
def test_gold(anchor: str | None, text: str, times: list[Time]) -> None:
    found = find_times(text, [Span(0, len(text))], anchor)
    assert [(text[t.start : t.end], t) for t in found] == [(text[t.start : t.end], t) for t in times]


def test_gold_is_large_enough() -> None:
    assert sum(bool(times) for _, _, times in cases()) >= 60
