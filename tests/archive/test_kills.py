"""``kill -9`` while articles are added: a few times here, a hundred times in ``benchmarks/kills.py``."""

from __future__ import annotations

from benchmarks.kills import kills


def test_a_killed_writer_leaves_nothing_half(where: str) -> None:
    found = kills(where, articles=120, times=4)
    assert found["lost or half there"] == 0
    assert found["added twice"] == 0
    assert found["articles"] == 120
