"""Whom a description means: „der Kremlchef“, „die Behörden“, „der 45-Jährige“, „die Zeitung“."""

from __future__ import annotations

from demnach.lexicon.lands import rank, state_of
from demnach.lexicon.names import name_flags
from demnach.lexicon.places import population
from demnach.reading.entities.appositions import TRADERS
from demnach.reading.entities.mentions import NOT_NOW, Description
from demnach.reading.entities.offices import SURE, Held, fit
from demnach.reading.entities.referents import Referent, Register
from demnach.reading.entities.stand_ins import Found, told_anew

REACH_OF_OFFICE, REACH_OF_STAND_IN, REACH_OF_BODY = 12, 2, 4
"""How many sentences back the referent of a description may have been mentioned last."""
NOT_THEN = 0.2
"""Taken off where the office was held at another time than the description tells of."""
LEAST_FIT = 0.35
"""An office must fit better than this."""


def meant_by(register: Register, description: Description, sentence: int, barred: set[int]) -> Found | None:
    """Return the referent that a description takes up, with a confidence; None if it introduces somebody new.

    ``barred`` are the ids of referents that stand beside it in its clause and so cannot be what it means.
    """
    if not description.definite or (description.number == "pl" and description.role.kind == "person"):
        return None
    free = [referent for referent in register.referents if id(referent) not in barred]
    if description.role.kind == "person":
        return _person(free, description, sentence)
    found = _body(free, description, sentence)
    return (found[0], _sureness(found[1])) if found is not None else None


def _sureness(fit_: float) -> float:
    """Confidence by how well a description fits: of the gold's descriptions 22 of 22 from 0.65 on are right, 7 of 8 below."""
    return 0.93 if fit_ >= SURE else 0.88 if fit_ >= 0.65 else 0.75 if fit_ >= 0.5 else 0.65


def _person(referents: list[Referent], description: Description, sentence: int) -> Found | None:
    """The holder of the office, of several who fit alike the one mentioned last, a subject before an object."""
    fitting: list[tuple[tuple[float, int, bool], Referent]] = []
    for referent in referents:
        trader = description.role.head in TRADERS and referent.kind == "organisation"
        if not (referent.kind == "person" or trader) or sentence - referent.last_sentence > REACH_OF_OFFICE:
            continue
        if not trader and description.gender and referent.gender and description.gender != referent.gender:
            continue
        score = max((_held(description, own) for own in referent.roles), default=0.0)
        if score > LEAST_FIT:
            fitting.append(((score, referent.last_sentence, referent.last_subject), referent))
    if not fitting:
        return told_anew(referents, description, sentence)
    fitting.sort(key=lambda pair: pair[0], reverse=True)
    (key, best), *others = fitting
    if any(other == key and referent.named for other, referent in others):
        return None  # „Minister Teschke und Minister Liesegang kamen. Der Minister …“
    return best, _sureness(key[0])


def _held(description: Description, own: Held) -> float:
    """„der Präsident“ is first the one in office, „der frühere Präsident“ one who was; „der 45-Jährige“ is 45."""
    role = description.role
    if role.office == "age" and role.modifier != own.role.modifier:
        return 0.0
    score = fit(role, description.land, own)
    if score and description.now and rank(own.role) in NOT_NOW:
        return 0.0
    return score - NOT_THEN if score and own.now != description.now else score


def _body(referents: list[Referent], description: Description, sentence: int) -> Found | None:
    if description.behind is not None:
        return None  # „die Gewerkschaft Holz und Form“ brings its own name
    role, country = description.role, state_of(description.land)
    bodies = [
        referent
        for referent in referents
        if referent.kind not in {"person", "place", "work", "event"}
        and (country is None or referent.country is None or country == referent.country)
    ]
    bodies.sort(key=lambda referent: -referent.last_sentence)
    alike = [referent for referent in bodies if any(_taken_up(description, own) for own in referent.roles)]
    if alike and (len(alike) == 1 or sentence - alike[0].last_sentence <= REACH_OF_BODY):
        return alike[0], 0.75
    if alike and alike[0].named and not role.modifier:
        return alike[0], 0.65
    return _stood_in_for(bodies, description, sentence) or _unknown(referents, description, sentence)


def _stood_in_for(bodies: list[Referent], description: Description, sentence: int) -> Found | None:
    """„Die Reederei Nordkai … das Unternehmen“: the one of its sort, the last of its sort, or one of no known sort near by.

    ``bodies`` are those of the article, the one mentioned last first.
    """
    role = description.role
    if description.number == "pl":
        return None
    if role.stands_in and not role.modifier:
        of_sort = [referent for referent in bodies if role.sort and role.sort in sorts(referent)]
        named = [referent for referent in of_sort if referent.named]
        if len(named) == 1:
            return named[0], 0.65
        if of_sort and sentence - of_sort[0].last_sentence <= REACH_OF_BODY:
            return of_sort[0], 0.55
    for referent in bodies:
        distance = sentence - referent.last_sentence
        if distance > REACH_OF_BODY:
            break
        if role.kind != referent.kind:
            continue
        if role.kind in {"outlet", "agency"}:
            return referent, 0.7
        if referent.named and role.stands_in and distance <= REACH_OF_STAND_IN and not (role.sort and sorts(referent)):
            return referent, 0.55
    return None


def _unknown(referents: list[Referent], description: Description, sentence: int) -> Found | None:
    """„Tandrio schließt drei Filialen. Das Unternehmen …“: a name that no list knows, whatever the tagger took it for."""
    role = description.role
    takes_up = role.stands_in and not role.modifier and description.bare and description.first < description.head
    if role.sort != "business" or not takes_up or description.number == "pl":
        return None
    near = [
        referent
        for referent in referents
        if referent.named
        and referent.last_subject
        and 0 <= sentence - referent.last_sentence <= REACH_OF_STAND_IN
        and _is_unknown(referent)
    ]
    if len(near) != 1:
        return None
    near[0].kind = role.kind
    return near[0], 0.55


def _is_unknown(referent: Referent) -> bool:
    if referent.kind not in {"person", "place", "work"} or referent.bearer is not None or referent.roles:
        return False
    word = referent.words[0] if len(referent.words) == 1 else ""
    return bool(word) and not referent.gender and not name_flags(word) and population(word) < 0


def sorts(referent: Referent) -> set[str]:
    """What sorts of body somebody is said to be: a business, a union …"""
    return {own.role.sort for own in referent.roles if own.role.sort}


def _taken_up(description: Description, own: Held) -> bool:
    """„das Ministerium“ takes up „Fischereiministerium“; „das Fischereiministerium“ takes up no other ministry.

    So does „die Organisation“ where the longer word („Hilfsorganisation“) is listed as a whole, and „die Hochschule“ a
    Universität. „die katalanische Regierung“ takes up none whose land is not told.
    """
    role, land = description.role, description.land
    if land is not None and "/" in land and own.land != land:
        return False
    if own.role.head == role.head:
        return role.modifier in {"", own.role.modifier}
    if role.modifier:
        return False
    return own.role.head.endswith(role.head.lower()) or (role.head == "Behörde" and own.role.head.endswith("amt"))
