"""Who the referents of an article are beyond it: listed persons, holders of offices.

All of this waits for the end of the article, when its own words have had their say.
"""

from __future__ import annotations

from demnach.lexicon.holders import holder, post, read_office
from demnach.lexicon.known import Known, bearer_of, known_names, known_surname
from demnach.lexicon.lands import RANKS
from demnach.lexicon.persons import persons
from demnach.model.types import Article
from demnach.reading.entities.offices import SURE, Held, fit
from demnach.reading.entities.referents import Referent, Register

HELD_BY_LIST = 0.7
"""Confidence that a description means the listed holder of its office, whom the article does not name."""
ONE_HOLDER = frozenset({"chief", "church", "head-of-government", "head-of-state", "minister", "office", "party"})
SEVERAL_HOLDERS = frozenset({
    "Abgeordneter", "Bundesrat", "Gouverneur", "Kandidat", "Kommissar", "Minister", "Oppositioneller",
    "Präsidentschaftskandidat", "Senator", "Staatsminister", "Staatssekretär",
})  # fmt: skip
"""Words within these classes for what more than one may be at a time."""
OF_THE_HOME_LAND = {"Kanzler": "Bundeskanzler", "Bundeskanzler": "Bundeskanzler", "Bundespräsident": "Bundespräsident"}
"""Offices that Germany, Austria and Switzerland have alike; each country's press means its own."""


def recognise(register: Register) -> None:
    """Tell whom of the list a person is: by a surname that only one of them goes by, or by name and office together."""
    for referent in register.referents:
        if not referent.named or referent.kind != "person" or referent.bearer is not None:
            continue
        bearer = _by_surname(referent, register.date) if len(referent.words) == 1 else None
        bearer = bearer or _by_office(referent)
        if bearer is not None and referent.gender in {"", bearer.gender}:
            referent.name = bearer.name
            referent.learn_bearer(bearer, register.date)


def _by_surname(referent: Referent, date: str | None) -> Known | None:
    return known_surname(referent.name, date) or known_surname(referent.name.removesuffix("s"), date)


def _by_office(referent: Referent) -> Known | None:
    """„Hessens Ministerpräsident Boris Rhein“: where many bear a name, the office that the text tells decides."""
    person = persons().get(referent.name)
    if person is None:
        return None
    listed = [Held(*read) for office in person.offices if (read := read_office(office)) is not None]
    told = any(fit(own.role, own.land, office) >= SURE for own in referent.roles for office in listed)
    return bearer_of(person) if told else None


def identify_holders(register: Register, article: Article) -> None:
    """„der russische Präsident“ in an article that does not name him is who held the office when it was published.

    The article's own words go first: where somebody it names fits the office, nobody is taken from the list.
    """
    home = _home(register, article)
    for referent in list(register.referents):
        if referent.named or not referent.announced or referent.kind != "person" or not referent.mentions:
            continue
        role, land, now = referent.roles[0]
        if not now or referent.number == "pl" or role.office not in ONE_HOLDER or role.head in SEVERAL_HOLDERS:
            continue
        if role.head in OF_THE_HOME_LAND and land in {None, "DE"}:
            if home is None:
                continue
            land = home
        wanted = post(role, land)._replace(head=OF_THE_HOME_LAND.get(role.head, role.head))
        if wanted.land is None and (not wanted.rank or wanted.rank in RANKS):
            continue
        if not any(fit(role, land, own) >= SURE for other in _named(register) for own in other.roles if own.now):
            person = holder(wanted, referent.gender, register.date)
            if person is not None:
                register.take_for(referent, bearer_of(person), HELD_BY_LIST)


def _named(register: Register) -> list[Referent]:
    return [referent for referent in register.referents if referent.named and referent.kind == "person"]


def _home(register: Register, article: Article) -> str | None:
    """Whose chancellor „die Kanzlerin“ is: the outlet's country, else Germany, unless the article is about a neighbour."""
    outlet = known_names().get(article.outlet or "")
    if outlet is not None and outlet.country in {"DE", "AT", "CH"}:
        return outlet.country
    return None if any(referent.country in {"AT", "CH"} for referent in register.referents) else "DE"
