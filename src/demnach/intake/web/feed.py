"""Feeds: RSS 0.9 to 2.0 and Atom; one article an entry, read from the page that it links or from the feed itself.

The page is read by whoever asks for the feed: nothing is fetched here. What the page does not say of itself, its date
above all, is filled in from the entry.
"""

from __future__ import annotations

import io
import os
import re
from calendar import timegm
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import msgspec
from lxml import etree

from demnach.intake.agency.marked_body import html_body, marked_parts
from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError, NotAnArticle, NotText
from demnach.intake.furniture.people import persons
from demnach.intake.laid_out import Marked, lay_out
from demnach.intake.page.metadata import iso_date
from demnach.intake.web.feed_xml import parse_mended, root_tag
from demnach.intake.xml import words
from demnach.model.types import Rights

Follow = Callable[[str], Iterator[Draft | IntakeError]]
"""Reads what a link leads to; may raise IntakeError."""

_NAMESPACES = {
    "rss": ("",),
    "rdf": ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf"),
    "feed": ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"),
}
"""Root elements of feeds, lower case, and the namespaces of which its start tag names one."""
_PARAGRAPHS, _CHARACTERS = 2, 400
"""An entry with so many paragraphs, or with so many code points, holds the article; with less, a teaser of it."""
_MARKED_UP = ("text/html", "application/xhtml+xml")
_WEB = ("http", "https")
_STDIN = "-"
_ATOM = "atom"


def looks_like_feed(text: str) -> bool:
    """True if the root element of a document is that of RSS, of RSS 1.0 in RDF, or of Atom."""
    name, tag = root_tag(text)
    return any(namespace in tag for namespace in _NAMESPACES.get(name.lower(), ()))


def read_feed(data: str, *, base: str | None = None, follow: Follow | None = None) -> Iterator[Draft | IntakeError]:
    """Yield the articles of a feed in its order, or the errors in their place.

    ``base`` is the feed's address or path, by which relative links are understood; a feed on disk may link files in its
    own folder. ``follow`` reads a link's page, each link once; where it cannot, or where there is no ``follow``, the
    article is the entry's own, if the entry holds one. Raises NotText or NotAnArticle for what is no feed.
    """
    parsed = _parsed(data, base)
    if not parsed["entries"]:
        raise NotAnArticle("a feed without an entry", remedy="give the address of another feed")
    seen: set[str] = set()
    for number, fields in enumerate(parsed["entries"], start=1):
        entry = _Entry(fields, parsed, base, number)
        if entry.link is None or entry.link not in seen:
            yield from _article(entry, follow)
        if entry.link is not None:
            seen.add(entry.link)


def _article(entry: _Entry, follow: Follow | None) -> Iterator[Draft | IntakeError]:
    """The article of an entry: that of its page, else its own, else why there is none."""
    found = list(_followed(entry, follow)) if follow is not None else [entry.error("only a teaser, its page is not read")]
    drafts = [draft for draft in found if isinstance(draft, Draft)]
    own = entry.draft() if not drafts else None
    if own is not None:
        yield own
        return
    for result in found:
        yield entry.filled(result, alone=len(drafts) == 1) if isinstance(result, Draft) else result


def _followed(entry: _Entry, follow: Follow) -> Iterator[Draft | IntakeError]:
    if entry.link is None:
        yield entry.error("only a teaser, and no link that can be followed")
        return
    try:
        for result in follow(entry.link):
            yield result.at(entry.link) if isinstance(result, IntakeError) and result.where == "input" else result
    except IntakeError as error:
        yield error.at(entry.link)


