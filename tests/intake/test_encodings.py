"""Bytes in every encoding that German pages come in become the same text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demnach.intake.encoding import check_characters, decode
from demnach.intake.errors import NotText

TEXT = "Die Bürgermeisterin sagte: „Wir prüfen das größte Gebäude – für 4 Mio. €.“"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_tell_themselves(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_both_byte_orders_of_utf_16(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + TEXT.encode(encoding)) == TEXT


def test_a_declared_encoding_is_used() -> None:
    page = '<meta charset="iso-8859-15"><p>4 € für Grüße</p>'
    assert decode(page.encode("iso-8859-15")) == page


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    page = '<meta charset="iso-8859-1"><p>„Grüße“ – 4 €</p>'
    assert decode(page.encode("cp1252")) == page


@pytest.mark.parametrize("declared", ["utf-16", "unicode_escape", "undefined", "idna", "hex", "gibtsnicht", "utf-7"])
def test_a_declaration_that_cannot_be_true_is_passed_over(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>Grüße aus \\dorf</p>'
    assert decode(page.encode("cp1252")) == page


def test_utf_8_wins_over_a_wrong_declaration() -> None:
    page = '<meta charset="iso-8859-1"><p>Größe</p>'
    assert decode(page.encode("utf-8")) == page


@pytest.mark.parametrize("data", [b"", b" \n\t ", bytes(range(256)) * 20, b"%PDF-1.7\n" + bytes(range(32)) * 50])
def test_empty_and_binary_input_is_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


def test_halves_of_surrogate_pairs_are_refused() -> None:
    with pytest.raises(NotText, match="surrogates"):
        check_characters("Gru\udc00ß")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except NotText:
        return
    assert text.encode("utf-8") is not None


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_is_kept_character_for_character(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        assert decode(text.encode()) == text
