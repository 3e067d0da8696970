"""Tokens: exact offsets, and shapes that stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demnach.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 7. Januar kam er.", ["Am", "7.", "Januar", "kam", "er", "."]),
        ("z. B. um 22.30 Uhr", ["z.", "B.", "um", "22.30", "Uhr"]),
        ("10.000 Euro, 3,5 Prozent", ["10.000", "Euro", ",", "3,5", "Prozent"]),
        ("Die Journalist:innen kamen.", ["Die", "Journalist:innen", "kamen", "."]),
        ("Bürger*innen und Lehrer_innen", ["Bürger*innen", "und", "Lehrer_innen"]),
        ("Hafen- und Energieinfrastruktur", ["Hafen-", "und", "Energieinfrastruktur"]),
        ("Der US-Präsident kam.", ["Der", "US-Präsident", "kam", "."]),
        ("„Nein“, sagte R. Kelling.", ["„", "Nein", "“", ",", "sagte", "R.", "Kelling", "."]),
        ("»Ja«, «nein», ‚doch‘", ["»", "Ja", "«", ",", "«", "nein", "»", ",", "‚", "doch", "‘"]),
        ("Art. 5 GG (mind. 12)", ["Art.", "5", "GG", "(", "mind.", "12", ")"]),
        ("https://example.org/a?b=1 und @bahn #wahl", ["https://example.org/a?b=1", "und", "@bahn", "#wahl"]),
        ("post@example.org", ["post@example.org"]),
    ],
)
def test_shapes(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == expected


@given(st.text())
def test_tokens_and_white_space_are_the_text(text: str) -> None:
    at = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
        assert text[at : token.start].strip() == ""
        assert token.space_before == (token.start > at)
        at = token.end
    assert text[at:].strip() == ""


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_a_stretch_keeps_the_offsets_of_the_whole(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    for n, token in enumerate(tokenize(text, start, end, first=7)):
        assert start <= token.start < token.end <= end
        assert token.i == 7 + n
