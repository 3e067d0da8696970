"""Opening an archive by its path or address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from demnach.archive.database import Database
from demnach.archive.index import index_anew, is_stale
from demnach.archive.store import Archive, seconds_now

FILE = "archive.sqlite"


def default_path() -> Path:
    """Return where the archive is if nobody says where: in the platform's folder for a user's data."""
    from platformdirs import user_data_path

    return user_data_path("demnach", appauthor=False) / FILE


def open_archive(
    where: str | Path | None = None, *, create: bool = False, clock: Callable[[], int] = seconds_now
) -> Archive:
    """Open the archive at a path or a postgresql:// address, or the default one; older ones are brought up to date.

    ``create`` makes a file where there is none. Raises Unavailable where it cannot be opened.
    """
    archive = Archive(_database(where, create), clock=clock)
    if is_stale(archive.database):
        index_anew(archive.database)
    return archive


def _database(where: str | Path | None, create: bool) -> Database:
    if isinstance(where, str) and where.startswith(("postgresql://", "postgres://")):
        from demnach.archive.postgresql import Postgresql

        return Postgresql(where)
    from demnach.archive.sqlite import Sqlite

    return Sqlite(Path(where) if where is not None else default_path(), create=create)
