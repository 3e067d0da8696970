"""The types of a reading, as the output contract fixes them.

All offsets are code points into ``article.text``, half-open. The types are plain frozen records: they hold no behaviour
beyond their own evidence, so that every room may import them and none depends on another for its shape.
"""

from __future__ import annotations

from typing import Literal

import msgspec

SCHEMA = "demnach.reading/1"

PartKind = Literal[
    "headline", "teaser", "dateline", "paragraph", "subheading", "quotation", "list", "caption", "byline", "credit",
    "keywords", "correction", "disclaimer", "rights", "broadcast-note", "promotion", "closing-line",
]  # fmt: skip
READ_KINDS: frozenset[str] = frozenset({"headline", "teaser", "paragraph", "subheading", "quotation", "list"})
"""Part kinds that are read for statements and events; the others are furniture."""

CreditKind = Literal["agency", "person", "initials", "outlet"]
Status = Literal["usable", "withheld", "canceled"]
Signal = Literal["correction", "repeat", "update", "kill"]
EntityKind = Literal[
    "person", "organisation", "state", "agency", "authority", "outlet", "group", "place", "event", "work", "other",
]  # fmt: skip
PlaceKind = Literal["country", "region", "city", "site", "water", "island", "mountain", "continent", "other"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Form = Literal["direct", "indirect", "reported", "free-indirect", "indirect-free-indirect"]
Medium = Literal[
    "speech", "writing", "thought", "speech-or-writing", "speech-or-thought", "thought-or-writing", "unknown",
]  # fmt: skip
Act = Literal[
    "say", "announce", "confirm", "deny", "reject", "demand", "propose", "promise", "threaten", "warn", "accuse",
    "criticise", "praise", "thank", "ask", "answer", "assess", "expect", "admit", "decide", "report",
]  # fmt: skip
ChainRole = Literal["speaker", "medium", "outlet", "agency", "publisher"]
EventType = Literal[
    "attack", "armed-clash", "deployment", "protest", "arrest", "verdict", "agreement", "visit", "message", "sanction",
    "aid", "election", "appointment", "resignation", "accident", "disaster", "strike", "layoff", "insolvency", "merger",
    "death", "other",
]  # fmt: skip
TollKind = Literal[
    "killed", "injured", "missing", "detained", "displaced", "deployed", "affected", "damage-cost",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "planned", "possible", "demanded", "denied"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every type of a reading: immutable, compared by value."""


class Span(msgspec.Struct, frozen=True, order=True):
    """Evidence: the code points ``start`` to ``end`` (half-open) of the article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that this span covers."""
        return text[self.start : self.end]


class Part(Record, frozen=True, kw_only=True):
    """A stretch of the article's text with one job: headline, paragraph, credit, disclaimer …"""

    kind: PartKind
    start: int
    end: int


class Credit(Record, frozen=True, kw_only=True):
    """Somebody who signs the article: an agency, a person, initials or an outlet."""

    kind: CreditKind
    name: str
    start: int
    end: int


class Rights(Record, frozen=True, kw_only=True):
    """Rights notice and text-and-data-mining reservation as the document states them."""

    notice: str | None = None
    holder: str | None = None
    licence: str | None = None
    tdm_reserved: bool | None = None
    tdm_policy: str | None = None


class Article(Record, frozen=True, kw_only=True):
    """An article with its furniture set apart; ``text`` is what every offset counts in."""

    id: str
    text: str
    parts: tuple[Part, ...] = ()
    credits: tuple[Credit, ...] = ()
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    embargo: str | None = None
    language: str | None = None
    version: int = 1
    status: Status = "usable"
    signals: tuple[Signal, ...] = ()  # what the sender says this version is
    replaces: tuple[str, ...] = ()  # ids of other items in whose place it comes; earlier versions have its own id
    keywords: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()  # named by the document's metadata alone; those that sign in the text are credits
    rights: Rights = Rights()


class Mention(Record, frozen=True, kw_only=True):
    """One place where an entity is named (``name`` true), described or meant by a pronoun (``name`` false).

    ``metonym`` is true where a state, or a capital, seat or palace named for it, acts as a government („Oslo lehnte ab“).
    """

    start: int
    end: int
    name: bool = True
    metonym: bool = False
    confidence: float = 1.0


class Entity(Record, frozen=True, kw_only=True):
    """A person, organisation, state … with all its mentions, in order."""

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[Mention, ...]
    wikidata: str | None = None
    country: str | None = None


class Time(Record, frozen=True, kw_only=True):
    """A TIMEX3 expression; ``value`` is ISO 8601 as TimeML writes it."""

    id: str
    start: int
    end: int
    type: TimeType
    value: str
    mod: str | None = None
    vague: bool = False


class Place(Record, frozen=True, kw_only=True):
    """A toponym in the text, with what is known of it."""

    id: str
    start: int
    end: int
    name: str
    kind: PlaceKind
    country: str | None = None
    admin: str | None = None  # id of the place of this article in which it lies, where the text tells it
    lat: float | None = None
    lon: float | None = None
    geonames: str | None = None
    entity: str | None = None


class Party(Record, frozen=True, kw_only=True):
    """Somebody in a role (speaker, addressee, actor, target): the entity, if known, and the words that name it."""

    entity: str | None
    spans: tuple[Span, ...]


class Link(Record, frozen=True, kw_only=True):
    """One voucher of a statement's chain of sources."""

    entity: str | None
    name: str
    role: ChainRole
    evidence: tuple[Span, ...]


class Statement(Record, frozen=True, kw_only=True):
    """Somebody's speech, writing or thought as the article tells it."""

    id: str
    form: Form
    medium: Medium
    act: Act
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    speaker: Party | None = None
    addressee: Party | None = None
    parent: str | None = None
    chain: tuple[Link, ...] = ()
    time: str | None = None
    place: str | None = None
    confidence: float = 0.0


class Toll(Record, frozen=True, kw_only=True):
    """A number of people or a sum of money that an event cost; an open bound is null."""

    kind: TollKind
    min: int | None
    max: int | None
    approximate: bool
    unit: str
    start: int
    end: int
    part: bool = False  # a share of another toll of the same event („darunter zwei Kinder“), never added up
    superseded: bool = False  # a number that the article replaces by a newer one („stieg von zwölf auf 15“)
    place: tuple[Span, ...] = ()
    asserted_by: tuple[str, ...] = ()  # the statements that carry this number; empty: the article's own voice


class Event(Record, frozen=True, kw_only=True):
    """Something that happened, is planned, demanded or denied, and who asserts it."""

    id: str
    type: EventType
    trigger: tuple[Span, ...]
    mentions: tuple[tuple[Span, ...], ...] = ()  # where the article speaks of it again, each as its trigger words
    plover: str | None = None
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    instruments: tuple[Span, ...] = ()
    place: tuple[Span, ...] = ()
    time: str | None = None
    tolls: tuple[Toll, ...] = ()
    asserted_by: tuple[str, ...] = ()
    polarity: Polarity = "positive"
    modality: Modality = "actual"


class Reading(Record, frozen=True, kw_only=True):
    """Everything demnach found in one article."""

    schema: str = SCHEMA
    article: Article
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()

    def evidence(self, *spans: Span) -> str:
        """Return the words of the article that spans cover, „ … “ between those of different spans."""
        return " … ".join(span.of(self.article.text) for span in spans)

    def to_json(self, *, indent: int = 0) -> str:
        """Return the reading as JSON, on one line unless ``indent`` (spaces) is given."""
        from demnach.model.codec import to_json

        return to_json(self, indent=indent)

    @staticmethod
    def from_json(raw: str | bytes) -> Reading:
        """Return the reading that JSON holds. Raises msgspec.DecodeError if it is none."""
        from demnach.model.codec import from_json

        return from_json(raw)

    def __str__(self) -> str:
        from demnach.model.words import summary

        return summary(self)

    def _repr_html_(self) -> str:
        from demnach.model.page import fragment

        return fragment(self)
