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
        ("Die Einnahme der Stadt dauerte Wochen.", "armed-clash", [], ["Stadt"]),
        ("Gegen die Männer ergingen Haftstrafen.", "verdict", [], ["Männer"]),
        ("Die Mitarbeiter erhielten die Kündigung.", "layoff", [], ["Mitarbeiter"]),
        ("Der Aufsichtsrat hat den Vorstand abberufen.", "resignation", ["Vorstand"], []),
        ("Die Firma will jeden fünften Posten streichen.", "layoff", ["Firma"], ["jeden fünften Posten"]),
        ("Die Reederei prüft, ob sie bei Kjöll einsteigt.", "merger", ["Reederei"], ["Kjöll"]),
        ("Der Asta forderte die Rektorin zum Rücktritt auf.", "resignation", ["Rektorin"], []),
        ("In einer Ansprache mahnte Vera Holm zur Ruhe.", "message", ["Vera Holm"], []),
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
        ("Das geplante Treffen platzte.", "negative", "actual"),
        ("Berichte über seinen Tod sind falsch.", "positive", "denied"),
        ("Er verlangte, den Direktor zu verhaften.", "positive", "demanded"),
        ("Er bestritt, Insolvenz angemeldet zu haben.", "positive", "denied"),
        ("Für Samstag ist eine Kundgebung angemeldet.", "positive", "planned"),
        ("Am Dienstag soll erneut protestiert werden.", "positive", "planned"),
        ("Ein Gericht rief sie zu einer Waffenruhe auf.", "positive", "demanded"),
        ("Eine Sprengung war nicht nötig.", "negative", "actual"),
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


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In einer Lagerhalle am Hafen ist ein Feuer ausgebrochen.", ["Lagerhalle am Hafen"]),
        ("Am Strand von Sandhafen ertrank ein Junge.", ["Strand von Sandhafen"]),
        ("Im Gebiet Charkiw schlugen Raketen ein.", ["Charkiw"]),
        ("Rebellen haben den Flugplatz eingenommen.", ["Flugplatz"]),
        ("Das Land schickt Soldaten an die Nordgrenze.", ["Nordgrenze"]),
        ("Zwei Männer wurden ins Krankenhaus gebracht.", []),
    ],
)
def test_where_it_happened(text: str, place: list[str]) -> None:
    reading = demnach.read(text, published="2026-05-04")
    (event,) = reading.events
    assert words(text, event.place) == place
    for span in event.place:
        assert any(p.start <= span.start and span.end <= p.end for p in reading.places)


@pytest.mark.parametrize(
    "text",
    [
        "Der Verband nennt das einen Angriff auf die Pressefreiheit.",
        "Er ist wegen versuchten Mordes vorbestraft.",
        "Im Vergleich zum Vorjahr sanken die Einnahmen.",
        "Aus Protest gegen die Kürzungen sprach niemand.",
        "Eine Flut von Klagen erreichte das Amt.",
        "Der Konzern übernimmt die Kosten.",
        "Ein Ast traf den Wagen.",
        "Die Minister haben eine Entscheidung getroffen.",
    ],
)
def test_what_sounds_like_an_event(text: str) -> None:
    assert events(text) == []


def test_another_event_of_the_type_is_none_of_the_first() -> None:
    first, second = events("Das Beben traf die Küste. Drei Wochen später brach dort die Cholera aus.")
    assert (first.mentions, second.mentions) == ((), ())


def test_verbs_that_share_an_auxiliary_tell_two_events() -> None:
    text = "Das Land hat den Export gestoppt und Soldaten entsandt."
    assert [event.type for event in events(text)] == ["sanction", "deployment"]
