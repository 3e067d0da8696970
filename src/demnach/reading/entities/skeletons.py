"""Names across romanisations: what the spellings of one name share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from demnach.lexicon.known import Known, bearer_of
from demnach.lexicon.persons import persons

_ROMANISATIONS = (
    ("dsch", "j"), ("tsch", "c"), ("sch", "s"), ("sh", "s"), ("zh", "s"), ("kh", "c"), ("ch", "c"), ("ou", "u"),
    ("tz", "s"), ("ts", "s"), ("z", "s"), ("v", "w"), ("y", "i"), ("j", "i"), ("ph", "f"),
)  # fmt: skip


@lru_cache(maxsize=5000)
def skeleton(word: str) -> str:
    """Return what the romanisations of a name share: Selenskyj, Zelenskyy and Selenski → „selenski“."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    for spelling, sound in _ROMANISATIONS:
        bare = bare.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", bare)


def listed_by_sound(words: Sequence[str]) -> Known | None:
    """Return the listed person whose full name sounds like these words: „Wolodymyr Zelenskyy“ mixes two romanisations."""
    sound = tuple(map(skeleton, words))
    return _sounds().get(sound) or _sounds().get((*sound[:-1], sound[-1].removesuffix("s")))


@cache
def _sounds() -> dict[tuple[str, ...], Known]:
    bearers: dict[tuple[str, ...], set[str]] = {}
    for person in persons().values():
        if person.known_by != "office":
            for spelling in (person.name, *person.aliases):
                bearers.setdefault(tuple(map(skeleton, spelling.split())), set()).add(person.name)
    return {
        sound: bearer_of(persons()[names.pop()]) for sound, names in bearers.items() if len(names) == 1 < len(sound)
    }
