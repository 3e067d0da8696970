"""Sentences: where one ends, told by its marks and by what follows them.

A full stop ends no sentence behind an ordinal („7. Januar“), an initial or an abbreviation, and where the next word goes on
in lower case. A closing quotation mark or bracket stays with the sentence that it closes; „!“ and „?“ inside a quotation end
nothing if the frame goes on („„Halt!“, rief sie.“). A colon ends no sentence. A line break inside a part ends one where the
line before it is no running text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from demnach.language.tokens import MONTHS, abbreviations
from demnach.language.types import Sentence, Token
from demnach.lexicon.forms import analyses

_STOPS = frozenset({".", "!", "?", "…", "...", "!!", "??"})
_CLOSING = frozenset("“”«»\"'’‘)]›‹")
_ORDINAL = re.compile(r"\d{1,3}|[IVXLC]+")
_NEVER_FIRST = frozenset({",", ";", ":", ")", "]", "–", "—"})
_LONGEST = 250
"""Longest sentence in tokens. Print has none of that length; tables, ticker lines and rubbish have, and grammar, which costs
more than linear time in a sentence's length, finds nothing in them. Such a run is cut at a mark near its end."""


def split_sentences(text: str, tokens: list[Token], part: int) -> list[Sentence]:
    """Return the sentences of one part's tokens, in order and without gaps."""
    sentences: list[Sentence] = []
    if not tokens:
        return sentences
    base = tokens[0].i
    wrapped = _is_wrapped(text[tokens[0].start : tokens[-1].end].split("\n"))
    begin = 0
    n = len(tokens)
    i = 0
    while i < n:
        end = _end_after(text, tokens, i, begin, wrapped=wrapped)
        if end is not None:
            sentences.append(Sentence(base + begin, base + end, part))
            begin = i = end
        elif i + 1 - begin == _LONGEST:
            end = _cut(tokens, begin, i + 1)
            sentences.append(Sentence(base + begin, base + end, part))
            begin = i = end
        else:
            i += 1
    if begin < n:
        sentences.append(Sentence(base + begin, base + n, part))
    return sentences


def _cut(tokens: list[Token], begin: int, end: int) -> int:
    """Return where a run that is too long is cut: behind the last comma or the like in its second half, else at its end."""
    middle = (begin + end) // 2
    return next((i + 1 for i in range(end - 1, middle, -1) if tokens[i].text in (",", ";", ":", "–", "|")), end)


def _end_after(text: str, tokens: list[Token], i: int, begin: int, *, wrapped: bool) -> int | None:
    """Return the index behind a sentence that ends at or right behind token ``i``; None if none ends there."""
    token = tokens[i]
    n = len(tokens)
    if token.text in _STOPS or (token.text[-1] == "." and token.text in abbreviations()[1]):
        end = _with_closing(tokens, i + 1)
        if end >= n:
            return n
        return end if _ends(tokens, i, end, begin) else None
    if i + 1 < n and tokens[i + 1].space_before and "\n" in text[token.end : tokens[i + 1].start]:
        return i + 1 if not wrapped and _line_ends(tokens, i) else None
    return None


def _is_wrapped(lines: list[str]) -> bool:
    """True for running text set in lines of one width: the first word of each line would not have fitted on the one before."""
    widest = max(map(len, lines))
    if len(lines) < _FEWEST_LINES or widest < _NARROWEST or not all(line.split() for line in lines):
        return False
    return all(len(line.rstrip()) + 1 + len(below.split()[0]) > widest for line, below in pairwise(lines))


_FEWEST_LINES, _NARROWEST = 3, 40


def _with_closing(tokens: list[Token], at: int) -> int:
    """Take the marks that close a sentence along: „…!““, „… .)“."""
    while at < len(tokens) and not tokens[at].space_before and tokens[at].text in _CLOSING:
        at += 1
    while at < len(tokens) and tokens[at].text in _STOPS and not tokens[at].space_before:
        at += 1
    return at


def _ends(tokens: list[Token], i: int, end: int, begin: int) -> bool:
    stop, following = tokens[i], tokens[end]
    if following.text in _NEVER_FIRST:
        return False
    first = following.text
    if first[0].islower() and not _lower_start(tokens, end):
        return False
    if stop.text == "." and end == i + 1:
        if i > begin and _ordinal(tokens, i, end):
            return False
        if not following.space_before and first[0].isalnum():
            return False
    if stop.text[-1] == "." and stop.text != "." and stop.text != "...":
        return _common_start(first)
    return True


def _lower_start(tokens: list[Token], at: int) -> bool:
    """A sentence may begin in lower case with a name („iPhone“, „von der Leyen“ does not count) – only „dpa“-like ones."""
    return any(c.isupper() for c in tokens[at].text)


def _ordinal(tokens: list[Token], i: int, end: int) -> bool:
    """True if the full stop at ``i`` makes an ordinal: „am 7. Januar“, „der 2. Weltkrieg“, „Wilhelm II. kam“ is open."""
    number = tokens[i - 1]
    if stop_apart := tokens[i].space_before:
        return not stop_apart
    if not _ORDINAL.fullmatch(number.text):
        return False
    word = tokens[end].text
    if word in MONTHS:
        return True
    if number.text.isdigit():
        before = tokens[i - 2].text.lower() if i >= 2 else ""
        if before in _BEFORE_ORDINAL:
            return True
        # „Er wurde 3. Die Siegerin …“: an article or pronoun behind it begins a sentence
        return len(number.text) <= 2 and not _function_word(word)
    return not _function_word(word)


_BEFORE_ORDINAL = frozenset(
    "am der die das den dem des vom zum zur im beim bis ab seit zwischen und oder sein seinen seinem ihr ihren ihrem "
    "jeder jede jedes jedem jeden".split()
)


def _function_word(word: str) -> bool:
    found = analyses(word.lower())
    return bool(found) and all(
        a.category in ("article", "pronoun", "conjunction", "preposition", "adverb", "negation", "particle") for a in found
    )


def _common_start(word: str) -> bool:
    """Behind „usw.“ or „Co.“ a capitalised function word begins a new sentence."""
    return word[0].isupper() and (_function_word(word) or (bool(analyses(word.lower())) and not analyses(word)))


def _line_ends(tokens: list[Token], i: int) -> bool:
    """A line break ends a sentence unless the line is running text that was wrapped."""
    following = tokens[i + 1].text
    return not following[0].islower() and tokens[i].text not in (",", ";", "–", "-", "„", "»")
