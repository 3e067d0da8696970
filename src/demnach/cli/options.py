"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from demnach.archive.store import Archive

ArchivePath = Annotated[
    str | None,
    typer.Option("--archive", metavar="PATH", help="The archive: a file, or postgresql://…; your own one if not given."),
]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="From this day on (2026-11-26, 2026-11, 2026-W48, 2026).")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Up to this day.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Only what this outlet published.")]
Agency = Annotated[str | None, typer.Option(metavar="NAME", help="Only what this agency signs: dpa, AFP …")]
Place = Annotated[str | None, typer.Option(metavar="NAME", help="A place that is named, or the country or region it lies in.")]
Entity = Annotated[str | None, typer.Option(metavar="NAME", help="Who or what is named; a name or a Wikidata number.")]
Most = Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many at most.")]
Unreserved = Annotated[bool, typer.Option("--unreserved", help="Leave out what is reserved from text and data mining.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]


class Shape(StrEnum):
    """How rows are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


ShapeOption = Annotated[Shape | None, typer.Option("--format", help="Output; a table on a terminal and jsonl elsewhere.")]


def opened(path: str | None, *, create: bool = False) -> Archive:
    """Open the archive that an option names, or the user's own."""
    from demnach.archive.open import open_archive

    return open_archive(path, create=create)
