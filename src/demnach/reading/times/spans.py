"""Durations, sets and the vague times: the functions of the rules that tell how long and how often."""

from __future__ import annotations

from demnach.model.types import TimeType
from demnach.reading.times import anchors
from demnach.reading.times.match import Found, Match, as_day, normaliser

_TYPES: dict[str, TimeType] = {"DATE": "DATE", "TIME": "TIME", "DURATION": "DURATION", "SET": "SET"}
_UNIT_KINDS = (
    "JAHR", "JAHRE", "MONAT", "MONATE", "WOCHE", "WOCHEN", "TAG", "TAGE", "STUNDE", "STUNDEN", "JAHRZEHNT",
    "JAHRZEHNTE", "JAHRHUNDERT", "JAHRHUNDERTE", "JAHRTAUSEND", "QUARTAL", "QUARTALE", "HALBJAHR", "WEEKEND",
    "WEEKENDS",
)  # fmt: skip
_NEAR = 40  # tokens: about two sentences
_AMOUNT_KINDS = ("NUM", "YEAR", "DECIMAL", "NUMBER", "BOTH", "SOME", "ONE")


def period(amount: str, unit: str) -> str:
    """Return the ISO period: ("3", "Y") → „P3Y“, ("12", "TS") → „PT12S“, ("1", "H") (half years) → „P6M“."""
    if unit.startswith("T"):
        return f"PT{amount}{unit[1:]}"
    if unit == "H":
        return f"P{_plain(float(amount) * 6)}M" if amount != "X" else "PXM"
    return f"P{amount}{unit}"


def _plain(number: float) -> str:
    return f"{number:g}"


def _amount(m: Match) -> str:
    """Return the number as it goes into the period, „X“ for „einige“ or none at all."""
    half = m.has("HALB")
    token = m.get(*_AMOUNT_KINDS)
    if token is None:
        return "0.5" if half else "X"
    if token.value == "X":
        return "X"
    number = 0.5 if half and token.kind == "ONE" else float(token.value)
    many = m.get("MEGA")
    return f"{number * float(many.value):.0f}" if many else _plain(number)


@normaliser
def duration(m: Match) -> Found | None:
    """„fast vier Jahre“, „ein halbes Jahr“, „den vergangenen zwei Wochen“, „seit Jahren“."""
    if m.has_words("eines", "tages"):
        return None
    return _duration(m, m.mod())


def _duration(m: Match, mod: str | None) -> Found | None:
    quarter = m.get("QUARTERHOUR")
    amount = _amount(m)
    if quarter:
        return Found("DURATION", "PTXM" if amount == "X" else f"PT{_plain(float(quarter.value) * float(amount))}M", mod)
    unit = next((t for t in reversed(m.tokens) if t.kind in _UNIT_KINDS), None)
    if unit is None:
        return None
    if amount == "0.5" and unit.value == "TH":
        return Found("DURATION", "PT30M", mod)
    return Found("DURATION", period(amount, unit.value), mod, vague=amount == "X")


@normaliser
def whole(m: Match) -> Found | None:
    """„den ganzen Tag“."""
    unit = m.get(*_UNIT_KINDS)
    return Found("DURATION", period("1", unit.value)) if unit else None


@normaliser
def duration_elided(m: Match) -> Found | None:
    """„sechs“ in „sechs bis acht Monate“."""
    unit = m.next_of(*_UNIT_KINDS, within=8)
    return Found("DURATION", period(_amount(m), unit.value), m.mod()) if unit else None


@normaliser
def lasting(m: Match) -> Found | None:
    """„zweitägig“."""
    amount, unit = m.tokens[0].value.split(" ")
    return Found("DURATION", period(amount, unit), vague=amount == "X")


@normaliser
def shifted(m: Match) -> Found | None:
    """„zwei Jahre später“, „drei Minuten zuvor“: seen from the time told last."""
    span = _duration(m, None)
    shift = m.number("SHIFT")
    if span is None or shift is None:
        return None
    if span.value.startswith("PT"):
        return Found("TIME", "XXXX-XX-XXTXX:XX", m.mod())
    return Found("DATE", _shifted_date(m, span.value, shift), m.mod())


