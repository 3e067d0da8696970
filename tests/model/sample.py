"""A hand-made reading of an invented article, with one of everything that views show."""

from __future__ import annotations

from demnach.model.types import (
    Article,
    Credit,
    Entity,
    Event,
    Link,
    Mention,
    Part,
    Party,
    Place,
    Reading,
    Rights,
    Span,
    Statement,
    Time,
    Toll,
)

TEXT = (
    "Orlan lobt die „Brigaden“\n\n"
    "Karvien <hat> am Montag laut SNA mehr als 10 Soldaten verloren. "
    "Der „heldenhafte\nEinsatz“ habe genützt, schrieb Orlan.\n\n"
    "„Wir gehen.\n\n"
    "Wir kommen wieder“, sagte eine Frau.\n\n"
    "SNA/dpa"
)


def at(words: str) -> Span:
    """Return where words stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def part(kind: str, words: str) -> Part:
    span = at(words)
    return Part(kind=kind, start=span.start, end=span.end)  # type: ignore[arg-type]


SNA = Link(entity="e2", name="SNA", role="outlet", evidence=(at("SNA"),))
DPA = Link(entity=None, name="dpa", role="agency", evidence=(at("dpa"),))
ORLAN = Link(entity="e1", name="Miro Orlan", role="speaker", evidence=(at("schrieb Orlan"),))
LETTER = Link(entity=None, name="Brief", role="medium", evidence=())
SPOKEN = Party(entity="e1", spans=(at("Orlan."),))

SAMPLE = Reading(
    article=Article(
        id='x"<1>',
        text=TEXT,
        title="Orlan lobt die „Brigaden“",
        outlet="Tagespost",
        published="2026-05-04T18:30:00+02:00",
        modified="2026-05-05",
        status="withheld",
        url="https://example.org/a?b=1&c=2",
        authors=("Lena Marquart",),
        parts=(
            part("headline", "Orlan lobt die „Brigaden“"),
            part("paragraph", TEXT.split("\n\n")[1]),
            part("paragraph", "„Wir gehen."),
            part("paragraph", "Wir kommen wieder“, sagte eine Frau."),
            part("credit", "SNA/dpa"),
        ),
        credits=(Credit(kind="agency", name="dpa", start=at("dpa").start, end=at("dpa").end),),
        rights=Rights(notice="© Tagespost", tdm_reserved=True),
    ),
    entities=(
        Entity(
            id="e1", name="Miro Orlan", kind="person", mentions=(Mention(start=0, end=5),), wikidata="Q1", country="KV"
        ),
        Entity(id="e2", name="SNA", kind="agency", mentions=(Mention(start=at("SNA").start, end=at("SNA").end),)),
    ),
    times=(Time(id="t1", start=at("Montag").start, end=at("Montag").end, type="DATE", value="2026-05-04"),),
    places=(
        Place(id="p1", start=at("Karvien").start, end=at("Karvien").end, name="Karvien", kind="country", country="KV"),
    ),
    statements=(
        Statement(
            id="s1",
            form="indirect",
            medium="speech-or-writing",
            act="report",
            content=(at("Karvien <hat> am Montag"), at("mehr als 10 Soldaten verloren")),
            cue=(at("laut"),),
            speaker=Party(entity="e2", spans=(at("SNA"),)),
            chain=(SNA, DPA),
            time="t1",
            place="p1",
            confidence=0.72,
        ),
        Statement(
            id="s2",
            form="indirect",
            medium="writing",
            act="praise",
            content=(at("Der „heldenhafte\nEinsatz“ habe genützt"),),
            cue=(at("schrieb"),),
            speaker=SPOKEN,
            chain=(ORLAN, LETTER, DPA),
            confidence=1.0,
        ),
        Statement(
            id="s3",
            form="direct",
            medium="writing",
            act="praise",
            content=(at("„heldenhafte\nEinsatz“"),),
            speaker=SPOKEN,
            parent="s2",
            chain=(ORLAN, LETTER, DPA),
            confidence=0.5,
        ),
        Statement(
            id="s4",
            form="direct",
            medium="speech",
            act="say",
            content=(at("„Wir gehen.\n\nWir kommen wieder“"),),
            speaker=Party(entity=None, spans=(at("eine Frau"),)),
            chain=(),
        ),
    ),
    events=(
        Event(
            id="v1",
            type="armed-clash",
            trigger=(at("verloren"),),
            place=(at("Karvien"),),
            time="t1",
            tolls=(
                Toll(
                    kind="killed",
                    min=11,
                    max=None,
                    approximate=False,
                    unit="people",
                    start=at("mehr als 10 Soldaten").start,
                    end=at("mehr als 10 Soldaten").end,
                ),
            ),
            asserted_by=("s1",),
        ),
        Event(
            id="v2",
            type="aid",
            trigger=(at("genützt"),),
            tolls=(
                Toll(
                    kind="damage-cost", min=5, max=7, approximate=True, unit="EUR", start=at("10").start, end=at("10").end
                ),
            ),
            modality="planned",
        ),
    ),
)
