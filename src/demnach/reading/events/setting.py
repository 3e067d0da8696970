"""Where and when an event takes place: the places and times inside its clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from demnach.language.types import Analysis, Sentence, Token
from demnach.lexicon.locations import is_location, location_kind
from demnach.model.types import Event, EventType, Party, Place, Span, Time, Toll
from demnach.reading.events.draft import CASUALTY_TYPES, Draft
from demnach.reading.events.locations import Direction, Location, locations

_DIRECTIONS: dict[EventType, tuple[Direction, ...]] = {
    "deployment": ("to", "at", "from"),
    "visit": ("at", "to"),
    "protest": ("at", "to"),
    "attack": ("at", "to"),
}
"""Which way the place of an event may lie; of all others only where something is."""
_WHERE_THEY_ARE_REPORTED = CASUALTY_TYPES | {"arrest", "protest"}
"""Types that take place where the dateline is; presidents agree and threaten anywhere."""
_WHERE_THE_TARGET_IS: frozenset[EventType] = frozenset({"armed-clash", "accident", "other"})
_STREETS = ("straße", "weg", "gasse", "allee", "platz", "ring", "chaussee")
_NEAR = 6
_BETWEEN = frozenset({"APPR", "APPRART", "ART", "ADJA", "PPOSAT", "CARD", "NN", "NE"})


class Surroundings:
    """The locations of an article, sentence by sentence."""

    def __init__(self, analysis: Analysis, places: Sequence[Place]) -> None:
        self.text, self.tokens, self.sentences = analysis.article.text, analysis.tokens, analysis.sentences
        self.places = places
        lines = [part for part in analysis.article.parts if part.kind == "dateline"]
        self.dateline = next((p for p in places for line in lines if line.start <= p.start and p.end <= line.end), None)
        self.starts = [analysis.tokens[sentence.start].start for sentence in analysis.sentences]
        self._found: dict[int, list[Location]] = {}

    def locations_of(self, sentence: Sentence) -> list[Location]:
        """Return the locations of a sentence."""
        if sentence.start not in self._found:
            self._found[sentence.start] = locations(self.tokens, sentence, self.places)
        return self._found[sentence.start]

    def place_of_target(self, type_: EventType, targets: Sequence[Party]) -> tuple[Span, ...]:
        """„den Flugplatz einnehmen“, „das Gebäude räumen“: what is taken, cleared or falls down is where it happens."""
        for party in targets if type_ in _WHERE_THE_TARGET_IS else ():
            words = party.spans[0]
            nouns = [t for t in self.tokens if t.tag == "NN" and words.start <= t.start < words.end]
            if nouns and is_location(nouns[-1].lemma, nouns[-1].text):
                return party.spans
        return ()

    def with_places_of(self, events: Sequence[Event]) -> list[Place]:
        """Return the places of the article in text order, those that only events have behind them in number."""
        found = list(self.places)
        for event in events:
            for words in event.place:
                if not any(p.start <= words.start and words.end <= p.end for p in found):
                    found.append(self._place(words, f"p{len(found) + 1}"))
        return sorted(found, key=lambda place: (place.start, -place.end))

    def _place(self, words: Span, number: str) -> Place:
        """A location without a name of its own; what it is called after („Strand von Sandhafen“) holds it."""
        inside = next((p for p in self.places if words.start <= p.start and p.end <= words.end), None)
        tokens = [t for t in self.tokens if words.start <= t.start and t.end <= words.end]
        kinds = (location_kind(token.lemma) for token in tokens if token.tag == "NN")
        return Place(
            id=number,
            start=words.start,
            end=words.end,
            name=words.of(self.text),
            kind=next((kind for kind in kinds if kind is not None), "other"),
            country=inside.country if inside is not None else None,
            admin=inside.id if inside is not None else None,
            lat=inside.lat if inside is not None else None,
            lon=inside.lon if inside is not None else None,
        )

    def place_of_toll(self, toll: Toll, event: Location | None) -> tuple[Span, ...]:
        """Return the place where the people of a toll were, given its event's location.

        The nearest place of their sentence, rather a town than its country; else the event's, else the one named last
        before. Whither they were brought is no such place, but of those who are sent.
        """
        words = Span(toll.start, toll.end)
        at = bisect_right(self.starts, toll.start) - 1
        sentence = self.sentences[at]
        here = self._named(sentence, toll)
        nearest: Location | None
        if here:
            nearest = min(here, key=lambda one: (self._rank(one), _gap(words, one.span(self.tokens))))
        elif event is not None and event.named is not None and not _is_street(event.named):
            nearest = event
        else:
            before = (one for n in range(at - 1, -1, -1) for one in reversed(self._named(self.sentences[n], toll)))
            nearest = next(before, None)
        place = nearest.named if nearest is not None else self.dateline
        return (Span(place.start, place.end),) if place is not None else ()

    def _named(self, sentence: Sentence, toll: Toll) -> list[Location]:
        return [
            one for one in self.locations_of(sentence)
            if one.named is not None and not _is_street(one.named)
            and (one.direction != "to" or toll.kind == "deployed" or one.lies_in(self.tokens))
        ]  # fmt: skip

    def _rank(self, one: Location) -> tuple[bool, bool]:
        assert one.named is not None
        return (one.direction == "from", one.named.kind == "country")


def _is_street(place: Place) -> bool:
    return place.lat is None and place.name.lower().endswith(_STREETS)


def _gap(words: Span, place: Span) -> int:
    return words.start - place.end if place.end <= words.start else place.start - words.end


def place_of(tokens: list[Token], found: Draft, here: Sequence[Location]) -> Location | None:
    """Return where an event takes place, out of the locations of its sentence.

    What stands right behind a noun belongs to it („das Massaker von Oruk“); else the nearest of its clause, rather where
    something is than whither it goes, but for those who are sent or go somewhere; else the sentence's dateline.
    """
    noun = found.triggers[-1]
    behind = [one for one in here if one.direction != "none" and found.nominal and _is_attribute(tokens, noun, one)]
    if behind:
        return behind[0]
    wanted = _DIRECTIONS.get(found.type, ("at",))
    extent, asides = _extent(tokens, found), _asides(tokens, found)
    spans = [(one, one.span(tokens)) for one in here if one.direction in wanted and not _is_told(found, one)]
    fitting = [
        one for one, s in spans if _within(s.start, s.end, extent) and not any(_within(s.start, s.end, a) for a in asides)
    ]
    trigger = found.triggers[0]
    nearest = min(fitting, key=lambda one: (wanted.index(one.direction), abs(one.start - trigger)), default=None)
    if nearest is None and here and here[0].direction == "dateline" and found.type in _WHERE_THEY_ARE_REPORTED:
        return here[0]
    return nearest


def _is_told(found: Draft, one: Location) -> bool:
    """Whether a location is a word of the event's own: „stehen auf der Straße“; „an die Grenze schicken“ tells both."""
    return one.direction == "at" and any(one.start <= trigger < one.end for trigger in found.triggers)


