"""The store: nothing is lost on the way in and out; versions, corrections, embargoes."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import DROHNEN, HAFEN, TARIF, article, read

from demnach.archive.errors import NotInArchive, Withdrawn
from demnach.archive.filters import Filters
from demnach.archive.search import search_articles
from demnach.archive.store import Archive, visible_from
from demnach.archive.withdrawal import remove, withdraw
from demnach.model.types import (
    Article,
    Credit,
    Entity,
    Event,
    Link,
    Mention,
    Part,
    Party,
    Place,
    Reading,
    Rights,
    Span,
    Statement,
    Time,
    Toll,
)


def add(archive: Archive, found: Article, **more: bool) -> str:
    return archive.add(found, read, source="test", reader="1", **more).outcome


@pytest.mark.parametrize("text", [HAFEN, TARIF, DROHNEN])
def test_a_reading_comes_out_as_it_went_in(archive: Archive, text: str) -> None:
    found = article(text, "urn:x:1", outlet="Küstenbote", url="https://example.org/1")
    assert add(archive, found) == "added"
    assert archive.reading("urn:x:1") == read(found)
    assert archive.article("https://example.org/1") == found


def test_the_same_twice_changes_nothing(archive: Archive) -> None:
    assert [add(archive, article(HAFEN, "a")) for _ in range(2)] == ["added", "unchanged"]
    assert [v.number for v in archive.versions("a")] == [1]


def test_what_changed_becomes_a_version(archive: Archive) -> None:
    add(archive, article(HAFEN, "a"))
    assert add(archive, article(HAFEN.replace("zwölf", "15"), "a")) == "changed"
    assert [(v.number, v.current) for v in archive.versions("a")] == [(1, False), (2, True)]
    assert "15 Menschen" in archive.article("a").text
    assert "zwölf Menschen" in archive.article("a", 1).text


def test_a_version_that_comes_late_is_not_the_current_one(archive: Archive) -> None:
    third = msgspec.structs.replace(article(HAFEN.replace("zwölf", "18"), "a"), version=3)
    second = msgspec.structs.replace(article(HAFEN.replace("zwölf", "15"), "a"), version=2)
    add(archive, third)
    add(archive, second)
    assert "18 Menschen" in archive.article("a").text


def test_a_correction_takes_the_place_of_what_it_names(archive: Archive) -> None:
    add(archive, article(HAFEN, "a"))
    correction = msgspec.structs.replace(article(HAFEN.replace("zwölf", "15"), "b"), replaces=("a",), signals=("correction",))
    add(archive, correction)
    assert [hit.article for hit in search_articles(archive.database, "Explosion", Filters(), now=archive.clock())] == ["b"]
    everything = search_articles(archive.database, "Explosion", Filters(replaced=True), now=archive.clock())
    assert {hit.article for hit in everything} == {"a", "b"}
    listed = archive.database.run("SELECT article, replaced_by FROM current_articles ORDER BY article")
    assert listed == [("a", "b"), ("b", None)]


def test_correct_keeps_what_is_known(archive: Archive) -> None:
    add(archive, article(HAFEN, "a", outlet="Küstenbote", url="https://example.org/1"))
    corrected = article(HAFEN.replace("zwölf", "15"), "from a file")
    archive.correct("https://example.org/1", corrected, read, source="test", reader="1")
    found = archive.article("a")
    assert (found.outlet, found.url, found.signals) == ("Küstenbote", "https://example.org/1", ("correction",))
    assert [v.current for v in archive.versions("a")] == [False, True]


def test_a_canceled_item_takes_what_is_there_along(archive: Archive) -> None:
    add(archive, article(HAFEN, "a"))
    assert add(archive, msgspec.structs.replace(article(HAFEN, "a"), status="canceled")) == "canceled"
    with pytest.raises(Withdrawn):
        archive.reading("a")
    with pytest.raises(Withdrawn):
        add(archive, article(HAFEN, "a"))
    assert add(archive, article(HAFEN, "a"), overrule=True) == "added"


def test_a_kill_takes_the_item_that_it_names_along(archive: Archive) -> None:
    add(archive, article(HAFEN, "a"))
    notice = article("Die Meldung ist zu streichen, sagte die Redaktion.", "k")
    add(archive, msgspec.structs.replace(notice, signals=("kill",), replaces=("a",)))
    for name in ("a", "k"):
        with pytest.raises(Withdrawn):
            archive.article(name)


def test_a_canceled_correction_does_not_take_what_it_corrected_along(archive: Archive) -> None:
    add(archive, article(HAFEN, "a"))
    correction = msgspec.structs.replace(article(TARIF, "b"), replaces=("a",), signals=("correction",))
    add(archive, correction)
    add(archive, msgspec.structs.replace(correction, status="canceled"))
    assert list(archive.articles()) == ["a"]


def test_what_is_withdrawn_while_it_is_read_stays_out(archive: Archive) -> None:
    add(archive, article(HAFEN, "a"))

    def slowly(found: Article) -> Reading:
        withdraw(archive.database, ["a"], at=archive.stamp(), who="Recht", reason="Urteil")
        return read(found)

    with pytest.raises(Withdrawn):
        archive.add(article(HAFEN.replace("zwölf", "15"), "a"), slowly, source="test", reader="1")
    assert list(archive.articles()) == []


def test_reading_anew_passes_over_what_was_withdrawn(archive: Archive) -> None:
    add(archive, article(HAFEN, "a"))
    (waiting,) = archive.outdated("2", "default")

    def slowly(found: Article) -> Reading:
        withdraw(archive.database, ["a"], at=archive.stamp(), who="Recht", reason="Urteil")
        return read(found)

    archive.reread(waiting, slowly, reader="2")
    archive.reread(waiting, read, reader="2")
    assert archive.database.number("SELECT count(*) FROM readings") == 0


class TestEmbargo:
    """What may not be seen is not seen, by any way."""

    TIME = "2026-11-24T06:00:00+01:00"

    def test_it_hides_until_its_time(self, opened: Callable[..., Archive]) -> None:
        now = [visible_from(msgspec.structs.replace(article(HAFEN, "a"), embargo=self.TIME)) - 1]
        archive = opened(clock=lambda: now[0])
        add(archive, msgspec.structs.replace(article(HAFEN, "a"), embargo=self.TIME))
        with pytest.raises(NotInArchive, match="embargo"):
            archive.reading("a")
        assert list(archive.articles()) == []
        assert search_articles(archive.database, "Explosion", Filters(), now=archive.clock()) == []
        now[0] += 1
        assert archive.reading("a").article.id == "a"
        assert len(search_articles(archive.database, "Explosion", Filters(), now=archive.clock())) == 1

    def test_an_embargoed_version_leaves_the_one_before_in_sight(self, opened: Callable[..., Archive]) -> None:
        until = visible_from(msgspec.structs.replace(article(HAFEN, "a"), embargo=self.TIME))
        now = [until - 1]
        archive = opened(clock=lambda: now[0])
        add(archive, article(HAFEN, "a"))
        add(archive, msgspec.structs.replace(article(HAFEN.replace("zwölf", "15"), "a"), embargo=self.TIME))
        assert "zwölf" in archive.article("a").text
        now[0] = until
        assert "15 Menschen" in archive.article("a").text

    def test_what_is_withheld_is_so_until_further_notice(self, archive: Archive) -> None:
        past = msgspec.structs.replace(article(HAFEN, "a"), status="withheld", embargo="2020-01-01T00:00:00Z")
        add(archive, past)
        assert list(archive.articles()) == []

    def test_a_withheld_version_hides_the_article(self, archive: Archive) -> None:
        add(archive, article(HAFEN, "a"))
        add(archive, msgspec.structs.replace(article(HAFEN, "a"), status="withheld"))
        with pytest.raises(NotInArchive):
            archive.article("a")
        add(archive, msgspec.structs.replace(article(HAFEN, "a"), version=2))
        assert archive.article("a").status == "usable"

    @pytest.mark.parametrize("embargo", ["someday", "2026-99-99", ""])
    def test_one_that_cannot_be_read_hides(self, archive: Archive, embargo: str) -> None:
        add(archive, msgspec.structs.replace(article(HAFEN, "a"), embargo=embargo))
        assert list(archive.articles()) == []

    def test_without_a_zone_it_is_german_time(self) -> None:
        plain = msgspec.structs.replace(article(HAFEN, "a"), embargo="2026-07-01T06:00:00")
        zoned = msgspec.structs.replace(article(HAFEN, "a"), embargo="2026-07-01T06:00:00+02:00")
        assert visible_from(plain) == visible_from(zoned)

    def test_views_go_by_the_databases_own_clock(self, archive: Archive) -> None:
        add(archive, msgspec.structs.replace(article(HAFEN, "a"), embargo="2999-01-01T00:00:00Z"))
        for view in ("articles", "readings", "statements", "chains", "entities", "times", "places", "events", "tolls"):
            assert archive.database.run(f"SELECT * FROM current_{view}") == []


def test_the_views_show_what_was_read(archive: Archive) -> None:
    add(archive, article(HAFEN, "a"))
    reading = archive.reading("a")
    said = archive.database.run("SELECT words, speaker FROM current_statements ORDER BY statement")
    assert {words for words, _ in said} == {reading.evidence(*s.content) for s in reading.statements}
    tolls = archive.database.run("SELECT kind, least, most, words FROM current_tolls")
    assert sorted(tolls) == sorted(
        (t.kind, t.min, t.max, reading.evidence(Span(t.start, t.end))) for e in reading.events for t in e.tolls
    )


def test_reading_anew_replaces_and_can_be_resumed(archive: Archive) -> None:
    for name in "abc":
        add(archive, article(HAFEN, name))
    waiting = archive.outdated("2", "default")
    assert len(waiting) == 3
    archive.reread(waiting[0], read, reader="2")
    assert archive.outdated("2", "default") == waiting[1:]
    assert archive.database.number("SELECT count(*) FROM readings") == 3
    assert len(search_articles(archive.database, "Explosion", Filters(), now=archive.clock())) == 3


# whatever a reading may hold

_WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20)
_SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3).map(
    lambda pairs: tuple(Span(min(p), max(p)) for p in pairs)
)
_IDS = st.sampled_from(["e1", "e2", None])
_CREDITS = st.builds(Credit, kind=st.just("agency"), name=_WORDS, start=st.integers(0, 9), end=st.just(9))
_PARTIES = st.none() | st.builds(Party, entity=_IDS, spans=_SPANS)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Readings of any shape: they need make no sense to be kept."""
    text = draw(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=60))
    names = st.lists(_WORDS, max_size=2).map(tuple)
    found = Article(
        id="x",
        text=text,
        parts=(Part(kind="paragraph", start=0, end=len(text)),),
        credits=draw(st.lists(_CREDITS, max_size=2).map(tuple)),
        title=draw(st.none() | _WORDS),
        url=draw(st.none() | _WORDS),
        published=draw(st.none() | st.just("2026-01-01")),
        keywords=draw(names),
        authors=draw(names),
        agencies=draw(names),
        replaces=draw(st.lists(_WORDS, max_size=2, unique=True).map(tuple)),
        rights=draw(st.builds(Rights, notice=st.none() | _WORDS, tdm_reserved=st.none() | st.booleans())),
    )
    mentions = st.lists(
        st.builds(
            Mention, start=st.integers(0, 9), end=st.integers(9, 20), name=st.booleans(), metonym=st.booleans(),
            confidence=st.floats(0, 1),
        ),
        min_size=1, max_size=3,
    ).map(tuple)  # fmt: skip
    entities = tuple(
        Entity(id=f"e{n}", name=draw(_WORDS), kind="person", mentions=draw(mentions), wikidata=draw(st.none() | st.just("Q1")))
        for n in (1, 2)
    )
    links = st.lists(
        st.builds(Link, entity=_IDS, name=_WORDS, role=st.just("speaker"), evidence=_SPANS), max_size=2
    ).map(tuple)
    statements = tuple(
        Statement(
            id=f"s{n}", form="direct", medium="speech", act="say", content=draw(_SPANS), cue=draw(_SPANS),
            speaker=draw(_PARTIES), addressee=draw(_PARTIES), chain=draw(links),
            time=draw(st.none() | st.just("t1")), confidence=draw(st.floats(0, 1)),
        )
        for n in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    toll = st.builds(
        Toll, kind=st.just("killed"), min=st.none() | st.integers(0, 1 << 60), max=st.none() | st.integers(0, 9),
        approximate=st.booleans(), unit=st.just("people"), start=st.integers(0, 5), end=st.integers(5, 9), place=_SPANS,
        part=st.booleans(), superseded=st.booleans(), asserted_by=names,
    )  # fmt: skip
    events = tuple(
        Event(
            id=f"v{n}", type="attack", trigger=draw(_SPANS), mentions=draw(st.lists(_SPANS, max_size=2).map(tuple)),
            actors=draw(st.lists(st.builds(Party, entity=_IDS, spans=_SPANS), max_size=2).map(tuple)),
            tolls=draw(st.lists(toll, max_size=2).map(tuple)), asserted_by=draw(names),
        )
        for n in range(draw(st.integers(0, 2)))
    )  # fmt: skip
    return Reading(
        article=found,
        entities=entities,
        statements=statements,
        events=events,
        times=(Time(id="t1", start=0, end=1, type="DATE", value=draw(_WORDS), vague=draw(st.booleans())),),
        places=(Place(id="p1", start=0, end=1, name=draw(_WORDS), kind="city", lat=draw(st.none() | st.floats(-90, 90))),),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(reading=readings())
def test_any_reading_comes_out_as_it_went_in_and_goes_without_trace(archive: Archive, reading: Reading) -> None:
    before = [archive.database.number(f"SELECT count(*) FROM {table}") for table in ("names", "links", "tolls")]
    archive.database.run("DELETE FROM tombstones")
    archive.add(reading.article, lambda _: reading, source="test", reader="1")
    assert archive.reading("x") == reading
    with archive.database.transaction():
        assert remove(archive.database, "x")
    assert [archive.database.number(f"SELECT count(*) FROM {table}") for table in ("names", "links", "tolls")] == before
    if archive.database.dialect == "sqlite":
        for table in ("article_words", "statement_words"):
            archive.database.run(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
