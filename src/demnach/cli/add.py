"""``demnach add`` and ``demnach reread``: articles into an archive, and what is in it read anew."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from demnach.cli.options import ArchivePath, opened
from demnach.cli.output import FAILED, check_target, check_use, stop, with_progress
from demnach.cli.read import InputFormat

if TYPE_CHECKING:
    from demnach.archive.adding import Refusal
    from demnach.archive.store import Added

ADD_EXAMPLES = (
    "Examples:\n\n"
    "  demnach add artikel.txt seite.html meldung.xml\n\n"
    "  demnach add eingang/ --archive redaktion.sqlite\n\n"
    "  demnach add https://example.org/feed.xml abos.opml\n\n"
    "  demnach add crawl.warc.gz --report abgelehnt.jsonl\n\n"
    "  demnach add --from jsonl archiv.jsonl.gz --archive postgresql://localhost/news\n\n"
    "Adding is idempotent: the same article twice changes nothing, a changed one becomes a new version.\n\n"
    "Exit code 0: all was added or there already; 1: something was refused; 2: wrong use."
)
REREAD_EXAMPLES = (
    "Examples:\n\n  demnach reread\n\n  demnach reread --archive redaktion.sqlite --model default\n\n"
    "It can be stopped at any time; the next call goes on where it stopped."
)
_SHOWN = 20
"""Refusals that are told on the terminal; all of them are in the report."""


def add(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files, folders, patterns, web addresses, feeds, OPML, WARC, or -."),
    ],
    archive: ArchivePath = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication (ISO 8601) of all of them.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="The outlet that published them.")] = None,
    source_format: Annotated[
        InputFormat | None, typer.Option("--from", help="Take the input for JSON lines, one document a line.")
    ] = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="Statement model.")] = "default",
    overrule: Annotated[bool, typer.Option("--overrule", help="Add again what was withdrawn.")] = False,
    ignore_reservations: Annotated[
        bool, typer.Option("--ignore-reservations", help="Fetch what robots.txt or a TDM reservation keeps, by licence.")
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from this machine and private networks too.")
    ] = False,
    report: Annotated[Path | None, typer.Option(metavar="FILE", help="Write what was refused, and why, as JSON lines.")] = None,
) -> None:
    """Read articles and put them into the archive; what is there already stays as it is."""
    from demnach.archive.adding import adding
    from demnach.intake.sources import Reach, drafts_of

    check_use(model, published=published)
    check_target("--report", report)
    reach = Reach(respect=not ignore_reservations, allow_private=allow_private)
    with opened(archive, create=True) as store:
        found = drafts_of(sources, reach, json_lines=source_format is not None, published=published, outlet=outlet)
        outcomes = adding(store, found, model=model, overrule=overrule)
        if sys.stderr.isatty():
            outcomes = with_progress(outcomes, None, "adding")
        tally: Counter[str] = Counter()
        refusals: list[Refusal] = []
        try:
            _count(outcomes, tally, refusals)
        finally:  # where the archive can take no more, what was added till then is told first
            if report is not None:
                _report(refusals, report)
            _summary(tally, refusals, store.database.where)
    if refusals:
        raise typer.Exit(FAILED)


def reread(
    archive: ArchivePath = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="Statement model.")] = "default",
) -> None:
    """Read anew what an earlier version of demnach, or another model, has read."""
    from demnach.archive.adding import rereading

    check_use(model)
    with opened(archive) as store:
        waiting, done = rereading(store, model=model)
        if sys.stderr.isatty():
            done = with_progress(done, waiting, "reading")
        count = sum(1 for _ in done)
    typer.echo(f"{count} read anew" if count else "all was read by this version already")


def _count(outcomes: Iterator[Added | Refusal], tally: Counter[str], refusals: list[Refusal]) -> None:
    from demnach.archive.adding import Refusal

    for outcome in outcomes:
        if isinstance(outcome, Refusal):
            refusals.append(outcome)
        else:
            tally[outcome.outcome] += 1


def _report(refusals: list[Refusal], target: Path) -> None:
    from demnach.export.files import whole_file
    from demnach.export.records import json_lines

    try:
        with whole_file(target) as stream:
            stream.writelines(json_lines(refusals))
    except OSError as error:
        stop(f"--report: {target} cannot be written ({error.strerror})", FAILED)


def _summary(tally: Counter[str], refusals: list[Refusal], where: str) -> None:
    told = [f"{tally[name]} {name}" for name in ("added", "changed", "unchanged", "canceled") if tally[name]]
    typer.echo(f"{', '.join(told) or 'nothing added'} ({where})")
    if not refusals:
        return
    typer.echo(f"demnach: {len(refusals)} refused:", err=True)
    for refusal in refusals[:_SHOWN]:
        typer.echo(f"  {refusal}", err=True)
    if len(refusals) > _SHOWN:
        typer.echo(f"  … and {len(refusals) - _SHOWN} more; --report FILE has them all", err=True)
