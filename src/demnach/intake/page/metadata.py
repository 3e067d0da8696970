"""What a page says of itself: title, teaser, dates, authors, outlet, keywords, rights.

JSON-LD first, then OpenGraph and meta elements, then the page's visible markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import datetime
from difflib import SequenceMatcher
from email.utils import parsedate_to_datetime

import msgspec
from lxml import etree

from demnach.intake.furniture.people import persons
from demnach.intake.page import json_ld
from demnach.lexicon.agencies import agency_called
from demnach.model.types import Rights

_SPACE = re.compile(r"[\s\u200b]+")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_GERMAN_DATE = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_SEPARATOR = re.compile(r"\s+(?:[|–—·»•]|-)\s+")
_DOMAIN = re.compile(r"[\w-]+\.(?:de|at|ch|lu|li|com|net|org)", re.I)
_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 8, 400
_SAME_HEADLINE = 0.85
"""Two headlines at least this alike are versions of one."""


class Metadata(msgspec.Struct, kw_only=True):
    """A page's own account of itself; None where it says nothing."""

    title: str | None = None
    teaser: str | None = None
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    authors: list[str] = []
    agencies: list[str] = []
    keywords: list[str] = []
    rights: Rights = Rights()
    free: bool | None = None


def read_metadata(tree: etree._Element, url: str | None = None) -> Metadata:
    """Return the metadata of a parsed page; ``url`` is where it came from."""
    page = _Page(tree)
    outlet = page.outlet()
    address = page.canonical() or url
    return Metadata(
        title=page.title([outlet or "", _site(address or "")]),
        teaser=page.teaser(),
        published=page.date(("datePublished", "dateCreated"), _PUBLISHED) or page.visible_date(),
        modified=page.date(("dateModified",), _MODIFIED),
        outlet=outlet,
        url=address,
        language=page.language(),
        authors=page.authors(outlet),
        agencies=page.agencies(),
        keywords=page.keywords(),
        rights=page.rights(),
        free=page.free(),
    )


_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datePublished", "date", "dc.date", "dcterms.created",
    "dc.date.issued", "publish-date", "pubdate", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_AUTHOR_NAMES = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "cxenseparse:author")
_MODIFIED = ("article:modified_time", "og:updated_time", "dateModified", "dcterms.modified", "last-modified")


