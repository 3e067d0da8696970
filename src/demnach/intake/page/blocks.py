"""The text blocks of a page as its markup has them: what a browser would set as one paragraph, heading, item, caption.

Words that inline elements divide keep together and the others apart, as CSS lays them out; two line breaks in a row,
the paragraph mark of old editing systems, divide blocks too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from demnach.model.types import PartKind

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
"""Elements that the HTML standard's style sheet sets as blocks."""
_UNSEEN = frozenset(
    {
        *("audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "link", "math", "meta"),
        *(
            "noscript",
            "object",
            "picture",
            "script",
            "select",
            "style",
            "svg",
            "template",
            "textarea",
            "title",
            "video",
        ),
    }
)
_KINDS: dict[str, PartKind] = {
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "subheading"),
    **dict.fromkeys(("li", "dd", "dt"), "list"),
    **dict.fromkeys(("figure", "figcaption"), "caption"),
    "h1": "headline",
    "blockquote": "quotation",
}
_OUTSIDE = frozenset({"nav", "footer", "form", "aside", "menu", "dialog"})
_LISTS = frozenset({"ul", "ol", "dl", "blockquote"})
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HIDDEN_CLASS = re.compile(r"(?:^|[\s_-])(?:sr-only|vh|visually-?hidden|screen-?reader(?:-text)?|visuallyhidden)(?:$|\s)", re.I)
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:caption|bildunterschrift|copyright|image-?(?:info|credit|text))(?:$|[\s_-])", re.I)
_SPACE = re.compile(r"[\s\u00a0]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff]")


@dataclass(slots=True)
class PageBlock:
    """A block of a page.

    ``kind`` is what the markup says; ``holder`` the element around it and its neighbours, ``home`` the same but for an
    item, whose home is what holds its list; ``linked`` how many of its code points are link text; ``outside`` tells that
    it stands in navigation, a form, a footer or an aside.
    """

    text: str
    key: str
    kind: PartKind | None
    tag: str
    holder: etree._Element | None
    home: etree._Element | None
    marks: str
    linked: int
    outside: bool

    @property
    def is_link(self) -> bool:
        """True if the block is a link and little else."""
        return self.linked > _MOSTLY * len(self.text)


_MOSTLY = 0.8


@dataclass(slots=True)
class _Frame:
    element: etree._Element | None
    tag: str
    kind: PartKind | None
    outside: bool
    linked: bool


def page_blocks(tree: etree._Element, *, hidden: bool = False) -> list[PageBlock]:
    """Return the blocks of a parsed page, in order; those that its style hides only with ``hidden``."""
    return list(_Walk(hidden).blocks(tree))


def clean(text: str) -> str:
    """Return text as it is kept: NFC, no invisible characters, white space folded to single blanks."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def key_of(text: str) -> str:
    """Return the letters and digits of a text, to tell whether two texts are the same but for their setting."""
    return re.sub(r"\W+", "", text.casefold())


class _Walk:
    """One pass over the tree; text gathers until a block begins or ends."""

    def __init__(self, hidden: bool) -> None:
        self.hidden = hidden
        self.stack: list[_Frame] = [_Frame(None, "", None, False, False)]
        self.pieces: list[str] = []
        self.linked = 0
        self.broken = False

    def blocks(self, tree: etree._Element) -> Iterator[PageBlock]:
        walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                yield from self._enter(walker, element, element.tag)
            elif event == "end":
                yield from self._leave(element, element.tag)
            else:
                self._take(element.tail)
        yield from self._flush()

    def _enter(self, walker: etree.iterwalk, element: etree._Element, tag: str) -> Iterator[PageBlock]:
        if tag in _UNSEEN or not (self.hidden or _is_shown(element)):
            walker.skip_subtree()
            self.stack.append(_Frame(element, "", None, True, False))
            return
        frame = self.stack[-1]
        if tag in _BLOCKS:
            yield from self._flush()
            kind = _KINDS.get(tag) or frame.kind
            if frame.kind in ("caption", "quotation") and tag not in ("h2", "h3", "h4"):
                kind = frame.kind
            self.stack.append(_Frame(element, tag, kind, frame.outside or tag in _OUTSIDE, frame.linked))
        elif tag == "a":
            self.stack.append(_Frame(frame.element, frame.tag, frame.kind, frame.outside, True))
        elif tag == "br":
            if self.broken and not "".join(self.pieces[-1:]).strip():
                yield from self._flush()
            self.pieces.append(" ")
            self.broken = True
        self._take(element.text)

    def _leave(self, element: etree._Element, tag: str) -> Iterator[PageBlock]:
        if tag in _BLOCKS or tag == "a" or self.stack[-1].element is element:
            if self.stack[-1].tag and tag in _BLOCKS:
                yield from self._flush()
            self.stack.pop()
        self._take(element.tail)

    def _take(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            if self.stack[-1].linked:
                self.linked += len(text)
            if not text.isspace():
                self.broken = False

    def _flush(self) -> Iterator[PageBlock]:
        text = clean("".join(self.pieces))
        linked, self.linked, self.broken = self.linked, 0, False
        self.pieces.clear()
        if not text:
            return
        frame = self.stack[-1]
        element = frame.element
        marks = "" if element is None else _marks(element)
        kind: PartKind | None = "caption" if _CAPTION_CLASS.search(marks) else frame.kind
        holder = home = None if element is None else element.getparent()
        while home is not None and home.tag in _LISTS:
            home = home.getparent()
        yield PageBlock(text, key_of(text), kind, frame.tag, holder, home, marks, linked, frame.outside)


def _marks(element: etree._Element) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "data-testid", "role"))


def _is_shown(element: etree._Element) -> bool:
    attributes = element.attrib
    return not attributes or (
        "hidden" not in attributes
        and _HIDDEN_STYLE.search(attributes.get("style", "")) is None
        and _HIDDEN_CLASS.search(attributes.get("class", "")) is None
    )
