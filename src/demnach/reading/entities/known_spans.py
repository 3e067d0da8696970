"""Finding listed names in running text: the longest listed spelling that begins at a token and ends with one.

A spelling may carry the genitive s („Moskaus“, „des Auswärtigen Amtes“).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from demnach.language.types import Token
from demnach.lexicon.known import FirstWords, Known, by_first_word

GENITIVES = ("s", "es", "’", "'")


class KnownSpan(msgspec.Struct, frozen=True):
    """A listed name in the text, from token ``first`` to token ``last`` (both included, counted in the analysis)."""

    first: int
    last: int
    bearer: Known
    genitive: bool = False


def known_spans(text: str, tokens: Sequence[Token]) -> list[KnownSpan]:
    """Return the listed names among ``tokens``, left to right, without overlap, the longest at each place."""
    index = by_first_word()
    ends = {token.end: token.i for token in tokens}
    found: list[KnownSpan] = []
    free = -1
    for token in tokens:
        word = token.text
        if token.i <= free or not (word[0].isupper() or word[0].isdigit() or (word[0].islower() and index[word])):
            continue
        span = _longest(text, token, index[word], ends) or _genitive(token, index)
        if span is not None:
            found.append(span)
            free = span.last
    return found


def _longest(
    text: str, token: Token, spellings: Sequence[tuple[str, Known]], ends: dict[int, int]
) -> KnownSpan | None:
    for spelling, bearer in spellings:
        if not text.startswith(spelling, token.start):
            continue
        end = token.start + len(spelling)
        last = ends.get(end)
        if last is not None:
            return KnownSpan(token.i, last, bearer)
        for ending in GENITIVES:
            last = ends.get(end + len(ending)) if text.startswith(ending, end) else None
            if last is not None:
                return KnownSpan(token.i, last, bearer, genitive=True)
    return None


def _genitive(token: Token, index: FirstWords) -> KnownSpan | None:
    """„Moskaus“, „Putins“, „Hamas’“: the word itself is not listed, the word without its ending is a whole name."""
    for ending in GENITIVES:
        if token.text.endswith(ending):
            stem = token.text[: -len(ending)]
            for spelling, bearer in index[stem]:
                if spelling == stem and len(stem) > 2:
                    return KnownSpan(token.i, token.i, bearer, genitive=True)
    return None
