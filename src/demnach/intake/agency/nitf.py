"""NITF (News Industry Text Format 3.x): the article that its body holds, alone or inside NewsML-G2 and ninjs.

Elements mean what the NITF documentation of the IPTC says. The dateline is put before the first paragraph, as every other
format has it. Editorial messages and notes to editors (``ed-msg``, ``note``) never enter the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from demnach.intake.agency.item import SIGNALS, STATUSES, holds_text, signed
from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError, NotAnArticle
from demnach.intake.laid_out import Marked, lay_out
from demnach.intake.xml import LANG, name, parse_xml, words
from demnach.model.types import PartKind, Rights

_ROOT = re.compile(r"\s*(?:<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>|\s)*<(?:\w+:)?nitf[\s>]", re.S)
_WITHIN = 4000
_BLOCKS: dict[str, PartKind] = {
    "p": "paragraph", "hl2": "subheading", "bq": "quotation", "li": "list", "dt": "list", "dd": "list", "tr": "list",
    "media-caption": "caption", "pre": "paragraph",
}  # fmt: skip
_LEFT_OUT = frozenset(
    {"note", "ed-msg", "media-metadata", "media-reference", "media-object", "media-producer", "nitf-table-metadata"}
)
_END: dict[str, PartKind] = {"tagline": "closing-line", "bibliography": "closing-line"}
_DASH = re.compile(r"[-–—]\s*$")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:(\d\d))?)?(Z|[+-]\d{4})?")


def looks_like_nitf(text: str) -> bool:
    """True if the root element of a decoded document is ``nitf``."""
    return _ROOT.match(text[:_WITHIN].removeprefix("\ufeff")) is not None


def read_nitf(text: str) -> Iterator[Draft | IntakeError]:
    """Yield the draft of an NITF document.

    Raises NotText for XML that is not well-formed, NotAnArticle where it has no text and is not canceled either.
    """
    root = parse_xml(text)
    data = _first(root, "docdata")
    blocks = list(nitf_parts(root))
    status = STATUSES.get(_get(data, "management-status") or "", "usable")
    if status != "canceled" and not holds_text(blocks):
        raise NotAnArticle("an NITF document without a text", remedy="give its text item")
    body, spans = lay_out(blocks)
    agencies, outlet = signed(_words(root, "distributor") or _words(root, "credit") or "")
    issued = iso_time(_get(_first(data, "date.issue"), "norm"))
    yield Draft(
        text=body,
        blocks=spans,
        id=_get(_first(data, "doc-id"), "id-string") or _get(root, "uno"),
        version=_version(_get(root, "version")),
        language=root.get(LANG) or _get(_first(root, "body"), LANG),
        title=_words(root, "hl1") or _words(root, "title"),
        published=issued,
        modified=iso_time(_get(_first(root, "revision-history"), "norm")) or issued,
        embargo=iso_time(_get(_first(data, "date.release"), "norm")),
        status=status,
        signals=tuple(dict.fromkeys(SIGNALS[code] for code in _signals(root, data) if code in SIGNALS)),
        replaces=tuple(filter(None, (_get(e, "doc-idref") for e in _every(data, "del-list", "from-src")))),
        keywords=tuple(filter(None, (_get(e, "key") for e in _every(data, "keyword")))),
        agencies=agencies,
        outlet=outlet or _get(_first(root, "pubdata"), "name"),
        rights=_rights(root, data),
    )


def nitf_parts(root: etree._Element) -> Iterator[Marked]:
    """Yield the parts of an ``nitf`` element in order: kind and words, white space folded."""
    head, content, end = (_first(root, step) for step in ("body.head", "body.content", "body.end"))
    if head is not None:
        yield from _head(head)
    if content is not None:
        yield from _with_dateline(_dateline(head), _content(content))
    for element in end if end is not None else ():
        kind = _END.get(name(element))
        if kind is not None:
            yield kind, words(element)


# the body


def _head(head: etree._Element) -> Iterator[Marked]:
    for headline in _every(head, "hl1"):
        yield "headline", words(headline)
    for headline in _every(head, "hl2"):
        yield "subheading", words(headline)
    for byline in _every(head, "byline"):
        yield "byline", words(byline)
    abstract = _first(head, "abstract")
    if abstract is not None:
        yield "teaser", words(abstract)


def _dateline(head: etree._Element | None) -> str | None:
    """„Kiew (dpa) -“, with the dash that its words may lack."""
    found = _words(head, "dateline") if head is not None else None
    return found if not found or _DASH.search(found) else f"{found} -"


def _with_dateline(dateline: str | None, parts: Iterator[Marked]) -> Iterator[Marked]:
    for kind, said in parts:
        if dateline and kind == "paragraph":
            said = said if said.startswith(dateline) else f"{dateline} {said}"
            dateline = ""
        yield kind, said


def _content(element: etree._Element) -> Iterator[Marked]:
    """The blocks of a body, of a ``block``, of a table, of a medium's caption."""
    loose: list[str] = [element.text or ""]
    for child in element:
        kind = name(child)
        if kind in _LEFT_OUT or not kind:
            loose.append(child.tail or "")
            continue
        if kind in _BLOCKS or len(child) or kind in ("block", "body.content"):
            if kind not in _BLOCKS and not _holds_blocks(child):
                loose += [words(child), child.tail or ""]
                continue
            yield from _paragraph(loose)
            loose = []
            if kind == "tr":
                yield "list", "  ".join(filter(None, (words(cell) for cell in child)))
            elif kind in _BLOCKS:
                yield _BLOCKS[kind], words(child)
            else:
                yield from _content(child)
        else:
            loose.append(words(child) if kind != "br" else " ")
        loose.append(child.tail or "")
    yield from _paragraph(loose)


