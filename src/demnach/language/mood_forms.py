"""What the bare form of a finite verb tells of its mood (Duden-Grammatik, „Konjunktiv: Formenbestand“).

„gebe“ with a third person subject is Konjunktiv I, „käme“ Konjunktiv II, „kam“ indicative; „sie geben“ may be present or
Konjunktiv I, „sagte“ preterite or Konjunktiv II. The lexicon knows which.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from demnach.language.types import Mood
from demnach.lexicon.forms import analyses

Ambiguity = Literal["", "present", "past"]
_WERDEN = frozenset({"würde", "würden", "würdest", "würdet"})


@lru_cache(maxsize=50_000)
def ambiguity(word: str, person: int) -> Ambiguity:
    """Return the tense that a form (in lower case) is of if it serves the indicative and a subjunctive alike, else ""."""
    tenses = _tenses(word, person)
    if {"p", "1"} <= tenses:
        return "present"
    return "past" if {"t", "2"} <= tenses else ""


@lru_cache(maxsize=50_000)
def by_form(word: str, person: int) -> tuple[Mood, bool]:
    """Return the mood that a form has in a person, and whether the form alone tells it."""
    if word in _WERDEN:
        return "sub2", True
    tenses = _tenses(word, person)
    if not tenses or tenses <= {"p", "t"}:
        return "ind", True
    if tenses <= {"1", "2"}:
        return "sub1" if "1" in tenses else "sub2", True
    return "ind", False


@lru_cache(maxsize=5_000)
def only_imperative(word: str) -> bool:
    """True for „bring“, „gib“, „haltet“: a form of orders that the third person does not have."""
    readings = {r for a in analyses(word) if a.category.startswith("verb") for r in a.readings}
    return bool(readings & {"iS", "iP"}) and not any(r[0] == "3" for r in readings)


def _tenses(word: str, person: int) -> frozenset[str]:
    """Return p present, t preterite, 1 and 2 Konjunktiv I and II: all that a form may be in a person, or in any if in none."""
    verbs = [a.readings for a in analyses(word) if a.category.startswith("verb")]
    each = [{r[2] for r in readings if r[0] == str(person)} for readings in verbs]
    if {"t"} in each and not any(tenses & {"p", "1"} for tenses in each):
        return frozenset("t")  # „dachte“ is of „denken“, not a Konjunktiv II of the rare „dachen“
    together = set().union(*each) or {r[2] for readings in verbs for r in readings if r[0].isdigit()}
    return frozenset(together)
