"""The full text index: what of an article and a statement is searched, put in and taken out again.

SQLite's index holds no text of its own, so taking a row out needs the very words that were put in: they are made again from
the stored text by the same function. PostgreSQL keeps a column of lexemes beside the rows.
"""

from __future__ import annotations

from demnach.archive.database import Database
from demnach.archive.lemmas import INDEXER, index_words
from demnach.archive.spans import to_spans
from demnach.model.types import Article


def index_article(database: Database, version: int, article: Article) -> None:
    """Make a version findable by its words."""
    _put_article(database, version, article.title or "", article.text)


def index_reading(database: Database, key: int) -> None:
    """Make the statements of a reading findable by the words of their content and of who speaks."""
    _put_statements(database, _statements(database, "r.id = ?", key))


def unindex(database: Database, key: int) -> None:
    """Take the statements of a reading out of the index; before its rows are deleted."""
    if database.dialect != "sqlite":
        return  # the lexemes go with the rows
    sql = "INSERT INTO statement_words (statement_words, rowid, content, speaker) VALUES ('delete', ?, ?, ?)"
    database.run_many(sql, _statements(database, "r.id = ?", key))


def unindex_version(database: Database, version: int) -> None:
    """Take a version and all its readings out of the index; before their rows are deleted."""
    if database.dialect != "sqlite":
        return
    for (key,) in database.run("SELECT id FROM readings WHERE version = ?", (version,)):
        unindex(database, key)
    title, text = database.run("SELECT title, text FROM versions WHERE id = ?", (version,))[0]
    database.run(
        "INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        (version, index_words(title or ""), index_words(text)),
    )


def is_stale(database: Database) -> bool:
    """True where the index was made by other rules than today's."""
    found = database.one("SELECT indexer FROM index_rules")
    return found is not None and found[0] != INDEXER


def index_anew(database: Database) -> None:
    """Make the whole index again from the stored texts, in one transaction."""
    with database.transaction():
        if database.dialect == "sqlite":
            for table in ("article_words", "statement_words"):
                database.run(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
        for version, title, text in database.run("SELECT id, title, text FROM versions"):
            _put_article(database, version, title or "", text)
            _put_statements(database, _statements(database, "r.version = ?", version))
        database.run("UPDATE index_rules SET indexer = ?", (INDEXER,))


def _put_article(database: Database, version: int, title: str, text: str) -> None:
    words = index_words(title), index_words(text)
    if database.dialect == "sqlite":
        database.run("INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)", (version, *words))
    else:
        lexemes = "setweight(to_tsvector('german', ?), 'A') || to_tsvector('german', ?)"
        database.run(f"UPDATE versions SET words = {lexemes} WHERE id = ?", (*words, version))


def _put_statements(database: Database, rows: list[tuple[int, str, str]]) -> None:
    if database.dialect == "sqlite":
        database.run_many("INSERT INTO statement_words (rowid, content, speaker) VALUES (?, ?, ?)", rows)
    else:
        lexemes = "setweight(to_tsvector('german', ?), 'A') || setweight(to_tsvector('german', ?), 'B')"
        backwards = [(content, speaker, key) for key, content, speaker in rows]
        database.run_many(f"UPDATE statements SET words = {lexemes} WHERE key = ?", backwards)


def _statements(database: Database, condition: str, key: int) -> list[tuple[int, str, str]]:
    """Key, words of the content and words of the speaker of statements, made from what is stored and from nothing else."""
    sql = (
        "SELECT s.key, s.content, s.speaker_spans, n.name, v.text FROM statements s JOIN readings r ON r.id = s.reading "
        "JOIN versions v ON v.id = r.version LEFT JOIN entities e ON e.reading = s.reading AND e.id = s.speaker "
        f"LEFT JOIN names n ON n.id = e.name WHERE {condition} ORDER BY s.key"
    )
    return [
        (statement, _covered(text, content), _once(f"{index_words(name or '')} {_covered(text, speaker or '[]')}"))
        for statement, content, speaker, name, text in database.run(sql, (key,))
    ]


def _covered(text: str, spans: str) -> str:
    return index_words(" ".join(span.of(text) for span in to_spans(spans)))


def _once(words: str) -> str:
    """Words, each once: the speaker's name and the words for it in the text are often the same."""
    return " ".join(dict.fromkeys(words.split()))
