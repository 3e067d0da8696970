"""What a page says of itself: in JSON-LD, OpenGraph, meta elements or its visible markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_pages import FIRST, LEAD, SECOND, TITLE, article, linked_data, meta, page
from lxml import html

from demnach.intake.page.metadata import Metadata, iso_date, read_metadata


def read(head: str = "", body: str = "", title: str = f"{TITLE} - Lohebote") -> Metadata:
    return read_metadata(html.document_fromstring(page(body or article(FIRST, SECOND), head, title=title)))


def test_json_ld_says_everything() -> None:
    found = read(
        linked_data(
            headline=TITLE,
            description=LEAD,
            datePublished="2025-10-06T09:15:00+02:00",
            dateModified="2025-10-06T11:00:00+02:00",
            author=[{"@type": "Person", "name": "Mia Berg"}, {"@type": "Organization", "name": "dpa"}],
            publisher={"@type": "Organization", "name": "Lohebote"},
            keywords=["Brücke", "Neulohe", "Brücke"],
            copyrightHolder={"name": "Lohebote Verlag"},
            copyrightNotice="© 2025 Lohebote Verlag",
            license={"@type": "CreativeWork", "url": "https://lohebote.example/lizenz"},
            isAccessibleForFree="False",
        )
    )
    assert (found.title, found.teaser, found.outlet) == (TITLE, LEAD, "Lohebote")
    assert (found.published, found.modified) == ("2025-10-06T09:15:00+02:00", "2025-10-06T11:00:00+02:00")
    assert (found.authors, found.keywords, found.free) == (["Mia Berg"], ["Brücke", "Neulohe"], False)
    assert (found.rights.holder, found.rights.notice) == ("Lohebote Verlag", "© 2025 Lohebote Verlag")
    assert found.rights.licence == "https://lohebote.example/lizenz"


@pytest.mark.parametrize("kind", ["Article", "NewsArticle", "ReportageNewsArticle", "LiveBlogPosting", "BlogPosting"])
@pytest.mark.parametrize("shape", ['{"@graph": [%s]}', "[%s]", '[{"@type": "BreadcrumbList"}, %s]', '{"mainEntity": %s}'])
def test_every_kind_of_article_in_every_shape(kind: str, shape: str) -> None:
    described = f'{{"@type": ["{kind}"], "headline": "{TITLE}", "author": "Mia Berg"}}'
    found = read(f'<script type="application/ld+json">{shape % described}</script>')
    assert (found.title, found.authors) == (TITLE, ["Mia Berg"])


@pytest.mark.parametrize(
    "broken",
    [
        '{"@type": "NewsArticle", "headline": "%s\n neu", "author": {"name": "Mia Berg"}}',
        '<![CDATA[{"@type": "NewsArticle", "author": {"name": "Mia Berg"}}]]>',
        '{"@type": "NewsArticle", "author": {"name": "Mia Berg"}};',
    ],
)
def test_json_that_is_slightly_broken_is_read(broken: str) -> None:
    assert read(f'<script type="application/ld+json">{broken}</script>').authors == ["Mia Berg"]


@pytest.mark.parametrize("broken", ["", "{", "null", "5", '"x"', "[[]]", '{"@graph": 5}', '{"@type": {"a": 1}}', "[" * 9999])
def test_json_that_is_quite_broken_is_passed_over(broken: str) -> None:
    found = read(f'<script type="application/ld+json">{broken}</script>' + meta(og__title=TITLE))
    assert found.title == TITLE


def test_values_of_the_wrong_type_are_passed_over() -> None:
    found = read(
        linked_data(
            headline=[1, {"a": 2}], author=[[{"name": None}], 5, "", {"name": {"@value": "Mia Berg"}}],
            datePublished=5, keywords={"a": 1}, publisher=[], description={"x": 1}, copyrightHolder=7, license=[{}],
        )
    )  # fmt: skip
    assert (found.authors, found.published, found.keywords) == (["Mia Berg"], None, [])


def test_meta_elements_stand_in() -> None:
    found = read(
        meta(og__title=TITLE, og__site_name="Lohebote", og__description=LEAD, article__published_time="2025-10-06")
        + '<meta name="author" content="Mia Berg, Jan Wolke"><meta name="news_keywords" content="Brücke, Lohe">'
        + '<meta name="tdm-reservation" content="1"><meta name="tdm-policy" content="https://lohebote.example/tdm">'
        + '<link rel="canonical" href="https://lohebote.example/bruecke"><meta name="copyright" content="Lohebote">'
    )
    assert (found.title, found.outlet, found.teaser, found.published) == (TITLE, "Lohebote", LEAD, "2025-10-06")
    assert (found.authors, found.keywords) == (["Mia Berg", "Jan Wolke"], ["Brücke", "Lohe"])
    assert (found.rights.tdm_reserved, found.rights.tdm_policy) == (True, "https://lohebote.example/tdm")
    assert (found.url, found.rights.notice, found.language) == ("https://lohebote.example/bruecke", "Lohebote", "de")


def test_the_reservation_is_unknown_unless_the_page_says() -> None:
    assert read().rights.tdm_reserved is None
    assert read('<meta name="tdm-reservation" content="0">').rights.tdm_reserved is False


def test_the_visible_markup_stands_in() -> None:
    body = article(
        FIRST,
        SECOND,
        above=f'<h1>{TITLE}</h1><div class="byline">Von <a href="/autor/7">Mia Berg</a> und Jan Wolke</div>'
        '<time datetime="2025-10-06T09:15+02:00">6. Oktober</time>',
    )
    found = read(body=body)
    assert (found.title, found.authors, found.published) == (TITLE, ["Mia Berg", "Jan Wolke"], "2025-10-06T09:15+02:00")


def test_the_day_when_a_page_was_changed_is_not_when_it_was_published() -> None:
    found = read('<meta http-equiv="last-modified" content="2025-10-09">')
    assert (found.published, found.modified) == (None, "2025-10-09")


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        (f"{TITLE} | Lohebote", TITLE),
        (f"{TITLE} – lohebote.example.de - Lohebote", f"{TITLE} – lohebote.example.de"),
        (f"{TITLE} - Lohebote", TITLE),
        (f"{TITLE} - talpost.de", TITLE),
        ("Urteil: Brücke - Streit im Rat", "Urteil: Brücke - Streit im Rat"),
    ],
)
def test_the_outlet_is_cut_off_titles(shared: str, expected: str) -> None:
    assert read(meta(og__title=shared, og__site_name="Lohebote")).title == expected


def test_the_outlet_is_known_by_the_pages_address() -> None:
    tree = html.document_fromstring(page("<p>a</p>"))
    assert read_metadata(tree, "https://www.lohebote.example/bruecke").title == TITLE


def test_the_kicker_stays_with_the_headline() -> None:
    found = read(meta(og__title=TITLE) + linked_data(headline=f"Urteil: {TITLE}"))
    assert found.title == f"Urteil: {TITLE}"


def test_of_two_headlines_the_one_for_readers_is_taken() -> None:
    found = read(
        meta(og__title="Brücke Neulohe Sperrung 2025") + linked_data(headline=TITLE), title="Brücke Neulohe Sperrung 2025"
    )
    assert found.title == TITLE


def test_an_endless_title_is_none() -> None:
    assert read(meta(og__title="x - " * 5000), body="<p>a</p>", title="x | " * 5000).title is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-10-06", "2025-10-06"),
        ("2025-10-06T09:15:00.000Z", "2025-10-06T09:15:00.000Z"),
        ("2025-10-06 09:15:00", "2025-10-06T09:15:00"),
        ("2025-10-06T09:15:00+0200", "2025-10-06T09:15:00+0200"),
        ("06.10.2025, 09:15 Uhr", "2025-10-06"),
        ("Stand: 6. 10. 2025", "2025-10-06"),
        ("Mon, 06 Oct 2025 09:15:00 +0200", "2025-10-06T09:15:00+02:00"),
        ("Mon Oct 06 09:15:00 CEST 2025", "2025-10-06T09:15:00"),
        ("2025-13-40", None),
        ("31.02.2025", None),
        ("gestern", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_in_every_shape(written: str | None, expected: str | None) -> None:
    assert iso_date(written) == expected


@given(st.text(max_size=40) | st.from_regex(r"[0-9A-Za-z ,:.+-]{0,40}", fullmatch=True))
def test_no_date_crashes(written: str) -> None:
    found = iso_date(written)
    assert found is None or found[4] == "-"
