"""What kind of thing a name names: the tagger's label, refined by the words of the name."""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from demnach.lexicon.known import Known
from demnach.lexicon.roles import role_of
from demnach.lexicon.tables import rows
from demnach.model.types import EntityKind

KIND_OF_LABEL: dict[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organisation", "OTH": "work"}


class Name(msgspec.Struct, frozen=True):
    """A name in the text: tokens ``first`` to ``last`` (included), code points ``start`` to ``end`` (half-open)."""

    first: int
    last: int
    start: int
    end: int
    kind: EntityKind
    bearer: Known | None = None
    confidence: float = 1.0


@lru_cache(maxsize=4096)
def _kind_by_words(words: tuple[str, ...]) -> EntityKind | None:
    last, first = _kind_words()
    for word in (words[-1], words[-1].removesuffix("s"), words[-1].rpartition("-")[2]):
        if word in last:
            return last[word]
    if len(words) > 1 and words[0] in first:
        return first[words[0]]
    for cut in range(3, len(words[-1]) - 3):
        tail = words[-1][cut:].capitalize()
        if tail in last:
            return last[tail]
    return None


@lru_cache(maxsize=20_000)
def kind_of_word(word: str) -> EntityKind | None:
    """Return the kind of a name that a word in it tells, at its end or at its beginning: „Stiftung“, „Radio“."""
    last, first = _kind_words()
    return _kind_by_words((word,)) or last.get(word) or first.get(word)


@cache
def _kind_words() -> tuple[dict[str, EntityKind], dict[str, EntityKind]]:
    last: dict[str, EntityKind] = {}
    first: dict[str, EntityKind] = {}
    for row in rows("kind_words"):
        kind: EntityKind = msgspec.convert(row["kind"], EntityKind)
        if row["where"] in {"last", "any"}:
            last[row["word"]] = kind
        if row["where"] in {"first", "any"}:
            first[row["word"]] = kind
    return last, first


def kind_of_name(words: list[str], label: str) -> EntityKind:
    """Refine the tagger's label by the words of the name: „Landgericht Nordstadt“ (ORG) is an authority."""
    kind = KIND_OF_LABEL[label]
    if kind in {"person", "place"}:
        return kind
    by_words = _kind_by_words(tuple(words))
    if kind == "work":
        return by_words if by_words == "event" else "work"
    if by_words in {"authority", "outlet", "group"}:
        return by_words
    role = role_of(words[-1]) if len(words) > 1 else None
    return role.kind if role is not None and role.kind in {"authority", "group"} else kind
