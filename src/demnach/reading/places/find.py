"""The toponyms of an article: names of places as places, with kind, country and coordinates.

Names come from the entities. A state's name is a place where the text goes there („in Russland“) and an actor elsewhere
(„Russland lehnte ab“).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, cast

from demnach.language.types import Analysis, Token
from demnach.lexicon.countries import countries, country_of_adjective
from demnach.lexicon.tables import rows
from demnach.model.types import Entity, Mention, Place, PlaceKind, Span
from demnach.reading.places.candidates import Candidate, candidates, class_of
from demnach.reading.places.meant import Meant
from demnach.reading.places.resolve import Toponym, resolve_all
from demnach.reading.places.unnamed import unnamed
from demnach.reading.places.within import placed_within

_LOCATIVE = frozenset(
    "in im nach aus bei beim bis vor über durch nahe an am auf ab um von unweit gegenüber zwischen innerhalb außerhalb "
    "nördlich südlich östlich westlich gegen".split()
)
_PARTS_OF_LANDS = frozenset(
    "Norden Süden Osten Westen Nordosten Nordwesten Südosten Südwesten Mitte Zentrum Küste Grenze Nordküste Südküste Ostküste "
    "Westküste Hauptstadt Teil Teile Teilen Gebiet Inneren Innern Nordteil Südteil".split()
)
_ARTICLES = frozenset("der die das den dem des am im vom zum zur ans ins".split())
_JOINING = frozenset({"in", "im", "(", "Bundesstaat", ",", "bei", "nahe", "/", "am", "an", "der", "unweit", "Provinz", "Staat"})
_BESIDE = 3


class _Named(NamedTuple):
    """A toponym in the text: its words, and the entity that it names, if one was found."""

    words: Span
    entity: Entity | None


def find_places(analysis: Analysis, entities: Sequence[Entity]) -> list[Place]:
    """Return the places that the article names, in text order, numbered p1, p2 …"""
    words = _Words(analysis)
    named = sorted(
        [*_of_entities(analysis, entities, words), *(_Named(span, None) for span in unnamed(analysis, entities))],
        key=lambda one: one.words.start,
    )
    toponyms = [_toponym(one, words) for one in named]
    for n in range(1, len(named)):
        if words.joined(named[n - 1].words, named[n].words):
            toponyms[n - 1].beside.append(n)
            toponyms[n].beside.append(n - 1)
    resolve_all(toponyms, *_countries(analysis, entities))
    found = [_place(f"p{n}", one, t, words) for n, (one, t) in enumerate(zip(named, toponyms, strict=True), 1)]
    return placed_within(analysis.article.text, found, [toponym.beside for toponym in toponyms])


def _of_entities(analysis: Analysis, entities: Sequence[Entity], words: _Words) -> Iterator[_Named]:
    meant = Meant(analysis)
    for entity in entities:
        for mention in entity.mentions if entity.kind in ("place", "state") else ():
            if mention.name:
                goes = words.goes_to(mention) if entity.kind == "state" else meant.as_place(mention, words.of(mention))
                if goes:
                    yield _Named(Span(mention.start, mention.end), entity)


class _Words:
    """The words around the mentions of an article."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.article.text
        self.tokens = analysis.tokens
        self.starts = {token.start: token.i for token in analysis.tokens}
        self.ends = {token.end: token.i for token in analysis.tokens}

    def of(self, words: Span | Mention) -> str:
        """Return the text of a mention."""
        return self.text[words.start : words.end]

    def before(self, mention: Span | Mention) -> list[Token]:
        """Return the two tokens before a mention."""
        i = self.starts.get(mention.start)
        return self.tokens[max(0, i - 2) : i] if i is not None else []

    def goes_to(self, mention: Mention) -> bool:
        """Whether a state's name stands behind a preposition or a part of the land: „in Peru“, „der Norden des Tschad“."""
        before = [token.text for token in self.before(mention)]
        return bool(_LOCATIVE & {word.lower() for word in before}) or bool(_PARTS_OF_LANDS & set(before))

    def joined(self, one: Span, other: Span) -> bool:
        """Whether the second name says where the first lies: „Springfield (Illinois)“, „Cali in Kolumbien“."""
        first, last = self.ends.get(one.end), self.starts.get(other.start)
        if first is None or last is None or not 0 < last - first - 1 <= _BESIDE:
            return False
        between = {token.text for token in self.tokens[first + 1 : last]}
        return between <= _JOINING or any(class_of(word) == "region" for word in between)


def _toponym(one: _Named, words: _Words) -> Toponym:
    surface, entity = words.of(one.words), one.entity
    before = words.before(one.words)
    last = before[-1].text if before else ""
    if entity is None:
        found = candidates(surface) or candidates(surface.title())
        return Toponym(one.words.start, found, _kind_asked(last, found), last.lower() in _ARTICLES)
    as_state = entity.kind == "state" and class_of(last) is None and _names_the_state(surface, entity)
    found = () if as_state else candidates(surface) or candidates(entity.name)
    return Toponym(one.words.start, found, _kind_asked(last, found), last.lower() in _ARTICLES, entity.country)


def _kind_asked(before: str, found: Sequence[Candidate]) -> PlaceKind | None:
    """The kind that the word before a name asks for: „Provinz X“; „auf X“ is an island, if there is one of that name."""
    if before.lower() == "auf" and any(candidate.kind == "island" for candidate in found):
        return "island"
    return class_of(before)


def _names_the_state(surface: str, entity: Entity) -> bool:
    """„in Russland“ is the state, „in Moskau“ the city, whoever is meant by it elsewhere."""
    country = countries().get(entity.country or "")
    if country is None:
        return True
    bare = surface.removesuffix("s")
    return not {surface, bare} & {country.capital, *country.seats} or country.name in (surface, bare)


def _countries(analysis: Analysis, entities: Sequence[Entity]) -> tuple[Counter[str], list[tuple[int, str]]]:
    """How often the article speaks of each country, and where: states and what belongs to them, adjectives of nations."""
    counts: Counter[str] = Counter()
    where: list[tuple[int, str]] = []
    for entity in entities:
        if entity.country and entity.kind != "place":
            where += [(mention.start, entity.country) for mention in entity.mentions]
    for token in analysis.tokens:
        if token.tag == "ADJA" and (iso := country_of_adjective(token.text)) is not None:
            where.append((token.start, iso))
    counts.update(iso for _, iso in where)
    return counts, where


def _place(number: str, one: _Named, toponym: Toponym, words: _Words) -> Place:
    chosen, entity = toponym.chosen, one.entity
    name = entity.name if entity is not None else chosen.name if chosen is not None else words.of(one.words)
    if chosen is None:
        kind = "country" if entity is not None and entity.kind == "state" else toponym.kind or _kind(name)
    else:
        kind = toponym.kind if toponym.kind is not None and chosen.kind in ("city", "region") else chosen.kind
    return Place(
        id=number,
        start=one.words.start,
        end=one.words.end,
        name=name,
        kind=kind,
        country=(chosen.country if chosen is not None else None) or (entity.country if entity is not None else None),
        lat=round(chosen.lat, 5) if chosen is not None else None,
        lon=round(chosen.lon, 5) if chosen is not None else None,
        geonames=chosen.geonames if chosen is not None and kind == "city" else None,  # a region is not its chief town
        entity=entity.id if entity is not None else None,
    )


def _kind(name: str) -> PlaceKind:
    """The kind of a name that has no point on the map."""
    return cast("PlaceKind", _landmarks().get(name, "other"))


@cache
def _landmarks() -> dict[str, str]:
    return {row["name"]: row["kind"] for row in rows("landmarks")}
