"""Mood: indicative, Konjunktiv I or Konjunktiv II of every finite verb, as far as its form and its context tell.

The form decides wherever it can: „gebe“ with a third person subject is Konjunktiv I, „käme“ Konjunktiv II, „kam“
indicative. Where a form serves two moods (``mood_forms``) the context weighs:

- „sie haben, sie kommen“ (present = Konjunktiv I): indicative; in told speech what a sister clause shows, else open („Sie
  sagten, die Soldaten haben geplündert“): ``mood_told``;
- „sagte, sollten“ (preterite = Konjunktiv II): indicative; Konjunktiv II in told speech, where it replaces the Konjunktiv I,
  and in conditions, wishes, comparisons and advice that are merely thought: ``mood_thought``;
- „würde“ is always Konjunktiv II.
"""

from __future__ import annotations

from functools import lru_cache

from demnach.language.mood_context import Context
from demnach.language.mood_forms import ambiguity, by_form
from demnach.language.mood_thought import (
    advises,
    compares,
    condition_of,
    goes_on,
    hangs_on_thought,
    of_condition,
    supposes,
    wishes,
)
from demnach.language.mood_told import of_asked_preterite, of_dependent_preterite, of_present, of_told_preterite, told
from demnach.language.types import Clause, Mood, Sentence, Token

_FIRST = frozenset({"ich", "wir"})
_SECOND = frozenset({"du"})
_NEAR = 3
"""So many tokens beside the verb a pronoun may stand that tells its person, as long as no clauses are known."""


def resolve_moods(tokens: list[Token], sentences: list[Sentence]) -> None:
    """Set ``mood`` on every finite verb (imperatives count as indicative) and correct its person, before clauses are known."""
    before_subjunctive = False
    for sentence in sentences:
        inside = tokens[sentence.start : sentence.end]
        verbs = [t for t in inside if t.tag.endswith(("FIN", "IMP"))]
        doubtful: list[Token] = []
        person = 3
        for verb in verbs:
            before = inside[verb.i - inside[0].i - 1].tag if verb.i > inside[0].i else ""
            if before != "KON":  # „ich habe … und werde …“: one subject, one person
                person = _person(inside, verb)
            mood, sure = by_form(verb.text.lower(), person)
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
    for token in inside[max(0, at - _NEAR) : at + _NEAR + 1]:
        word = token.text.lower()
        if word in _FIRST:
            return 1
        if word in _SECOND:
            return 2
    return 3


def settle_moods(tokens: list[Token], sentence: Sentence) -> None:
    """Let the clauses weigh the moods that the forms leave open; sets ``mood`` of verbs and clauses."""
    finite = sorted((c for c in sentence.clauses if c.finite is not None), key=lambda c: c.finite or 0)
    if not any(_doubtful(tokens[clause.finite or 0].text.lower()) for clause in finite):
        return
    context = Context(tokens, sentence)
    for clause in finite:
        verb = tokens[clause.finite or 0]
        verb.person = context.person(clause)
        verb.mood = clause.mood = by_form(verb.text.lower(), verb.person)[0]
        if context.imperative(clause):
            verb.mood = clause.mood = "ind"
    for clause in sorted(finite, key=lambda c: c.kind == "relative"):  # „kein Museum, das auf sich achtete, kaufte …“
        tense = context.ambiguous(clause)
        if tense == "past":
            clause.mood = _of_preterite(context, clause)
        elif tense == "present" and not context.imperative(clause):
            clause.mood = of_present(context, clause)
        tokens[clause.finite or 0].mood = clause.mood
        _settle_others(context, clause)


def _settle_others(context: Context, clause: Clause) -> None:
    """„weil sie schwiegen oder fehlten“: further finite verbs that the tree keeps in one clause share its mood."""
    tense = context.ambiguous(clause)
    for token in context.own_tokens(clause):
        if token.mood is not None and token.i != clause.finite:
            token.mood = by_form(token.text.lower(), token.person)[0]
            if tense and ambiguity(token.text.lower(), token.person) == tense and clause.mood is not None:
                token.mood = clause.mood


@lru_cache(maxsize=20_000)
def _doubtful(word: str) -> bool:
    """True for a form that does not tell its mood in the first or third person, and for „sei“ and „seien“, orders at times."""
    return bool(ambiguity(word, 3) or ambiguity(word, 1)) or word in ("sei", "seien")


def _of_preterite(context: Context, clause: Clause) -> Mood:
    """„sagte, kaufte, blieben, sollte“: Konjunktiv II in what is told or merely thought, else the indicative of a narrative."""
    group = condition_of(context, clause)
    if advises(context, clause):
        return "sub2"
    if group:
        return of_condition(context, clause, group)
    if compares(context, clause) or wishes(context, clause):
        return "sub2"
    shared = goes_on(context, clause)
    if shared is not None:
        return shared
    if told(context, clause):
        return of_told_preterite(context, clause)
    if hangs_on_thought(context, clause) or supposes(context, clause):
        return "sub2"
    return of_asked_preterite(context, clause) if context.asks(clause) else of_dependent_preterite(context, clause)
