"""Years, halves, quarters, seasons, months, weeks: the functions of the rules that tell when by a longer stretch."""

from __future__ import annotations

from datetime import date

from demnach.reading.times import anchors
from demnach.reading.times.days import year_of
from demnach.reading.times.match import Found, Match, normaliser
from demnach.reading.times.tense import Tense

_EARLIEST_LOOSE_YEAR, _LATEST_LOOSE_YEAR = 1800, 2050
_YEAR_CUES = frozenset(
    ["im", "in", "seit", "ab", "bis", "von", "vom", "nach", "vor", "um", "anno", "der", "die", "das", "und", "oder",
     "zum", "für", "zwischen", "geboren", "gegründet"]
)  # fmt: skip
_NO_YEAR_CUES = frozenset(["zu", "§", "€", "$"])
_COUNTING = ("ABOUT", "OVER", "ATLEAST", "ATMOST", "NUMBERED", "NUM", "DECIMAL", "NUMBER")
_DATED = ("MONTH", "SEASON", "PART", "OPEN", "FEAST")


@normaliser
def year(m: Match) -> Found | None:
    """„Jahr 2014“, „2014“; a bare number before a noun is a year only where it cannot well count the noun."""
    token = m.get("YEAR")
    if token is None:
        return None
    number, previous, following = int(token.value), m.before(), m.after()
    if m.has("JAHR"):
        return Found("DATE", token.value)
    cue = previous.text.lower() if previous else ""
    loose = _EARLIEST_LOOSE_YEAR <= number <= _LATEST_LOOSE_YEAR
    counts = following is not None and following.kind in ("CAP", "LOW") and following.text[:1].isupper()
    if cue in _NO_YEAR_CUES or (cue == "als" and counts) or (previous and previous.kind in _COUNTING):
        return None
    if following and following.kind == "OTHER" and following.text in "%€$°§":
        return None
    surely = cue in _YEAR_CUES or (previous is not None and previous.kind in _DATED)
    if not surely and ((counts and (number % 50 == 0 or not loose)) or not loose):
        return None
    return Found("DATE", token.value)


@normaliser
def year_span(m: Match) -> Found | None:
    """„Jahr 2007/08“: the year in which it begins."""
    token = m.get("YEARSPAN")
    return Found("DATE", token.text[:4], vague=True) if token else None


@normaliser
def month(m: Match) -> Found | None:
    """„April“, „September 2008“, „Anfang März“, „vergangenen Mai“."""
    number = m.number("MONTH")
    if number is None:
        return None
    named, reference = year_of(m), m.state.reference
    mod = m.mod() if m.has("PART", "EARLY", "LATE") else _part_before(m)
    if named is None and reference is not None:
        named = anchors.year_of_month(reference, number, _direction(m), 0 if m.has("JAHR") else m.step())
    value = f"XXXX-{number:02d}" if named is None else anchors.month_value(named, number)
    return Found("DATE", value, mod)


def _part_before(m: Match) -> str | None:
    previous = m.before()
    return previous.value if previous and previous.kind == "PART" else None


def _direction(m: Match) -> Tense:
    """„ab Juli“, „bis März“ look ahead where the clause does not tell; with no verb at all a month is the last one."""
    previous = m.before()
    word = previous.text.lower() if previous else ""
    if word == "seit":
        return "past"
    return "future" if word in ("ab", "bis") and m.tense != "past" else m.tense


@normaliser
def season(m: Match) -> Found | None:
    """„Sommer“, „Herbst 2014“, „Winter 2007/08“, „vergangenen Winter“."""
    token = m.get("SEASON", "EARLYSEASON", "LATESEASON")
    if token is None:
        return None
    mod = {"EARLYSEASON": "START", "LATESEASON": "END"}.get(token.kind) or m.mod()
    span, named = m.get("YEARSPAN"), year_of(m)
    if span:
        return Found("DATE", f"{span.text[:4]}-{token.value}", mod)
    if named is not None:
        return Found("DATE", f"{anchors.year_value(named)}-{token.value}", mod)
    step = 0 if m.has("JAHR") else m.step()
    return Found("DATE", anchors.season_value(m.state.reference, token.value, _direction(m), step), mod)


@normaliser
def quarter(m: Match) -> Found | None:
    """„drittes Quartal 2014“, „vergangenes Quartal“."""
    nth, reference = m.number("ORD", "ORDINAL"), m.state.reference
    if nth is not None:
        named = year_of(m) or (reference.year if reference else None)
        return Found("DATE", f"{anchors.year_value(named) if named else 'XXXX'}-Q{nth}") if 1 <= nth <= 4 else None
    if reference is None:
        return Found("DATE", "XXXX-QX")
    quarters = reference.year * 4 + (reference.month - 1) // 3 + m.step()
    return Found("DATE", f"{anchors.year_value(quarters // 4)}-Q{quarters % 4 + 1}")


