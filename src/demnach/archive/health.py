"""Health of an archive: backups that restore, checks that find what is wrong, figures of what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from demnach.archive.database import Database
from demnach.archive.errors import ArchiveError, Unavailable
from demnach.archive.index import index_anew
from demnach.archive.rows import article_of, reading_of
from demnach.archive.store import Archive, digest

_TABLES = (
    "items", "versions", "parts", "credits", "replacements", "tombstones", "readings", "names", "entities", "times", "places",
    "statements", "links", "events", "tolls",
)  # fmt: skip
"""The tables of an archive, in an order in which rows can be put in again."""


def check(archive: Archive) -> Iterator[str]:
    """Yield what is wrong: with the files, with rows that do not fit each other, with articles that differ from their digest.

    Every article is made again from its rows and compared with what was added, every reading is made again.
    """
    database = archive.database
    yield from database.problems()
    yield from _misfits(database)
    for key, name, number, known in database.stream(
        "SELECT v.id, i.article, v.number, v.digest FROM versions v JOIN items i ON i.id = v.item ORDER BY v.id"
    ):
        yield from _wrong_version(archive, key, f"{name}, version {number}", known)


def _misfits(database: Database) -> Iterator[str]:
    questions = {
        "an article without a version": "SELECT count(*) FROM items i WHERE NOT EXISTS "
        "(SELECT 1 FROM versions v WHERE v.item = i.id)",
        "a version without a reading": "SELECT count(*) FROM versions v WHERE NOT EXISTS "
        "(SELECT 1 FROM readings r WHERE r.version = v.id)",
        "a tombstone of an article that is there": "SELECT count(*) FROM tombstones t JOIN items i ON i.article = t.article",
    }
    if database.dialect == "sqlite":
        questions["a version that is not in the full text"] = (
            "SELECT count(*) FROM versions v WHERE NOT EXISTS (SELECT 1 FROM article_words_docsize d WHERE d.id = v.id)"
        )
        questions["a statement that is not in the full text"] = (
            "SELECT count(*) FROM statements s WHERE NOT EXISTS (SELECT 1 FROM statement_words_docsize d WHERE d.id = s.key)"
        )
    else:
        questions["a version that is not in the full text"] = "SELECT count(*) FROM versions WHERE words IS NULL"
        questions["a statement that is not in the full text"] = "SELECT count(*) FROM statements WHERE words IS NULL"
    for what, sql in questions.items():
        found = database.number(sql)
        if found:
            yield f"{found} × {what}"


def _wrong_version(archive: Archive, key: int, where: str, known: str) -> Iterator[str]:
    try:
        if digest(article_of(archive.database, key)) != known:
            yield f"{where}: not what was added"
        found = archive.database.one("SELECT id FROM readings WHERE version = ?", (key,))
        if found is not None:
            reading_of(archive.database, key, found[0])
    except (ValueError, KeyError, IndexError) as error:
        yield f"{where}: cannot be put together ({error})"


def stats(database: Database) -> dict[str, int]:
    """Return how many rows each table has, the bytes of text and those on disk."""
    found = {table: database.number(f"SELECT count(*) FROM {table}") for table in _TABLES}
    length = "length(CAST(text AS BLOB))" if database.dialect == "sqlite" else "octet_length(text)"
    found["bytes of text"] = database.number(f"SELECT coalesce(sum({length}), 0) FROM versions")
    found["bytes on disk"] = database.size()
    return found


# backups


def backup(archive: Archive, target: Path) -> None:
    """Write a copy of an archive to a new SQLite file, whatever kind it is of; it can be opened as it is.

    The copy is opened and checked before it gets its name. Raises Unavailable where it cannot be written, ArchiveError
    where it is not sound.
    """
    from demnach.archive.sqlite import Sqlite

    if target.exists():
        raise Unavailable("there is a file already", where=str(target), remedy="name a new one")
    half = target.with_name(f"{target.name}.part")
    half.unlink(missing_ok=True)
    if isinstance(archive.database, Sqlite):
        archive.database.copy_to(half)
        with Archive(Sqlite(half), clock=archive.clock) as copy:
            _finish(copy, half)
    else:
        with Archive(Sqlite(half), clock=archive.clock) as copy:
            _copy_rows(archive.database, copy.database)
            _finish(copy, half)
    half.replace(target)


def _finish(copy: Archive, file: Path) -> None:
    wrong = next(check(copy), None)
    if wrong is not None:
        raise ArchiveError(f"the copy is not sound: {wrong}", where=str(file), remedy="run demnach archive check")
    copy.database.run("PRAGMA journal_mode = DELETE")  # one file, without a log beside it


def restore(backup: Archive, archive: Archive) -> None:
    """Put all that is in a backup into an empty archive of either kind. Raises ArchiveError for one that is not empty."""
    if archive.database.number("SELECT count(*) FROM items") or archive.database.number("SELECT count(*) FROM tombstones"):
        raise ArchiveError("there is something in it already", where=archive.database.where, remedy="name a new archive")
    _copy_rows(backup.database, archive.database)


def _copy_rows(source: Database, target: Database) -> None:
    """Copy every row, as it is at one moment, and make the index."""
    with source.transaction(), target.transaction():
        for table in _TABLES:
            columns = ", ".join(_columns(source, table))
            rows = source.run(f"SELECT {columns} FROM {table}")
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                target.run_many(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        target.count_on()
    index_anew(target)


def _columns(database: Database, table: str) -> list[str]:
    """The columns that a table has in databases of every kind: all but its index."""
    if database.dialect == "sqlite":
        found = database.run("SELECT name FROM pragma_table_info(?)", (table,))
    else:
        sql = "SELECT column_name FROM information_schema.columns WHERE table_name = ? AND table_schema = current_schema()"
        found = database.run(f"{sql} ORDER BY ordinal_position", (table,))
    return [str(name) for (name,) in found if name != "words"]
