"""The formats that demnach knows beside pages and plain text: how each is told, by bytes or by text, and what reads it.

To add one: a module with ``looks_like_…`` and ``read_…`` that yields drafts, and a line here.
"""

from __future__ import annotations

from collections.abc import Iterator

from demnach.intake.draft import Draft
from demnach.intake.encoding import decode
from demnach.intake.errors import BadRecord, IntakeError

Items = Iterator[Draft | IntakeError]
"""The items of a document in order, or the errors in their place."""


def contents(data: bytes, where: str) -> Items | str:
    """Return the items of a document in a format of agencies or feeds, or the text of a page, of JSON lines, of anything else.

    Raises NotText for what is no text, BadRecord for a list of feeds, which holds no article itself; the items raise what
    their readers raise.
    """
    from demnach.intake.agency.iptc7901 import looks_like_iptc7901, read_iptc7901

    if looks_like_iptc7901(data):
        return read_iptc7901(data)
    text = decode(data)
    start = text.lstrip("\ufeff \t\r\n")[:1]
    items = _json(text) if start == "{" else _xml(text, where) if start == "<" else None
    return text if items is None else items


def _json(text: str) -> Items | None:
    from demnach.intake.agency.ninjs import looks_like_ninjs, read_ninjs

    return read_ninjs(text) if looks_like_ninjs(text) else None


def _xml(text: str, where: str) -> Items | None:
    from demnach.intake.agency.newsml_g2 import looks_like_newsml_g2, read_newsml_g2
    from demnach.intake.agency.nitf import looks_like_nitf, read_nitf
    from demnach.intake.web.feed import looks_like_feed, read_feed
    from demnach.intake.web.opml import looks_like_opml

    if looks_like_newsml_g2(text):
        return read_newsml_g2(text)
    if looks_like_nitf(text):
        return read_nitf(text)
    if looks_like_feed(text):
        return read_feed(text, base=where)
    if looks_like_opml(text):
        raise BadRecord("a list of feeds, no article", remedy="demnach add FILE reads the pages of its feeds")
    return None
