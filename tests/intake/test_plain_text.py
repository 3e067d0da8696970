"""Plain text is kept character for character, one block a paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from demnach.intake.text import draft_text


def test_blank_lines_divide_blocks() -> None:
    text = "Neulohe sperrt die Brücke\n\n  Die Brücke wird gesperrt.\nSo sagte es Anna Feld.\n \n\nEnde\n"
    draft = draft_text(text)
    assert draft.text == text
    assert [text[b.start : b.end] for b in draft.blocks] == [
        "Neulohe sperrt die Brücke",
        "Die Brücke wird gesperrt.\nSo sagte es Anna Feld.",
        "Ende",
    ]
    assert {b.kind for b in draft.blocks} == {None}


def test_nothing_is_normalised() -> None:
    text = "Bru\u0308cke\u00ad mit\u00a0Zeichen\r\n\r\nund\ttabs"
    assert draft_text(text).text == text


@given(st.text(alphabet=st.sampled_from("aB .\n\r\t\u00a0\u2028"), max_size=60) | st.text(max_size=80))
def test_blocks_cover_all_but_white_space(text: str) -> None:
    end = 0
    for block in draft_text(text).blocks:
        assert end <= block.start < block.end
        assert not text[end : block.start].strip()
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        end = block.end
    assert not text[end:].strip()
