"""The phrases that views share."""

from __future__ import annotations

import pytest

from demnach.model.types import Toll
from demnach.model.words import OWN_VOICE, Words, moment, percent, summary, toll_range
from model.sample import SAMPLE

WORDS = Words(SAMPLE)


@pytest.mark.parametrize(
    ("least", "most", "approximate", "unit", "shown"),
    [
        (15, 15, False, "people", "15"),
        (550, 550, True, "people", "about 550"),
        (10_001, None, False, "people", "at least 10,001"),
        (None, 20, False, "people", "at most 20"),
        (5, 7, False, "people", "5–7"),
        (2_000_000, 2_000_000, True, "EUR", "about 2,000,000 EUR"),
        (None, None, False, "people", "unknown"),
    ],
)
def test_bounds_of_tolls(least: int | None, most: int | None, approximate: bool, unit: str, shown: str) -> None:
    toll = Toll(kind="killed", min=least, max=most, approximate=approximate, unit=unit, start=0, end=1)
    assert toll_range(toll) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        ("2026-05-04", "2026-05-04"),
        ("2026-05-04T18:30:00+02:00", "2026-05-04 18:30"),
        ("Tag X", "Tag X"),
        ("T", "T"),
    ],
)
def test_dates_are_shortened(value: str | None, shown: str) -> None:
    assert moment(value) == shown


def test_the_chain_is_one_line_with_the_carrier_in_brackets() -> None:
    assert WORDS.chain(SAMPLE.statements[1].chain) == "Miro Orlan → (Brief) → dpa"
    assert WORDS.chain(()) == "nobody named"


def test_a_speaker_whom_the_chain_lacks_leads_it() -> None:
    assert WORDS.vouchers(SAMPLE.statements[0])[0] == ("SNA", "outlet", True)
    assert WORDS.vouchers(SAMPLE.statements[3]) == [("eine Frau", "speaker", True)]


def test_wordings_are_joined_and_evened() -> None:
    assert WORDS.wording(SAMPLE.statements[0]) == "Karvien <hat> am Montag … mehr als 10 Soldaten verloren"
    assert WORDS.wording(SAMPLE.statements[2]) == "„heldenhafte Einsatz“"


def test_a_verbatim_fragment_belongs_to_the_statement_around_it() -> None:
    assert {parent: [f.id for f in found] for parent, found in WORDS.fragments.items()} == {"s2": ["s3"]}
    assert [s.id for s in SAMPLE.statements if WORDS.is_fragment(s)] == ["s3"]


def test_who_asserts_and_what() -> None:
    clash, aid = SAMPLE.events
    assert WORDS.asserted(clash) == "SNA → dpa"
    assert WORDS.asserted(aid) == OWN_VOICE
    assert WORDS.circumstances(clash) == "armed clash · Karvien · 2026-05-04"
    assert WORDS.circumstances(aid) == "aid · planned"


def test_voices_are_counted_with_their_first_statement() -> None:
    assert WORDS.voices() == [("Miro Orlan", 2, 1), ("SNA", 1, 0), ("eine Frau", 1, 3)]


def test_head_lines() -> None:
    assert WORDS.published() == "Tagespost  ·  2026-05-04 18:30  ·  changed 2026-05-05  ·  withheld"
    assert WORDS.signed() == "Lena Marquart  ·  dpa"
    assert WORDS.kind(SAMPLE.statements[0]) == "indirect · speech or writing · 2026-05-04 · Karvien"


def test_furniture_ends_with_the_rights() -> None:
    assert WORDS.furniture() == [("credit", "SNA/dpa"), ("rights", "© Tagespost"), ("text and data mining", "reserved")]


def test_probabilities_are_percentages() -> None:
    assert [percent(p) for p in (0, 0.724, 1)] == ["0 %", "72 %", "100 %"]


def test_print_shows_each_statement_with_its_chain() -> None:
    lines = summary(SAMPLE).splitlines()
    assert lines[0] == "Orlan lobt die „Brigaden“"
    assert lines[3] == "  2  Miro Orlan (praise): Der „heldenhafte Einsatz“ habe genützt"
    assert lines[4] == "     Miro Orlan → (Brief) → dpa"
