"""NewsML-G2: agency items as sent, one draft a news item; the XHTML body's own marks say what each part is.

Read are ``newsMessage`` and ``newsItem`` of the IPTC standard NewsML-G2 2.x (namespace http://iptc.org/std/nar/2006-10-01/).
Of the notes to editors only the closing line and the correction notice enter the text, and only where no ``pubconstraint``
forbids it: a notepad may hold what must never be printed. Entities are not resolved and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from demnach.intake.agency.item import EARLIER, SIGNALS, STATUSES, holds_text, signed, version_number
from demnach.intake.agency.marked_body import marked_parts
from demnach.intake.agency.nitf import nitf_parts
from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError, NotAnArticle
from demnach.intake.laid_out import Marked, lay_out
from demnach.intake.xml import LANG, name, parse_xml, words
from demnach.model.types import PartKind, Rights

_NAR = "{http://iptc.org/std/nar/2006-10-01/}"
_NAMESPACE = "http://iptc.org/std/nar/"
_ROOT_WITHIN = 2000
"""Code points within which the root element names its namespace."""
_XHTML = "{http://www.w3.org/1999/xhtml}"
_NOTES: dict[str, PartKind] = {"correction": "correction", "closingline": "closing-line"}



def looks_like_newsml_g2(text: str) -> bool:
    """True if the start of a decoded document names the namespace of NewsML-G2."""
    return _NAMESPACE in text[:_ROOT_WITHIN]


def read_newsml_g2(text: str) -> Iterator[Draft | IntakeError]:
    """Yield a draft for every news item of a message, in order, or the error in its place: an item without text.

    Raises NotText for XML that is not well-formed, NotAnArticle where no news item is there at all.
    """
    root = parse_xml(text)
    items = [root] if root.tag == f"{_NAR}newsItem" else list(root.iter(f"{_NAR}newsItem"))
    if not items:
        raise NotAnArticle(f"a NewsML-G2 {name(root)} without a news item", remedy="give the items that it names")
    for item in items:
        try:
            yield _draft(item)
        except IntakeError as error:
            yield error.at(item.get("guid") or "news item")


def _draft(item: etree._Element) -> Draft:
    blocks = [*_body(item), *_notes(item)]
    status = STATUSES.get(_code(item, "itemMeta/pubStatus") or "", "usable")
    if status != "canceled" and not holds_text(blocks):
        raise NotAnArticle("an item without a text: a picture, a planning note, a graphic", remedy="give its text item")
    text, spans = lay_out(blocks)
    agencies, outlet = signed(_text(item, "contentMeta/creditline") or _code(item, "itemMeta/provider") or "")
    created = _text(item, "itemMeta/versionCreated")
    return Draft(
        text=text,
        blocks=spans,
        id=item.get("guid"),
        version=version_number(item.get("version")),
        language=item.get(LANG),
        title=_text(item, "contentMeta/headline"),
        published=_text(item, "itemMeta/firstCreated") or _text(item, "contentMeta/contentCreated") or created,
        modified=created,
        embargo=_text(item, "itemMeta/embargoed"),
        status=status,
        signals=tuple(dict.fromkeys(SIGNALS[code] for code in _codes(item, "itemMeta/signal") if code in SIGNALS)),
        replaces=tuple(_replaced(item)),
        keywords=tuple(filter(None, (words(e) for e in _all(item, "contentMeta/keyword")))),
        agencies=agencies,
        outlet=outlet,
        rights=_rights(item),
    )


# the body


def _body(item: etree._Element) -> Iterator[Marked]:
    """Yield kind and words of the parts of the body: XHTML, NITF, or the plain text where there is neither."""
    content = next(item.iter(f"{_NAR}contentSet"), None)
    if content is None:
        return
    body = next(content.iter(f"{_XHTML}body"), None)
    if body is not None:
        yield from marked_parts(body)
        return
    inline = (e for e in content.iter(etree.Element) if name(e) == "nitf")
    nitf = next(inline, None)
    if nitf is not None:
        yield from nitf_parts(nitf)
        return
    yield from _plain(item)


def _plain(item: etree._Element) -> Iterator[Marked]:
    """The rendition that is the text, or the one that is all there is: others may be notes that are not for print."""
    plain = [e for e in _all(item, "contentSet/inlineData") if (e.get("contenttype") or "").startswith("text/plain")]
    text = next((e for e in plain if _code_of(e.get("rendition") or "text") == "text"), None)
    headline = _text(item, "contentMeta/headline")
    if headline:
        yield "headline", headline
    for paragraph in re.split(r"\n\s*\n", text.text or "") if text is not None else ():
        yield "paragraph", " ".join(paragraph.split())


def _notes(item: etree._Element) -> Iterator[Marked]:
    """The correction notice and the closing line, where no constraint keeps them from the public."""
    for role, kind in _NOTES.items():
        for note in _all(item, "itemMeta/edNote"):
            public = note.get("pubconstraint") is None and not len(note)
            if public and (note.get("role") or "").rpartition(":")[2] == role:
                yield kind, words(note)


# metadata


def _all(item: etree._Element, path: str) -> list[etree._Element]:
    return list(item.findall("/".join(_NAR + step for step in path.split("/"))))


def _text(item: etree._Element, path: str) -> str | None:
    """The words of the first element of a path, a German one rather."""
    found = _all(item, path)
    chosen = next((e for e in found if (e.get(LANG) or "").startswith("de")), found[0] if found else None)
    return (words(chosen) or None) if chosen is not None else None


def _codes(item: etree._Element, path: str) -> list[str]:
    """The codes of the elements of a path: „usable“ of „stat:usable“, the name where no code is given."""
    found = [_code_of(e.get("qcode") or e.get("uri") or e.get("literal") or "") for e in _all(item, path)]
    return [code for code in found if code]


def _code(item: etree._Element, path: str) -> str | None:
    return next(iter(_codes(item, path)), None)


def _code_of(given: str) -> str:
    return re.split(r"[:/]", given)[-1]


def _replaced(item: etree._Element) -> Iterator[str]:
    """Ids of the items in whose place this one comes: its links of such a relation."""
    for link in _all(item, "itemMeta/link"):
        target = link.get("residref") or link.get("href")
        if target and _code_of(link.get("rel") or "") in EARLIER and target != item.get("guid"):
            yield target


def _rights(item: etree._Element) -> Rights:
    holder = _text(item, "rightsInfo/copyrightHolder/name") or _code(item, "rightsInfo/copyrightHolder")
    return Rights(
        notice=_text(item, "rightsInfo/copyrightNotice"), holder=holder, licence=_text(item, "rightsInfo/usageTerms")
    )