@normaliser
def half_year(m: Match) -> Found | None:
    """„zweite Jahreshälfte“, „erstes Halbjahr 2015“, „erste Hälfte dieses Jahres“."""
    nth, reference = m.number("ORD", "ORDINAL"), m.state.reference
    if nth is not None:
        named = year_of(m) or (reference.year if reference else None)
        return Found("DATE", f"{anchors.year_value(named) if named else 'XXXX'}-H{nth}") if nth in (1, 2) else None
    if reference is None:
        return Found("DATE", "XXXX-HX")
    halves = reference.year * 2 + (reference.month > 6) + m.step()
    return Found("DATE", f"{anchors.year_value(halves // 2)}-H{halves % 2 + 1}")


@normaliser
def century(m: Match) -> Found | None:
    """„18. Jahrhundert“ is 17, „drittes Jahrtausend“ is 2: the leading figures of its years."""
    nth, reference = m.number("ORD", "ORDINAL"), m.state.reference
    mod = _half_mod(m)
    if m.has("HALF"):
        nth = next((int(t.value) for t in reversed(m.tokens) if t.kind in ("ORD", "ORDINAL")), None)
    long = m.has("JAHRTAUSEND")
    if nth is None:
        if reference is None:
            return Found("DATE", "X" if long else "XX", mod)
        value = f"{reference.year // 1000 + m.step()}" if long else f"{reference.year // 100 + m.step():02d}"
        return Found("DATE", value, mod)
    if not 1 <= nth <= (10 if long else 99):
        return None
    return Found("DATE", str(nth - 1) if long else f"{nth - 1:02d}", mod)


def _half_mod(m: Match) -> str | None:
    if not m.has("HALF"):
        return m.mod()
    half = m.number("ORDINAL")
    return {1: "START", 2: "END"}.get(half or 0)


@normaliser
def decade(m: Match) -> Found | None:
    """„90er Jahre“ is 199, „1990er“ 199, „zwanziger Jahre“ 192: the leading figures of its years."""
    token = m.get("DECADE", "DECADE_YEARS")
    if token is None:
        return None
    figures = token.value
    if len(figures) == 1:
        figures = ("20" if figures in "01" else "19") + figures
    return Found("DATE", figures, m.mod())


@normaliser
def decade_rel(m: Match) -> Found | None:
    """„vergangenes Jahrzehnt“."""
    reference = m.state.reference
    return Found("DATE", f"{reference.year // 10 + m.step():03d}" if reference else "XXX")


@normaliser
def before_christ(m: Match) -> Found | None:
    """„44 v. Chr.“ is BC0044."""
    number = m.number("NUM", "YEAR")
    return Found("DATE", f"BC{number:04d}") if number is not None and number <= 9999 else None


@normaliser
def part_of(m: Match) -> Found | None:
    """„Ende vergangener Woche“, „Anfang 2015“, „Jahresende“, „Mitte des Monats“."""
    reference = m.state.reference
    if m.has("WOCHE", "WEEKPART"):
        return Found("DATE", anchors.week_value(_days_on(m, 7 * m.step())), m.mod())
    if m.has("MONAT", "MONTHPART"):
        return Found("DATE", _month_on(m, m.step()), m.mod())
    if m.has("JAHRZEHNT"):
        return decade_rel(m)
    if m.has("QUARTAL"):
        found = quarter(m)
        return found and found._replace(mod=m.mod())
    named = year_of(m)
    if named is None and reference:
        named = reference.year
    return Found("DATE", anchors.year_value(named) if named is not None else "XXXX", m.mod())


def _days_on(m: Match, days: int) -> date | None:
    reference = m.state.reference
    return anchors.shift_days(reference, days) if reference else None


def _month_on(m: Match, months: int) -> str:
    reference = m.state.reference
    return anchors.month_value(reference.year, reference.month + months) if reference else "XXXX-XX"


@normaliser
def deictic_unit(m: Match) -> Found | None:
    """„vergangene Woche“, „diesen Monat“, „kommendes Jahr“, „heuer“, „Vorjahr“."""
    if m.has("WOCHE"):
        return Found("DATE", anchors.week_value(_days_on(m, 7 * m.step())))
    if m.has("MONAT"):
        return Found("DATE", _month_on(m, m.step()))
    named = year_of(m)
    return Found("DATE", anchors.year_value(named) if named is not None else "XXXX")


@normaliser
def narrative_unit(m: Match) -> Found | None:
    """„im folgenden Jahr“, „in jenem Jahr“: seen from the time told last."""
    token = m.get("FOLLOWING", "THAT")
    step = int(token.value) if token else 0
    last = next((t.value for t in reversed(m.state.told) if t.type == "DATE" and t.value[:4].isdecimal()), None)
    if last is None:
        return Found("DATE", {"JAHR": "XXXX", "MONAT": "XXXX-XX", "WOCHE": "XXXX-WXX"}[m.tokens[-1].kind])
    if m.has("JAHR"):
        return Found("DATE", anchors.year_value(int(last[:4]) + step))
    if m.has("MONAT") and last[5:7].isdecimal():
        return Found("DATE", anchors.month_value(int(last[:4]), int(last[5:7]) + step))
    day = m.state.last_day()
    if m.has("WOCHE") and day:
        return Found("DATE", anchors.week_value(anchors.shift_days(day, 7 * step)))
    return Found("DATE", "XXXX-XX" if m.has("MONAT") else "XXXX-WXX")
