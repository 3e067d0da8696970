"""Places: the toponyms of an article with kind, country and coordinates.

Names come from the entities; here each is placed. A name that several towns share is resolved by the countries that the
article names, the nearer in the text the better, then by population. A class word before the name („Gebiet Charkiw“, „Region
Odessa“) makes it a region.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from demnach.language.types import Analysis
from demnach.lexicon.places import Town, towns
from demnach.lexicon.tables import rows, several
from demnach.model.types import Entity, Mention, Place, PlaceKind

_REGION_WORDS = frozenset(
    "Region Gebiet Oblast Provinz Bezirk Landkreis Kreis Departement Distrikt Gouvernement Bundesstaat Bundesland Kanton "
    "Teilrepublik Grenzregion Grenzgebiet Präfektur Grafschaft Verwaltungsbezirk Gemeinde Rajon Autonomieregion".split()
)
_LOCATIVE = frozenset(
    "in im nach aus bei beim bis vor über durch nahe an am auf ab um von unweit gegenüber zwischen innerhalb außerhalb "
    "nördlich südlich östlich westlich gegen".split()
)


def find_places(analysis: Analysis, entities: Sequence[Entity]) -> list[Place]:
    """Return the places that the article names, in text order, numbered p1, p2 …

    A state's name is a place where the text goes there („in Russland“) and an actor elsewhere („Russland lehnte ab“).
    """
    near = _Surroundings(entities)
    words = _WordsBefore(analysis)
    found: list[Place] = []
    for mention, entity in sorted(
        ((m, e) for e in entities for m in e.mentions if m.name and e.kind in ("place", "state")),
        key=lambda pair: pair[0].start,
    ):
        before = words.before(mention.start)
        if entity.kind == "state" and not (_LOCATIVE & {w.lower() for w in before[-2:]}):
            continue
        found.append(_place(f"p{len(found) + 1}", mention, entity, before[-1] if before else "", near))
    return found


class _WordsBefore:
    """The two words before a position of the text."""

    def __init__(self, analysis: Analysis) -> None:
        self.tokens = analysis.tokens
        self.at = {token.start: token.i for token in analysis.tokens}

    def before(self, start: int) -> list[str]:
        i = self.at.get(start)
        return [t.text for t in self.tokens[max(0, i - 2) : i]] if i is not None else []


class _Surroundings:
    """Which countries an article is about, and where in it."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.counts: Counter[str] = Counter()
        self.positions: list[tuple[int, str]] = []
        for entity in entities:
            if entity.country and entity.kind != "place":
                for mention in entity.mentions:
                    self.counts[entity.country] += 1
                    self.positions.append((mention.start, entity.country))

    def weight(self, country: str, at: int) -> float:
        """How much speaks for a country at a position: its share of all mentions, and its nearest one."""
        total = sum(self.counts.values()) or 1
        nearest = min((abs(at - p) for p, c in self.positions if c == country), default=100_000)
        return self.counts[country] / total + 100 / (100 + nearest)


def _place(number: str, mention: Mention, entity: Entity, before: str, near: _Surroundings) -> Place:
    name = entity.name
    kind = _kind(name, entity, before)
    country = entity.country
    town = _town(name, country, mention.start, near) if kind in ("city", "region", "site", "other") else None
    return Place(
        id=number,
        start=mention.start,
        end=mention.end,
        name=name,
        kind=kind,
        country=country or (town.country if town is not None else None),
        lat=town.lat if town is not None else None,
        lon=town.lon if town is not None else None,
        geonames=town.geonames if town is not None and kind == "city" else None,  # a region is not its chief town
        entity=entity.id,
    )


def _kind(name: str, entity: Entity, before: str) -> PlaceKind:
    if entity.kind == "state":
        return "country"
    landmark = _landmarks().get(name)
    if landmark is not None:
        return landmark
    if before in _REGION_WORDS or any(before.endswith(word.lower()) for word in _REGION_WORDS):
        return "region"
    if towns(name):
        return "city"
    return "region" if name in _regions() else "other"


def _town(name: str, country: str | None, at: int, near: _Surroundings) -> Town | None:
    """The town of that name: in the entity's country if known, else where the article's countries are, else the largest."""
    candidates = towns(name)
    if not candidates:
        return None
    if country is not None:
        inside = [town for town in candidates if town.country == country]
        if inside:
            return inside[0]
    return max(candidates, key=lambda town: (near.weight(town.country, at) * 2 + _size(town)))


def _size(town: Town) -> float:
    """0 to 2, by powers of ten of the population: a hamlet 0, a metropolis of ten millions 2."""
    return min(2.0, len(str(max(town.population, 1))) / 4)


@cache
def _landmarks() -> dict[str, PlaceKind]:
    return {row["name"]: row["kind"] for row in rows("landmarks")}  # type: ignore[misc]


@cache
def _regions() -> frozenset[str]:
    return frozenset(name for row in rows("regions") for name in (row["name"], *several(row["aliases"])))
