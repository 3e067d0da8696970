"""States: by name, adjective („russisch“), demonym („Russin“), capital and seat of government („Kreml“)."""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from demnach.lexicon.tables import rows, several


class Country(msgspec.Struct, frozen=True):
    """A state; ``gender`` is M, F, N or P (plural name: „die Niederlande“)."""

    iso: str
    name: str
    gender: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    capital: str
    seats: tuple[str, ...]
    wikidata: str | None


@cache
def countries() -> dict[str, Country]:
    """Return all states by their ISO 3166-1 code."""
    return {row["iso"]: _country(row) for row in rows("countries")}


def _country(row: dict[str, str]) -> Country:
    return Country(
        iso=row["iso"],
        name=row["name"],
        gender=row["gender"],
        aliases=tuple(several(row["aliases"])),
        adjectives=tuple(several(row["adjectives"])),
        capital=row["capital"],
        seats=tuple(several(row["seats"])),
        wikidata=row["wikidata"] or None,
    )


@cache
def _adjectives() -> dict[str, str]:
    stems: dict[str, str] = {}
    for country in countries().values():
        for adjective in country.adjectives:
            stems.setdefault(adjective.lower(), country.iso)
    return stems


@lru_cache(maxsize=4096)
def country_of_adjective(word: str) -> str | None:
    """Return the state that an inflected adjective names: „russische“, „US-amerikanischer“ → RU, US; else None."""
    stems = _adjectives()
    lower = word.lower()
    for ending in ("", "e", "er", "es", "en", "em"):
        if lower.endswith(ending):
            iso = stems.get(lower[: len(lower) - len(ending)] if ending else lower)
            if iso is not None:
                return iso
    return None


@cache
def _demonyms() -> dict[str, tuple[str, str, str]]:
    forms: dict[str, tuple[str, str, str]] = {}
    for row in rows("countries"):
        for demonym in several(row["demonyms"]):
            masculine, plural, feminine = _demonym_forms(demonym)
            for form, gender, number in (
                (plural, "", "pl"), (plural + "n", "", "pl"), (feminine + "nen", "F", "pl"),
                (masculine, "M", "sg"), (masculine + "s", "M", "sg"), (feminine, "F", "sg"),
            ):  # fmt: skip
                forms.setdefault(form, (row["iso"], gender, number))
    return forms


def _demonym_forms(demonym: str) -> tuple[str, str, str]:
    """Return singular, plural and feminine: „Italiener“ and „Russe“ by rule, others are written out in the table."""
    if "," in demonym:
        masculine, plural, feminine = demonym.split(",")
        return masculine, plural, feminine
    if demonym.endswith("e"):
        return demonym, demonym + "n", demonym[:-1] + "in"
    return demonym, demonym, demonym + "in"


def demonym(word: str) -> tuple[str, str, str] | None:
    """Return (country, gender, number) of „Russin“ (RU, F, sg), „Franzosen“ (FR, "", pl); None for other words."""
    return _demonyms().get(word)
