"""The tables of events: their verbs are verbs, nothing stands there twice, compounds count by what they are."""

from __future__ import annotations

from collections import Counter

import pytest

from demnach.lexicon.compounds import last_parts
from demnach.lexicon.forms import analyses
from demnach.lexicon.locations import is_location, location_kind
from demnach.lexicon.tables import rows
from demnach.lexicon.tolls import counted_as
from demnach.lexicon.triggers import adjective_trigger, is_figurative, noun_trigger

_NOT_LISTED = {"lynchen", "paktieren", "havarieren", "revoltieren", "designieren"}
"""Verbs that the lexicon of forms does not know."""
_WITHOUT_VERB = {"ins krankenhaus", "aus ihren häusern"}


@pytest.mark.parametrize(("table", "column"), [("triggers", "lemma"), ("fates", "words"), ("governors", "words")])
def test_every_expression_ends_with_an_infinitive(table: str, column: str) -> None:
    verbs = {row[column] for row in rows(table) if row.get("kind") == "verb" or (table == "fates" and row[column].islower())}
    wrong = [
        words for words in verbs - _WITHOUT_VERB
        if (verb := words.split()[-1]) not in _NOT_LISTED and not any("inf" in a.readings for a in analyses(verb))
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize(
    ("table", "columns"),
    [("triggers", ("lemma", "kind")), ("governors", ("words", "kind")), ("locations", ("noun",)), ("figurative", ("noun",))],
)
def test_nothing_stands_there_twice(table: str, columns: tuple[str, ...]) -> None:
    counts = Counter(tuple(row[column] for column in columns) for row in rows(table))
    assert [entry for entry, n in counts.items() if n > 1] == []


@pytest.mark.parametrize(
    ("noun", "type_"),
    [
        ("Drohnenangriff", "attack"),
        ("Grubenunglück", "accident"),
        ("Staatsanwaltschaft", None),  # no „Haft“
        ("Untersuchungsausschuss", None),  # no „Schuss“
        ("Ärztestreik", "strike"),
        ("Wahlkampf", None),
    ],
)
def test_compounds_count_by_their_last_part(noun: str, type_: str | None) -> None:
    found = noun_trigger(noun)
    assert (found.type if found is not None else None) == type_


def test_the_last_part_needs_a_word_before_it_unless_nothing_longer_is_known() -> None:
    assert "haft" not in last_parts("Landschaft")
    assert "brücke" in last_parts("Rehmbrücke")


def test_a_number_of_its_own_tells_no_event() -> None:
    assert noun_trigger("Einnahme") is not None
    assert noun_trigger("Einnahme", "Einnahmen") is None


@pytest.mark.parametrize(
    ("noun", "kind"),
    [("Lagerhalle", "site"), ("Nordgrenze", "region"), ("Arbeitsplatz", None), ("Senator", None), ("Antwort", None)],
)
def test_locations(noun: str, kind: str | None) -> None:
    assert location_kind(noun) == kind


def test_locations_by_their_form() -> None:
    assert is_location("Weilers", "Weilers")


def test_persons_by_their_form() -> None:
    assert counted_as("Frühgeborene") == "person"
    assert counted_as("Ankömmling") == "displaced"
    assert counted_as("Häuptlinge") == "person"
    assert counted_as("Schmetterlinge") is None


def test_adjectives_and_figures() -> None:
    insolvent = adjective_trigger("insolvent")
    assert insolvent is not None
    assert insolvent.type == "insolvency"
    assert is_figurative("Pressefreiheit")
    assert not is_figurative("Stellung")
