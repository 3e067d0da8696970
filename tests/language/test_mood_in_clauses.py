"""Moods that the clauses settle, and auxiliaries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.clauses import analysis_of
from benchmarks.grammar import MOOD_MARKS, moods

LEAST_RIGHT = 98.0
LEAST_BLIND = 96.5
SENTENCES = [
    line
    for line in Path(__file__).with_name("mood_sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
_MARKED = re.compile(r"(\w+)\*([i12om])")


@pytest.mark.parametrize("marked", SENTENCES)
def test_marked_moods(marked: str) -> None:
    wanted = [(verb, MOOD_MARKS[mark]) for verb, mark in _MARKED.findall(marked)]
    tokens = analysis_of(_MARKED.sub(r"\1", marked)).tokens
    assert [(token.text, token.mood) for token in tokens if token.mood is not None] == wanted


@pytest.mark.parametrize(
    ("text", "verb", "mood"),
    [
        ("Sie sagten, die Soldaten haben das Dorf geplündert.", "haben", "open"),
        ("Die Soldaten haben das Dorf geplündert.", "haben", "ind"),
        ("Die Bank machte im Mai Verlust.", "machte", "ind"),
        ("Die Bauern lebten in Angst, berichtete eine Lehrerin.", "lebten", "sub2"),
        ("Die Bauern lebten in Angst, berichtete eine Lehrerin.", "berichtete", "ind"),
        ("Sollte der Rat zustimmen, beginnt der Bau im Mai.", "Sollte", "sub2"),
        ("Wären die Schleusen offen, strömte das Wasser in die Polder.", "strömte", "sub2"),
        ("Er tat, als hörte er die Frage nicht.", "hörte", "sub2"),
        ("Am Freitag sollte das Parlament abstimmen.", "sollte", "ind"),
        ("Die Lage sei ernst, sagte er, die Kliniken seien voll.", "seien", "sub1"),
        ("„Wir haben gewonnen“, sagte sie.", "haben", "ind"),
        ("„Mein Arzt sagte mir, ich komme zu spät“, erzählte sie.", "komme", "open"),
    ],
)
def test_a_mood(text: str, verb: str, mood: str) -> None:
    found = [token.mood for token in analysis_of(text).tokens if token.text == verb]
    assert found == [mood]


def test_the_gold() -> None:
    figures = moods()
    assert figures["moods"] >= LEAST_RIGHT
    assert figures["blind moods"] >= LEAST_BLIND


@pytest.mark.parametrize(
    ("text", "verb", "upos"),
    [
        ("Der Rat hat den Plan verworfen.", "hat", "AUX"),
        ("Der Rat hat einen Plan.", "hat", "VERB"),
        ("Die Bürger wollen mehr Geld.", "wollen", "VERB"),
        ("Die Bürger wollen mehr Geld bekommen.", "wollen", "AUX"),
    ],
)
def test_auxiliary_or_full_verb(text: str, verb: str, upos: str) -> None:
    assert [token.upos for token in analysis_of(text).tokens if token.text == verb] == [upos]


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Das vom Minister gern benutzte Argument überzeugt niemanden.", "benutzte", "ADJA"),
        ("Wird der Chef, der lange schwieg, dem Druck nachgeben?", "nachgeben", "VVINF"),
        ("Außenministerin Anna Feld reiste ab.", "Feld", "NE"),
    ],
)
def test_what_the_sentence_settles(text: str, word: str, tag: str) -> None:
    assert [token.tag for token in analysis_of(text).tokens if token.text == word] == [tag]
