"""The text cut at the borders of statements."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from demnach import Reading
from demnach.model.marks import Marks
from demnach.model.types import Article, Span, Statement
from model.sample import SAMPLE, TEXT, at


def around(words: str) -> list[tuple[str, tuple[int, ...]]]:
    span = at(words)
    return [(TEXT[p.start : p.end], p.around) for p in Marks(SAMPLE).pieces(span.start, span.end)]


def test_the_innermost_statement_comes_last() -> None:
    assert around("Der „heldenhafte\nEinsatz“ habe genützt, ") == [
        ("Der ", (1,)),
        ("„heldenhafte\nEinsatz“", (1, 2)),
        (" habe genützt", (1,)),
        (", ", ()),
    ]


def test_a_quotation_over_two_paragraphs_is_marked_in_both() -> None:
    assert around("„Wir gehen.") == [("„Wir gehen.", (3,))]
    assert around("Wir kommen wieder“, ") == [("Wir kommen wieder“", (3,)), (", ", ())]


def test_a_statement_ends_once() -> None:
    ends = [n for piece in Marks(SAMPLE).pieces(0, len(TEXT)) for n in piece.ends]
    assert sorted(ends) == [0, 1, 2, 3]


def test_evidence_is_told_from_content() -> None:
    (piece,) = Marks(SAMPLE).pieces(at("laut").start, at("laut").end)
    assert (piece.around, piece.evidence) == ((), (0,))


def test_a_statement_that_repeats_its_parent_lies_inside_it() -> None:
    outer = Statement(id="s2", form="indirect", medium="speech", act="say", content=(Span(0, 4),))
    inner = Statement(id="s1", form="reported", medium="speech", act="say", content=(Span(0, 4),), parent="s2")
    marks = Marks(Reading(article=Article(id="a", text="Wort"), statements=(inner, outer)))
    assert [piece.around for piece in marks.pieces(0, 4)] == [(1, 0)]
    assert marks.children == {None: [1], 1: [0]}


spans = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=6), spans)
def test_pieces_cover_the_text_without_gap_and_know_their_statements(contents: list[list[Span]], part: Span) -> None:
    statements = tuple(
        Statement(id=f"s{n}", form="direct", medium="speech", act="say", content=tuple(content))
        for n, content in enumerate(contents)
    )
    pieces = list(Marks(Reading(article=Article(id="a", text="x" * 50), statements=statements)).pieces(part.start, part.end))
    covered = [i for piece in pieces for i in range(piece.start, piece.end)]
    assert covered == list(range(part.start, part.end))
    for piece in pieces:
        for i in range(piece.start, piece.end):
            there = {n for n, content in enumerate(contents) if any(s.start <= i < s.end for s in content)}
            assert set(piece.around) == there
