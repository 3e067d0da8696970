"""Divisions of states, landscapes, waters, mountains, islands and sites by their name, each with a point in its middle.

German names from ``regions.tsv`` (divisions) and ``map_points.tsv`` (all else), local and English ones from ``divisions.tsv``.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple, cast
from unicodedata import combining, normalize

from demnach.lexicon.tables import rows, several
from demnach.model.types import PlaceKind

_FIRST_PART = 3
_SAME = 2.0
"""Degrees within which two entries of a name are one area."""


class Area(NamedTuple):
    """An area; latitude and longitude in degrees, country as ISO 3166-1 or None where it belongs to several or none."""

    name: str
    kind: PlaceKind
    country: str | None
    lat: float
    lon: float


@cache
def _areas() -> dict[str, list[Area]]:
    found: dict[str, list[Area]] = defaultdict(list)
    for row in rows("regions"):
        if row["lat"]:
            area = Area(row["name"], "region", row["country"], float(row["lat"]), float(row["lon"]))
            for name in (row["name"], *several(row["aliases"])):
                if not any(_near(area, other) for other in found[name]):
                    found[name].append(area)
    for row in rows("map_points"):
        area = Area(row["name"], cast("PlaceKind", row["kind"]), None, float(row["lat"]), float(row["lon"]))
        if not any(_near(area, other) for other in found[row["name"]]):
            found[row["name"]].append(area)
    for row in rows("divisions"):
        for name in {row["name"], _plain(row["name"])}:
            area = Area(name, "region", row["code"][:2], float(row["lat"]), float(row["lon"]))
            if not any(_near(area, other) for other in found[name]):
                found[name].append(area)
    return dict(found)


def _plain(name: str) -> str:
    """„Nghệ An“ → „Nghe An“: German papers print most foreign names without their marks."""
    return "".join(char for char in normalize("NFD", name) if not combining(char))


def _near(one: Area, other: Area) -> bool:
    return abs(one.lat - other.lat) + abs(one.lon - other.lon) < _SAME and one.kind == other.kind


def areas(name: str) -> tuple[Area, ...]:
    """Return every area called ``name`` (nominative, without article)."""
    return tuple(_areas().get(name, ()))


@cache
def _last_words() -> frozenset[str]:
    """„Elster“ of „Weiße Elster“."""
    return frozenset(name.split()[-1] for name, found in _areas().items() if found[0].kind in ("water", "mountain"))


def begins_with_an_area(first_part: str) -> bool:
    """Whether the first part of a compound is a water or mountain: „Elster|tunnel“, „Mosel|tal“, „Elb|brücke“."""
    name = first_part.capitalize()
    return len(name) >= _FIRST_PART and any(form in _last_words() for form in (name, name + "e", name.removesuffix("s")))
