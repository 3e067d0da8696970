"""Tags, lemmas and moods of whole sentences."""

from __future__ import annotations

import pytest

from demnach.language import analyse
from demnach.language.tags import _morphology
from demnach.language.types import Token
from demnach.model.types import Article, Part


def tokens_of(text: str) -> list[Token]:
    article = Article(id="x", text=text, parts=(Part(kind="paragraph", start=0, end=len(text)),))
    return analyse(article).tokens


def verb(text: str, word: str) -> Token:
    return next(token for token in tokens_of(text) if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "mood"),
    [
        ("An der Brücke gebe es Schäden.", "gebe", "sub1"),
        ("Die Lage sei ernst.", "sei", "sub1"),
        ("Die Züge seien voll.", "seien", "sub1"),
        ("Er habe nichts gewusst.", "habe", "sub1"),
        ("Ich habe nichts gewusst.", "habe", "ind"),
        ("Sie hätten nichts gewusst.", "hätten", "sub2"),
        ("Die Preise würden steigen.", "würden", "sub2"),
        ("Er kam am Montag.", "kam", "ind"),
        ("Er käme gern.", "käme", "sub2"),
        ("Die Leute haben gewartet.", "haben", "ind"),
        ("Sie sagte nichts.", "sagte", "ind"),
    ],
)
def test_mood(text: str, word: str, mood: str) -> None:
    assert verb(text, word).mood == mood


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Die Behörde teilte das am Montag mit.", "teilte", "mitteilen"),
        ("Er wies die Vorwürfe zurück.", "wies", "zurückweisen"),
        ("Das Amt lobte die Helfer.", "lobte", "loben"),
        ("Sie hat die Helfer gelobt.", "gelobt", "loben"),
        ("Man hatte die Häuser geräumt.", "Häuser", "Haus"),
        ("Das heisst nichts.", "heisst", "heißen"),
        ("Velans Truppen kamen.", "Velans", "Velan"),
    ],
)
def test_lemma(text: str, word: str, lemma: str) -> None:
    assert verb(text, word).lemma == lemma


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Er soll dem Trainer gekündigt haben.", "haben", "VAINF"),
        ("Nach Erkenntnissen südkoreanischer Dienste kam er.", "südkoreanischer", "ADJA"),
        ("Die Organisatoren gestanden ein, dass es voll war.", "gestanden", "VVFIN"),
        ("Die Frau, die er kannte, ging.", "die", "PRELS"),
    ],
)
def test_tag(text: str, word: str, tag: str) -> None:
    assert verb(text, word).tag == tag


def test_a_verb_of_which_only_the_infinitive_is_known_has_an_analysis() -> None:
    assert _morphology("zwischenlagern", "VVFIN")[0] == "zwischenlagern"
