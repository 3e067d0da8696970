"""Speed and memory: tokens a second, pages a second beside trafilatura alone, start-up time and peak memory.

One core: every measurement runs in one process and one thread. Each figure is the best of several runs, since noise
only ever slows a run down.
"""

from __future__ import annotations

import gzip
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.shared import DATA, ROOT

RUNS = 7
STARTS = 7


def _best(work: Callable[[], object], runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def reading() -> dict[str, float]:
    """Tokens a second of reading alone, on the development texts of quotations-news, one core."""
    from demnach.intake.draft import Draft
    from demnach.intake.furniture.furnish import furnish
    from demnach.intake.text import draft_text
    from demnach.language import analyse
    from demnach.reading.read import read_article

    with gzip.open(DATA / "quotations-news" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        drafts: list[Draft] = [draft_text(json.loads(line)["text"]) for line in lines]
    articles = [furnish(draft) for draft in drafts]
    tokens = sum(len(analyse(article).tokens) for article in articles)
    seconds = _best(lambda: [read_article(article) for article in articles])
    return {"tokens": tokens, "tokens a second": round(tokens / seconds)}


def language_and_names() -> dict[str, float]:
    """Tokens a second of the language room and of names with their coreference, on the same texts, one core."""
    from demnach.intake.furniture.furnish import furnish
    from demnach.intake.text import draft_text
    from demnach.language import analyse
    from demnach.reading.entities.coreference import resolve
    from demnach.reading.entities.names import find_names

    with gzip.open(DATA / "quotations-news" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [furnish(draft_text(json.loads(line)["text"])) for line in lines]
    analyses = [analyse(article) for article in articles]
    tokens = sum(len(analysis.tokens) for analysis in analyses)
    language = _best(lambda: [analyse(article) for article in articles])
    names = _best(lambda: [resolve(analysis, find_names(analysis)) for analysis in analyses])
    return {
        "language and names": round(tokens / (language + names)),
        "language": round(tokens / language),
        "names": round(tokens / names),
    }


def facts() -> dict[str, float]:
    """Microseconds a token that times, places, events and tolls add to a reading, on the same texts, one core."""
    from demnach.intake.furniture.furnish import furnish
    from demnach.intake.text import draft_text
    from demnach.language import analyse
    from demnach.model.types import READ_KINDS, Span
    from demnach.reading.chains import Chains
    from demnach.reading.entities.coreference import resolve
    from demnach.reading.entities.index import EntityIndex
    from demnach.reading.entities.names import find_names
    from demnach.reading.events import find_events
    from demnach.reading.places import find_places
    from demnach.reading.statements.assemble import find_drafts
    from demnach.reading.statements.build import build_statements
    from demnach.reading.statements.weigh.model import DEFAULT, load_model
    from demnach.reading.times import find_times

    with gzip.open(DATA / "quotations-news" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [furnish(draft_text(json.loads(line)["text"])) for line in lines]
    ready = []
    for article in articles:
        analysis = analyse(article)
        entities = resolve(analysis, find_names(analysis))
        index = EntityIndex(entities, article.text)
        chains = Chains(analysis, index.at)
        drafts = find_drafts(analysis, chains.entity_of, chains.is_relay, load_model(DEFAULT))
        ready.append((analysis, entities, index, build_statements(analysis, drafts, chains, [], [])))
    tokens = sum(len(analysis.tokens) for analysis, *_ in ready)

    def work() -> None:
        for analysis, entities, index, statements in ready:
            article = analysis.article
            regions = [Span(part.start, part.end) for part in article.parts if part.kind in READ_KINDS]
            times = find_times(article.text, regions, article.published)
            find_events(analysis, index.at, statements, times, find_places(analysis, entities))

    return {"microseconds a token": round(1e6 * _best(work) / tokens, 1)}


def pages() -> dict[str, float]:
    """Pages a second from bytes to reading, and of trafilatura alone on the same pages in the same process."""
    import trafilatura

    import demnach

    with gzip.open(DATA / "articles" / "pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    whole = _best(lambda: list(demnach.pipe({"id": r["id"], "url": r["url"], "html": r["html"]} for r in rows)))
    alone = _best(
        lambda: [trafilatura.extract(r["html"], url=r["url"], fast=True, include_comments=False) for r in rows]
    )
    return {
        "pages a second": round(len(rows) / whole, 1),
        "trafilatura alone, pages a second": round(len(rows) / alone, 1),
    }


def start_up() -> dict[str, float]:
    """Wall-clock time and peak memory of ``demnach read`` on the sample, as a whole process, its modules compiled before.

    A small process of its own starts the runs: a child's peak counts what its parent held before it.
    """
    done = subprocess.run([sys.executable, "-m", "benchmarks.speed"], cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _starts() -> dict[str, float]:
    sample = DATA.parent / "samples" / "neujahrsbrief.txt"
    read = [sys.executable, "-m", "demnach", "read", str(sample), "--published", "2025-12-25", "--format", "json"]
    with gzip.open(DATA / "articles" / "pages.jsonl.gz", "rt", encoding="utf-8") as lines, TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(json.loads(next(lines))["html"], encoding="utf-8")
        extract = f"import trafilatura; trafilatura.extract(open({str(page)!r}).read(), fast=True)"
        figures = {
            "": _timed(read),
            "a page, ": _timed([*read[:4], str(page), "--format", "json"]),
            "the same page by trafilatura alone, ": _timed([sys.executable, "-c", extract]),
        }
    return {f"{what}{name}": value for what, found in figures.items() for name, value in found.items()}


def _timed(command: list[str]) -> dict[str, float]:
    seconds, peaks = [], []
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, check=True)  # compiles the modules, once
    for _ in range(STARTS):
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
        _, _, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - begin)
        peaks.append(usage.ru_maxrss / 1024)
    return {"seconds, median": round(statistics.median(seconds), 2), "peak MB": round(max(peaks))}


if __name__ == "__main__":
    print(json.dumps(_starts()))
