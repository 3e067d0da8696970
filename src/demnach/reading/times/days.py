"""Days, parts of days and clock times: the functions of the rules that tell when within a month."""

from __future__ import annotations

import re
from datetime import date

from demnach.reading.times import anchors
from demnach.reading.times.feasts import day_of, feasts
from demnach.reading.times.match import Found, Match, as_day, normaliser
from demnach.reading.times.scan import Token
from demnach.reading.times.tense import Tense, is_state

_HISTORIC = 2  # years: a year this far from the anchor's, told in the same sentence, dates „im Mai“ too
_ADJACENT = 4  # tokens: „in diesem Jahr am 27. April“
_TWO_DIGIT_PIVOT = 50
_ORDINALS = {"1.": "erster", "2.": "zweiter", "3.": "dritter", "4.": "vierter"}
_NO_FEAST = ("PAST", "FUTURE", "THIS", "JAHR", "YEAR")
_CELEBRATE = frozenset(["feiert", "feiern", "begeht", "begehen"])


@normaliser
def iso_date(m: Match) -> Found | None:
    """„2025-12-24“, „2025-12-24T22:00“."""
    text = m.tokens[0].text
    if not as_day(text):
        return None
    return Found("TIME" if "T" in text else "DATE", text)


@normaliser
def numeric_date(m: Match) -> Found | None:
    """„24.12.2025“, „24.12.25“, „24.12.“, „24/12/2025“."""
    token = m.get("DATE")
    if not token:
        return None
    day, month, *rest = (int(part) for part in token.text.replace("/", ".").rstrip(".").split("."))
    year = rest[0] if rest else None
    if year is not None and year < 100:
        year += 2000 if year < _TWO_DIGIT_PIVOT else 1900
    return _day(m, year, month, day)


@normaliser
def day_month(m: Match) -> Found | None:
    """„18. Dezember“, „Donnerstag, den 18. Dezember 2025“, „1. Mai vergangenen Jahres“."""
    day, month = m.number("ORD", "ORDINAL", "NUM"), m.number("MONTH", "MABBR")
    if day is None or month is None:
        return None
    return _day(m, year_of(m), month, day)


@normaliser
def day_elided(m: Match) -> Found | None:
    """„10.“ in „am 10. und 11. Februar“."""
    month, year = m.next_of("MONTH", "MABBR"), m.next_of("YEAR", within=8)
    if not month:
        return None
    return _day(m, int(year.value) if year else None, int(month.value), int(m.tokens[0].value))


_MONTH = re.compile(r"\d{4}-\d{2}")


@normaliser
def day_bare(m: Match) -> Found | None:
    """„am 15.“: the day of the month told last or of the anchor's."""
    day, reference = int(m.tokens[0].value), m.state.reference
    if not 1 <= day <= 31:
        return None
    if (told := _month_told(m)) is not None:
        return Found("DATE", f"{told}-{day:02d}") if anchors.exists(int(told[:4]), int(told[5:]), day) else None
    if reference is None:
        return Found("DATE", f"XXXX-XX-{day:02d}")
    months = reference.year * 12 + reference.month - 1
    if m.tense == "past":
        months -= day > reference.day
    elif m.tense in ("future", "present"):
        months += day < reference.day
    year, month = months // 12, months % 12 + 1
    return Found("DATE", f"{anchors.month_value(year, month)}-{day:02d}") if anchors.exists(year, month, day) else None


def _month_told(m: Match) -> str | None:
    """The month that was named last, if only days of it were since: „Der März im Rückblick. Am 3. …“, „Am 7. …“."""
    days: set[str] = set()
    for told in reversed(m.state.told):
        if told.type == "DATE" and _MONTH.fullmatch(told.value):
            return told.value if days <= {told.value} else None
        if told.type == "DATE":
            days.add(told.value[:7])
    return None


def year_of(m: Match) -> int | None:
    """Return the year that the expression names („2014“, „vergangenen Jahres“), None for none or an open one."""
    named = m.number("YEAR")
    if named is not None:
        return named
    token = m.get("VORJAHR", "YEARREL")
    if token is None and m.has("JAHR"):
        token = m.get("PAST", "FUTURE", "THIS", "CURRENT")
    if token is None or m.state.reference is None:
        return None
    return m.state.reference.year + int(token.value)


def _year_told(m: Match) -> int | None:
    """A year told before in the same sentence: right before, or far from the anchor's („1989 …, am 9. November“)."""
    today = m.state.today
    for told in reversed(m.state.told):
        if told.at < m.sentence[0]:
            return None
        if m.start - told.at <= _ADJACENT and len(told.value) == 4 and told.value.isdecimal():
            return int(told.value)
        if told.type == "DATE" and told.value[:4].isdecimal() and len(told.value) in (4, 7, 10):
            year = int(told.value[:4])
            return year if today is None or abs(year - today.year) >= _HISTORIC else None
    return None


