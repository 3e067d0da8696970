"""``demnach search``, ``who``, ``tolls``, ``show`` and ``changes``: what is in an archive, found and shown."""

from __future__ import annotations

from typing import Annotated

import typer

from demnach.cli.options import (
    Agency,
    ArchivePath,
    Entity,
    Most,
    Outlet,
    Output,
    Place,
    ShapeOption,
    Since,
    Unreserved,
    Until,
    opened,
)
from demnach.cli.output import MISUSED, Tally, print_pieces, save, stop
from demnach.cli.rows import put_out
from demnach.cli.views import Format, rendered
from demnach.model.types import Act, EventType, Form, TollKind

SEARCH_EXAMPLES = (
    "Words are found in any form, compounds by their parts: „Angriff“ finds „Drohnenangriffe“.\n\n"
    "Examples:\n\n"
    '  demnach search "Waffenruhe Gaza" --since 2026-10\n\n'
    "  demnach search '\"mehr als 10.000 Soldaten\"' --statements\n\n"
    "  demnach search Strompreis --speaker Minister --act demand --agency dpa\n\n"
    '  demnach search "Angriff OR Beschuss -Übung" --place Charkiw --format csv -o treffer.csv\n\n'
    "  demnach search --toll killed --meant 2026-11"
)
WHO_EXAMPLES = (
    "Examples:\n\n  demnach who Putin --about Waffenruhe --since 2026-01\n\n"
    "  demnach who Außenministerium --act deny --format csv"
)
TOLLS_EXAMPLES = (
    "Examples:\n\n  demnach tolls --place Charkiw --since 2026-11\n\n"
    "  demnach tolls --kind killed --event accident --format csv -o opfer.csv"
)

Statements = Annotated[bool, typer.Option("--statements", help="Search statements, not whole articles.")]
Certain = Annotated[float, typer.Option("--min-confidence", min=0.0, max=1.0, metavar="P", help="Leave out less certain ones.")]
Meant = Annotated[str | None, typer.Option(metavar="TIME", help="A time that is spoken of: 2026-11, or 2026-01..2026-03.")]


def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", help='Words, "phrases", begin*, -without, this OR that.')] = "",
    statements: Statements = False,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Only statements of this speaker.")] = None,
    entity: Entity = None,
    act: Annotated[Act | None, typer.Option(help="Only statements of this act.")] = None,
    form: Annotated[Form | None, typer.Option(help="Only statements of this form.")] = None,
    agency: Agency = None,
    outlet: Outlet = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    meant: Meant = None,
    toll: Annotated[TollKind | None, typer.Option(help="Only where a toll of this kind is told.")] = None,
    min_confidence: Certain = 0.0,
    unreserved: Unreserved = False,
    replaced: Annotated[bool, typer.Option("--replaced", help="Show articles too in whose place others have come.")] = False,
    limit: Most = 20,
    format: ShapeOption = None,  # noqa: A002 - the option's name
    output: Output = None,
    archive: ArchivePath = None,
) -> None:
    """Search articles, or statements, by their words and by what was read in them; the best come first."""
    from demnach.archive.filters import Filters
    from demnach.archive.search import search_articles, search_statements
    from demnach.export.found import HIT_COLUMNS, hits_view

    filters = Filters(
        entity=entity, act=act, form=form, agency=agency, outlet=outlet, place=place, since=since,
        until=until, meant=meant, toll=toll, min_confidence=min_confidence, unreserved=unreserved,
        replaced=replaced,
    )  # fmt: skip
    with opened(archive) as store:
        now = store.clock()
        if statements or speaker or act or form or min_confidence:
            hits = search_statements(store.database, words, filters, speaker=speaker or "", now=now, most=limit)
        else:
            hits = search_articles(store.database, words, filters, now=now, most=limit)
    put_out(hits, format, output, columns=HIT_COLUMNS, table=lambda: hits_view(hits))


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who speaks: a name, an office, a body.")],
    about: Annotated[str, typer.Option(metavar="WORDS", help="Only statements with these words.")] = "",
    act: Annotated[Act | None, typer.Option(help="Only statements of this act.")] = None,
    since: Since = None,
    until: Until = None,
    agency: Agency = None,
    outlet: Outlet = None,
    min_confidence: Certain = 0.0,
    limit: Most = 20,
    format: ShapeOption = None,  # noqa: A002 - the option's name
    output: Output = None,
    archive: ArchivePath = None,
) -> None:
    """Show what somebody says, on whose word it is told."""
    from demnach.archive.filters import Filters
    from demnach.archive.search import search_statements
    from demnach.export.found import HIT_COLUMNS, hits_view

    filters = Filters(
        act=act, since=since, until=until, agency=agency, outlet=outlet, min_confidence=min_confidence
    )
    with opened(archive) as store:
        hits = search_statements(store.database, about, filters, speaker=name, now=store.clock(), most=limit)
    put_out(hits, format, output, columns=HIT_COLUMNS, table=lambda: hits_view(hits))


