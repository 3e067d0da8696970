"""News agencies by the signs that credit lines use and by the names that running text uses."""

from __future__ import annotations

from functools import cache

import msgspec

from demnach.lexicon.tables import rows, several


class Agency(msgspec.Struct, frozen=True):
    """A news agency.

    ``type`` is news, economy, sports, church, entertainment or press-releases; ``parent`` names the agency whose wire
    it is part of; ``weak`` tells that its sign is a common word or abbreviation too („Mehr“, „Petra“).
    """

    name: str
    country: str | None
    wikidata: str | None
    type: str
    parent: str | None
    weak: bool
    signs: tuple[str, ...]
    services: tuple[str, ...]
    names: tuple[str, ...]


@cache
def agencies() -> dict[str, Agency]:
    """Return every agency by the name that a reading calls it."""
    return {
        row["name"]: Agency(
            name=row["name"],
            country=row["country"] or None,
            wikidata=row["wikidata"] or None,
            type=row["type"],
            parent=row["parent"] or None,
            weak=bool(row["weak"]),
            signs=tuple(several(row["signs"])),
            services=tuple(several(row["services"])),
            names=tuple(several(row["names"])),
        )
        for row in rows("agencies")
    }


@cache
def spellings() -> dict[str, Agency]:
    """Return every sign and full name with its agency; the row listed first keeps a spelling that two share.

    A sign that is not weak is read in capitals too: „dpa“ and „DPA“, but only „Mehr“.
    """
    found: dict[str, Agency] = {}
    for agency in agencies().values():
        for spelling in (agency.name, *agency.signs, *agency.names):
            found.setdefault(spelling, agency)
    for agency in agencies().values():
        for sign in () if agency.weak else (agency.name, *agency.signs):
            found.setdefault(sign.upper(), agency)
    return found


def agency_called(spelling: str) -> Agency | None:
    """Return the agency with this sign or full name, None for any other word."""
    return spellings().get(spelling)