def _day(m: Match, year: int | None, month: int, day: int) -> Found | None:
    """A day with or without its year; of one that no calendar has („31. Februar“) the month is kept, as vague."""
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if not anchors.exists(2000, month, day):  # a leap year: 29 February passes
        return Found("DATE", f"{anchors.year_value(year) if year else 'XXXX'}-{month:02d}-XX", vague=True)
    if year is None and _every_year(m):
        return Found("SET", f"XXXX-{month:02d}-{day:02d}")
    if year is None and _habitual(m):
        return Found("DATE", f"XXXX-{month:02d}-{day:02d}")
    if year is None:
        year = _year_told(m)
    reference = m.state.reference
    if year is None and reference:
        named = m.number("WEEKDAY", "WABBR")
        year = _year_by_weekday(reference.year, month, day, named) if named else None
        year = year or anchors.year_of_day(reference, month, day, m.tense)
    if year is None:
        return Found("DATE", f"XXXX-{month:02d}-{day:02d}")
    if not anchors.exists(year, month, day):
        return Found("DATE", f"{anchors.year_value(year)}-{month:02d}-XX", vague=True)
    return Found("DATE", f"{anchors.year_value(year)}-{month:02d}-{day:02d}")


def _year_by_weekday(year: int, month: int, day: int, weekday: int) -> int | None:
    """The year nearest to ``year`` in which the day falls on that weekday: „Donnerstag, den 27. April“."""
    for candidate in (year, year - 1, year + 1, year - 2, year + 2):
        if anchors.exists(candidate, month, day) and date(candidate, month, day).isoweekday() == weekday:
            return candidate
    return None


def _every_year(m: Match) -> bool:
    """„jedes Jahr, am 28. Dezember“."""
    told = m.state.told[-1] if m.state.told else None
    return told is not None and told.type == "SET" and told.value == "P1Y" and told.at >= m.sentence[0]


def _habitual(m: Match) -> bool:
    """„Russland feiert Weihnachten nach orthodoxem Brauch am 7. Januar“: every year, told in the present."""
    if "HABITUAL" not in m.sentence_kinds:
        return False
    return m.tense == "present" or any(m.scan.word(i) in _CELEBRATE for i in range(*m.sentence))


@normaliser
def feast(m: Match) -> Found | None:
    """„Heiligabend“, „Ostern 2026“, „vergangene Weihnachten“; with „orthodox“ in the sentence the eastern day."""
    tokens = [t for t in m.tokens if t.kind not in _NO_FEAST and t.text != "im"]
    words = [_ORDINALS.get(t.text, t.text.lower()) for t in tokens]
    entry = feasts().get(" ".join(words))
    if not entry:
        return None
    eastern = entry.eastern and any(m.scan.word(i).lower().startswith(("orthodox", "julianisch")) for i in range(*m.sentence))
    when = entry.eastern if eastern else entry.when
    year, reference = m.number("YEAR"), m.state.reference
    if year is None and eastern and _habitual(m):
        return Found("DATE", f"XXXX-{when}" if when[0].isdigit() else "XXXX-XX-XX")
    if year is not None:
        day = day_of(when, year)
    elif reference is not None:
        day = _nearest_feast(when, reference, m)
    else:
        return Found("DATE", f"XXXX-{when}" if len(when) == 5 else "XXXX-XX-XX", vague=len(when) != 5)
    if day is None:
        return Found("DATE", "XXXX-XX-XX", vague=True)
    return Found("DATE", day.isoformat()) if entry.days == 1 else Found("DATE", day.isoformat()[:7], vague=True)


def _nearest_feast(when: str, reference: date, m: Match) -> date | None:
    days = [day for year in range(reference.year - 1, reference.year + 2) if (day := day_of(when, year))]
    step = m.step()
    before = [day for day in days if day < reference or (day == reference and not step)]
    after = [day for day in days if day > reference or (day == reference and not step)]
    if step < 0 or (not step and m.tense == "past"):
        return max(before, default=None)
    if step > 0 or m.tense == "future":
        return min(after, default=None)
    return min(days, key=lambda day: abs(day - reference), default=None)


@normaliser
def day_rel(m: Match) -> Found | None:
    """„gestern“, „heute früh“, „am gestrigen Abend“, „am heutigen Donnerstag“."""
    token = m.get("DAYREL", "TOMORROW", "DAYREL_ADJECTIVE", "TODAYS")
    if token is None:
        return _morgen_abend(m)
    if token.kind == "DAYREL" and token.value == "0" and len(m.tokens) == 1 and is_state(m.scan, m.start, m.end):
        return Found("DATE", "PRESENT_REF", vague=True)
    today = m.state.today
    day = anchors.shift_days(today, int(token.value)) if today else None
    return _with_part(m, anchors.day_value(day))


