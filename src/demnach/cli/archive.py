"""``demnach archive``: backup, restore, check and figures of an archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from demnach.cli.options import ArchivePath, opened
from demnach.cli.output import FAILED, stop

commands = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Backup, restore, check and figures of an archive.",
)  # fmt: skip


@commands.command(epilog="Example: demnach archive backup sicherung.sqlite. It opens as it is: --archive sicherung.sqlite")
def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
    archive: ArchivePath = None,
) -> None:
    """Write a copy of the archive, which is opened and checked before it gets its name."""
    from demnach.archive.health import backup as copy

    with opened(archive) as present:
        copy(present, target)
    typer.echo(f"{target}: {target.stat().st_size:,} bytes, checked")


@commands.command(epilog="Example: demnach archive restore sicherung.sqlite --archive postgresql://localhost/news")
def restore(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    archive: ArchivePath = None,
) -> None:
    """Put all that is in a backup into an archive that is still empty, of either kind.

    A backup from before a withdrawal still has what was withdrawn after it: withdraw it again.
    """
    from demnach.archive.health import check as wrong_in
    from demnach.archive.health import restore as put_back

    with opened(str(source)) as kept, opened(archive, create=True) as present:
        put_back(kept, present)
        wrong = list(wrong_in(present))
    if wrong:
        stop(f"{archive}: not sound: {'; '.join(wrong)}", FAILED)
    typer.echo("restored and checked")


@commands.command()
def check(archive: ArchivePath = None) -> None:
    """Check the archive: its files, its rows, and every article against what was added."""
    from demnach.archive.health import check as wrong_in

    with opened(archive) as present:
        wrong = list(wrong_in(present))
        where = present.database.where
    for line in wrong:
        typer.echo(line)
    if wrong:
        stop(f"{where}: {len(wrong)} things wrong; restore a backup", FAILED)
    typer.echo(f"{where}: sound")


@commands.command()
def erase(archive: ArchivePath = None) -> None:
    """Write the archive anew, so that no byte of what was deleted stays: what a withdrawal does by itself at its end."""
    with opened(archive) as present:
        present.database.erase()
        typer.echo(f"{present.database.where}: {present.database.size():,} bytes")


@commands.command()
def stats(archive: ArchivePath = None) -> None:
    """Show how much is in the archive."""
    from demnach.archive.health import stats as figures

    with opened(archive) as present:
        for name, number in figures(present.database).items():
            typer.echo(f"{number:>15,}  {name}")
