"""Sentences: where they end, and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demnach.language.sentences import split_sentences
from demnach.language.tokens import tokenize


def sentences(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens[s.start].start : tokens[s.end - 1].end] for s in split_sentences(text, tokens, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Am 7. Januar kam der Zug an.",
        "Dr. Anna Feld sprach z. B. mit dem 2. Vorsitzenden der GmbH.",
        "„Halt!“, rief sie.",
        "„Kommen Sie?“, fragte er.",
        "Er sagte: Wir kommen.",
        "Das waren ca. 12 Mio. Euro.",
        "R. Kelling und J. F. Weber kamen.",
        "Er zögerte … und ging.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "whole",
    [
        ["Der Zug kam.", "Die Leute stiegen ein."],
        ["„Wir kommen.“", "Das sagte er am Montag."],
        ["Kommt er?", "Ja!", "Gut."],
        ["Er kam (mit dem Rad.)", "Sie ging."],
        ["Sie wurde 34.", "Er blieb."],
    ],
)
def test_several_sentences(whole: list[str]) -> None:
    assert sentences(" ".join(whole)) == whole


@given(st.text(alphabet="Aab .!?…\n„“»«\"()7,:", max_size=80))
def test_sentences_leave_no_gap(text: str) -> None:
    tokens = tokenize(text)
    found = split_sentences(text, tokens, 0)
    assert [i for s in found for i in range(s.start, s.end)] == [t.i for t in tokens]
