"""NITF: a document with all its parts, its metadata, and what must not be printed."""

from __future__ import annotations

import time

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
    ("written", "status"), [("usable", "usable"), ("withheld", "withheld"), ("embargoed", "usable"), ("canceled", "canceled")]
)
def test_status(written: str, status: str) -> None:
    assert only(DOCUMENT.replace('"usable"', f'"{written}"')).status == status


def test_embargoed_until_nobody_knows_when_is_withheld() -> None:
    released = '<date.release norm="20261124T120000+0100"/>'
    assert released in DOCUMENT
    assert only(DOCUMENT.replace('"usable"', '"embargoed"').replace(released, "")).status == "withheld"


def test_notes_to_editors_stay_out() -> None:
    noted = DOCUMENT.replace("<body.content>", '<body.content><note noteclass="editorsnote"><p>geheim</p></note>')
    noted = noted.replace("<docdata", '<docdata><ed-msg info="geheim"/></docdata><docdata')
    assert "geheim" not in only(noted).text


SECRET = '<note noteclass="editorsnote" type="npa"><body.content><hl2>geheim</hl2><p>geheime Nummer</p></body.content></note>'


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ("<byline>", f"{SECRET}<byline>"),
        ("<abstract>", f"<abstract>{SECRET}"),
        ("<body.content>", f"<body.content>{SECRET}"),
        ("<bq>", f"<bq>{SECRET}"),
        ("<li>", f"<li>{SECRET}"),
        ("<td>a", f"<td>{SECRET}a"),
        ("<media-caption>", f"<media-caption>{SECRET}"),
    ],
)
def test_a_note_stays_out_wherever_it_stands(place: str, written: str) -> None:
    """A note has a ``body.content`` of its own: one in the head was taken for the article."""
    assert place in DOCUMENT
    assert only(DOCUMENT.replace(place, written)) == only()


def test_a_tagline_not_for_publication_stays_out() -> None:
    assert "dpa xy" not in only(DOCUMENT.replace("<tagline>", '<tagline type="npa">')).text


def test_all_contents_are_read() -> None:
    assert only(DOCUMENT.replace("<body.end>", "<body.content><p>Zweiter Teil.</p></body.content><body.end>")).text.count(
        "Zweiter"
    )


PARAGRAPH = "Bei einer Explosion sind zwölf Menschen verletzt worden, teilte die Polizei mit."


@pytest.mark.parametrize(
    ("dateline", "paragraph", "first"),
    [
        ("Sandmünde (dpa)", PARAGRAPH, f"Sandmünde (dpa) - {PARAGRAPH}"),
        ("Sandmünde (dpa) -", PARAGRAPH, f"Sandmünde (dpa) - {PARAGRAPH}"),
        ("Sandmünde (XYZ)", PARAGRAPH, f"Sandmünde (XYZ) - {PARAGRAPH}"),
        ("Sandmünde", f"Sandmünde (dpa) - {PARAGRAPH}", f"Sandmünde (dpa) - {PARAGRAPH}"),
        ("Sandmünde", PARAGRAPH, f"Sandmünde\n\n{PARAGRAPH}"),
        ('<story.date norm="20261124">20261124T101500+0100</story.date>', PARAGRAPH, PARAGRAPH),
    ],
)
def test_a_dateline_stands_before_the_text_once(dateline: str, paragraph: str, first: str) -> None:
    """Agencies that repeat the dateline in the text had it twice, those that write a time for machines had that."""
    head = f"<body.head><dateline>{dateline}</dateline></body.head>"
    found = only(f"<nitf><body>{head}<body.content><p>{paragraph}</p></body.content></body></nitf>")
    assert found.text == first


def test_the_head_of_a_block() -> None:
    block = (
        "<block><byline>Von Mara Ilves</byline><dateline>Sandmünde (dpa) -</dateline><copyrite>© 2026 Agentur SNA</copyrite>"
        f"<abstract><p>Kurz gesagt.</p></abstract><p>{PARAGRAPH}</p></block>"
    )
    article = furnish(only(f"<nitf><body><body.content>{block}</body.content></body></nitf>"))
    assert [part.kind for part in article.parts] == ["byline", "rights", "teaser", "dateline", "paragraph"]


def test_words_that_only_markup_sets_apart() -> None:
    byline = DOCUMENT.replace("Von Mara Ilves, dpa", "Von Mara Ilves<byttl>dpa</byttl>")
    assert only(byline) == only()
    sum_ = DOCUMENT.replace("<em>zwölf</em>", "<num>3<frac><numer>1</numer><denom>2</denom></frac></num>")
    assert "sind 3 1/2 Menschen" in only(sum_).text


