"""Rows of an archive on their way out: as a table for the eye, as JSON lines, as CSV."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from demnach.cli.options import Shape
from demnach.cli.output import Tally, check_target, print_pieces, save

if TYPE_CHECKING:
    from rich.console import RenderableType

_WIDTH = 120
"""Columns of a table that goes to a file."""


def put_out(
    records: Sequence[msgspec.Struct],
    shape: Shape | None,
    target: Path | None,
    *,
    columns: Sequence[str],
    table: Callable[[], RenderableType],
) -> None:
    """Print or save rows; ``columns`` are those of CSV, ``table`` makes what a terminal shows."""
    check_target("--output", target)
    chosen = shape or (Shape.table if target is None and sys.stdout.isatty() else Shape.jsonl)
    pieces = _pieces(records, chosen, columns, table, plain=target is not None)
    if target is None:
        print_pieces(pieces)
    else:
        save(pieces, target, Tally(read=len(records)))


def _pieces(
    records: Sequence[msgspec.Struct], shape: Shape, columns: Sequence[str], table: Callable[[], RenderableType], *, plain: bool
) -> Iterator[str]:
    from demnach.export.records import csv_lines, json_lines

    if shape is Shape.jsonl:
        return json_lines(records)
    if shape is Shape.csv:
        return csv_lines(records, columns)
    return _rendered(table(), plain=plain)


def _rendered(table: RenderableType, *, plain: bool) -> Iterator[str]:
    from rich.console import Console

    console = Console(width=_WIDTH, color_system=None) if plain else Console()
    with console.capture() as capture:
        console.print(table)
    yield "".join(line.rstrip(" ") + "\n" for line in capture.get().splitlines())
