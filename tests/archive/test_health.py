"""Health: backups restore, checks find what is wrong, failures are told and lose nothing."""

from __future__ import annotations

import multiprocessing
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from invented import DROHNEN, HAFEN, TARIF, article, numbered, read

from demnach.archive import sqlite as engine
from demnach.archive.audit import audit
from demnach.archive.errors import ArchiveError, Unavailable
from demnach.archive.health import backup, check, restore, stats
from demnach.archive.open import open_archive
from demnach.archive.store import Archive
from demnach.archive.withdrawal import withdraw


def fill(archive: Archive) -> None:
    for name, text in {"a": HAFEN, "b": TARIF, "c": DROHNEN}.items():
        archive.add(article(text, name), read, source="test", reader="1")
    archive.add(article(HAFEN.replace("zwölf", "15"), "a"), read, source="test", reader="1")


def add_numbered(archive: Archive, first: int, count: int) -> None:
    for number in range(first, first + count):
        archive.add(article(numbered(number), f"n{number}"), read, source="test", reader="1")


class TestBackup:
    """A copy is an archive; it can be put back into either kind."""

    def test_a_backup_holds_everything(self, archive: Archive, tmp_path: Path) -> None:
        fill(archive)
        withdraw(archive.database, ["b"], at=archive.stamp(), who="ich", reason="Probe")
        target = tmp_path / "sicherung.sqlite"
        backup(archive, target)
        with open_archive(target) as copy:
            assert list(check(copy)) == []
            assert list(copy.articles()) == ["a", "c"]
            assert copy.reading("a") == archive.reading("a")
            assert copy.reading("a", 1) == archive.reading("a", 1)
            assert copy.database.run("SELECT article, reason FROM tombstones") == [("b", "Probe")]

    @pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
    def test_it_can_be_restored(
        self, archive: Archive, tmp_path: Path, kind: str, request: pytest.FixtureRequest
    ) -> None:
        fill(archive)
        backup(archive, tmp_path / "sicherung.sqlite")
        where = str(tmp_path / "neu.sqlite") if kind == "sqlite" else request.getfixturevalue("postgresql")
        if where == archive.database.where:
            archive.database.run("DROP SCHEMA demnach CASCADE")
        with open_archive(tmp_path / "sicherung.sqlite") as kept, open_archive(where, create=True) as back:
            expected = kept.reading("a")
            restore(kept, back)
            assert list(check(back)) == []
            assert back.reading("a") == expected
            added = back.add(article(HAFEN, "new"), read, source="test", reader="1")
            assert added.outcome == "added"
            with pytest.raises(ArchiveError, match="something in it"):
                restore(kept, back)

    def test_a_file_that_is_there_stays(self, archive: Archive, tmp_path: Path) -> None:
        (tmp_path / "x").write_text("kept")
        with pytest.raises(Unavailable):
            backup(archive, tmp_path / "x")
        assert (tmp_path / "x").read_text() == "kept"


