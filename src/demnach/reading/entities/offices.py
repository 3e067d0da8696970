"""Whether two descriptions can tell of one office: „der Kremlchef“ and „Präsident“, „Machthaber“ and „Diktator“."""

from __future__ import annotations

from demnach.lexicon.roles import Role

LEADING = frozenset({"head-of-state", "head-of-government"})
SURE = 0.75
"""From here on a fit alone identifies the holder of the office."""


def fit(role: Role, country: str | None, own: Role, its: str | None) -> float:
    """How well a described office fits one that the referent is known to hold: 0 to 1."""
    if country is not None and its is not None and country != its:
        return 0.0
    same_land = 0.1 if country is not None and country == its else 0.0
    if role.head == own.head and (not role.modifier or not own.modifier or role.modifier == own.modifier):
        return 0.8 + same_land
    if role.office == own.office and role.office in LEADING:
        return 0.7 + same_land
    if role.office == own.office == "minister" and role.head == "Minister":
        return 0.7 + same_land
    if {role.office, own.office} <= LEADING and {role.head, own.head} & {"Staatschef", "Regierungschef", "Machthaber"}:
        return 0.5 + same_land
    if role.head == "Chef" and role.modifier and own.leads != "-" and own.modifier == role.modifier:
        return 0.7 + same_land
    if role.office == own.office and role.office in {"party", "chief", "church", "office"} and role.leads != "-":
        return 0.45 + same_land
    return 0.0
