"""Words that make or bound numbers, from ``data/quantity_words.tsv``."""

from __future__ import annotations

from functools import cache
from typing import Literal

from demnach.lexicon.tables import rows

Effect = Literal["least", "above", "most", "below", "about", "vague", "some", "scale", "number", "none", "currency"]


@cache
def quantity_words(effect: Effect) -> dict[str, str]:
    """Return the words of an effect, lower case, with their value („“ where there is none)."""
    return {row["words"]: row["value"] for row in rows("quantity_words") if row["effect"] == effect}


@cache
def bounds() -> dict[tuple[str, ...], Effect]:
    """Return the phrases that bound the number behind them, word by word."""
    effects: tuple[Effect, ...] = ("least", "above", "most", "below", "about")
    return {tuple(words.split()): effect for effect in effects for words in quantity_words(effect)}


@cache
def factors() -> dict[str, float]:
    """Return the words that multiply a number before them."""
    return {words: float(value) for words, value in quantity_words("scale").items()}


def currency(word: str) -> str | None:
    """Return the ISO 4217 code of a unit of money, also of a compound („Hongkong-Dollar“)."""
    lower = word.lower()
    return quantity_words("currency").get(lower) or quantity_words("currency").get(lower.rpartition("-")[2])


def spelled(effect: Effect, word: str) -> float | None:
    """Return the value of a word with an effect, None if it has no such effect."""
    value = quantity_words(effect).get(word)
    return None if value is None else float(value or 0)
