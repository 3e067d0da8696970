"""Search: articles and statements by their words and by what was read in them, the best first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Literal

import msgspec

from demnach.archive.database import Database, Row
from demnach.archive.filters import Condition, Filters, conditions
from demnach.archive.query import Clause, for_fts5, for_postgresql, holds, parse
from demnach.archive.snippets import Snippet, marked, snippet
from demnach.archive.spans import to_spans
from demnach.model.types import Act, Form, Rights, Span

MOST = 20
"""Hits that are given if nobody says how many."""
_TITLE_COUNTS = 4.0
"""Times that a word in the title counts as much as one in the text."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An article or a statement that was found, with the words that prove it. Offsets are code points of its text."""

    kind: Literal["article", "statement"]
    article: str
    version: int
    outlet: str | None
    title: str | None
    day: str | None
    url: str | None
    snippet: Snippet
    score: float
    rights: Rights
    statement: str | None = None
    form: Form | None = None
    act: Act | None = None
    speaker: str | None = None
    said: str | None = None
    """When it was said, as a TIMEX3 value; None where the article does not tell."""
    chain: tuple[str, ...] = ()
    """Who vouches for it, from the first voice to the nearest to the reader."""
    confidence: float | None = None
    evidence: tuple[Span, ...] = ()


def search_articles(database: Database, words: str, filters: Filters, *, now: int, most: int = MOST) -> list[Hit]:
    """Return the articles that have all the words, the best first; without words the newest.

    Raises MisusedQuery for words that cannot be sought, ArchiveError for filters that cannot.
    """
    clauses = parse(words)
    score, source, where, values = _by_words(database, "article", clauses, ())
    sql = (
        f"SELECT {score} AS score, v.id FROM {source}versions v JOIN items i ON i.id = v.item "
        "JOIN readings r ON r.version = v.id"
    )
    found = _ranked(database, sql, where, values, conditions(database, filters, now), "v.day", "v.id DESC")

    def words_of(version: int) -> str:
        title, text = database.run("SELECT title, text FROM versions WHERE id = ?", (version,))[0]
        return f"{title or ''} \n {text}"

    return [_article(database, score, version, clauses) for score, version in _exact(found, clauses, most, words_of)]


def search_statements(
    database: Database, words: str, filters: Filters, *, speaker: str = "", now: int, most: int = MOST
) -> list[Hit]:
    """Return the statements whose content has all the words, by the speaker if one is named; the best first."""
    clauses, who = parse(words), parse(speaker)
    score, source, where, values = _by_words(database, "statement", clauses, who)
    sql = (
        f"SELECT {score} AS score, s.key FROM {source}statements s JOIN readings r ON r.id = s.reading "
        "JOIN versions v ON v.id = r.version JOIN items i ON i.id = v.item "
        "LEFT JOIN times d ON d.reading = s.reading AND d.id = s.time"
    )
    day = "coalesce(d.first, v.day)"
    narrowed = conditions(database, filters, now, day=day, statements=True)
    found = _ranked(database, sql, where, values, narrowed, day, "s.key")

    def words_of(key: int) -> str:
        sql = (
            f"SELECT {database.covered('v.text', 's.content')} FROM statements s JOIN readings r ON r.id = s.reading "
            "JOIN versions v ON v.id = r.version WHERE s.key = ?"
        )
        return str(database.run(sql, (key,))[0][0])

    return [_statement(database, score, key, clauses) for score, key in _exact(found, clauses, most, words_of)]


# ranking


def _by_words(
    database: Database, kind: str, clauses: tuple[Clause, ...], who: tuple[Clause, ...]
) -> tuple[str, str, list[str], list[object]]:
    """SQL for the score, the table to begin with, and the conditions with their values, of what is sought by words.

    Who speaks is no matter of degree: without words of the content the newest come first.
    """
    if not clauses and not who:
        return "0.0", "", [], []
    if database.dialect == "sqlite":
        if kind == "article":
            return f"-bm25(article_words, {_TITLE_COUNTS}, 1.0)", "article_words w CROSS JOIN ", [
                "article_words MATCH ?", "v.id = w.rowid",
            ], [for_fts5(clauses)]  # fmt: skip
        query = " AND ".join(filter(None, (for_fts5(clauses, "content"), for_fts5(who, "speaker"))))
        return "-bm25(statement_words)" if clauses else "0.0", "statement_words w CROSS JOIN ", [
            "statement_words MATCH ?", "s.key = w.rowid",
        ], [query]  # fmt: skip
    column, weight = ("v.words", "") if kind == "article" else ("s.words", "A")
    query = " & ".join(filter(None, (for_postgresql(clauses, weight), for_postgresql(who, "B"))))
    return f"ts_rank({column}, w)" if clauses else "0.0", "to_tsquery('german', ?) w CROSS JOIN ", [f"{column} @@ w"], [query]


