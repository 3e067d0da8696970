"""find_times as a whole: offsets, regions, order, odd input, speed; and the parts that the gold does not show."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import demnach
from demnach.model.types import Span
from demnach.reading.times import anchors, find_times
from demnach.reading.times.feasts import day_of, feast_forms, feasts
from demnach.reading.times.lexemes import lexeme
from demnach.reading.times.match import NORMALISERS
from demnach.reading.times.rules import rules
from demnach.reading.times.scan import Scan
from demnach.reading.times.tense import tense

WORDS = st.sampled_from(
    "am im in der den dem die seit vor Donnerstag Januar 7. 31. 2025 17.30 Uhr vergangenen kommenden Jahr Jahren Woche zwei "
    "fast halbe halb anderthalb Viertel nach um ein Abend Nacht Ostern Ende und bis , . ( ) \n\n \n – heute Morgen "
    "jeden 90er zum auf Quartal dritten Sommer "
    "😀 ſ 99999999999 0 00:00 24.12. 2007/08 mehr als Millionen alt später tags darauf v. Chr. Heiligen".split(" ")
)


def whole(text: str) -> list[Span]:
    return [Span(0, len(text))]


@given(st.lists(WORDS, max_size=25).map(" ".join), st.none() | st.dates().map(str) | st.text(max_size=12))
def test_times_are_evidence_in_order_and_apart(text: str, anchor: str | None) -> None:
    times = find_times(text, whole(text), anchor)
    assert [t.id for t in times] == [f"t{i}" for i in range(1, len(times) + 1)]
    ends = [0]
    for found in times:
        assert ends[-1] <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == text[found.start : found.end].strip()
        assert found.value
        ends.append(found.end)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    find_times(text, whole(text), "2025-12-25")


def test_only_the_regions_are_read_and_nothing_reaches_over_their_border() -> None:
    text = "Am Montag. Am Dienstag. Am Mittwoch. vergangene Woche"
    regions = [Span(0, 10), Span(24, 47), Span(47, len(text))]
    assert [text[t.start : t.end] for t in find_times(text, regions, "2025-12-25")] == ["Montag", "Mittwoch"]


def test_an_empty_line_separates() -> None:
    text = "vergangene\n\nWoche und vergangene\nWoche"
    assert [text[t.start : t.end] for t in find_times(text, whole(text), None)] == ["vergangene\nWoche"]


def test_no_text_no_times() -> None:
    assert find_times("", [], "2025-12-25") == []
    assert find_times("", whole(""), None) == []


@pytest.mark.parametrize(
    ("word", "kind", "value"),
    [
        ("fünfundzwanzig", "NUMBER", "25"),
        ("Mittwochabend", "WEEKDAY_PART", "3EV"),
        ("SONNTAGmorgen", "WEEKDAY_PART", "7MO"),
        ("FEBRUAR", "MONTH", "2"),
        ("Morgen", "MORGEN", "MO"),
        ("morgen", "TOMORROW", "1"),
        ("zweitägiger", "LASTING", "2 D"),
        ("13-stündigen", "LASTING", "13 TH"),
        ("1990er", "DECADE", "199"),
        ("10.000", "NUM", "10000"),
        ("1990", "YEAR", "1990"),
        ("17.30", "CLOCK", "17.30"),
        ("25.99", "OTHER", ""),
        ("34-jährige", "OTHER", ""),
        ("vorläufig", "LOW", ""),
    ],
)
def test_words_have_classes(word: str, kind: str, value: str) -> None:
    assert lexeme(word) == (kind, value)


def test_every_rule_has_its_function_and_no_function_is_idle() -> None:
    used = {rule.how for rule in rules().rules.values()} - {"skip"}
    assert used == set(NORMALISERS)


@pytest.mark.parametrize(
    ("when", "year", "day"),
    [
        ("easter-2", 2025, date(2025, 4, 18)),
        ("pascha+0", 2025, date(2025, 4, 20)),
        ("pascha+0", 2024, date(2024, 5, 5)),
        ("easter+39", 2026, date(2026, 5, 14)),
        ("05-01 sun 2", 2025, date(2025, 5, 11)),
        ("11-22 wed -1", 2024, date(2024, 11, 20)),
        ("12-24 sun -4", 2025, date(2025, 11, 30)),
        ("islamic 09-01", 2025, date(2025, 3, 1)),
        ("islamic 10-01", 2024, date(2024, 4, 10)),
        ("hebrew 07-10", 2025, date(2025, 10, 2)),
        ("hebrew 01-15", 2024, date(2024, 4, 23)),
        ("hebrew 09-25", 2025, date(2025, 12, 15)),
        ("easter+0", 1, None),
        ("02-29", 2025, None),
    ],
)
def test_feasts_fall_on_their_days(when: str, year: int, day: date | None) -> None:
    assert day_of(when, year) == day


def test_every_feast_has_a_day_in_2025() -> None:
    for words in feast_forms():
        feast = feasts()[" ".join(words).lower()]
        assert day_of(feast.when, 2025)
        assert not feast.eastern or day_of(feast.eastern, 2025)


def test_a_feast_rule_that_is_none_says_so() -> None:
    with pytest.raises(ValueError, match="Vollmond"):
        day_of("Vollmond", 2025)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Der Rat tagte am Montag.", "past"),
        ("Der Rat hat am Montag getagt.", "past"),
        ("Der Rat wird am Montag tagen.", "future"),
        ("Der Rat tagt am Montag.", "present"),
        ("Der Rat soll am Montag getagt haben.", "past"),
        ("Der Rat soll am Montag tagen.", "future"),
        ("Die Brücke wird am Montag gesperrt.", "present"),
        ("Die Sprecherin sagte, der Rat werde am Montag tagen.", "future"),
        ("Die für Montag geplante Sitzung fiel aus.", "future"),
        ("Nichts am Montag.", "none"),
    ],
)
def test_the_clause_tells_the_tense(sentence: str, expected: str) -> None:
    scan = Scan(sentence, whole(sentence))
    at = next(i for i in range(len(scan.spans)) if scan.word(i) == "Montag")
    assert tense(scan, at, at + 1) == expected


@pytest.mark.parametrize(
    ("day", "season", "step", "value"),
    [
        ("2025-12-25", "SU", -1, "2025-SU"),
        ("2025-07-01", "SU", -1, "2024-SU"),
        ("2025-07-01", "SU", 1, "2026-SU"),
        ("2025-03-01", "SU", 1, "2025-SU"),
        ("2026-01-10", "WI", -1, "2024-WI"),
        ("2026-01-10", "WI", 0, "2025-WI"),
    ],
)
def test_seasons(day: str, season: str, step: int, value: str) -> None:
    assert anchors.season_value(anchors.parse_anchor(day), season, "none", step) == value


@pytest.mark.parametrize("anchor", [None, "", "heute", "2025-02-31", "25.12.2025", "0000-01-01"])
def test_an_anchor_that_is_no_date_is_none(anchor: str | None) -> None:
    assert anchors.parse_anchor(anchor) is None


def test_long_text_without_ends_takes_time_in_proportion() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        find_times(text, whole(text), "2025-12-25")
        return time.process_time() - start

    for words in ("am " * 20_000, "1. " * 20_000, "zwei bis drei " * 7_000, "der vergangenen " * 7_000, "(" * 60_000):
        assert seconds(words * 2) < 3 * min(seconds(words), seconds(words)) + 0.5, words[:20]


def test_the_sample_of_the_contract() -> None:
    sample = Path(__file__).parents[3] / "shared" / "samples" / "neujahrsbrief.txt"
    if not sample.exists():
        pytest.skip(f"{sample} is missing")
    text = sample.read_text(encoding="utf-8").partition("AFP · DPA")[0]
    found = [(text[t.start : t.end], t.value, t.mod) for t in find_times(text, whole(text), "2025-12-25")]
    assert found == [
        ("vergangene Woche", "2025-W51", None),
        ("Donnerstag", "2025-12-25", None),
        ("vergangenen Jahr", "2024", None),
        ("April", "2025-04", None),
        ("vergangenen Jahr", "2024", None),
        ("Weihnachten", "2025-12-25", None),
        ("Weihnachten", "2025-12-25", None),
        ("Heiligabend", "2025-12-24", None),
        ("Weihnachten", "XXXX-01-07", None),
        ("7. Januar", "XXXX-01-07", None),
        ("den Festtagen", "PXD", None),
        ("fast vier Jahren", "P4Y", "LESS_THAN"),
    ]


def test_days_belong_to_the_month_named_last() -> None:
    text = "Das war der März in Mühlbrück: Am 3. brannte es. Am 7. war Wahl."
    reading = demnach.read(text, published="2026-12-29")
    assert [time.value for time in reading.times] == ["2026-03", "2026-03-03", "2026-03-07"]


def test_the_first_and_the_last_year() -> None:
    reading = demnach.read("Am 1. Januar 0001 und am 31.12.9999 war nichts los.", published="2026-03-01")
    assert [time.value for time in reading.times] == ["0001-01-01", "9999-12-31"]
