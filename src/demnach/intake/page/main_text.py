"""The main text of a page: trafilatura says which blocks are the article, the page's own markup says how they read.

Trafilatura loses blanks around links, paragraphs between boxes, and what an element is. So its verdict is carried over
to the page's blocks: a block is the article's if its words are in what trafilatura kept. Left-out neighbours that look
just like kept paragraphs come back; repeated blocks and pull quotes go.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import NamedTuple

from lxml import etree

from demnach.intake.errors import TooLarge
from demnach.intake.page.blocks import PageBlock, clean, key_of, page_blocks

MOST_BLOCKS = 20_000
"""No article has so many paragraphs, headings, items and table cells, with all that a page sets around it."""
_SHORTEST_INSIDE = 24
"""A key (letters and digits) this long is looked for anywhere in the kept text; a shorter one must be a block of it."""
_EDGE = 60
"""Of longer blocks it is enough that this much of both ends was kept."""
_SHORTEST_RECOVERED = 60
"""A left-out block with fewer code points stays out, unless it ends like a sentence."""
_HEAVIEST_SHARE = 0.1
"""An element is a home of the article if it holds at least this share of the kept text …"""
_HOMES_SHARE = 0.6
"""… and its homes together hold at least this share."""
_HIDDEN_SHARE = 0.5
"""Where the visible blocks are less than this of what trafilatura keeps, the article is hidden."""
_DEEPEST_BOX = 4
"""So many elements a block of the article may stand in below the one that holds the article."""
_LONGEST_PROMOTION = 160
"""A block that is a link and no longer than this leads to another article."""
_LINKED_LIST = 0.5
"""A list of which more than this share is links („Neulohe: <a>Rat billigt Brücke</a>“) leads to other articles."""
_FEWEST_TEASERS = 4
"""So many teasers to articles make a listing."""
_SENTENCE = re.compile(r"[.!?…][\"“”»«'’)\]]*$")
_BOX = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|anzeige|werbung|related|promo|newsletter|recirc\w*|recommend\w*|paywall|subscri\w*|teaser(?:list)?|"
    r"share|social|comments?|cookie|consent|player|video|gallery|slideshow|breadcrumb\w*|abo)(?:$|[\s_-])",
    re.I,
)

Homes = dict[etree._Element | None, int]
"""The elements that hold the article's paragraphs, with how many code points of it they hold."""


def main_text(tree: etree._Element, url: str | None) -> tuple[list[PageBlock], list[int]]:
    """Return a page's blocks and the indices of those that are the article's, in order; none if there is no article.

    Text that the page hides until a script or a reader opens it counts only where the article is hidden itself.

    Raises TooLarge for a page of more than ``MOST_BLOCKS`` blocks.
    """
    blocks = page_blocks(tree)
    if len(blocks) > MOST_BLOCKS:
        raise TooLarge(f"a page of {len(blocks):,} paragraphs", remedy=f"at most {MOST_BLOCKS:,} are read; cut it up")
    kept = _kept(tree, url)
    chosen = _chosen(blocks, kept)
    if sum(len(blocks[i].key) for i in chosen) < _HIDDEN_SHARE * len(kept.joined):
        blocks = page_blocks(tree, hidden=True)
        chosen = _chosen(blocks, kept)
    return blocks, chosen


class _Kept(NamedTuple):
    """What trafilatura keeps, as keys: all of it in one, and each paragraph, item and heading."""

    joined: str
    pieces: frozenset[str]


def _kept(tree: etree._Element, url: str | None) -> _Kept:
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    from trafilatura import bare_extraction

    document = bare_extraction(tree, url=url, fast=True, include_comments=False, with_metadata=False)
    body = getattr(document, "body", None)
    if body is None:
        return _Kept("", frozenset())
    whole = [_element_key(element) for element in body]
    leaves = [_element_key(leaf) for leaf in body.iter("item", "cell", "p")]
    return _Kept("".join(whole), frozenset((*whole, *leaves)) - {""})


def _element_key(element: etree._Element) -> str:
    return key_of(clean("".join(element.itertext())))


def _chosen(blocks: list[PageBlock], kept: _Kept) -> list[int]:
    found = [i for i, block in enumerate(blocks) if _is_kept(block, kept) and not _is_box_label(block)]
    if not found:
        return []
    homes = _homes(blocks, found)
    own = _without_strangers(blocks, found, homes)
    return _with_neighbours(blocks, _without_repeats(blocks, own, homes), homes) if own else []


def _is_kept(block: PageBlock, kept: _Kept) -> bool:
    key, joined = block.key, kept.joined
    if len(key) < _SHORTEST_INSIDE:
        return key in kept.pieces
    return key in kept.pieces or key in joined or (len(key) > 2 * _EDGE and key[:_EDGE] in joined and key[-_EDGE:] in joined)


def _is_box_label(block: PageBlock) -> bool:
    """True for the short lines of a box that is no story: „Anzeige“, „Jetzt abonnieren“."""
    return len(block.text) < _SHORTEST_RECOVERED and _BOX.search(block.marks) is not None


def _homes(blocks: list[PageBlock], found: list[int]) -> Homes:
    """Return the elements that hold a good part of the article.

    Where each paragraph stands in an element of its own, blocks are taken to be at home in the elements around those.
    """
    homes: Homes = {}
    for _ in range(_DEEPEST_BOX):
        weights: Counter[etree._Element | None] = Counter()
        for i in found:
            if not blocks[i].outside and not blocks[i].is_link:
                weights[blocks[i].home] += len(blocks[i].text)
        least = _HEAVIEST_SHARE * weights.total()
        homes = {home: weight for home, weight in weights.items() if weight >= least}
        if sum(homes.values()) >= _HOMES_SHARE * weights.total():
            break
        for block in blocks:
            block.home = None if block.home is None else block.home.getparent()
    return homes


