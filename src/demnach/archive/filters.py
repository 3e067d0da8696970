"""What a search may be narrowed to, and each filter as a condition in SQL.

In every query ``v`` is a version, ``i`` its item, ``r`` its reading; where statements are sought, ``s`` is one and ``d`` the
time at which it was made, if the article tells one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from demnach.archive.database import Database
from demnach.archive.days import days_of
from demnach.archive.errors import ArchiveError
from demnach.lexicon.agencies import agency_called
from demnach.lexicon.countries import countries
from demnach.model.types import Act, Form, TollKind

Condition = tuple[str, list[object]]
"""A condition in SQL and the values of its question marks."""

CURRENT = (
    "{v}.visible_from <= ? AND NOT EXISTS (SELECT 1 FROM versions n WHERE n.item = {v}.item "
    "AND (n.sent, n.number) > ({v}.sent, {v}.number) AND (n.visible_from <= ? OR n.status = 'withheld'))"
)
"""The newest version that may be shown, unless a later one withholds the article; both values are the time of asking."""
_IN_ITS_PLACE = (
    "NOT EXISTS (SELECT 1 FROM replacements x JOIN versions y ON y.id = x.version "
    f"WHERE x.article = i.article AND y.item <> i.id AND {CURRENT.format(v='y')})"
)


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What a search is narrowed to; None does not narrow. Days are ISO 8601 or any TIMEX3 value: „2026“, „2026-W48“."""

    entity: str | None = None
    act: Act | None = None
    form: Form | None = None
    agency: str | None = None
    outlet: str | None = None
    place: str | None = None
    since: str | None = None
    """First day on which it was said; where the article tells none, on which it was published."""
    until: str | None = None
    meant: str | None = None
    """A time that is spoken of."""
    toll: TollKind | None = None
    min_confidence: float = 0.0
    unreserved: bool = False
    """Leave out what its publisher reserved from text and data mining."""
    replaced: bool = False
    """Show articles too in whose place others have come."""


def conditions(
    database: Database, filters: Filters, now: int, *, day: str = "v.day", statements: bool = False
) -> Iterator[Condition]:
    """Yield the conditions of filters; the first ones hide what may not be seen at ``now`` (seconds since 1970, UTC).

    ``day`` is SQL for the day that ``since`` and ``until`` bound. Raises ArchiveError for a day that is none.
    """
    yield CURRENT.format(v="v"), [now, now]
    if not filters.replaced:
        yield _IN_ITS_PLACE, [now, now]
    if filters.unreserved:
        yield "coalesce(v.tdm_reserved, 0) = 0", []
    if filters.outlet is not None:
        yield "lower(v.outlet) = lower(?)", [filters.outlet]
    if filters.agency is not None:
        yield _signed_by(database, filters.agency)
    yield from _days(filters, day)
    if filters.meant is not None:
        yield _meant(database, filters.meant, statements)
    if filters.entity is not None:
        yield _names(database, filters.entity, statements)
    if filters.place is not None:
        yield _lies_in(database, filters.place, statements)
    if filters.toll is not None:
        here = f" AND {database.inside('l.start', 'l.stop', 's.content')}" if statements else ""
        yield f"EXISTS (SELECT 1 FROM tolls l WHERE l.reading = r.id AND l.kind = ?{here})", [filters.toll]
    if statements:
        yield from _of_statements(filters)


def _of_statements(filters: Filters) -> Iterator[Condition]:
    if filters.act is not None:
        yield "s.act = ?", [filters.act]
    if filters.form is not None:
        yield "s.form = ?", [filters.form]
    if filters.min_confidence > 0:
        yield "s.confidence >= ?", [filters.min_confidence]


def covered_days(value: str) -> tuple[str, str]:
    """Return the first and last day of a day, month, year or week. Raises ArchiveError if it is none."""
    found = days_of(value.strip())
    if found is None:
        remedy = "write 2026-11-26, 2026-11, 2026-W48 or 2026"
        raise ArchiveError("this is no day, month or year", where=repr(value), remedy=remedy)
    return found


def _days(filters: Filters, day: str) -> Iterator[Condition]:
    if filters.since is not None:
        yield f"{day} >= ?", [covered_days(filters.since)[0]]
    if filters.until is not None:
        yield f"{day} <= ?", [covered_days(filters.until)[1]]


