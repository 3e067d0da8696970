"""Ids of entities that are the same in every article: the Wikidata item, or a slug of kind and name.

„Q567“, „person-karla-wendt“, „place-moskau“. Somebody without a name is known to one article only: „e7“, by the order of
the entities. Ids are ASCII letters, digits and hyphens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import count

from demnach.reading.entities.referents import Referent

_SPELT = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "å": "aa", "đ": "dj", "ð": "d", "þ": "th",
    "ł": "l", "ı": "i",
})  # fmt: skip
"""Letters that do not come apart into a letter and a mark, and the German umlauts."""


def ids(referents: Sequence[Referent]) -> list[str]:
    """Return an id for each, in their order; of two with the same name in one article the later gets a number."""
    found: dict[str, None] = {}
    for number, referent in enumerate(referents, 1):
        lasting = _lasting(referent) or f"e{number}"
        numbered = (f"{lasting}-{again}" for again in count(2))
        found[lasting if lasting not in found else next(id_ for id_ in numbered if id_ not in found)] = None
    return list(found)


def _lasting(referent: Referent) -> str | None:
    bearer = referent.bearer
    if bearer is None and not referent.named:
        return None
    if bearer is not None and bearer.wikidata is not None:
        # „in Norwegen“ is the land, „Norwegen ratifizierte“ the state; both have one item.
        return bearer.wikidata if referent.kind == bearer.kind else f"{bearer.wikidata}-{referent.kind}"
    return f"{referent.kind}-{slug(bearer.name if bearer is not None else referent.name)}"


def slug(name: str) -> str:
    """Return a name in ASCII: „Julija Swyrydenko“ → julija-swyrydenko, „Müßiggang & Söhne“ → muessiggang-soehne.

    Letters of other scripts are written as their code points in hexadecimal.
    """
    spelt = unicodedata.normalize("NFC", name).lower().translate(_SPELT)
    plain = "".join(c for c in unicodedata.normalize("NFD", spelt) if not unicodedata.combining(c))
    ascii_only = "".join(c if c.isascii() or not c.isalnum() else f"u{ord(c):x}" for c in plain)
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "unnamed"
