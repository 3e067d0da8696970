"""Whether two descriptions can tell of one office: „der Kremlchef“ and „Präsident“, „Machthaber“ and „Diktator“."""

from __future__ import annotations

from typing import NamedTuple

from demnach.lexicon.lands import RANKS, rank
from demnach.lexicon.roles import Role

LEADING = frozenset({"head-of-state", "head-of-government"})
SURE = 0.75
"""From here on a fit alone identifies the holder of the office."""
LOCAL = frozenset({"office"})
"""Classes of offices below the state: „der deutsche Bürgermeister“ may be that of a town."""
ONE_OFFICE = (
    frozenset({"Bürgermeister", "Oberbürgermeister", "Stadtoberhaupt", "Rathauschef"}),
    frozenset({"Kommissionspräsident", "Kommissionschef"}),
    frozenset({"Außenbeauftragter", "Chefdiplomat"}),
    frozenset({"Parteichef", "Parteivorsitzender", "Parteiführer"}),
)
"""Words for one office within a class whose other words name other offices."""
MONARCHS = frozenset({
    "Emir", "Fürst", "Großherzog", "Kaiser", "König", "Kronprinz", "Monarch", "Prinz", "Sultan", "Zar",
})  # fmt: skip
PRESIDENTS = frozenset({"Bundespräsident", "Präsident", "Staatspräsident"})
LED_ALIKE = frozenset({"party", "chief", "church"})
"""Classes whose heads have many titles: „Vorsitzender“ and „Parteichef“, „Chef“ and „Direktor“."""


OTHERWISE_COMPOUND = frozenset({"Anwalt", "Führer", "Rat"})
"""A Staatsanwalt is no Anwalt, a Lokführer no Führer."""


class Held(NamedTuple):
    """An office or trade that somebody has been told or is listed to have, of which land, and whether now or once."""

    role: Role
    land: str | None
    now: bool = True


def fit(role: Role, land: str | None, own: Held) -> float:
    """How well a described office fits one that the referent is known to hold: 0 to 1."""
    if land is not None and own.land is not None and not _within(land, own.land, role):
        return 0.0
    same_land = 0.1 if land is not None and own.land is not None else 0.0
    asked, has = _grade(role), _grade(own.role)
    if asked != has and {asked, has} & RANKS:
        return 0.0
    if role.head == own.role.head:
        # „die Präsidentin“ may be that of a bank, „die französische Präsidentin“ is none.
        other_body = not asked and has and land is not None
        differ = asked and has and asked != has
        return 0.0 if other_body or differ else 0.8 + same_land
    listed_whole = own.role.head.endswith(role.head.lower()) and role.head not in OTHERWISE_COMPOUND
    if listed_whole and not asked and not has and role.office == own.role.office:
        return 0.75 + same_land  # „Bundestrainerin Malthus … die Trainerin“
    if role.head == "Chef" and asked and own.role.leads != "-" and has == asked:
        return 0.7 + same_land
    if role.office != own.role.office:
        heads = {role.head, own.role.head} & {"Staatschef", "Regierungschef", "Machthaber"}
        return 0.5 + same_land if {role.office, own.role.office} <= LEADING and heads else 0.0
    if (asked or has) and asked != has:
        return 0.0
    if any(one in MONARCHS and other in PRESIDENTS for one, other in ((role.head, own.role.head), (own.role.head, role.head))):
        return 0.0
    if role.office in LEADING or (role.office == "minister" and role.head == "Minister"):
        return 0.7 + same_land
    if any({role.head, own.role.head} <= group for group in ONE_OFFICE):
        return 0.7 + same_land
    return 0.45 + same_land if role.office in LED_ALIKE and role.leads != "-" else 0.0


def _grade(role: Role) -> str:
    """The rank that goes with an office whenever it was held: „Ex-Präsident“ and „Präsident“ differ in time alone."""
    grade = rank(role)
    return "" if grade in {"Alt", "Ex"} else grade


def _within(land: str, own: str, role: Role) -> bool:
    """„der bayerische Minister“ is none of the federation; a mayor is one within his state too."""
    if land == own:
        return True
    return role.office in LOCAL and land.partition("/")[0] == own.partition("/")[0] and "/" not in min(land, own, key=len)
