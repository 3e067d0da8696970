"""Kill tests: ``kill -9`` at random moments of adding 2,000 articles: none half there, none lost that was reported.

    python -m benchmarks.kills WHERE           # a path, or postgresql://…
"""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from tempfile import TemporaryDirectory

from benchmarks.server import new_database, programs, server
from demnach.archive.health import check
from demnach.archive.open import open_archive
from demnach.archive.store import Archive
from demnach.intake.document import draft_document
from demnach.intake.furniture.furnish import furnish
from demnach.model.types import Article
from demnach.reading.read import read_article

ARTICLES = 2_000
KILLS = 100
_SEED = 7
_LONGEST = 0.4
"""Seconds after the first article within which a worker is killed."""


def invented(number: int) -> Article:
    """A short invented article unlike every other one."""
    word = "".join("bdfgklmn"[int(digit)] + "aeiou"[number % 5] for digit in oct(number)[2:]).capitalize()
    text = (
        f"Rat von {word}hausen stimmt ab\n\nDer Stadtrat von {word}hausen hat am Montag über den Haushalt {number} abgestimmt. "
        f"Bürgermeisterin Ina {word}er sagte, die Kasse sei leer. Die Opposition wies den Plan zurück. Bei einem Unfall an der "
        f"{word}straße wurden {number % 40 + 2} Menschen verletzt."
    )
    return furnish(draft_document(text, id=f"n{number}", published="2026-11-24"))


def work(where: str, count: int) -> None:
    """Add the articles from the last one that is there on, and report each on standard output once it counts as added."""
    with open_archive(where, create=True) as archive:
        there = archive.database.number("SELECT count(*) FROM items")
        for number in range(max(0, there - 1), count):
            added = archive.add(invented(number), read_article, source="kills", reader="1")
            print(added.article, flush=True)


def _command(where: str, count: int) -> list[str]:
    return [sys.executable, "-m", "benchmarks.kills", "--work", where, str(count)]


def killed_once(where: str, count: int, seconds: float) -> tuple[list[str], bool]:
    """Kill a worker so many seconds after its first report; return what it reported and whether it was done before."""
    with subprocess.Popen(_command(where, count), stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        raw = os.read(worker.stdout.fileno(), 1 << 20)
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and worker.poll() is None:
            if select.select([worker.stdout], [], [], left)[0]:
                more = os.read(worker.stdout.fileno(), 1 << 20)
                if not more:
                    break
                raw += more
        done = worker.poll() == 0
        worker.send_signal(signal.SIGKILL)
        while more := os.read(worker.stdout.fileno(), 1 << 20):
            raw += more
    whole = raw[: raw.rfind(b"\n") + 1]
    return whole.decode().split(), done


def wrong_in(archive: Archive, reported: set[str]) -> list[str]:
    """What was reported and is not there, and what the check says."""
    there = set(archive.articles())
    return [f"lost: {name}" for name in sorted(reported - there)] + list(check(archive))


def kills(where: str, *, articles: int = ARTICLES, times: int = KILLS) -> dict[str, float]:
    """Kill workers at random moments of adding articles, then let one finish; count what was lost or half there."""
    chooser = random.Random(_SEED)
    reported: set[str] = set()
    wrong: list[str] = []
    count = 0
    for _ in range(times):
        names, done = killed_once(where, articles, chooser.uniform(0, _LONGEST))
        count += not done
        reported |= set(names)
        with open_archive(where) as archive:
            wrong += wrong_in(archive, reported)
    finished = subprocess.run(_command(where, articles), check=True, capture_output=True)
    reported |= set(finished.stdout.decode().split())
    with open_archive(where) as archive:
        wrong += wrong_in(archive, reported)
        twice = archive.database.number("SELECT count(*) FROM versions") - articles
    return {"kills": count, "articles": len(reported), "lost or half there": len(wrong), "added twice": twice}


def killing() -> dict[str, float]:
    """``kill -9`` at 100 random moments of adding 2,000 articles, with a check after each, on both kinds of database."""
    with TemporaryDirectory() as folder:
        figures = {f"SQLite: {name}": value for name, value in kills(f"{folder}/a.sqlite").items()}
    if programs() is not None:
        with server(fsync=True) as where:
            figures |= {f"PostgreSQL: {name}": value for name, value in kills(new_database(where)).items()}
    return figures


if __name__ == "__main__":
    if sys.argv[1] == "--work":
        work(sys.argv[2], int(sys.argv[3]))
    else:
        print(kills(sys.argv[1]))
