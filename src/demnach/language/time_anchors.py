"""When a clause plays, as far as its words tell: „damals“, „vor drei Jahren“; „derzeit“; „seit Mai“; „im kommenden Jahr“."""

from __future__ import annotations

import re

from demnach.language.types import Token
from demnach.lexicon.anchors import LONGEST, Anchor, anchors, time_units

_GONE = frozenset({"letzt", "vorig", "vergangen", "verflossen", "jen"})
"""Stems of what stands before a unit that is over: „im vergangenen Jahr“, „an jenem Abend“."""
_COMING = frozenset({"kommend", "künftig"})
_FOLLOWING = frozenset({"Tag", "Morgen", "Abend", "Nacht", "Mal", "Stunde", "Minute"})
"""„am nächsten Morgen“ is told of the past as well, „im nächsten Jahr“ hardly."""
_THIS = frozenset({"jetzig", "gegenwärtig", "heutig"})
_AGAIN = frozenset({"jed"})
_ADVERBIAL = frozenset({"im", "am", "in", "an", "bis", "zum", "ab"})
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_NEAR = 3
"""So many words may stand between a preposition and its unit: „vor mehr als zwanzig Jahren“."""


def time_anchors(words: list[Token]) -> frozenset[Anchor]:
    """Return the anchors among a clause's own tokens.

    A comparison counts for nothing: „weniger als vor zehn Jahren“.
    """
    found: set[Anchor] = set()
    lower = [token.text.lower() for token in words]
    known = anchors()
    at = 0
    while at < len(words):
        compared = at > 0 and lower[at - 1] in ("als", "wie")
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            anchor = known.get(tuple(lower[at : at + length]))
            if anchor is not None and not compared and not _attribute(words, at):
                found.add(anchor)
                at += length
                break
        else:
            if not compared:
                found |= _counted(words, lower, at)
            at += 1
    return frozenset(found)


def _attribute(words: list[Token], at: int) -> bool:
    """„der Morgen“, „in früher Jugend“: a noun or an adjective, no adverb."""
    before_noun = at + 1 < len(words) and words[at + 1].tag in ("NN", "NE", "ADJA")
    return words[at].tag == "NN" or (words[at].tag == "ADJA" and before_noun)


def _counted(words: list[Token], lower: list[str], at: int) -> set[Anchor]:
    """What a unit tells: „vor drei Jahren“, „seit Mai“, „ab Montag“, „im vergangenen Jahr“, „jeden Tag“, „im Jahr 1998“."""
    word = lower[at]
    if word in ("vor", "seit", "ab") and words[at].tag in ("APPR", "KOUS"):
        if not any(_is_unit(token) or _is_year(token) for token in words[at + 1 : at + 3 + _NEAR]):
            return set()
        return {"past"} if word == "vor" else {"lasting"}
    if _is_year(words[at]):
        return set() if at and lower[at - 1] in ("bis", "ab") else {"past"}
    if at + 1 < len(words) and _is_unit(words[at + 1]):
        stem = _stem(word)
        if stem in _GONE:
            return {"past"}
        if stem in _COMING or (stem == "nächst" and words[at + 1].lemma not in _FOLLOWING):
            return {"future"} if _adverbial(words, at) else set()
        if stem in _THIS:
            return {"now"}
        if stem in _AGAIN:
            return {"lasting"}
    return set()


def _adverbial(words: list[Token], at: int) -> bool:
    """„im kommenden Jahr“, „kommende Woche“, but not „der Haushalt des kommenden Jahrs“, „für die kommenden Tage“."""
    before = words[at - 1] if at else None
    if before is not None and before.tag == "ART" and at > 1:
        before = words[at - 2] if before.text.lower() in ("den", "der", "dem") else before
    return before is None or before.text.lower() in _ADVERBIAL or before.tag not in ("ART", "APPR")


def _is_unit(token: Token) -> bool:
    return token.tag in ("NN", "NE") and token.lemma in time_units()


def _is_year(token: Token) -> bool:
    return token.tag == "CARD" and bool(_YEAR.fullmatch(token.text))


def _stem(word: str) -> str:
    for ending in ("en", "em", "er", "es", "e"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word
