"""OPML lists of feeds, invented."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demnach.intake.errors import BadRecord, IntakeError, NotText
from demnach.intake.web.opml import feeds_of, looks_like_opml

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<!-- ausgeführt am 4. Mai -->
<opml version="2.0"><head><title>Zeitungen</title></head><body>
<outline text="Region"><outline text="Bote" type="rss" xmlUrl="https://bote.example/feed.xml" htmlUrl="https://bote.example/"/>
 <outline text="Tief"><outline text="Kurier" XMLURL=" https://kurier.example/?a=1&b=2 "/></outline></outline>
<outline text="Bote" xmlurl="https://bote.example/feed.xml"/><outline text="leer" xmlUrl=""/>
</body></opml>"""


def test_feeds_in_order_and_once() -> None:
    assert looks_like_opml(LIST)
    assert feeds_of(LIST) == ["https://bote.example/feed.xml", "https://kurier.example/?a=1&b=2"]


@pytest.mark.parametrize("source", ["", "OPML ist <opml>", "<rss/>", "<html><opml/></html>", "<opml2/>"])
def test_what_is_no_list(source: str) -> None:
    assert not looks_like_opml(source)
    with pytest.raises((BadRecord, NotText)):
        feeds_of(source)


def test_a_list_without_feeds() -> None:
    with pytest.raises(BadRecord, match="without a feed"):
        feeds_of("<opml><body><outline text='x'/></body></opml>")


def test_a_prefix_that_means_nothing() -> None:
    assert feeds_of('<opml><he:ad/><outline xmlUrl="https://bote.example/1"/></opml>') == ["https://bote.example/1"]


def test_an_entity_is_not_resolved() -> None:
    with pytest.raises(NotText, match="entities"):
        feeds_of('<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><outline xmlUrl="&a;"/></opml>')


def check(source: str) -> None:
    try:
        found = feeds_of(source)
    except IntakeError:
        return
    assert found
    assert all(found)


@given(st.text())
def test_no_text_crashes(source: str) -> None:
    looks_like_opml(source)
    check(source)
    check("<opml>" + source)


@given(st.integers(), st.lists(st.sampled_from('<>&;"/:![]- \n\x00äx')))
def test_no_damage_crashes(seed: int, letters: list[str]) -> None:
    chance = random.Random(seed)
    damaged = list(LIST)
    for letter in letters:
        at = chance.randrange(len(damaged))
        damaged[at : at + chance.choice((0, 1, 30))] = letter
    check("".join(damaged))
