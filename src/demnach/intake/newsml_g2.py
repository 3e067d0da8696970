"""NewsML-G2: agency items as sent, one draft a news item; the XHTML body's own marks say what each part is.

Read are ``newsMessage`` and ``newsItem`` of the IPTC standard NewsML-G2 2.x (namespace http://iptc.org/std/nar/2006-10-01/).
Of the notes to editors only the closing line and the correction notice enter the text, and only where no ``pubconstraint``
forbids it: a notepad may hold what must never be printed. Entities are not resolved and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from demnach.intake.draft import Block, Draft
from demnach.intake.errors import IntakeError, NotAnArticle, NotText
from demnach.lexicon.agencies import agency_called
from demnach.model.types import PartKind, Rights, Status

_NAR = "{http://iptc.org/std/nar/2006-10-01/}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_STATUS: dict[str, Status] = {"usable": "usable", "withheld": "withheld", "canceled": "canceled"}
_CLASSES: dict[str, PartKind] = {"byline": "byline", "teaser": "teaser"}
"""Kinds that the class of a paragraph names."""
_LEFT_OUT = frozenset({"slugline", "genre", "publicationDate", "notepad"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_NOTES: dict[str, PartKind] = {"correction": "correction", "closingline": "closing-line"}
_REMEDY = "give a news item with a text"


def read_newsml_g2(text: str) -> Iterator[Draft | IntakeError]:
    """Yield a draft for every news item of a message, in order, or the error in its place: an item without text.

    Raises NotText for XML that is not well-formed, NotAnArticle where no news item is there at all.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotText(f"this XML is not well-formed ({error})", remedy="fetch it again") from error
    items = [root] if root.tag == f"{_NAR}newsItem" else list(root.iter(f"{_NAR}newsItem"))
    if not items:
        kind = etree.QName(root).localname
        raise NotAnArticle(f"a NewsML-G2 {kind} without a news item", remedy="give the items that it names")
    for item in items:
        try:
            yield _draft(item)
        except IntakeError as error:
            yield error.at(item.get("guid") or "news item")


def _draft(item: etree._Element) -> Draft:
    blocks = [(kind, words) for kind, words in (*_body(item), *_notes(item)) if words]
    if not any(kind in ("paragraph", "list", None) for kind, _ in blocks):
        raise NotAnArticle("an item without a text: a picture, a planning note, a graphic", remedy=_REMEDY)
    text, spans = "", []
    for kind, words in blocks:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        spans.append(Block(start, len(text), kind))
    credit = _text(item, "contentMeta/creditline") or _code(item, "itemMeta/provider") or ""
    signed = [name.strip() for name in re.split(r"[/,]", credit) if name.strip()]
    created = _text(item, "itemMeta/versionCreated")
    return Draft(
        text=text,
        blocks=tuple(spans),
        id=item.get("guid"),
        version=_version(item),
        language=item.get(_LANG),
        title=_text(item, "contentMeta/headline"),
        published=_text(item, "itemMeta/firstCreated") or _text(item, "contentMeta/contentCreated") or created,
        modified=created,
        embargo=_text(item, "itemMeta/embargoed"),
        status=_STATUS.get(_code(item, "itemMeta/pubStatus") or "", "usable"),
        keywords=tuple(filter(None, (_words(e) for e in _all(item, "contentMeta/keyword")))),
        agencies=tuple(name for name in signed if agency_called(name) is not None),
        outlet=next((name for name in signed if agency_called(name) is None), None),
        rights=_rights(item),
    )


# the body


def _body(item: etree._Element) -> Iterator[tuple[PartKind | None, str]]:
    """Yield kind and words of the parts of the XHTML body, or of the plain text where there is none."""
    body = next(item.iter(f"{_XHTML}body"), None)
    if body is not None and next(body.iterancestors(f"{_NAR}contentSet"), None) is not None:
        yield from _parts(body)
        return
    plain = [e for e in _all(item, "contentSet/inlineData") if (e.get("contenttype") or "").startswith("text/plain")]
    text = next((e for e in plain if (e.get("rendition") or "").endswith((":text", ""))), None)
    headline = _text(item, "contentMeta/headline")
    if headline:
        yield "headline", headline
    for paragraph in re.split(r"\n\s*\n", text.text or "") if text is not None else ():
        yield "paragraph", " ".join(paragraph.split())


def _parts(element: etree._Element) -> Iterator[tuple[PartKind | None, str]]:
    for child in element:
        if not isinstance(child.tag, str) or _classes(child) & _LEFT_OUT:
            continue
        name = etree.QName(child).localname
        if name == "h1":
            yield "headline", _words(child)
        elif name in _HEADINGS:
            yield "subheading", _words(child)
        elif name == "p":
            yield next((_CLASSES[c] for c in _classes(child) if c in _CLASSES), "paragraph"), _words(child)
        elif name == "blockquote":
            yield "quotation", _words(child)
        elif name == "figcaption":
            yield "caption", _words(child)
        elif name in ("li", "tr"):
            yield "list", _cells(child) if name == "tr" else _words(child)
        elif name not in ("time", "script", "style"):
            yield from _parts(child)


def _cells(row: etree._Element) -> str:
    return "  ".join(filter(None, (_words(cell) for cell in row)))


def _notes(item: etree._Element) -> Iterator[tuple[PartKind | None, str]]:
    """The correction notice and the closing line, where no constraint keeps them from the public."""
    for role, kind in _NOTES.items():
        for note in _all(item, "itemMeta/edNote"):
            public = note.get("pubconstraint") is None and not len(note)
            if public and (note.get("role") or "").rpartition(":")[2] == role:
                yield kind, _words(note)


# metadata


def _all(item: etree._Element, path: str) -> list[etree._Element]:
    return list(item.findall("/".join(_NAR + step for step in path.split("/"))))


def _text(item: etree._Element, path: str) -> str | None:
    """The words of the first element of a path, a German one rather."""
    found = _all(item, path)
    chosen = next((e for e in found if (e.get(_LANG) or "").startswith("de")), found[0] if found else None)
    return (_words(chosen) or None) if chosen is not None else None


def _code(item: etree._Element, path: str) -> str | None:
    """The code of an element's qcode: „usable“ of „stat:usable“."""
    found = _all(item, path)
    return (found[0].get("qcode") or found[0].get("literal") or "").rpartition(":")[2] or None if found else None


def _version(item: etree._Element) -> int:
    number = item.get("version") or "1"
    return int(number) if number.isdecimal() else 1


def _rights(item: etree._Element) -> Rights:
    holder = _text(item, "rightsInfo/copyrightHolder/name") or _code(item, "rightsInfo/copyrightHolder")
    return Rights(
        notice=_text(item, "rightsInfo/copyrightNotice"), holder=holder, licence=_text(item, "rightsInfo/usageTerms")
    )


def _classes(element: etree._Element) -> set[str]:
    return set((element.get("class") or "").split())


def _words(element: etree._Element) -> str:
    """The text of an element with white space folded; a line break is one."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield " " if etree.QName(child).localname == "br" else ""
            yield from _pieces(child)
        yield child.tail or ""
