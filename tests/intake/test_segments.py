"""Plain text is cut at the right line breaks."""

from __future__ import annotations

import pytest

from demnach.intake.furniture.segments import segments

WRAPPED = (
    "Die Brücke über die Möhre bleibt am Montag\ngesperrt. Das teilte die Stadt mit. Gutachter\n"
    "hatten an zwei Pfeilern Risse gefunden, die\nseit dem Winter breiter werden."
)


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in segments(text, [(0, len(text), None)])]


def test_hard_wrapped_text_is_one_segment() -> None:
    assert cut(WRAPPED) == [WRAPPED]


def test_a_line_a_paragraph() -> None:
    lines = ["Der Rat tagt.", "Der Bürgermeister fehlt.", "mit dpa"]
    assert cut("\n".join(lines)) == lines


def test_a_sentence_that_runs_on_is_not_cut() -> None:
    text = "Der Rat der Stadt Mühlfurt tagt am Montag\nund berät über die Brücke."
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("• Rat\n• Bau", ["Rat", "Bau"]),
        ("- Rat\n- Bau", ["Rat", "Bau"]),
        ("1. Rat\n2. Bau", ["Rat", "Bau"]),
        ("  • Rat\n\n  • Bau", ["Rat", "Bau"]),
    ],
)
def test_lists(text: str, items: list[str]) -> None:
    (found,) = segments(text, [(0, len(text), None)])
    assert [text[start:end] for start, end in found.items] == items


@pytest.mark.parametrize("text", ["- so sagte er es", "7. Januar in Kiew", "* Name geändert"])
def test_a_lone_dash_or_number_is_no_list(text: str) -> None:
    (found,) = segments(text, [(0, len(text), None)])
    assert found.items == []
