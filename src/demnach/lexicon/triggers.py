"""Event triggers, from ``data/triggers.tsv``, and their PLOVER categories, from ``data/plover.tsv``."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple, cast

from demnach.lexicon.compounds import by_last_part
from demnach.lexicon.tables import rows
from demnach.model.types import EventType

NO_EVENT = "-"
"""The type of words and idioms that end like a trigger and tell no event: „Wahlkampf“, „eine Entscheidung treffen“."""


class Trigger(NamedTuple):
    """What a trigger word names; ``toll`` is what a number of people beside it means, or ""."""

    type: EventType
    toll: str
    words: tuple[str, ...]  # the fixed words of an idiom, lower case: („ums“, „leben“) of „ums Leben kommen“


@cache
def _verbs() -> dict[str, list[Trigger]]:
    found: dict[str, list[Trigger]] = {}
    for row in rows("triggers"):
        if row["kind"] == "verb":
            *words, verb = row["lemma"].split()
            trigger = Trigger(cast("EventType", row["type"]), row["toll"].strip("-"), tuple(w.lower() for w in words))
            found.setdefault(verb, []).append(trigger)
    return found


@cache
def _nouns() -> dict[str, Trigger]:
    return {
        row["lemma"].lower(): Trigger(cast("EventType", row["type"]), "", ())
        for row in rows("triggers")
        if row["kind"] == "noun"
    }


@cache
def _adjectives() -> dict[str, Trigger]:
    return {
        row["lemma"]: Trigger(cast("EventType", row["type"]), "", ()) for row in rows("triggers") if row["kind"] == "adjective"
    }


def adjective_trigger(lemma: str) -> Trigger | None:
    """Return the trigger of an adjective that tells an event as an attribute: „insolvent“."""
    return _adjectives().get(lemma)


@cache
def plover() -> dict[str, str]:
    """Return the PLOVER category of the event types that have one."""
    return {row["type"]: row["plover"] for row in rows("plover")}


def verb_triggers(lemma: str) -> list[Trigger]:
    """Return the triggers built on a verb, idioms included."""
    return _verbs().get(lemma, [])


@lru_cache(maxsize=20_000)
def noun_trigger(lemma: str, form: str = "") -> Trigger | None:
    """Return the trigger of a noun or of a compound's last part: „Drohnenangriff“ → attack; None for „Wahlkampf“.

    ``form`` is the noun as written, where the table tells one number apart: „Einnahmen“ are no „Einnahme“.
    """
    if form and form.lower() in _nouns() and _nouns()[form.lower()].type == NO_EVENT:
        return None
    found = by_last_part(_nouns(), lemma) or (by_last_part(_nouns(), lemma[:-1]) if lemma.endswith("n") else None)
    return found if found is not None and found.type != NO_EVENT else None


@cache
def _figurative() -> dict[str, bool]:
    return {row["noun"].lower(): True for row in rows("figurative")}


_ABSTRACT = ("heit", "keit", "ismus", "tät")


@cache
def _measures() -> dict[str, bool]:
    return {row["noun"].lower(): True for row in rows("measures")}


@cache
def is_measure(lemma: str) -> bool:
    """Whether a noun sinks or explodes in a figure of speech only: „Preis“, „Mitgliederzahl“."""
    return by_last_part(_measures(), lemma) is not None


@cache
def is_figurative(lemma: str) -> bool:
    """Whether a noun is attacked or fought for in a figure of speech only: „Pressefreiheit“, „Titel“."""
    return lemma.endswith(_ABSTRACT) or by_last_part(_figurative(), lemma) is not None
