"""Web pages: headline, teaser and main text as blocks, with what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from demnach.intake.draft import Draft
from demnach.intake.errors import NotAnArticle, NotText
from demnach.intake.laid_out import Marked, lay_out
from demnach.intake.page.blocks import clean
from demnach.intake.page.main_text import lists_articles, main_text, promotions
from demnach.intake.page.metadata import Metadata, read_metadata
from demnach.intake.page.top import find_teaser, repeats_headline

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SHORTEST_ARTICLE = 120
"""A page whose main text is shorter (code points) shows no article …"""
_SHORTEST_PAID_ARTICLE = 600
"""… nor does one that says it is not free (schema.org isAccessibleForFree) and has less than this."""
_REMEDY = "save the page as a reader sees it, or give its text"


def draft_html(source: str, *, url: str | None = None) -> Draft:
    """Return the draft of a page.

    Raises NotText if there is no markup to read and NotAnArticle if the page shows no article.
    """
    tree = _tree(source)
    data = read_metadata(tree, url)
    blocks = list(_article(tree, data, url))
    _check(blocks, data)
    text, spans = lay_out(blocks)
    return Draft(
        text=text,
        blocks=spans,
        url=data.url,
        outlet=data.outlet,
        title=data.title,
        published=data.published,
        modified=data.modified,
        language=data.language,
        keywords=tuple(data.keywords),
        authors=tuple(data.authors),
        agencies=tuple(data.agencies),
        rights=data.rights,
    )


def _check(blocks: list[Marked], data: Metadata) -> None:
    """Raise NotAnArticle for a stub before a paywall and for a page without main text."""
    length = sum(len(text) for kind, text in blocks if kind not in ("headline", "promotion", "caption"))
    if data.free is False and length < _SHORTEST_PAID_ARTICLE:
        raise NotAnArticle("only a stub of the article, the rest is behind a paywall", remedy=_REMEDY)
    if length < _SHORTEST_ARTICLE:
        raise NotAnArticle("no article on this page, but a consent wall, a listing or scripts", remedy=_REMEDY)


def _tree(source: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(huge_tree=True)
    try:
        return lxml_html.document_fromstring(_UNREADABLE.sub(" ", _DECLARATION.sub("", source)), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NotText(f"no page in this HTML ({error})", remedy="check that the file is complete") from error


def _article(tree: lxml_html.HtmlElement, data: Metadata, url: str | None) -> Iterator[Marked]:
    """Yield headline, teaser and main text. Raises NotAnArticle for a listing."""
    blocks, chosen = main_text(tree, url)
    if lists_articles(blocks, chosen):
        raise NotAnArticle("no article on this page, but a listing of articles", remedy="give one of the articles")
    title = clean(data.title or "")
    if title:
        yield "headline", title
    teaser = find_teaser(blocks, chosen, title, clean(data.teaser or ""))
    if teaser is not None:
        yield "teaser", blocks[teaser].text
    leading_away = promotions(blocks, chosen)
    before_story = True
    for i in chosen:
        block = blocks[i]
        over_teaser = block.kind == "subheading" and teaser is not None and i < teaser
        if i == teaser or block.kind == "headline" or over_teaser or (before_story and repeats_headline(block, title)):
            continue
        before_story = before_story and block.kind == "subheading"
        yield "promotion" if i in leading_away else block.kind, block.text
