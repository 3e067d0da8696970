"""Tolls: kind, bounds, and the numbers that are none."""

from __future__ import annotations

import pytest

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
        ("Der Anschlag kostete mehr als 10.000 Menschen das Leben, es gab 300 Verletzte.", [("injured", 300, 300, False)]),
        ("Die Armee hat mehr als 4000 Soldaten entsandt.", [("deployed", 4001, None, False)]),
        ("Bis zu 20 Menschen wurden verletzt.", [("injured", None, 20, False)]),
        ("Bei dem Erdbeben kamen rund 300 Menschen ums Leben.", [("killed", 300, 300, True)]),
        ("Dutzende Menschen wurden festgenommen.", [("detained", 24, None, True)]),
        ("Die Zahl der Toten stieg auf 15.", [("killed", 15, 15, False)]),
        ("Bei dem Brand entstand ein Schaden von 230.000 Euro.", [("damage-cost", 230_000, 230_000, False)]),
        ("Bei dem Unfall wurde kein Mensch verletzt.", [("injured", 0, 0, False)]),
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
    ],
)
def test_a_number_that_is_no_toll(text: str) -> None:
    assert tolls(text) == []


def test_the_statement_asserts_its_toll() -> None:
    reading = demnach.read("Laut Polizei starben bei dem Unfall zwei Menschen. In Seeberg wurden drei Männer verletzt.")
    said, own = (event for event in reading.events if event.tolls)
    assert said.asserted_by == (reading.statements[0].id,)
    assert own.asserted_by == ()