def _is_attribute(tokens: list[Token], noun: int, one: Location) -> bool:
    """Whether nothing stands between a noun and a location but a preposition, an article and a genitive."""
    between = tokens[noun + 1 : one.start]
    return 0 < len(between) <= _NEAR and all(token.tag in _BETWEEN for token in between)


def time_of(tokens: list[Token], found: Draft, times: Sequence[Time]) -> Time | None:
    """Return the first date or clock time of an event's clause."""
    extent = _extent(tokens, found)
    return next((t for t in times if _within(t.start, t.end, extent) and t.type in ("DATE", "TIME")), None)


def is_later(time: Time | None, published: str | None) -> bool:
    """Whether a time begins after the day of publication; compared as ISO 8601 dates, so far as both tell."""
    if time is None or not published or not time.value[:4].isdigit():
        return False
    value, day = time.value[:10], published[:10]
    if time.mod == "END" and day.startswith(value):
        return True  # „zum Jahresende“
    if "W" in value or "X" in value or not all(part.isdigit() for part in value.split("-")):
        return value[:4] > day[:4]
    return value[: len(day)] > day[: len(value)]


def _extent(tokens: list[Token], found: Draft) -> Span:
    start, end = (found.clause.start, found.clause.end) if found.clause else (found.sentence.start, found.sentence.end)
    return Span(tokens[start].start, tokens[end - 1].end)


def _asides(tokens: list[Token], found: Draft) -> list[Span]:
    """The relative clauses inside the event's clause: „…, die in der Grenzregion kämpften“ places something else."""
    clauses = found.sentence.clauses
    return [
        Span(tokens[c.start].start, tokens[c.end - 1].end)
        for c in clauses
        if c.kind == "relative" and c is not found.clause and not any(c.start <= t < c.end for t in found.triggers)
    ]


def _within(start: int, end: int, span: Span) -> bool:
    return span.start <= start and end <= span.end