def _morgen_abend(m: Match) -> Found:
    """„Morgen Abend“ at the start of a sentence: the first word is tomorrow, the second the part of the day."""
    day = anchors.shift_days(m.state.today, 1) if m.state.today else None
    return Found("TIME", f"{anchors.day_value(day)}T{m.tokens[-1].value}")


@normaliser
def tomorrow(m: Match) -> Found | None:
    """„Morgen“ at the start of a sentence, where no part of a day stands."""
    day = anchors.shift_days(m.state.today, 1) if m.state.today else None
    return Found("DATE", anchors.day_value(day))


def _with_part(m: Match, value: str) -> Found:
    part = m.get("DAYPART", "MORGEN", "DAYPART_SMALL", "DAYPART_ADVERB")
    if part:
        return Found("TIME", f"{value}T{part.value}")
    compound = m.get("WEEKDAY_PART")
    return Found("TIME", f"{value}T{compound.value[1:]}") if compound else Found("DATE", value)


@normaliser
def weekday(m: Match) -> Found | None:
    """„am Donnerstag“, „kommenden Freitagabend“, „Montag vergangener Woche“."""
    token = m.get("WEEKDAY", "WEEKDAY_PART", "WABBR")
    if token is None:
        return None
    number, reference = int(token.value[0]), m.state.reference
    if reference is None:
        return _with_part(m, f"XXXX-WXX-{number}")
    if m.has("WOCHE"):
        monday = anchors.shift_days(reference, 7 * m.step() - reference.weekday())
        return _with_part(m, anchors.day_value(anchors.shift_days(monday, number - 1) if monday else None))
    return _with_part(m, anchors.day_value(anchors.weekday(reference, number, _direction(m), m.step())))


def _direction(m: Match) -> Tense:
    """Tense of the clause, or what the preposition says: „bis Freitag“ looks ahead, „vom Sonntag“ back."""
    previous = m.before()
    word = previous.text.lower() if previous else ""
    if word in ("bis", "ab") and m.tense != "past":
        return "future"
    if word in ("vom", "seit"):
        return "past"
    return m.tense


@normaliser
def nth_weekday(m: Match) -> Found | None:
    """„am dritten Dienstag im September 2014“, „am letzten Sonntag im März“."""
    number, month = m.number("WEEKDAY"), m.number("MONTH")
    nth, reference = m.get("ORD", "ORDINAL", "PAST"), m.state.reference
    if number is None or month is None or nth is None:
        return None
    year = m.number("YEAR")
    if year is None and reference:
        year = anchors.year_of_month(reference, month, m.tense)
    if year is None or not 1 <= year <= 9998:
        return Found("DATE", f"XXXX-{month:02d}")
    every = (date(year, month, day) for day in range(1, 32) if anchors.exists(year, month, day))
    days = [day for day in every if day.isoweekday() == number]
    index = -1 if nth.kind == "PAST" else int(nth.value) - 1
    return Found("DATE", days[index].isoformat()) if index < len(days) else None


@normaliser
def weekend(m: Match) -> Found | None:
    """„am Wochenende“: the last one, this one on Saturday and Sunday, the next one in a clause of what will be."""
    reference = m.state.reference
    if reference is None:
        return Found("DATE", "XXXX-WXX-WE")
    step, running = m.step(), reference.isoweekday() >= 6
    if step < 0:
        weeks = step
    elif step > 0:
        weeks = step - (0 if running else 1)
    elif m.has("THIS") or running or _direction(m) in ("future", "present"):
        weeks = 0
    else:
        weeks = -1
    return Found("DATE", f"{anchors.week_value(anchors.shift_days(reference, 7 * weeks))}-WE")


@normaliser
def night_before(m: Match) -> Found | None:
    """„in der Nacht zum Mittwoch“, „auf den 28. Juli“: the night that begins on the day before."""
    part = m.get("DAYPART")
    day = _next_morning(m)
    if part is None or day is None:
        return None
    resolved = as_day(day.value)
    if resolved is None:
        return Found("TIME", f"{day.value}T{part.value}")
    return Found("TIME", f"{anchors.day_value(anchors.shift_days(resolved, -1))}T{part.value}")


def _next_morning(m: Match) -> Found | None:
    """The day on which the night of a match ends: „heute“, „heutigen Samstag“, „28. Juli“, „Mittwoch“."""
    if m.has("DAYREL", "TOMORROW", "DAYREL_ADJECTIVE", "TODAYS"):
        token = m.get("DAYREL", "TOMORROW", "DAYREL_ADJECTIVE", "TODAYS")
        day = anchors.shift_days(m.state.today, int(token.value)) if token and m.state.today else None
        return Found("DATE", anchors.day_value(day))
    last = [t for t in m.tokens if t.kind in ("ORD", "ORDINAL", "WEEKDAY")][-1]
    if last.kind != "WEEKDAY":
        month = m.number("MONTH")
        return _day(m, year_of(m), month, int(last.value)) if month else None
    reference = m.state.reference
    if reference is None:
        return Found("DATE", f"XXXX-WXX-{last.value}")
    return Found("DATE", anchors.day_value(anchors.weekday(reference, int(last.value), m.tense)))


