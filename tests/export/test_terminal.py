"""The terminal view."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

import demnach
from demnach import Reading
from demnach.export.terminal import ReadingView
from demnach.model.types import Article, Part
from model.sample import SAMPLE


def shown(reading: Reading, width: int = 120, *, color: bool = False) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=color, color_system="standard" if color else None)
    console.print(ReadingView(reading))
    return stream.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_or_a_page(example: Reading, width: int) -> None:
    assert max(cell_len(line) for line in shown(example, width).splitlines()) <= min(width, 100)


def test_it_tells_statements_chains_tolls_and_furniture(ferry: Reading) -> None:
    view = shown(ferry)
    for words in ("Corinna Vogl", "→ APA → dpa", "killed", "dateline", "SEEBERG (APA/dpa)."):
        assert words in view


def test_the_sample_in_full() -> None:
    assert [line.rstrip() for line in shown(SAMPLE, 60).splitlines()] == [
        "",
        "Orlan lobt die „Brigaden“",
        "Tagespost  ·  2026-05-04 18:30  ·  changed 2026-05-05  ·",
        "withheld",
        "signed Lena Marquart  ·  dpa",
        "",
        "Karvien <hat> am Montag laut SNA mehr als 10 Soldaten",
        "verloren¹. Der „heldenhafte Einsatz“³ habe genützt², schrieb",
        "Orlan.",
        "",
        "„Wir gehen.",
        "",
        "Wir kommen wieder“⁴, sagte eine Frau.",
        "",
        "WHO SAYS SO",
        "",
        " 1 SNA → dpa",
        "   report · indirect  ▆ 72 %",
        "   Karvien <hat> am Montag … mehr als 10 Soldaten verloren",
        "",
        " 2 Miro Orlan → (Brief) → dpa",
        "   praise · indirect  █ 100 %",
        "   Der „heldenhafte Einsatz“³ habe genützt",
        "",
        " 4 eine Frau",
        "   say · direct  ▁ 0 %",
        "   „Wir gehen. Wir kommen wieder“",
        "",
        "TOLLS, AND ON WHOSE WORD",
        "",
        "number          what          event; on whose word",
        "────────────────────────────────────────────────────────────",
        "at least 11     killed        armed clash · Karvien ·",
        "                              2026-05-04",
        "                              SNA → dpa",
        "about 5–7 EUR   damage cost   aid · planned",
        "                              the article itself",
        "",
        "TIMES AND PLACES",
        "",
        "times   Montag = 2026-05-04",
        "places  Karvien (country, KV)",
        "",
        "SET APART FROM THE TEXT",
        "",
        "credit                SNA/dpa",
        "rights                © Tagespost",
        "text and data mining  reserved",
    ]


def test_a_verbatim_fragment_is_shown_within_its_statement_only() -> None:
    reading = demnach.read("Die „tapferen Brigaden“ hätten den Ort gehalten, sagte Orlan am Montag in Karvien.")
    assert [s.form for s in reading.statements] == ["indirect", "direct"]
    statements = shown(reading).partition("WHO SAYS SO")[2]
    assert statements.count("tapferen Brigaden") == 1
    assert "„tapferen Brigaden“²" in statements


def test_forms_have_colours_where_there_are_any() -> None:
    view = shown(SAMPLE, color=True)
    assert "\x1b[36mKarvien <hat> am Montag" in view
    assert "\x1b[1;32m„heldenhafte Einsatz“" in view


def test_no_control_character_of_the_text_reaches_the_terminal() -> None:
    text = "Er sagte\x1b[31m „Nein\x07\x9b2J“."
    parts = (Part(kind="paragraph", start=0, end=len(text)),)
    article = Article(id="a", text=text, title="\x1b]0;x\x07", authors=("\x1bc",), outlet="\x85", parts=parts)
    view = shown(msgspec.structs.replace(SAMPLE, article=article, statements=(), events=(), times=(), places=()))
    assert not {c for c in view if ord(c) < 32 or 127 <= ord(c) < 160} - {"\n"}


def test_markup_of_the_terminal_library_is_text() -> None:
    text = "Er sagte: „[bold]Nein[/bold] [link=x]“."
    reading = demnach.read(text)
    assert text.removesuffix(".") in shown(reading).replace("¹", "")


def test_no_statements_are_told() -> None:
    reading = msgspec.structs.replace(SAMPLE, statements=(), events=())
    assert "NO STATEMENTS WERE FOUND" in shown(reading)
