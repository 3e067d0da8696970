"""What happens: the verbs and nouns of a sentence that tell an event, one event for a noun and its verb."""

from __future__ import annotations

from demnach.language.types import Sentence, Token
from demnach.lexicon.triggers import noun_trigger, verb_triggers
from demnach.reading.events.draft import CASUALTY_TYPES, Draft


def told_in(tokens: list[Token], sentence: Sentence) -> list[Draft]:
    """Return the events of a sentence, in the order of their triggers."""
    return _merged(tokens, [*_verbal(tokens, sentence), *_nominal(tokens, sentence)])


def _verbal(tokens: list[Token], sentence: Sentence) -> list[Draft]:
    found = []
    for clause in sentence.clauses:
        words = {tokens[i].text.lower() for i in range(clause.start, clause.end)}
        triggers = [t for t in verb_triggers(clause.predicate) if set(t.words) <= words]
        if triggers:
            best = max(triggers, key=lambda t: len(t.words))
            harms = best.toll in ("killed", "injured")
            idiom = [
                i for i in range(clause.start, clause.end) if tokens[i].tag == "NN" and tokens[i].text.lower() in best.words
            ]
            found.append(Draft(best.type, sorted({*clause.verbs, *idiom}), clause, sentence, harms=harms))
    return found


def _nominal(tokens: list[Token], sentence: Sentence) -> list[Draft]:
    found = []
    for i in range(sentence.start, sentence.end):
        token = tokens[i]
        if token.tag == "NN" and (trigger := noun_trigger(token.lemma or token.text)) is not None:
            clause = next((c for c in reversed(sentence.clauses) if c.start <= i < c.end), None)
            found.append(Draft(trigger.type, [i], clause, sentence, nominal=True))
    return found


def _merged(tokens: list[Token], found: list[Draft]) -> list[Draft]:
    """„bei dem Angriff wurden zwei getötet“, „ein Abkommen unterzeichnen“: one event, told by noun and verb."""
    found.sort(key=lambda event: event.triggers[0])
    kept: list[Draft] = []
    for event in found:
        twin = next((k for k in kept if _same(k, event)), None)
        if twin is None:
            kept.append(event)
        else:
            twin.triggers = sorted({*twin.triggers, *event.triggers})
            twin.type = event.type if twin.harms else twin.type
            twin.harms = twin.harms and event.harms
    return kept


def _same(one: Draft, other: Draft) -> bool:
    if one.clause is not other.clause:
        return False
    if one.type == other.type:
        return True
    named, harm = (other, one) if one.harms else (one, other)
    return harm.harms and not named.harms and named.type in CASUALTY_TYPES
