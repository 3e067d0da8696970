"""``demnach withdraw``, ``correct`` and ``audit``: what must go goes, what is corrected says so, and it can be proved."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from demnach.cli.options import ArchivePath, Output, ShapeOption, opened
from demnach.cli.output import FAILED, MISUSED, check_use, stop
from demnach.cli.rows import put_out

WITHDRAW_EXAMPLES = (
    "Everything that was derived from an article goes with it, in every table, index and free page; a tombstone stays "
    "(id, address, time, who, reason) and keeps it from coming back.\n\n"
    "Examples:\n\n"
    '  demnach withdraw https://example.org/meldung --reason "einstweilige Verfügung"\n\n'
    '  demnach withdraw --agency SNA --reason "Lizenz beendet" --yes\n\n'
    '  demnach audit "Ein Satz aus dem Artikel"          # proves that it is gone'
)
CORRECT_EXAMPLES = (
    'Examples:\n\n  demnach correct urn:newsml:example:1 berichtigt.txt\n\n'
    "The corrected text becomes the current version, marked as a correction; what changed is shown."
)
AUDIT_EXAMPLES = (
    "Examples:\n\n"
    '  demnach audit "Ein Satz, der weg sein muss"\n\n'
    "  demnach audit --strings saetze.txt --archive redaktion.sqlite\n\n"
    "  demnach audit --strings saetze.txt --in sicherung.sqlite --in alte.log\n\n"
    "Exit code 0: no trace; 1: traces were found."
)


def withdraw(
    articles: Annotated[list[str] | None, typer.Argument(metavar="ARTICLE", help="Ids or addresses.")] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it stays on the tombstone.")] = "",
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="All that this outlet published.")] = None,
    agency: Annotated[str | None, typer.Option(metavar="NAME", help="All that this agency signs.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who asks for it; you if not given.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before many go at once.")] = False,
    archive: ArchivePath = None,
) -> None:
    """Withdraw articles with everything that was derived from them, and leave a tombstone."""
    from demnach.archive import withdrawal

    if not reason.strip():
        stop('--reason is missing: say why, as in --reason "Lizenz beendet"', MISUSED)
    if not articles and outlet is None and agency is None:
        stop("nothing named: give ids, addresses, --outlet or --agency", MISUSED)
    with opened(archive) as store:
        chosen, missing = withdrawal.chosen(store.database, articles or [], outlet=outlet, agency=agency)
        if (outlet or agency) and chosen and not yes:
            typer.confirm(f"Withdraw {len(chosen)} articles?", abort=True)
        gone = withdrawal.withdraw(
            store.database, chosen, at=store.stamp(), who=by or getpass.getuser(), reason=reason.strip()
        )
    if not chosen and not missing:
        stop(f"nothing of {outlet or agency} in {store.database.where}", FAILED)
    typer.echo(f"{len(gone)} withdrawn ({store.database.where})")
    if missing:
        stop(f"not in the archive: {', '.join(missing)}", FAILED)


def correct(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id or address.")],
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The corrected article: a file, an address, or -.")],
    model: Annotated[str, typer.Option(metavar="NAME", help="Statement model.")] = "default",
    format: ShapeOption = None,  # noqa: A002 - the option's name
    output: Output = None,
    archive: ArchivePath = None,
) -> None:
    """Put a corrected text in the place of an article's current one, and show what changed."""
    from functools import partial

    from demnach.archive.adding import reader
    from demnach.archive.changes import changes
    from demnach.export.found import CHANGE_COLUMNS, changes_view
    from demnach.intake.errors import IntakeError
    from demnach.intake.furniture.furnish import furnish
    from demnach.intake.open import open_source
    from demnach.reading.read import read_article

    check_use(model)
    found = list(open_source(source))
    if len(found) != 1:
        stop(f"{source}: {len(found)} articles in it; give one", MISUSED)
    draft = found[0]
    if isinstance(draft, IntakeError):
        stop(str(draft), FAILED)
    with opened(archive) as store:
        before = store.reading(article)
        read = partial(read_article, model=model)
        added = store.correct(article, furnish(draft), read, source=source, reader=reader(), model=model)
        now = changes(before, store.reading(article))
    typer.echo(f"{added.article}: version {added.number} ({added.outcome})", err=True)
    put_out(now, format, output, columns=CHANGE_COLUMNS, table=lambda: changes_view(now))


def audit(
    strings: Annotated[list[str] | None, typer.Argument(metavar="STRING", help="What must not be there.")] = None,
    listed: Annotated[
        Path | None, typer.Option("--strings", metavar="FILE", help="A file with one on each line.")
    ] = None,
    files: Annotated[
        list[Path] | None, typer.Option("--in", metavar="FILE", help="Look through other files, byte for byte: backups, logs.")
    ] = None,
    archive: ArchivePath = None,
) -> None:
    """Prove that strings are nowhere in the archive: every byte of its files is looked at."""
    from demnach.archive.audit import audit as traces_in_archive
    from demnach.archive.audit import traces_in

    sought = [*(strings or ()), *_lines(listed)]
    if not sought:
        stop("nothing to look for: give strings, or --strings FILE", MISUSED)
    if files:
        try:
            traces = [trace for file in files for trace in traces_in(file, sought)]
        except OSError as error:
            stop(f"--in: {error.filename} cannot be read ({error.strerror})", MISUSED)
        where = ", ".join(map(str, files))
    else:
        with opened(archive) as store:
            traces = list(traces_in_archive(store.database, sought))
            where = store.database.where
    for trace in traces:
        at = "" if trace.at is None else f" at byte {trace.at:,}"
        typer.echo(f"{trace.where}{at}: {trace.piece}")
    if traces:
        stop(f"{len({trace.sought for trace in traces})} of {len(sought)} found in {where}", FAILED)
    typer.echo(f"no trace of {len(sought)} {'string' if len(sought) == 1 else 'strings'} in {where}")


def _lines(path: Path | None) -> list[str]:
    if path is None:
        return []
    try:
        return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        stop(f"--strings: {path} cannot be read ({error})", MISUSED)
