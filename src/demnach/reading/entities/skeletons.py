"""Names across romanisations: what the spellings of one name share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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
