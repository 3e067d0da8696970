"""JSON lines: a document a line, and an error that names its line."""

from __future__ import annotations

import gzip
import json
from io import BytesIO

import pytest

from demnach.intake.draft import Draft
from demnach.intake.errors import BadRecord, IntakeError, NotAnArticle, NotText
from demnach.intake.json_lines import parse_line, read_lines
from demnach.intake.open import drafts, open_source

TEXT = "Die Brücke bleibt gesperrt, sagte Anna Feld."


def line(**keys: object) -> str:
    return json.dumps(keys, ensure_ascii=False)


def test_a_line_becomes_a_draft_with_all_that_it_says() -> None:
    given = line(id=7, text=TEXT, url="https://lohebote.example/7", published="2025-12-25", outlet="Lohebote", title="T")
    (draft,) = read_lines([given], "x.jsonl")
    assert isinstance(draft, Draft)
    assert (draft.id, draft.text, draft.url) == ("7", TEXT, "https://lohebote.example/7")
    assert (draft.published, draft.outlet, draft.title) == ("2025-12-25", "Lohebote", "T")


def test_the_callers_date_and_outlet_stand_in_only_where_a_line_has_none() -> None:
    lines = [line(text=TEXT, published="2024-01-01", outlet="Lohebote"), line(text=TEXT)]
    first, second = read_lines(lines, "x", published="2025-12-25", outlet="Talpost")
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.published, first.outlet) == ("2024-01-01", "Lohebote")
    assert (second.published, second.outlet) == ("2025-12-25", "Talpost")


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        ("{", BadRecord),
        ("[]", BadRecord),
        ('"text"', BadRecord),
        ('{"id": 1}', BadRecord),
        ('{"text": "a", "html": "b"}', BadRecord),
        ('{"text": 5}', BadRecord),
        ('{"text": "Guten Tag", "published": "gestern"}', BadRecord),
        ('{"text": "\\ud800"}', BadRecord),
        ('{"text": "  "}', NotText),
        ('{"text": "4711"}', NotAnArticle),
        ('{"html": "<p>Kurz.</p>"}', NotAnArticle),
        ("[" * 5000, BadRecord),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(bad: str, kind: type[IntakeError]) -> None:
    good = line(text=TEXT)
    first, error, last = read_lines([good, "", bad, good], "x.jsonl")
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert isinstance(error, kind)
    assert str(error).startswith("x.jsonl, line 3: ")


def test_only_a_line_feed_ends_a_line() -> None:
    text = "Es gilt\u2028die Regel,\x85sagte sie."
    (draft,) = drafts(line(text=text).encode(), "x")
    assert isinstance(draft, Draft)
    assert draft.text == text


def test_json_over_several_lines_is_one_document() -> None:
    (draft,) = drafts(json.dumps({"text": TEXT, "id": "a"}, indent=2).encode(), "x")
    assert isinstance(draft, Draft)
    assert draft.id == "a"


def test_bytes_that_are_no_utf_8_are_an_error_of_their_line() -> None:
    with pytest.raises(BadRecord, match="line 4"):
        parse_line(b'{"text": "Gr\xfc\xdfe"}', 4, "x")


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_standard_input_is_read_line_by_line(monkeypatch: pytest.MonkeyPatch, packed: bool, mark: bytes) -> None:
    data = mark + "\n".join(line(id=i, text=TEXT) for i in range(5)).encode()

    class Input:
        buffer = BytesIO(gzip.compress(data) if packed else data)

    monkeypatch.setattr("sys.stdin", Input)
    found = list(open_source("-", json_lines=True))
    assert [d.id for d in found if isinstance(d, Draft)] == ["0", "1", "2", "3", "4"]


def test_a_packed_stream_that_is_cut_off_ends_in_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    data = gzip.compress("\n".join(line(id=i, text=f"{TEXT} {i * 7919}") for i in range(2000)).encode())

    class Input:
        buffer = BytesIO(data[: len(data) // 2])

    monkeypatch.setattr("sys.stdin", Input)
    *found, last = open_source("-", json_lines=True)
    assert found
    assert isinstance(last, NotText)
    assert "cut off" in str(last)