def _holds_blocks(element: etree._Element) -> bool:
    return any(name(inner) in _BLOCKS for inner in element.iter(etree.Element))


def _paragraph(loose: list[str]) -> Iterator[Marked]:
    found = " ".join("".join(loose).split())
    if found:
        yield "paragraph", found


# metadata


def _every(element: etree._Element | None, *kinds: str) -> list[etree._Element]:
    return [] if element is None else [e for e in element.iter(etree.Element) if name(e) in kinds]


def _first(element: etree._Element | None, kind: str) -> etree._Element | None:
    return next(iter(_every(element, kind)), None)


def _get(element: etree._Element | None, attribute: str) -> str | None:
    return None if element is None else element.get(attribute) or None


def _words(element: etree._Element, kind: str) -> str | None:
    found = _first(element, kind)
    return None if found is None else words(found) or None


def iso_time(stamp: str | None) -> str | None:
    """Return a time as NITF norms it („20261124T101500+0100“, ISO 8601 basic) in the extended form; others as they are."""
    shape = _STAMP.fullmatch(stamp.strip()) if stamp else None
    if shape is None:
        return stamp
    year, month, day, hour, minute, second, zone = shape.groups()
    clock = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    offset = zone if zone in (None, "Z") else f"{zone[:3]}:{zone[3:]}"
    return f"{year}-{month}-{day}{clock}{(offset or '') if clock else ''}"


def _version(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 9 else 1


def _signals(root: etree._Element, data: etree._Element | None) -> Iterator[str]:
    """Words of the attributes that say what kind of sending this is."""
    for element, attribute in ((root, "change.type"), (_first(data, "du-key"), "part"), (_first(data, "ed-msg"), "msg-type")):
        yield from re.findall(r"\w+", (_get(element, attribute) or "").lower())
    for fixture in _every(data, "fixture"):
        yield (fixture.get("fix-id") or "").lower()


def _rights(root: etree._Element, data: etree._Element | None) -> Rights:
    stated = _first(data, "doc.copyright")
    holder = _get(stated, "holder") or _get(_first(data, "doc.rights"), "owner") or _words(root, "rights.owner")
    year = _get(stated, "year")
    notice = _words(root, "rights") or (f"© {year} {holder}" if holder and year else None)
    return Rights(notice=notice, holder=holder)
