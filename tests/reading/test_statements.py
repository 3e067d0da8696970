"""Statements: every construction with an invented sentence, and what must hold of every reading."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import demnach
from demnach import Reading
from demnach.model.types import Statement


class Expected(NamedTuple):
    """A statement in the words of the text; frame words are left open."""

    form: str
    content: tuple[str, ...]
    speaker: str | None
    cue: tuple[str, ...] = ()


def told(reading: Reading) -> list[Expected]:
    text = reading.article.text

    def words(statement: Statement) -> Expected:
        speaker = statement.speaker.spans[0].of(text) if statement.speaker else None
        return Expected(
            statement.form, tuple(c.of(text) for c in statement.content), speaker, tuple(c.of(text) for c in statement.cue)
        )

    return [words(s) for s in reading.statements]


CASES = [
    (
        "Die Behörde teilte mit, dass der Zug entgleist sei.",
        Expected("indirect", ("dass der Zug entgleist sei",), "Die Behörde", ("teilte mit",)),
    ),
    (
        "Die Ministerin sagte am Montag, der Vertrag sei unterschrieben.",
        Expected("indirect", ("der Vertrag sei unterschrieben",), "Die Ministerin", ("sagte",)),
    ),
    (
        "Der Verein versprach, die Schulden bis Mai zu bezahlen.",
        Expected("indirect", ("die Schulden bis Mai zu bezahlen",), "Der Verein", ("versprach",)),
    ),
    (
        "Der Richter fragte, ob die Zeugin den Wagen gesehen habe.",
        Expected("indirect", ("ob die Zeugin den Wagen gesehen habe",), "Der Richter", ("fragte",)),
    ),
    (
        "Die Brücke bleibe gesperrt, sagte ein Sprecher der Stadt.",
        Expected("indirect", ("Die Brücke bleibe gesperrt",), "ein Sprecher der Stadt", ("sagte",)),
    ),
    (
        "Eine Nachbarin will in der Nacht zwei Schüsse gehört haben.",
        Expected("free-indirect", ("Eine Nachbarin will in der Nacht zwei Schüsse gehört haben.",), "Eine Nachbarin"),
    ),
    (
        "Der Zivilschutz nannte 41 Tote.",
        Expected("reported", ("Der Zivilschutz nannte 41 Tote.",), "Der Zivilschutz"),
    ),
    (
        "Der Verband widersprach dem Bericht.",
        Expected("reported", ("Der Verband widersprach dem Bericht.",), "Der Verband"),
    ),
    (
        "Man habe, teilte das Amt mit, keine Hinweise auf eine Straftat.",
        Expected("indirect", ("Man habe", "keine Hinweise auf eine Straftat"), "das Amt", ("teilte", "mit")),
    ),
    (
        "Wie die Polizei mitteilte, wurde niemand verletzt.",
        Expected("indirect", ("wurde niemand verletzt",), "die Polizei", ("Wie", "mitteilte")),
    ),
    (
        "Laut Feuerwehr brannte der Dachstuhl vollständig aus.",
        Expected("indirect", ("brannte der Dachstuhl vollständig aus",), "Feuerwehr", ("Laut",)),
    ),
    (
        "Dem Bericht zufolge fehlen zwölf Millionen Euro.",
        Expected("indirect", ("fehlen zwölf Millionen Euro",), "Dem Bericht", ("zufolge",)),
    ),
    (
        "Nach Angaben der Klinik ist der Zustand des Mannes stabil.",
        Expected("indirect", ("ist der Zustand des Mannes stabil",), "Angaben der Klinik", ("Nach",)),
    ),
    (
        "Die Lage sei ernst, so der Bürgermeister.",
        Expected("indirect", ("Die Lage sei ernst",), "der Bürgermeister", ("so",)),
    ),
    (
        "„Wir geben nicht auf“, sagte Trainerin Jana Reuter.",
        Expected("direct", ("„Wir geben nicht auf“",), "Trainerin Jana Reuter", ("sagte",)),
    ),
    (
        "Reuter sagte: „Wir geben nicht auf.“",
        Expected("direct", ("„Wir geben nicht auf.“",), "Reuter", ("sagte",)),
    ),
    (
        "„Wir wissen es nicht“, so ein Sprecher, „aber wir arbeiten daran.“",
        Expected("direct", ("„Wir wissen es nicht“", "„aber wir arbeiten daran.“"), "ein Sprecher", ("so",)),
    ),
    (
        "«Wir haben alles versucht», sagte die Chefin.",
        Expected("direct", ("«Wir haben alles versucht»",), "die Chefin", ("sagte",)),
    ),
    (
        '"Das war knapp", sagte der Trainer.',
        Expected("direct", ('"Das war knapp"',), "der Trainer", ("sagte",)),
    ),
    (
        "Die Opposition forderte den Rücktritt der Ministerin.",
        Expected("reported", ("Die Opposition forderte den Rücktritt der Ministerin.",), "Die Opposition"),
    ),
    (
        "Der Zug ist entgleist. Das teilte die Bahn mit.",
        Expected("indirect", ("Der Zug ist entgleist. Das",), "die Bahn", ("teilte", "mit")),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_a_construction(text: str, expected: Expected) -> None:
    found = told(demnach.read(text, published="2026-05-04"))
    match = [s for s in found if s.form == expected.form and s.content == expected.content]
    assert match, found
    assert match[0].speaker == expected.speaker
    assert " ".join(match[0].cue) == " ".join(expected.cue)


def test_a_fragment_is_verbatim_inside_its_statement() -> None:
    reading = demnach.read("Die Ministerin sagte, der Schritt sei „schmerzhaft, aber unvermeidlich“.")
    outer, fragment = reading.statements
    text = reading.article.text
    assert (outer.form, fragment.form) == ("indirect", "direct")
    assert fragment.parent == outer.id
    assert fragment.content[0].of(text) == "„schmerzhaft, aber unvermeidlich“"
    assert fragment.speaker == outer.speaker


def test_the_subjunctive_goes_on_with_the_speaker() -> None:
    reading = demnach.read("Die Polizei sagte, der Täter sei geflohen. Man suche ihn noch. Er gelte als gefährlich.")
    text = reading.article.text
    continued = [s for s in reading.statements if s.form == "indirect-free-indirect"]
    assert [c.of(text) for s in continued for c in s.content] == ["Man suche ihn noch. Er gelte als gefährlich."]
    assert continued[0].speaker is not None
    assert continued[0].speaker.spans[0].of(text) == "Die Polizei"


@pytest.mark.parametrize(
    "text",
    [
        "Der Zug fuhr um acht Uhr ab und kam pünktlich an.",
        "Der Sturm forderte drei Todesopfer.",
        "Sie las das Buch „Der lange Weg“ in einer Nacht.",
        "Danach flohen die Täter in Richtung Hafen.",
        "Ein Sprecher wollte den Vorfall nicht bestätigen.",
    ],
)
def test_what_is_nobodys_words_is_no_statement(text: str) -> None:
    assert told(demnach.read(text)) == []


def test_speech_over_paragraphs_is_one_statement() -> None:
    reading = demnach.read("„Wir haben lange verhandelt.\n\n„Am Ende haben wir uns geeinigt“, sagte Wolke.")
    direct = [s for s in reading.statements if s.form == "direct"]
    assert len(direct) == 1
    assert len(direct[0].content) == 2


def test_one_odd_mark_spoils_nothing() -> None:
    reading = demnach.read("Der „Bote erschien am Montag.\n\n„Wir geben nicht auf“, sagte Reuter.")
    contents = [c.of(reading.article.text) for s in reading.statements for c in s.content]
    assert "„Wir geben nicht auf“" in contents


WORDS = (
    "der die Minister sagte , dass sei habe „ “ » « \" ( ) . : ; – er sie Berlin laut zufolge demnach nach Angaben Polizei "
    "teilte mit und forderte zwei Tote 15 Verletzte soll haben geflohen \n\n am Montag Wie so nicht zu kommen"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_every_span_is_evidence(words: list[str]) -> None:
    text = " ".join(["Haus", *words])
    reading = demnach.read(text, published="2026-05-04")
    assert reading.article.text == text
    ids = {s.id for s in reading.statements}
    for statement in reading.statements:
        spans = [*statement.content, *statement.cue, *statement.frame]
        for party in (statement.speaker, statement.addressee):
            spans += party.spans if party else ()
        spans += [span for link in statement.chain for span in link.evidence]
        assert statement.content
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert statement.parent is None or (statement.parent in ids and statement.parent != statement.id)
        assert 0 <= statement.confidence <= 1
    for event in reading.events:
        assert all(0 <= s.start < s.end <= len(text) for s in event.trigger)
        assert all(0 <= t.start < t.end <= len(text) for t in event.tolls)
