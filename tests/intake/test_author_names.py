"""Persons only, one by one, out of what pages write into their author fields."""

from __future__ import annotations

import pytest

from demnach.intake.furniture.people import persons
from demnach.intake.furniture.signers import is_person


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Mia Berg", ["Mia Berg"]),
        ("Von Mia Berg und Jan Wolke", ["Mia Berg", "Jan Wolke"]),
        ("Mia Berg, Jan Wolke; Anna-Lena Feld", ["Mia Berg", "Jan Wolke", "Anna-Lena Feld"]),
        ("Mia Berg (Text) und Jan Wolke (Fotos)", ["Mia Berg", "Jan Wolke"]),
        ("Mia Berg, dpa", ["Mia Berg"]),
        ("Jan Wolke/afp", ["Jan Wolke"]),
        ("Mia Berg in Kiew", ["Mia Berg"]),
        ("Klaus von der Lohe", ["Klaus von der Lohe"]),
        ("Dr. Mia Berg", ["Dr. Mia Berg"]),
        ("dpa", []),
        ("Redaktion", []),
        ("Lohebote", []),
        ("Lohebote Online", []),
        ("lohebote.de", []),
        ("Die Politikredaktion", []),
        ("Deutsche Presse-Agentur", []),
        ("mbe", []),
        ("https://lohebote.example/autor/7", []),
        ("redaktion@lohebote.example", []),
        ("", []),
    ],
)
def test_author_fields(written: str, expected: list[str]) -> None:
    assert persons([written], "Lohebote") == expected


def test_repeats_are_told_once() -> None:
    assert persons(["Mia Berg", "Von Mia Berg", "Jan Wolke"]) == ["Mia Berg", "Jan Wolke"]


@pytest.mark.parametrize("name", ["×ààà ×ààà", "", "mia berg"])
def test_what_has_no_capital_is_no_person(name: str) -> None:
    """Found by fuzzing: „×“ stands among the capitals of Latin-1 and is none."""
    assert not is_person(name)
