"""One face for both kinds of database: SQL with ``?`` for values, transactions, and what the dialects differ in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal

Row = tuple[Any, ...]
Dialect = Literal["sqlite", "postgresql"]


class Database(ABC):
    """A connection. Failures come as Unavailable, never as the driver's own errors."""

    dialect: Dialect
    where: str
    """How errors name it: a path, or an address without its password."""
    serial: str
    """Type of a key that counts itself."""
    no_rowid: str
    """What ends the definition of a table that is stored by its key."""

    seconds_now: str
    """SQL for the seconds since 1970 by the database's own clock."""

    @abstractmethod
    def elements(self, column: str, alias: str) -> str:
        """Return SQL for the rows of the JSON list in a column."""

    @abstractmethod
    def item(self, alias: str, number: int) -> str:
        """Return SQL for a number in such a row, which is a list itself: start and stop of a span are 0 and 1."""

    @abstractmethod
    def joined(self, words: str, alias: str) -> str:
        """Return SQL for the words of the rows of a JSON list, „ … “ between them."""

    @abstractmethod
    def listed(self, column: str) -> str:
        """Return SQL for the rows of the JSON list of names in a column, each with its ``value``."""

    @abstractmethod
    def holds(self, table: str) -> bool:
        """Return whether there is a table of this name."""

    def covered(self, text: str, spans: str) -> str:
        """Return SQL for the words that the spans in a column cover of the text in another, „ … “ between them."""
        start, stop = self.item("x", 0), self.item("x", 1)
        words = self.joined(f"substr({text}, {start} + 1, {stop} - {start})", "x")
        return f"(SELECT {words} FROM {self.elements(spans, 'x')})"

    def inside(self, start: str, stop: str, spans: str) -> str:
        """Return SQL that is true where one of the spans in a column covers ``start`` to ``stop``."""
        rows = self.elements(spans, "x")
        return f"EXISTS (SELECT 1 FROM {rows} WHERE {self.item('x', 0)} <= {start} AND {stop} <= {self.item('x', 1)})"

    @abstractmethod
    def run(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run one statement and return its rows."""

    @abstractmethod
    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for every row of values."""

    @abstractmethod
    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Run a query and yield its rows as they come."""

    @abstractmethod
    def script(self, sql: str) -> None:
        """Run the statements of a script, inside the transaction that is open."""

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing: written when the block ends well, undone when it does not; waits for other writers."""

    @abstractmethod
    def count_on(self) -> None:
        """Let the keys that count themselves go on after the highest ones: after rows came with keys of their own."""

    @abstractmethod
    def erase(self) -> None:
        """Leave no byte of deleted rows behind in files, free pages or logs. Not inside a transaction."""

    @abstractmethod
    def problems(self) -> Iterator[str]:
        """Yield what the database itself finds wrong with its files."""

    @abstractmethod
    def size(self) -> int:
        """Return the bytes that it takes on disk."""

    @abstractmethod
    def close(self) -> None:
        """Give everything back."""

    def one(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        return next(iter(self.run(sql, values)), None)

    def number(self, sql: str, values: Sequence[object] = ()) -> int:
        """Return the first value of a query that counts something."""
        return int(self.run(sql, values)[0][0])
