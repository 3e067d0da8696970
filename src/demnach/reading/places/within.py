"""Which place of the article another one lies in: „Cali in Kolumbien“, „im Stadtteil Dahl“, „Strand von Sandhafen“.

What stands beside a smaller place and is larger holds it; a part of a town lies in the town named last. A part or site that no
list knows lies where its town does.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from demnach.lexicon.locations import is_location
from demnach.model.types import Place

_RANKS = {"country": 4, "region": 3, "island": 2, "city": 1, "site": 0, "other": 0}
"""How large the kinds are that hold each other; waters and mountains hold no town."""
_PARTS = tuple("stadtteil ortsteil bezirksteil viertel vierteln quartier ortschaft stadtbezirk kiez".split())
_FAR = 400
"""Code points between a part of a town and its town, at most."""


def placed_within(text: str, places: Sequence[Place], beside: Sequence[Sequence[int]]) -> list[Place]:
    """Return the places with ``admin``, the id of the one that holds them, where the text tells it.

    ``beside`` holds, for every place, the indices of those that stand right beside it.
    """
    found = list(places)
    for n, place in enumerate(places):
        holder = _beside(places, n, beside[n]) or (_town_of(places, n) if _is_part(text, place) else None)
        if holder is None:
            continue
        found[n] = replace(place, admin=holder.id, country=place.country or holder.country)
        if place.lat is None and holder.kind == "city":
            found[n] = replace(found[n], lat=holder.lat, lon=holder.lon)
    return found


def _beside(places: Sequence[Place], n: int, beside: Sequence[int]) -> Place | None:
    own = _RANKS.get(places[n].kind)
    larger = [places[m] for m in beside if own is not None and _RANKS.get(places[m].kind, -1) > own]
    fitting = [p for p in larger if p.country is None or places[n].country in (None, p.country)]
    return min(fitting, key=lambda place: _RANKS[place.kind], default=None)


def _is_part(text: str, place: Place) -> bool:
    """„im Stadtteil Dahl“, „in der Grugahalle“: by the word before, or by the name's own noun."""
    before = text[: place.start].split()
    named = bool(before) and before[-1].lower().rstrip("s").endswith(_PARTS)
    return named or (place.lat is None and place.kind in ("other", "site") and is_location(place.name.split()[-1].title()))


def _town_of(places: Sequence[Place], n: int) -> Place | None:
    place = places[n]
    near = [p for p in places if p is not place and abs(p.start - place.start) < _FAR]
    towns = [p for p in near if p.kind == "city" and p.lat is not None]
    before = [p for p in towns if p.end <= place.start]
    return before[-1] if before else next(iter(towns), None)
