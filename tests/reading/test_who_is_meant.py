"""Appositions, relative pronouns, abbreviations, new descriptions, and governments: who is meant."""

from __future__ import annotations

import pytest
from benchmarks import metonyms, speakers
from gold_coreference import article_of

from demnach.language.analyse import analyse
from demnach.model.types import Entity
from demnach.reading.entities.coreference import resolve
from demnach.reading.entities.index import entity_at
from demnach.reading.entities.names import find_names

LEAST_PAIRS = 92.0
LEAST_METONYMS, LEAST_PRECISION, LEAST_RECALL = 97.0, 85.0, 75.0


def entity_of(text: str, words: str) -> Entity | None:
    analysis = analyse(article_of(text))
    start = text.rindex(words)
    return entity_at(resolve(analysis, find_names(analysis)), text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Doris Kahl, die den Verein leitet, widersprach.", "die", "Doris Kahl"),
        ("Ilja Brenn, der Sekretär des Bundes, sagte, er komme.", "der Sekretär", "Ilja Brenn"),
        ("Die Vereinigung der Deichwarte (VdD) klagt. Die VdD sei sicher.", "VdD", "Vereinigung der Deichwarte"),
        ("Verteidiger Anselm Rott schwieg. Der Anwalt ging.", "Der Anwalt", "Anselm Rott"),
        ("Die Quittungen zeigte Grit Hollerbach. Die Zahlen, sagte sie, trügen.", "sie", "Grit Hollerbach"),
    ],
)
def test_finds_whom_it_means(text: str, words: str, name: str) -> None:
    found = entity_of(text, words)
    assert found is not None
    assert found.name == name


def test_a_possessive_is_not_whom_it_belongs_to() -> None:
    found = entity_of("Grit Hollerbach schwieg. Ihre Mandantin weinte.", "Ihre Mandantin")
    assert found is None or found.name != "Grit Hollerbach"


def test_speakers_of_the_invented_gold() -> None:
    counts = speakers.Counts()
    speakers.count(speakers.invented(), counts)
    assert counts.named >= 30
    assert counts.precision >= LEAST_PRECISION, counts.wrong
    assert counts.recall >= LEAST_RECALL, counts.wrong


def test_metonyms_of_the_gold() -> None:
    assert metonyms.score()["right"] >= LEAST_METONYMS
    assert metonyms.score(metonyms.PAIRS)["right"] >= LEAST_PAIRS


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Oslo lehnte den Vertrag ab.", True),
        ("Oslo liegt am Fjord.", False),
        ("Oslo gewann das Finale.", False),
        ("Nach Angaben aus Oslo ist die Straße frei.", True),
        ("Der Zug aus Oslo hatte Verspätung.", False),
        ("Das Hotel Oslo meldete Insolvenz an.", False),
        ("Oslos Haltung ist klar.", True),
        ("Oslos Straßen sind leer.", False),
        ("Der Streit mit Oslo dauert an.", True),
        ("Die von Oslo verlangte Klausel fehlt.", True),
        ("Norwegen ratifizierte das Abkommen.", True),
        ("In Norwegen schneite es.", False),
        ("Anders als Oslo besteht Bern auf einer Frist.", True),
        ("Das Dorf besteht aus Höfen östlich von Oslo.", False),
        ("Oslo meldete Schnee.", False),
        ("Die Gesandten überbrachten Oslo eine Note.", True),
        ("Im Streit um die Quote sucht Oslo einen Ausweg.", True),
        ("Wer Oslo durchquert, braucht Geduld.", False),
        ("Den Antrag haben Wien, Bern und Oslo unterschrieben.", True),
        ("Auf der Strecke liegen die Städte Wien, Bern und Oslo.", False),
        ("Wien will im Mai abstimmen, Oslo im Juni.", True),
        ("Aus Oslo kam scharfe Kritik.", True),
        ("Aus Oslo berichtet unsere Korrespondentin.", False),
        ("Nora Brandis lebt in Hamar, Norwegen.", False),
        ("Oslo verlor die Geduld mit den Gläubigern.", True),
        ("Oslo verlor das Finale mit 0:3.", False),
        ("Oslo skeptisch, Betreiber zufrieden", True),
        ("Oslo: Regen bis zum Abend", False),
    ],
)
def test_a_government_or_a_place(sentence: str, acts: bool) -> None:
    analysis = analyse(article_of(sentence))
    mentions = [m for entity in resolve(analysis, find_names(analysis)) for m in entity.mentions]
    assert any(mention.metonym for mention in mentions) is acts