class TestCheck:
    """What is wrong is found."""

    @pytest.mark.parametrize(
        ("harm", "told"),
        [
            ("UPDATE versions SET text = replace(text, 'Hafen', 'Hof') WHERE number = 2", "not what was added"),
            ("DELETE FROM credits", "not what was added"),
            ("DELETE FROM readings WHERE id = 1", "without a reading"),
            ("DELETE FROM versions WHERE id = 2", "without a version"),
            ("UPDATE statements SET content = 'x' WHERE key = 1", "cannot be put together"),
            ("INSERT INTO tombstones (article, at, who, reason) VALUES ('a', '', '', '')", "tombstone"),
        ],
    )
    def test_harm_is_found(self, archive: Archive, harm: str, told: str) -> None:
        fill(archive)
        archive.database.run(harm)
        assert any(told in line for line in check(archive))

    def test_a_damaged_file_is_found(self, tmp_path: Path) -> None:
        path = tmp_path / "a.sqlite"
        with open_archive(path, create=True) as archive:
            fill(archive)
        raw = bytearray(path.read_bytes())
        for at in range(len(raw) // 2, len(raw) // 2 + 4096 * 6):
            raw[at] ^= 0x5A
        path.write_bytes(raw)
        with pytest.raises(Unavailable), open_archive(path) as archive:  # noqa: PT012 - either of the two may find it
            if list(check(archive)):
                raise Unavailable("found")

    def test_figures(self, archive: Archive) -> None:
        fill(archive)
        found = stats(archive.database)
        assert (found["items"], found["versions"], found["readings"]) == (3, 4, 4)
        assert found["bytes of text"] == sum(len(t.encode()) for t in (HAFEN, HAFEN.replace("zwölf", "15"), TARIF, DROHNEN))
        assert found["bytes on disk"] > found["bytes of text"]


class TestFailures:
    """A file that cannot be written is told in one line, and nothing that was added is lost."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "a.sqlite"
        with open_archive(path, create=True) as archive:
            fill(archive)
        return path

    def sound(self, path: Path, *names: str) -> None:
        with open_archive(path) as archive:
            assert list(check(archive)) == []
            assert set(archive.articles()) == {"a", "b", "c", *names}

    def test_a_full_disk(self, path: Path) -> None:
        with open_archive(path) as archive:
            pages = archive.database.number("PRAGMA page_count")
            archive.database.run(f"PRAGMA max_page_count = {pages + 2}")
            with pytest.raises(Unavailable, match="free some space"):
                add_numbered(archive, 0, 50)
            added = set(archive.articles()) - {"a", "b", "c"}
        self.sound(path, *added)

    def test_a_file_that_may_not_be_written(self, path: Path) -> None:
        with open_archive(path) as archive:
            archive.database.run("PRAGMA query_only = ON")
            with pytest.raises(Unavailable, match="writable"):
                archive.add(article(HAFEN, "new"), read, source="test", reader="1")
        self.sound(path)

    @pytest.mark.parametrize("path_", ["/proc/nowhere/a.sqlite", "/dev/null/a.sqlite", "/proc/a.sqlite"])
    def test_a_place_where_none_can_be_made(self, path_: str) -> None:
        with pytest.raises(Unavailable):
            open_archive(path_, create=True)

    def test_a_locked_file(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engine, "SECONDS", 0.1)
        with closing(sqlite3.connect(path, isolation_level=None)) as other, open_archive(path) as archive:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(Unavailable, match="wait until the other program is done"):
                archive.add(article(HAFEN, "new"), read, source="test", reader="1")
            other.execute("ROLLBACK")
            archive.add(article(HAFEN, "new"), read, source="test", reader="1")
        self.sound(path, "new")

    def test_a_file_that_another_program_replaced(self, path: Path, tmp_path: Path) -> None:
        shutil.copy(path, tmp_path / "copy")
        with open_archive(path) as archive:
            (tmp_path / "copy").replace(path)
            with pytest.raises(Unavailable, match="replaced or removed"):
                archive.add(article(HAFEN, "new"), read, source="test", reader="1")

    def test_a_file_that_another_program_removed(self, path: Path) -> None:
        with open_archive(path) as archive:
            path.unlink()
            with pytest.raises(Unavailable, match="replaced or removed"):
                archive.add(article(HAFEN, "new"), read, source="test", reader="1")

    def test_a_file_that_is_no_archive(self, tmp_path: Path) -> None:
        (tmp_path / "text").write_text("Kein Archiv. " * 100)
        with pytest.raises(Unavailable, match="name another file"):
            open_archive(tmp_path / "text")
        with closing(sqlite3.connect(tmp_path / "other.sqlite")) as other:
            other.execute("CREATE TABLE x (y)")
        with pytest.raises(Unavailable, match="no archive"):
            open_archive(tmp_path / "other.sqlite")
        with pytest.raises(Unavailable, match="folder"):
            open_archive(tmp_path)
        with pytest.raises(Unavailable, match="demnach add"):
            open_archive(tmp_path / "none.sqlite")

    def test_a_server_that_is_not_there(self) -> None:
        with pytest.raises(Unavailable, match="PostgreSQL") as told:
            open_archive("postgresql://somebody:secret@/x?host=/nowhere")
        assert "secret" not in str(told.value)


def _adding(where: str, first: int, count: int) -> None:
    with open_archive(where) as archive:
        add_numbered(archive, first, count)


def _opening(where: str) -> None:
    open_archive(where, create=True).close()


def test_two_processes_may_make_it_at_once(where: str) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_opening, args=(where,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0, 0]


def test_what_stands_beside_it_in_a_database_is_left_alone(postgresql: str) -> None:
    import psycopg

    with psycopg.connect(postgresql, autocommit=True) as other:
        other.execute("CREATE TABLE schema_version (of_another TEXT)")
        other.execute("CREATE TABLE notes (text TEXT)")
        other.execute("INSERT INTO notes VALUES ('Die Gouverneurin von Odessa')")
        with open_archive(postgresql, create=True) as archive:
            fill(archive)
            assert list(audit(archive.database, ["Die Gouverneurin von Odessa"])) == []
            withdraw(archive.database, ["a"], at=archive.stamp(), who="ich", reason="Probe")
            assert list(check(archive)) == []
        assert other.execute("SELECT count(*) FROM notes").fetchone() == (1,)


def test_two_processes_lose_nothing(archive: Archive, where: str) -> None:
    fill(archive)
    context = multiprocessing.get_context("spawn")
    # both add the same ten in the middle
    workers = [context.Process(target=_adding, args=(where, first, 40)) for first in (0, 30)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert set(archive.articles()) == {"a", "b", "c", *(f"n{number}" for number in range(70))}
    assert archive.database.number("SELECT count(*) FROM versions") == 74
    assert list(check(archive)) == []
