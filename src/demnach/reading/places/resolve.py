"""Which place a toponym means: by its size, the countries of the article, the words around it, and the places beside it.

Every toponym first takes the candidate that is likeliest by itself; then each is asked anew beside the others, since the
places of an article lie near each other: „Birmingham im Nachbarstaat Alabama“. What follows in brackets or with „in“
decides most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log10

from demnach.model.types import PlaceKind
from demnach.reading.places.candidates import Candidate, distance

SIZE = 0.3
"""A tenfold population is worth so much."""
COUNTRY = 1.2
"""If the whole article speaks of one country, its places are worth so much more."""
HOME = 0.5
"""Places of the German-speaking countries: German papers name foreign namesakes with their country."""
HOME_COUNTRIES = frozenset({"DE", "AT", "CH"})
NEAR, REACH = 1.4, 150.0
"""A place right beside another one of the article is worth so much more, fading over so many kilometres."""
BESIDE = 2.0
"""The same for the place that the words right behind or before name: „Springfield (Illinois)“."""
CLASS = 3.0
"""A class word („Provinz“, „Insel“) before the name asks for its kind."""
ARTICLE = 2.0
"""An article before the name („am Main“, „der Limpopo“): towns have none."""
ROUNDS = 2


@dataclass
class Toponym:
    """A name to be placed, with what its words tell."""

    at: int
    candidates: tuple[Candidate, ...]
    kind: PlaceKind | None = None  # what a class word says
    article: bool = False
    country: str | None = None  # what is known of the entity
    beside: list[int] = field(default_factory=list)  # toponyms named right beside it, which say where it lies
    chosen: Candidate | None = None


def resolve_all(toponyms: Sequence[Toponym], countries: Counter[str], nearest: Sequence[tuple[int, str]]) -> None:
    """Choose a candidate for every toponym.

    ``countries`` counts the countries that the article names, ``nearest`` holds where it does.
    """
    total = sum(countries.values())
    for toponym in toponyms:
        _choose(toponym, [], toponyms, countries, total, nearest)
    for _ in range(ROUNDS):
        for toponym in toponyms:
            if len(toponym.candidates) > 1:
                others = [
                    o for o in toponyms if o is not toponym and o.chosen is not None and o.candidates != toponym.candidates
                ]
                _choose(toponym, others, toponyms, countries, total, nearest)


def _choose(
    toponym: Toponym, others: Sequence[Toponym], everyone: Sequence[Toponym], countries: Counter[str], total: int,
    nearest: Sequence[tuple[int, str]],
) -> None:  # fmt: skip
    beside = [everyone[n].chosen for n in toponym.beside]

    def worth(candidate: Candidate) -> float:
        found = SIZE * log10(candidate.population + 1) if candidate.population else _size_of_area(candidate)
        if candidate.country is not None:
            found += COUNTRY * countries[candidate.country] / (total or 1)
            found += max(
                (COUNTRY / (1 + abs(at - toponym.at) / 100) for at, iso in nearest if iso == candidate.country), default=0
            )
            found += HOME * (candidate.country in HOME_COUNTRIES) + COUNTRY * (candidate.country == toponym.country)
        if toponym.kind is not None:
            found += CLASS * (candidate.kind == toponym.kind)
            found += (
                COUNTRY
                * sum(o.chosen is not None and o.chosen.country == candidate.country for o in others)
                / (len(others) or 1)
            )
        found += ARTICLE * _stands(toponym.article, candidate.kind)
        around = [distance(candidate, other.chosen) for other in others if other.chosen is not None]
        found += NEAR * sum(sorted((exp(-far / REACH) for far in around), reverse=True)[:2])
        found += BESIDE * sum(exp(-distance(candidate, one) / (2 * REACH)) for one in beside if one is not None)
        found += BESIDE * any(one is not None and one.country == candidate.country for one in beside)
        return found

    toponym.chosen = max(toponym.candidates, key=worth, default=None)


def _stands(article: bool, kind: PlaceKind) -> float:
    """How well a kind goes with an article: waters and mountains have one, towns have none, regions now and then."""
    if kind in ("water", "mountain"):
        return 1.0 if article else 0.0
    return 0.4 if kind in ("region", "site", "island") and article else 0.0 if article else 1.0


def _size_of_area(candidate: Candidate) -> float:
    """Areas have no population here: one counts as a town of a hundred thousand, a town of unknown size as a village."""
    return SIZE * 2 if candidate.kind == "city" else SIZE * 5
