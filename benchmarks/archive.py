"""The archive at work: what storing costs beside reading, its size, the speed of search, withdrawals without a trace."""

from __future__ import annotations

import gzip
import json
import random
import statistics
import time
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from benchmarks.shared import DATA
from demnach.archive.audit import audit
from demnach.archive.filters import Filters
from demnach.archive.health import check
from demnach.archive.lemmas import keys_of, keys_sought
from demnach.archive.open import open_archive
from demnach.archive.search import search_articles, search_statements
from demnach.archive.store import Archive
from demnach.archive.withdrawal import withdraw
from demnach.intake.document import draft_document
from demnach.intake.furniture.furnish import furnish
from demnach.model.types import Article, Reading
from demnach.reading.read import read_article

ARTICLES = 5_000
WITHDRAWALS = 500
STATEMENTS = 100_000
QUERIES = 300
_SEED = 7
_ROUNDS = 5
_LONG = 40
"""Letters from which a sentence proves anything."""


@cache
def articles() -> list[Article]:
    """The texts of quotations-news train as articles, each with the day that its title names."""
    with gzip.open(DATA / "quotations-news" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    drafts = (draft_document(row["text"], html=False, id=row["id"], published=row["id"][-11:-1]) for row in rows)
    return [furnish(draft) for draft in drafts]


@cache
def readings() -> list[Reading]:
    """Their readings."""
    return [read_article(article) for article in articles()]


def storing() -> dict[str, float]:
    """Seconds of adding (reading included) in relation to reading alone, and bytes on disk in relation to those of the text.

    On the 700 texts of quotations-news train; in turns, each the best of five.
    """
    found = articles()
    for article in found[:50]:
        read_article(article)
    alone, added, size = [], [], 0
    for _ in range(_ROUNDS):
        begin = time.perf_counter()
        for article in found:
            read_article(article)
        alone.append(time.perf_counter() - begin)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "a.sqlite"
            keys_of.cache_clear()  # words are new to an archive that begins
            with open_archive(path, create=True) as archive:
                begin = time.perf_counter()
                for article in found:
                    archive.add(article, read_article, source="benchmark", reader="1")
                added.append(time.perf_counter() - begin)
            size = path.stat().st_size
    text = sum(len(article.text.encode()) for article in found)
    return {"adding, times reading": round(min(added) / min(alone), 3), "size, times text": round(size / text, 2)}


def _copies(count: int) -> Iterator[Reading]:
    """So many articles, each under its own id."""
    for number in range(count):
        reading = readings()[number % len(readings())]
        if number >= len(readings()):
            article = msgspec.structs.replace(reading.article, id=f"{reading.article.id} {number // len(readings())}")
            reading = msgspec.structs.replace(reading, article=article)
        yield reading


def _fill(archive: Archive, count: int) -> None:
    for reading in _copies(count):
        archive.add(reading.article, partial(_given, reading), source="benchmark", reader="1")


def _given(reading: Reading, _: Article) -> Reading:
    return reading


def searching() -> dict[str, float]:
    """Milliseconds of a search over 100,000 statements, the texts above many times: by words, by speaker, with filters."""
    chooser = random.Random(_SEED)
    per_round = sum(len(reading.statements) for reading in readings())
    count = len(readings()) * STATEMENTS // per_round + len(readings())
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.sqlite"
        with open_archive(path, create=True) as archive:
            archive.database.run("PRAGMA synchronous = OFF")
            _fill(archive, count)
        with open_archive(path) as archive:
            statements = archive.database.number("SELECT count(*) FROM statements")
            taken = [_timed(archive, *_query(chooser)) for _ in range(QUERIES)]
            whole = [_timed(archive, words, "", Filters(), articles=True) for words, _, _ in
                     (_query(chooser) for _ in range(QUERIES))]  # fmt: skip
    return {
        "statements": statements,
        "statements, median ms": round(statistics.median(taken), 1),
        "statements, 95th percentile ms": round(sorted(taken)[len(taken) * 95 // 100], 1),
        "articles, median ms": round(statistics.median(whole), 1),
    }


def _query(chooser: random.Random) -> tuple[str, str, Filters]:
    """One or two words of a statement, sometimes by its speaker, sometimes narrowed to an act, a year or a form."""
    while True:
        reading = chooser.choice(readings())
        if not reading.statements:
            continue
        statement = chooser.choice(reading.statements)
        words = [word for word in reading.evidence(*statement.content).split() if word.isalpha() and keys_sought(word)]
        if len(words) < 2:
            continue
        named = {entity.id: entity.name for entity in reading.entities}
        speaker = named.get(statement.speaker.entity or "", "") if statement.speaker and chooser.random() < 0.3 else ""
        narrowed = chooser.choice(
            [Filters(), Filters(), Filters(act=statement.act), Filters(since="2005"), Filters(form=statement.form)]
        )
        return " ".join(chooser.sample(words, chooser.choice((1, 2)))), speaker, narrowed


def _timed(archive: Archive, words: str, speaker: str, filters: Filters, *, articles: bool = False) -> float:
    begin = time.perf_counter()
    if articles:
        search_articles(archive.database, words, filters, now=archive.clock())
    else:
        search_statements(archive.database, words, filters, speaker=speaker, now=archive.clock())
    return (time.perf_counter() - begin) * 1000


def withdrawing() -> dict[str, float]:
    """500 random withdrawals, in fifty goes, from an archive of 5,000 articles: sentences of theirs that a scan still finds."""
    chooser = random.Random(_SEED)
    own = [_marked(reading, number) for number, reading in enumerate(_copies(ARTICLES))]
    gone = set(chooser.sample(range(ARTICLES), WITHDRAWALS))
    with TemporaryDirectory() as folder, open_archive(Path(folder) / "a.sqlite", create=True) as archive:
        for reading in own:
            archive.add(reading.article, partial(_given, reading), source="benchmark", reader="1")
        names = [own[number].article.id for number in sorted(gone)]
        chooser.shuffle(names)
        begin = time.perf_counter()
        for start in range(0, len(names), 10):
            withdraw(archive.database, names[start : start + 10], at=archive.stamp(), who="benchmark", reason="test")
        seconds = time.perf_counter() - begin
        rest = "\n".join(reading.article.text for number, reading in enumerate(own) if number not in gone)
        sentences = [s for number in gone for s in _sentences(own[number].article.text) if s not in rest]
        traces = [trace for trace in audit(archive.database, sentences) if trace.piece not in rest]
        there = [sentence for number in range(20) if number not in gone for sentence in _sentences(own[number].article.text)]
        seen = {trace.sought for trace in audit(archive.database, there)}
        found = sum(len(search_articles(archive.database, _sign(number), Filters(), now=archive.clock())) for number in gone)
        wrong = len(list(check(archive)))
    return {
        "sentences sought": len(sentences),
        "traces": len(traces),
        "found by search": found,
        "control: sentences of kept articles seen, %": round(100 * len(seen) / len(set(there)), 1),
        "wrong by check": wrong,
        "seconds a withdrawal of ten": round(seconds / (WITHDRAWALS / 10), 2),
    }


def _sign(number: int) -> str:
    return f"zeichen{number:05d}"


def _marked(reading: Reading, number: int) -> Reading:
    """A reading whose text no other article shares: a letter in three is another one, all spans stay."""
    chooser = random.Random(number)
    shift = chooser.randrange(1, 25)
    letters = {ord(a): chr((ord(a) - 97 + shift) % 26 + 97) for a in "aeiounrst"}
    mixed = {key: value for key, value in letters.items() if chooser.random() < 0.6}
    text = reading.article.text.translate(mixed) + f" {_sign(number)}"
    article = msgspec.structs.replace(reading.article, text=text, title=None, id=f"n{number}")
    return msgspec.structs.replace(reading, article=article)


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ". ").split(". ") if len(part.strip()) >= _LONG]
