"""Towns and other populated places by their German (or local) name, the most populous first.

The two indices stay apart because their licences do: ``places-odbl`` is ODbL 1.0, ``places-geonames`` is CC BY 4.0.
"""

from __future__ import annotations

from functools import cache, lru_cache

import marisa_trie
import msgspec

from demnach.lexicon.tables import DATA

RECORD = "<ffI2sBII"
"""Latitude, longitude, population, country, kind (0 town, 1 district), Wikidata number, GeoNames number."""


class Town(msgspec.Struct, frozen=True):
    """A place with coordinates in degrees; ``population`` is 0 where unknown."""

    name: str
    country: str
    lat: float
    lon: float
    population: int
    district: bool
    wikidata: str | None
    geonames: str | None


@cache
def _tries() -> tuple[marisa_trie.RecordTrie, ...]:
    return tuple(
        marisa_trie.RecordTrie(RECORD).mmap(str(DATA / f"{name}.marisa")) for name in ("places-odbl", "places-geonames")
    )


@lru_cache(maxsize=20_000)
def towns(name: str) -> tuple[Town, ...]:
    """Return every place called ``name`` (nominative, without article), the most populous first."""
    found = [
        Town(
            name=name,
            country=country.decode(),
            lat=round(lat, 5),
            lon=round(lon, 5),
            population=population,
            district=bool(kind),
            wikidata=f"Q{wikidata}" if wikidata else None,
            geonames=str(geonames) if geonames else None,
        )
        for trie in _tries()
        for lat, lon, population, country, kind, wikidata, geonames in trie.get(name, ())
    ]
    found.sort(key=lambda town: -town.population)
    return tuple(found)


@lru_cache(maxsize=20_000)
def population(name: str) -> int:
    """Return the population of the largest place called ``name``: 0 if unknown, -1 if there is no such place."""
    if "\0" in name:  # the tries' own end mark
        return -1
    records = [record for trie in _tries() for record in trie.get(name, ())]
    return max((record[2] for record in records), default=-1)
