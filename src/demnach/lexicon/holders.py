"""Who of the listed persons held an office on a date."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from demnach.lexicon.lands import RANKS, land_of_role, rank
from demnach.lexicon.persons import Office, Person, persons, role_of_title
from demnach.lexicon.roles import Role


class Post(NamedTuple):
    """An office without its holder: „EU-Kommissionspräsidentin“ is (Kommissionspräsident, „“, EU), „SPD-Chef“ (Chef, SPD)."""

    head: str
    rank: str
    land: str | None


def post(role: Role, land: str | None) -> Post:
    """Return the office that a noun tells of, with the land that the text or the list gives it.

    A compound with a land belongs to it („EU-Kommissarin“), a body's head to the body and to no land („EZB-Präsidentin“,
    „SPD-Chef“). „Bundeskanzler“ is Germany's unless another land is told.
    """
    own, of_role = rank(role), land_of_role(role)
    if of_role is not None:
        return Post(role.head, own, of_role if role.modifier else land or of_role)
    return Post(role.head, own, land if not own or own in RANKS or role.office == "minister" else None)


def read_office(office: Office) -> tuple[Role, str | None] | None:
    """Return what a listed office is and of which land; None where its title is no word for an office."""
    role = role_of_title(office.title)
    return (role, post(role, office.land).land) if role is not None else None


@cache
def _holders() -> dict[Post, list[tuple[Office, Person]]]:
    index: dict[Post, list[tuple[Office, Person]]] = {}
    for person in persons().values():
        for office in person.offices:
            role = role_of_title(office.title)
            if role is not None:
                index.setdefault(post(role, office.land), []).append((office, person))
    return index


def holder(wanted: Post, gender: str, date: str | None) -> Person | None:
    """Return who surely held an office on a date (ISO 8601); None where nobody or more than one could.

    ``gender`` is that of the noun in the text, „“ where it is open.
    """
    surely: dict[str, Person] = {}
    for office, person in _holders().get(wanted, []):
        if gender and person.gender != gender:
            continue
        kept = office.kept(date)
        if kept == "perhaps":
            return None
        if kept == "yes":
            surely[person.name] = person
    return next(iter(surely.values())) if len(surely) == 1 else None
