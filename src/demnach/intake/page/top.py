"""The top of a page's article: which block is the teaser, and which only repeats the headline."""

from __future__ import annotations

import re

from demnach.intake.page.blocks import PageBlock, key_of

_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|intro|introduction|vorspann|standfirst|summary|abstract|excerpt|deck|dek|einleitung|"
    r"teaser-?text|sub-?head(?:line)?|subtitle|description|alternativeheadline)(?:$|[\s_-])",
    re.I,
)
_NO_TEASER = re.compile(
    r"(?:^|[\s_-])(?:image|img|picture|video|audio|media|related|newsletter|promo|author|autor|byline|date|datum|time|meta|"
    r"meta-?info|breadcrumbs?|tags?|social|share|comments?|disclaimer|hint|hinweis|note|cookie|consent|paywall)(?:$|[\s_-])",
    re.I,
)
_SENTENCE = re.compile(r"[.!?…][\"“”»«'’)\]]*$")
_WORD = re.compile(r"\w{3,}")
_SHORTEST = 40
_LONGEST = 900
_SHORTEST_UNMARKED = 70
"""A teaser that no class and no description tells must have this many code points and end like a sentence."""
_SAME = 60
"""Two texts whose keys agree so far are the same."""
_SHARED = 0.6
"""A heading with this share of the headline's words repeats it."""


def find_teaser(blocks: list[PageBlock], chosen: list[int], title: str, description: str) -> int | None:
    """Return the index of the block that the page shows as teaser between headline and story, None if there is none.

    It is marked as lead, or says what the page's description says, or stands alone above the story's own element.
    """
    story = [i for i in chosen if blocks[i].kind in (None, "quotation", "list") and not blocks[i].is_link]
    if not story:
        return None
    weights: dict[object, int] = {}
    for i in story:
        weights[blocks[i].home] = weights.get(blocks[i].home, 0) + len(blocks[i].text)
    home = max(weights, key=lambda h: weights[h])
    first = next(i for i in story if blocks[i].home is home)
    top = range(_headline(blocks, first, title), first + 1)
    wanted = key_of(description)[:_SAME]
    usable = [i for i in top if _could_be_teaser(blocks[i]) and not repeats_headline(blocks[i], title)]
    for i in usable:
        told = len(wanted) >= _SHORTEST // 2 and blocks[i].key.startswith(wanted)
        if _LEAD.search(blocks[i].marks) or (told and (i != first or _stands_out(blocks, first, story))):
            return i
    return next((i for i in usable if i != first and _reads_like_one(blocks[i])), None)


def _headline(blocks: list[PageBlock], first: int, title: str) -> int:
    """Return the index after the last headline above the story."""
    key = key_of(title)
    for i in range(first - 1, -1, -1):
        if blocks[i].tag == "h1" or (key and blocks[i].key == key):
            return i + 1
    return first


def _could_be_teaser(block: PageBlock) -> bool:
    if block.kind == "caption" or block.is_link or not _SHORTEST <= len(block.text) <= _LONGEST:
        return False
    return _NO_TEASER.search(block.marks) is None


def _stands_out(blocks: list[PageBlock], first: int, story: list[int]) -> bool:
    """True if the story's first block is set unlike the ones after it."""
    look = (blocks[first].tag, blocks[first].marks)
    return all((blocks[i].tag, blocks[i].marks) != look for i in story if i != first)


def _reads_like_one(block: PageBlock) -> bool:
    if block.outside or block.tag not in ("p", "h2", "h3", "div") or len(block.text) < _SHORTEST_UNMARKED:
        return False
    return _SENTENCE.search(block.text) is not None


def repeats_headline(block: PageBlock, title: str) -> bool:
    """True if a block above the story says the headline once more, with or without its kicker."""
    if block.key == key_of(title):
        return True
    if block.kind not in ("headline", "subheading"):
        return False
    words = {word.casefold() for word in _WORD.findall(title)}
    return bool(words) and len(words & {word.casefold() for word in _WORD.findall(block.text)}) >= _SHARED * len(words)
