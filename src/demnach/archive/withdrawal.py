"""Withdrawal: an article and everything derived from it go, in every table and index; a tombstone stays.

A tombstone holds the id (and address), the time, who asked for it and why: nothing of what the article said.
"""

from __future__ import annotations

from collections.abc import Iterable

from demnach.archive.database import Database
from demnach.archive.index import unindex_version
from demnach.archive.spans import to_names
from demnach.lexicon.agencies import agency_called
from demnach.model.types import Article


def refused(database: Database, article: Article) -> str | None:
    """Return why an article must not come back, or None."""
    found = database.one(
        "SELECT at, who, reason FROM tombstones WHERE article = ? OR (url IS NOT NULL AND url = ?)", (article.id, article.url)
    )
    return f"withdrawn on {found[0]} by {found[1]}: {found[2]}" if found else None


def remove(database: Database, article: str) -> bool:
    """Delete an article with all its versions, readings and index entries; inside a transaction. True if there was one."""
    found = database.one("SELECT id FROM items WHERE article = ?", (article,))
    if found is None:
        return False
    for (version,) in database.run("SELECT id FROM versions WHERE item = ?", (found[0],)):
        unindex_version(database, version)
    database.run("DELETE FROM items WHERE id = ?", (found[0],))
    database.run("DELETE FROM names WHERE NOT EXISTS (SELECT 1 FROM entities e WHERE e.name = names.id)")
    return True


def bury(database: Database, article: str, url: str | None, *, at: str, who: str, reason: str) -> None:
    """Leave a tombstone; one that is there stays as it is."""
    database.run(
        "INSERT INTO tombstones (article, url, at, who, reason) VALUES (?, ?, ?, ?, ?) ON CONFLICT (article) DO NOTHING",
        (article, url, at, who, reason),
    )


def withdraw(database: Database, articles: Iterable[str], *, at: str, who: str, reason: str) -> list[str]:
    """Withdraw articles (ids) in one transaction, then leave no byte of them behind; return those that were there."""
    gone = []
    with database.transaction():
        for article in articles:
            address = database.one(
                "SELECT max(v.url) FROM versions v JOIN items i ON i.id = v.item WHERE i.article = ?", (article,)
            )
            if remove(database, article):
                bury(database, article, address[0] if address else None, at=at, who=who, reason=reason)
                gone.append(article)
    if gone:
        database.erase()
    return gone


def chosen(
    database: Database, names: Iterable[str] = (), *, outlet: str | None = None, agency: str | None = None
) -> tuple[list[str], list[str]]:
    """Return the ids of the articles meant, by id or address, by outlet, by agency, and the names that are not here."""
    found: dict[str, None] = {}
    missing = []
    for name in names:
        sql = "SELECT DISTINCT i.article FROM items i JOIN versions v ON v.item = i.id WHERE i.article = ? OR v.url = ?"
        ids = database.run(sql, (name, name))
        found.update(dict.fromkeys(str(id_) for (id_,) in ids))
        if not ids:
            missing.append(name)
    if outlet is not None:
        sql = "SELECT DISTINCT i.article FROM items i JOIN versions v ON v.item = i.id WHERE lower(v.outlet) = lower(?)"
        found.update(dict.fromkeys(str(id_) for (id_,) in database.run(sql, (outlet,))))
    if agency is not None:
        found.update(dict.fromkeys(_of_agency(database, agency)))
    return list(found), missing


def _of_agency(database: Database, agency: str) -> list[str]:
    """Ids of the articles that an agency signs, in the text or in the metadata, under any of its names."""
    known = agency_called(agency)
    sql = (
        "SELECT DISTINCT i.article, c.name FROM items i JOIN versions v ON v.item = i.id "
        "JOIN credits c ON c.version = v.id WHERE c.kind = 'agency'"
    )
    signed = [(str(id_), str(name)) for id_, name in database.run(sql)]
    sql = "SELECT DISTINCT i.article, v.agencies FROM items i JOIN versions v ON v.item = i.id WHERE v.agencies <> '[]'"
    signed += [(str(id_), name) for id_, names in database.run(sql) for name in to_names(names)]
    return [id_ for id_, name in signed if name.lower() == agency.lower() or (known and agency_called(name) == known)]