def test_a_repeated_headline_is_no_subheading() -> None:
    repeated = DOCUMENT.replace("Zwölf Verletzte", "Explosion im Hafen von Sandmünde")
    assert [block.kind for block in only(repeated).blocks].count("subheading") == 0


def test_version_language_and_source() -> None:
    found = only(
        DOCUMENT.replace("<nitf ", '<nitf baselang="de-DE" ')
        .replace('<doc-id id-string="urn:x:hafen"/>', '<doc-id id-string="urn:x:hafen" regsrc="dpa"/><du-key version="4"/>')
        .replace("<byline>", "<distributor><org>Agentur SNA</org></distributor><byline>")
    )
    assert (found.version, found.language, found.outlet, found.agencies) == (4, "de-DE", "Küstenbote", ("dpa",))


def test_who_is_quoted_publishes_nothing() -> None:
    quoted = DOCUMENT.replace('<pubdata name="Küstenbote"/>', "").replace("<bq>Zitat", "<bq>Zitat<credit>Mara Ilves</credit>")
    assert only(quoted).outlet is None


@pytest.mark.parametrize(
    ("attributes", "element", "signals", "replaces"),
    [
        ("", '<correction info="Zahl" id-string="urn:x:alt"/>', ("correction",), ("urn:x:alt",)),
        ('management-doc-idref="urn:x:alt" management-idref-status="canceled"', "", (), ("urn:x:alt",)),
        ('management-doc-idref="urn:x:alt" management-idref-status="usable"', "", (), ()),
        ('management-doc-idref="urn:x:hafen" management-idref-status="canceled"', "", (), ()),
        ("", '<del-list><from-src src-name="x" level-number="1"/></del-list>', (), ()),
        ("", '<ed-msg msg-type="Correction"/>', ("correction",), ()),
    ],
)
def test_what_a_document_replaces(attributes: str, element: str, signals: tuple[str, ...], replaces: tuple[str, ...]) -> None:
    found = only(DOCUMENT.replace("<docdata ", f"<docdata {attributes} ").replace("<doc-id", f"{element}<doc-id"))
    assert (found.signals, found.replaces, found.status) == (signals, replaces, "usable")


def test_a_notice_that_takes_another_document_away() -> None:
    data = (
        '<docdata management-doc-idref="urn:x:alt" management-idref-status="canceled"><doc-id id-string="urn:x:neu"/></docdata>'
    )
    found = only(f"<nitf><head>{data}</head><body/></nitf>")
    assert (found.status, found.signals, found.replaces) == ("canceled", ("kill",), ("urn:x:alt",))


@pytest.mark.parametrize(
    ("released", "embargo"),
    [
        ("20261124T120000+0100", "2026-11-24T12:00:00+01:00"),
        ("20261124T090000+0100", None),
        ("20261124T090000", "2026-11-24T09:00:00"),
        ("demnächst", "demnächst"),
    ],
)
def test_an_embargo_lies_after_the_issue(released: str, embargo: str | None) -> None:
    """The archive hides what has an embargo that cannot be read."""
    assert only(DOCUMENT.replace("20261124T120000+0100", released)).embargo == embargo


def test_a_date_that_is_none() -> None:
    assert only(DOCUMENT.replace("20261124T101500+0100", "20261399T990000Z")).published is None


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


def test_telling_it_takes_no_time() -> None:
    """Thirty comments before another root took minutes: each could end where any later one does."""
    start = time.perf_counter()
    assert not looks_like_nitf("<!---->" * 400 + "<x>")
    assert looks_like_nitf("<!-- --> <?x y?>" * 40 + '<!DOCTYPE nitf [<!ENTITY x "y">]>\n<nitf/>')
    assert time.perf_counter() - start < 1


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


@given(st.integers(0, len(DOCUMENT)), st.integers(0, 200), st.text('<>/&;"= abp\n', max_size=12))
def test_whatever_is_damaged_is_read_or_refused(at: int, length: int, noise: str) -> None:
    try:
        for found in read_nitf(DOCUMENT[:at] + noise + DOCUMENT[at + length :]):
            if isinstance(found, Draft):
                ends = [0, *(place for block in found.blocks for place in (block.start, block.end)), len(found.text)]
                assert ends == sorted(ends)
                assert all(block.start < block.end for block in found.blocks)
    except IntakeError:
        pass
