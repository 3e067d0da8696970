"""What leaves the command line: output, files, progress, and failures in one clear line each."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from demnach.intake.errors import IntakeError

FAILED, MISUSED = 1, 2
"""Exit codes: an input that could not be read or an output that could not be written; wrong use."""
_Item = TypeVar("_Item")


@dataclass
class Tally:
    """What became of the inputs."""

    read: int = 0
    failures: list[IntakeError] = field(default_factory=list)


def stop(message: str, code: int) -> NoReturn:
    """Say in one line what is wrong and leave with an exit code."""
    typer.echo(f"demnach: {message}", err=True)
    raise typer.Exit(code)


def check_use(model: str, min_confidence: float = 0.0, published: str | None = None) -> None:
    """Stop, before anything is read, at a model, a confidence or a date that cannot work."""
    from demnach.api import check_use as check
    from demnach.intake.document import checked_date
    from demnach.intake.errors import IntakeError

    try:
        check(model, min_confidence)
        checked_date(published)
    except ValueError as error:
        stop(str(error), MISUSED)
    except IntakeError as error:
        stop(f"--published: {error.what}; {error.remedy}", MISUSED)


def check_target(option: str, target: Path | None) -> None:
    """Stop, before anything is read, at a file that cannot be written because of where it is."""
    if target is not None and target.is_dir():
        stop(f"{option}: {target} is a folder; name a file in it", MISUSED)
    if target is not None and not target.resolve().parent.is_dir():
        stop(f"{option}: there is no folder {target.resolve().parent}; make it first", MISUSED)


def print_pieces(pieces: Iterator[str]) -> None:
    """Write pieces to standard output as they come; a reader that has seen enough is no error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for piece in pieces:
        with telling_failures("standard output"):
            sys.stdout.write(piece)
            sys.stdout.flush()


def save(pieces: Iterator[str], target: Path, tally: Tally) -> None:
    """Write pieces to a file that appears when all is done; where no input could be read, what was there stays."""
    from demnach.export.files import whole_file

    with ExitStack() as stack:
        with telling_failures(str(target)):
            stream = stack.enter_context(whole_file(target))
        for piece in pieces:
            with telling_failures(str(target)):
                stream.write(piece)
        if tally.failures and not tally.read:
            tell(tally)
        with telling_failures(str(target)):
            stack.close()


@contextmanager
def telling_failures(where: str) -> Iterator[None]:
    """Stop with one line where an output cannot be written; a reader that has seen enough is no error."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    except OSError as error:
        stop(f"{where}: cannot be written ({error.strerror}); check the path and the free space", FAILED)


def tell(tally: Tally) -> None:
    """Tell of the inputs that could not be read, and leave with the code for it."""
    failures = tally.failures
    if not failures:
        return
    if len(failures) == 1 and not tally.read:
        stop(str(failures[0]), FAILED)
    typer.echo(f"demnach: {len(failures)} of {len(failures) + tally.read} could not be read:", err=True)
    for failure in failures:
        typer.echo(f"  {failure}", err=True)
    raise typer.Exit(FAILED)


def with_progress(found: Iterator[_Item], expected: int | None, doing: str = "reading") -> Iterator[_Item]:
    """Show on standard error how far the work is and when it will end."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=expected)
        for item in found:
            yield item
            progress.advance(task)
