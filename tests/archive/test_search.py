"""Search: by lemma and parts of compounds, with every filter, the evidence exact."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import DROHNEN, HAFEN, TARIF, article, read

from demnach.archive.days import days_of
from demnach.archive.errors import ArchiveError
from demnach.archive.filters import Filters, has_words
from demnach.archive.lemmas import index_words, keys_of
from demnach.archive.query import MisusedQuery, for_fts5, for_postgresql, holds, parse
from demnach.archive.search import Hit, search_articles, search_statements
from demnach.archive.store import Archive
from demnach.archive.tolls import tolls
from demnach.model.types import Rights


@pytest.fixture
def filled(archive: Archive) -> Archive:
    hafen = article(HAFEN, "hafen", outlet="Küstenbote", day="2026-11-24")
    tarif = article(TARIF, "tarif", outlet="Talblatt", day="2026-10-12")
    reserved = Rights(notice="Alle Rechte vorbehalten", tdm_reserved=True)
    drohnen = msgspec.structs.replace(article(DROHNEN, "drohnen", outlet="Ostpost", day="2026-11-20"), rights=reserved)
    for found in (hafen, tarif, drohnen):
        archive.add(found, read, source="test", reader="1")
    return archive


def articles(archive: Archive, words: str, **filters: object) -> list[str]:
    return [hit.article for hit in search_articles(archive.database, words, Filters(**filters), now=archive.clock())]  # type: ignore[arg-type]


def statements(archive: Archive, words: str, speaker: str = "", **filters: object) -> list[Hit]:
    return search_statements(archive.database, words, Filters(**filters), speaker=speaker, now=archive.clock())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Angriff", {"drohnen"}),  # a part of „Drohnenangriffe“
        ("Drohne", {"drohnen"}),
        ("verletzen", {"hafen", "drohnen"}),  # a lemma
        ("fordert Lohn", {"tarif"}),
        ('"drei Menschen"', {"hafen"}),
        ('"Menschen drei"', set()),
        ("Explosion OR Tarifstreit", {"hafen", "tarif"}),
        ("verletzt -Explosion", {"drohnen"}),
        ("Gouverneur*", {"hafen", "drohnen"}),
        ("Ilves", {"hafen"}),
        ("Weltraum", set()),
    ],
)
def test_words(filled: Archive, words: str, found: set[str]) -> None:
    assert set(articles(filled, words)) == found


def test_without_words_the_newest_come_first(filled: Archive) -> None:
    assert articles(filled, "") == ["hafen", "drohnen", "tarif"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"outlet": "küstenbote"}, {"hafen"}),
        ({"agency": "dpa"}, {"hafen", "drohnen"}),
        ({"agency": "Deutsche Presse-Agentur"}, {"hafen", "drohnen"}),
        ({"agency": "Evangelischer Pressedienst"}, {"tarif"}),
        ({"place": "Charkiw"}, {"drohnen"}),
        ({"place": "Ukraine"}, {"hafen", "drohnen"}),
        ({"place": "Atlantis"}, set()),
        ({"since": "2026-11"}, {"hafen", "drohnen"}),
        ({"until": "2026-10"}, {"tarif"}),
        ({"since": "2026-11-20", "until": "2026-11-20"}, {"drohnen"}),
        ({"meant": "2026-12"}, {"tarif"}),
        ({"entity": "Brandt"}, {"drohnen"}),
        ({"entity": "brandt"}, {"drohnen"}),
        ({"entity": "Brand"}, set()),
        ({"toll": "injured"}, {"hafen", "drohnen"}),
        ({"unreserved": True}, {"hafen", "tarif"}),
    ],
)
def test_filters(filled: Archive, filters: dict[str, object], found: set[str]) -> None:
    assert set(articles(filled, "", **filters)) == found


def test_statements_by_speaker_act_form_and_words(filled: Archive) -> None:
    assert {hit.article for hit in statements(filled, "", "Harlan")} == {"tarif"}
    assert {hit.speaker for hit in statements(filled, "", "Harlan")} == {"Jonas Harlan"}
    assert statements(filled, "streiken", "Harlan")
    assert not statements(filled, "Kontrolle", "Harlan")
    assert {hit.act for hit in statements(filled, "", act="demand")} == {"demand"}
    assert {hit.form for hit in statements(filled, "", form="direct")} == {"direct"}
    assert all(hit.confidence is not None and hit.confidence >= 0.5 for hit in statements(filled, "", min_confidence=0.5))
    assert {hit.article for hit in statements(filled, "", entity="SNA")} == {"hafen"}
    assert {hit.article for hit in statements(filled, "", toll="killed")} == {"hafen"}


def test_a_statement_comes_with_its_chain_and_its_rights(filled: Archive) -> None:
    found = statements(filled, "verletzt", "Holub")
    assert [hit.chain for hit in found] == [("Taras Holub", "dpa", "Ostpost")]
    assert found[0].rights == Rights(notice="Alle Rechte vorbehalten", tdm_reserved=True)


@pytest.mark.parametrize("words", ["Hafen", "verletzt", "Menschen Hafen"])
def test_the_evidence_is_exact(filled: Archive, words: str) -> None:
    hits = search_articles(filled.database, words, Filters(), now=filled.clock())
    hits += statements(filled, words)
    assert hits
    for hit in hits:
        text = filled.article(hit.article).text
        marks = [hit.snippet.words[mark.start : mark.end] for mark in hit.snippet.marks]
        assert marks == [span.of(text) for span in hit.snippet.spans]
        assert marks
        if hit.kind == "statement":
            assert " ".join(hit.snippet.words.split()) == " … ".join(" ".join(s.of(text).split()) for s in hit.evidence)


def test_the_toll_table_says_who_counts(filled: Archive) -> None:
    rows = tolls(filled.database, Filters(place="Charkiw"), now=filled.clock())
    assert [(row.kind, row.min, row.max, row.words) for row in rows] == [("injured", 15, 15, "15 Menschen")]
    assert rows[0].told_by
    assert rows[0].told_by[0][0] == "Taras Holub"
    assert rows[0].evidence.of(filled.article("drohnen").text) == "15 Menschen"
    dead = tolls(filled.database, Filters(toll="killed"), now=filled.clock())
    assert {row.article for row in dead} == {"hafen"}
    assert tolls(filled.database, Filters(toll="killed"), event="verdict", now=filled.clock()) == []


def test_what_cannot_be_sought_says_so(filled: Archive) -> None:
    with pytest.raises(MisusedQuery, match="no word"):
        articles(filled, "der und die")
    with pytest.raises(MisusedQuery):
        articles(filled, "-Hafen")
    with pytest.raises(ArchiveError, match="no day"):
        articles(filled, "", since="gestern")


@given(st.text(max_size=40))
def test_any_query_is_sought_or_refused(text: str) -> None:
    try:
        clauses = parse(text)
    except MisusedQuery:
        return
    for_postgresql(clauses)
    for_fts5(clauses)
    holds(clauses, text)


@pytest.mark.parametrize(
    "text", ['a"b', "'; DROP TABLE items", "NEAR(a b)", "x AND y", "a* b*", "🙂 Hafen", "content:x", "%_?"]
)
def test_no_query_is_taken_for_a_command(filled: Archive, text: str) -> None:
    articles(filled, text)
    statements(filled, text, "Ilves")


def test_keys() -> None:
    assert set(keys_of("Drohnenangriffe")) == {"drohnenangriff", "drohne", "angriff"}
    assert "sagen" in keys_of("sagte")
    assert keys_of("und") == ()
    assert "holub" in keys_of("Holubs")
    assert "landschaft" in index_words("die Landschaft").split()
    assert "schaft" not in index_words("die Landschaft").split()


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2026-11-24", ("2026-11-24", "2026-11-24")),
        ("2026-11-24TEV", ("2026-11-24", "2026-11-24")),
        ("2026-02", ("2026-02-01", "2026-02-28")),
        ("2026", ("2026-01-01", "2026-12-31")),
        ("2026-W48", ("2026-11-23", "2026-11-29")),
        ("2026-W48-WE", ("2026-11-28", "2026-11-29")),
        ("2026-WI", ("2026-12-01", "2027-02-28")),
        ("2026-Q4", ("2026-10-01", "2026-12-31")),
        ("202", ("2020-01-01", "2029-12-31")),
        ("20", ("2000-01-01", "2099-12-31")),
        ("XXXX-01-07", None),
        ("PRESENT_REF", None),
        ("P4Y", None),
        ("2026-02-31", None),
        ("0000", None),
    ],
)
def test_days_of_values(value: str, days: tuple[str, str] | None) -> None:
    assert days_of(value) == days


@given(st.text(alphabet="0123456789-WQHSUTX", max_size=12))
def test_any_value_has_days_or_none(value: str) -> None:
    found = days_of(value)
    assert found is None or found[0] <= found[1]


def test_names_are_found_by_whole_words() -> None:
    assert has_words("Gebiet Charkiw", "charkiw")
    assert has_words("Wladimir Putin", "Wladimir Putin")
    assert not has_words("Charkiwer Platz", "Charkiw")
    assert not has_words("Charkiw", "")
