"""Segments: the stretches of a sentence between its marks, with inserts in brackets or dashes taken out.

A comma, semicolon or colon ends a segment; so does a conjunction with a clause on either side („X kam | und sagte nichts“,
„dass A steigt | und dass B sinkt“). What stands in brackets or between two dashes interrupts the sentence without changing
it („Der Zug – er kam aus Lahn – entgleiste“): it is read for itself, and the segment goes on behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from demnach.language.types import Phrase, Token

QUOTES = frozenset("„“”»«\"‚‘›‹'")
OPENING_QUOTES = frozenset("„»‚\"")
_MARKS = frozenset({",", ";", ":", "–", "(", ")"})
_LONGEST_INSERT = 40


@dataclass(slots=True)
class Segment:
    """A stretch of one sentence; indices count tokens of the analysis."""

    own: list[int]  # its tokens, without inserts
    words: list[int]  # its tokens without quotation marks
    mark: str  # the mark before it: a comma, colon, dash, "und" for any conjunction, or "" at the beginning
    inserts: list[tuple[int, int]] = field(default_factory=list)  # half-open, marks left out


def segments(tokens: list[Token], start: int, end: int, phrases: list[Phrase], mark: str = "") -> list[Segment]:
    """Cut the tokens from ``start`` to ``end`` into segments; those without a word are left out. ``mark`` stands before."""
    inserts = _inserts(tokens, start, end, phrases)
    found: list[Segment] = []
    own: list[int] = []
    holes: list[tuple[int, int]] = []
    i = start
    while i < end:
        closing = inserts.get(i)
        text = "–" if _is_dash(tokens[i]) else tokens[i].text
        if closing is not None and closing[1]:
            holes.append((i + 1, closing[0]))
            i = closing[0] + 1
            continue
        if closing is not None:  # a bracket inside a phrase: „Anna Feld (Partei, Lahn)“
            own += range(i, closing[0] + 1)
            i = closing[0] + 1
            continue
        if text in _MARKS and not _range_dash(tokens, i, start, end):
            if own:
                found += _pieces(tokens, own, holes, mark)
                own, holes, mark = [], [], text
            elif text != "," or not mark:
                mark = text
        else:
            own.append(i)
        i += 1
    if own:
        found += _pieces(tokens, own, holes, mark)
    return [s for s in found if any(tokens[i].tag[:1] != "$" for i in s.own)]


def finite_in(tokens: list[Token], indices: list[int]) -> bool:
    """True if one of the tokens is a finite verb."""
    return any(tokens[i].mood is not None for i in indices)


def zu_infinitive_in(tokens: list[Token], words: list[int]) -> bool:
    """True if the words hold „zu“ with its infinitive, or an infinitive with „zu“ inside („mitzuteilen“)."""
    for n, i in enumerate(words):
        tag = tokens[i].tag
        if tag == "VVIZU" or (tag == "PTKZU" and n + 1 < len(words) and tokens[words[n + 1]].tag.endswith("INF")):
            return True
    return False


def _inserts(tokens: list[Token], start: int, end: int, phrases: list[Phrase]) -> dict[int, tuple[int, bool]]:
    """Return opening mark → (closing mark, whether it holds a clause of its own)."""
    found: dict[int, tuple[int, bool]] = {}
    dashes: list[int] = []
    opening = -1
    for i in range(start, end):
        text = tokens[i].text
        if text == "(" and opening < 0:
            opening = i
        elif text == ")" and opening >= 0:
            if opening > start and i > opening + 1:
                found[opening] = (i, not _part_of_phrase(tokens, opening, i, phrases))
            opening = -1
        elif _is_dash(tokens[i]) and start < i and not _range_dash(tokens, i, start, end):
            dashes.append(i)
    for first, second in zip(dashes[::2], dashes[1::2], strict=False):
        if 1 < second - first < _LONGEST_INSERT and not any(first < a < second or a < first < b[0] for a, b in found.items()):
            found[first] = (second, True)
    return found


def _part_of_phrase(tokens: list[Token], opening: int, closing: int, phrases: list[Phrase]) -> bool:
    if finite_in(tokens, list(range(opening, closing))):
        return False
    return closing - opening < 4 or any(p.start < opening and closing < p.end for p in phrases)


def _is_dash(token: Token) -> bool:
    """A dash, or a hyphen with a space before it that does the work of one."""
    return token.text in ("–", "—") or (token.text == "-" and token.space_before)


def _range_dash(tokens: list[Token], i: int, start: int, end: int) -> bool:
    """„2010 – 2015“, „Lahn–Altstein“ written with spaces between numbers: no mark of a clause."""
    if not _is_dash(tokens[i]) or not start < i < end - 1:
        return False
    return tokens[i - 1].tag == "CARD" and tokens[i + 1].tag == "CARD"


def _pieces(tokens: list[Token], own: list[int], holes: list[tuple[int, int]], mark: str) -> list[Segment]:
    """Cut at conjunctions between two clauses."""
    bounds = [0]
    for n in range(1, len(own) - 1):
        if tokens[own[n]].tag == "KON" and _joins_clauses(tokens, own[bounds[-1] : n], own[n + 1 :]):
            bounds.append(n)
    bounds.append(len(own))
    pieces: list[Segment] = []
    for begin, stop in pairwise(bounds):
        part = own[begin:stop]
        inside = [hole for hole in holes if part[0] < hole[0] and (stop == len(own) or hole[0] < own[stop])]
        words = [i for i in part if tokens[i].text not in QUOTES]
        pieces.append(Segment(part, words, mark if begin == 0 else "und", inside))
    return pieces


def _joins_clauses(tokens: list[Token], before: list[int], behind: list[int]) -> bool:
    """Finite verbs, subordinators or zu-infinitives on both sides."""
    if finite_in(tokens, before):
        return finite_in(tokens, behind) or tokens[behind[0]].tag == "KOUS"
    return zu_infinitive_in(tokens, before) and not finite_in(tokens, behind) and zu_infinitive_in(tokens, behind)
