"""A PostgreSQL server of our own, started from Debian's package, for tests and measurements."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_COUNT = itertools.count()


def programs() -> Path | None:
    """Return the folder of the newest server that is installed, None where there is none."""
    return max((path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None)


@contextmanager
def server(*, fsync: bool) -> Iterator[str]:
    """Start a server in a new folder and stop it; the value is the end of its databases' addresses."""
    found = programs()
    assert found is not None
    folder = Path(tempfile.mkdtemp(prefix="demnach-pg-"))
    user = pwd.getpwnam("nobody").pw_name if os.geteuid() == 0 else None  # the server refuses to run as root
    if user is not None:
        shutil.chown(folder, user)
    data = folder / "data"
    options = f"-k {folder} -c listen_addresses= -c fsync={'on' if fsync else 'off'}"

    def call(*command: str | Path) -> None:
        subprocess.run([*map(str, command)], check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    call(found / "initdb", "-D", data, "-U", "demnach", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    call(found / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
    try:
        yield f"host={folder}&user=demnach"
    finally:
        call(found / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


def new_database(where: str) -> str:
    """Make an empty database on a server and return its address."""
    import psycopg

    name = f"t{next(_COUNT)}"
    with psycopg.connect(f"postgresql:///postgres?{where}", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql:///{name}?{where}"
