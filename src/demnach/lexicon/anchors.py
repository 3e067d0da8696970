"""Anchors in time: words that tie a clause to the past, the present or the future (``data/anchors.tsv`` says how)."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from demnach.lexicon.tables import rows

Anchor = Literal["past", "now", "lasting", "future"]
LONGEST = 4
"""Number of words in the longest entry."""


@cache
def anchors() -> dict[tuple[str, ...], Anchor]:
    """Return the adverbs and set phrases, as their words in lower case."""
    found = ((tuple(row["words"].split()), row["anchor"]) for row in rows("anchors"))
    return {words: cast(Anchor, anchor) for words, anchor in found if anchor != "unit"}


@cache
def time_units() -> frozenset[str]:
    """Return the nouns that measure or name time, by their lemmas."""
    return frozenset(row["words"] for row in rows("anchors") if row["anchor"] == "unit")
