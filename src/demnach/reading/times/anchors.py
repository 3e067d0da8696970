"""From a partial expression to a value: what a weekday, a month or „vergangene Woche“ means seen from the anchor date.

Every function returns the TIMEX3 value and leaves „X“ where the calendar or a missing anchor leaves a place open.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from demnach.reading.times.tense import Tense

_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_HALF_YEAR, _COMING_WEEKS, _LAST_DAYS = 186, 31, 7
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def parse_anchor(anchor: str | None) -> date | None:
    """Return the day of an ISO date or datetime; None for a missing one or one that is no date („2025-02-31“)."""
    found = _DATE.match(anchor.strip()) if anchor else None
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def shift_days(day: date, days: int) -> date | None:
    """Return the day so many days on, or None beyond the years 1 to 9999."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def year_value(year: int) -> str:
    """Return „2025“; „XXXX“ for a year that four figures cannot write."""
    return f"{year:04d}" if 1 <= year <= 9999 else "XXXX"


def month_value(year: int, month: int) -> str:
    """Return „2025-04“ for months counted on over the year's end: month 13 is January of the next year."""
    return f"{year_value(year + (month - 1) // 12)}-{(month - 1) % 12 + 1:02d}"


def week_value(day: date | None) -> str:
    """Return the ISO week of a day: „2025-W51“."""
    if day is None:
        return "XXXX-WXX"
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def day_value(day: date | None) -> str:
    """Return the ISO date of a day, „XXXX-XX-XX“ for none."""
    return day.isoformat() if day else "XXXX-XX-XX"


def exists(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has that day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def weekday(anchor: date | None, number: int, tense: Tense, step: int = 0) -> date | None:
    """Return the weekday (1 Monday … 7 Sunday) that is meant, or None without an anchor.

    ``step`` −1 is „vergangenen“, strictly before the anchor, +1 „kommenden“, strictly after it, ±2 a week on; 0
    leaves it to the tense, and the anchor itself counts: news of Thursday says „am Donnerstag“.
    """
    if anchor is None:
        return None
    ahead = (number - anchor.isoweekday()) % 7
    back = ahead - 7 if ahead else 0
    if step > 0:
        return shift_days(anchor, (ahead or 7) + 7 * (step - 1))
    if step < 0:
        return shift_days(anchor, (back or -7) + 7 * (step + 1))
    return shift_days(anchor, ahead if tense in ("future", "present") else back)


def year_of_month(anchor: date, month: int, tense: Tense, step: int = 0) -> int:
    """Return the year of „im April“: the last one begun, or in a clause of what will be the next one."""
    if step < 0:
        return anchor.year - (0 if month < anchor.month else 1) + step + 1
    if step > 0:
        return anchor.year + (0 if month > anchor.month else 1) + step - 1
    if tense in ("future", "present"):
        return anchor.year + (month < anchor.month)
    return anchor.year - (month > anchor.month)


def year_of_day(anchor: date, month: int, day: int, tense: Tense) -> int:
    """Return the year of „am 7. Januar“: the last one, the next one, or the nearest where the clause does not tell.

    A day of the coming weeks is meant even in the past tense („die Rennen vom 18. Dezember wurden verlegt“), one of the
    last days even in the future.
    """
    ahead = (month - anchor.month) * 31 + day - anchor.day  # days, roughly: months of 31
    nearest = (ahead < -_HALF_YEAR) - (ahead > _HALF_YEAR)
    ahead += nearest * 12 * 31
    if tense == "past" and ahead > _COMING_WEEKS:
        nearest -= 1
    elif tense == "future" and ahead < -_LAST_DAYS:
        nearest += 1
    return anchor.year + nearest


def season_value(anchor: date | None, season: str, tense: Tense, step: int = 0) -> str:
    """Return „2025-SU“; a winter carries the year in which it begins.

    „vergangener Sommer“ is over, „kommender Sommer“ has not begun.
    """
    if anchor is None:
        return f"XXXX-{season}"
    starts = _SEASON_STARTS[season]
    running_winter = season == "WI" and anchor.month <= 2
    begun = anchor.month >= starts or running_winter
    over = season != "WI" and anchor.month >= starts + 3
    if step < 0:
        year = anchor.year - (not over) - running_winter + step + 1
    elif step > 0:
        year = anchor.year + (anchor.month >= starts) + step - 1
    elif tense in ("future", "present"):
        year = anchor.year + over - running_winter
    else:
        year = anchor.year - (not begun) - running_winter
    return f"{year_value(year)}-{season}"
