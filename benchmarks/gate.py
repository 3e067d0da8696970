"""The quality gate: today's scores against ``baseline.json``; a fall is red, a rise is to be committed.

    python -m benchmarks.gate            compare, exit 1 on a fall
    python -m benchmarks.gate --update   take today's scores as the new baseline
"""

from __future__ import annotations

import json
import sys

from benchmarks.quality import Scores, measure
from benchmarks.shared import DATA, ROOT

BASELINE = ROOT / "benchmarks" / "baseline.json"
ROUNDING = 0.05
"""Scores are printed to a tenth; a difference below this is no difference."""


def falls(baseline: dict[str, Scores], today: dict[str, Scores], *, whole: bool = True) -> list[str]:
    """Return a line for every guarded score that fell, and if ``whole`` (all data are there) for every one that is missing."""
    out: list[str] = []
    for name in today:
        for score, before in baseline.get(name, {}).items():
            now = today[name].get(score)
            if now is None:
                if whole:
                    out.append(f"{name}: {score} is not measured any more (was {before})")
            elif now < before - ROUNDING:
                out.append(f"{name}: {score} fell from {before} to {now}")
    return out


def main(arguments: list[str]) -> int:
    today = measure()
    if "--update" in arguments:
        BASELINE.write_text(json.dumps(today, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {BASELINE}")
        return 0
    if not DATA.is_dir():
        print(f"shared data not found at {DATA}: only the project's own gold is guarded (set DEMNACH_DATA)")
    baseline: dict[str, Scores] = json.loads(BASELINE.read_text(encoding="utf-8"))
    whole = DATA.is_dir()
    fallen = falls(baseline, today, whole=whole)
    for line in fallen:
        print(f"gate: {line}")
    guarded = sum(whole or score in today[name] for name in today for score in baseline.get(name, {}))
    print(f"gate: {guarded - len(fallen)} passed, {len(fallen)} failed")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
