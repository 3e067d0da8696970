"""Cutting a text into the tokens that rules about time read, and writing them as a string of one letter a token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from demnach.model.types import Span
from demnach.reading.times.lexemes import Lexeme, lexeme
from demnach.reading.times.rules import letter_of

TOKEN = re.compile(
    r"""
      \d{4}-\d\d-\d\d(?:T[\d:]+)?                       # 2025-12-24
    | \d{1,2}\.(?:0?[1-9]|1[0-2])\.(?:\d{4}|\d\d)?(?!\d)   # 24.12.2025, 24.12.
    | \d{1,2}/\d{1,2}/\d{4}                             # 24/12/2025
    | (?:1\d|20)\d\d/\d\d(?:\d\d)?(?![\d.])             # 2007/08
    | \d{1,2}\.(?!\d)                                   # the 18th
    | \d+(?:[.,:]\d+)*(?:-?[^\W\d_]+)*                  # 17.30, 2,5, 10.000, 90er, 13-tägig
    | [^\W\d_]+(?:-[^\W_]+)*-?                          # words, „Herz-Jesu-Sonntag“, „Buß-“
    | \n[^\S\n]*\n\s*                                   # an empty line: nothing reaches over it
    | [^\w\s]
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A token of a match: its class and value, and the code points that it covers."""

    kind: str
    value: str
    text: str
    start: int
    end: int


@lru_cache(maxsize=1 << 16)
def _letter(word: str) -> str:
    return letter_of(word, lexeme(word).kind)


class Scan:
    """The tokens of the readable parts of a text; ``letters`` holds one letter a token for the rules to match on."""

    def __init__(self, text: str, regions: Sequence[Span]) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] = []
        letters: list[str] = []
        for region in regions:
            found = [m.span() for m in TOKEN.finditer(text, region.start, region.end)]
            self.spans.append((region.start, region.start))
            letters.append(letter_of("", "BREAK"))
            self.spans += found
            letters += [_letter(text[start:end]) for start, end in found]
        self.letters = "".join(letters)

    def word(self, i: int) -> str:
        """Return the characters of token ``i``."""
        start, end = self.spans[i]
        return self.text[start:end]

    def lexeme(self, i: int) -> Lexeme:
        """Return class and value of token ``i``; of a region's beginning, those of a break."""
        word = self.word(i)
        return lexeme(word) if word else Lexeme("BREAK", "")

    def token(self, i: int) -> Token:
        """Return token ``i`` with its class and value."""
        start, end = self.spans[i]
        kind, value = self.lexeme(i)
        return Token(kind, value, self.text[start:end], start, end)

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the tokens ``start`` to ``end`` (half-open, in tokens)."""
        return [self.token(i) for i in range(start, end)]
