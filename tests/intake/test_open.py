"""Inputs are opened by what their bytes say; what cannot be read is said in one line."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_pages import FIRST, SECOND, TITLE, article, page

from demnach.intake import open as intake
from demnach.intake.document import LONGEST_ARTICLE, checked_date, draft_document, looks_like_html
from demnach.intake.draft import Draft
from demnach.intake.errors import BadRecord, IntakeError, NotAnArticle, NotFound, NotText, TooLarge

TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"
PAGE = page(article(FIRST, SECOND))


def only(data: bytes) -> Draft | IntakeError:
    (found,) = intake.drafts(data, "x")
    return found


def test_the_bytes_say_what_it_is() -> None:
    text, html, packed = only(TEXT.encode()), only(PAGE.encode()), only(gzip.compress(PAGE.encode()))
    assert isinstance(text, Draft)
    assert text.text == TEXT
    assert text.language == "de"
    assert isinstance(html, Draft)
    assert html.title == TITLE
    assert packed == html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><p>a", True),
        ("\n <!-- x --> <html>", True),
        ('<?xml version="1.0"?>\n<html>', True),
        ("<p>Die Brücke</p>", True),
        ("</div>", True),
        ("Mit <p> beginnt ein Absatz.", False),
        ("<3 sagte sie.", False),
        ("<<Guten Tag>>, sagte sie.", False),
        ("< 5 Prozent", False),
    ],
)
def test_only_a_document_that_begins_with_markup_is_a_page(text: str, expected: bool) -> None:
    assert looks_like_html(text) is expected


@pytest.mark.parametrize(
    ("data", "kind", "says"),
    [
        (b"", NotText, "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(30)) * 9, NotText, "binary"),
        (b'"' * 1_000_000, NotAnArticle, "not one word"),
        (("Die Brücke ist zu. " * 120_000).encode(), TooLarge, "2,280,000 characters"),
        (b"\x1f\x8bkaputt", NotText, "damaged gzip"),
        (gzip.compress(TEXT.encode())[:-9], NotText, "cut off"),
        (b"<html><body></body></html>", NotAnArticle, "no article"),
        (b"<!DOCTYPE html>", NotText, "no page"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, kind: type[IntakeError], says: str) -> None:
    error = only(data)
    assert type(error) is kind
    assert says in str(error)
    assert str(error).startswith("x: ")
    assert "\n" not in str(error)


def test_a_gzip_file_of_several_members_is_read_whole() -> None:
    packed = gzip.compress(FIRST.encode()) + gzip.compress(f"\n\n{SECOND}".encode())
    draft = only(packed)
    assert isinstance(draft, Draft)
    assert draft.text == f"{FIRST}\n\n{SECOND}"


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LARGEST", 1 << 20)
    with pytest.raises(TooLarge):
        intake.unpacked(gzip.compress(b"a" * (1 << 22)))


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(intake, "LARGEST", 1 << 10)
    path = tmp_path / "gross.txt"
    path.write_text(TEXT * 10, encoding="utf-8")
    (error,) = intake.open_source(str(path))
    assert isinstance(error, TooLarge)
    assert error.where == str(path)


def test_files_that_are_not_there_or_no_files(tmp_path: Path) -> None:
    (missing,), (folder,) = intake.open_source(str(tmp_path / "nix")), intake.open_source(str(tmp_path))
    assert isinstance(missing, NotFound)
    assert "no such file" in str(missing)
    assert "folder" in str(folder)
    with pytest.raises(NotFound):
        intake.read_bytes("a\0b")


def test_a_file_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "artikel"
    path.write_bytes(TEXT.encode("cp1252"))
    (draft,) = intake.open_source(str(path), published="2025-12-25", outlet="Lohebote")
    assert isinstance(draft, Draft)
    assert (draft.text, draft.published, draft.outlet) == (TEXT, "2025-12-25", "Lohebote")


def test_what_is_given_overrules_what_the_page_says() -> None:
    draft = draft_document(PAGE, id="a", url="https://x.example/", published="2020-02-02", outlet="Talpost", title="T")
    assert (draft.id, draft.url, draft.published) == ("a", "https://x.example/", "2020-02-02")
    assert (draft.outlet, draft.title) == ("Talpost", "T")


@pytest.mark.parametrize("value", ["2025-12-25", "2025-12-25T18:30", "2025-12-25T18:30:00+01:00", "2025-12-25T18:30Z"])
def test_iso_dates_pass(value: str) -> None:
    assert checked_date(value) == value


@pytest.mark.parametrize("value", ["", "gestern", "25.12.2025", "2025-13-01", "2025-02-30", "12/25/2025"])
def test_other_dates_are_refused(value: str) -> None:
    with pytest.raises(BadRecord, match="no date"):
        checked_date(value)


def test_the_longest_article_is_read() -> None:
    text = ("Die Brücke ist zu. " * (LONGEST_ARTICLE // 19))[:LONGEST_ARTICLE]
    assert len(draft_document(text).text) == len(text)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")))
def test_no_bytes_crash(data: bytes) -> None:
    for found in intake.drafts(data, "x"):
        assert isinstance(found, Draft | IntakeError)
        assert isinstance(found, Draft) or "\n" not in str(found)


def test_plain_text_is_opened_without_the_heavy_libraries() -> None:
    program = (
        "import sys; from demnach.intake.open import drafts; "
        f"list(drafts({TEXT!r}.encode(), 'x')); "
        "print([m for m in ('lxml', 'trafilatura', 'py3langid', 'numpy', 'ssl', 'urllib.request') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
