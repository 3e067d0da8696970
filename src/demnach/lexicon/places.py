"""Towns and other populated places by their German, local or any other name, the most populous first.

The indices stay apart because their licences do: ``places-odbl`` is ODbL 1.0, ``places-geonames`` and ``places-wide``
(other names of the larger towns, which tell where a name lies, but are too many to tell names from words) are CC BY 4.0.
"""

from __future__ import annotations

from functools import cache, lru_cache

import marisa_trie
import msgspec

from demnach.lexicon.tables import DATA

_SAME = 0.2
"""Degrees of latitude and longitude together within which two entries of a name are one place."""
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


@cache
def _wide() -> tuple[marisa_trie.RecordTrie, ...]:
    return (*_tries(), marisa_trie.RecordTrie(RECORD).mmap(str(DATA / "places-wide.marisa")))


@lru_cache(maxsize=20_000)
def towns(name: str) -> tuple[Town, ...]:
    """Return every place called ``name`` (nominative, without article), the most populous first; one in two indices is one."""
    if "\0" in name:  # the tries' own end mark
        return ()
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
        for trie in _wide()
        for lat, lon, population, country, kind, wikidata, geonames in trie.get(name, ())
    ]
    found.sort(key=lambda town: (-town.population, town.district))
    apart: list[Town] = []
    for town in found:
        if not any(
            abs(town.lat - other.lat) + abs(town.lon - other.lon) < _SAME and town.country == other.country for other in apart
        ):
            apart.append(town)
    return tuple(apart)


@lru_cache(maxsize=20_000)
def population(name: str) -> int:
    """Return the population of the largest place called ``name``: 0 if unknown, -1 if there is no such place."""
    if "\0" in name:  # the tries' own end mark
        return -1
    records = [record for trie in _tries() for record in trie.get(name, ())]
    return max((record[2] for record in records), default=-1)