def tolls(
    place: Place = None,
    kind: Annotated[TollKind | None, typer.Option(help="Only tolls of this kind.")] = None,
    event: Annotated[EventType | None, typer.Option(help="Only of events of this type.")] = None,
    since: Since = None,
    until: Until = None,
    agency: Agency = None,
    outlet: Outlet = None,
    entity: Entity = None,
    limit: Most = 1000,
    format: ShapeOption = None,  # noqa: A002 - the option's name
    output: Output = None,
    archive: ArchivePath = None,
) -> None:
    """Show numbers of dead, injured, displaced … side by side, each with who asserts it; the newest events first."""
    from demnach.archive import tolls as table
    from demnach.archive.filters import Filters
    from demnach.export.found import TOLL_COLUMNS, tolls_view

    filters = Filters(
        place=place, toll=kind, since=since, until=until, agency=agency, outlet=outlet, entity=entity
    )
    with opened(archive) as store:
        rows = table.tolls(store.database, filters, now=store.clock(), event=event, most=limit)
    put_out(rows, format, output, columns=TOLL_COLUMNS, table=lambda: tolls_view(rows))


def show(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id or address.")],
    version: Annotated[int | None, typer.Option(min=1, metavar="N", help="An earlier version.")] = None,
    format: Annotated[Format, typer.Option(help="Output.")] = Format.rich,  # noqa: A002 - the option's name
    output: Output = None,
    archive: ArchivePath = None,
) -> None:
    """Show an article of the archive with all that was read in it."""
    with opened(archive) as store:
        reading = store.reading(article, version)
    pieces = rendered(iter([reading]), format, many=False, target=output)
    if output is None:
        print_pieces(pieces)
    else:
        save(pieces, output, Tally(read=1))


def changes(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id or address.")],
    before: Annotated[int | None, typer.Option("--from", min=1, metavar="N", help="A version; the one before.")] = None,
    after: Annotated[int | None, typer.Option("--to", min=1, metavar="N", help="A version; the current one.")] = None,
    format: ShapeOption = None,  # noqa: A002 - the option's name
    output: Output = None,
    archive: ArchivePath = None,
) -> None:
    """Show what changed from one version of an article to another: words, statements, tolls."""
    from demnach.archive.changes import changes as between
    from demnach.export.found import CHANGE_COLUMNS, changes_view

    with opened(archive) as store:
        numbers = [version.number for version in store.versions(article)]
        last = after if after is not None else next(v.number for v in store.versions(article) if v.current)
        earlier = numbers[: numbers.index(last)] if last in numbers else []
        first = before if before is not None else earlier[-1] if earlier else None
        if first is None:
            stop(f"{article}: there is no version before {last}; there are: {', '.join(map(str, numbers))}", MISUSED)
        found = between(store.reading(article, first), store.reading(article, last))
    put_out(found, format, output, columns=CHANGE_COLUMNS, table=lambda: changes_view(found))
