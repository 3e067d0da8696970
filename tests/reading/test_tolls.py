"""Tolls: kind, bounds, and the numbers that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import demnach

Toll = tuple[str, int | None, int | None, bool]


def tolls(text: str) -> list[Toll]:
    reading = demnach.read(text, published="2026-05-04")
    return [(t.kind, t.min, t.max, t.approximate) for e in reading.events for t in e.tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bei dem Unfall starben zwei Menschen.", [("killed", 2, 2, False)]),
        ("Die Behörden meldeten einen Toten und zwei Verletzte.", [("killed", 1, 1, False), ("injured", 2, 2, False)]),
        ("Bei dem Angriff wurden mindestens 15 Menschen verletzt.", [("injured", 15, None, False)]),
        ("Der Anschlag kostete mehr als 10.000 Menschen das Leben, es gab 300 Verletzte.",
         [("killed", 10_001, None, False), ("injured", 300, 300, False)]),
        ("Die Armee hat mehr als 4000 Soldaten entsandt.", [("deployed", 4001, None, False)]),
        ("Bis zu 20 Menschen wurden verletzt.", [("injured", None, 20, False)]),
        ("Bei dem Erdbeben kamen rund 300 Menschen ums Leben.", [("killed", 300, 300, True)]),
        ("Dutzende Menschen wurden festgenommen.", [("detained", 24, None, True)]),
        ("Die Zahl der Toten stieg auf 15.", [("killed", 15, 15, False)]),
        ("Bei dem Brand entstand ein Schaden von 230.000 Euro.", [("damage-cost", 230_000, 230_000, False)]),
        ("Bei dem Unfall wurde kein Mensch verletzt.", [("injured", 0, 0, False)]),
        ("Tote gab es bei dem Unfall keine.", [("killed", 0, 0, False)]),
        ("Vermisst werde niemand mehr.", [("missing", 0, 0, False)]),
        ("Nur vier der 21 Kinder wurden leicht verletzt.", [("injured", 4, 4, False)]),
        ("Drei Männer im Alter von 24, 37 und 58 Jahren wurden verletzt.", [("injured", 3, 3, False)]),
        ("Erst war von 30, dann von 80 Toten die Rede.", [("killed", 30, 30, False), ("killed", 80, 80, False)]),
        ("Es gab 31 Verletzte. Die übrigen drei sind zu Hause.", [("injured", 31, 31, False), ("injured", 3, 3, False)]),
        ("Drei Arbeiter starben, elf weitere erlitten Rauchvergiftungen.",
         [("killed", 3, 3, False), ("injured", 11, 11, False)]),
        ("Norland stationiert eine Brigade mit 4.800 Soldaten.", [("deployed", 4800, 4800, False)]),
        ("Versicherer schätzen den Schaden auf 1,2 Milliarden Euro, andere auf 900 Millionen.",
         [("damage-cost", 1_200_000_000, 1_200_000_000, False), ("damage-cost", 900_000_000, 900_000_000, False)]),
    ],
)
def test_a_toll(text: str, expected: list[Toll]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Der 34-jährige Mann wurde verletzt ins Krankenhaus gebracht.",
        "Das Spiel endete 15:3, Verletzte gab es keine Seltenheit.",
        "Die Hotline ist unter 0800 123456 erreichbar.",
        "Im Jahr 2024 wurde der Verein gegründet.",
        "Der Eintritt kostet zwölf Euro.",
        "Am 15. Mai feierte die Stadt.",
        "Eine Erkrankung verhinderte den Auftritt.",
        "Pro Auto zahlte die Versicherung im Schnitt 3.900 Euro Schaden.",
    ],
)
def test_a_number_that_is_no_toll(text: str) -> None:
    assert tolls(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Bei einem Angriff auf zwei Krankenhäuser in Asmira starben 28 Menschen.", "Asmira"),
        ("In Seeberg brannte es. Zwei Menschen wurden ins Krankenhaus nach Tolbin gebracht.", "Seeberg"),
        ("Zwei Männer wurden bei einem Unfall im Elstertunnel verletzt.", "Elstertunnel"),
        ("Vor dem Landgericht Werra ging es um zwei Tote.", ""),
    ],
)
def test_where_they_were(text: str, place: str) -> None:
    (toll,) = (t for e in demnach.read(text, published="2026-05-04").events for t in e.tolls)
    assert "".join(span.of(text) for span in toll.place) == place


def test_the_statement_asserts_its_toll() -> None:
    reading = demnach.read("Laut Polizei starben bei dem Unfall zwei Menschen. In Seeberg wurden drei Männer verletzt.")
    said, own = (toll for event in reading.events for toll in event.tolls)
    assert said.asserted_by == (reading.statements[0].id,)
    assert own.asserted_by == ()


@pytest.mark.parametrize(
    ("text", "part", "superseded"),
    [
        ("Elf Menschen starben, darunter zwei Kinder.", [False, True], [False, False]),
        ("Zwei der drei Verletzten schweben in Lebensgefahr.", [True, False], [False, False]),
        ("Die Zahl der Toten stieg von zwölf auf 15.", [False, False], [True, False]),
    ],
)
def test_parts_and_numbers_that_are_replaced(text: str, part: list[bool], superseded: list[bool]) -> None:
    found = [toll for event in demnach.read(text).events for toll in event.tolls]
    assert [toll.part for toll in found] == part
    assert [toll.superseded for toll in found] == superseded


def test_a_toll_has_the_place_of_its_sentence_or_the_last_one_named() -> None:
    reading = demnach.read("In Hamburg brannte am Montag ein Lagerhaus. Zwei Arbeiter wurden verletzt.")
    (toll,) = (toll for event in reading.events for toll in event.tolls)
    assert [span.of(reading.article.text) for span in toll.place] == ["Hamburg"]


_WORDS = "1 000 2.000 3,5 12'000 vier bis zu mehr als drei Millionen Tote Euro Schaden verletzt - / 0800 ein".split()


@given(st.lists(st.sampled_from(_WORDS)))
def test_no_row_of_numbers_crashes(words: list[str]) -> None:
    text = " ".join(["Es gab", *words])
    for event in demnach.read(text).events:
        for toll in event.tolls:
            assert 0 <= toll.start < toll.end <= len(text)
