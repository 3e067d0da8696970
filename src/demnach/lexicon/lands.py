"""Which state, part of a state or world body a word tells of: „russisch“, „bayerisch“, „Kremlchef“, „US-Präsident“.

A land is written „RU“ for a state, „DE/Bayern“ for a part of one, „UN“ for a body.
"""

from __future__ import annotations

from functools import cache, lru_cache

from demnach.lexicon.countries import country_of_adjective, demonym
from demnach.lexicon.known import Known, known_names
from demnach.lexicon.roles import Role
from demnach.lexicon.tables import rows, several

ORIGINS = {
    "Bundes": "DE", "US": "US", "EU": "EU", "UN": "UN", "UNO": "UN", "Uno": "UN", "Nato": "NATO", "NATO": "NATO",
    "Palästinenser": "PS", "Taliban": "AF",
}  # fmt: skip
"""First parts of compounds that say whose office it is and are no names of states by themselves."""
OWN_LAND = {"Bundeskanzler": "DE", "Bundespräsident": "DE", "Kremlchef": "RU", "Kremlherrscher": "RU", "Kremlsprecher": "RU"}
"""Words for offices of one state; Austria and Switzerland have a Bundespräsident too, so a text of theirs means its own."""

RANKS = frozenset({"Alt", "Ex", "Vize"})
"""First parts that make another office of one."""


@cache
def _region_adjectives() -> dict[str, str]:
    return {
        adjective: f"{row['country']}/{row['name']}"
        for row in rows("regions")
        for adjective in several(row["adjectives"])
    }


@lru_cache(maxsize=4096)
def land_of_adjective(word: str) -> str | None:
    """„russischer“ → RU, „bayerische“ → DE/Bayern, „Berliner“ → DE/Berlin; None for any other word."""
    state = country_of_adjective(word)
    if state is not None:
        return state
    stems = _region_adjectives()
    return next(
        (
            stems[word[: len(word) - len(ending)]]
            for ending in ("", "e", "er", "es", "en", "em")
            if word.endswith(ending) and word[: len(word) - len(ending)] in stems
        ),
        None,
    )


def land_of_bearer(bearer: Known | None) -> str | None:
    """„Nordkoreas“ → KP, „Bayerns“ → DE/Bayern."""
    if bearer is None or bearer.country is None:
        return None
    return f"{bearer.country}/{bearer.name}" if bearer.region else bearer.country


def land_of_genitive(word: str) -> str | None:
    """„Bayerns“ → DE/Bayern, „Frankreichs“ → FR; None for any other word."""
    bearer = known_names().get(word[:-1]) if word.endswith("s") else None
    return land_of_bearer(bearer) if bearer is not None and bearer.kind in {"state", "place"} else None


def state_of(land: str | None) -> str | None:
    """„DE/Bayern“ → DE; world bodies have no state."""
    if land is None or land in {"EU", "UN", "NATO"}:
        return land if land == "EU" else None
    return land.partition("/")[0]


def land_of_role(role: Role) -> str | None:
    """„Kremlchef“ → RU, „Bundeskanzlerin“ → DE, „Frankreich-Experte“ → FR, „NATO-Generalsekretär“ → NATO."""
    if role.office == "demonym":
        found = demonym(role.head)
        return found[0] if found is not None else None
    if role.head in OWN_LAND:
        return OWN_LAND[role.head]
    return _modifier(role.modifier)[0]


def rank(role: Role) -> str:
    """What a compound adds to its head but the land: „Vizepräsident“ → Vize, „EZB-Präsidentin“ → EZB, „US-Präsident“ → „“."""
    return _modifier(role.modifier)[1]


@lru_cache(maxsize=4096)
def _modifier(modifier: str) -> tuple[str | None, str]:
    """Split the first parts of a compound into the land and the rest: „US-Vize“ → US, Vize."""
    land = _land_of_name(modifier)
    if land is not None:
        return land, ""
    first, _, rest = modifier.partition("-")
    land = _land_of_name(first) if rest else None
    return (land, rest) if land is not None else (None, modifier)


def _land_of_name(name: str) -> str | None:
    if name in ORIGINS:
        return ORIGINS[name]
    bearer = known_names().get(name)
    return land_of_bearer(bearer) if bearer is not None and bearer.kind in {"state", "place"} else None