def _meant(database: Database, value: str, statements: bool) -> Condition:
    """A time is named that overlaps the one sought, or lies in a range „2026-01..2026-03“."""
    first, _, last = value.partition("..")
    begin, end = covered_days(first)[0], covered_days(last or first)[1]
    here = f" AND {database.inside('t.start', 't.stop', 's.content')}" if statements else ""
    return f"EXISTS (SELECT 1 FROM times t WHERE t.reading = r.id AND t.first <= ? AND t.last >= ?{here})", [end, begin]


def _signed_by(database: Database, agency: str) -> Condition:
    """The agency signs in the text or in the metadata, under any of its names."""
    known = agency_called(agency)
    spellings = sorted({agency, *((known.name, *known.signs, *known.names) if known is not None else ())})
    marks = _marks(spellings)
    in_text = f"EXISTS (SELECT 1 FROM credits c WHERE c.version = v.id AND c.kind = 'agency' AND c.name IN ({marks}))"
    in_data = f"EXISTS (SELECT 1 FROM {database.listed('v.agencies')} AS a WHERE a.value IN ({marks}))"
    return f"({in_text} OR {in_data})", [*spellings, *spellings]


def _names(database: Database, name: str, statements: bool) -> Condition:
    """An entity of that name (or Wikidata number) is named: in the statement, as who speaks, or as who is addressed."""
    if re.fullmatch(r"Q\d+", name):
        keys = [key for (key,) in database.run("SELECT id FROM names WHERE wikidata = ?", (name,))]
    else:
        found = database.run(f"SELECT id, name FROM names WHERE {_alike(database, 'name')}", (_pattern(name),))
        keys = [key for key, called in found if has_words(called, name)]
    if not keys:
        return "1 = 0", []
    said = ""
    if statements:
        span = database.item("m", 0), database.item("m", 1)
        mentioned = f"EXISTS (SELECT 1 FROM {database.elements('e.mentions', 'm')} WHERE {database.inside(*span, 's.content')})"
        said = f" AND (e.id = s.speaker OR e.id = s.addressee OR {mentioned})"
    return f"EXISTS (SELECT 1 FROM entities e WHERE e.reading = r.id AND e.name IN ({_marks(keys)}){said})", [*keys]


def places_called(database: Database, name: str) -> Condition:
    """Return the condition that place ``p`` has a name or lies in the country or area that has it."""
    state = next((c.iso for c in countries().values() if name.lower() in (c.name.lower(), *map(str.lower, c.aliases))), None)
    if state is not None:
        return "p.country = ?", [state]
    called = [found for found in _place_names(database) if has_words(found, name)]
    if not called:
        return "1 = 0", []
    marks = _marks(called)
    outer = f"EXISTS (SELECT 1 FROM places o WHERE o.reading = p.reading AND o.id = p.admin AND o.name IN ({marks}))"
    return f"(p.name IN ({marks}) OR {outer})", [*called, *called]


def _lies_in(database: Database, name: str, statements: bool) -> Condition:
    sql, values = places_called(database, name)
    here = f" AND {database.inside('p.start', 'p.stop', 's.content')}" if statements else ""
    return f"EXISTS (SELECT 1 FROM places p WHERE p.reading = r.id AND {sql}{here})", values


def _place_names(database: Database) -> list[str]:
    """All names of places, found by jumps through the index from one to the next."""
    sql = (
        "WITH RECURSIVE named (name) AS (SELECT min(name) FROM places UNION ALL "
        "SELECT (SELECT min(name) FROM places WHERE name > named.name) FROM named WHERE named.name IS NOT NULL) "
        "SELECT name FROM named WHERE name IS NOT NULL"
    )
    return [name for (name,) in database.run(sql)]


# names and the words in them


def has_words(name: str, sought: str) -> bool:
    """True if the words of ``sought`` follow each other in a name: „Gebiet Charkiw“ has „Charkiw“."""
    words, wanted = (re.findall(r"\w+", part.casefold()) for part in (name, sought))
    return bool(wanted) and any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def _alike(database: Database, column: str) -> str:
    return f"{column} LIKE ?" if database.dialect == "sqlite" else f"{column} ILIKE ?"


def _pattern(name: str) -> str:
    """A pattern that every name with these words fits; SQLite folds the case of ASCII letters alone."""
    return "%" + "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in name) + "%"


def _marks(values: list[str] | list[int]) -> str:
    return ", ".join("?" * len(values))