def _without_strangers(blocks: list[PageBlock], found: list[int], homes: Homes) -> list[int]:
    """Leave out labels, menus and the headings of other boxes: short blocks that stand far from the article.

    A heading within the story that prose follows is the story's, wherever its element stands.
    """
    out: list[int] = []
    heads_prose = False
    story = next((i for i in found if _is_prose(blocks[i]) and blocks[i].home in homes), found[-1])
    for i in reversed(found):
        block = blocks[i]
        prose = _is_prose(block)
        if prose or _is_near(block, homes) or (heads_prose and block.kind == "subheading" and i > story):
            out.append(i)
        heads_prose = prose
    return out[::-1]


def _is_prose(block: PageBlock) -> bool:
    """True for a sentence or more, as against labels, headings and the items of menus."""
    return len(block.text) >= _SHORTEST_RECOVERED and _SENTENCE.search(block.text) is not None


def _is_near(block: PageBlock, homes: Homes) -> bool:
    """True if the block stands inside an element that holds a good part of the article, or beside one."""
    beside = {home.getparent() for home in homes if home is not None}
    element = block.home
    for _ in range(_DEEPEST_BOX):
        if element is None:
            return False
        if element in homes or element in beside:
            return True
        element = element.getparent()
    return False


def _without_repeats(blocks: list[PageBlock], found: list[int], homes: Homes) -> list[int]:
    """Keep of blocks with the same words the one that stands with the article, and none that another one contains.

    Short blocks may come again in an article: „Ja.“ in an interview.
    """
    best: dict[object, int] = {}
    for i in found:
        block = blocks[i]
        again = block.home in homes and len(block.key) < _SHORTEST_INSIDE and block.kind != "subheading"
        key = i if again else block.key
        other = best.get(key)
        if other is None or homes.get(block.home, 0) > homes.get(blocks[other].home, 0):
            best[key] = i
    chosen = sorted(best.values())
    all_keys = "\n".join(blocks[i].key for i in chosen)
    repeated = {i for i in chosen if len(blocks[i].key) >= _SHORTEST_INSIDE and all_keys.count(blocks[i].key) > 1}
    pulled = {blocks[i].home for i in repeated if blocks[i].kind == "quotation"} - homes.keys()
    return [i for i in chosen if i not in repeated and (_is_prose(blocks[i]) or blocks[i].home not in pulled)]


def _with_neighbours(blocks: list[PageBlock], chosen: list[int], homes: Homes) -> list[int]:
    """Add the left-out blocks between the chosen ones that belong with them.

    They are paragraphs that look just like chosen ones, items of lists in the same element, headings over paragraphs.
    """
    taken = {blocks[i].key for i in chosen}
    looks = {(blocks[i].home, blocks[i].tag, blocks[i].marks) for i in chosen if blocks[i].home in homes}
    inside = set(chosen)
    out: list[int] = []
    over = False  # true if a paragraph of the article comes next
    for i in range(chosen[-1], chosen[0] - 1, -1):
        block = blocks[i]
        usable = not (block.outside or block.is_link or block.key in taken or _BOX.search(block.marks))
        if i not in inside and usable and _is_home(block, homes):
            prose = len(block.text) >= _SHORTEST_RECOVERED or _SENTENCE.search(block.text) is not None
            alike = block.kind == "list" or (block.home, block.tag, block.marks) in looks
            if (prose and alike) or (over and block.kind == "subheading"):
                inside.add(i)
                taken.add(block.key)
        if i in inside:
            out.append(i)
        if block.kind != "caption" and block.home in homes:
            over = i in inside and block.kind != "subheading"
    return out[::-1]


def _is_home(block: PageBlock, homes: Homes) -> bool:
    """True if the block stands with the article's paragraphs; a list may have an element of its own around it."""
    if block.home in homes:
        return True
    return block.kind == "list" and block.home is not None and block.home.getparent() in homes


def promotions(blocks: list[PageBlock], chosen: list[int]) -> set[int]:
    """Return which of the chosen blocks lead to other articles: short links, and lists that are mostly links."""
    found = {i for i in chosen if blocks[i].is_link and len(blocks[i].text) <= _LONGEST_PROMOTION}
    lists: dict[etree._Element | None, list[int]] = {}
    for i in chosen:
        if blocks[i].kind == "list":
            lists.setdefault(blocks[i].holder, []).append(i)
    for items in lists.values():
        if sum(blocks[i].linked for i in items) > _LINKED_LIST * sum(len(blocks[i].text) for i in items):
            found.update(items)
    return found


def lists_articles(blocks: list[PageBlock], chosen: list[int]) -> bool:
    """True if most of the chosen paragraphs stand right under headings that are links, as teasers to articles do."""
    prose = [i for i in chosen if blocks[i].kind is None]
    under = sum(any(_is_linked_heading(block) for block in blocks[max(0, i - 2) : i]) for i in prose)
    return under >= _FEWEST_TEASERS and 2 * under > len(prose)


def _is_linked_heading(block: PageBlock) -> bool:
    return block.is_link and block.kind in ("subheading", "headline")
