"""The days that a TIMEX3 value covers, so that times of all sorts can be compared and sought."""

from __future__ import annotations

import re
from calendar import IllegalMonthError, monthrange
from datetime import date

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|AU|WI|Q[1-4]|H[12])")
_YEARS = re.compile(r"\d{2,4}")
_MONTHS = {
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "AU": (9, 11), "WI": (12, 2),
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
}  # fmt: skip
"""First and last month of seasons (meteorological; winter ends in the next year), quarters and halves of a year."""


def days_of(value: str) -> tuple[str, str] | None:
    """Return the first and the last day (ISO 8601) of a TIMEX3 value of a date or time.

    None for durations, sets, references („PRESENT_REF“), underspecified values and dates that no calendar has.
    """
    try:
        found = _days(value)
    except (ValueError, OverflowError, IllegalMonthError):
        return None
    return (found[0].isoformat(), found[1].isoformat()) if found else None


def _days(value: str) -> tuple[date, date] | None:
    if shape := _DAY.fullmatch(value):
        day = date(*map(int, shape.groups()))
        return day, day
    if shape := _MONTH.fullmatch(value):
        return _months(int(shape[1]), int(shape[2]), int(shape[2]))
    if shape := _WEEK.fullmatch(value):
        year, week = int(shape[1]), int(shape[2])
        return date.fromisocalendar(year, week, 6 if shape[3] else 1), date.fromisocalendar(year, week, 7)
    if shape := _PART.fullmatch(value):
        return _months(int(shape[1]), *_MONTHS[shape[2]])
    if _YEARS.fullmatch(value):
        years = 10 ** (4 - len(value))  # „202“ is a decade, „20“ a century
        return date(int(value) * years, 1, 1), date((int(value) + 1) * years - 1, 12, 31)
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """First day of one month and last day of another, which lies in the next year where its number is lower."""
    end = year + (last < first)
    return date(year, first, 1), date(end, last, monthrange(end, last)[1])