@normaliser
def part_of_day_date(m: Match) -> Found | None:
    """„Nacht des 14. August“."""
    part, day = m.get("DAYPART", "MORGEN"), day_month(m)
    return Found("TIME", f"{day.value}T{part.value}") if part and day else None


def _day_in_sentence(m: Match) -> str:
    """Return the day that a clock time belongs to: the one told last shortly before, else the anchor."""
    for told in reversed(m.state.told):
        if told.at < m.sentence[0] - 80:
            break
        if told.type in ("DATE", "TIME") and as_day(told.value):
            return told.value[:10]
    if m.state.today:
        return m.state.today.isoformat()
    day = m.state.last_day()
    return anchors.day_value(day)


@normaliser
def day_part(m: Match) -> Found | None:
    """„am Nachmittag“, „am frühen Abend“, „an diesem Morgen“: of the day told last, else of the anchor."""
    part = m.get("DAYPART", "MORGEN", "DAYPART_ADVERB")
    return Found("TIME", f"{_day_in_sentence(m)}T{part.value}", m.mod()) if part else None


@normaliser
def clock(m: Match) -> Found | None:
    """„22 Uhr“, „17.30 Uhr“, „neun Uhr“, „17 Uhr 30“; „Abend gegen 8 Uhr“ is 20:00."""
    numbers = [t for t in m.tokens if t.kind in ("NUM", "CLOCK", "NUMBER")]
    hour, minute = _clock(numbers[0]) if numbers else (None, None)
    if len(numbers) > 1 and minute is None:
        minute = int(numbers[1].value)
    if hour is None or hour > 24 or (minute or 0) > 59:
        return None
    if hour < 12 and _afternoon(m):
        hour += 12
    return Found("TIME", f"{_day_in_sentence(m)}T{hour:02d}:{minute or 0:02d}")


def _clock(token: Token) -> tuple[int | None, int | None]:
    """Hour and minute of „17.30“ or „17“, no minute for the latter, nothing for „anderthalb“."""
    if token.kind != "CLOCK":
        return (int(token.value), None) if token.value.isdecimal() else (None, None)
    hour, minute = token.text.replace(":", ".").split(".")[:2]
    return int(hour), int(minute)


def _afternoon(m: Match) -> bool:
    """A part of the day in the sentence puts the hour after noon: „am Abend gegen 8 Uhr“, „8 Uhr abends“."""
    following = m.after()
    if following and following.kind in ("DAYPART_ADVERB", "DAYPART_SMALL"):
        return following.value in ("AF", "EV")
    return any(told.value.endswith(("TAF", "TEV")) for told in m.state.told[-1:] if told.at >= m.sentence[0])


@normaliser
def half_hour(m: Match) -> Found | None:
    """„um halb neun“: 8:30."""
    hour = m.number("NUMBER", "NUM")
    if hour is None or not 1 <= hour <= 12:
        return None
    return Found("TIME", f"{_day_in_sentence(m)}T{hour - 1 + 12 * _afternoon(m):02d}:30")


@normaliser
def quarter_hour(m: Match) -> Found | None:
    """„Viertel nach acht“: 8:15, „Viertel vor acht“: 7:45."""
    hour, quarter = m.number("NUMBER", "NUM"), m.number("VIERTEL")
    if hour is None or quarter is None or not 1 <= hour <= 24:
        return None
    before = any(token.text == "vor" for token in m.tokens)
    minutes = hour * 60 + (-quarter if before else quarter) + 720 * (_afternoon(m) and hour < 12)
    return Found("TIME", f"{_day_in_sentence(m)}T{minutes // 60:02d}:{minutes % 60:02d}")


@normaliser
def midnight(m: Match) -> Found | None:
    """„gegen Mitternacht“: the end of the day."""
    return Found("TIME", f"{_day_in_sentence(m)}T24:00")


@normaliser
def narrative_day(m: Match) -> Found | None:
    """„am nächsten Tag“, „tags darauf“, „am Vortag“, „an diesem Tag“: seen from the day told last."""
    token = m.get("SHIFT", "VORTAG", "PAST", "FUTURE", "FOLLOWING")
    offset = int(token.value) if token else 0
    last = m.state.last_day() or m.state.today
    day = anchors.shift_days(last, offset) if last else None
    return _with_part(m, anchors.day_value(day))
