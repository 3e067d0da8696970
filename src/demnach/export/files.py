"""Output files that appear whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open a file for writing UTF-8 that takes its place, at once, only when the block ends well.

    It is written beside its place and renamed, so that no reader ever sees half of it and a failure leaves what was there
    before. A link is followed; what is no plain file (a pipe, /dev/stdout) is written as it comes. Raises OSError.
    """
    place = path.resolve()
    if place.exists() and not place.is_file():
        with open(place, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    handle, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".part")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(_mode(place))
        Path(beside).replace(place)
    finally:
        Path(beside).unlink(missing_ok=True)


def _mode(place: Path) -> int:
    """Return the permissions of the file that is replaced, else those that a new file gets here."""
    if place.exists():
        return stat.S_IMODE(place.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