class _Page:
    def __init__(self, tree: etree._Element) -> None:
        self.tree = tree
        self.articles = json_ld.articles(tree)
        self.meta: dict[str, list[str]] = {}
        for element in tree.iterfind(".//meta"):
            content = element.get("content")
            for key in ("property", "name", "itemprop", "http-equiv"):
                name = element.get(key)
                if name and content and content.strip():
                    self.meta.setdefault(name.lower(), []).append(_fold(content))

    def _linked(self, *keys: str) -> object:
        for article in self.articles:
            for key in keys:
                if article.get(key):
                    return article[key]
        return None

    def _meta(self, *names: str) -> str | None:
        return next((self.meta[n.lower()][0] for n in names if n.lower() in self.meta), None)

    # -- title -------------------------------------------------------------------------------------------------------

    def title(self, outlets: Sequence[str]) -> str | None:
        """The editorial headline.

        Pages carry up to two: one for readers and one for search engines, in JSON-LD and OpenGraph in no fixed order;
        the <title> element has the one for search engines. So of two the one that differs from it is taken; of two
        versions of one headline („FC-Trainer Berg: …“, „Trainer Berg: …“) the shorter, but with its kicker („Urteil: …“)
        if one has it.
        """
        element = self.tree.find(".//title")
        search = _headline("" if element is None else "".join(element.itertext()), outlets)
        linked = _headline(json_ld.text(self._linked("headline", "name")), outlets)
        shared = _headline(self._meta("og:title"), outlets)
        if linked and shared and linked != shared:
            return self._choose(linked, shared, search)
        return linked or shared or self._heading() or _headline(self._meta("twitter:title", "title"), outlets) or search

    @staticmethod
    def _choose(linked: str, shared: str, search: str | None) -> str:
        short, long = sorted((linked, shared), key=len)
        if long.endswith(short) and not long.removesuffix(short)[-1].isalnum() and "|" not in long:
            return short if long.removesuffix(short).endswith("-") else long
        if SequenceMatcher(None, linked, shared).ratio() >= _SAME_HEADLINE:
            return short
        if linked == search:
            return shared
        return linked

    def _heading(self) -> str | None:
        headings = [_fold("".join(h.itertext())) for h in self.tree.iterfind(".//h1")]
        return next((h for h in headings if _SHORTEST_HEADLINE < len(h) < _LONGEST_HEADLINE), None)

    def teaser(self) -> str | None:
        """The description, as JSON-LD, OpenGraph or meta give it."""
        return json_ld.text(self._linked("description")) or self._meta("og:description", "description")

    # -- dates -------------------------------------------------------------------------------------------------------

    def date(self, keys: tuple[str, ...], names: tuple[str, ...]) -> str | None:
        """The first date that can be read, in ISO 8601 with its time zone as given."""
        for key in keys:
            found = iso_date(json_ld.text(self._linked(key)))
            if found:
                return found
        for name in names:
            found = iso_date(self._meta(name))
            if found:
                return found
        return None

    def visible_date(self) -> str | None:
        """The first <time> element's date, else the first German date beside the headline."""
        for element in self.tree.iterfind(".//time"):
            found = iso_date(element.get("datetime")) or iso_date("".join(element.itertext()))
            if found:
                return found
        for element in self.tree.iter("span", "div", "p"):
            if _DATE_CLASS.search(f"{element.get('class')} {element.get('id')} {element.get('itemprop')}"):
                found = iso_date("".join(element.itertext()))
                if found:
                    return found
        return None

    # -- people ------------------------------------------------------------------------------------------------------

    def authors(self, outlet: str | None) -> list[str]:
        """Person authors: from JSON-LD, else from meta elements, else from the visible byline."""
        linked = persons((name for name, _ in json_ld.people(self._linked("author", "creator"))), outlet)
        if linked:
            return linked
        named = [value for name in _AUTHOR_NAMES for value in self.meta.get(name, ())]
        return persons(named, outlet) or persons(self._byline(), outlet)

    def agencies(self) -> list[str]:
        """The news agencies among the authors: „Anna Feld, dpa“."""
        linked = [name for name, _ in json_ld.people(self._linked("author", "creator"))]
        named = linked or [value for name in _AUTHOR_NAMES for value in self.meta.get(name, ())]
        found = (agency_called(piece.strip()) for name in named for piece in _AUTHOR_SEPARATOR.split(name))
        return list(dict.fromkeys(agency.name for agency in found if agency is not None))

    def _byline(self) -> list[str]:
        """The names of the first element marked as byline, or of the first links to an author's page."""
        for element in self.tree.iter("address", "p", "div", "span", "ul", "li"):
            marks = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('data-testid') or ''}"
            if _BYLINE_CLASS.search(marks):
                leaves = [_fold(leaf) for leaf in element.itertext() if leaf.strip()]
                if 0 < sum(map(len, leaves)) < _LONGEST_BYLINE and persons(leaves):
                    return leaves
        links = [
            _fold("".join(a.itertext()))
            for a in self.tree.iter("a")
            if "author" in (a.get("rel") or "").split() or _AUTHOR_PAGE.search(a.get("href") or "")
        ]
        return links[:1]

    # -- the rest ----------------------------------------------------------------------------------------------------

    def outlet(self) -> str | None:
        """The publishing outlet."""
        return self._meta("og:site_name") or json_ld.text(self._linked("publisher")) or self._meta("application-name")

    def canonical(self) -> str | None:
        """The page's own address."""
        for link in self.tree.iterfind(".//link"):
            href = link.get("href")
            if "canonical" in (link.get("rel") or "").split() and href and href.startswith("http"):
                return str(href)
        return self._meta("og:url")

    def language(self) -> str | None:
        """The language that the page declares, two letters."""
        declared = self.tree.get("lang") or self._meta("content-language", "og:locale")
        return declared[:2].lower() if declared else None

    def keywords(self) -> list[str]:
        """Keywords of JSON-LD, article tags or meta, without repeats."""
        linked = self._linked("keywords")
        if isinstance(linked, str):
            linked = linked.split(",")
        found = [json_ld.text(k) or "" for k in linked] if isinstance(linked, list) else []
        if not found:
            found = self.meta.get("article:tag") or (self._meta("news_keywords", "keywords") or "").split(",")
        return list(dict.fromkeys(k for k in (html.unescape(f).strip() for f in found) if k))

    def rights(self) -> Rights:
        """Copyright notice and holder, licence, and the text-and-data-mining reservation (W3C TDMRep)."""
        reserved = self._meta("tdm-reservation")
        licence = self._linked("license")
        if isinstance(licence, dict):
            licence = licence.get("url") or licence.get("@id") or licence
        return Rights(
            notice=json_ld.text(self._linked("copyrightNotice")) or self._meta("copyright", "dc.rights", "dcterms.rights"),
            holder=json_ld.text(self._linked("copyrightHolder")),
            licence=json_ld.text(licence) or self._licence_link(),
            tdm_reserved=None if reserved is None else reserved.strip() == "1",
            tdm_policy=self._meta("tdm-policy"),
        )

    def _licence_link(self) -> str | None:
        for link in self.tree.iter("a", "link"):
            if "license" in (link.get("rel") or "").split():
                return str(link.get("href") or "") or None
        return None

    def free(self) -> bool | None:
        """What the page says of its paywall (schema.org isAccessibleForFree)."""
        for article in self.articles:
            value = article.get("isAccessibleForFree")
            if value is not None:
                return str(value).lower() == "true"
        return None


