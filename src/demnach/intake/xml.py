"""XML of strangers: parsed without entities, other hosts' documents, comments or instructions; words, white space folded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from demnach.intake.errors import NotText

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LINES = frozenset({"br", "td", "th", "li", "p", "tr", "div"})
"""Elements that part words though no blank stands between them."""


def parse_xml(text: str) -> etree._Element:
    """Return the root of a decoded XML document, whatever encoding its declaration names. Raises NotText if it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(_DECLARATION.sub("", text), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotText(f"this XML is not well-formed ({error})", remedy="fetch it again") from error


def name(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for what is no element (an entity).

    Names that HTML lets pass and XML does not („<a<p>“) are those of spans: they mean nothing.
    """
    try:
        return etree.QName(element).localname if isinstance(element.tag, str) else ""
    except ValueError:
        return "span"


def words(element: etree._Element) -> str:
    """Return the text of an element with white space folded; a line break is a blank."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        gap = " " if name(child) in _LINES else ""
        if name(child):
            yield gap
            yield from _pieces(child)
            yield gap
        yield child.tail or ""
