"""The toponyms of an article: names of places as places, with kind, country and coordinates.

Names come from the entities. A state's name is a place where the text goes there („in Russland“) and an actor elsewhere („Russland
lehnte ab“).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from demnach.language.types import Analysis, Token
from demnach.lexicon.countries import country_of_adjective
from demnach.lexicon.tables import rows
from demnach.model.types import Entity, Mention, Place, PlaceKind
from demnach.reading.places.candidates import candidates
from demnach.reading.places.resolve import Toponym, resolve_all

_CLASS_WORDS: dict[str, PlaceKind] = {
    **dict.fromkeys(
        "Region Gebiet Oblast Provinz Bezirk Landkreis Kreis Departement Departamento Distrikt Gouvernement Bundesstaat Bundesland "
        "Kanton Teilrepublik Republik Grenzregion Grenzgebiet Präfektur Grafschaft Verwaltungsbezirk Rajon Autonomieregion "
        "Woiwodschaft Emirat Nachbarstaat Staat US-Staat US-Bundesstaat Halbinsel Hochland Regierungsbezirk Land".split(),
        "region",
    ),
    **dict.fromkeys("Stadt Hauptstadt Hafenstadt Kleinstadt Großstadt Gemeinde Dorf Ort Ortschaft Ortsteil Stadtteil".split(), "city"),
    **dict.fromkeys("Insel Inselgruppe Nordseeinsel Ostseeinsel Ferieninsel Urlaubsinsel".split(), "island"),
    **dict.fromkeys("Fluss Strom Grenzfluss See Kanal Bach Nebenfluss Stausee".split(), "water"),
    **dict.fromkeys("Berg Gebirge Vulkan Gipfel".split(), "mountain"),
}
"""Class words before a name; their compounds count too („Nachbarprovinz“)."""
_LOCATIVE = frozenset(
    "in im nach aus bei beim bis vor über durch nahe an am auf ab um von unweit gegenüber zwischen innerhalb außerhalb "
    "nördlich südlich östlich westlich gegen".split()
)
_ARTICLES = frozenset("der die das den dem des am im vom zum zur ans ins".split())
_JOINING = frozenset({"in", "im", "(", "Bundesstaat", ",", "bei", "nahe", "/", "am", "an", "der", "unweit", "Provinz", "Staat"})
_BESIDE = 3


def find_places(analysis: Analysis, entities: Sequence[Entity]) -> list[Place]:
    """Return the places that the article names, in text order, numbered p1, p2 …"""
    words = _Words(analysis)
    named = sorted(
        ((m, e) for e in entities for m in e.mentions if m.name and e.kind in ("place", "state")),
        key=lambda pair: pair[0].start,
    )
    named = [(m, e) for m, e in named if e.kind == "place" or words.goes_to(m)]
    toponyms = [_toponym(m, e, words) for m, e in named]
    for n in range(1, len(named)):
        if words.joined(named[n - 1][0], named[n][0]):
            toponyms[n - 1].beside.append(n)
            toponyms[n].beside.append(n - 1)
    resolve_all(toponyms, *_countries(analysis, entities))
    return [_place(f"p{n}", m, e, t) for n, ((m, e), t) in enumerate(zip(named, toponyms, strict=True), 1)]


class _Words:
    """The words around the mentions of an article."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.article.text
        self.tokens = analysis.tokens
        self.starts = {token.start: token.i for token in analysis.tokens}
        self.ends = {token.end: token.i for token in analysis.tokens}

    def before(self, mention: Mention) -> list[Token]:
        """Return the two tokens before a mention."""
        i = self.starts.get(mention.start)
        return self.tokens[max(0, i - 2) : i] if i is not None else []

    def goes_to(self, mention: Mention) -> bool:
        """Whether a preposition of place stands before a state's name."""
        return bool(_LOCATIVE & {token.text.lower() for token in self.before(mention)})

    def joined(self, one: Mention, other: Mention) -> bool:
        """Whether the second name says where the first lies: „Springfield (Illinois)“, „Cali in Kolumbien“, „Perm, Russland“."""
        first, last = self.ends.get(one.end), self.starts.get(other.start)
        if first is None or last is None or not 0 < last - first - 1 <= _BESIDE:
            return False
        between = {token.text for token in self.tokens[first + 1 : last]}
        return between <= _JOINING or any(_class_of(word) == "region" for word in between)


def _class_of(word: str) -> PlaceKind | None:
    return next((kind for known, kind in _CLASS_WORDS.items() if word == known or word.endswith(known.lower())), None)


def _toponym(mention: Mention, entity: Entity, words: _Words) -> Toponym:
    surface = words.text[mention.start : mention.end]
    before = words.before(mention)
    found = () if entity.kind == "state" else candidates(surface) or candidates(entity.name)
    last = before[-1].text if before else ""
    return Toponym(mention.start, found, _class_of(last), last.lower() in _ARTICLES, entity.country)


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


def _place(number: str, mention: Mention, entity: Entity, toponym: Toponym) -> Place:
    chosen = toponym.chosen
    kind: PlaceKind = "country" if entity.kind == "state" else chosen.kind if chosen is not None else toponym.kind or _kind(entity.name)
    if chosen is not None and toponym.kind is not None and chosen.kind in ("city", "region"):
        kind = toponym.kind
    return Place(
        id=number,
        start=mention.start,
        end=mention.end,
        name=entity.name,
        kind=kind,
        country=(chosen.country if chosen is not None else None) or entity.country,
        lat=round(chosen.lat, 5) if chosen is not None else None,
        lon=round(chosen.lon, 5) if chosen is not None else None,
        geonames=chosen.geonames if chosen is not None and kind == "city" else None,  # a region is not its chief town
        entity=entity.id,
    )


def _kind(name: str) -> PlaceKind:
    """The kind of a name that has no point on the map."""
    return next((row["kind"] for row in rows("landmarks") if row["name"] == name), "other")  # type: ignore[return-value]