_DATE_CLASS = re.compile(r"\b\w*(?:date|datum|time|published)\w*\b", re.I)
_BYLINE_CLASS = re.compile(r"\b(?:[\w-]*(?:author|autor|byline)[\w-]*)", re.I)
_AUTHOR_PAGE = re.compile(r"/(?:autor(?:en|in)?|authors?|profil)/")
_AUTHOR_SEPARATOR = re.compile(r"[,;/|]|\bund\b|\bmit\b")
_LONGEST_BYLINE = 200


def iso_date(value: str | None) -> str | None:
    """Return a date in ISO 8601, or None: ISO itself, RFC 2822, „Fri Apr 28 19:20:36 CEST 2023“, „28.04.2023“."""
    if not value:
        return None
    found = _ISO.search(value)
    if found:
        try:
            datetime.fromisoformat(found.group().replace("Z", "+00:00"))
        except ValueError:
            return found.group()[:10] if _valid_day(found.group()[:10]) else None
        return found.group().replace(" ", "T")
    german = _GERMAN_DATE.search(value)
    if german:
        day, month, year = german.groups()
        iso = f"{year}-{int(month):02}-{int(day):02}"
        return iso if _valid_day(iso) else None
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return _unix_date(value)


def _unix_date(value: str) -> str | None:
    words = value.split()
    if len(words) == _UNIX_DATE_WORDS:  # weekday month day time zone year
        try:
            return datetime.strptime(" ".join((*words[1:4], words[5])), "%b %d %H:%M:%S %Y").isoformat()
        except ValueError:
            return None
    return None


_UNIX_DATE_WORDS = 6


def _valid_day(iso: str) -> bool:
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return False
    return True


def _fold(text: str) -> str:
    return _SPACE.sub(" ", html.unescape(text).replace("\u00ad", "")).strip()


def _headline(value: str | None, outlets: Sequence[str]) -> str | None:
    """Return a title as it is kept, without the outlet's name; None if there is none or it is no headline's length."""
    folded = _fold(value or "")
    return _without_outlet(folded, outlets) or None if len(folded) < _LONGEST_HEADLINE else None


def _without_outlet(title: str, outlets: Sequence[str]) -> str:
    """Cut the outlet's name off the end: „Titel | Tagespost“, „Titel - tagespost.de“."""
    pieces = _SEPARATOR.split(title)
    last = pieces[-1]
    if len(pieces) < 2 or not (_DOMAIN.fullmatch(last) or any(_same_outlet(last, outlet) for outlet in outlets)):
        return title
    return title[: title.rindex(last)].rstrip(" |–—·»•-")


def _same_outlet(piece: str, outlet: str) -> bool:
    known, folded = (re.sub(r"[\W_]+", "", name.casefold()) for name in (outlet, piece))
    return bool(known and folded) and (folded in known or known in folded)


def _site(address: str) -> str:
    """Return the name of an address's site: „lohebote“ for https://www.lohebote.de/bruecke."""
    host = re.match(r"https?://(?:[^/@]*@)?([^/:?#]+)", address, re.I)
    labels = host[1].split(".") if host else []
    return labels[-2] if len(labels) > 1 else ""
