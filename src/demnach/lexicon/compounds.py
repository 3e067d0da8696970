"""German compounds by their last part, which says what kind of thing they name: „Drohnenangriff“ is an „Angriff“."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

_T = TypeVar("_T")
_FIRST_PART = 3
"""Shortest first part of a compound, in code points."""
_LAST_PART = 3


def by_last_part(table: Mapping[str, _T], lemma: str) -> _T | None:
    """Return what a table of lower-case nouns holds of a noun, or of the longest last part of it; None if of neither."""
    lower = lemma.lower()
    found = table.get(lower)
    at = _FIRST_PART
    while found is None and at <= len(lower) - _LAST_PART:
        found = table.get(lower[at:])
        at += 1
    return found
