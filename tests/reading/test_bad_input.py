"""Names in rough text: capitals, quotation marks, wrapped lines, tables, foreign paragraphs, endless sentences."""

from __future__ import annotations

from gold_coreference import article_of

from demnach import read
from demnach.language import analyse
from demnach.language.casing import as_usual, shouted
from demnach.model.types import Entity
from demnach.reading.entities.names import find_names


def by_name(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in read(text).entities}


def mentions(text: str, entity: Entity) -> list[str]:
    return [text[mention.start : mention.end] for mention in entity.mentions]


def test_a_shouted_sentence_is_read_as_usual() -> None:
    text = "MINISTERIN SOLVEIG BERGMANN SAGTE AM MONTAG IN MOSKAU, SIE KOMME NICHT. NORWEGEN LEHNTE DAS AB."
    found = by_name(text)
    assert found["Moskau"].kind == "place"
    assert found["Norwegen"].kind == "state"
    assert all(len(words.split()) <= 3 for entity in found.values() for words in mentions(text, entity))


def test_what_is_shouted() -> None:
    assert as_usual(["DER", "RAT", "TAGTE", "IN", "OSLO", "."]) == ["der", "Rat", "tagte", "in", "Oslo", "."]
    assert not shouted(["Die", "NATO", "und", "die", "EU"])
    assert as_usual(["EU", "UN"]) == ["EU", "UN"]


def test_a_name_in_quotation_marks() -> None:
    assert by_name("Die Ministerin „Solveig Bergmann“ sagte, sie komme.")["Solveig Bergmann"].kind == "person"


def test_a_name_over_a_line_end_of_wrapped_text() -> None:
    text = (
        "Die Ministerin sagte am Montag in der Stadt, die Verhandlung mit Solveig\n"
        "Bergmann sei noch nicht beendet, doch im Mai werde der Rat den Vertrag\n"
        "unterzeichnen, wenn die Prüfung der Kosten bis dahin abgeschlossen sei."
    )
    analysis = analyse(article_of(text))
    assert len(analysis.sentences) == 1
    assert [text[name.start : name.end] for name in find_names(analysis)] == ["Solveig\nBergmann"]


def test_lines_of_a_list_are_not_joined() -> None:
    text = "Norwegen\nSchweden\nDänemark\n\nDie Länder nannte Solveig Bergmann am Montag."
    assert {"Norwegen", "Schweden", "Dänemark"} <= set(by_name(text))


def test_a_table_has_names_without_its_bars() -> None:
    text = "Land | Tote | Verletzte\nNorwegen | 3 | 5\nSchweden | 2 | 8\n\nDie Zahlen nannte Solveig Bergmann am Montag."
    found = by_name(text)
    assert {"Norwegen", "Schweden"} <= set(found)
    assert not any("|" in words for entity in found.values() for words in mentions(text, entity))


def test_a_foreign_paragraph_is_no_name() -> None:
    text = (
        "Solveig Tarn sagte am Montag in Oslo, sie komme nicht zurück.\n\n"
        "The minister said on Monday that she would not return to Oslo, according to a spokesman.\n\n"
        "Tarn dankte den Wählern für das Vertrauen."
    )
    found = by_name(text)
    assert all(len(name.split()) <= 4 for name in found)
    assert "Tarn" in mentions(text, found["Solveig Tarn"])


def test_a_sentence_of_three_hundred_words() -> None:
    told = ", dass ".join(f"der Rat von Ort {n} den Plan des Landes prüfe" for n in range(35))
    text = f"Die Ministerin Solveig Bergmann sagte, dass {told}."
    assert len(text.split()) > 300
    assert "Solveig Bergmann" in by_name(text)
