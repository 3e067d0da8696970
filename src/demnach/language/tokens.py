"""Tokens: words and marks with exact offsets.

One compiled expression cuts the text, longest shape first: addresses, times and dates, numbers with their separators,
abbreviations, words with inner hyphens, gender marks („Journalist:innen“) and apostrophes, then single marks. Nothing is
dropped and nothing changed: the tokens and the white space between them are the text.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from demnach.language.types import Token

_LETTER = r"[^\W\d_]"
_APOSTROPHE = "['’ʼ]"


MONTHS = tuple(
    "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember".split()
)


@cache
def abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Return the abbreviations that end no sentence, and those that may (with their full stop)."""
    inside: set[str] = set()
    ending: set[str] = set()
    target = inside
    text = (files("demnach.language") / "data" / "abbreviations.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line == "[ends]":
            target = ending
        elif line and not line.startswith("#"):
            target.add(line)
    return frozenset(inside | ending), frozenset(ending)


@cache
def _pattern() -> re.Pattern[str]:
    known, _ = abbreviations()
    longest_first = "|".join(re.escape(a) for a in sorted(known, key=lambda a: (-len(a), a)))
    word = rf"{_LETTER}[\w\u00ad]*"
    shapes = [
        r"https?://[^\s<>\"„“”»«]+[^\s<>\"„“”»«.,;:!?)\]]|www\.[^\s<>\"„“”»«]+[^\s<>\"„“”»«.,;:!?)\]]",
        r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+",
        r"[#@][\w]+",
        r"\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)|\d{4}-\d{2}-\d{2}(?!\d)",
        r"\d{1,2}[:.]\d{2}(?=\sUhr)|\d{1,2}:\d{2}(?::\d{2})?(?!\d)",
        r"\d{1,3}:\d{1,3}(?![\d:])",  # scores and odds: „2:1“
        r"\d{1,3}(?:[.\u00a0\u202f’']\d{3})+(?:,\d+)?(?!\d)",
        r"\d+(?:[.,]\d+)+",
        rf"\d+(?:[-–]?{_LETTER}[\w]*)(?:-{word})*|\d+-(?:{word})(?:-{word})*",
        rf"\d{{1,3}}\.(?=\s(?:{'|'.join(MONTHS)}|[a-zäöü]))",  # ordinals: „7. Januar“, „der 5. große“
        r"\d+",
        rf"(?<![\w.-])(?:{longest_first})(?!{_LETTER})",
        rf"(?<!\w)(?:{_LETTER}\.){{2,}}",  # „z.B.“, „U.S.“, „J.R.“
        r"(?<![\w-])[A-Za-zÄÖÜ]\.",  # initials and parts of abbreviations: „R. Kelly“, „z. B.“
        rf"{word}(?:[-‑](?:{word}|\d+\w*))*(?:[:*](?:in|innen)\b|_innen\b|/-?innen\b)?(?:[-‑]{word})*"
        rf"(?:{_APOSTROPHE}{_LETTER}+)?[-‑]?(?!\w)|{word}",
        r"\.\.\.|…|\[…\]|--+",
        r"\S",
    ]
    return re.compile("|".join(f"(?:{s})" for s in shapes))


def tokenize(text: str, start: int = 0, end: int | None = None, first: int = 0) -> list[Token]:
    """Return the tokens of ``text[start:end]``; offsets count code points of the whole ``text``.

    ``first`` is the index that the first token gets.
    """
    end = len(text) if end is None else end
    tokens: list[Token] = []
    append = tokens.append
    behind = start
    i = first
    for match in _pattern().finditer(text, start, end):
        a, b = match.span()
        append(Token(i, match.group(), a, b, a > behind))
        behind = b
        i += 1
    return tokens
