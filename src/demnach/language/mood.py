"""Mood: indicative, Konjunktiv I or Konjunktiv II of every finite verb, as far as its form and its context tell.

The form decides wherever it can: „gebe“ with a third person subject is Konjunktiv I, „käme“ Konjunktiv II, „kam“
indicative. Where a form serves two moods (Duden-Grammatik, „Konjunktiv: Formenbestand“) the context weighs:

- „sie haben, sie kommen“ (present = Konjunktiv I): indicative, since the Konjunktiv I is replaced by the II there;
- „sagte, sagten“ (weak preterite = Konjunktiv II): indicative; open beside another verb in the subjunctive;
- „würde“ is always Konjunktiv II.
"""

from __future__ import annotations

from functools import lru_cache

from demnach.language.types import Mood, Sentence, Token
from demnach.lexicon.forms import analyses

_FIRST_SINGULAR = frozenset({"ich"})
_FIRST_PLURAL = frozenset({"wir"})
_SECOND = frozenset({"du"})


def resolve_moods(tokens: list[Token], sentences: list[Sentence]) -> None:
    """Set ``mood`` on every finite verb (imperatives count as indicative) and correct its person."""
    before_subjunctive = False
    for sentence in sentences:
        inside = tokens[sentence.start : sentence.end]
        verbs = [t for t in inside if t.tag.endswith(("FIN", "IMP"))]
        doubtful: list[Token] = []
        for verb in verbs:
            person = _person(inside, verb)
            mood, sure = _by_form(verb.text.lower(), person)
            verb.mood, verb.person = mood, person
            if not sure:
                doubtful.append(verb)
        subjunctive = any(v.mood in ("sub1", "sub2") for v in verbs)
        for verb in doubtful:
            if verb.past and (subjunctive or before_subjunctive):
                verb.mood = "open"
        before_subjunctive = any(v.mood == "sub1" for v in verbs)


def _person(inside: list[Token], verb: Token) -> int:
    """The person that a pronoun beside the verb tells; everything else is the third."""
    at = verb.i - inside[0].i
    for token in inside[max(0, at - 3) : at + 4]:
        word = token.text.lower()
        if word in _FIRST_SINGULAR or word in _FIRST_PLURAL:
            return 1
        if word in _SECOND:
            return 2
    return 3


@lru_cache(maxsize=50_000)
def _by_form(word: str, person: int) -> tuple[Mood, bool]:
    """Return the mood that a form has in a person, and whether the form alone tells it."""
    if word in ("würde", "würden", "würdest", "würdet"):
        return "sub2", True
    readings = [r for a in analyses(word) if a.category.startswith("verb") for r in a.readings if len(r) == 3]
    fitting = {r[2] for r in readings if r[0] == str(person)} or {r[2] for r in readings}
    if not fitting or fitting <= {"p", "t"}:
        return "ind", True
    if fitting == {"1"}:
        return "sub1", True
    if fitting == {"2"}:
        return "sub2", True
    if fitting == {"1", "2"}:
        return "sub1", True
    return "ind", False
