"""The carriers are legal throughout, and a form finds its noun, compounds only where they mean the same."""

from __future__ import annotations

from collections import Counter

import pytest

from demnach.lexicon.carriers import carrier_of
from demnach.lexicon.tables import rows


def test_the_table_is_legal() -> None:
    table = list(rows("carriers"))
    assert max(Counter(row["noun"] for row in table).values()) == 1
    assert {row["sort"] for row in table} == {"text", "post", "recording"}
    assert all(row["plural"] for row in table)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Brief", "Brief"),
        ("Briefen", "Briefe"),
        ("Abschlussberichts", "Abschlussbericht"),
        ("Medienberichten", "Medienberichte"),
        ("Bekennerschreiben", "Bekennerschreiben"),
        ("Facebook-Post", "Facebook-Post"),
        ("PR-Papiers", "PR-Papier"),
    ],
)
def test_forms_and_compounds(form: str, name: str) -> None:
    carrier = carrier_of(form)
    assert carrier is not None
    assert carrier.name == name


@pytest.mark.parametrize("word", ["Morgenpost", "Auffassung", "Kontakten", "Krankmeldung", "Einschreiben", "Rede", "Polizei"])
def test_other_words_are_none(word: str) -> None:
    assert carrier_of(word) is None
