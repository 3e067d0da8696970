"""German compounds by their last part, which says what kind of thing they name: „Drohnenangriff“ is an „Angriff“.

„Landschaft“ is no „Haft“ and „Ausschuss“ no „Schuss“: what stands before the last part must be a word, unless nothing longer
than that last part is known („Rehmbrücke“).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from demnach.lexicon.forms import PARTICLES, known

_T = TypeVar("_T")
_FIRST_PART = 3
"""Shortest first part of a compound, in code points."""
_LAST_PART = 3
_LINKS = ("", "s", "es", "n", "en", "er", "e", "ens", "-")
"""What joins the parts („Flucht|s|route“); „Schul|weg“ lacks an ending, which is looked up too."""
_DROPPED = ("e", "en")


def by_last_part(table: Mapping[str, _T], lemma: str) -> _T | None:
    """Return what a table of lower-case nouns holds of a noun, or of the longest last part of it; None if of neither."""
    found = table.get(lemma.lower())
    if found is not None:
        return found
    return next((table[part] for part in last_parts(lemma) if part in table), None)


@lru_cache(maxsize=20_000)
def last_parts(lemma: str) -> tuple[str, ...]:
    """Return the last parts of a noun in lower case, the longest first."""
    return tuple(_last_parts(lemma.lower()))


def _last_parts(word: str) -> Iterator[str]:
    longer_is_known = known(word.capitalize())
    for at in range(_FIRST_PART, len(word) - _LAST_PART + 1):
        part = word[at:]
        if not longer_is_known or _is_first_part(word[:at]):
            yield part
        longer_is_known = longer_is_known or (len(part) > _LAST_PART and known(part.capitalize()))


def _is_first_part(part: str) -> bool:
    if part.endswith("-"):
        return True
    if part in PARTICLES:
        return False
    stems = [part.removesuffix(link) for link in _LINKS if part.endswith(link)]
    stems += [part + ending for ending in _DROPPED]
    return any(known(form) for stem in stems if len(stem) >= _LAST_PART for form in (stem.capitalize(), stem)) or any(
        known(tail.capitalize()) for stem in stems for tail in (stem[at:] for at in range(_FIRST_PART, len(stem) - 3))
    )
