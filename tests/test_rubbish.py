"""Long runs of the same thing: whatever a file holds, reading it ends soon and without a fault."""

from __future__ import annotations

import pytest

import demnach
from demnach.language.sentences import split_sentences
from demnach.language.tokens import tokenize

LENGTH = 30_000
"""Code points; where a rule takes more than linear time, a run of this length takes minutes."""
RUNS = {
    "quotation marks of one kind": '"',
    "quotations": "„Der Mann“ sagte ",
    "opening marks": "„",
    "brackets": "(",
    "full stops": ".",
    "digits": "1",
    "numbers": "1 ",
    "a word": "a",
    "a compound": "Haus-",
    "clauses": "Der Mann sagte am Dienstag, er gehe und ",
    "articles": "der, ",
    "dashes and verbs": "– sagte ",
}


@pytest.mark.parametrize("unit", RUNS.values(), ids=RUNS)
def test_a_long_run_is_read_to_its_end(unit: str) -> None:
    text = "Er sagte: " + unit * (LENGTH // len(unit))
    assert demnach.read(text).article.text == text


def test_a_run_without_an_end_is_cut_behind_a_comma() -> None:
    tokens = tokenize("Er sagte, der Rat tage, " + "der Rat tage, " * 500)
    sentences = split_sentences("", tokens, 0)
    assert max(s.end - s.start for s in sentences) <= 250
    assert {tokens[s.end - 1].text for s in sentences} == {","}
