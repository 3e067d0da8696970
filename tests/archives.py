"""Archives of both kinds to test with; PostgreSQL is started from Debian's package where that is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from benchmarks.server import new_database, programs, server

from demnach.archive.open import open_archive
from demnach.archive.store import Archive


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """A PostgreSQL server of our own."""
    if programs() is None:
        pytest.skip("Debian's postgresql is not installed")
    with server(fsync=False) as found:
        yield found


@pytest.fixture
def postgresql(postgresql_server: str) -> str:
    """The address of an empty PostgreSQL database."""
    return new_database(postgresql_server)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive can be made: a path, and an address."""
    if request.param == "sqlite":
        return str(tmp_path / "archive.sqlite")
    return str(request.getfixturevalue("postgresql"))


@pytest.fixture
def opened(where: str) -> Iterator[Callable[..., Archive]]:
    """Opens archives at one place and closes them in the end."""
    found: list[Archive] = []

    def call(**options: object) -> Archive:
        found.append(open_archive(where, create=True, **options))  # type: ignore[arg-type]
        return found[-1]

    yield call
    for archive in found:
        archive.close()


@pytest.fixture
def archive(opened: Callable[..., Archive]) -> Archive:
    return opened()
