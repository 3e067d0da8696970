"""What a toponym may mean: every town and area of that name, and of its parts where the whole is on no list.

„Flughafen Klagenfurt“, „Frankfurter Flughafen“ lie where the city does, „Berlin-Mitte“ in Berlin, „Frankfurt an der Oder“
is a Frankfurt near the Oder. A genitive is tried with and without its ending („Floridas“).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from demnach.lexicon.areas import areas
from demnach.lexicon.places import Town, towns
from demnach.lexicon.tables import rows
from demnach.model.types import PlaceKind

CLASS_WORDS: dict[str, PlaceKind] = {
    **dict.fromkeys(
        "Region Gebiet Oblast Provinz Bezirk Landkreis Kreis Departement Departamento Distrikt Gouvernement Bundesstaat "
        "Bundesland Kanton Teilrepublik Republik Grenzregion Grenzgebiet Präfektur Grafschaft Verwaltungsbezirk Rajon "
        "Autonomieregion Woiwodschaft Emirat Nachbarstaat Staat US-Staat US-Bundesstaat Halbinsel Hochland "
        "Regierungsbezirk Land".split(),
        "region",
    ),
    **dict.fromkeys(
        "Stadt Hauptstadt Hafenstadt Kleinstadt Großstadt Gemeinde Dorf Ort Ortschaft Ortsteil Stadtteil".split(), "city"
    ),
    **dict.fromkeys("Insel Inselgruppe Nordseeinsel Ostseeinsel Ferieninsel Urlaubsinsel".split(), "island"),
    **dict.fromkeys("Fluss Strom Grenzfluss See Kanal Bach Nebenfluss Stausee".split(), "water"),
    **dict.fromkeys("Berg Gebirge Vulkan Gipfel".split(), "mountain"),
}
"""Class words before a name; their compounds count too („Nachbarprovinz“)."""
SITE_WORDS = (
    "Flughafen Airport Bahnhof Hauptbahnhof Kernkraftwerk Atomkraftwerk AKW Kraftwerk Grenzübergang Hafen Stadion Station "
    "Universität Nationalpark Truppenübungsplatz Fliegerhorst Luftwaffenstützpunkt Militärbasis Gefängnis Schloss Burg "
    "Kloster Kap"
).split()
_SITE = re.compile(rf"(?:{'|'.join(SITE_WORDS)}) (.+)")
_CITY_SITE = re.compile(r"(\w+?)er (?:Flughafen|Airport|Hauptbahnhof|Bahnhof|Hafen|Messe|Altstadt|Innenstadt)")
_QUALIFIED = re.compile(r"(.+?)(?: (?:an der|am|im|in der|in|bei|ob der|vor der|unter|auf)|/| \() ?([A-ZÄÖÜ][\w-]+)\)?")
_CLASSED = re.compile(r"([A-ZÄÖÜ][\w-]+) (.+)")
_EARTH = 6371.0
_NEAREST = 5


class Candidate(NamedTuple):
    """A place that a toponym may mean; coordinates in degrees, ``population`` 0 where unknown or an area."""

    name: str
    kind: PlaceKind
    country: str | None
    lat: float
    lon: float
    population: int
    geonames: str | None = None


def class_of(word: str) -> PlaceKind | None:
    """Return the kind that a class word asks for: „Provinz“, „Nachbarprovinz“ → region; None for other words."""
    return next((kind for known, kind in CLASS_WORDS.items() if word == known or word.endswith(known.lower())), None)


def distance(one: Candidate, other: Candidate) -> float:
    """Return the great-circle distance of two candidates in kilometres."""
    (a, b), (c, d) = ((radians(x.lat), radians(x.lon)) for x in (one, other))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


@lru_cache(maxsize=20_000)
def candidates(words: str) -> tuple[Candidate, ...]:
    """Return what the words of a toponym may mean, the likeliest sources of a name first; empty if it is on no list."""
    for reading in _readings(words):
        if reading:
            return reading
    return ()


def _readings(words: str) -> Iterator[tuple[Candidate, ...]]:
    yield _called(words)
    if words.endswith(("s", "’", "'")):
        yield _called(words[:-1])
    adjective, space, noun = words.partition(" ")
    if space and adjective.endswith("en"):
        for ending in ("er", "es", "e"):
            yield _called(f"{adjective[:-2]}{ending} {noun}")  # „im Hohen Atlas“
    if (site := _SITE.fullmatch(words)) is not None or (site := _CITY_SITE.fullmatch(words)) is not None:
        yield tuple(c._replace(kind="site") for c in (_called(site[1]) or _called(site[1] + "en") or _called(site[1] + "e")))
    if (parts := _QUALIFIED.fullmatch(words)) is not None:
        yield _qualified(parts[1], parts[2])
    if (classed := _CLASSED.fullmatch(words)) is not None and (kind := class_of(classed[1])) is not None:
        yield tuple(c for c in _called(classed[2]) if c.kind == kind) or _called(classed[2])
    head, hyphen, _ = words.partition("-")
    if hyphen:
        yield tuple(c._replace(kind="city") for c in _called(head))


@cache
def _exonyms() -> dict[str, tuple[str, str]]:
    return {row["name"]: (row["local"], row["country"]) for row in rows("exonyms")}


def _called(name: str) -> tuple[Candidate, ...]:
    """Towns and areas of exactly this name."""
    found = [
        Candidate(
            town.name, "region" if town.district else "city", town.country, town.lat, town.lon, town.population, town.geonames
        )
        for town in towns(name) or _abroad(name)
    ]
    found += [Candidate(area.name, area.kind, area.country, area.lat, area.lon, 0) for area in areas(name)]
    return tuple(found)


def _abroad(name: str) -> list[Town]:
    """The town that has this name in German alone: „Kischinau“."""
    local, country = _exonyms().get(name, ("", ""))
    return [town for town in towns(local) if town.country == country][:1] if local else []


def _qualified(name: str, by: str) -> tuple[Candidate, ...]:
    """„Frankfurt an der Oder“, „Neustadt bei Coburg“, „Halle/Saale“: of several towns those nearest to what qualifies them."""
    found, marks = _called(name), _called(by)
    if not marks:
        return found
    return tuple(sorted(found, key=lambda c: min(distance(c, mark) for mark in marks))[:_NEAREST][:1])
