"""The command line: one module a command. The only place that prints."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from demnach.archive.errors import ArchiveError
from demnach.cli import add, archive, find, read, rights
from demnach.cli.output import FAILED, MISUSED
from demnach.cli.views import Format

__all__ = ["Format", "app", "main"]

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
        context = getattr(error, "ctx", None)
        command = context.command_path if context is not None and context.info_name != "demnach" else "demnach read"
        remedy = "To read a file: demnach read FILE" if told.startswith("No such command") else f"See {command} --help"
        typer.echo(f"demnach: {_lowered(told)} {remedy}", err=True)
        return MISUSED
    except ArchiveError as error:
        typer.echo(f"demnach: {error}", err=True)
        return FAILED
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


app.command(short_help="Read news articles: statements, speakers, sources, tolls.", epilog=read.EPILOG)(read.read)
app.command(short_help="Put articles into the archive.", epilog=add.ADD_EXAMPLES)(add.add)
app.command(short_help="Search articles and statements.", epilog=find.SEARCH_EXAMPLES)(find.search)
app.command(short_help="Show what somebody says.", epilog=find.WHO_EXAMPLES)(find.who)
app.command(short_help="Show tolls side by side, with who asserts them.", epilog=find.TOLLS_EXAMPLES)(find.tolls)
app.command(short_help="Show an article of the archive.")(find.show)
app.command(short_help="Show what changed between versions.")(find.changes)
app.command(short_help="Correct an article.", epilog=rights.CORRECT_EXAMPLES)(rights.correct)
app.command(short_help="Withdraw articles and all that was derived.", epilog=rights.WITHDRAW_EXAMPLES)(rights.withdraw)
app.command(short_help="Prove that strings are gone.", epilog=rights.AUDIT_EXAMPLES)(rights.audit)
app.command(short_help="Read the archive anew after an upgrade.", epilog=add.REREAD_EXAMPLES)(add.reread)
app.add_typer(archive.commands, name="archive")
