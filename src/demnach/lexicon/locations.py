"""Nouns that say where something takes place: „Hafen“, „Lagerhalle“, „Nordgrenze“."""

from __future__ import annotations

from functools import cache

from demnach.lexicon.compounds import by_last_part
from demnach.lexicon.tables import rows


@cache
def _nouns() -> tuple[dict[str, bool], dict[str, bool]]:
    """The nouns of the table in lower case, and those that compounds may end with."""
    table = list(rows("locations"))
    alone = {row["noun"].lower(): True for row in table}
    return alone, {row["noun"].lower(): True for row in table if row["compounds"] == "yes"}


@cache
def is_location(lemma: str) -> bool:
    """Whether a noun names a location; a compound does where the noun that it ends with allows it."""
    alone, last = _nouns()
    lower = lemma.lower().rpartition("-")[2] if "-" in lemma else lemma.lower()
    return lower in alone or by_last_part(last, lower) is not None
