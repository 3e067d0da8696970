"""Texts in other languages are refused; short ones and German of every kind are not."""

from __future__ import annotations

import sys

import pytest
from invented_pages import FIRST, SECOND, THIRD

from demnach.intake import german
from demnach.intake.errors import NotAnArticle, NotGerman
from demnach.intake.german import check_german, is_german

ENGLISH = (
    "The bridge over the river will be closed in October, the mayor told the council on Monday. Works will cost four "
    "million and are expected to last two years, she said. Shops on the far side fear that they will lose their trade."
)
DUTCH = (
    "De brug over de rivier gaat in oktober dicht, zei de burgemeester maandag tegen de gemeenteraad. De werkzaamheden "
    "kosten vier miljoen en duren naar verwachting twee jaar. Winkeliers aan de overkant vrezen dat ze klanten verliezen."
)
DANISH = (
    "Broen over åen bliver lukket i oktober, sagde borgmesteren mandag til byrådet. Arbejdet koster fire millioner og "
    "ventes at vare to år. Handlende på den anden side frygter, at de mister deres kunder, og kræver en færge."
)


@pytest.mark.parametrize("text", [FIRST + SECOND, SECOND + THIRD, (FIRST + SECOND).upper()])
def test_german_needs_no_identifier(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert check_german(text) is True


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (DUTCH, "nl"), (DANISH, "da")])
def test_other_languages_are_named(text: str, code: str) -> None:
    assert is_german(text) is False
    with pytest.raises(NotGerman, match=f"'{code}'"):
        check_german(text)


@pytest.mark.parametrize("text", ["", "The mayor said so.", "4711 " * 500, "dpa"])
def test_short_texts_get_no_verdict(text: str) -> None:
    assert check_german(text) is None


def test_what_is_in_no_language_is_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(german, "_identified", lambda sample: ("zxx", 0.4))
    with pytest.raises(NotAnArticle, match="code"):
        check_german("var x1=b7;push(x1,shift);" * 20)
