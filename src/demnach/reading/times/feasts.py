"""Feasts: on which day of a year Heiligabend, Karfreitag, Pfingsten, Ramadan or Jom Kippur fall.

``data/feasts.tsv`` holds the rules, this module the calendars they count in: the Gregorian one, the two Easters, the
arithmetic Islamic and Hebrew calendars (Dershowitz and Reingold, Calendrical Calculations, chapters 6 and 7).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_RULE = re.compile(
    r"(?P<islamic>islamic )?(?P<hebrew>hebrew )?(?P<month>\d\d)-(?P<day>\d\d)(?: (?P<weekday>[a-z]{3}) (?P<nth>-?\d))?"
    r"|(?P<easter>easter|pascha)(?P<offset>[+-]\d+)"
)
_ISLAMIC_EPOCH = 227014  # fixed day number (1 = 1 January of year 1) before 1 Muharram of year 1
_HEBREW_EPOCH = -1373427  # fixed day number of 1 Tishri of year 1
_PASCHA_YEARS = range(1583, 4100)  # the years that dateutil's computus covers


class Feast(NamedTuple):
    """One row of the table: when it is, when the eastern churches keep it ("" if then too), how many days it lasts."""

    when: str
    eastern: str
    days: int


@cache
def feasts() -> dict[str, Feast]:
    """Return the feasts by their written forms in small letters, words set apart by one space."""
    table = (files("demnach.reading.times") / "data" / "feasts.tsv").read_text(encoding="utf-8")
    found: dict[str, Feast] = {}
    for line in table.split("\n"):
        if not line or line.startswith("#"):
            continue
        when, forms = line.split("\t")
        when, _, days = when.partition("/")
        western, _, eastern = when.partition("|")
        for form in forms.split(";"):
            found[form.lower()] = Feast(western, eastern, int(days or 1))
    return found


@cache
def feast_forms() -> tuple[tuple[str, ...], ...]:
    """Return the written forms, each as its words, longest first."""
    table = (files("demnach.reading.times") / "data" / "feasts.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t")[1] for line in table.split("\n") if line and not line.startswith("#"))
    forms = {tuple(form.split(" ")) for row in rows for form in row.split(";")}
    return tuple(sorted(forms, key=lambda words: (-len(words), words)))


def feast_words() -> list[str]:
    """Return the forms of one word: they are words of the rules' class FEAST."""
    return [words[0] for words in feast_forms() if len(words) == 1]


def day_of(when: str, year: int) -> date | None:
    """Return the day of a feast rule in a year, or None where the calendar does not have it.

    Raises ValueError for a rule that ``feasts.tsv`` does not explain.
    """
    rule = _RULE.fullmatch(when)
    if not rule:
        raise ValueError(f"feasts.tsv: „{when}“ is no rule; see the head of the file")
    try:
        if rule["easter"]:
            return _easter(year, rule["easter"] == "pascha", int(rule["offset"]))
        month, day = int(rule["month"]), int(rule["day"])
        if rule["islamic"]:
            return _islamic(year, month, day)
        if rule["hebrew"]:
            return _hebrew(year + (3761 if month >= 7 else 3760), month, day)
        start = date(year, month, day)
        return _nth_weekday(start, _WEEKDAYS[rule["weekday"]], int(rule["nth"])) if rule["weekday"] else start
    except (ValueError, OverflowError):  # years that a calendar does not reach
        return None


def _nth_weekday(start: date, weekday: int, nth: int) -> date:
    """The nth such weekday from ``start`` on, or, with a negative ``nth``, up to it."""
    if nth > 0:
        return start + timedelta((weekday - start.weekday()) % 7 + 7 * (nth - 1))
    return start - timedelta((start.weekday() - weekday) % 7 + 7 * (-nth - 1))


def _easter(year: int, eastern: bool, offset: int) -> date | None:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # imported when a feast is met: start-up counts

    if year not in _PASCHA_YEARS:
        return None
    sunday: date = easter(year, EASTER_ORTHODOX if eastern else EASTER_WESTERN)
    return sunday + timedelta(offset)


def _islamic(year: int, month: int, day: int) -> date | None:
    """The first such day within the Gregorian year."""
    guess = (year - 622) * 33 // 32
    for hijri in range(guess - 1, guess + 3):
        fixed = _ISLAMIC_EPOCH + (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + 29 * (month - 1) + month // 2 + day
        if fixed > 0 and (found := date.fromordinal(fixed)).year == year:
            return found
    return None


def _hebrew(year: int, month: int, day: int) -> date | None:
    """Months count from Nisan (1); the year begins with Tishri (7)."""
    last = 13 if (7 * year + 1) % 19 < 7 else 12
    start = _hebrew_new_year(year)
    length = _hebrew_new_year(year + 1) - start
    before = range(7, month) if month >= 7 else [*range(7, last + 1), *range(1, month)]
    days = sum(_hebrew_month(m, last, length) for m in before)
    fixed = start + days + day - 1
    return date.fromordinal(fixed) if fixed > 0 else None


def _hebrew_new_year(year: int) -> int:
    return _HEBREW_EPOCH + _hebrew_elapsed(year) + _hebrew_delay(year)


def _hebrew_elapsed(year: int) -> int:
    """Days from the epoch to the mean new moon of Tishri, kept off Sunday, Wednesday and Friday."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _hebrew_delay(year: int) -> int:
    before, this, after = (_hebrew_elapsed(y) for y in (year - 1, year, year + 1))
    if after - this == 356:
        return 2
    return 1 if this - before == 382 else 0


def _hebrew_month(month: int, last: int, length: int) -> int:
    """Days of a month, given the year's last month and length in days (353 to 355, or 383 to 385 with a leap month)."""
    if month in (2, 4, 6, 10, 13) or (month == 12 and last == 12):
        return 29
    if month == 8:
        return 30 if length % 10 == 5 else 29
    if month == 9:
        return 29 if length % 10 == 3 else 30
    return 30
