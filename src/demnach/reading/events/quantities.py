"""Quantities: numerals and number words, with what bounds them („mehr als 10.000“, „bis zu 20“, „fünf bis acht“)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from demnach.language.types import Token
from demnach.lexicon.quantity_words import bounds, factors, spelled

_UNITS = {
    "null": 0, "ein": 1, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {"zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
         "achtzig": 80, "neunzig": 90}  # fmt: skip
_ONE = frozenset({"ein", "eine", "einen", "einem", "einer", "eines", "eins"})
_INFLECTED = {"zweien": 2, "dreien": 3, "zweier": 2, "dreier": 3, "vieren": 4, "fünfen": 5}
_DIGITS = re.compile(r"\d{1,3}(?:[.\u00a0\u202f’' ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_SPAN = re.compile(r"(\d{1,6})[-–](\d{1,6})")
_GROUP = re.compile(r"\d{3}(?:,\d+)?")
_MOST = 1e15
"""Greater numbers count nothing that the news tells: they are account or serial numbers."""
_LINKS = frozenset({"bis", "oder", "–", "-"})
_DIGIT_PLACES = {"einstellig": 1, "zweistellig": 2, "dreistellig": 3, "vierstellig": 4, "fünfstellig": 5, "sechsstellig": 6,
                 "siebenstellig": 7, "achtstellig": 8}  # fmt: skip
_HEIGHT = re.compile(r"(tausend|hunderttausend|million|milliard)en?(höhe|schaden|schäden|summe|betrag|verlust)s?", re.I)
_HEIGHTS = {"tausend": 1000, "hunderttausend": 100_000, "million": 1_000_000, "milliard": 1_000_000_000}
_TWICE = 2


@dataclass(slots=True)
class Quantity:
    """A number of something; an open bound is None. ``start`` and ``end`` are token indices, words that bound it included."""

    start: int
    end: int
    least: int | None
    most: int | None
    approximate: bool = False
    at: int = 0
    """The token of the numeral itself."""


@dataclass(slots=True)
class _Number:
    """Least and greatest value of a numeral, and the token behind it; ``vague``: no number is told."""

    low: float
    high: float
    end: int
    vague: bool = False


@lru_cache(maxsize=20_000)
def number_of(word: str) -> float | None:
    """Return the number that a numeral or number word names: „10.000“, „3,5“, „vier“, „einundzwanzig“, „zweihundert“."""
    if _DIGITS.fullmatch(word):
        return float(re.sub(r"[.\u00a0\u202f’' ]", "", word).replace(",", "."))
    lower = word.lower()
    return _INFLECTED[lower] if lower in _INFLECTED else _spelled(lower)


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


def quantities(tokens: list[Token], start: int, end: int) -> list[Quantity]:
    """Return the quantities among the tokens from ``start`` to ``end``, in their order; none overlaps another one."""
    found: list[Quantity] = []
    i = start
    while i < end:
        quantity = _quantity_at(tokens, i, found[-1].end if found else start, end)
        if quantity is None:
            i += 1
        else:
            found.append(quantity)
            i = quantity.end
    return found


def _quantity_at(tokens: list[Token], i: int, start: int, end: int) -> Quantity | None:
    """The quantity whose numeral begins with token ``i``; what bounds it stands behind ``start``."""
    word, tag = tokens[i].text, tokens[i].tag
    if tag == "PTKVZ" or not (tag in _COUNTING or word.lower() in _FIRST_WORDS or number_of(word) or _HEIGHT.fullmatch(word)):
        return None
    if (none := _nobody(tokens, i, end)) is not None:
        return none
    number = _range(tokens, i, end) or _height(tokens, i, start)
    if number is None or number.high > _MOST:
        return None
    return _bounded(tokens, i, number, start)


_COUNTING = frozenset({"CARD", "ART", "PIS", "PIAT", "PIDAT", "PDAT"})
_FIRST_WORDS = frozenset(
    "dutzende dutzenden hunderte hunderten tausende tausenden zehntausende zehntausenden hunderttausende hunderttausenden "
    "abertausende millionen mehrere mehreren mehrerer einige einigen etliche etlichen zahlreiche zahlreichen zahlreicher viele "
    "vielen beide beiden anderthalb eineinhalb zwischen ein eine einer einem".split()
)


def _nobody(tokens: list[Token], i: int, end: int) -> Quantity | None:
    """„kein“, „keine einzige“, „niemand“: zero, but „keine 1.300“ is less than that."""
    if spelled("none", tokens[i].text.lower()) is None:
        return None
    if i + 1 < end and (number := _range(tokens, i + 1, end)) is not None and tokens[i + 1].text[0].isdigit():
        return Quantity(i, number.end, None, round(number.high) - 1, at=i + 1)
    single = i + 1 < end and tokens[i + 1].text.lower().startswith("einzig")
    return Quantity(i, i + 1 + single, 0, 0, at=i)


def _range(tokens: list[Token], i: int, end: int) -> _Number | None:
    """„drei bis fünf Millionen“, „vier oder fünf“, „zwischen acht und elf Milliarden“: a scale counts for both ends."""
    between = tokens[i].text.lower() == "zwischen"
    at = i + between
    low = _numeral(tokens, at, end)
    if low is None:
        return None
    link = low.end
    links = link + 1 < end and (tokens[link].text.lower() in _LINKS or (between and tokens[link].text.lower() == "und"))
    high = _numeral(tokens, link + 1, end) if links and not low.vague else None
    if high is None or high.vague or high.high <= 1:
        return None if between else low
    factor = _scale_of(tokens, link + 1, high.end)
    smallest = low.low * factor if low.low * factor < high.low and low.low < high.low / factor else low.low
    return _Number(smallest, high.high, high.end) if smallest < high.high else None if between else low


def _scale_of(tokens: list[Token], start: int, end: int) -> float:
    factor = 1.0
    for i in range(start + 1, end):
        factor *= factors().get(tokens[i].text.lower(), 1.0)
    return factor


def _numeral(tokens: list[Token], i: int, end: int) -> _Number | None:
    if i >= end:
        return None
    word = tokens[i].text
    if (span := _SPAN.fullmatch(word)) is not None and int(span[1]) < int(span[2]):
        return _Number(float(span[1]), float(span[2]), i + 1)
    lower = word.lower()
    pair = f"{lower} {tokens[i + 1].text.lower()}" if i + 1 < end else lower
    for phrase, length in ((pair, 2), (lower, 1)):
        if (some := spelled("some", phrase)) is not None:
            at, value = _scaled(tokens, i + length, end, some)
            return _Number(value, value, at, vague=True)
        if (fixed := spelled("number", phrase)) is not None:
            at, value = _scaled(tokens, i + length, end, fixed)
            return _Number(value, value, at) if value >= 1 else None
    if (vague := spelled("vague", lower)) is not None:
        return _Number(vague, vague, i + 1, vague=True)
    told: float | None = 1.0 if lower in _ONE else number_of(word)
    if told is None:
        return None
    at, value = i + 1, told
    while word.isdigit() and at < end and _GROUP.fullmatch(tokens[at].text) and tokens[at].start == tokens[at - 1].end + 1:
        value = value * 1000 + (number_of(tokens[at].text) or 0)  # „600 000“
        at += 1
    at, value = _scaled(tokens, at, end, value)
    return _Number(value, value, at)


def _scaled(tokens: list[Token], at: int, end: int, value: float) -> tuple[int, float]:
    """„2,5 Millionen“, „mehrere Hundert Tausend“."""
    while at < end and (factor := factors().get(tokens[at].text.lower())) is not None:
        at, value = at + 1, value * factor
    return at, value


def _height(tokens: list[Token], i: int, start: int) -> _Number | None:
    """„Millionenschaden“, „in zweistelliger Millionenhöhe“."""
    found = _HEIGHT.fullmatch(tokens[i].text)
    if found is None:
        return None
    scale = _HEIGHTS[found[1].lower()]
    before = tokens[i - 1].text.lower() if i > start else ""
    places = next((n for stem, n in _DIGIT_PLACES.items() if before.startswith(stem)), None)
    if places is None:
        return _Number(_TWICE * scale, _TWICE * scale, i + 1, vague=True)
    return _Number(scale * 10 ** (places - 1), scale * 10**places - 1, i + 1)


def _bounded(tokens: list[Token], i: int, number: _Number, start: int) -> Quantity:
    """Widen a number by the words before it: „mindestens“, „mehr als“, „rund“ and their like."""
    first, effect = i, None
    for length in (3, 2, 1):
        words = tuple(token.text.lower() for token in tokens[max(start, i - length) : i])
        if len(words) == length and words in bounds():
            first, effect = i - length, bounds()[words]
            break
    low, high = round(number.low), round(number.high)
    if number.vague:
        return Quantity(first, number.end, low, None, approximate=True, at=i)
    exact = low == high
    if effect == "least":
        return Quantity(first, number.end, low, None, at=i)
    if effect == "above":
        return Quantity(first, number.end, high + 1, None, at=i)
    if effect == "most":
        return Quantity(first, number.end, None, high, at=i)
    if effect == "below":
        return Quantity(first, number.end, None, high - 1, at=i)
    return Quantity(first, number.end, low, high, approximate=effect == "about" and exact, at=i)