def _ranked(
    database: Database, sql: str, where: list[str], values: list[object], filters: Iterable[Condition], day: str, last: str
) -> Iterator[Row]:
    """Yield scores and keys in order, the best first; of those that are as good, the newest."""
    narrowed = list(filters)
    # in PostgreSQL the query of the words stands before all others
    sql = (
        f"{sql} WHERE {' AND '.join([*where, *(condition for condition, _ in narrowed)])} "
        f"ORDER BY score DESC, {day} IS NULL, {day} DESC, {last}"
    )
    return database.stream(sql, [*values, *(value for _, given in narrowed for value in given)])


def _exact(
    found: Iterator[Row], clauses: tuple[Clause, ...], most: int, words_of: Callable[[int], str]
) -> list[tuple[float, int]]:
    """Score and key of the first rows whose words stand as the query says."""
    is_exact = all(clause.is_exact for clause in clauses)
    fitting = ((score, key) for score, key in found if is_exact or holds(clauses, words_of(key)))
    return list(islice(fitting, most))


# hits


def _article(database: Database, score: float, version: int, clauses: tuple[Clause, ...]) -> Hit:
    text = str(database.run("SELECT text FROM versions WHERE id = ?", (version,))[0][0])
    return Hit(kind="article", snippet=snippet(text, clauses), score=score, **source_of(database, version))


def _statement(database: Database, score: float, key: int, clauses: tuple[Clause, ...]) -> Hit:
    sql = (
        "SELECT s.reading, s.id, s.form, s.act, s.content, s.confidence, n.name, d.value, v.id, v.text, "
        f"{database.covered('v.text', 's.speaker_spans')} FROM statements s JOIN readings r ON r.id = s.reading "
        "JOIN versions v ON v.id = r.version LEFT JOIN entities e ON e.reading = s.reading AND e.id = s.speaker "
        "LEFT JOIN names n ON n.id = e.name LEFT JOIN times d ON d.reading = s.reading AND d.id = s.time WHERE s.key = ?"
    )
    reading, id_, form, act, content, confidence, name, said, version, text, speaker = database.run(sql, (key,))[0]
    spans = to_spans(content)
    return Hit(
        kind="statement",
        statement=id_,
        form=form,
        act=act,
        speaker=name or speaker,
        said=said,
        chain=chain_of(database, reading, id_),
        confidence=confidence,
        evidence=spans,
        snippet=marked(text, spans, clauses),
        score=score,
        **source_of(database, version),
    )


def chain_of(database: Database, reading: int, statement: str) -> tuple[str, ...]:
    """Return the names of those who vouch for a statement, from the first voice to the nearest to the reader."""
    sql = (
        "SELECT coalesce(l.name, n.name) FROM links l LEFT JOIN entities e ON e.reading = l.reading AND e.id = l.entity "
        "LEFT JOIN names n ON n.id = e.name WHERE l.reading = ? AND l.statement = ? ORDER BY l.position"
    )
    return tuple(name for (name,) in database.run(sql, (reading, statement)))


def source_of(database: Database, version: int) -> dict[str, Any]:
    """Return what every row that leaves the archive says of where it is from, the rights included."""
    sql = (
        "SELECT i.article, v.number, v.outlet, v.title, v.day, v.url, v.notice, v.holder, v.licence, v.tdm_reserved, "
        "v.tdm_policy FROM versions v JOIN items i ON i.id = v.item WHERE v.id = ?"
    )
    article, number, outlet, title, day, url, notice, holder, licence, reserved, policy = database.run(sql, (version,))[0]
    rights = Rights(
        notice=notice, holder=holder, licence=licence, tdm_reserved=None if reserved is None else bool(reserved),
        tdm_policy=policy,
    )  # fmt: skip
    return {
        "article": article, "version": number, "outlet": outlet, "title": title, "day": day, "url": url, "rights": rights,
    }  # fmt: skip
