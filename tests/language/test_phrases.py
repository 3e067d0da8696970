"""Noun and prepositional phrases: their extent, head, case and number."""

from __future__ import annotations

import pytest
from benchmarks.clauses import analysis_of
from hypothesis import given
from hypothesis import strategies as st

from demnach.language.types import Phrase, Token


def phrases_of(text: str) -> tuple[list[Token], list[Phrase]]:
    analysis = analysis_of(text)
    return analysis.tokens, [phrase for sentence in analysis.sentences for phrase in sentence.phrases]


def phrase_with(text: str, head: str) -> tuple[str, Phrase]:
    tokens, phrases = phrases_of(text)
    found = [p for p in phrases if tokens[p.head].text == head]
    assert len(found) == 1, [" ".join(t.text for t in tokens[p.start : p.end]) for p in phrases]
    return " ".join(t.text for t in tokens[found[0].start : found[0].end]), found[0]


@pytest.mark.parametrize(
    ("text", "head", "whole"),
    [
        ("Das von Präsident Weber formulierte Ziel bleibt.", "Ziel", "Das von Präsident Weber formulierte Ziel"),
        ("Der Sprecher des Ministeriums schwieg.", "Sprecher", "Der Sprecher des Ministeriums"),
        ("Der Kremlsprecher Igor Weber schwieg.", "Kremlsprecher", "Der Kremlsprecher Igor Weber"),
        ("Ein Sprecher von Nordgas schwieg.", "Sprecher", "Ein Sprecher von Nordgas"),
        ("Die Hafen- und Energieinfrastruktur brennt.", "Energieinfrastruktur", "Die Hafen- und Energieinfrastruktur"),
        ("Webers frühere Firma schwieg.", "Firma", "Webers frühere Firma"),
        ("Die New Yorker Börse schloss.", "Börse", "Die New Yorker Börse"),
        ("Einer der Piloten schwieg.", "Einer", "Einer der Piloten"),
        ("Dort starben mehr als 200 Menschen.", "Menschen", "mehr als 200 Menschen"),
        ("Ein 90 Hektar großer Golfplatz entsteht.", "Golfplatz", "Ein 90 Hektar großer Golfplatz"),
        ("Behörden zufolge starb niemand.", "Behörden", "Behörden zufolge"),
    ],
)
def test_extent(text: str, head: str, whole: str) -> None:
    assert phrase_with(text, head)[0] == whole


def test_bracket_belongs_to_the_name() -> None:
    assert phrase_with("Außenministerin Anna Feld (Neue Mitte) reiste ab.", "Außenministerin")[0].endswith("( Neue Mitte )")


def test_coordination_is_plural() -> None:
    whole, phrase = phrase_with("Weber und Feld schwiegen.", "Weber")
    assert (whole, phrase.number) == ("Weber und Feld", "pl")


@pytest.mark.parametrize(
    ("text", "head", "cases", "number"),
    [
        ("Der Präsident schwieg.", "Präsident", "N", "sg"),
        ("Den Vorschlag lehnte er ab.", "Vorschlag", "A", "sg"),
        ("Dem Mann fehlt Geld.", "Mann", "D", "sg"),
        ("Zwei Menschen starben.", "Menschen", "NGDA", "pl"),
        ("Die von der Regierung angekündigten Hilfen fehlen.", "Hilfen", "NA", "pl"),
    ],
)
def test_agreement(text: str, head: str, cases: str, number: str) -> None:
    phrase = phrase_with(text, head)[1]
    assert (phrase.cases, phrase.number) == (cases, number)


def test_genitive_of_a_relative_possessor_is_not_the_case_of_the_phrase() -> None:
    phrase = phrase_with("Die Studie, deren Autoren schweigen, liegt vor.", "Autoren")[1]
    assert "N" in phrase.cases


@pytest.mark.parametrize(
    ("text", "head", "preposition"),
    [("Sie kam mit dem Minister.", "Minister", "mit"), ("Behörden zufolge starb niemand.", "Behörden", "zufolge")],
)
def test_preposition_before_and_behind(text: str, head: str, preposition: str) -> None:
    tokens, _ = phrases_of(text)
    at = phrase_with(text, head)[1].preposition
    assert at is not None
    assert tokens[at].text == preposition


def test_determiner_before_a_preposition_is_no_pronoun() -> None:
    tokens, phrases = phrases_of("Der in Europa zulässige Grenzwert gilt.")
    assert all(tokens[p.head].tag != "ART" for p in phrases)


@given(
    st.lists(
        st.sampled_from("der die das ein Webers Minister Anna Feld , ( ) und von des Hafens mehr als 200 Menschen New Yorker "
                        "große Hektar zufolge sagte einer . „ “ keiner".split()),
        min_size=1,
        max_size=30,
    )
)  # fmt: skip
def test_phrases_are_ordered_apart_and_hold_their_heads(sequence: list[str]) -> None:
    for sentence in analysis_of(" ".join(sequence)).sentences:
        end = sentence.start
        for phrase in sentence.phrases:
            assert end <= phrase.start <= phrase.head < phrase.end <= sentence.end
            end = phrase.end
