"""Web pages: the main text as blocks, found by trafilatura, with what the page's own markup says of each.

Trafilatura tells the article from the page around it. What it does not tell is added here: the headline and the teaser that
the page shows above the text, paragraphs that it doubles, and the kind of each block.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from demnach.intake.draft import Block, Draft
from demnach.intake.errors import NotAnArticle, NotText
from demnach.intake.metadata import Metadata, read_metadata
from demnach.model.types import PartKind

_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0\u202f\u2009]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_KIND_OF_TAG: dict[str, PartKind] = {"head": "subheading", "quote": "quotation", "item": "list"}
_SHORTEST_ARTICLE = 120
"""A page whose main text is shorter (code points) shows no article."""


def is_html(text: str) -> bool:
    """True if a text looks like a page rather than plain text."""
    return re.search(r"<(?:!doctype\s+html|html|head|body|article|p|div|meta)\b", text[:3000], re.I) is not None


def draft_html(source: str, *, url: str | None = None) -> Draft:
    """Return the draft of a page.

    Raises NotText if there is no markup to read and NotAnArticle if the page shows no article.
    """
    tree = _tree(source)
    data = read_metadata(tree, url)
    blocks = list(_blocks(tree, data, url))
    body = sum(len(text) for kind, text in blocks if kind != "headline")
    if body < _SHORTEST_ARTICLE:
        hint = "a paywall" if data.free is False else "a consent wall, a listing or a page built by scripts"
        raise NotAnArticle(
            f"no article on this page, perhaps {hint}", remedy="save the page as a reader sees it, or give its text"
        )
    text, spans = _join(blocks)
    return Draft(
        text=text,
        blocks=tuple(spans),
        url=data.url,
        outlet=data.outlet,
        title=data.title,
        published=data.published,
        modified=data.modified,
        language=data.language,
        keywords=tuple(data.keywords),
        authors=tuple(data.authors),
        rights=data.rights,
    )


def _tree(source: str) -> lxml_html.HtmlElement:
    try:
        return lxml_html.document_fromstring(_DECLARATION.sub("", source))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NotText(f"no page in this HTML ({error})", remedy="check that the file is complete") from error


def _blocks(tree: lxml_html.HtmlElement, data: Metadata, url: str | None) -> Iterator[tuple[PartKind | None, str]]:
    """Yield the blocks of a page: headline, teaser, then the main text."""
    main = list(_main_text(tree, url))
    seen: set[str] = set()
    if data.title:
        seen.add(_key(data.title))
        yield "headline", _clean(data.title)
    teaser = _shown_teaser(tree, data)
    if teaser and not any(_key(teaser)[:60] in _key(text) for _, text in main[:3]):
        seen.add(_key(teaser))
        yield "teaser", teaser
    title = _key(data.title or "")
    for number, (kind, text) in enumerate(main):
        key = _key(text)
        if key in seen and (len(key) > _SHORT or kind == "subheading"):
            continue
        if number < _TOP and title and len(key) > _SHORT // 2 and _repeats(title, key):
            continue
        seen.add(key)
        yield kind, text


def _repeats(title: str, key: str) -> bool:
    """The headline once more, with or without its kicker."""
    return title.endswith(key) or (key.endswith(title) and len(key) - len(title) < _SHORT * 2)


_SHORT = 30
_TOP = 4
"""The headline may be repeated among this many first blocks."""


def _main_text(tree: lxml_html.HtmlElement, url: str | None) -> Iterator[tuple[PartKind | None, str]]:
    from trafilatura import bare_extraction

    document = bare_extraction(tree, url=url, fast=True, include_comments=False, with_metadata=False)
    if document is None or document.body is None:
        return
    for element in document.body:
        if element.tag == "list":
            for item in element.iter("item"):
                text = _text(item)
                if text:
                    yield "list", text
        elif element.tag == "table":
            for row in element.iter("row"):
                text = _clean(" ".join(_text(cell) for cell in row if cell.tag == "cell"))
                if text:
                    yield "list", text
        else:
            text = _text(element)
            if text:
                yield _KIND_OF_TAG.get(element.tag), text


def _text(element: etree._Element) -> str:
    return _clean("".join(_pieces(element)))


def _pieces(element: etree._Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if child.tag in ("lb", "br"):
            yield " "
        elif isinstance(child.tag, str):
            yield from _pieces(child)
        if child.tail:
            yield child.tail


def _clean(text: str) -> str:
    """NFC, no invisible characters, white space folded."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _shown_teaser(tree: lxml_html.HtmlElement, data: Metadata) -> str | None:
    """The teaser that the page shows: a description that stands in the page's body, or an element marked as lead."""
    for element in tree.iter("p", "div", "h2", "span"):
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('data-testid') or ''}"
        if _LEAD.search(marks) and not _NO_LEAD.search(marks):
            text = _clean("".join(element.itertext()))
            if _SHORTEST_TEASER < len(text) < _LONGEST_TEASER and _key(data.title or "#")[-_SHORT:] not in _key(text):
                return text
    if data.teaser:
        wanted = _key(data.teaser)[:80]
        for element in tree.iter("p", "h2", "div", "span"):
            if len(element) <= 3:
                text = _clean("".join(element.itertext()))
                if _SHORTEST_TEASER < len(text) < _LONGEST_TEASER and _key(text).startswith(wanted):
                    return text
    return None


_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|teaser-?text|intro|vorspann|standfirst|summary|abstract|excerpt|deck|dek|kicker-?text|einleitung)"
    r"(?:$|[\s_-])", re.I)  # fmt: skip
_NO_LEAD = re.compile(r"image|picture|video|related|teaser-?list|newsletter|promo|leader", re.I)
_SHORTEST_TEASER = 40
_LONGEST_TEASER = 900


def _join(blocks: list[tuple[PartKind | None, str]]) -> tuple[str, list[Block]]:
    pieces: list[str] = []
    spans: list[Block] = []
    at = 0
    for kind, text in blocks:
        spans.append(Block(at, at + len(text), kind))
        pieces.append(text)
        at += len(text) + 2
    return "\n\n".join(pieces), spans
