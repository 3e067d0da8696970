"""Nouns that are told to name persons by their form alone."""

from __future__ import annotations

import pytest

from demnach.lexicon.person_nouns import person_noun


@pytest.mark.parametrize(
    ("noun", "head", "gender"),
    [
        ("Finder", "Finder", "M"), ("Wirtin", "Wirt", "F"), ("Hobbygärtnerin", "Hobbygärtner", "F"),
        ("Konditorin", "Konditor", "F"), ("Pharmakologe", "Pharmakologe", "M"), ("Ornithologin", "Ornithologe", "F"),
        ("Vogelkundler", "Vogelkundler", "M"), ("Oberhirte", "Oberhirte", "M"), ("Streetworkerin", "Streetworker", "F"),
    ],
)  # fmt: skip
def test_the_form_tells_a_person(noun: str, head: str, gender: str) -> None:
    role = person_noun(noun)
    assert role is not None
    assert (role.head, role.gender, role.kind) == (head, gender, "person")


@pytest.mark.parametrize(
    "noun",
    [
        "Termin", "Medizin", "Disziplin", "Benzin", "Rechner", "Bericht", "Wettbewerb", "Gedanke", "Nachname", "Interesse",
        "Rande", "Keller", "Fehler", "Adler", "Tiger", "Login", "finder",
    ],
)  # fmt: skip
def test_things_and_animals_are_none(noun: str) -> None:
    assert person_noun(noun) is None
