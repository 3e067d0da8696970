"""The command line. The only place that prints."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from demnach.intake.draft import Draft
    from demnach.intake.errors import IntakeError
    from demnach.model.types import Reading

FAILED, MISUSED = 1, 2
"""Exit codes: an input that could not be read or an output that could not be written; wrong use."""
_WIDTH_OF_FILES = 100
"""Columns of the terminal view where it goes to a file."""


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


@dataclass
class Tally:
    """What became of the inputs."""

    read: int = 0
    failures: list[IntakeError] = field(default_factory=list)


app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,  # plain help comes in half the time
    pretty_exceptions_enable=False,
    help="Reads German news and keeps account of who said what, on whose word.",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; wrong use is told in one line."""
    if sys.stdout is None:
        typer.echo("demnach: standard output is closed; open it, or give --output FILE and > /dev/null", err=True)
        return FAILED
    try:
        result = app(args=arguments, prog_name="demnach", standalone_mode=False)
    except typer.TyperException as error:
        told = str(getattr(error, "format_message", error.__str__)()).replace("Value error, ", "")
        remedy = "To read a file: demnach read FILE" if told.startswith("No such command") else "See demnach read --help"
        typer.echo(f"demnach: {_lowered(told)} {remedy}", err=True)
        return MISUSED
    return result if isinstance(result, int) else 0


def _lowered(words: str) -> str:
    """Return a message as the second half of a line: „no such option: --x.“."""
    line = " ".join(words.split())
    return line[:1].lower() + line[1:].rstrip(".") + "."


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    if version:
        from demnach import __version__

        typer.echo(f"demnach {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(MISUSED)


@app.command()
def schema() -> None:
    """Print the JSON Schema of readings."""
    from demnach.model.codec import schema_json

    typer.echo(schema_json())


@app.command(
    short_help="Read news articles: statements, speakers, sources, tolls.",
    epilog="Examples:\n\n"
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
    _check_use(model, min_confidence, published, target)
    _add_tables(entities or [])
    chosen = format or (Format.rich if target is None and sys.stdout.isatty() else Format.json)
    json_lines = source_format is not None
    tally = Tally()
    found = _drafts(sources, json_lines, published, outlet)
    if sys.stderr.isatty() and (target is not None or not sys.stdout.isatty()) and (json_lines or len(sources) > 1):
        found = _with_progress(found, _expected(sources, json_lines))
    readings = _readings(found, tally, model, min_confidence)
    pieces = _rendered(readings, chosen, many=json_lines or len(sources) > 1, target=target)
    if target is None:
        _print(pieces)
    else:
        _save(pieces, target, tally)
    _tell(tally)


def _check_use(model: str, min_confidence: float, published: str | None, target: Path | None) -> None:
    """Stop, before anything is read, at options that cannot work."""
    from demnach.api import check_use
    from demnach.intake.document import checked_date
    from demnach.intake.errors import IntakeError

    try:
        check_use(model, min_confidence)
        checked_date(published)
    except ValueError as error:
        _stop(str(error), MISUSED)
    except IntakeError as error:
        _stop(f"--published: {error.what}; {error.remedy}", MISUSED)
    if target is not None and target.is_dir():
        _stop(f"--output: {target} is a folder; name a file in it", MISUSED)
    if target is not None and not target.resolve().parent.is_dir():
        _stop(f"--output: there is no folder {target.resolve().parent}; make it first", MISUSED)


def _add_tables(paths: list[Path]) -> None:
    from demnach.entities import TableError, add_table

    for path in paths:
        try:
            add_table(path)
        except TableError as error:
            _stop(f"--entities: {error}", MISUSED)
        except OSError as error:
            _stop(f"--entities: {path} cannot be opened ({error.strerror}); check the path", MISUSED)


def _stop(message: str, code: int) -> NoReturn:
    typer.echo(f"demnach: {message}", err=True)
    raise typer.Exit(code)


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


def _with_progress(found: Iterator[Draft | IntakeError], expected: int | None) -> Iterator[Draft | IntakeError]:
    """Show on standard error how far the work is and when it will end."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=expected)
        for draft in found:
            yield draft
            progress.advance(task)


def _rendered(readings: Iterator[Reading], chosen: Format, *, many: bool, target: Path | None) -> Iterator[str]:
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


def _print(pieces: Iterator[str]) -> None:
    """Write pieces to standard output as they come; a reader that has seen enough is no error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for piece in pieces:
        with _telling_failures("standard output"):
            sys.stdout.write(piece)
            sys.stdout.flush()


def _save(pieces: Iterator[str], target: Path, tally: Tally) -> None:
    """Write pieces to a file that appears when all is done; where no input could be read, what was there stays."""
    from demnach.export.files import whole_file

    with ExitStack() as stack:
        with _telling_failures(str(target)):
            stream = stack.enter_context(whole_file(target))
        for piece in pieces:
            with _telling_failures(str(target)):
                stream.write(piece)
        if tally.failures and not tally.read:
            _tell(tally)
        with _telling_failures(str(target)):
            stack.close()


@contextmanager
def _telling_failures(where: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    except OSError as error:
        _stop(f"{where}: cannot be written ({error.strerror}); check the path and the free space", FAILED)


def _tell(tally: Tally) -> None:
    """Tell of the inputs that could not be read, and leave with the code for it."""
    failures = tally.failures
    if not failures:
        return
    if len(failures) == 1 and not tally.read:
        _stop(str(failures[0]), FAILED)
    typer.echo(f"demnach: {len(failures)} of {len(failures) + tally.read} could not be read:", err=True)
    for failure in failures:
        typer.echo(f"  {failure}", err=True)
    raise typer.Exit(FAILED)
