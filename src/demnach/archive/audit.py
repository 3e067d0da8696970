"""Audit: proves that strings are nowhere in an archive, by looking at the raw bytes of its files.

A text lies in pieces on the pages of a SQLite file: what is cut once leaves half of it whole on one side. A trace is therefore
any stretch of half a string, or of ``ENOUGH`` bytes; of short strings, which are seldom cut, the whole. A PostgreSQL server
packs texts and keeps its files to itself: there every text column of every table is searched, and the server's own log and
backups are for its administrator to see to.
"""

from __future__ import annotations

import mmap
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from demnach.archive.database import Database
from demnach.archive.errors import ArchiveError
from demnach.archive.sqlite import Sqlite

ENOUGH = 64
"""Bytes of a stretch that is a trace, however long the string is."""
SHORTEST = 8
"""Bytes below which a string proves nothing: it may be there by chance."""
_BLOCK = 12
"""Bytes in which a file is walked through; whatever has twice as many holds one of its blocks whole."""
_LONG = 4 * _BLOCK
"""Bytes from which half a string is sought."""


class Trace(NamedTuple):
    """A piece of a sought string that is there: in which file, at which byte; or in which table and column."""

    sought: str
    where: str
    at: int | None
    piece: str


def audit(database: Database, strings: Iterable[str]) -> Iterator[Trace]:
    """Yield the first trace of each string in each file (or column). Raises ArchiveError for one that is too short."""
    sought = list(dict.fromkeys(strings))
    for string in sought:
        if len(string.encode()) < SHORTEST:
            raise ArchiveError("too short to prove anything", where=repr(string), remedy=f"give {SHORTEST} letters or more")
    if isinstance(database, Sqlite):
        database.run("PRAGMA wal_checkpoint(PASSIVE)")
        for file in database.files():
            yield from traces_in(file, sought)
    else:
        yield from _traces_in_columns(database, sought)


def traces_in(file: Path, strings: Iterable[str]) -> Iterator[Trace]:
    """Yield the first trace of each string in the bytes of a file."""
    if not file.stat().st_size:
        return
    known = [(string, string.encode()) for string in strings]
    with open(file, "rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for string, raw in known:
            at = data.find(raw) if len(raw) < _LONG else -1
            if at >= 0:
                yield Trace(string, str(file), at, string)
        yield from _stretches(data, [pair for pair in known if len(pair[1]) >= _LONG], str(file))


def _stretches(data: mmap.mmap, strings: list[tuple[str, bytes]], where: str) -> Iterator[Trace]:
    """The first stretch of each string that is long enough, found by the blocks of the file that occur in it."""
    blocks: defaultdict[bytes, list[tuple[int, int]]] = defaultdict(list)
    for number, (_, raw) in enumerate(strings):
        for offset in range(len(raw) - _BLOCK + 1):
            blocks[raw[offset : offset + _BLOCK]].append((number, offset))
    found: set[int] = set()
    whole = len(data) // _BLOCK * _BLOCK
    with memoryview(data) as view, view[:whole] as walked:
        for position, (block,) in enumerate(struct.iter_unpack(f"{_BLOCK}s", walked)):
            for number, offset in blocks.get(block, ()):
                if number not in found:
                    string, raw = strings[number]
                    begin, stretch = _stretch(data, position * _BLOCK, raw, offset)
                    if len(stretch) >= min(len(raw) // 2, ENOUGH):
                        found.add(number)
                        yield Trace(string, where, begin, stretch.decode("utf-8", "replace"))


def _stretch(data: mmap.mmap, at: int, raw: bytes, offset: int) -> tuple[int, bytes]:
    """What file and string have in common around a block: where it begins in the file, and its bytes."""
    first, last = offset, offset + _BLOCK
    while first > 0 and at - (offset - first) > 0 and data[at - (offset - first) - 1] == raw[first - 1]:
        first -= 1
    while last < len(raw) and at + (last - offset) < len(data) and data[at + (last - offset)] == raw[last]:
        last += 1
    return at - (offset - first), raw[first:last]


def _traces_in_columns(database: Database, strings: list[str]) -> Iterator[Trace]:
    columns = database.run(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND data_type = 'text' AND table_name NOT LIKE 'current~_%' ESCAPE '~' "
        "ORDER BY table_name, ordinal_position"
    )
    for table, column in columns:
        for string in strings:
            if database.number(f"SELECT count(*) FROM {table} WHERE position(? IN {column}) > 0", (string,)):
                yield Trace(string, f"{table}.{column}", None, string)
