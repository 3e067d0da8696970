"""NITF: a document with all its parts, its metadata, and what must not be printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from demnach.intake.agency.nitf import iso_time, looks_like_nitf, read_nitf
from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError, NotAnArticle
from demnach.intake.furniture.furnish import furnish
from demnach.intake.open import drafts
from demnach.model.types import Rights

DOCUMENT = (ROOT / "tests" / "fuzz" / "nitf" / "hafen.xml").read_text(encoding="utf-8")


def only(text: str = DOCUMENT) -> Draft:
    (found,) = read_nitf(text)
    assert isinstance(found, Draft)
    return found


def test_the_parts_are_what_the_elements_say() -> None:
    article = furnish(only())
    assert [(part.kind, article.text[part.start : part.end]) for part in article.parts] == [
        ("headline", "Explosion im Hafen von Sandmünde"),
        ("subheading", "Zwölf Verletzte"),
        ("byline", "Von Mara Ilves, dpa"),
        ("teaser", "Die Ursache ist unklar."),
        ("dateline", "Sandmünde (dpa) -"),
        ("paragraph", "Bei einer Explosion sind zwölf Menschen verletzt worden, teilte die Polizei mit."),
        ("paragraph", "Die Lage sei unter Kontrolle."),
        ("caption", "Der Hafen. Foto: dpa"),
        ("list", "a  b"),
        ("list", "eins"),
        ("quotation", "Zitat"),
        ("closing-line", "dpa xy"),
    ]
    assert article.authors == ("Mara Ilves",)


def test_the_metadata() -> None:
    found = only()
    assert (found.id, found.title, found.outlet) == ("urn:x:hafen", "Explosion im Hafen von Sandmünde", "Küstenbote")
    assert (found.published, found.embargo) == ("2026-11-24T10:15:00+01:00", "2026-11-24T12:00:00+01:00")
    assert found.keywords == ("Hafen",)
    assert found.rights == Rights(notice="© 2026 Agentur SNA", holder="Agentur SNA")


@pytest.mark.parametrize(
    ("written", "status"), [("usable", "usable"), ("withheld", "withheld"), ("embargoed", "withheld"), ("canceled", "canceled")]
)
def test_status(written: str, status: str) -> None:
    assert only(DOCUMENT.replace('"usable"', f'"{written}"')).status == status


def test_notes_to_editors_stay_out() -> None:
    noted = DOCUMENT.replace("<body.content>", '<body.content><note noteclass="editorsnote"><p>geheim</p></note>')
    noted = noted.replace("<docdata", '<docdata><ed-msg info="geheim"/></docdata><docdata')
    assert "geheim" not in only(noted).text


def test_a_canceled_document_needs_no_text() -> None:
    empty = '<nitf><head><docdata management-status="canceled"><doc-id id-string="urn:x:1"/></docdata></head><body/></nitf>'
    assert (only(empty).status, only(empty).text) == ("canceled", "")
    with pytest.raises(NotAnArticle):
        list(read_nitf("<nitf><body/></nitf>"))


def test_it_is_told_by_its_root() -> None:
    assert looks_like_nitf('<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE nitf SYSTEM "nitf.dtd">\n<nitf>')
    assert looks_like_nitf('<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/">')
    assert not looks_like_nitf("<newsItem><nitf/></newsItem>")
    (found,) = drafts(DOCUMENT.encode(), "x")
    assert isinstance(found, Draft)
    assert found.id == "urn:x:hafen"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("20261124T101500+0100", "2026-11-24T10:15:00+01:00"),
        ("20261124T1015Z", "2026-11-24T10:15:00Z"),
        ("20261124", "2026-11-24"),
        ("2026-11-24T10:15:00Z", "2026-11-24T10:15:00Z"),
        ("", ""),
        (None, None),
    ],
)
def test_times(written: str | None, iso: str | None) -> None:
    assert iso_time(written) == iso


@given(st.integers(0, len(DOCUMENT)), st.integers(0, 200), st.text("<>/&;\"= abp\n", max_size=12))
def test_whatever_is_damaged_is_read_or_refused(at: int, length: int, noise: str) -> None:
    try:
        for found in read_nitf(DOCUMENT[:at] + noise + DOCUMENT[at + length :]):
            if isinstance(found, Draft):
                ends = [0, *(place for block in found.blocks for place in (block.start, block.end)), len(found.text)]
                assert ends == sorted(ends)
    except IntakeError:
        pass
