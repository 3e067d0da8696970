"""Migrations: an archive of any earlier schema is brought up to date, with what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented import HAFEN, article, read

from demnach.archive.database import Database
from demnach.archive.errors import Unavailable
from demnach.archive.filters import Filters
from demnach.archive.health import check
from demnach.archive.index import index_anew
from demnach.archive.migrate import migrate, migrations, newest, version
from demnach.archive.open import open_archive
from demnach.archive.postgresql import Postgresql
from demnach.archive.rows import write_article, write_reading
from demnach.archive.search import search_articles
from demnach.archive.sqlite import Sqlite
from demnach.archive.store import digest


def database(where: str) -> Database:
    return Postgresql(where) if where.startswith("postgresql") else Sqlite(Path(where))


def fill(database: Database, schema: int) -> None:
    """Write an article as an archive of that schema holds it, without what came later."""
    found = article(HAFEN, "a")
    database.run("INSERT INTO items (article) VALUES ('a')")
    values: dict[str, object] = {
        "item": 1, "number": 1, "added": "2026-11-24T00:00:00Z", "source": "test", "digest": digest(found),
        "day": "2026-11-24", "visible_from": 0,
    }  # fmt: skip
    key = write_article(database, found, values)
    if schema >= 2:
        write_reading(database, key, read(found), reader="1", model="default", made="2026-11-24T00:00:00Z")


@pytest.mark.parametrize("schema", range(1, newest() + 1))
def test_every_earlier_schema_comes_up_to_date(where: str, schema: int) -> None:
    old = database(where)
    migrate(old, to=schema)
    assert version(old) == schema
    with old.transaction():
        fill(old, schema)
    if schema >= 3:
        index_anew(old)
    old.close()
    with open_archive(where) as archive:
        assert version(archive.database) == newest()
        assert archive.article("a") == article(HAFEN, "a")
        for waiting in archive.outdated("2", "default"):
            archive.reread(waiting, read, reader="2")
        assert archive.reading("a") == read(article(HAFEN, "a"))
        assert list(check(archive)) == []
        assert [h.article for h in search_articles(archive.database, "Explosion", Filters(), now=archive.clock())] == ["a"]


def test_the_numbers_have_no_gap_and_both_kinds_have_all() -> None:
    for dialect in ("sqlite", "postgresql"):
        numbers = [step.number for step in migrations() if step.dialect in (None, dialect)]
        assert numbers == list(range(1, newest() + 1))


def test_an_archive_of_a_newer_demnach_is_left_alone(where: str) -> None:
    with open_archive(where, create=True) as archive:
        archive.database.run("UPDATE schema_version SET version = 99")
    with pytest.raises(Unavailable, match="newer demnach"):
        open_archive(where)


def test_an_index_of_earlier_rules_is_made_anew(where: str) -> None:
    with open_archive(where, create=True) as archive:
        archive.add(article(HAFEN, "a"), read, source="test", reader="1")
        archive.database.run("UPDATE index_rules SET indexer = 'older'")
    with open_archive(where) as archive:
        assert archive.database.number("SELECT count(*) FROM index_rules WHERE indexer = 'older'") == 0
        assert list(check(archive)) == []
        assert search_articles(archive.database, "Explosion", Filters(), now=archive.clock())
