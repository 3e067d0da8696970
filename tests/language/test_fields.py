"""Topological fields."""

from __future__ import annotations

import pytest
from benchmarks.clauses import analysis_of

from demnach.language.fields import fields, verb_first
from demnach.language.types import Clause, Token


def only_clause(text: str, number: int = 0) -> tuple[list[Token], Clause]:
    analysis = analysis_of(text)
    return analysis.tokens, analysis.sentences[0].clauses[number]


def words(tokens: list[Token], extent: tuple[int, int]) -> str:
    return " ".join(token.text for token in tokens[slice(*extent)])


def test_a_main_clause_has_five_fields() -> None:
    tokens, clause = only_clause("Am Abend hat die Ministerin den Plan verteidigt.")
    found = fields(clause)
    assert found is not None
    assert [words(tokens, extent) for extent in found[:4]] == [
        "Am Abend", "hat", "die Ministerin den Plan", "verteidigt",
    ]  # fmt: skip


def test_a_subordinator_is_the_left_bracket() -> None:
    tokens, clause = only_clause("Sie sagte, dass der Rat den Plan verworfen hat.", 1)
    found = fields(clause)
    assert found is not None
    assert words(tokens, found.left) == "dass"
    assert words(tokens, found.middle) == "der Rat den Plan"
    assert words(tokens, found.right) == "verworfen hat"


def test_a_clause_without_finite_verb_has_no_fields() -> None:
    _, clause = only_clause("Kein Ende der Dürre in Sicht")
    assert fields(clause) is None


@pytest.mark.parametrize(("text", "first"), [("Kommt der Rat zusammen?", True), ("Der Rat kommt zusammen.", False)])
def test_verb_first(text: str, first: bool) -> None:
    _, clause = only_clause(text)
    assert verb_first(clause) is first
