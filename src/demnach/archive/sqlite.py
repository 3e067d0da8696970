"""An archive in one SQLite file: write-ahead log, foreign keys, deleted bytes overwritten.

Every write is one transaction that takes the write lock at once (``BEGIN IMMEDIATE``), so that two processes wait for each
other and neither loses a row. ``synchronous = FULL`` brings each transaction to the disk before it counts as done.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from demnach.archive.database import Database, Row
from demnach.archive.errors import ArchiveError, Unavailable

SECONDS = 60.0
"""How long a writer waits for another one."""
APPLICATION = 0x646D6E61
"""„dmna“: what the file says it is (PRAGMA application_id)."""
_REMEDIES = {
    "disk is full": "free some space and add again; nothing that was reported as added is lost",
    "readonly": "make the file and its folder writable",
    "locked": "wait until the other program is done, or end it",
    "malformed": "restore a backup: demnach archive backup makes them",
    "not a database": "name another file, or move this one away",
    "disk I/O error": "check the disk; nothing that was reported as added is lost",
    "unable to open": "check the path and its rights",
}


class Sqlite(Database):
    """A connection to a file, which is made where there is none."""

    dialect = "sqlite"
    serial = "INTEGER PRIMARY KEY AUTOINCREMENT"
    no_rowid = "WITHOUT ROWID"
    seconds_now = "CAST(strftime('%s', 'now') AS INTEGER)"

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        self.where = str(path)
        if not create and not path.exists():
            raise Unavailable("there is no archive", where=self.where, remedy="demnach add SOURCE… makes one")
        if path.is_dir():
            raise Unavailable("this is a folder", where=self.where, remedy="name a file in it")
        with self._told():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=SECONDS, isolation_level=None, check_same_thread=False)
            self._set_up()
        self._file = _identity(path)

    def _set_up(self) -> None:
        (application,) = self._connection.execute("PRAGMA application_id").fetchone()
        (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
        if pages and application != APPLICATION:
            raise Unavailable("this database is no archive of demnach", where=self.where, remedy="name another file")
        for pragma in ("secure_delete = ON", "foreign_keys = ON", "temp_store = MEMORY", "cache_size = -65536"):
            self._connection.execute(f"PRAGMA {pragma}")
        if not pages:
            self._connection.execute(f"PRAGMA application_id = {APPLICATION}")
        (mode,) = self._connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise Unavailable(f"no write-ahead log here (journal mode {mode})", where=self.where, remedy="use a local disk")
        self._connection.execute("PRAGMA synchronous = FULL")

    def elements(self, column: str, alias: str) -> str:  # noqa: D102
        return f"json_each({column}) AS {alias}"

    def item(self, alias: str, number: int) -> str:  # noqa: D102
        return f"json_extract({alias}.value, '$[{number}]')"

    def joined(self, words: str, alias: str) -> str:  # noqa: D102
        return f"group_concat({words}, ' … ')"

    def holds(self, table: str) -> bool:  # noqa: D102
        return bool(self.run("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)))

    def listed(self, column: str) -> str:  # noqa: D102
        return f"json_each({column})"

    def run(self, sql: str, values: Sequence[object] = ()) -> list[Row]:  # noqa: D102
        with self._told():
            return self._connection.execute(sql, values).fetchall()

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:  # noqa: D102
        with self._told():
            self._connection.executemany(sql, rows)

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:  # noqa: D102
        with self._told():
            yield from self._connection.execute(sql, values)

    def script(self, sql: str) -> None:  # noqa: D102
        statement = ""
        with self._told():
            for line in sql.splitlines(keepends=True):
                statement += line
                if sqlite3.complete_statement(statement):
                    self._connection.execute(statement)
                    statement = ""

    @contextmanager
    def transaction(self) -> Iterator[None]:  # noqa: D102
        self._check_file()
        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._told():
                self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        self._check_file()

    def count_on(self) -> None:
        """SQLite's keys do so by themselves."""

    def erase(self) -> None:  # noqa: D102
        for table in ("article_words", "statement_words"):
            self.run(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        with self._told():
            self._connection.execute("VACUUM")
            busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise Unavailable(
                "deleted, but another program still reads the log that holds the old pages", where=self.where,
                remedy="end it and run demnach archive erase",
            )  # fmt: skip

    def problems(self) -> Iterator[str]:  # noqa: D102
        for (found,) in self.run("PRAGMA integrity_check"):
            if found != "ok":
                yield str(found)
        for table, row, parent, _ in self.run("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} has no row of {parent}"

    def size(self) -> int:  # noqa: D102
        return sum(os.path.getsize(file) for file in self.files())

    def files(self) -> list[Path]:
        """Return the files that hold the archive: the database, its log, its index of the log."""
        beside = [Path(f"{self.path}{ending}") for ending in ("", "-wal", "-shm", "-journal")]
        return [file for file in beside if file.exists()]

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy, while others may read and write."""
        with self._told(), closing(sqlite3.connect(target)) as copy:
            self._connection.backup(copy)

    def close(self) -> None:  # noqa: D102
        self._connection.close()

    def _check_file(self) -> None:
        """Raise where another program has put another file in this one's place: what is written would be lost."""
        if _identity(self.path) != self._file:
            raise Unavailable("the file was replaced or removed by another program", where=self.where, remedy="open it again")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            said = str(error)
            remedy = next((remedy for sign, remedy in _REMEDIES.items() if sign in said), "run demnach archive check")
            raise Unavailable(f"SQLite says: {said}", where=self.where, remedy=remedy) from error
        except UnicodeEncodeError as error:
            raise ArchiveError(f"this text cannot be stored ({error})", where=self.where) from error


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
