"""Persons in public office: who they are, which offices they held and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

import msgspec

from demnach.lexicon.roles import Role, role_of
from demnach.lexicon.tables import rows, several

Kept = Literal["yes", "perhaps", "no"]

LIST_ENDS = "2025-12"
"""The list knows of changes in office up to this month; of a later date it says nothing."""


class Office(msgspec.Struct, frozen=True):
    """One spell of one person in office.

    ``land`` is the state („DE“) or the part of one („DE/Bayern“) that the title tells of; ``since`` and ``until`` are
    „2012-05“, „2012“ or empty.
    """

    title: str
    land: str | None
    since: str = ""
    until: str = ""

    def kept(self, date: str | None) -> Kept:
        """Whether it was held on a date (ISO 8601); in the month or year of a change, or with no date: perhaps."""
        if date is None:
            return "perhaps"
        began, ended = date[: len(self.since)], date[: len(self.until)]
        if (self.since and began < self.since) or (self.until and ended > self.until):
            return "no"
        open_end = not self.until and date[: len(LIST_ENDS)] > LIST_ENDS
        if not self.since or began == self.since or (self.until and ended == self.until) or open_end:
            return "perhaps"
        return "yes"


class Person(msgspec.Struct, frozen=True):
    """A listed person with all spells in office, in the order of the list."""

    name: str
    gender: str
    country: str | None
    wikidata: str | None
    known_by: str
    aliases: tuple[str, ...]
    offices: tuple[Office, ...]


@cache
def persons() -> dict[str, Person]:
    """Return the listed persons by name."""
    found: dict[str, Person] = {}
    for row in rows("persons"):
        offices = tuple(_offices(row))
        known = found.get(row["name"])
        if known is not None:
            found[known.name] = msgspec.structs.replace(known, offices=(*known.offices, *offices))
            continue
        found[row["name"]] = Person(
            name=row["name"],
            gender=row["gender"],
            country=row["country"] or None,
            wikidata=row["wikidata"] or None,
            known_by=row["known_by"],
            aliases=tuple(several(row["aliases"])),
            offices=offices,
        )
    return found


def _offices(row: dict[str, str]) -> Iterator[Office]:
    for written in several(row["offices"]):
        title, _, part = written.partition(" von ")
        land = f"{row['country']}/{part}" if part else row["country"]
        yield Office(title, land or None, row["since"], row["until"])


@lru_cache(maxsize=4096)
def role_of_title(title: str) -> Role | None:
    """Read the noun of a title: „Regierender Bürgermeister“, „Chefankläger des Internationalen Strafgerichtshofs“."""
    noun = re.split(r" (?=[a-zä])", title, maxsplit=1)[0].rsplit(" ", 1)[-1]
    return role_of(noun)
