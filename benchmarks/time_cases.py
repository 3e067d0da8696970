"""Time expressions of other projects' test suites: recognizers-text, Duckling, ctparse (German), as far as news writes them.

    python -m benchmarks.time_cases [--errors]

A case is a text, a day on which it is read, and the value that is expected. It is right if a time that overlaps its words
has that value. A distance („vor zwei Wochen“, „in den nächsten 3 Tagen“) is annotated by its length, as KRAUTS does and
TimeML allows. What lies in either direction („Freitag“, „am 15.“) those projects put into the future, news mostly into
the past: a bare weekday or a date without year is right on the day that either convention gives. Left out, by class, is
what no news text contains: see ``CLASSES``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.shared import DATA
from demnach.intake.furniture.furnish import furnish
from demnach.intake.text import draft_text
from demnach.model.types import Span
from demnach.reading.times import find_times

FOLDER = DATA / "times"
CLASSES = {
    "language": "another language than German",
    "clock": "a clock time or part of a day without a day: an appointment, not a date",
    "chat": "spelling of chats: lower case only where German has capitals, no blanks, ordinals as „15te“, „h“ for Uhr",
    "format": "a format that German news does not use: slashes, month before day, year without century",
    "interval": "open intervals and spans of hours („ab 13:30 Uhr“), for which TIMEX3 has no value",
    "nothing": "cases without an expected time, or whose time is not resolved there",
}
_DAYS = "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag".split()
_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember".split()
_NOUNS = frozenset({
    *_DAYS,
    *_MONTHS,
    *(
        "jahr jahre jahren jahres monat monate monaten monats woche wochen tag tage tagen tages quartal morgen abend nacht "
        "stunde stunden minute minuten sommer winter herbst frühling frühjahr weihnachten ostern pfingsten "
        "silvester neujahr wochenende"
    ).split(),
})  # fmt: skip
_ADVERBIAL = frozenset({"morgen"})
_UNITS = {"jah": "Y", "mon": "M", "woc": "W", "tag": "D", "stu": "H", "min": "M"}
_NUMBERS = "einem einer ein eine zwei drei vier fünf sechs sieben acht neun zehn".split()
_DISTANCE = re.compile(rf"(?:in|vor|nach)? ?(\d+|{'|'.join(_NUMBERS)}) (Jahr|Monat|Woche|Tag|Stunde|Minute)\w*", re.I)
_BARE_DAY = re.compile(rf"(?:am |diesen |den )?(?:{'|'.join(_DAYS)})", re.I)
_CHAT = re.compile(
    r"\d(?:uhr|h|ten?\b|ter?\b|tes\b)|\b(?:mo|di|mi|do|fr|sa|so)\b\.?|\d\d?\.?(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)",
    re.I,
)
_FORMAT = re.compile(
    rf"\d/\d|\d-\d|(?:{'|'.join(_MONTHS)}|feb|aug|jan|okt|dez|nov|sep|mar|apr|jun|jul) \d{{1,2}}\b(?!\.)|"
    r"\b\d{1,2}\.\d{1,2}\.\d{2}\b|"
    rf"\b\d{{1,2}}\.\d{{1,2}}\b(?!\.)|\d{{4}}-\d|"
    r"^\W*(?:\d{4} ?[./-] ?\d\d|\d\d ?[./-] *\d{4})\W*$|\d{4}/\w|/\d{4}",
    re.I,
)


@dataclass
class Case:
    """A text, its reference day, the words meant (None: all of it), and the values of which one is expected."""

    corpus: str
    text: str
    day: str
    words: tuple[int, int] | None
    values: list[str] = field(default_factory=list)


def cases() -> Iterator[tuple[Case, str | None]]:
    """Yield every case with the class by which it is left out, None if it counts."""
    for case, left_out in (*_recognizers(), *_duckling(), *_ctparse()):
        yield case, left_out or _class_of(case)


def _class_of(case: Case) -> str | None:
    words = case.text[slice(*case.words)] if case.words else case.text
    if not case.values:
        return "nothing"
    if _CHAT.search(words) or any(word in _NOUNS - _ADVERBIAL for word in re.findall(r"[^\W\d_]+", words)):
        return "chat"
    return "format" if _FORMAT.search(words) else None


def _loaded(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = json.load(lines)
    return rows


def _recognizers() -> Iterator[tuple[Case, str | None]]:
    for name in ("DateParser", "DatePeriodParser", "HolidayParser", "DurationParser", "SetParser", "DateTimeModel"):
        path = FOLDER / "recognizers-specs" / f"{name}.json.gz"
        for row in _loaded(path):
            day = row.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
            for result in row["Results"]:
                kind = result.get("Type") or result["TypeName"].rpartition(".")[2]
                end = result["Start"] + len(result["Text"])
                case = Case("recognizers", row["Input"], day, (result["Start"], end), list(_recognized(result)))
                yield case, {"time": "clock", "timerange": "clock", "datetimerange": "interval"}.get(kind)


def _recognized(result: dict[str, Any]) -> Iterator[str]:
    """The TIMEX3 value and, for dates, both days that it may resolve to."""
    value = result.get("Value")
    if value is not None:
        yield value["Timex"]
        for resolution in (value.get("FutureResolution") or {}, value.get("PastResolution") or {}):
            yield from (v for k, v in resolution.items() if k in ("date", "dateTime"))
            if "startDate" in resolution and "endDate" in resolution:
                yield from _period(resolution["startDate"], resolution["endDate"])
    for one in (result.get("Resolution") or {}).get("values") or []:
        yield from (one[key] for key in ("timex", "value") if isinstance(one.get(key), str))
        if one.get("start") and one.get("end"):
            yield from _period(one["start"], one["end"])


def _period(start: str, end: str) -> Iterator[str]:
    """A whole year, month, week or quarter as TIMEX3 writes it; other spans as their two ends."""
    try:
        first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    except ValueError:
        return
    days = (last - first).days
    if days in (365, 366) and first.day == first.month == 1:
        yield str(first.year)
    elif first.day == 1 and 28 <= days <= 31:
        yield f"{first:%Y-%m}"
    elif first.weekday() == 0 and days in (6, 7):
        yield f"{first.isocalendar().year}-W{first.isocalendar().week:02}"
    elif first.day == 1 and first.month % 3 == 1 and 89 <= days <= 92:
        yield f"{first.year}-Q{(first.month + 2) // 3}"
    yield f"{start[:10]}/{end[:10]}"


def _duckling() -> Iterator[tuple[Case, str | None]]:
    with gzip.open(FOLDER / "duckling-time-de-corpus.txt.gz", "rt", encoding="utf-8") as lines:
        text = lines.read()
    corpus = text[text.index("allExamples") :]
    for found in re.finditer(r"examples \((\w+) ((?:\([^)]*\)\s*)+)(.*?)\)\s*\[(.*?)\]", corpus, re.S):
        what, numbers, grain = found[1], re.findall(r"\(([^)]*)\)", found[2]), found[3].strip()
        values = list(_ducklings(numbers[0], grain)) if what == "datetime" else []
        left_out = "interval" if what != "datetime" else "clock" if grain in ("Second", "Minute", "Hour") else None
        for expression in re.findall(r'"([^"]*)"', found[4]):
            words = " ".join(w.capitalize() if w in _NOUNS - _ADVERBIAL else w for w in expression.split())
            yield Case("duckling", words, "2013-02-12", None, values), left_out


def _ducklings(numbers: str, grain: str) -> Iterator[str]:
    year, month, day, *_ = (int(n) for n in numbers.split(","))
    if grain == "Year":
        yield str(year)
    elif grain == "Month":
        yield f"{year}-{month:02}"
    elif grain == "Quarter":
        yield f"{year}-Q{(month + 2) // 3}"
    elif grain == "Week":
        iso = date(year, month, day).isocalendar()
        yield f"{iso.year}-W{iso.week:02}"
    elif grain == "Day":
        yield f"{year}-{month:02}-{day:02}"


def _ctparse() -> Iterator[tuple[Case, str | None]]:
    for row in _loaded(FOLDER / "ctparse-corpus.json.gz"):
        left_out = None if row["language"] == "de" else "language"
        found = re.fullmatch(r"Time\[\]\{(\d{4}-\d\d-\d\d) (X:X|\d\d:\d\d) \(X/(\w+)\)\}", row["gold_parse"])
        values = []
        if found is None:
            left_out = left_out or "interval"
        else:
            values = [found[1]] if found[2] == "X:X" else [f"{found[1]}T{found[2]}"]
            parts = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI"}
            if found[3] in parts:
                values = [f"{found[1]}T{parts[found[3]]}"]
        if not re.search(
            r"\d\.|\d{4}|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|morgen", row["text"], re.I
        ):
            left_out = left_out or "clock"
        yield Case("ctparse", row["text"], row["ref_time"][:10], None, values), left_out


def is_right(case: Case) -> bool:
    """Whether a time in the case's words has one of its values, in the direction that news or those projects take."""
    article = furnish(draft_text(case.text))
    regions = [Span(0, len(article.text))]
    start, end = case.words or (0, len(case.text))
    found = [t.value for t in find_times(article.text, regions, case.day) if t.start < end and start < t.end]
    wanted = {variant for value in case.values for variant in _variants(value, case)}
    spans = {tuple(value.split("/")) for value in wanted if "/" in value}
    return bool(wanted & set(found)) or any(set(span) <= set(found) for span in spans)


