"""The HTML page: self-contained, escaped, linked, whole."""

from __future__ import annotations

import re

import msgspec
import pytest
from lxml import html

import demnach
from demnach import Reading
from demnach.model.page import document, fragment, pages
from demnach.model.types import READ_KINDS, Article, Part, Span, Statement
from model.sample import SAMPLE


def words(element: html.HtmlElement) -> str:
    return "".join(element.text_content().split())


def test_nothing_comes_from_another_host_and_nothing_is_run(example: Reading) -> None:
    page = document(example)
    assert not re.search(r"<(?:script|img|link|iframe|object|form)\b", page)
    assert "@import" not in page
    assert "url(" not in page
    assert "default-src 'none'" in page


def test_links_lead_to_notes_and_back(example: Reading) -> None:
    tree = html.fromstring(document(example))
    targets = {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")}
    assert targets <= set(tree.xpath("//@id"))
    assert len(targets) == 2 * len(example.statements)


def test_no_anchor_is_there_twice_even_with_several_readings(example: Reading) -> None:
    ids = html.fromstring("".join(pages((example, SAMPLE)))).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_text_of_the_article_is_whole(example: Reading) -> None:
    tree = html.fromstring(document(example))
    for sup in tree.xpath("//sup"):
        sup.drop_tree()
    shown = "".join(words(element) for element in tree.xpath("//h1|//div[@class='text']"))
    for part in example.article.parts:
        if part.kind in READ_KINDS:
            assert "".join(example.article.text[part.start : part.end].split()) in shown


def test_every_statement_shows_who_vouches_for_it(example: Reading) -> None:
    tree = html.fromstring(document(example))
    notes = [words(note) for note in tree.xpath("//aside//div[starts-with(@class,'head')]")]
    for statement in example.statements:
        assert any(all("".join(link.name.split()) in note for link in statement.chain) for note in notes)


def test_markup_in_the_text_is_escaped() -> None:
    page = document(demnach.read("Er sagte: „<script>alert(1)</script> ist kein Argument für irgendwas.“"))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_no_string_of_a_reading_becomes_markup() -> None:
    evil = '"><b onclick=x>'
    article = msgspec.structs.replace(SAMPLE.article, id=evil, title=evil, outlet=evil, authors=(evil,), url=f"https://x/{evil}")
    entities = tuple(msgspec.structs.replace(entity, name=evil) for entity in SAMPLE.entities)
    statements = tuple(msgspec.structs.replace(s, id=f"{s.id}{evil}", parent=None) for s in SAMPLE.statements)
    page = document(msgspec.structs.replace(SAMPLE, article=article, entities=entities, statements=statements))
    assert html.fromstring(page).xpath("//@onclick") == []


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_only_web_addresses_become_links(url: str) -> None:
    article = msgspec.structs.replace(SAMPLE.article, url=url)
    assert url not in document(msgspec.structs.replace(SAMPLE, article=article))


def test_a_fragment_is_marked_in_the_note_of_its_statement() -> None:
    tree = html.fromstring(document(SAMPLE))
    notes = tree.xpath("//section[contains(@class,'note')]")
    assert len(notes) == 3
    (fragment_of_second,) = notes[1].xpath(".//span[contains(@class,'direct')]")
    assert fragment_of_second.text_content() == "„heldenhafte\nEinsatz“"


def test_a_statement_told_inside_another_has_its_note_inside() -> None:
    statements = [msgspec.structs.replace(s, parent="s1" if s.id == "s2" else s.parent) for s in SAMPLE.statements]
    tree = html.fromstring(document(msgspec.structs.replace(SAMPLE, statements=tuple(statements))))
    assert len(tree.xpath("//section[contains(@class,'note')]//section[contains(@class,'note')]")) == 1


def test_the_head_warns_of_articles_that_were_withdrawn() -> None:
    assert "This article was withheld." in document(SAMPLE)


def test_tolls_tell_number_words_and_source() -> None:
    (first, second) = html.fromstring(document(SAMPLE)).xpath("//tbody/tr")
    assert [cell.text_content() for cell in first] == [
        "at least 11„mehr als 10 Soldaten“", "killed", "armed clash · Karvien · 2026-05-04", "SNA → dpa",
    ]  # fmt: skip
    assert second[3].text_content() == "the article itself"


def test_furniture_stands_apart() -> None:
    tree = html.fromstring(document(SAMPLE))
    assert "SNA/dpa" not in "".join(e.text_content() for e in tree.xpath("//div[@class='text']"))
    assert "SNA/dpa" in tree.xpath("string(//section[contains(@class,'furniture')])")


def test_an_article_without_title_or_statements_is_shown_too() -> None:
    reading = Reading(article=Article(id="a", text="Ein Satz. " * 30, parts=(Part(kind="paragraph", start=0, end=299),)))
    tree = html.fromstring(document(reading))
    assert tree.xpath("string(//h1)").endswith(" …")
    assert "No statements were found." in tree.text_content()


def test_statements_outside_all_parts_are_not_lost() -> None:
    statement = Statement(id="s1", form="direct", medium="speech", act="say", content=(Span(0, 3),))
    reading = Reading(article=Article(id="a", text="Ja. Nein."), statements=(statement,))
    assert len(html.fromstring(document(reading)).xpath("//section[contains(@class,'note')]")) == 1


def test_a_notebook_gets_an_element_and_no_page() -> None:
    shown = fragment(SAMPLE)
    assert "<html" not in shown
    assert "body {" not in shown


def test_several_readings_are_one_page() -> None:
    pieces = list(pages((SAMPLE, SAMPLE, SAMPLE)))
    assert len(pieces) == 4
    page = "".join(pieces)
    assert page.count("<html") == page.count("</html>") == 1
    assert page.count('<article class="demnach"') == 3
    assert list(pages(())) == []
