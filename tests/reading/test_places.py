"""Places: which are named as places, and where each lies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import demnach
from demnach.model.types import Place
from demnach.reading.places.candidates import candidates, class_of


def places(text: str) -> list[Place]:
    return list(demnach.read(text).places)


def place(text: str, words: str) -> Place:
    """Return the place that some words name."""
    (found,) = (p for p in places(text) if text[p.start : p.end] == words)
    return found


@pytest.mark.parametrize(
    ("text", "words", "country", "near"),
    [
        ("In Brandenburg an der Havel brannte ein Speicher.", "Brandenburg", "DE", (52.4, 12.5)),
        ("Im Nachbarstaat Alabama wurde die Stadt Birmingham vom Netz getrennt.", "Birmingham", "US", (33.5, -86.8)),
        ("In Portland in Maine fiel der Strom aus.", "Portland", "US", (43.7, -70.3)),
        ("In Charkiw und Poltawa gab es Alarm.", "Charkiw", "UA", (50.0, 36.2)),
        ("Im Gebiet Odessa gab es Alarm.", "Odessa", "UA", (46.5, 30.7)),
        ("Am Dnister waren Brücken gesperrt.", "Dnister", None, (48.5, 27.0)),
        ("In Laibach wird gefeiert.", "Laibach", "SI", (46.1, 14.5)),
        ("Die Provinz Hunan meldet Hochwasser in Changsha.", "Hunan", "CN", (27.7, 111.7)),
    ],
)
def test_where_a_name_lies(text: str, words: str, country: str | None, near: tuple[float, float]) -> None:
    found = place(text, words)
    assert found.country == country
    assert found.lat is not None
    assert found.lon is not None
    assert abs(found.lat - near[0]) < 1.5
    assert abs(found.lon - near[1]) < 1.5


@pytest.mark.parametrize(
    "text",
    [
        "Die „Bremen“ liegt vor Anker.",
        "Torwart Hamm hielt den Ball.",
        "Bill Paris versprach Aufklärung.",
        "Man nahm ihn in Gewahrsam.",
    ],
)
def test_no_place_for_other_names(text: str) -> None:
    assert places(text) == []


def test_a_dateline_names_a_place() -> None:
    text = "Rostock (dpa) - Ein Kran ist umgestürzt."
    assert [text[p.start : p.end] for p in places(text)] == ["Rostock"]


def test_an_unknown_town_is_a_place_without_coordinates() -> None:
    found = place("In Odrinsk brannte ein Speicher.", "Odrinsk")
    assert (found.lat, found.lon, found.country) == (None, None, None)


def test_names_are_read_by_their_parts() -> None:
    assert {c.name for c in candidates("Flughafen Leipzig")} == {"Leipzig"}
    assert {c.country for c in candidates("Frankfurt an der Oder")} == {"DE"}
    assert candidates("Floridas")
    assert candidates("Nirgendsheimstadt") == ()
    assert (class_of("Nachbarprovinz"), class_of("Haus")) == ("region", None)


@given(st.text(max_size=40))
def test_any_name_can_be_asked(name: str) -> None:
    for candidate in candidates(name):
        assert -90 <= candidate.lat <= 90
        assert -180 <= candidate.lon <= 180


def test_what_lies_in_what() -> None:
    text = "In Cali in Kolumbien brannte es. In Essen fuhren im Stadtteil Rüttenscheid keine Züge."
    found = {text[p.start : p.end]: p for p in places(text)}
    assert found["Cali"].admin == found["Kolumbien"].id
    assert found["Rüttenscheid"].admin == found["Essen"].id
    assert found["Rüttenscheid"].lat == found["Essen"].lat


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Essen mussten Züge umgeleitet werden.", "Essen"),
        ("Die Lage am Flughafen Nordhafen ist ruhig.", "Nordhafen"),
        ("Soldaten stehen an der Grenze zu Marland.", "Marland"),
        ("Im Ondo-Delta steigt das Wasser.", "Ondo-Delta"),
        ("Ein Unfall im Moseltunnel hielt den Verkehr auf.", "Moseltunnel"),
    ],
)
def test_names_by_their_grammar(text: str, words: str) -> None:
    assert words in {text[p.start : p.end] for p in places(text)}


def test_towns_have_no_article() -> None:
    assert places("Zum Derby kamen viele.") == []


def test_names_without_their_marks() -> None:
    assert [c.country for c in candidates("Nghe An")] == ["VN"]
    assert candidates("Kischinau")[0].country == "MD"
