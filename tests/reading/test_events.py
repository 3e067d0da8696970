"""Events: what happened, by whom and to whom, and whether it happened at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import demnach
from demnach.lexicon.triggers import noun_trigger
from demnach.model.types import Event, Span
from demnach.reading.events.setting import is_later


def events(text: str, published: str = "2026-05-04") -> list[Event]:
    return list(demnach.read(text, published=published).events)


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        ("Rebellen haben das Dorf angegriffen.", "attack", ["Rebellen"], ["Dorf"]),
        ("Das Dorf wurde von Rebellen angegriffen.", "attack", ["Rebellen"], ["Dorf"]),
        ("Die Polizei nahm zwei Männer fest.", "arrest", ["Polizei"], ["zwei Männer"]),
        ("Vor der Küste ist ein Kutter gesunken.", "accident", [], ["Kutter"]),
        ("Der Rücktritt der Ministerin kam überraschend.", "resignation", ["Ministerin"], []),
        ("Die Union verhängt Sanktionen gegen Orjak.", "sanction", ["Union"], ["Orjak"]),
        ("Die Fahrer legen die Arbeit nieder.", "strike", ["Fahrer"], []),
    ],
)
def test_who_does_what_to_whom(text: str, kind: str, actors: list[str], targets: list[str]) -> None:
    (event,) = events(text)
    assert event.type == kind
    assert [word for party in event.actors for word in words(text, party.spans)] == actors
    assert [word for party in event.targets for word in words(text, party.spans)] == targets


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("Bei einem Angriff starb ein Mann.", "positive", "actual"),
        ("Der Besuch des Ministers platzte.", "negative", "actual"),
        ("Kurz darauf kam es nicht zu einem Angriff.", "negative", "actual"),
        ("Das Amt befürchtet weitere Angriffe.", "positive", "possible"),
        ("Sollte der Streik kommen, fallen Züge aus.", "positive", "possible"),
        ("Die Gewerkschaft kündigte einen Streik an.", "positive", "planned"),
        ("Die Opposition fordert Neuwahlen.", "positive", "demanded"),
        ("Die Firma lehnt eine Fusion ab.", "positive", "denied"),
        ("Die Firma schließt Entlassungen nicht aus.", "positive", "possible"),
    ],
)
def test_whether_it_happened(text: str, polarity: str, modality: str) -> None:
    (event,) = events(text)
    assert (event.polarity, event.modality) == (polarity, modality)


def test_a_later_mention_is_the_same_event() -> None:
    text = "Ein Zug ist bei Torgau entgleist. Bei dem Unfall wurden zwei Menschen verletzt."
    (event,) = events(text)
    assert words(text, event.mentions[0]) == ["Unfall", "verletzt"]
    assert [(toll.kind, toll.min) for toll in event.tolls] == [("injured", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Herr Brand lobte den Entwurf.",
        "Der Verband nennt das Gesetz einen Angriff auf die Freiheit.",
        "Der Wahlkampf beginnt.",
        "Die Schau „Anschlag“ zeigt Plakate.",
    ],
)
def test_figures_and_names_tell_no_event(text: str) -> None:
    assert events(text) == []


def test_compounds_count_by_their_last_part_but_for_those_listed() -> None:
    trigger = noun_trigger("Drohnenangriff")
    assert trigger is not None
    assert trigger.type == "attack"
    assert noun_trigger("Preiskampf") is None


def test_dates_are_later_as_far_as_both_tell() -> None:
    reading = demnach.read("Im Juni 2026 wird gewählt.", published="2026-05-04")
    assert is_later(reading.times[0], "2026-05-04")
    assert not is_later(reading.times[0], "2026-07-01")
    assert not is_later(None, "2026-07-01")


_WORDS = (
    "Angriff auf das Dorf der Rebellen nicht wurde getötet zwei Tote will Streik kein Besuch von und mit Messer fordert ."
).split()


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14))
def test_no_order_of_words_crashes(chosen: list[str]) -> None:
    text = " ".join(["Es", *chosen])
    for event in events(text):
        spans = [*event.trigger, *event.instruments, *(s for m in event.mentions for s in m)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
