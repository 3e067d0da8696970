"""NITF (News Industry Text Format 3.x): the article that its body holds, alone or inside NewsML-G2 and ninjs.

Elements mean what the NITF documentation of the IPTC says. The dateline is put before the first paragraph, as every other
format has it, unless the paragraph has it already. Editorial messages, notes to editors and lines that are not for
publication (``ed-msg``, ``note``, ``type="npa"``) never enter the text, wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import datetime

from lxml import etree

from demnach.intake.agency.item import SIGNALS, STATUSES, holds_text, signed, version_number
from demnach.intake.agency.marked_body import blocks, row
from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError, NotAnArticle
from demnach.intake.furniture.datelines import dateline
from demnach.intake.laid_out import Marked, lay_out
from demnach.intake.xml import LANG, name, parse_xml, words
from demnach.model.types import PartKind, Rights, Status

_PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.S)
_ROOT = re.compile(r"<(?:[\w.-]+:)?nitf[\s/>]")
_WITHIN = 4000
"""Code points within which the root element begins."""
_BLOCKS: dict[str, PartKind | None] = {
    "p": "paragraph", "hl2": "subheading", "bq": "quotation", "li": "list", "dt": "list", "dd": "list", "tr": "list",
    "media-caption": "caption", "caption": "caption", "pre": "paragraph", "abstract": "teaser", "byline": "byline",
    "dateline": "dateline", "copyrite": "rights", "datasource": None,
}  # fmt: skip
"""What the words of an element are; None: the element does not say."""
_LEFT_OUT = (
    "note", "ed-msg", "tobject", "key-list", "media-metadata", "media-reference", "media-object", "media-producer",
    "nitf-table-metadata",
)  # fmt: skip
_END: dict[str, PartKind] = {"tagline": "closing-line", "bibliography": "closing-line"}
_NOT_FOR_PUBLICATION = "npa"
_STILL_THERE = frozenset({"usable", "embargoed"})
"""Statuses of another document that do not take it away."""
_SIGNED = re.compile(r"[-–—)\]]\s*$")
"""How a dateline ends that is more than a place."""
_DASH = re.compile(r"[-–—]\s*$")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:(\d\d))?)?(Z|[+-]\d{4})?")


def looks_like_nitf(text: str) -> bool:
    """True if the root element of a decoded document is ``nitf``."""
    start = text[:_WITHIN].removeprefix("\ufeff")
    at = 0
    while (step := _PROLOG.match(start, at)) is not None:
        at = step.end()
    return _ROOT.match(start, at) is not None


def read_nitf(text: str) -> Iterator[Draft | IntakeError]:
    """Yield the draft of an NITF document.

    Raises NotText for XML that is not well-formed, NotAnArticle where it has no text and is not canceled either.
    """
    root = parse_xml(text)
    data = _first(root, "docdata")
    printed = _public(root)
    parts = list(_parts(printed))
    has_text = holds_text(parts)
    issued = _date(_get(_first(data, "date.issue"), "norm")) or _date(_get(_first(root, "pubdata"), "date.publication"))
    until = _embargo(issued, iso_time(_get(_first(data, "date.release"), "norm")))
    stated = _get(data, "management-status") or ""
    status = "usable" if stated == "embargoed" and until is not None else STATUSES.get(stated, "usable")
    signals = tuple(dict.fromkeys(SIGNALS[code] for code in _signals(data) if code in SIGNALS))
    if not has_text and _get(data, "management-idref-status") == "canceled":  # all it says is that another one must go
        status, signals = "canceled", (*signals, "kill")
    if status != "canceled" and not has_text:
        raise NotAnArticle("an NITF document without a text", remedy="give its text item")
    body, spans = lay_out(parts)
    agencies, outlet = signed(_words(printed, "distributor") or "")
    source = _get(_first(data, "doc-id"), "regsrc")
    name_ = _get(_first(data, "doc-id"), "id-string") or _get(root, "uno")
    version = _get(_first(data, "du-key"), "version") or _get(_first(data, "du-key"), "generation")
    yield Draft(
        text=body,
        blocks=spans,
        id=name_,
        version=version_number(version),
        language=root.get(LANG) or _get(root, "baselang") or _get(_first(root, "body"), LANG),
        title=_words(printed, "hl1") or _words(root, "title"),
        published=issued,
        modified=max(filter(None, (_date(_get(e, "norm")) for e in _every(root, "revision-history"))), default=issued),
        embargo=until,
        status=status,
        signals=signals,
        replaces=tuple(dict.fromkeys(other for other in _replaced(data, status) if other != name_)),
        keywords=tuple(filter(None, (_get(e, "key") for e in _every(data, "keyword")))),
        agencies=agencies or signed(source or "")[0],
        outlet=_get(_first(root, "pubdata"), "name") or outlet,
        rights=_rights(root, data),
    )


def nitf_parts(root: etree._Element) -> Iterator[Marked]:
    """Yield the parts of an ``nitf`` element in order: kind and words, white space folded. The element stays as it is."""
    return _parts(_public(root))


# the body


def _public(root: etree._Element) -> etree._Element:
    """A copy without what must not be printed, its words set apart where only the markup does so."""
    public = deepcopy(root)
    etree.strip_elements(public, *(f"{{*}}{left_out}" for left_out in _LEFT_OUT), with_tail=False)
    for line in _every(public, "tagline"):
        if line.get("type") == _NOT_FOR_PUBLICATION:
            line.clear(keep_tail=True)
    for day in _every(public, "story.date"):
        if _STAMP.fullmatch(words(day)):  # a time for machines
            day.clear(keep_tail=True)
    for title in _every(public, "byttl"):
        _after(title, ", ")
    for fraction in _every(public, "frac"):
        _after(fraction, " ")
        for denominator in _every(fraction, "denom"):
            _after(denominator, "/")
    return public


def _after(element: etree._Element, mark: str) -> None:
    """Put a mark before the text of an element that stands right behind a letter or digit."""
    before, above = element.getprevious(), element.getparent()
    behind = (before.tail or words(before)) if before is not None else (above.text or "") if above is not None else ""
    if behind[-1:].isalnum():
        element.text = mark + (element.text or "").lstrip()


def _parts(root: etree._Element) -> Iterator[Marked]:
    body = _first(root, "body")
    body = root if body is None else body  # a fragment, as some bodies of ninjs are
    for head in _children(body, "body.head"):
        yield from _head(head)
    datelines = [words(line) for head in _children(body, "body.head") for line in _children(head, "dateline")]
    content = (part for element in _children(body, "body.content") for part in _content(element))
    yield from _dated([*(("dateline", line) for line in datelines[:1] if line), *content])
    for end in _children(body, "body.end"):
        for element in end:
            kind = _END.get(name(element))
            if kind is not None:
                yield kind, words(element)


def _head(head: etree._Element) -> Iterator[Marked]:
    lines = [line for headline in (*_children(head, "hedline"), head) for line in headline]  # some leave ``hedline`` out
    headlines = [words(line) for line in lines if name(line) == "hl1"]
    for headline in headlines:
        yield "headline", headline
    for line in lines:
        if name(line) == "hl2" and words(line) not in headlines:  # some senders repeat the headline there
            yield "subheading", words(line)
    for kind in ("byline", "abstract"):
        for element in _children(head, kind):
            yield _BLOCKS[kind], words(element)


def _dated(parts: Iterable[Marked]) -> Iterator[Marked]:
    """Put a dateline before the paragraph that follows it."""
    dateline_: str | None = None
    for kind, said in parts:
        if kind == "dateline" and said:
            dateline_ = said
        elif kind == "paragraph" and dateline_ is not None:
            yield from _with_dateline(dateline_, said)
            dateline_ = None
        else:
            yield kind, said
    if dateline_ is not None:
        yield "dateline", dateline_


def _with_dateline(before: str, paragraph: str) -> Iterator[Marked]:
    """„Kiew (dpa) - Die …“, with the dash that the dateline may lack; a place alone stays by itself."""
    joined = f"{before}{'' if _DASH.search(before) else ' -'} {paragraph}"
    if paragraph.startswith(before) or _is_dated(paragraph):
        yield "paragraph", paragraph
    elif _SIGNED.search(before) or _is_dated(joined):
        yield "paragraph", joined
    else:
        yield "dateline", before
        yield "paragraph", paragraph


def _is_dated(paragraph: str) -> bool:
    return dateline(paragraph, 0, len(paragraph), opening=True) is not None


def _content(element: etree._Element) -> Iterator[Marked]:
    """The blocks of a body, of a ``block``, of a table, of a medium's caption."""
    return blocks(element, _is_block, _block)


