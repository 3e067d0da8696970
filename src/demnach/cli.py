"""The command line: ``demnach read``. The only place that prints."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from demnach.intake.draft import Draft
    from demnach.intake.errors import IntakeError
    from demnach.model.types import Reading

USE, INPUT = 2, 1
"""Exit codes: wrong use of a command, and inputs that could not be read."""


class Format(StrEnum):
    """Output formats."""

    rich = "rich"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    annotation = "web-annotation"


class InputFormat(StrEnum):
    """Input formats that are not told by looking."""

    jsonl = "jsonl"


app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help comes in half the time
    pretty_exceptions_enable=False,
    help="Reads German news and keeps account of who said what, on whose word.",
)


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    if version:
        from demnach import __version__

        typer.echo(f"demnach {__version__}")
        raise typer.Exit


@app.command(
    epilog="Examples:\n\n"
    "  demnach read artikel.txt --published 2026-05-04\n\n"
    "  demnach read https://example.org/meldung --format json\n\n"
    "  demnach read seite.html --format html --output lesung.html\n\n"
    "  cat artikel.txt | demnach read -\n\n"
    "  demnach read *.html --format jsonl > lesungen.jsonl\n\n"
    "  demnach read --from jsonl --format jsonl archiv.jsonl > lesungen.jsonl\n\n"
    "Exit code 0: all read; 1: an input could not be read; 2: wrong use."
)
def read(
    sources: Annotated[list[str], typer.Argument(metavar="FILE|URL|-...", help="What to read; - is standard input.")],
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
    model: Annotated[str, typer.Option(metavar="NAME", help="Statement model.")] = "default",
    min_confidence: Annotated[
        float, typer.Option(min=0.0, max=1.0, metavar="P", help="Leave out statements less certain than this.")
    ] = 0.0,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
) -> None:
    """Read news articles: their statements with speakers and chains of sources, events, tolls, times and places."""
    from demnach.api import MODELS
    from demnach.intake.document import checked_date
    from demnach.intake.errors import IntakeError

    if model not in MODELS:
        _stop(f"there is no model {model!r}; the models are {', '.join(MODELS)}", USE)
    try:
        checked_date(published)
    except IntakeError as error:
        _stop(f"--published: {error.what}; {error.remedy}", USE)
    chosen = format or (Format.rich if output is None and sys.stdout.isatty() else Format.json)
    failures: list[IntakeError] = []
    several = len(sources) > 1 or source_format is not None

    def readings() -> Iterator[Reading]:
        from demnach.api import read_draft

        for draft in _with_progress(_drafts(sources, source_format, published, outlet), len(sources)):
            if isinstance(draft, IntakeError):
                failures.append(draft)
            else:
                yield read_draft(draft, model=model, min_confidence=min_confidence)

    try:
        _write(readings(), chosen, output)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        _stop(f"{output}: cannot be written ({error.strerror}); check the path and the free space", INPUT)
    if failures:
        if several:
            typer.echo(f"{len(failures)} could not be read:", err=True)
        for failure in failures:
            typer.echo(f"  {failure}" if several else f"demnach: {failure}", err=True)
        raise typer.Exit(INPUT)


def _stop(message: str, code: int) -> NoReturn:
    typer.echo(f"demnach: {message}", err=True)
    raise typer.Exit(code)


def _drafts(
    sources: list[str], source_format: InputFormat | None, published: str | None, outlet: str | None
) -> Iterator[Draft | IntakeError]:
    from demnach.intake.open import open_source

    for source in sources:
        yield from open_source(source, json_lines=source_format is not None, published=published, outlet=outlet)


def _with_progress(found: Iterator[Draft | IntakeError], sources: int) -> Iterator[Draft | IntakeError]:
    """Show how far the work is, on standard error and only where a person looks on while the output goes elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from found
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("reading"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=sources if sources > 1 else None)
        for draft in found:
            yield draft
            progress.advance(task)


def _write(readings: Iterator[Reading], chosen: Format, output: Path | None) -> None:
    """Write readings to standard output, each whole, or to a file that appears when all is done."""
    if output is None:
        for piece in _rendered(readings, chosen):
            sys.stdout.write(piece)
            sys.stdout.flush()
        return
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=output.parent, prefix=f".{output.name}.", delete=False
    ) as file:
        try:
            written = False
            for piece in _rendered(readings, chosen):
                file.write(piece)
                written = True
            file.close()
            if written:
                Path(file.name).replace(output)
        finally:
            Path(file.name).unlink(missing_ok=True)


def _rendered(readings: Iterator[Reading], chosen: Format) -> Iterator[str]:
    from demnach.model.codec import to_json

    for reading in readings:
        if chosen is Format.rich:
            yield _rich(reading)
        elif chosen is Format.jsonl:
            yield to_json(reading) + "\n"
        elif chosen is Format.json:
            yield to_json(reading, indent=2) + "\n"
        elif chosen is Format.html:
            from demnach.model.page import document

            yield document(reading) + "\n"
        else:
            from demnach.export.web_annotation import to_json as annotation

            yield annotation(reading) + "\n"


def _rich(reading: Reading) -> str:
    from rich.console import Console

    from demnach.export.terminal import ReadingView

    console = Console(force_terminal=sys.stdout.isatty() or None)
    with console.capture() as capture:
        console.print(ReadingView(reading))
    return capture.get()


def main() -> None:
    """Run the command line."""
    app(prog_name="demnach")
