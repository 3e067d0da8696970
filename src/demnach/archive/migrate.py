"""Migrations: numbered SQL files that bring an archive of any earlier version to today's, each in one transaction."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from string import Template
from typing import NamedTuple

from demnach.archive.database import Database, Dialect
from demnach.archive.errors import Unavailable

_NAME = re.compile(r"(\d{4})_\w+(?:\.(sqlite|postgresql))?\.sql")


class Migration(NamedTuple):
    """A step from one version of the schema to the next; ``dialect`` None: for every kind of database."""

    number: int
    dialect: Dialect | None
    sql: str


@cache
def migrations() -> tuple[Migration, ...]:
    """Return all migrations in order."""
    found = []
    for file in (files("demnach.archive") / "migrations").iterdir():
        shape = _NAME.fullmatch(file.name)
        if shape is not None:
            dialect: Dialect | None = "sqlite" if shape[2] == "sqlite" else "postgresql" if shape[2] else None
            found.append(Migration(int(shape[1]), dialect, file.read_text(encoding="utf-8")))
    return tuple(sorted(found, key=lambda migration: migration.number))


def newest() -> int:
    """Return the version of the schema that this demnach writes."""
    return migrations()[-1].number


def migrate(database: Database, to: int | None = None) -> bool:
    """Bring the schema up to date (or ``to`` a version) and return whether anything had to be done.

    Raises Unavailable for an archive that a newer demnach wrote.
    """
    last = newest() if to is None else to
    if version(database) == last:
        return False
    with database.transaction():
        present = version(database)  # another process may have been quicker
        if present > newest():
            raise Unavailable(
                f"a newer demnach wrote this archive (schema {present}, known up to {newest()})", where=database.where,
                remedy="upgrade demnach",
            )  # fmt: skip
        for step in migrations():
            if present < step.number <= last and step.dialect in (None, database.dialect):
                database.script(_written_for(database, step.sql))
        database.run("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)")
        database.run("DELETE FROM schema_version")
        database.run("INSERT INTO schema_version (version) VALUES (?)", (last,))
    return True


def _written_for(database: Database, sql: str) -> str:
    """A migration as a kind of database writes it."""
    code = Template(re.sub(r"--[^\n]*", "", sql)).substitute(serial=database.serial, no_rowid=database.no_rowid)
    code = re.sub(r"\bcovered\(([\w.]+), ([\w.]+)\)", lambda m: database.covered(m[1], m[2]), code)
    code = re.sub(r"\blisted\(([\w.]+)\)", lambda m: database.listed(m[1]), code)
    return re.sub(r"\bseconds_now\b", lambda _: database.seconds_now, code)


def version(database: Database) -> int:
    """Return the version of a database's schema; 0 for an empty one."""
    found = database.one("SELECT version FROM schema_version") if database.holds("schema_version") else None
    return int(found[0]) if found else 0
