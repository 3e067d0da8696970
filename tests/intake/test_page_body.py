"""The main text of a page: every paragraph once, in order, with its blanks, and with nothing of the page around it."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_pages import FIRST, LEAD, SECOND, THIRD, TITLE, article, linked_data, meta, page

from demnach.intake.draft import Draft
from demnach.intake.errors import NotAnArticle, NotText, TooLarge
from demnach.intake.page.html import draft_html

Parts = list[tuple[str | None, str]]


def parts(source: str) -> Parts:
    draft = draft_html(source)
    return [(b.kind, draft.text[b.start : b.end]) for b in draft.blocks]


def story(source: str) -> list[str]:
    return [text for kind, text in parts(source) if kind is None]


def test_headline_teaser_and_paragraphs() -> None:
    above = f'<header><h1>{TITLE}</h1><p class="article-lead">{LEAD}</p></header>'
    found = parts(page(article(FIRST, SECOND, THIRD, above=above)))
    assert found == [("headline", TITLE), ("teaser", LEAD), (None, FIRST), (None, SECOND), (None, THIRD)]


def test_the_text_is_joined_by_blank_lines() -> None:
    draft = draft_html(page(article(FIRST, SECOND)))
    assert draft.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def test_a_teaser_is_told_by_the_description() -> None:
    head = meta(og__description=LEAD)
    above = f'<h1>{TITLE}</h1><div class="x7"><p class="q1">{LEAD}</p></div>'
    assert ("teaser", LEAD) in parts(page(article(FIRST, SECOND, above=above), head))


def test_a_description_that_is_the_first_paragraph_is_no_teaser() -> None:
    found = parts(page(article(FIRST, SECOND), meta(og__description=FIRST)))
    assert found == [("headline", TITLE), (None, FIRST), (None, SECOND)]


def test_a_description_that_the_page_does_not_show_is_left_out() -> None:
    hidden = "Worum es beim Bau geht und was die Anwohner jetzt wissen müssen, lesen Sie in unserem Bericht."
    assert hidden not in draft_html(page(article(FIRST, SECOND), meta(og__description=hidden))).text


def test_kinds_come_from_the_markup() -> None:
    found = parts(
        page(
            article(
                FIRST,
                "<h2>Streit um die Fähre</h2>",
                SECOND,
                "<blockquote><p>Wir haben lange genug gewartet, jetzt wird endlich gebaut.</p></blockquote>",
                "<ul><li>Im Oktober wird die alte Brücke gesperrt.</li><li>Im März beginnt der Neubau am Ufer.</li></ul>",
                "<figure><img src='x.jpg'><figcaption>Die Brücke im Sommer. Foto: Mia Berg</figcaption></figure>",
                THIRD,
            )
        )
    )
    kinds = [kind for kind, _ in found if kind != "caption"]
    assert kinds == ["headline", None, "subheading", None, "quotation", "list", "list", None]


def test_links_keep_their_words_and_blanks() -> None:
    linked = SECOND.replace("Angaben der Gemeinde", 'Angaben <a href="/g">der Gemeinde</a>').replace(
        "zwei Jahre", '<strong>zwei</strong> <em><a href="/j">Jahre</a></em>'
    )
    assert story(page(article(FIRST, linked, THIRD))) == [FIRST, SECOND, THIRD]


def test_soft_hyphens_entities_and_blanks_of_every_kind() -> None:
    written = SECOND.replace("Gemeinde", "Ge&shy;meinde").replace("vier Millionen", "vier&nbsp;Millionen").replace(
        "Anwohner", "An&#8203;wohner"
    ).replace("für", "fu\u0308r").replace("Geduld", "\n   Geduld")  # fmt: skip
    assert story(page(article(FIRST, written, THIRD))) == [FIRST, SECOND, THIRD]


def test_comments_between_words_lose_nothing() -> None:
    written = SECOND.replace("Bau", "<!---->Bau<!-- a -->").replace("zwei", "<!--b-->zwei")
    assert story(page(article(FIRST, written, THIRD))) == [FIRST, SECOND, THIRD]


def test_paragraphs_divided_by_line_breaks() -> None:
    body = f"<main><article><h1>{TITLE}</h1><div>{FIRST}<br><br>{SECOND}<br>\n<br/>{THIRD}</div></article></main>"
    assert story(page(body)) == [FIRST, SECOND, THIRD]


def test_advertising_between_paragraphs_is_left_out_and_splits_nothing() -> None:
    box = '<div class="ad"><script>x()</script><iframe src="https://ads.example"></iframe>Anzeige</div>'
    assert story(page(article(FIRST, box, SECOND, box, THIRD))) == [FIRST, SECOND, THIRD]


def test_links_to_other_articles_are_no_story() -> None:
    more = (
        "<h3>Mehr zum Thema</h3><ul><li><a href='/1'>Oberlohe bekommt ein neues Freibad am alten Bahnhof</a></li>"
        "<li><a href='/2'>Warum der Gemeinderat über Parkplätze streitet</a></li></ul>"
    )
    found = parts(page(article(FIRST, SECOND, more, THIRD)))
    read = [text for kind, text in found if kind not in ("promotion", "subheading")]
    assert read == [TITLE, FIRST, SECOND, THIRD]


def test_a_list_of_kickers_with_links_leads_away_but_one_with_a_link_in_it_does_not() -> None:
    away = "".join(f"<li>Neulohe: <a href='/{i}'>Der Rat billigt den Haushalt für {i}</a></li>" for i in (2024, 2025))
    own = (
        "<li>Die alte Brücke wird <a href='/b'>im Oktober</a> für den Verkehr gesperrt.</li>"
        "<li>Der Neubau der Brücke am oberen Ufer beginnt im März.</li>"
    )
    found = parts(page(article(FIRST, f"<ul>{away}</ul>", SECOND, f"<ul>{own}</ul>", THIRD)))
    assert [kind for kind, _ in found].count("list") == 2
    assert not any("Haushalt" in text for kind, text in found if kind != "promotion")


def test_short_answers_may_come_again() -> None:
    asked = [f"<p class='text'>{word}</p>" for word in ("Ja.", "Ja.")]
    found = story(page(article(FIRST, asked[0], SECOND, asked[1], THIRD)))
    assert found == [FIRST, "Ja.", SECOND, "Ja.", THIRD]


def test_paragraphs_that_each_stand_in_a_box_keep_their_headings() -> None:
    boxed = [f"<div class='row'><div class='cell'>{p}</div></div>" for p in (
        f"<p>{FIRST}</p>", "<h2>Was kostet die Brücke?</h2>", f"<p>{SECOND}</p>", "<h2>Wer ist dagegen?</h2>", f"<p>{THIRD}</p>"
    )]  # fmt: skip
    kinds = [kind for kind, _ in parts(page(article(*boxed)))]
    assert kinds == ["headline", None, "subheading", None, "subheading", None]


def test_the_items_of_a_subscription_box_below_the_story_are_left_out() -> None:
    offer = "<section><div><h3>Sie lesen gratis</h3><ul><li>Mehr Seiten</li><li>E-Paper dabei</li></ul></div></section>"
    body = f"<main>{article(FIRST, SECOND, THIRD)}<div><div>{offer}</div></div></main>"
    assert draft_html(page(body)).text.endswith(THIRD)


def test_repeated_blocks_are_read_once() -> None:
    pulled = "<aside><blockquote>Feld bat die Anwohner um Geduld und sagte ihnen einen Fährdienst zu.</blockquote></aside>"
    found = story(page(article(FIRST, SECOND, pulled, THIRD) + f'<div class="mobile"><p>{FIRST}</p></div>'))
    assert found == [FIRST, SECOND, THIRD]


def test_the_headline_is_not_repeated_above_the_story() -> None:
    found = parts(page(article(f"<h2>Neulohe: {TITLE}</h2>", FIRST, SECOND, above=""), meta(og__site_name="Lohebote")))
    assert [text for kind, text in found if kind == "headline"] == [TITLE]
    assert [kind for kind, _ in found].count("subheading") == 0


def test_words_for_screen_readers_only_are_left_out() -> None:
    written = SECOND.replace("Gemeinde", 'Gemeinde<span class="sr-only">(öffnet in neuem Fenster)</span>')
    assert story(page(article(FIRST, written, THIRD))) == [FIRST, SECOND, THIRD]


def test_an_article_that_the_page_hides_until_a_script_opens_it_is_read() -> None:
    body = f'<div style="display:none">{article(FIRST, SECOND, THIRD)}</div>'
    assert story(page(body)) == [FIRST, SECOND, THIRD]


def test_broken_markup_is_read() -> None:
    body = f"<main><article><h1>{TITLE}<p>{FIRST}<p><b>{SECOND}<p></i>{THIRD}</div></section>"
    assert {FIRST, SECOND, THIRD} <= {text for _, text in parts(page(body))}


def test_control_characters_and_an_xml_declaration_do_no_harm() -> None:
    source = '<?xml version="1.0" encoding="utf-8"?>' + page(article(FIRST.replace(" ", " \x01\x00", 1), SECOND))
    assert story(source) == [FIRST, SECOND]


def test_a_page_with_a_picture_of_many_megabytes_inside_is_read() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 12_000_000}">'
    assert story(page(article(FIRST, picture, SECOND))) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("body", "head", "says"),
    [
        (f"<h1>{TITLE}</h1><p>{LEAD}</p>", linked_data(headline=TITLE, isAccessibleForFree=False), "paywall"),
        (article(FIRST, SECOND), linked_data(headline=TITLE, isAccessibleForFree="False"), "only a stub"),
        ('<div id="consent"><p>Wir und unsere Partner nutzen Cookies.</p><button>OK</button></div>', "", "a consent wall"),
        ("<ul>" + '<li><a href="/x">Die Lage am Morgen</a></li>' * 3 + "</ul>", "", "a listing"),
        (
            "<main>"
            + "".join(
                f'<article><h2><a href="/{i}">Neulohe: Der Rat billigt den Haushalt für {i}</a></h2>'
                f"<p>Der Gemeinderat von Neulohe hat den Haushalt für {i} mit großer Mehrheit gebilligt.</p></article>"
                for i in range(2010, 2020)
            )
            + "</main>",
            "",
            "a listing of articles",
        ),
        ('<div id="root"></div><script>start()</script>', "", "scripts"),
    ],
)
def test_a_page_without_an_article_is_said_to_have_none(body: str, head: str, says: str) -> None:
    with pytest.raises(NotAnArticle, match=says):
        draft_html(page(body, head))


def test_nothing_is_printed_about_a_page_without_an_article(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NotAnArticle):
        draft_html("<html><body></body></html>")
    assert capfd.readouterr() == ("", "")


def test_an_endless_page_is_refused_at_once() -> None:
    began = time.perf_counter()
    with pytest.raises(TooLarge):
        draft_html(page("".join(f"<p>Absatz {i} von vielen.</p>" for i in range(30_000))))
    assert time.perf_counter() - began < 5


def test_deep_nesting_ends() -> None:
    for source in (
        "<div>" * 4000 + FIRST * 3 + "</div>" * 4000,
        page("<b>" * 3000 + f"<p>{FIRST}</p>" + "</b>" * 3000),
        page(article(FIRST, SECOND), f'<script type="application/ld+json">{"[" * 100_000}</script>'),
    ):
        with suppress(NotAnArticle):
            check(draft_html(source))


TAGS = st.sampled_from(
    ["p", "div", "h1", "h2", "ul", "li", "a", "b", "br", "blockquote", "figure", "figcaption", "table", "tr", "td", "aside"]
)
WORDS = st.sampled_from([FIRST, SECOND, THIRD, LEAD, TITLE, " ", "\u00a0", "&shy;", "<!-- x -->", "„", "&#0;", "\u0301"])
MARKUP = st.lists(WORDS | TAGS.map(lambda t: f"<{t}>") | TAGS.map(lambda t: f"</{t}>"), max_size=40).map("".join)


def check(draft: Draft) -> None:
    end = -2
    for block in draft.blocks:
        assert block.start == end + 2
        assert block.start < block.end
        text = draft.text[block.start : block.end]
        assert text == text.strip()
        assert not {"\n", "\u00ad", "\u00a0", "\u200b"} & set(text)
        end = block.end
    assert end == len(draft.text)


@given(MARKUP, st.booleans())
def test_no_markup_crashes_and_spans_cover(markup: str, whole: bool) -> None:
    try:
        draft = draft_html(page(markup) if whole else markup)
    except (NotText, NotAnArticle):
        return
    check(draft)


@given(st.text(max_size=200))
def test_no_text_taken_for_a_page_crashes(text: str) -> None:
    try:
        check(draft_html(text))
    except (NotText, NotAnArticle):
        return
