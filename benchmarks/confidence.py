"""How often each construction is right: the figures of ``reading/statements/confidence.toml``.

    python -m benchmarks.confidence

A statement is right if its content and its speaker each share more than half of their tokens (F1) with one gold quotation of
the development part of quotations-news. Figures of constructions with few cases are drawn towards 0.6: (right + 3) / (all + 5).
"""

from __future__ import annotations

import importlib.util
import sys
from collections import defaultdict
from types import ModuleType
from typing import Any

from benchmarks.shared import DATA, TOOLS
from demnach.intake.furniture import furnish
from demnach.intake.text import draft_text
from demnach.language import analyse
from demnach.model.types import Statement
from demnach.reading.chains import Chains
from demnach.reading.entities.coreference import resolve
from demnach.reading.entities.index import EntityIndex
from demnach.reading.entities.names import find_names
from demnach.reading.statements.assemble import find_drafts
from demnach.reading.statements.build import build_statements

HALF = 0.5


def scorer() -> ModuleType:
    """Return the shared scorer of quotations as a module."""
    spec = importlib.util.spec_from_file_location("score_quotations", TOOLS / "score_quotations.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(TOOLS / "score_quotations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged() -> list[tuple[str, float, bool]]:
    """Return (construction, confidence, right) of every statement on the development part."""
    tool = scorer()
    out: list[tuple[str, float, bool]] = []
    for document in tool.rows(str(DATA / "quotations-news" / "dev.jsonl.gz")):
        analysis = analyse(furnish(draft_text(document["text"])))
        chains = Chains(analysis, EntityIndex(resolve(analysis, find_names(analysis)), analysis.article.text).at)
        drafts = find_drafts(analysis, chains.is_relay)
        statements = build_statements(analysis, drafts, chains, [], [])
        groups = [_group(tool, document, statement) for statement in statements]
        for number, group in enumerate(groups):
            group["number"] = number
        for gold, system in tool.match([g for g in groups if g["quote"]], tool.gold_groups(document)):
            if system.get("number") is not None:
                draft, statement = drafts[system["number"]], statements[system["number"]]
                right = tool.overlap(gold["quote"], system["quote"]) > HALF and (
                    tool.overlap(gold["speaker"], system["speaker"]) > HALF or not (gold["speaker"] or system["speaker"])
                )
                out.append((draft.rule, statement.confidence, right))
    return out


def _group(tool: ModuleType, document: dict[str, Any], statement: Statement) -> dict[str, Any]:
    spans = [{"start": s.start, "end": s.end} for s in statement.content]
    said = [{"start": s.start, "end": s.end} for s in statement.speaker.spans] if statement.speaker else []
    reading = {"statements": [{"form": statement.form, "content": spans, "speaker": {"spans": said}}]}
    found = tool.system_groups(reading, document)
    group: dict[str, Any] = found[0] if found else {"quote": [], "speaker": []}
    return group


def calibration_error(cases: list[tuple[str, float, bool]], bins: int = 10) -> float:
    """Return the expected calibration error over equal bins of confidence, 0 to 1."""
    buckets: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for _, confidence, right in cases:
        buckets[min(bins - 1, int(confidence * bins))].append((confidence, right))
    gaps = (abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in buckets.values())
    return sum(gaps) / max(len(cases), 1)


def main() -> int:
    cases = judged()
    by_rule: dict[str, list[bool]] = defaultdict(list)
    for rule, _, right in cases:
        by_rule[rule].append(right)
    for rule, rights in sorted(by_rule.items(), key=lambda item: -len(item[1])):
        print(f"{rule} = {(sum(rights) + 3) / (len(rights) + 5):.2f}  # {sum(rights)} of {len(rights)}")
    print(f"expected calibration error {calibration_error(cases):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