def _variants(value: str, case: Case) -> Iterable[str]:
    """A value, and for bare weekdays and days without year the one in the other direction."""
    yield value
    words = case.text[slice(*case.words)] if case.words else case.text
    if (length := re.search(r",(P[\dTYMWDH]+)\)$", value)) is not None:
        yield length[1]
    if (far := _DISTANCE.search(words)) is not None:
        yield f"P{'T' if far[2].lower().startswith(('stund', 'minut')) else ''}{_number(far[1])}{_UNITS[far[2][:3].lower()]}"
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return
    tail = value[10:]
    if _BARE_DAY.search(words) and not re.search(r"\d", words):
        yield f"{day - timedelta(7)}{tail}"
        yield f"{day + timedelta(7)}{tail}"
    if (
        not re.search(r"\d{4}", words)
        and re.search(rf"\d|{'|'.join(_MONTHS)}", words, re.I)
        and (day.month, day.day) != (2, 29)
    ):
        yield f"{day.replace(year=day.year - 1)}{tail}"
        yield f"{day.replace(year=day.year + 1)}{tail}"


def _number(word: str) -> str:
    return word if word.isdigit() else str(max(1, _NUMBERS.index(word.lower()) - 2))


def score() -> dict[str, float]:
    """Return, in per cent, the cases that are right, a corpus and all."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case, left_out in cases():
        if left_out is None:
            total.update((case.corpus, "all"))
            right.update((case.corpus, "all") if is_right(case) else ())
    return {name: round(100 * right[name] / total[name], 1) for name in total}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    if parser.parse_args().errors:
        for case, left_out in cases():
            if left_out is None and not is_right(case):
                article = furnish(draft_text(case.text))
                got = [
                    (article.text[t.start : t.end], t.value)
                    for t in find_times(article.text, [Span(0, len(article.text))], case.day)
                ]
                print(f"{case.corpus}: {case.text} ({case.day}): {got} for {case.values}")
    counted = Counter((case.corpus, left_out or "counts") for case, left_out in cases())
    for (corpus, what), number in sorted(counted.items()):
        print(f"{corpus}: {number} {what}{': ' + CLASSES[what] if what in CLASSES else ''}")
    print(score())


if __name__ == "__main__":
    main()
