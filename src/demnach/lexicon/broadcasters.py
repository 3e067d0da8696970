"""Outlets that are heard or seen, not read: stations of radio and television and their programmes."""

from __future__ import annotations

from functools import cache

from demnach.lexicon.tables import rows, several

_ENDS = ("sender", "rundfunk", "rundfunks", "fernsehen", "fernsehens", "radio", "radios", "television", "broadcasting", "tv")
"""Ends of words for them: „Fernsehsender“, „Hörfunksender“, „Stadtradio“, „Press TV“."""
_BEGINNINGS = ("radio", "fernseh", "rundfunk", "tv-")
"""First parts of such words: „Radiostation“, „Fernsehbericht“, „TV-Magazin“."""


def broadcasts(name: str) -> bool:
    """True for the name of a station or programme, listed or told by a word in it, and for a noun of such."""
    return name in _listed() or any(word in _listed() or _tells(word.lower()) for word in name.split())


def _tells(word: str) -> bool:
    return word.endswith(_ENDS) or word.startswith(_BEGINNINGS)


@cache
def _listed() -> frozenset[str]:
    stations = [row for row in rows("outlets") if row["broadcasts"]]
    return frozenset(name for row in stations for name in (row["name"], *several(row["aliases"])))
