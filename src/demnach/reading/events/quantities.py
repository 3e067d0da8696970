"""Quantities: numerals, number words and their bounds („mehr als 10.000“, „bis zu 20“, „Dutzende“, „zwischen 5 und 7“)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from demnach.language.types import Token

_UNITS = {
    "null": 0, "ein": 1, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {"zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
         "achtzig": 80, "neunzig": 90}  # fmt: skip
_ONE = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})
_NONE = frozenset({"kein", "keine", "keinen", "keinem", "keiner", "niemand"})
_VAGUE = {"dutzende": 24, "hunderte": 200, "tausende": 2000, "zehntausende": 20_000, "hunderttausende": 200_000,
          "millionen": 2_000_000, "zahlreiche": 3, "mehrere": 3, "etliche": 3, "viele": 3, "einige": 3}  # fmt: skip
"""Words for a number that is not told; the least that the word can mean."""
_SCALE = {"tausend": 1000, "millionen": 1_000_000, "million": 1_000_000, "mio.": 1_000_000, "milliarden": 1_000_000_000,
          "milliarde": 1_000_000_000, "mrd.": 1_000_000_000, "dutzend": 12}  # fmt: skip
_ABOUT = frozenset("rund etwa circa ca. ungefähr knapp fast nahezu annähernd gut schätzungsweise".split())
_DIGITS = re.compile(r"\d{1,3}(?:[.\u00a0\u202f’' ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_MOST = 1e15
"""Greater numbers count nothing that the news tells: they are account or serial numbers."""


@dataclass(slots=True)
class Quantity:
    """A number of something; an open bound is None. ``start`` and ``end`` are token indices, bounds words included."""

    start: int
    end: int
    least: int | None
    most: int | None
    approximate: bool = False


@lru_cache(maxsize=20_000)
def number_of(word: str) -> float | None:
    """Return the number that a numeral or number word names: „10.000“, „3,5“, „vier“, „einundzwanzig“, „zweihundert“."""
    if _DIGITS.fullmatch(word):
        return float(re.sub(r"[.\u00a0\u202f’' ]", "", word).replace(",", "."))
    return _spelled(word.lower())


def _spelled(word: str) -> int | None:
    if word in _UNITS:
        return _UNITS[word]
    if word in _TENS:
        return _TENS[word]
    for scale, factor in (("tausend", 1000), ("hundert", 100)):
        head, found, tail = word.partition(scale)
        if found:
            front = _spelled(head) if head else 1
            rest = _spelled(tail.removeprefix("und")) if tail else 0
            return None if front is None or rest is None else front * factor + rest
    unit, found, ten = word.partition("und")
    if found and unit in _UNITS and ten in _TENS:
        return _UNITS[unit] + _TENS[ten]
    return None


def quantity_at(tokens: list[Token], i: int, start: int) -> Quantity | None:
    """Return the quantity whose numeral is token ``i``, with the words before it (from ``start`` on) that bound it."""
    word = tokens[i].text
    lower = word.lower()
    end = i + 1
    if lower in _NONE:
        return Quantity(i, end, 0, 0)
    if lower in _VAGUE:
        return Quantity(i, end, _VAGUE[lower], None, approximate=True)
    value: float | None = 1.0 if lower in _ONE else number_of(word)
    if value is None or value > _MOST:
        return None
    if end < len(tokens) and tokens[end].text.lower() in _SCALE:
        value *= _SCALE[tokens[end].text.lower()]
        end += 1
    return _bounded(tokens, i, end, round(value), start)


def _bounded(tokens: list[Token], i: int, end: int, value: int, start: int) -> Quantity:
    before = [t.text.lower() for t in tokens[max(start, i - 3) : i]]
    one = before[-1] if before else ""
    two = " ".join(before[-2:])
    if two in ("mehr als", "über als") or one in ("über", "mehr"):
        return Quantity(i - (2 if two == "mehr als" else 1), end, value + 1, None)
    if two == "weniger als" or one == "unter":
        return Quantity(i - (2 if two == "weniger als" else 1), end, None, value - 1)
    if two == "bis zu" or one in ("höchstens", "maximal"):
        return Quantity(i - (2 if two == "bis zu" else 1), end, None, value)
    if two in ("zu mindestens",) or one in ("mindestens", "wenigstens", "mind."):
        return Quantity(i - 1, end, value, None)
    if one in _ABOUT:
        return Quantity(i - 1, end, value, value, approximate=True)
    if one in ("bis", "und") and len(before) >= 2 and (low := number_of(before[-2])) is not None and low < value:
        between = before[0] == "zwischen" and len(before) == 3
        if one == "bis" or between:
            return Quantity(i - (3 if between else 2), end, round(low), value)
    return Quantity(i, end, value, value)
