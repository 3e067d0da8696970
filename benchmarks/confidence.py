"""What confidence is worth: how often statements of a confidence are right, on the development part of quotations-news.

    python -m benchmarks.confidence [--model NAME] [--plot FILE.svg]      prints the table of docs/reference/models.md and the
                                                                          constructions' shares, and draws the table

A statement is right if its content and its speaker each share more than half of their tokens (F1) with one gold quotation. The
curve from score to confidence was drawn on the same statements.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.matching import group, half_right, scorer
from benchmarks.shared import DATA
from demnach.intake.furniture.furnish import furnish
from demnach.intake.text import draft_text
from demnach.language import analyse
from demnach.reading.chains import Chains
from demnach.reading.entities.coreference import resolve
from demnach.reading.entities.index import EntityIndex
from demnach.reading.entities.names import find_names
from demnach.reading.statements.assemble import find_drafts
from demnach.reading.statements.build import build_statements
from demnach.reading.statements.weigh.model import load_model

SURE = 0.9
Case = tuple[str, float, bool]
"""Construction, confidence, right."""


def judged(model: str = "default") -> list[Case]:
    """Judge every statement on the development part."""
    out: list[Case] = []
    for document in scorer().rows(str(DATA / "quotations-news" / "dev.jsonl.gz")):
        analysis = analyse(furnish(draft_text(document["text"])))
        chains = Chains(analysis, EntityIndex(resolve(analysis, find_names(analysis)), analysis.article.text).at)
        drafts = find_drafts(analysis, chains.entity_of, chains.is_relay, load_model(model))
        statements = build_statements(analysis, drafts, chains, [], [])
        groups = [
            {**group(document, s.form, s.medium, content=s.content, speaker=s.speaker.spans if s.speaker else ()), "number": n}
            for n, s in enumerate(statements)
        ]
        for gold, system in scorer().match([g for g in groups if g["quote"]], scorer().gold_groups(document)):
            if "number" in system:
                number = system["number"]
                out.append((drafts[number].rule, statements[number].confidence, half_right(gold, system)))
    return out


def calibration_error(cases: Sequence[Case], bins: int = 10) -> float:
    """Return the expected calibration error over equal bins of confidence, 0 to 1."""
    gaps = (abs(sum(c for _, c, _ in b) - sum(r for _, _, r in b)) for b in _buckets(cases, bins).values())
    return sum(gaps) / max(len(cases), 1)


def _buckets(cases: Sequence[Case], bins: int) -> dict[int, list[Case]]:
    buckets: dict[int, list[Case]] = defaultdict(list)
    for case in cases:
        buckets[min(bins - 1, int(case[1] * bins))].append(case)
    return buckets


def score(model: str = "default") -> dict[str, float]:
    """Return, in per cent: sure statements that are right, their share of all, and 100 less the calibration error."""
    cases = judged(model)
    sure = [right for _, confidence, right in cases if confidence >= SURE]
    return {
        "right at .9": round(100 * sum(sure) / max(len(sure), 1), 1),
        "share at .9": round(100 * len(sure) / max(len(cases), 1), 1),
        "calibration": round(100 - 100 * calibration_error(cases), 1),
    }


def plot(cases: Sequence[Case]) -> str:
    """Return the reliability plot as SVG: a circle a tenth of confidence, its area by the number of statements."""
    side, edge = 300, 40
    marks = []
    for bucket in _buckets(cases, 10).values():
        said, right = (sum(case[i] for case in bucket) / len(bucket) for i in (1, 2))
        x, y, radius = edge + side * said, edge + side * (1 - right), (len(bucket) / 3.14) ** 0.5 * 1.4
        marks.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.1f}" fill="#3b6ea5" fill-opacity="0.65"/>')
    low, high = edge, edge + side
    texts = [
        f'<text x="{low + side / 2}" y="{high + 32}" text-anchor="middle">confidence</text>',
        f'<text x="14" y="{low + side / 2}" text-anchor="middle" transform="rotate(-90 14 {low + side / 2})">right</text>',
        *(f'<text x="{low + side * t}" y="{high + 16}" text-anchor="middle">{t:g}</text>' for t in (0, 0.5, 1)),
        *(f'<text x="{low - 6}" y="{high - side * t + 4}" text-anchor="end">{t:g}</text>' for t in (0, 0.5, 1)),
    ]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side + 60}" height="{side + 80}" font-family="sans-serif">',
        "<style>text { font-size: 12px }</style>",
        f'<rect width="{side + 60}" height="{side + 80}" fill="white"/>',
        f'<rect x="{low}" y="{low}" width="{side}" height="{side}" fill="none" stroke="#999"/>',
        f'<line x1="{low}" y1="{high}" x2="{high}" y2="{low}" stroke="#999" stroke-dasharray="4 4"/>',
        *marks, *texts, "</svg>", "",
    ])  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="default")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="write the reliability plot as SVG")
    options = parser.parse_args()
    cases = judged(options.model)
    if options.plot is not None:
        options.plot.write_text(plot(cases), encoding="utf-8")
    for number, bucket in sorted(_buckets(cases, 10).items()):
        said, right = (100 * sum(case[i] for case in bucket) / len(bucket) for i in (1, 2))
        print(f"| {number / 10:.1f} to {(number + 1) / 10:.1f} | {len(bucket)} | {said:.0f} % | {right:.0f} % |")
    by_rule: dict[str, list[bool]] = defaultdict(list)
    for rule, _, right in cases:
        by_rule[rule].append(right)
    for rule, rights in sorted(by_rule.items(), key=lambda item: -len(item[1])):
        print(f"{rule}: {sum(rights)} of {len(rights)}")
    print(f"expected calibration error {calibration_error(cases):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