def _shifted_date(m: Match, value: str, shift: int) -> str:
    amount, unit = value[1:-1], value[-1]
    last = next((t.value for t in reversed(m.state.told) if t.type == "DATE" and t.value[:4].isdecimal()), None)
    if last is None or not amount.isdecimal() or len(amount) > 4:
        return {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(unit, "XXXX-XX-XX")
    count, day = int(amount) * shift, as_day(last)
    if unit == "Y":
        return anchors.year_value(int(last[:4]) + count)
    if unit == "M" and last[5:7].isdecimal():
        return anchors.month_value(int(last[:4]), int(last[5:7]) + count)
    if unit == "W" and day:
        return anchors.week_value(anchors.shift_days(day, 7 * count))
    return anchors.day_value(anchors.shift_days(day, count)) if unit == "D" and day else "XXXX-XX-XX"


@normaliser
def every(m: Match) -> Found | None:
    """„jeden Montag“, „jeden zweiten Donnerstag“, „jedes Jahr“, „jeden Morgen“, „alle vier Jahre“."""
    if (token := m.get("WEEKDAY", "WEEKDAY_PART")) is not None:
        part = f"T{token.value[1:]}" if token.kind == "WEEKDAY_PART" else ""
        return Found("SET", f"XXXX-WXX-{token.value[0]}{part}")
    if (token := m.get("DAYPART", "MORGEN")) is not None:
        return Found("SET", f"XXXX-XX-XXT{token.value}")
    if (token := m.get("MONTH")) is not None:
        return Found("SET", f"XXXX-{int(token.value):02d}")
    if (token := m.get("SEASON")) is not None:
        return Found("SET", f"XXXX-{token.value}")
    unit, nth = m.get(*_UNIT_KINDS), m.number("ORD", "ORDINAL")
    return Found("SET", period(str(nth or 1), unit.value)) if unit else None


@normaliser
def every_few(m: Match) -> Found | None:
    """„alle zwei Jahre“, „je zwei Wochen“."""
    unit = m.get(*_UNIT_KINDS)
    return Found("SET", period(_amount(m), unit.value)) if unit else None


@normaliser
def times_per(m: Match) -> Found | None:
    """„einmal im Monat“, „zweimal wöchentlich“."""
    often = m.get("FREQUENCY")
    if often:
        return Found("SET", often.value)
    unit = m.get(*_UNIT_KINDS)
    return Found("SET", period("1", unit.value)) if unit else None


@normaliser
def each(m: Match) -> Found | None:
    """„Tag“ in „200 Patienten am Tag“."""
    return Found("SET", period("1", m.tokens[0].value))


@normaliser
def weekly(m: Match) -> Found | None:
    """„montags“."""
    return Found("SET", f"XXXX-WXX-{m.tokens[0].value}")


@normaliser
def day_part_wise(m: Match) -> Found | None:
    """„nachts“, „abends“: every night; shortly after a day was told, that day's part („am Freitag … abends“)."""
    part = m.tokens[0].value
    told = m.state.told[-1] if m.state.told else None
    if told and told.at >= m.sentence[0] - _NEAR and as_day(told.value):
        return Found("TIME", f"{told.value[:10]}T{part}")
    return Found("SET", f"PT1{part}")


@normaliser
def ref(m: Match) -> Found | None:
    """„derzeit“, „kürzlich“, „bald“."""
    return Found("DATE", m.tokens[0].value, vague=True)


@normaliser
def constant(m: Match) -> Found | None:
    """What the rule says: „DATE PRESENT_REF“, „DURATION PXD vague“."""
    kind, value, *_ = m.rule.value.split(" ")
    return Found(_TYPES[kind], value, vague=True)


@normaliser
def value(m: Match) -> Found | None:
    """The word's own value: „täglich“, „jahrelang“."""
    worth = m.tokens[0].value
    return Found(_TYPES[m.rule.value], worth, vague="X" in worth)
