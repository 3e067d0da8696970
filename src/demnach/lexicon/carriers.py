"""Carriers: nouns of texts, posts and recordings, in which words reach others („Brief“, „Abschlussbericht“, „Podcast“)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from demnach.lexicon.tables import rows, several

_FIRST_PART = 3
"""Shortest first part of a compound, its hyphen included, in code points: „PR-“ in „PR-Papier“, „Eil“ in „Eilmeldung“."""


class Carrier(NamedTuple):
    """A carrier as a word of the text names it: ``name`` in the nominative, ``head`` the listed noun."""

    name: str
    head: str


class _Form(NamedTuple):
    nominative: str
    head: str
    barred: tuple[str, ...] | None
    """First parts of compounds that mean something else; None if the noun makes no compounds."""


@lru_cache(maxsize=20_000)
def carrier_of(noun: str) -> Carrier | None:
    """Return the carrier that a noun names, a compound by its end: „Abschlussberichts“ → Abschlussbericht."""
    form = _forms().get(noun)
    if form is not None:
        return Carrier(form.nominative, form.head)
    if not noun[:1].isupper():
        return None
    for cut in range(_FIRST_PART, len(noun) - 2):
        first, rest = noun[:cut], noun[cut:]
        form = _forms().get(rest if first.endswith("-") else rest.capitalize())
        if form is None:
            continue
        if first.endswith("-"):
            return Carrier(first + form.nominative, form.head)
        if form.barred is not None and rest.islower():
            return Carrier(first + form.nominative.lower(), form.head) if first.lower() not in form.barred else None
    return None


@cache
def _forms() -> dict[str, _Form]:
    """Every form with its nominative: „Berichts“, „Berichtes“ → Bericht, „Berichten“ → Berichte."""
    forms: dict[str, _Form] = {}
    for row in rows("carriers"):
        noun, plural = row["noun"], row["plural"]
        barred = None if row["compounds"] == "no" else tuple(several(row["compounds"]))
        one, many = _Form(noun, noun, barred), _Form(plural, noun, barred)
        forms |= {plural + "n": many, plural: many, noun: one, noun + "s": one, noun + "es": one}
    return forms
