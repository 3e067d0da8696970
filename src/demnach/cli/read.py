"""``demnach read``: documents in, readings out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from demnach.cli.output import MISUSED, Tally, check_target, check_use, print_pieces, save, stop, tell, with_progress
from demnach.cli.views import Format, rendered

if TYPE_CHECKING:
    from demnach.intake.draft import Draft
    from demnach.intake.errors import IntakeError
    from demnach.model.types import Reading

class InputFormat(StrEnum):
    """Input formats that are not told by looking."""

    jsonl = "jsonl"


EPILOG = (
    "Examples:\n\n"
    "  demnach read artikel.txt --published 2026-05-04\n\n"
    "  demnach read https://example.org/meldung --format json\n\n"
    "  demnach read seite.html --format html --output lesung.html\n\n"
    "  pdftotext zeitung.pdf - | demnach read -\n\n"
    "  demnach read *.html --format jsonl > lesungen.jsonl\n\n"
    "  demnach read --from jsonl --format jsonl archiv.jsonl -o lesungen.jsonl\n\n"
    "  demnach read artikel.txt --entities stadtrat.csv\n\n"
    "Exit code 0: all was read; 1: an input could not be read, or the output not written; 2: wrong use."
)


def read(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, web addresses, or - for standard input.", show_default=False)
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication (ISO 8601), the anchor of relative times.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="The outlet that published it.")] = None,
    format: Annotated[  # noqa: A002 - the option's name
        Format | None, typer.Option(help="Output; rich on a terminal and json elsewhere if not given.")
    ] = None,
    source_format: Annotated[
        InputFormat | None, typer.Option("--from", help="Take the input for JSON lines, one document a line.")
    ] = None,
    model: Annotated[
        str, typer.Option(metavar="NAME", help="Statement model: default, or one installed beside it.")
    ] = "default",
    min_confidence: Annotated[
        float, typer.Option(min=0.0, max=1.0, metavar="P", help="Leave out statements less certain than this.")
    ] = 0.0,
    entities: Annotated[
        list[Path] | None,
        typer.Option(metavar="CSV", help="Your own table of names: name, aliases, kind, country, wikidata."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, which appears when all is done.")
    ] = None,
) -> None:
    """Read German news: who says what, on whose word; events and tolls, times and places.

    What a source holds (plain text, HTML, JSON lines, any of them gzipped) is told by its bytes.
    """
    target = None if output is None or str(output) == "-" else output
    check_use(model, min_confidence, published)
    check_target("--output", target)
    _add_tables(entities or [])
    chosen = format or (Format.rich if target is None and sys.stdout.isatty() else Format.json)
    json_lines = source_format is not None
    tally = Tally()
    found = _drafts(sources, json_lines, published, outlet)
    if sys.stderr.isatty() and (target is not None or not sys.stdout.isatty()) and (json_lines or len(sources) > 1):
        found = with_progress(found, _expected(sources, json_lines))
    readings = _readings(found, tally, model, min_confidence)
    pieces = rendered(readings, chosen, many=json_lines or len(sources) > 1, target=target)
    if target is None:
        print_pieces(pieces)
    else:
        save(pieces, target, tally)
    tell(tally)


def _add_tables(paths: list[Path]) -> None:
    from demnach.entities import TableError, add_table

    for path in paths:
        try:
            add_table(path)
        except TableError as error:
            stop(f"--entities: {error}", MISUSED)
        except OSError as error:
            stop(f"--entities: {path} cannot be opened ({error.strerror}); check the path", MISUSED)


def _drafts(
    sources: list[str], json_lines: bool, published: str | None, outlet: str | None
) -> Iterator[Draft | IntakeError]:
    from demnach.intake.open import open_source

    for source in sources:
        yield from open_source(source, json_lines=json_lines, published=published, outlet=outlet)


def _readings(found: Iterator[Draft | IntakeError], tally: Tally, model: str, min_confidence: float) -> Iterator[Reading]:
    from demnach.api import read_draft
    from demnach.intake.errors import IntakeError

    for draft in found:
        if isinstance(draft, IntakeError):
            tally.failures.append(draft)
        else:
            yield read_draft(draft, model=model, min_confidence=min_confidence)
            tally.read += 1


def _expected(sources: list[str], json_lines: bool) -> int | None:
    """Return how many documents will come: a source each, or a line each where plain files can be counted beforehand."""
    if not json_lines:
        return len(sources)
    lines = 0
    for source in sources:
        if source.endswith(".gz") or not Path(source).is_file():
            return None
        with open(source, "rb") as stream:
            lines += sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
    return lines
