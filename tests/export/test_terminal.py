"""The terminal view."""

from __future__ import annotations

import pytest
from rich.console import Console

import demnach
from demnach import Reading
from demnach.export.terminal import ReadingView


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(ferry: Reading, width: int) -> None:
    console = Console(width=width, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    with console.capture() as capture:
        console.print(ReadingView(ferry))
    console.file.close()
    assert max(len(line) for line in capture.get().splitlines()) <= width


def test_it_tells_statements_chains_tolls_and_furniture(ferry: Reading) -> None:
    console = Console(width=120, color_system=None)
    with console.capture() as capture:
        console.print(ReadingView(ferry))
    shown = capture.get()
    for words in ("Corinna Vogl", "→ APA → dpa", "killed", "dateline", "SEEBERG (APA/dpa)."):
        assert words in shown


def test_a_verbatim_fragment_is_shown_within_its_statement_only() -> None:
    reading = demnach.read("Die „tapferen Brigaden“ hätten den Ort gehalten, sagte Orlan am Montag in Karvien.")
    assert [s.form for s in reading.statements] == ["indirect", "direct"]
    console = Console(width=120, color_system=None)
    with console.capture() as capture:
        console.print(ReadingView(reading))
    statements = capture.get().partition("WHO SAYS SO")[2]
    assert statements.count("tapferen Brigaden") == 1
    assert "„tapferen Brigaden“²" in statements
