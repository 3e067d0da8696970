"""The XML of feeds and feed lists, which is often not quite well-formed: its root told by a look, its faults mended.

Mended is what readers of feeds mend: HTML's named characters, ampersands that stand alone, control characters, and, as
far as libxml2 recovers from them, elements that do not close. No entity is ever resolved: a document that declares
entities is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree

from demnach.intake.errors import NotText
from demnach.intake.xml import parse_xml

_ROOT_WITHIN = 8000
"""The root element begins within so many code points."""
_PROLOG = (("<?", "?>"), ("<!--", "-->"))
"""How what may stand before the root begins and ends, beside a document type."""
_DOCTYPE = "<!doctype"
_START_TAG = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[^<>]*")
_REFERENCE = re.compile(r"&(?!#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};)(?:([A-Za-z][A-Za-z0-9]*);)?")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_VOID = re.compile(r"<(br|hr|img|wbr)\b[^<>]*>", re.I)
"""Elements that HTML does not close; an XML parser would take all that follows for theirs."""
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLANK = re.compile("[\\s\ufeff]+")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


def root_tag(text: str) -> tuple[str, str]:
    """Return the name of the root element without its prefix, and its start tag; both empty where no element begins."""
    head = text[:_ROOT_WITHIN]
    tag = _START_TAG.match(head, _root_at(head))
    return (tag[1], tag[0]) if tag else ("", "")


def parse_mended(text: str) -> etree._Element:
    """Return the root of a decoded feed or feed list, mended where it is not well-formed.

    Raises NotText where there is nothing to mend, and for a document that declares entities.
    """
    if "<!entity" in text[: _root_at(text)].lower():
        raise NotText("this XML declares entities, which are not resolved", remedy="give it without its document type")
    mended = "".join(_mended(_UNREADABLE.sub(" ", text.lstrip("\ufeff \t\r\n"))))
    try:
        return parse_xml(mended)
    except NotText:
        return _recovered(_VOID.sub(r"<\1/>", mended))


def _recovered(text: str) -> etree._Element:
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotText(f"this XML cannot be read ({error})", remedy="fetch it again") from error
    if root is None:
        raise NotText("there is no element in this XML", remedy="fetch it again")
    return root


def _mended(text: str) -> Iterator[str]:
    """The pieces of a document, references mended but in CDATA sections, which hold none."""
    outside, *sections = text.split(_CDATA)
    yield _REFERENCE.sub(_reference, outside)
    for section in sections:
        inside, end, outside = section.partition(_CDATA_END)
        yield _CDATA + inside + end + _REFERENCE.sub(_reference, outside)


def _reference(found: re.Match[str]) -> str:
    """A reference as XML knows it: HTML's named characters as themselves, an ampersand that is none as such."""
    name = found[1]
    if name in _OF_XML:
        return found[0]
    return html5.get(f"{name};") or "&amp;" + found[0][1:]


def _root_at(text: str) -> int:
    """Where the root element begins: behind declarations, comments, instructions and document type."""
    at = 0
    while at < len(text):
        begun = at
        blank = _BLANK.match(text, at)
        if blank:
            at = blank.end()
        elif text[at : at + len(_DOCTYPE)].lower() == _DOCTYPE:
            at = _doctype_end(text, at)
        else:
            ends = [text.find(end, at) + len(end) for begin, end in _PROLOG if text.startswith(begin, at)]
            at = max(ends, default=at)
        if at <= begun:
            return begun
    return at


def _doctype_end(text: str, at: int) -> int:
    """Where a document type ends, its inner part counted in; ``at`` where it does not."""
    end = text.find(">", at)
    inner = text.find("[", at, end)
    if inner >= 0:
        closed = text.find("]", inner)
        end = text.find(">", closed) if closed >= 0 else -1
    return end + 1 if end >= 0 else at
