"""What a segment without markup is to the article: headline, teaser, paragraph, subheading, list or keywords."""

from __future__ import annotations

import re

from demnach.intake.furniture.datelines import date_line
from demnach.intake.furniture.segments import Segment

LONGEST_HEADING = 120
"""A headline or subheading has at most so many code points …"""
MOST_HEADING_WORDS = 16
"""… and words."""
LONGEST_TEASER = 420
LONGEST_LEAD = 2_000
"""So many code points of the lead are compared with the teaser."""
LONGEST_KEYWORD = 45
FEWEST_SHARED = 0.34
"""A teaser shares at least this part of its long words with the lead that tells the same again."""

_NO_KEYWORD = re.compile(r"[:()]|\d\d\.")
_ENDED = re.compile(r"[.!…:;,][\"“”»«'’)\]]*$|\?[)\]]*$")
_QUESTION = re.compile(r"\?[\"“”»«'’)\]]*$")
_ADDRESSED = re.compile(
    r"\b(?:Sie|Ihnen|Ihr|Ihre[mnrs]?|Herr|Frau|du|dir|dich|ihr|euch)\b|^(?:Dr\.\s)?[A-ZÄÖÜ][\w-]+:\s"
)
_SENTENCE = re.compile(r"[.!?][\"“”»«'’)\]]*(?:\s+(?=[\"„»«‚A-ZÄÖÜ0-9])|$)")
_LONG_WORD = re.compile(r"\w{4,}")
_WEEKDAY = re.compile(r"\bam\s(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)", re.I)


def is_heading(text: str, segment: Segment) -> bool:
    """True if the segment is a line that could stand over other text: short, and not ended like a sentence."""
    if segment.items or segment.end - segment.start > LONGEST_HEADING:
        return False
    line = text[segment.start : segment.end]
    if len(line.split()) > MOST_HEADING_WORDS or line.startswith("http"):
        return False
    if _QUESTION.search(line):
        return not _ADDRESSED.search(line) and len(_SENTENCE.findall(line)) < 2
    if line.endswith("!"):
        return len(_SENTENCE.findall(line)) < 2 and line[:1] not in "„\"«»“" and not _ADDRESSED.search(line)
    return not _ENDED.search(line) or date_line(text, segment.start, segment.end)


def is_teaser(text: str, first: Segment, lead: Segment | None, *, dated_lead: bool, headed: bool) -> bool:
    """True if the first paragraph only announces what the second one, the lead, tells again.

    A dateline or byline between the two decides; else one or two sentences without the lead's „am Montag“, whose words
    come again in the lead, or a single short sentence under a headline.
    """
    line = text[first.start : first.end]
    if lead is None or len(line) > LONGEST_TEASER:
        return False
    if dated_lead:
        return True
    if _WEEKDAY.search(line) or len(_SENTENCE.findall(line)) > 2 or line[:1] in "„\"«»":
        return False
    told = text[lead.start : min(lead.end, lead.start + LONGEST_LEAD)]
    if len(told) < len(line) or len(told) < 120:
        return False
    return _shared(line, told) >= FEWEST_SHARED or (headed and len(_SENTENCE.findall(line)) <= 1 and len(line) <= 160)


def _shared(line: str, told: str) -> float:
    words = {word[:5].casefold() for word in _LONG_WORD.findall(line)}
    again = {word[:5].casefold() for word in _LONG_WORD.findall(told)}
    return len(words & again) / len(words) if words else 0.0


def is_keyword_list(text: str, segment: Segment, *, introduced: bool) -> bool:
    """True if a list at the end of an article is one of keywords: two or more names or nouns, no sentence among them.

    ``introduced`` is true below a line that ends in a colon: „Gesperrt sind:“ opens a list of the story.
    """
    if introduced or not segment.items:
        return False
    items = [text[start:end] for start, end in segment.items]
    return len(items) > 1 and all(map(_is_keyword, items))


def _is_keyword(item: str) -> bool:
    short = len(item) <= LONGEST_KEYWORD and len(item.split()) <= 4
    return short and not _ENDED.search(item) and not item[:1].islower() and not _NO_KEYWORD.search(item)


def hashtags(line: str) -> list[str]:
    """Return the tags of a line of nothing but hashtags, else an empty list."""
    words = line.split()
    return [word[1:].rstrip(",;") for word in words] if words and all(re.match(r"#\w", word) for word in words) else []