def _parsed(data: str, base: str | None) -> dict[str, Any]:
    """Return what feedparser makes of a feed, which it gets as bytes, well-formed and without a document type."""
    import feedparser

    if not looks_like_feed(data):
        raise NotAnArticle("no feed, neither RSS nor Atom", remedy="give the address of a feed")
    source = io.BytesIO(etree.tostring(parse_mended(data), encoding="utf-8"))
    headers = {"content-type": "application/xml; charset=utf-8"}
    if base is not None and _scheme(base) in _WEB:
        headers["content-location"] = base
    try:
        parsed: dict[str, Any] = feedparser.parse(
            source, response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise NotText(f"this feed cannot be read ({error})", remedy="fetch it again") from error
    return parsed


class _Entry:
    """One entry of a feed: where it leads, what it says of its article, and the article if it holds it."""

    def __init__(self, fields: dict[str, Any], parsed: dict[str, Any], base: str | None, number: int) -> None:
        self._fields = fields
        self._feed = parsed["feed"]
        self._atom = str(parsed["version"]).startswith(_ATOM)
        self._number = number
        self.link = _address(_given(fields, "link"), base)

    def error(self, what: str) -> IntakeError:
        """Return why there is no article."""
        where = self.link or _given(self._fields, "id") or f"entry {self._number}"
        return NotAnArticle(what, where=where, remedy="give the article's page")

    def filled(self, draft: Draft, *, alone: bool) -> Draft:
        """Return the draft of the entry's page with what the page does not say; ``alone``: it is the only one there."""
        draft = msgspec.structs.replace(draft, outlet=draft.outlet or self._outlet(), rights=self._rights(draft.rights))
        if not alone:
            return draft
        return msgspec.structs.replace(
            draft,
            url=draft.url or self._url(),
            title=draft.title or self._title(),
            published=draft.published or self._published(),
            modified=draft.modified or self._modified(),
            keywords=draft.keywords or self._keywords(),
            authors=draft.authors or self._authors(),
        )

    def draft(self) -> Draft | None:
        """Return the article that the entry itself holds, None where it holds a teaser or nothing."""
        body = next((parts for parts in map(_parts, _listed(self._fields, "content")) if _is_article(parts)), None)
        if body is None:
            return None
        title = self._title()
        rest = [(kind, part) for kind, part in body if (kind, part) != ("headline", title)]
        text, blocks = lay_out([("headline", title), *rest] if title else rest)
        url = self._url()
        return self.filled(Draft(text=text, blocks=blocks, id=_given(self._fields, "id") if url is None else None), alone=True)

    def _url(self) -> str | None:
        return self.link if self.link is not None and _scheme(self.link) in _WEB else None

    def _title(self) -> str | None:
        return _plain(self._fields, "title")

    def _outlet(self) -> str | None:
        """The outlet: the feed from which a collecting feed took the entry, else the feed itself."""
        source = self._fields.get("source")
        return (_plain(source, "title") if isinstance(source, dict) else None) or _plain(self._feed, "title")

    def _published(self) -> str | None:
        """When the article came out; RSS may say it by dc:date alone, which Atom's „updated“ is not."""
        return _date(self._fields, "published") or (None if self._atom else _date(self._fields, "updated"))

    def _modified(self) -> str | None:
        return _date(self._fields, "updated") if self._atom or _date(self._fields, "published") else None

    def _keywords(self) -> tuple[str, ...]:
        found = (_given(tag, "label") or _given(tag, "term") for tag in _listed(self._fields, "tags"))
        return tuple(dict.fromkeys(keyword for keyword in found if keyword))

    def _authors(self) -> tuple[str, ...]:
        found = (_given(author, "name") for author in _listed(self._fields, "authors"))
        return tuple(persons((author for author in found if author), self._outlet()))

    def _rights(self, rights: Rights) -> Rights:
        notice = _plain(self._fields, "rights") or _plain(self._feed, "rights")
        links = [*_listed(self._fields, "links"), *_listed(self._feed, "links")]
        licence = next((_given(link, "href") for link in links if _given(link, "rel") == "license"), None)
        return msgspec.structs.replace(rights, notice=rights.notice or notice, licence=rights.licence or licence)


# fields: feedparser's dictionaries, read by ``dict.get`` because their own ``get`` guesses at other fields


def _given(fields: dict[str, Any], key: str) -> str | None:
    """Return a field's words, white space folded."""
    value = dict.get(fields, key)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _listed(fields: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = dict.get(fields, key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _plain(fields: dict[str, Any], key: str) -> str | None:
    """Return the words of a field that may hold markup."""
    value = _given(fields, key)
    detail = dict.get(fields, f"{key}_detail")
    if value is None or not isinstance(detail, dict) or _given(detail, "type") not in _MARKED_UP:
        return value
    body = html_body(value)
    return (words(body) if body is not None else "") or None


def _date(fields: dict[str, Any], key: str) -> str | None:
    """Return a date in ISO 8601, in the zone in which it was written, or in UTC where only feedparser understands it."""
    written = _given(fields, key) or ""
    parsed = dict.get(fields, f"{key}_parsed")
    for read in (iso_date, _iso, lambda _: parsed and datetime.fromtimestamp(timegm(parsed), UTC).isoformat()):
        try:
            date = read(written)
        except (ValueError, OverflowError, OSError):
            continue
        if date:
            return date
    return None


def _iso(written: str) -> str:
    return datetime.fromisoformat(written).isoformat()


# the entry's own article


def _parts(content: dict[str, Any]) -> list[Marked]:
    value = dict.get(content, "value")
    if not isinstance(value, str):
        return []
    if _given(content, "type") in _MARKED_UP:
        body = html_body(value)
        return list(marked_parts(body)) if body is not None else []
    return [("paragraph", " ".join(paragraph.split())) for paragraph in re.split(r"\n\s*\n", value)]


def _is_article(parts: list[Marked]) -> bool:
    read = [part for kind, part in parts if kind in ("paragraph", "list", "quotation") and part]
    return len(read) >= _PARAGRAPHS or sum(map(len, read)) >= _CHARACTERS


# links


def _address(link: str | None, base: str | None) -> str | None:
    """Return where a link leads, an address or the path of a file in the feed's folder; None for anything else."""
    if link is None or _scheme(link) in _WEB:
        return link
    if base is None or base == _STDIN:
        return None
    if _scheme(base) in _WEB:
        try:
            joined = urljoin(base, link)
        except ValueError:
            return None
        return joined if _scheme(joined) in _WEB else None
    return _file_beside(base, link)


def _file_beside(base: str, link: str) -> str | None:
    """Return the path of a file that a feed on disk links; None where it lies outside of the feed's folder."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    folder = os.path.dirname(os.path.abspath(base))
    path = os.path.normpath(os.path.join(folder, unquote(parts.path)))
    if parts.scheme not in ("", "file") or parts.netloc or "\0" in path or not path.startswith(folder + os.sep):
        return None
    return os.path.join(os.path.dirname(base), os.path.relpath(path, folder))


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError:
        return ""
