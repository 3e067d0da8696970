"""The gate of scores: what counts as fallen."""

from __future__ import annotations

from benchmarks.gate import falls

BEFORE = {"speakers": {"precision": 96.9, "news precision": 95.8}}


def test_a_lower_score_has_fallen() -> None:
    assert falls(BEFORE, {"speakers": {"precision": 96.0, "news precision": 95.8}}) == [
        "speakers: precision fell from 96.9 to 96.0"
    ]


def test_a_missing_score_has_fallen_where_all_data_are_there() -> None:
    today = {"speakers": {"precision": 96.9}}
    assert falls(BEFORE, today) == ["speakers: news precision is not measured any more (was 95.8)"]
    assert falls(BEFORE, today, whole=False) == []
