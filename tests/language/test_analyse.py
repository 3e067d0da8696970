"""The language room as a whole: which parts are read, and how indices run."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from demnach.language import analyse
from demnach.model.types import READ_KINDS, Article, Part, PartKind

WITHOUT_NULL = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=120)
TEXT = "Feld sagt Ja\n\nAnna Feld sagte, sie komme. Sie kam.\n\nFoto: Ida Kranz"


def article_of(*parts: tuple[PartKind, int, int], text: str = TEXT) -> Article:
    return Article(id="a", text=text, parts=tuple(Part(kind=k, start=s, end=e) for k, s, e in parts))


def test_only_parts_that_are_read_have_tokens() -> None:
    caption = TEXT.index("Foto")
    analysis = analyse(article_of(("headline", 0, 12), ("paragraph", 14, caption - 2), ("caption", caption, len(TEXT))))
    assert {s.part for s in analysis.sentences} == {0, 1}
    assert max(t.end for t in analysis.tokens) <= caption
    assert "caption" not in READ_KINDS


def test_indices_run_through_the_article() -> None:
    analysis = analyse(article_of(("headline", 0, 12), ("paragraph", 14, TEXT.index("Foto") - 2)))
    assert [t.i for t in analysis.tokens] == list(range(len(analysis.tokens)))
    assert analysis.sentences[0].start == 0
    for before, behind in zip(analysis.sentences, analysis.sentences[1:], strict=False):
        assert before.end == behind.start
    assert analysis.sentences[-1].end == len(analysis.tokens)


def test_an_article_without_text_has_no_sentences() -> None:
    analysis = analyse(article_of(text=""))
    assert (analysis.tokens, analysis.sentences) == ([], [])


@given(WITHOUT_NULL, WITHOUT_NULL)
def test_tokens_are_the_characters_they_claim(first: str, second: str) -> None:
    text = first + "\n\n" + second
    parts: list[tuple[PartKind, int, int]] = [("paragraph", 0, len(first)), ("list", len(first) + 2, len(text))]
    analysis = analyse(article_of(*parts, text=text))
    end = 0
    for token in analysis.tokens:
        assert text[token.start : token.end] == token.text
        assert token.start >= end
        end = token.end
