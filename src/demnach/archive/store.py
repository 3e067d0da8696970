"""The store: articles go in as versions with their readings, and come out as they went in.

An article is read outside the transaction and written inside one: a kill at any moment leaves all of it or nothing. The
same article twice changes nothing; a changed one becomes a new version.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from demnach.archive.database import Database
from demnach.archive.errors import ArchiveError, NotInArchive, Withdrawn
from demnach.archive.filters import CURRENT
from demnach.archive.index import index_article, index_reading, unindex
from demnach.archive.migrate import migrate
from demnach.archive.rows import article_of, reading_of, write_article, write_reading
from demnach.archive.spans import to_names
from demnach.archive.withdrawal import bury, refused, remove
from demnach.model.types import Article, Reading, Signal

Outcome = Literal["added", "changed", "unchanged", "canceled"]
NEVER = 1 << 62
"""Second from which a withheld article may be shown."""
_GERMANY = ZoneInfo("Europe/Berlin")
"""Zone of embargoes that name none: that of the newsrooms which write them."""


class Added(NamedTuple):
    """What became of an article: its id, the number of its version here, and whether anything changed."""

    article: str
    number: int
    outcome: Outcome


class Version(NamedTuple):
    """One version of an article as the archive lists it."""

    key: int
    number: int
    added: str
    title: str | None
    signals: tuple[str, ...]
    current: bool


def seconds_now() -> int:
    """Return the time in whole seconds since 1970, UTC."""
    return int(datetime.now(UTC).timestamp())


class Archive:
    """An open archive. ``clock`` (seconds since 1970, UTC) decides what an embargo still hides."""

    def __init__(self, database: Database, *, clock: Callable[[], int] = seconds_now) -> None:
        self.database = database
        self.clock = clock
        try:
            migrate(database)
        except ArchiveError:
            database.close()
            raise

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def stamp(self) -> str:
        """Return the time of the archive's clock as ISO 8601, UTC."""
        return datetime.fromtimestamp(self.clock(), UTC).isoformat().replace("+00:00", "Z")

    # going in

    def holds(self, article: Article) -> int | None:
        """Return the number of the version that is the same as an article in every respect, or None."""
        found = self.database.one(
            "SELECT v.number FROM versions v JOIN items i ON i.id = v.item WHERE i.article = ? AND v.digest = ?",
            (article.id, digest(article)),
        )
        return int(found[0]) if found else None

    def add(
        self,
        article: Article,
        read: Callable[[Article], Reading],
        *,
        source: str,
        reader: str,
        model: str = "default",
        overrule: bool = False,
    ) -> Added:
        """Add an article: a new one, a new version of one, or nothing where it is there already.

        A canceled one takes what is there of it away and leaves a tombstone. ``overrule`` lifts a tombstone.
        Raises Withdrawn for an article that had to go, Unavailable where it cannot be written.
        """
        if article.status == "canceled" or "kill" in article.signals:
            return self._cancel(article)
        self._admit(article, overrule)
        present = self.holds(article)
        if present is not None:
            return Added(article.id, present, "unchanged")
        reading = read(article)
        with self.database.transaction():
            self._admit(article, overrule)  # it may have been withdrawn while it was read
            return self._write(article, reading, source, reader, model)

    def _admit(self, article: Article, overrule: bool) -> None:
        tomb = refused(self.database, article)
        if tomb is not None and not overrule:
            raise Withdrawn(tomb, where=article.id, remedy="overrule it (--overrule) if you may")

    def _write(self, article: Article, reading: Reading, source: str, reader: str, model: str) -> Added:
        present = self.holds(article)
        if present is not None:  # another process was quicker
            return Added(article.id, present, "unchanged")
        self.database.run("DELETE FROM tombstones WHERE article = ? OR url = ?", (article.id, article.url))
        self.database.run("INSERT INTO items (article) VALUES (?) ON CONFLICT (article) DO NOTHING", (article.id,))
        item = self.database.number("SELECT id FROM items WHERE article = ?", (article.id,))
        number = 1 + self.database.number("SELECT coalesce(max(number), 0) FROM versions WHERE item = ?", (item,))
        values: dict[str, object] = {
            "item": item,
            "number": number,
            "added": self.stamp(),
            "source": source,
            "digest": digest(article),
            "day": (article.published or "")[:10] or None,
            "visible_from": visible_from(article),
        }
        version = write_article(self.database, article, values)
        key = write_reading(self.database, version, reading, reader=reader, model=model, made=self.stamp())
        index_article(self.database, version, article)
        index_reading(self.database, key)
        return Added(article.id, number, "added" if number == 1 else "changed")

    def _cancel(self, article: Article) -> Added:
        """Take away what is canceled: the item itself, and those that a kill names."""
        named = article.replaces if "kill" in article.signals else ()
        who = next(iter((*article.agencies, *(credit.name for credit in article.credits))), article.outlet) or "the sender"
        gone = False
        with self.database.transaction():
            for name in (article.id, *named):
                gone |= remove(self.database, name)
                url = article.url if name == article.id else None
                bury(self.database, name, url, at=self.stamp(), who=who, reason="canceled by the sender")
        if gone:
            self.database.erase()
        return Added(article.id, article.version, "canceled")

    # coming out

    def articles(self) -> Iterator[str]:
        """Yield the ids of all articles that may be seen, in the order of adding."""
        now = self.clock()
        sql = f"SELECT i.article FROM items i JOIN versions v ON v.item = i.id WHERE {CURRENT.format(v='v')} ORDER BY i.id"
        for (name,) in self.database.stream(sql, (now, now)):
            yield str(name)

    def versions(self, article: str) -> list[Version]:
        """Return the versions of an article (its id or address), oldest first. Raises NotInArchive, Withdrawn."""
        now = self.clock()
        found = self.database.run(
            f"SELECT v.id, v.number, v.added, v.title, v.signals, {CURRENT.format(v='v')} FROM versions v "
            "WHERE v.item = ? AND v.visible_from <= ? ORDER BY v.sent, v.number",
            (now, now, self._item(article), now),
        )
        return [
            Version(key, number, added, title, to_names(signals), bool(current))
            for key, number, added, title, signals, current in found
        ]

    def article(self, article: str, number: int | None = None) -> Article:
        """Return an article, its current version or the one of a number. Raises NotInArchive, Withdrawn."""
        return article_of(self.database, self._version(article, number))

    def reading(self, article: str, number: int | None = None) -> Reading:
        """Return the reading of an article, of its current version or the one of a number. Raises NotInArchive, Withdrawn."""
        version = self._version(article, number)
        key = self.database.number("SELECT id FROM readings WHERE version = ?", (version,))
        return reading_of(self.database, version, key)

    def _version(self, article: str, number: int | None) -> int:
        found = self.versions(article)
        chosen = next((v for v in found if (v.current if number is None else v.number == number)), None)
        if chosen is None:
            listed = ", ".join(str(v.number) for v in found)
            raise NotInArchive(f"no version {number}", where=article, remedy=f"there are: {listed}")
        return chosen.key

    def _item(self, article: str) -> int:
        """Key of an article that may be seen, by its id or its address."""
        found = self.database.run(
            "SELECT DISTINCT i.id, i.article = ? FROM items i JOIN versions v ON v.item = i.id "
            "WHERE i.article = ? OR v.url = ? ORDER BY 2 DESC LIMIT 1",
            (article, article, article),
        )
        if not found:
            tomb = self.database.one("SELECT at, who, reason FROM tombstones WHERE article = ? OR url = ?", (article, article))
            if tomb is not None:
                raise Withdrawn(f"withdrawn on {tomb[0]} by {tomb[1]}: {tomb[2]}", where=article)
            raise NotInArchive("no such article here", where=article, remedy="demnach search finds it by its words")
        now = self.clock()
        sql = f"SELECT count(*) FROM versions v WHERE v.item = ? AND {CURRENT.format(v='v')}"
        if not self.database.number(sql, (found[0][0], now, now)):
            raise NotInArchive("not to be seen yet: embargoed or withheld", where=article, remedy="wait for its time")
        return int(found[0][0])

    def correct(self, article: str, corrected: Article, read: Callable[[Article], Reading], **how: Any) -> Added:
        """Put a corrected text in the place of an article's current version, which stays as an earlier one.

        The article keeps its id, address, outlet and day where the corrected one has none of its own; ``how`` are the
        keywords of ``add``. Raises NotInArchive, Withdrawn.
        """
        present = self.article(article)
        kept = {
            name: getattr(present, name)
            for name in ("url", "outlet", "published", "title", "language")
            if getattr(corrected, name) is None
        }
        signals: tuple[Signal, ...] = tuple(dict.fromkeys((*corrected.signals, "correction")))
        fresh = msgspec.structs.replace(
            corrected, id=present.id, version=max(corrected.version, present.version + 1), signals=signals, **kept
        )
        return self.add(fresh, read, **how)

    # reading anew

    def outdated(self, reader: str, model: str) -> list[int]:
        """Return the keys of the versions that have no reading of this reader and model."""
        sql = (
            "SELECT v.id FROM versions v WHERE NOT EXISTS "
            "(SELECT 1 FROM readings r WHERE r.version = v.id AND r.reader = ? AND r.model = ?) ORDER BY v.id"
        )
        return [int(key) for (key,) in self.database.run(sql, (reader, model))]

    def reread(self, version: int, read: Callable[[Article], Reading], *, reader: str, model: str = "default") -> None:
        """Put a new reading of a version in the place of the one that is there, in one transaction.

        A version that was withdrawn in the meantime is passed over.
        """
        if not self._has(version):
            return
        reading = read(article_of(self.database, version))
        with self.database.transaction():
            if not self._has(version):
                return
            for (old,) in self.database.run("SELECT id FROM readings WHERE version = ?", (version,)):
                unindex(self.database, old)
                self.database.run("DELETE FROM readings WHERE id = ?", (old,))
            key = write_reading(self.database, version, reading, reader=reader, model=model, made=self.stamp())
            index_reading(self.database, key)

    def _has(self, version: int) -> bool:
        return self.database.one("SELECT 1 FROM versions WHERE id = ?", (version,)) is not None


def digest(article: Article) -> str:
    """Return what an article and its metadata are known by: two are the same only if nothing differs."""
    return hashlib.blake2b(msgspec.json.encode(article), digest_size=16).hexdigest()


def visible_from(article: Article) -> int:
    """Return the second from which an article may be shown; 0 without an embargo, NEVER while it is withheld.

    An embargo without a zone is German time; one that cannot be read hides the article until a version without it comes.
    """
    if article.status == "withheld":
        return NEVER
    if article.embargo is not None:
        try:
            until = datetime.fromisoformat(article.embargo)
        except ValueError:
            return NEVER
        aware = until if until.tzinfo is not None else until.replace(tzinfo=_GERMANY)
        return int(aware.timestamp())
    return 0
