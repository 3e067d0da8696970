"""The whole reading, on broken text: sentences of the examples and golds cut, shuffled and joined at random."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from hypothesis import given, reject
from hypothesis import strategies as st

import demnach
from conftest import EXAMPLES, ROOT
from demnach.intake.errors import NotAnArticle, NotGerman
from demnach.model.types import Span

_GOLDS = [ROOT / "tests" / "gold" / name for name in ("events.txt", "tolls.txt", "places.txt", "statements.txt")]


def _words(path: Path) -> list[str]:
    """The words and marks of a file, without tags, notation and comments."""
    text = re.sub(r"^#.*|<[^>]*>|[\[\]{}|*]", " ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return re.findall(r"\w+|[.,;:!?„“»«()–-]|\n", text)


_WORDS = [word for path in [*EXAMPLES, *_GOLDS] for word in _words(path)]

_PIECES = st.lists(st.tuples(st.integers(0, len(_WORDS) - 1), st.integers(1, 9)), min_size=1, max_size=8)
"""Pieces of running text: where each starts, and how many words it has."""


def spans(value: object) -> Iterator[Span]:
    """Every span that a reading holds, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from spans(member)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


@given(_PIECES)
def test_no_text_crashes_and_every_span_lies_in_it(pieces: list[tuple[int, int]]) -> None:
    text = "Es " + " ".join(" ".join(_WORDS[start : start + length]) for start, length in pieces)
    try:
        reading = demnach.read(text, published="2026-05-04")
    except (NotAnArticle, NotGerman):
        reject()  # a table, a list of notes; the English keys of the golds
    assert all(0 <= span.start < span.end <= len(reading.article.text) for span in spans(reading))


def test_an_attribute_that_breaks_off_is_none() -> None:
    """„Angriff der“ at the end of a text: the article has no noun."""
    (event,) = demnach.read("Es Angriff der").events
    assert event.targets == event.actors == ()
