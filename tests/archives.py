"""Archives of both kinds to test with; PostgreSQL is started from Debian's package where that is installed."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from demnach.archive.open import open_archive
from demnach.archive.store import Archive

_COUNT = itertools.count()
_PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server of our own, without a database name."""
    if not _PROGRAMS:
        pytest.skip("Debian's postgresql is not installed")
    programs = _PROGRAMS[-1].parent
    folder = Path(tempfile.mkdtemp(prefix="demnach-pg-"))
    # the server refuses to run as root
    user = pwd.getpwnam("nobody").pw_name if os.geteuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user)
    data = folder / "data"
    options = f"-k {folder} -c listen_addresses= -c fsync=off"

    def call(*command: str | Path) -> None:
        subprocess.run([*map(str, command)], check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    call(programs / "initdb", "-D", data, "-U", "demnach", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    call(programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
    try:
        yield f"host={folder}&user=demnach"
    finally:
        call(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


@pytest.fixture
def postgresql(server: str) -> str:
    """The address of an empty PostgreSQL database."""
    import psycopg

    name = f"t{next(_COUNT)}"
    with psycopg.connect(f"postgresql:///postgres?{server}", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql:///{name}?{server}"


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
