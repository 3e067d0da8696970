"""JSON as ninjs is sent: one object, nothing in it twice, no numbers that are none, no depth that no item has."""

from __future__ import annotations

import json
import math
import re
from typing import NoReturn

from demnach.intake.errors import BadRecord

_DEEPEST = 100
"""Objects and lists stand at most so deep in one another."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_REMEDY = "send one valid JSON object (RFC 8259)"


def parsed(text: str) -> dict[str, object]:
    """Return the object of a JSON text.

    Raises BadRecord for what is no JSON or no object, for keys that stand twice, NaN and infinite numbers, more than 100
    objects and lists in one another, and half surrogate pairs.
    """
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite)
    except RecursionError as error:
        raise BadRecord("too many objects and lists in one another", remedy=_REMEDY) from error
    except ValueError as error:
        raise BadRecord(f"not JSON ({error})", remedy=_REMEDY) from error
    if not isinstance(found, dict):
        raise BadRecord("not a JSON object", remedy="give one ninjs item, an object with a uri")
    _check(found)
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in found if keys.count(key) > 1)
        raise BadRecord(f"the key {twice:.60} stands twice in one object", remedy=_REMEDY)
    return found


def _no_number(name: str) -> NoReturn:
    raise BadRecord(f"{name} is no number of JSON", remedy=_REMEDY)


def _finite(number: str) -> float:
    found = float(number)
    if not math.isfinite(found):
        raise BadRecord(f"the number {number:.60} is too large", remedy=_REMEDY)
    return found


def _check(document: dict[str, object]) -> None:
    """Raise BadRecord for too great a depth, and for strings that are no text."""
    level: list[object] = [document]
    for _ in range(_DEEPEST):
        inner: list[object] = []
        for value in level:
            if isinstance(value, dict):
                inner += value
                inner += value.values()
            elif isinstance(value, list):
                inner += value
            elif isinstance(value, str) and _SURROGATE.search(value):
                raise BadRecord("a string has half a surrogate pair", remedy=_REMEDY)
        level = inner
        if not level:
            return
    raise BadRecord("too many objects and lists in one another", remedy=_REMEDY)
