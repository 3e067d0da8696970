"""Places on the project's own gold: named or not, where on the map, of what kind and country, and no place for a name that
is none.

    python -m benchmarks.places [--half odd|even] [--errors]

A place of the gold is named if a place of the reading overlaps its words. It is right if that one lies within 50 km of
it, or, for countries, is the same country; regions, waters, mountains and islands, whose middle is a matter of taste, may
also lie as far away as ``LARGE`` says (the strict figure stands beside).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from benchmarks.facts import Facts, PlaceLine
from benchmarks.tolls import GOLD, passages, reading_of
from demnach.lexicon.places import towns
from demnach.model.types import Place

NEAR = 50.0
"""Kilometres within which a place is the right one."""
LARGE = {"region": 150.0, "water": 250.0, "mountain": 150.0, "island": 100.0}
_EARTH = 6371.0
_KINDS = {"quarter": "city", "island": "region", "mountain": "region"}
"""Kinds of the guideline that the contract has no word of its own for, where the reading gives the broader one."""


@dataclass
class Case:
    """A place or trap of the gold and what the reading has there."""

    told: Facts
    gold: PlaceLine
    found: Place | None

    @property
    def name(self) -> str:
        """The words of the text."""
        return self.told.text[slice(*self.gold.span)]

    def right(self, *, strict: bool = False) -> bool:
        """Whether the reading has the right place there."""
        if self.found is None:
            return False
        if self.gold.kind == "country":
            return self.found.country == self.gold.country
        if self.found.lat is None or self.found.lon is None or self.gold.at is None:
            return False
        reach = NEAR if strict else max(NEAR, LARGE.get(self.gold.kind or "", 0.0))
        return distance(self.gold.at, (self.found.lat, self.found.lon)) <= reach

    @property
    def ambiguous(self) -> bool:
        """Whether the index knows several places of that name, far from each other."""
        known = towns(self.name)
        return any(distance((known[0].lat, known[0].lon), (town.lat, town.lon)) > NEAR for town in known)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points, given as latitude and longitude in degrees, in kilometres."""
    (a, b), (c, d) = ((radians(x) for x in point) for point in (one, other))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


def compare(half: str | None = None) -> list[Case]:
    """Return every place and trap of the gold with what the reading has there."""
    found = []
    for told in passages(GOLD / "places.txt", half):
        places = reading_of(told).places
        for gold in told.places:
            start, end = gold.span
            there = [p for p in places if p.start < end and start < p.end]
            found.append(Case(told, gold, min(there, key=lambda p: p.end - p.start, default=None)))  # „Strand von X“ holds X
    return found


def score(half: str | None = None) -> dict[str, float]:
    """Return, in per cent: right places of those named, of all, strictly, of ambiguous names; named; kind, country; traps."""
    cases = compare(half)
    gold = [case for case in cases if case.gold.kind is not None]
    named = [case for case in gold if case.found is not None]

    def share(rights: Sequence[bool]) -> float:
        return round(100 * sum(rights) / max(len(rights), 1), 1)

    return {
        "right of those named": share([case.right() for case in named]),
        "right of all": share([case.right() for case in gold]),
        "within 50 km of those named": share([case.right(strict=True) for case in named]),
        "right of ambiguous ones named": share([case.right() for case in named if case.ambiguous]),
        "named": share([case.found is not None for case in gold]),
        "kind": share([case.found.kind in (case.gold.kind, _KINDS.get(case.gold.kind or "")) for case in named if case.found]),
        "country": share([case.found.country == case.gold.country for case in named if case.found and case.gold.country]),
        "traps": share([case.found is None for case in cases if case.gold.kind is None]),
    }


def _errors(cases: Sequence[Case]) -> list[str]:
    lines = []
    for case in cases:
        at = case.gold.span[0]
        sentence = next(case.told.text[a:b] for a, b in case.told.sentences if a <= at < b)
        if case.gold.kind is None and case.found is not None:
            lines.append(f"trap: {case.name}: {case.found.kind} {case.found.country}: {sentence}")
        elif case.gold.kind is not None and case.found is None:
            lines.append(f"not named: {case.name} ({case.gold.kind} {case.gold.country}): {sentence}")
        elif case.gold.kind is not None and case.found is not None and not case.right():
            far = f"{distance(case.gold.at, (case.found.lat or 0, case.found.lon or 0)):.0f} km" if case.gold.at else ""
            what = f"{case.found.name} {case.found.kind} {case.found.country} {case.found.lat} {case.found.lon}"
            lines.append(f"wrong: {case.name} ({case.gold.kind} {case.gold.country} {case.gold.at}): {what}, {far}: {sentence}")
    return sorted(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("odd", "even", "second", "fourth"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.errors:
        print(*_errors(compare(options.half)), sep="\n")
    print(score(options.half))


if __name__ == "__main__":
    main()
