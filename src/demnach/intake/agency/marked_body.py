"""The marked body of an agency item, XHTML or HTML: what each element and class says that its words are.

Read are the bodies that NewsML-G2 and ninjs carry. The classes are those of the German agencies (dpa-G2, „byline“,
„teaser“, „notepad“); elements mean what HTML says. What is not for print (a notepad, a slug line) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree, html

from demnach.intake.errors import IntakeError
from demnach.intake.laid_out import Marked
from demnach.intake.xml import name, parse_xml, words
from demnach.model.types import PartKind

_CLASSES: dict[str, PartKind] = {"byline": "byline", "teaser": "teaser", "closingline": "closing-line", "credit": "credit"}
"""Kinds that the class of a paragraph names."""
_ELEMENTS: dict[str, PartKind] = {
    "h1": "headline", "h2": "subheading", "h3": "subheading", "h4": "subheading", "h5": "subheading", "h6": "subheading",
    "p": "paragraph", "blockquote": "quotation", "figcaption": "caption", "li": "list", "tr": "list",
}  # fmt: skip
_LEFT_OUT = frozenset({"slugline", "genre", "publicationDate", "notepad", "np-nonpublic", "np-public"})
_NO_WORDS = frozenset({"time", "script", "style", "head", "title", "template", "iframe", "object", "audio", "video"})
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")


def html_body(text: str) -> etree._Element | None:
    """Return the body of XHTML, or of HTML that is not well-formed; None if there is nothing in it."""
    text = _DECLARATION.sub("", text)
    try:
        root = parse_xml(f"<div>{text}</div>")
    except IntakeError:
        try:
            root = html.document_fromstring(f"<div>{text}</div>")
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return None
    return next((e for e in root.iter(etree.Element) if name(e) == "body"), root)


def marked_parts(body: etree._Element) -> Iterator[Marked]:
    """Yield the parts of a body in order: kind and words, white space folded."""
    return blocks(body, _is_block, _block)


def blocks(
    element: etree._Element,
    is_block: Callable[[etree._Element], bool],
    parts_of: Callable[[etree._Element], Iterator[Marked]],
) -> Iterator[Marked]:
    """Yield the parts of the blocks in an element, and between them, as paragraphs, the words that stand in none."""
    loose: list[str] = [element.text or ""]
    for child in element:
        if is_block(child):
            yield from _paragraph(loose)
            yield from parts_of(child)
            loose = []
        elif name(child):
            loose.append(words(child) if name(child) != "br" else " ")
        loose.append(child.tail or "")
    yield from _paragraph(loose)


def row(element: etree._Element) -> Marked:
    """Return a row of a table: its cells, two blanks apart."""
    return "list", "  ".join(filter(None, (words(cell) for cell in element)))


def _is_block(element: etree._Element) -> bool:
    kind = name(element)
    if kind in _ELEMENTS or kind in _NO_WORDS or kind in ("div", "section") or _classes(element) & _LEFT_OUT:
        return True
    return any(name(inner) in _ELEMENTS for inner in element.iter(etree.Element))


def _block(element: etree._Element) -> Iterator[Marked]:
    kind = name(element)
    if kind in _NO_WORDS or _classes(element) & _LEFT_OUT:
        return
    if kind not in _ELEMENTS:
        yield from marked_parts(element)
    elif kind == "tr":
        yield row(element)
    else:
        by_class = next((_CLASSES[c] for c in sorted(_classes(element)) if c in _CLASSES), None)
        yield (by_class if by_class is not None and kind in ("p", "li") else _ELEMENTS[kind]), words(element)


def _paragraph(loose: list[str]) -> Iterator[Marked]:
    """Words that stand in no element of their own are a paragraph."""
    found = " ".join("".join(loose).split())
    if found:
        yield "paragraph", found


def _classes(element: etree._Element) -> set[str]:
    return set((element.get("class") or "").split()) if isinstance(element.tag, str) else set()
