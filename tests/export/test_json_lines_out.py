"""JSON documents of one or many readings."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from demnach import Reading
from demnach.export.json_lines import lines, values
from demnach.model.codec import from_json
from model.sample import SAMPLE


def test_a_line_is_a_reading() -> None:
    assert [from_json(line) for line in lines((SAMPLE, SAMPLE))] == [SAMPLE, SAMPLE]


@pytest.mark.parametrize(
    ("count", "array", "shape"),
    [(1, False, dict), (2, False, list), (5, False, list), (0, True, list), (1, True, list), (3, True, list)],
)
def test_the_pieces_are_one_json_document(count: int, array: bool, shape: type) -> None:
    document = json.loads("".join(values([SAMPLE] * count, array=array)))
    assert isinstance(document, shape)
    assert shape is dict or len(document) == count


def test_nothing_without_a_reading() -> None:
    assert list(values((), array=False)) == []


def test_readings_are_written_as_they_come() -> None:
    asked: list[int] = []

    def readings() -> Iterator[Reading]:
        for n in range(3):
            asked.append(n)
            yield SAMPLE

    pieces = values(readings(), array=True)
    next(pieces)
    assert asked == [0]
