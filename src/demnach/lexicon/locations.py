"""Nouns that say where something takes place: „Hafen“, „Lagerhalle“, „Nordgrenze“."""

from __future__ import annotations

from functools import cache
from typing import cast

from demnach.lexicon.compounds import by_last_part
from demnach.lexicon.tables import rows
from demnach.model.types import PlaceKind

_NONE = "-"
_ENDINGS = ("s", "es", "n", "en")


@cache
def _nouns() -> tuple[dict[str, str], dict[str, str]]:
    """The nouns of the table in lower case with their kinds, and those that compounds may end with."""
    table = [(row["noun"].lower(), row["kind"], row["compounds"]) for row in rows("locations")]
    return {noun: kind for noun, kind, _ in table}, {noun: kind for noun, kind, compounds in table if compounds == "yes"}


@cache
def location_kind(lemma: str) -> PlaceKind | None:
    """Return the kind of place that a noun names, None if it names no location.

    A compound names one where the noun that it ends with allows it.
    """
    alone, last = _nouns()
    lower = lemma.lower().rpartition("-")[2]
    kind = alone.get(lower) or by_last_part(last, lower)
    return cast("PlaceKind", kind) if kind is not None and kind != _NONE else None


def is_location(lemma: str, form: str = "") -> bool:
    """Whether a noun names a location; ``form`` is the noun as written, for lemmas that keep an ending („Weilers“)."""
    return location_kind(lemma) is not None or any(
        location_kind(form.removesuffix(ending)) is not None for ending in _ENDINGS if form.endswith(ending)
    )
