"""The user's own tables of persons, organisations and places, beside the lists that come with demnach.

    from demnach import entities, read

    entities.add_table("stadtrat.csv")
    reading = read(text)

A table is CSV in UTF-8 whose first line names the columns: ``name`` and ``kind``, and, if wanted, ``aliases`` (set apart by
semicolons), ``country`` (ISO 3166-1 alpha-2, or EU) and ``wikidata`` („Q42“). It holds for the process; where a name stands
in demnach's lists too, the user's table is right.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from demnach.lexicon.countries import countries
from demnach.lexicon.known import Known, forget_given, give
from demnach.model.types import EntityKind

COLUMNS = ("name", "aliases", "kind", "country", "wikidata")
_NEEDED = ("name", "kind")
_SEATLESS = frozenset({"EU"})


class TableError(ValueError):
    """A table of entities that cannot be used; the message says which file and line, what is wrong and what to do."""


def add_table(path: str | Path) -> int:
    """Add a table of entities to those that readings know, and return how many it holds.

    Nothing is added from a table with an error. Raises TableError for a wrong table, OSError for one that cannot be opened.
    """
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        try:
            found = list(_entries(file, str(path)))
        except UnicodeDecodeError as error:
            raise TableError(f"{path}: not UTF-8 ({error.reason}); save the table as CSV in UTF-8") from error
        except csv.Error as error:
            raise TableError(f"{path}: not CSV ({error}); put cells with commas or line ends into quotation marks") from error
    give(found)
    return len({bearer.name for _, bearer in found})


def clear_tables() -> None:
    """Forget every table that was added."""
    forget_given()


def _entries(file: Iterator[str], path: str) -> Iterator[tuple[str, Known]]:
    """Yield every spelling of a table with its bearer."""
    lines = csv.DictReader(file)
    named = lines.fieldnames or []
    missing = [column for column in _NEEDED if column not in named]
    unknown = [column for column in named if column not in COLUMNS]
    if missing or unknown:
        wrong = f"no column {missing[0]!r}" if missing else f"unknown column {unknown[0]!r}"
        raise TableError(f"{path}, line 1: {wrong}; the columns are {', '.join(COLUMNS)}")
    for row in lines:
        where = f"{path}, line {lines.line_num}"
        cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
        if None in row:
            raise TableError(f"{where}: more cells than columns; set aliases apart by semicolons")
        yield from _spellings(cells, where)


def _spellings(cells: dict[str, str], where: str) -> Iterator[tuple[str, Known]]:
    name, kind, country, wikidata = cells["name"], cells["kind"], cells["country"].upper(), cells["wikidata"]
    if not name:
        raise TableError(f"{where}: no name; fill the cell or delete the line")
    if kind not in get_args(EntityKind):
        raise TableError(f"{where}: {kind!r} is no kind; the kinds are {', '.join(get_args(EntityKind))}")
    if country and country not in countries() and country not in _SEATLESS:
        raise TableError(f"{where}: {country!r} is no country; give two letters of ISO 3166-1, as DE")
    if wikidata and not re.fullmatch(r"Q[1-9]\d*", wikidata):
        raise TableError(f"{where}: {wikidata!r} is no Wikidata item; give its number with the Q, as Q42")
    bearer = Known(name, kind, country=country or None, wikidata=wikidata or None, given=True)  # type: ignore[arg-type]
    for spelling in (name, *(alias.strip() for alias in cells["aliases"].split(";"))):
        if spelling:
            yield " ".join(spelling.split()), bearer
