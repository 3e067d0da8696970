"""NewsML-G2: an invented item, and the shared agency items where they are present."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from lxml import etree

from conftest import DATA
from demnach.archive.open import open_archive
from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError
from demnach.intake.furniture.furnish import furnish
from demnach.intake.open import drafts
from demnach.model.types import Reading

ITEMS = sorted((DATA / "articles" / "newsml-g2").glob("*.xml"))
XHTML = "{http://www.w3.org/1999/xhtml}"
ITEM = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:beispiel:1" version="3" xml:lang="de">
 <rightsInfo><copyrightNotice>Alle Rechte vorbehalten</copyrightNotice></rightsInfo>
 <itemMeta><provider qcode="nprov:dpa"/><versionCreated>2026-05-04T10:00:00+02:00</versionCreated>
  <embargoed>2026-05-04T12:00:00+02:00</embargoed><pubStatus qcode="stat:{status}"/>
  <edNote role="r:closingline">dpa xy</edNote>
  <edNote pubconstraint="c:nonpublic" role="r:correction">geheimer Hinweis</edNote></itemMeta>
 <contentMeta><headline>Brand in Seeberg</headline><creditline>dpa</creditline></contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
  <h1>Brand in Seeberg</h1><p class="byline">Von Lena Marquart, dpa</p>
  <p><span class="dateline">Seeberg (dpa) - </span>Die Halle sei zerstört, teilte die Feuerwehr am Montag mit.
   Verletzt wurde niemand.</p>
  <h2>Ursache unklar</h2>
  <p>Die Polizei ermittelt nach eigenen Angaben in alle Richtungen.</p></body></html></inlineXML></contentSet>
</newsItem>"""


def read(source: str) -> list[Draft | IntakeError]:
    return list(drafts(source.encode(), "item.xml"))


def draft(source: str) -> Draft:
    (found,) = read(source)
    assert isinstance(found, Draft)
    return found


def test_an_item_with_its_metadata() -> None:
    found = draft(ITEM.format(status="usable"))
    assert (found.id, found.version, found.title) == ("urn:newsml:beispiel:1", 3, "Brand in Seeberg")
    assert (found.published, found.embargo) == ("2026-05-04T10:00:00+02:00", "2026-05-04T12:00:00+02:00")
    assert (found.agencies, found.rights.notice) == (("dpa",), "Alle Rechte vorbehalten")


def test_the_parts_are_what_the_marks_say() -> None:
    article = furnish(draft(ITEM.format(status="usable")))
    kinds = [part.kind for part in article.parts]
    assert kinds == ["headline", "byline", "dateline", "paragraph", "subheading", "paragraph", "closing-line"]


def test_what_is_not_public_stays_out() -> None:
    assert "geheim" not in draft(ITEM.format(status="usable")).text


def test_of_plain_renditions_only_the_text_is_printed() -> None:
    """A notepad may stand first."""
    start, end = ITEM.index("<inlineXML"), ITEM.index("</contentSet>")
    plain = "".join(
        f'<inlineData contenttype="text/plain" rendition="r:{name}">{text}</inlineData>'
        for name, text in (("nonpublic", "geheime Nummer"), ("headline", "Brand"), ("text", "Die Halle brannte, sagte sie."))
    )
    text = draft((ITEM[:start] + plain + ITEM[end:]).format(status="usable")).text
    assert "Die Halle brannte" in text
    assert "geheim" not in text


@pytest.mark.parametrize("status", ["usable", "withheld", "canceled"])
def test_status(status: str) -> None:
    assert draft(ITEM.format(status=status)).status == status


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (ITEM.format(status="usable")[:-20], "not well-formed"),
        ('<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "without a news item"),
        ('<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "without a text"),
    ],
)
def test_what_cannot_be_read_is_told(source: str, told: str) -> None:
    (error,) = read(source)
    assert isinstance(error, IntakeError)
    assert told in str(error)


@pytest.mark.skipif(not ITEMS, reason="the shared agency items are not here")
@pytest.mark.parametrize("path", ITEMS, ids=lambda path: path.stem[-12:])
def test_agency_items(path: object) -> None:
    data = path.read_bytes()  # type: ignore[attr-defined]
    (found,) = drafts(data, str(path))
    assert isinstance(found, Draft)
    article = furnish(found)
    assert "bleibt geheim" not in article.text
    parts = {(part.kind, article.text[part.start : part.end].strip()) for part in article.parts}
    for element in etree.fromstring(data).iter(f"{XHTML}span", f"{XHTML}p"):
        if element.get("class") in ("dateline", "byline", "teaser"):
            assert (element.get("class"), folded(element)) in parts
        if element.get("class") == "credit":
            signed = {article.text[credit.start : credit.end] for credit in article.credits if credit.kind == "agency"}
            assert any(agency in folded(element) for agency in signed)
    for note in etree.fromstring(data).iter("{http://iptc.org/std/nar/2006-10-01/}edNote"):
        if note.get("role", "").endswith(":closingline"):
            assert ("closing-line", folded(note)) in parts
        if note.get("role", "").endswith(":correction") and note.get("pubconstraint") is None and not len(note):
            assert ("correction", folded(note)) in parts


def folded(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.skipif(not ITEMS, reason="the shared agency items are not here")
def test_corrections_and_repeats_take_the_place_of_the_version_before(tmp_path: Path) -> None:
    """An agency corrects and repeats under the item's own id: what came before is an earlier version of it."""
    signaled = 0
    with open_archive(tmp_path / "a.sqlite", create=True) as archive:
        for path in ITEMS:
            (found,) = drafts(path.read_bytes(), str(path))
            assert isinstance(found, Draft)
            if not {"correction", "repeat"} & set(found.signals):
                continue
            signaled += 1
            assert found.version > 1
            article = furnish(found)
            before = msgspec.structs.replace(article, version=article.version - 1, signals=())
            for version in (before, article):
                archive.add(version, lambda one: Reading(article=one), source="test", reader="1")
            assert [(v.signals, v.current) for v in archive.versions(article.id)] == [((), False), (article.signals, True)]
    assert signaled >= 3
