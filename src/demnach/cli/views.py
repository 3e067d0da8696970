"""Readings as the formats that the command line offers."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demnach.model.types import Reading

_WIDTH_OF_FILES = 100
"""Columns of the terminal view where it goes to a file."""


class Format(StrEnum):
    """Output formats."""

    rich = "rich"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    annotation = "web-annotation"


def rendered(readings: Iterator[Reading], chosen: Format, *, many: bool, target: Path | None) -> Iterator[str]:
    """Yield the output in pieces, none of which holds half a reading."""
    if chosen is Format.rich:
        return _views(readings, target)
    if chosen is Format.html:
        from demnach.model.page import pages

        return pages(readings)
    from demnach.export.json_lines import lines, values

    if chosen is Format.jsonl:
        return lines(readings)
    if chosen is Format.json:
        return values(readings, array=many)
    from demnach.export.web_annotation import to_json

    return values(readings, array=many, encode=to_json)


def _views(readings: Iterator[Reading], target: Path | None) -> Iterator[str]:
    from rich.console import Console
    from rich.rule import Rule

    from demnach.export.terminal import ReadingView

    console = Console(width=_WIDTH_OF_FILES, color_system=None) if target is not None else Console()
    for number, reading in enumerate(readings):
        with console.capture() as capture:
            if number:
                console.print(Rule(style="dim"))
            console.print(ReadingView(reading))
        yield "".join(line.rstrip(" ") + "\n" for line in capture.get().splitlines())
