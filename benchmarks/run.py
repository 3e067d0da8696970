"""Measure everything and write ``benchmarks/RESULTS.md``: ``python -m benchmarks.run``."""

from __future__ import annotations

import platform
import subprocess
import sys
from datetime import UTC, datetime

from benchmarks import archive, formats, speed
from benchmarks.kills import killing
from benchmarks.quality import ON_OWN_GOLD, ON_SHARED_DATA, Scores, pages_by_trafilatura_alone
from benchmarks.shared import DATA, ROOT

TARGETS: dict[tuple[str, str], str] = {
    ("quotations", "message"): "70",
    ("quotations", "roles"): "61",
    ("quotations", "joint"): "64 (published rule-based system 38.9)",
    ("quotations", "speaker"): "60",
    ("quotations", "form"): "72",
    ("quotations", "medium"): "55",
    ("quotations by news-nc", "message"): "79",
    ("quotations by news-nc", "roles"): "71",
    ("quotations by news-nc", "joint"): "74",
    ("quotations by news-nc", "speaker"): "70",
    ("quotations by news-nc", "form"): "78",
    ("quotations by news-nc", "medium"): "62",
    ("confidence", "right at .9"): "95",
    ("confidence", "calibration"): "95 (an error of .05)",
    ("statements", "acts"): "88",
    ("statements", "chains of those found"): "80",
    ("times", "value"): "75 (HeidelTime 64.7)",
    ("times", "relaxed"): "86 (HeidelTime 79.2)",
    ("times", "strict"): "78 (HeidelTime 69.7)",
    ("cases of times", "all"): "85",
    ("places", "right of those named"): "90",
    ("places", "within 50 km of those named"): "90",
    ("tolls", "with place"): "90",
    ("tolls", "asserted by, cited ones found"): "90",
    ("events", "type and trigger"): "80",
    ("events", "roles"): "70",
    ("events", "polarity and modality"): "88",
    ("events", "blind type and trigger"): "80",
    ("events", "blind roles"): "70",
    ("events", "blind polarity and modality"): "88",
    ("tolls", "blind with place"): "90",
    ("tolls", "blind asserted by, cited ones found"): "90",
    ("SmartData", "reading"): "15 above the list of triggers",
    ("cost of facts", "microseconds a token"): "60 at most",
    ("pages", "body"): "96.8 (trafilatura 96.8)",
    ("pages", "paragraphs verbatim"): "95 (trafilatura 94.2)",
    ("pages", "title"): "90 (trafilatura 69.8)",
    ("pages", "day"): "98 (trafilatura 98.1)",
    ("pages", "authors"): "92 (trafilatura 81.1)",
    ("credits", "exact"): "95",
    ("sentences", "F1"): "98.0",
    ("names", "all"): "76 (GermaNER, a CRF, 77 by a kinder measure)",
    ("grammar", "UPOS GSD-test"): "95.5 (spaCy 3.8 trained on the same treebanks 91.3)",
    ("grammar", "STTS GSD-test"): "(spaCy 3.8 trained on the same treebanks 91.2)",
    ("moods", "moods"): "97",
    ("moods", "blind moods"): "97",
    ("clauses", "clauses"): "92",
    ("clauses", "subjects"): "90",
    ("clauses", "unread clauses"): "92",
    ("clauses", "unread subjects"): "90",
    ("speakers", "precision"): "85",
    ("speakers", "recall"): "75",
    ("speakers", "blind precision"): "85",
    ("speakers", "blind recall"): "75",
    ("metonyms", "right"): "92",
    ("metonyms", "unread right"): "92",
    ("language and names", "language and names"): "10,000",
    ("reading speed", "tokens a second"): "8,000",
    ("start-up", "seconds, median"): "0.8 at most",
    ("start-up", "peak MB"): "250 at most",
    ("agency items", "read"): "47",
    ("storing", "adding, times reading"): "1.15 at most",
    ("storing", "size, times text"): "6 at most",
    ("searching", "statements, median ms"): "20 at most",
    ("withdrawing", "traces"): "0",
    ("withdrawing", "found by search"): "0",
    ("killing", "SQLite: lost or half there"): "0",
    ("killing", "PostgreSQL: lost or half there"): "0",
}


SPEEDS = {
    "reading speed": speed.reading,
    "language and names": speed.language_and_names,
    "cost of facts": speed.facts,
    "pages end to end": speed.pages,
    "start-up": speed.start_up,
    "agency items": formats.items,
    "ninjs": formats.ninjs,
    "storing": archive.storing,
    "searching": archive.searching,
    "withdrawing": archive.withdrawing,
    "killing": killing,
}


def main() -> int:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    lines = [
        "# Results",
        "",
        f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d} at commit {commit.stdout.strip() or 'unknown'}, "
        f"Python {platform.python_version()}, {platform.machine()}. Quality in per cent; every figure was measured by "
        "the run that wrote this file.",
        "",
    ]
    quality = {**(ON_SHARED_DATA if DATA.is_dir() else {}), **ON_OWN_GOLD}
    if DATA.is_dir():
        quality["pages by trafilatura alone"] = pages_by_trafilatura_alone
    for name, measure in quality.items():
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        lines += _table(name, measure(), (measure.__doc__ or "").strip())
    if DATA.is_dir():
        for name, work in SPEEDS.items():
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            lines += _table(name, work(), (work.__doc__ or "").strip())
    else:
        lines += ["The shared data was not there; only the project's own gold was measured.", ""]
    (ROOT / "benchmarks" / "RESULTS.md").write_text("\n".join(lines), encoding="utf-8")
    return 0


def _table(name: str, scores: Scores, what: str) -> list[str]:
    rows = [f"| {score} | {value:g} | {TARGETS.get((name, score), '')} |" for score, value in scores.items()]
    return [f"## {name}", "", what, "", "| figure | measured | asked for (or known) |", "|---|---|---|", *rows, ""]


if __name__ == "__main__":
    sys.exit(main())
