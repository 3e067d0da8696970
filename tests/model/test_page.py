"""The HTML page: self-contained, escaped, linked."""

from __future__ import annotations

import re

from lxml import html

import demnach
from demnach import Reading
from demnach.model.page import document


def test_nothing_comes_from_another_host(example: Reading) -> None:
    page = document(example)
    assert not re.search(r"<(?:script|img|link|iframe)\b", page)
    assert "@import" not in page
    assert "url(" not in page


def test_links_lead_to_cards_and_back(example: Reading) -> None:
    tree = html.fromstring(document(example))
    ids = set(tree.xpath("//@id"))
    targets = {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")}
    assert targets <= ids


def test_no_anchor_is_there_twice(example: Reading) -> None:
    ids = html.fromstring(document(example)).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_text_of_the_article_is_whole(example: Reading) -> None:
    tree = html.fromstring(document(example))
    shown = "".join(" ".join(tree.xpath("//article//text()")).split())
    for part in example.article.parts:
        if part.kind == "paragraph":
            first = "".join(example.article.text[part.start : part.start + 20].split())
            assert first in shown


def test_markup_in_the_text_is_escaped() -> None:
    page = document(demnach.read("Er sagte: „<script>alert(1)</script> ist kein Argument für irgendwas.“"))
    assert "<script>" not in page
