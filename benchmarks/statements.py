"""Statements, acts and chains against the project's own gold: ``tests/gold/statements.txt``, invented and annotated by reading.

    python -m benchmarks.statements [--model NAME] [--half odd|even] [--acts|--chains|--missing|--speakers]

prints the figures, after what is wrong if asked for. ``--half`` counts every other passage only, so that a rule may be made
from the errors of one half and judged by the figures of the other, whose errors nobody reads.

A statement of the reading is the gold's if their contents share more than half of their characters (F1).
Acts and chains are judged of the statements that are found. A chain is right if it has the same links in the same order: media
by their noun, everybody else by name, articles and quotation marks left aside. What is asked of „chains“ counts statements that
are not found as wrong.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.annotation import Annotated, articles
from benchmarks.annotation import Statement as Written
from benchmarks.shared import ROOT
from demnach.api import read
from demnach.model.types import Link, Span, Statement

GOLD = ROOT / "tests" / "gold" / "statements.txt"
_MOST = 0.5
_HALVES = {"odd": slice(0, None, 2), "even": slice(1, None, 2)}
_ARTICLES = frozenset("der die das den dem des ein eine einer einem einen eines".split())
_WORD = re.compile(r"[\w&.-]+")


@dataclass
class Result:
    """Counts over the gold, and what is wrong as lines for a reader."""

    wanted: int = 0
    found: int = 0
    both: int = 0
    forms: int = 0
    speakers: int = 0
    acts: int = 0
    chains: int = 0
    wrong: dict[str, list[str]] = field(default_factory=lambda: {"acts": [], "chains": [], "missing": [], "speakers": []})

    def figures(self) -> dict[str, float]:
        """Return F1 of statements found, and the shares of those whose form, speaker, act, chain is right, in per cent."""
        shares = {"forms": self.forms, "speakers": self.speakers, "acts": self.acts, "chains of those found": self.chains}
        return {
            "found": round(200 * self.both / max(self.wanted + self.found, 1), 1),
            **{name: round(100 * right / max(self.both, 1), 1) for name, right in shares.items()},
            "chains": round(100 * self.chains / max(self.wanted, 1), 1),
        }


def compare(model: str = "default", half: str | None = None) -> Result:
    """Read the gold's passages, all or every other one (``odd``: the first, third …), and compare."""
    total = Result()
    for article in articles(GOLD)[_HALVES[half] if half else slice(None)]:
        reading = read(
            article.text, published=article.meta.get("published"), outlet=article.meta.get("outlet"), model=model
        )
        pairs = list(_pairs(article, reading.statements))
        total.wanted += len(article.statements)
        total.found += len(reading.statements)
        total.both += len(pairs)
        met = {id(written) for written, _ in pairs}
        total.wrong["missing"] += [
            f"{article.name}: {w.form} „{_words(article, w.content)}“" for w in article.statements if id(w) not in met
        ]
        for written, statement in pairs:
            _judge(article, written, statement, total)
    return total


def _judge(article: Annotated, written: Written, statement: Statement, total: Result) -> None:
    words = f"{article.name}: „{_words(article, written.content)[:90]}“"
    total.forms += written.form == statement.form
    spoken = statement.speaker.spans if statement.speaker else ()
    if _overlap(written.speaker, spoken) > _MOST or not (written.speaker or spoken):
        total.speakers += 1
    else:
        ours = _words(article, [(s.start, s.end) for s in spoken])
        total.wrong["speakers"].append(f"{words} {statement.form}: {_words(article, written.speaker)}, not {ours}")
    if written.act == statement.act:
        total.acts += 1
    else:
        cue = _words(article, written.cue)
        total.wrong["acts"].append(f"{words} ({cue}): {written.act}, not {statement.act}")
    if _same_chain(written.chain, statement.chain):
        total.chains += 1
    else:
        ours = " > ".join(f"({link.name})" if link.role == "medium" else link.name for link in statement.chain)
        total.wrong["chains"].append(f"{words} {statement.form}\n    {' > '.join(written.chain)}\n    {ours}")


def _pairs(article: Annotated, statements: tuple[Statement, ...]) -> Iterator[tuple[Written, Statement]]:
    """Pair annotated statements with read ones, the nearest contents first; of equal ones those of the same form."""
    candidates = [
        (overlap + 0.01 * (written.form == statement.form), n, m)
        for n, written in enumerate(article.statements)
        for m, statement in enumerate(statements)
        if (overlap := _overlap(written.content, statement.content)) > _MOST
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, n, m in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if n not in taken[0] and m not in taken[1]:
            taken[0].add(n)
            taken[1].add(m)
            yield article.statements[n], statements[m]


def _overlap(wanted: list[tuple[int, int]], found: tuple[Span, ...]) -> float:
    """F1 of the characters of two sets of spans."""
    ours = {i for span in found for i in range(span.start, span.end)}
    theirs = {i for start, end in wanted for i in range(start, end)}
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _same_chain(wanted: list[str], found: tuple[Link, ...]) -> bool:
    if len(wanted) != len(found):
        return False
    return all(
        link.startswith("(") == (ours.role == "medium") and _plain(link) == _plain(ours.name)
        for link, ours in zip(wanted, found, strict=True)
    )


def _plain(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(name) if word.lower() not in _ARTICLES)


def _words(article: Annotated, spans: list[tuple[int, int]]) -> str:
    return " … ".join(article.text[start:end] for start, end in spans)


def score() -> dict[str, float]:
    """Return the figures of the default model."""
    return compare().figures()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="default")
    parser.add_argument("--half", choices=tuple(_HALVES))
    for what in ("acts", "chains", "missing", "speakers"):
        parser.add_argument(f"--{what}", action="append_const", dest="show", const=what)
    options = parser.parse_args()
    result = compare(options.model, options.half)
    for what in options.show or ():
        print(*result.wrong[what], sep="\n")
    print(result.figures())


if __name__ == "__main__":
    main()
