"""Words of time: what class a written word or number belongs to and what it is worth.

The classes come from ``data/lexemes.tsv`` and ``data/feasts.tsv``; numerals, „Mittwochabend“ and „zweitägig“ are
composed here, because German composes them without end. Classes are the alphabet of the rules (see ``rules.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from demnach.reading.times.feasts import feast_words

ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_HIGHEST_YEAR = 2199
_ONES = {1: "ein", 2: "zwei", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs", 7: "sieben", 8: "acht", 9: "neun"}
_TENS = frozenset(str(ten) for ten in range(20, 100, 10))
_PARTS_OF_DAY = ("DAYPART", "DAYPART_SMALL", "MORGEN")
_LASTING = {"tägig": "D", "wöchig": "W", "monatig": "M", "stündig": "TH", "minütig": "TM", "sekündig": "TS"}
_LASTING_WORD = re.compile(rf"(.+?)-?({'|'.join(_LASTING)})(?:e[nrms]?)?")
_PUNCTUATION = {
    ",": "COMMA", ".": "DOT", ":": "COLON", "-": "DASH", "–": "DASH", "—": "DASH", "/": "SLASH", "(": "OPEN",
    ")": "CLOSE", "!": "STOP", "?": "STOP", ";": "STOP", "…": "STOP",
}  # fmt: skip

_NUMERIC = re.compile(
    r"(?P<ISO>\d{4}-\d\d-\d\d(?:T[\d:]+)?)"
    r"|(?P<ORD>\d{1,2}\.)"
    r"|(?P<DATE>\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?|\d{1,2}/\d{1,2}/\d{4})"
    r"|(?P<CLOCK>(?:[01]?\d|2[0-4])[.:][0-5]\d(?::[0-5]\d)?)"
    r"|(?P<YEARSPAN>(?:1\d|20)\d\d/\d\d(?:\d\d)?)"
    r"|(?P<NUM>\d{1,3}(?:\.\d{3}){1,4}|\d{1,9})"
    r"|(?P<DECIMAL>\d{1,9},\d{1,3})"
    r"|(?P<DECADE>(?:\d\d)?\d0-?er)"
    r"|(?P<DECADE_YEARS>(?:\d\d)?\d0ern)"
)


class Lexeme(NamedTuple):
    """A word's class and its value, as the row of ``lexemes.tsv`` gives it; "" where the class needs none."""

    kind: str
    value: str


LOW = Lexeme("LOW", "")
"""Any other word with a small first letter."""
CAP = Lexeme("CAP", "")
"""Any other word with a capital, as nouns and names have."""
OTHER = Lexeme("OTHER", "")
"""Anything else: marks, odd numbers, mixed codes."""


def _rows() -> Iterator[tuple[str, str, str]]:
    table = (files("demnach.reading.times") / "data" / "lexemes.tsv").read_text(encoding="utf-8")
    for line in table.split("\n"):
        if line and not line.startswith("#"):
            kind, value, forms = line.split("\t")
            yield kind, value, forms


def _spelled(form: str) -> Iterator[str]:
    if form.endswith("~"):
        yield from (form[:-1] + ending for ending in ADJECTIVE_ENDINGS)
    else:
        yield form


def _composed_numerals(words: dict[str, Lexeme]) -> Iterator[tuple[str, int]]:
    """„einundzwanzig“ to „neunundneunzig“."""
    tens = [(word, int(lexeme.value)) for word, lexeme in words.items() if lexeme.value in _TENS]
    for ten, worth in tens:
        for one, word in _ONES.items():
            yield f"{word}und{ten}", worth + one


def _composed_days(words: dict[str, Lexeme]) -> Iterator[tuple[str, str]]:
    """„Mittwochabend“ with „3EV“."""
    parts = {form.lower(): lexeme.value for form, lexeme in words.items() if lexeme.kind in _PARTS_OF_DAY}
    for form, lexeme in words.items():
        if lexeme.kind == "WEEKDAY" and not form.endswith(("s", "en")):
            yield from ((form + part, lexeme.value + value) for part, value in parts.items())


@cache
def table() -> dict[str, Lexeme]:
    """Return all listed and composed forms; keys keep the letters' case as the data file has it."""
    words: dict[str, Lexeme] = {}
    for kind, value, forms in _rows():
        lexeme = Lexeme(kind, value)
        for form in forms.split(";"):
            for spelled in _spelled(form):
                words[spelled] = lexeme
    words.update({word: Lexeme("NUMBER", str(worth)) for word, worth in _composed_numerals(words)})
    words.update({word: Lexeme("WEEKDAY_PART", value) for word, value in list(_composed_days(words))})
    for word in feast_words():
        words.setdefault(word, Lexeme("FEAST", ""))
    return words


def _numeric(word: str) -> Lexeme:
    found = _NUMERIC.fullmatch(word)
    if not found:
        return _lasting(word) or OTHER
    kind = found.lastgroup or ""
    if kind == "NUM":
        value = word.replace(".", "")
        if len(word) == 4 and word.isdecimal() and (word[0] == "0" or 1000 <= int(value) <= _HIGHEST_YEAR):
            return Lexeme("YEAR", value)
        return Lexeme("NUM", value)
    if kind == "DECIMAL":
        return Lexeme("DECIMAL", word.replace(",", "."))
    if kind == "ORD":
        return Lexeme("ORD", word[:-1])
    if kind in ("DECADE", "DECADE_YEARS"):
        return Lexeme(kind, word.rstrip("-ern")[:-1])
    return Lexeme(kind, word)


def _lasting(word: str) -> Lexeme | None:
    """„zweitägig“, „13-tägigen“: a duration in an adjective; „-jährig“ is left out, since it mostly tells ages."""
    found = _LASTING_WORD.fullmatch(word)
    if not found:
        return None
    count, unit = found[1].lower(), _LASTING[found[2]]
    number = table().get(count)
    if count.isdecimal():
        worth = count
    elif count == "ein":
        worth = "1"
    elif count in ("mehr", "viel"):
        worth = "X"
    elif count == "halb":
        worth = "0.5"
    elif number and number.kind == "NUMBER":
        worth = number.value
    else:
        return None
    return Lexeme("LASTING", f"{worth} {unit}")


@lru_cache(maxsize=1 << 16)
def lexeme(word: str) -> Lexeme:
    """Return the class and value of a token as :data:`demnach.reading.times.scan.TOKEN` cuts it."""
    words = table()
    found = words.get(word)
    if found:
        return found
    first = word[0]
    if first.isdigit():
        return _numeric(word)
    if not first.isalpha():
        return Lexeme(_PUNCTUATION.get(word, "BREAK" if "\n" in word else "OTHER"), "")
    if first.isupper():
        small = word.lower()
        found = words.get(small) or (words.get(word.capitalize()) if word.isupper() else words.get(small.capitalize()))
        return found or CAP
    if "ig" in word:
        return _lasting(word) or LOW
    return LOW