def _is_block(element: etree._Element) -> bool:
    return any(name(inner) in _BLOCKS for inner in element.iter(etree.Element))


def _block(element: etree._Element) -> Iterator[Marked]:
    kind = name(element)
    if kind == "tr":
        yield row(element)
    elif kind in _BLOCKS:
        yield _BLOCKS[kind], words(element)
    else:
        yield from _content(element)


# metadata


def _every(element: etree._Element | None, *kinds: str) -> list[etree._Element]:
    return [] if element is None else [e for e in element.iter(etree.Element) if name(e) in kinds]


def _first(element: etree._Element | None, kind: str) -> etree._Element | None:
    return next(iter(_every(element, kind)), None)


def _children(element: etree._Element | None, kind: str) -> list[etree._Element]:
    """The elements of a kind that stand in an element itself: a note has a ``body.content`` of its own."""
    return [] if element is None else [e for e in element if name(e) == kind]


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


def _date(stamp: str | None) -> str | None:
    """A time in ISO 8601; None for what is none."""
    iso = iso_time(stamp)
    try:
        datetime.fromisoformat(iso or "")
    except ValueError:
        return None
    return iso


def _embargo(issued: str | None, released: str | None) -> str | None:
    """The time of release where it lies after that of issue, or may do so: an embargo that cannot be read is one."""
    if issued is None or released is None:
        return released
    try:
        later = datetime.fromisoformat(released) > datetime.fromisoformat(issued)
    except (TypeError, ValueError):  # one of them names no zone, or is no time
        return released
    return released if later else None


