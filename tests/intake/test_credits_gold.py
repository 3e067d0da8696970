"""The gold of credits, case by case, and the share that must be exactly right."""

from __future__ import annotations

import pytest
from benchmarks.credits import BLIND, GOLD, Case, cases, mistakes, score

AT_LEAST = 95.0
CASES = [case for gold in (GOLD, *BLIND.values()) for case in cases(gold)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.gold}, line {case.number}")
def test_case(case: Case) -> None:
    assert mistakes(case) == []


def test_gold_is_large_enough() -> None:
    traps = sum(case.trap for case in cases(GOLD))
    assert len(list(cases(GOLD))) - traps >= 130
    assert traps >= 45


def test_blind_gold_is_large_enough() -> None:
    counted = [[case.trap for case in cases(gold)] for gold in BLIND.values()]
    assert all(len(traps) >= 70 and sum(traps) >= 20 for traps in counted)


def test_score_counts_shapes_and_traps() -> None:
    figures = score()
    every = {"exact", "shapes", "traps"}
    assert set(figures) == every | {f"{name}-{figure}" for name in BLIND for figure in every}
    assert min(figures.values()) >= AT_LEAST
