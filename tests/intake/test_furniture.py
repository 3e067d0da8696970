"""The furniture of whole articles: what every reading can rely on, and what the metadata gain from it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from demnach.intake.draft import Block, Draft
from demnach.intake.furniture.furnish import furnish
from demnach.intake.text import draft_text
from demnach.model.types import Article

ARTICLE = """Fähre rammt Anleger

Seeberg (dpa/lno) - Beim Aufprall einer Fähre auf eine Mole sind zwei Menschen verletzt worden. Das sagte die Polizei.

Nahe der Mole

Das Schiff war nach Angaben der Reederei gegen 9.40 Uhr gestartet.

AFP · DPA ari
  • Tannsee
  • Seeberg

Haftungsausschluss: Das Urheberrecht liegt beim Verfasser.
"""
PIECES = st.sampled_from(
    [
        "Kiew (dpa) – ", "Berlin. ", "(dpa)", "dpa/mkb", "Von Anna Feld", "Foto: Mia Berg/dpa", "© dpa-infocom",
        "Quelle: ", "Mehr zum Thema", "Notizblock", "• ", "- ", "1. ", "\n", "\n\n", " ", "\t", "\r\n", "\u2028",
        "Der Rat tagt. ", "„Ja“, sagte er. ", "(", ")", "/", "|", ":", "?", "Stand: 3. Mai", "#Rat #Bau",
        "Haftungsausschluss: ", "hb",
    ]
)  # fmt: skip


def pieces(article: Article, kind: str) -> list[str]:
    return [article.text[part.start : part.end] for part in article.parts if part.kind == kind]


def covers_all_but_white_space(article: Article) -> bool:
    at = 0
    for part in article.parts:
        if not at <= part.start < part.end or article.text[at : part.start].strip():
            return False
        at = part.end
    return not article.text[at:].strip()


def test_an_article_from_headline_to_disclaimer() -> None:
    article = furnish(draft_text(ARTICLE))
    assert [part.kind for part in article.parts] == [
        "headline", "dateline", "paragraph", "subheading", "paragraph", "credit", "keywords", "disclaimer",
    ]  # fmt: skip
    assert pieces(article, "dateline") == ["Seeberg (dpa/lno) -"]
    assert [(c.kind, c.name, article.text[c.start : c.end]) for c in article.credits] == [
        ("agency", "dpa", "dpa/lno"), ("agency", "AFP", "AFP"), ("initials", "ari", "ari"),
    ]  # fmt: skip
    assert article.title == "Fähre rammt Anleger"
    assert article.keywords == ("Tannsee", "Seeberg")
    assert article.text == ARTICLE


def test_metadata_go_before_furniture() -> None:
    text = "Von Anna Feld\n\nDer Rat tagt am Montag in Mühlfurt und berät über die Brücke.\n\nSchlagworte: Rat, Brücke"
    found = furnish(draft_text(text))
    assert (found.authors, found.keywords) == (("Anna Feld",), ("Rat", "Brücke"))
    known = draft_text(text)
    stated = furnish(
        Draft(text=known.text, blocks=known.blocks, title="Rat tagt", authors=("Jan Kern",), keywords=("Bau",), id="7")
    )
    assert (stated.title, stated.authors, stated.keywords, stated.id) == ("Rat tagt", ("Jan Kern",), ("Bau",), "7")


def test_markup_is_respected_where_it_knows_better() -> None:
    text = "Mit Anna Feld\n\nKiew (dpa) – Der Rat tagt am Montag und berät über die Brücke.\n\nmit dpa"
    first, second = text.index("Kiew"), text.index("mit dpa")
    blocks = (
        Block(0, first - 2, "headline"), Block(first, second - 2, "paragraph"), Block(second, len(text), "paragraph"),
    )  # fmt: skip
    article = furnish(Draft(text=text, blocks=blocks))
    assert [part.kind for part in article.parts] == ["headline", "dateline", "paragraph", "credit"]


def test_the_same_text_has_the_same_id() -> None:
    assert furnish(draft_text(ARTICLE)).id == furnish(draft_text(ARTICLE)).id
    assert furnish(draft_text(ARTICLE)).id != furnish(draft_text(ARTICLE + "x")).id


def test_a_rights_notice_becomes_the_article_s() -> None:
    article = furnish(draft_text("Der Rat tagt am Montag.\n\n© 2026 Seebote Verlag. Alle Rechte vorbehalten."))
    assert article.rights.notice == "© 2026 Seebote Verlag. Alle Rechte vorbehalten."
    assert article.credits == ()


def test_nothing_in_nothing_out() -> None:
    article = furnish(Draft(text=" \n ", blocks=()))
    assert (article.parts, article.credits, article.title) == ((), (), None)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=200))
def test_parts_are_in_order_and_cover_all_but_white_space(text: str) -> None:
    article = furnish(draft_text(text))
    assert article.text == text
    assert covers_all_but_white_space(article)
    inside = [(part.start, part.end) for part in article.parts]
    for credit in article.credits:
        assert credit.start < credit.end
        assert any(start <= credit.start and credit.end <= end for start, end in inside)
