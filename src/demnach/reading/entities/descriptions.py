"""Whom a description means: „der Kremlchef“, „die Behörden“, „der 45-Jährige“, „die Zeitung“."""

from __future__ import annotations

from demnach.reading.entities.mentions import Description
from demnach.reading.entities.offices import fit
from demnach.reading.entities.referents import Referent, Register

Found = tuple[Referent, float]

REACH_OF_OFFICE, REACH_OF_STAND_IN, REACH_OF_BODY = 12, 2, 4
"""How many sentences back the referent of a description may have been mentioned last."""


def meant_by(register: Register, description: Description, sentence: int, year: int | None) -> Found | None:
    """Return the referent that a description takes up, with a confidence; None if it introduces somebody new."""
    if not description.definite or (description.number == "pl" and description.role.kind == "person"):
        return None
    if description.role.kind == "person":
        return _person(register, description, sentence, year)
    return _body(register, description, sentence)


def _person(register: Register, description: Description, sentence: int, year: int | None) -> Found | None:
    role, country = description.role, description.country
    best: Found | None = None
    for referent in reversed(register.referents):
        if referent.kind != "person" or sentence - referent.last_sentence > REACH_OF_OFFICE:
            continue
        if description.gender and referent.gender and description.gender != referent.gender:
            continue
        score = max((fit(role, country, own, its) for own, its in referent.roles), default=0.0)
        if score and country is None and referent.bearer is not None and not _in_office(referent, year):
            score -= 0.2
        if not score and sentence - referent.last_sentence <= REACH_OF_STAND_IN and referent.named:
            if role.stands_in:
                score = 0.5
            elif role.office == "demonym" and country == referent.country:
                score = 0.6
        if score > (best[1] if best is not None else 0.35):
            best = referent, score
    return best


def _in_office(referent: Referent, year: int | None) -> bool:
    bearer = referent.bearer
    return bearer is None or year is None or bearer.since <= year <= bearer.until


def _body(register: Register, description: Description, sentence: int) -> Found | None:
    role, country = description.role, description.country
    for referent in reversed(register.referents):
        if referent.kind in {"person", "place", "work", "event"} or sentence - referent.last_sentence > REACH_OF_BODY:
            continue
        if country is not None and referent.country is not None and country != referent.country:
            continue
        if any(own.head == role.head and own.modifier == role.modifier for own, _ in referent.roles):
            return referent, 0.75
        if not referent.named or description.number == "pl" or role.kind != referent.kind:
            continue
        if role.kind in {"outlet", "agency"}:
            return referent, 0.7
        if role.stands_in and sentence - referent.last_sentence <= REACH_OF_STAND_IN:
            return referent, 0.55
    return None
