"""Is a JSON document valid ninjs? Held against the rules of the version that it states, else of the one that it fits best."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from demnach.intake.agency.ninjs_geo import geo_problems
from demnach.intake.agency.ninjs_rules import (
    DRAFT,
    VERSIONS,
    Choice,
    Each,
    Plain,
    Rule,
    Shape,
    Version,
    Whole,
    associated_rules,
    item_rules,
)
from demnach.intake.errors import BadRecord

_FALLBACKS = ("3.1", "2.2", "1.6", "2.x_dev", "1.x_dev")
"""Versions to which a document that states none is held: the newest of each kind, the drafts last."""
_TOLD = 5
"""At most so many reasons are told."""
_MOST = 100
"""At most so many reasons are counted when the version is looked for that a document fits best."""
_NUMBER = re.compile(r"(?<![\d.])([1-9])\.(\d{1,2})(?!\d|\.\d)", re.ASCII)
_OF_THE_IPTC = re.compile(r"https?://(?:www\.)?iptc\.org/", re.I)
_WORDS = {"None": "null", "True": "true", "False": "false"}
_SHOWN = 50
"""A reason shows so many code points of a value."""
_KINDS: dict[str, type | tuple[type, ...]] = {"text": str, "number": (int, float), "object": dict}
_MEANT = {
    "text": "a text",
    "number": "a number",
    "integer": "a whole number",
    "object": "an object",
    "date": "a date and time with its zone (RFC 3339)",
    "truncated date": "a year, month, day or moment (ISO 8601)",
}
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)", re.I)
_TRUNCATED = re.compile(
    r"-?(?:[1-9]\d*)?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])"
    r"(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?)?)?",
    re.ASCII,
)
"""A year, a month, a day or a moment (xs:gYear, xs:gYearMonth, xs:date, xs:dateTime), as ninjs 3 allows for plans."""


def check_ninjs(document: object, *, version: str | None = None) -> None:
    """Raise BadRecord, with the paths and the reasons, if a parsed document is no valid ninjs.

    ``version`` („1.0“ … „3.1“, „1.x_dev“, „2.x_dev“) overrules what the document states. Without it and without a
    statement the document may be valid in any of the versions 3.1, 2.2 and 1.6, each of which holds the earlier ones. A
    version that is newer than those, and a schema of the sender's own, may have properties that are not known here.
    Raises ValueError for a ``version`` that is not known.
    """
    if not isinstance(document, dict):
        raise BadRecord("not a JSON object", remedy="give one ninjs item, an object with a uri")
    if version is not None:
        if version not in VERSIONS:
            raise ValueError(f"{version!r} is no version of ninjs: {', '.join(VERSIONS)}")
        _refuse(_found(document, VERSIONS[version]), version)
        return
    stated = _stated(document)
    if stated is not None:
        _refuse(_found(document, stated, strict=stated in VERSIONS.values() and not _has_own_schema(document)), _name(stated))
        return
    best: tuple[list[str], str] | None = None
    for name in _FALLBACKS:
        problems = _found(document, VERSIONS[name])
        if not problems:
            return
        if best is None or len(problems) < len(best[0]):
            best = problems, name
    if best is not None:
        _refuse(*best)


def _refuse(problems: list[str], version: str) -> None:
    if problems:
        more = " …" if len(problems) > _TOLD else ""
        raise BadRecord(
            f"not valid ninjs {version}: {'; '.join(problems[:_TOLD])}{more}",
            remedy="send it as the standard says (https://iptc.org/standards/ninjs/)",
        )


def _found(document: dict[str, object], version: Version, *, strict: bool = True) -> list[str]:
    return list(islice(_Check(version, strict).shape(document, item_rules(version), ""), _MOST))


# the version


def _stated(document: dict[str, object]) -> Version | None:
    """The version that a document states, None if it states none that can be: ninjs 1 says „$standard“, later „standard“."""
    for key, majors in (("$standard", (1,)), ("standard", (2, 3)), ("$schema", (1, 2, 3))):
        stated = document.get(key)
        for text in (stated.get("version"), stated.get("schema")) if isinstance(stated, dict) else (stated,):
            number = _NUMBER.search(text) if isinstance(text, str) else None
            if number and int(number[1]) in majors:
                return int(number[1]), int(number[2])
            if number and int(number[1]) > max(majors) > 1:
                raise BadRecord(f"ninjs {number[0]} is not read", remedy="send it as ninjs 1.0 to 3.1")
    return None


def _has_own_schema(document: dict[str, object]) -> bool:
    """True if a document states a schema that is not the IPTC's: one that adds the sender's own properties."""
    stated = document.get("$standard", document.get("standard"))
    schema = stated.get("schema") if isinstance(stated, dict) else None
    return isinstance(schema, str) and _OF_THE_IPTC.match(schema) is None


def _name(version: Version) -> str:
    return f"{version[0]}.{'x_dev' if version[1] == DRAFT else version[1]}"


# the rules


class _Check:
    """One document against the rules of a version; ``strict`` refuses properties that the version does not know."""

    def __init__(self, version: Version, strict: bool) -> None:
        self.version = version
        self.strict = strict

    def shape(self, value: object, shape: Shape, path: str) -> Iterator[str]:
        """Yield what is wrong with an object: first its known properties, then what is missing, then the unknown ones."""
        if not isinstance(value, dict):
            yield f"{path} is {_called(value)}, not an object"
            return
        unknown: list[str] = []
        for name, inner in value.items():
            rule = _rule_for(name, shape)
            if rule is not None:
                yield from self.problems(inner, rule, f"{path}.{name}" if path else name)
            elif self.strict and not shape.open:
                unknown.append(name)
        within = f" in {path}" if path else ""
        yield from (f"{name} is missing{within}" for name in shape.required if name not in value)
        if shape.groups and not any(sum(name in value for name in group) == 1 for group in shape.groups):
            yield f"not exactly one of {', nor of '.join('/'.join(group) for group in shape.groups)}{within}"
        for name in unknown:
            yield f"{path + '.' if path else ''}{name:.60} is no property of ninjs {_name(self.version)}"

    def problems(self, value: object, rule: Rule, path: str) -> Iterator[str]:
        """Yield what is wrong with a value."""
        if isinstance(rule, Shape):
            yield from self.shape(value, rule, path)
        elif isinstance(rule, Each):
            if not isinstance(value, list):
                yield f"{path} is {_called(value)}, not a list"
                return
            for number, inner in enumerate(value):
                yield from self.problems(inner, rule.rule, f"{path}[{number}]")
        elif isinstance(rule, Choice):
            if value not in rule.words:
                yield f"{path} is {_called(value)}, not one of {', '.join(rule.words)}"
        elif isinstance(rule, Whole):
            if not _is_whole(value) or not rule.least <= value <= rule.most:  # type: ignore[operator]
                yield f"{path} is {_called(value)}, not a whole number from {rule.least} to {rule.most}"
        elif rule == "item":
            yield from self.shape(value, item_rules(self.version), path)
        elif rule == "associated item":
            yield from self.shape(value, associated_rules(self.version), path)
        elif rule == "GeoJSON":
            yield from geo_problems(value, path)
        elif not _is(rule, value):
            yield f"{path} is {_called(value)}, not {_MEANT[rule]}"


def _rule_for(name: str, shape: Shape) -> Rule | None:
    known = shape.properties.get(name)
    if known is not None:
        return known
    return next((rule for pattern, rule in shape.patterns if re.match(pattern, name)), None)


def _is(rule: Plain, value: object) -> bool:
    if rule in _KINDS:
        return isinstance(value, _KINDS[rule]) and not isinstance(value, bool)
    if rule == "integer":
        return _is_whole(value)
    if not isinstance(value, str):
        return False
    return _is_moment(value) if rule == "date" else _TRUNCATED.fullmatch(value) is not None


def _is_whole(value: object) -> bool:
    """True for an integer, also one written „5.0“, as JSON Schema counts."""
    return (isinstance(value, int) and not isinstance(value, bool)) or (isinstance(value, float) and value.is_integer())


def _is_moment(value: str) -> bool:
    """True for a date and time with its zone as RFC 3339 has it."""
    if not value.isascii() or _RFC_3339.fullmatch(value) is None:
        return False
    try:
        datetime.fromisoformat(value[:19].upper().replace(":60", ":59"))
    except ValueError:
        return False
    return True


def _called(value: object) -> str:
    """How a reason names a value."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    shown = f"„{value}“" if isinstance(value, str) else _WORDS.get(str(value), str(value))
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