def _signals(data: etree._Element | None) -> Iterator[str]:
    """Words of the elements that say what kind of sending this is."""
    if _first(data, "correction") is not None:
        yield "correction"
    for kind, attribute in (("ed-msg", "msg-type"), ("du-key", "part"), ("fixture", "fix-id")):
        for element in _every(data, kind):
            yield from re.findall(r"\w+", (_get(element, attribute) or "").lower())


def _replaced(data: etree._Element | None, status: Status) -> Iterator[str]:
    """Ids of the documents in whose place this one comes, or that it takes away with itself."""
    other, fate = _get(data, "management-doc-idref"), _get(data, "management-idref-status") or "canceled"
    if other is not None and fate not in _STILL_THERE:
        yield other
    if status != "canceled":
        yield from filter(None, (_get(e, "id-string") for e in _every(data, "correction")))


def _rights(root: etree._Element, data: etree._Element | None) -> Rights:
    stated = _first(data, "doc.copyright")
    holder = _get(stated, "holder") or _get(_first(data, "doc.rights"), "owner") or _words(root, "rights.owner")
    year = _get(stated, "year")
    notice = _words(root, "rights") or (f"© {year} {holder}" if holder and year else None)
    return Rights(notice=notice, holder=holder, licence=_get(_first(data, "doc.rights"), "limitations"))
