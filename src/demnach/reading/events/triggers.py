"""What happens: the verbs and nouns of a sentence that tell an event, one event for a noun and its verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demnach.language.types import Clause, Sentence, Token
from demnach.lexicon.triggers import NO_EVENT, adjective_trigger, noun_trigger, verb_triggers
from demnach.model.types import EventType
from demnach.reading.events.draft import CASUALTY_TYPES, Draft

_HARMS = frozenset({"killed", "injured", "missing"})
_NOUN = 5
"""Shortest word of an idiom that compounds may end with."""
_WITHOUT_PASSIVE = frozenset({"treffen", "begegnen"})
"""Verbs of meeting: „ein Beamter wurde getroffen“ tells no visit."""
_TERMS = frozenset({"Jahr", "Jahre", "Jahren", "Monat", "Monate", "Monaten"})


def told_in(tokens: list[Token], sentence: Sentence) -> list[Draft]:
    """Return the events of a sentence, in the order of their triggers."""
    return _merged(tokens, [*_verbal(tokens, sentence), *_nominal(tokens, sentence)])


def _verbal(tokens: list[Token], sentence: Sentence) -> list[Draft]:
    found = []
    for clause in sentence.clauses:
        inside = [tokens[i] for i in range(clause.start, clause.end)]
        words = [word for t in inside for word in {t.text.lower(), t.lemma.lower() if t.tag == "NN" else ""} if word]
        for predicate, verbs in _predicates(tokens, sentence, clause):
            exactly = [t for t in verb_triggers(predicate) if t.type == NO_EVENT and set(t.words) <= set(words)]
            told = [t for t in verb_triggers(predicate) if t.type != NO_EVENT]
            triggers = exactly or [t for t in told if all(_said(word, words) for word in t.words)]
            best = max(triggers, key=lambda t: len(t.words), default=None)
            if best is None or best.type == NO_EVENT or (clause.passive and predicate in _WITHOUT_PASSIVE):
                continue
            idiom = [
                i for i in range(clause.start, clause.end)
                if tokens[i].tag in ("NN", "ADJD") and any(_said(word, [tokens[i].text.lower()]) for word in best.words)
            ]  # fmt: skip
            found.append(Draft(best.type, sorted({*verbs, *idiom}), clause, sentence, harms=best.toll in _HARMS))
    return found


def _predicates(tokens: list[Token], sentence: Sentence, clause: Clause) -> Iterator[tuple[str, Sequence[int]]]:
    """The main verb of a clause, and the further participles and infinitives that share its auxiliary."""
    full = [i for i in clause.verbs if tokens[i].tag[:2] in ("VV", "PT") and tokens[i].tag != "PTKZU"]
    index = sentence.clauses.index(clause)
    last = full[-1] if full else clause.end
    sharing = [
        i for i in range(clause.start, clause.end)
        if i != last and sentence.owners[i - sentence.start] == index and tokens[i].tag in ("VVPP", "VVINF")
        and any(tokens[j].tag == "KON" for j in range(i + 1, last)) and tokens[i].tag == tokens[min(last, clause.end - 1)].tag
    ]  # fmt: skip
    for i in sharing:
        yield tokens[i].lemma, (i,)
    if clause.predicate:
        yield clause.predicate, [i for i in full if i not in sharing] or clause.verbs


def _said(word: str, words: Sequence[str]) -> bool:
    """Whether a word of an idiom is said, a noun also as the last part of a compound: „Kampfpanzer liefern“."""
    return word in words or (len(word) >= _NOUN and any(w.endswith(word) for w in words))


def _nominal(tokens: list[Token], sentence: Sentence) -> list[Draft]:
    found = []
    for i in range(sentence.start, sentence.end):
        token = tokens[i]
        if token.tag == "ADJA" and (adjective := adjective_trigger(token.lemma)) is not None:
            clause = next((c for c in reversed(sentence.clauses) if c.start <= i < c.end), None)
            found.append(Draft(adjective.type, [i], clause, sentence, nominal=True))
        if token.tag == "NN" and (trigger := noun_trigger(token.lemma or token.text, token.text)) is not None:
            clause = next((c for c in reversed(sentence.clauses) if c.start <= i < c.end), None)
            type_: EventType = "verdict" if trigger.type == "arrest" and _is_term(tokens, i) else trigger.type
            if token.lemma == "Zusammenstoß" and token.number != "pl":
                type_ = "accident"  # vehicles collide, crowds clash more than once
            found.append(Draft(type_, [i], clause, sentence, nominal=True))
    return found


def _is_term(tokens: list[Token], noun: int) -> bool:
    """„lebenslange Haft“, „drei Jahre Haft“: what a court gives, not what the police do."""
    before = tokens[noun - 1].text if noun else ""
    return before.startswith("lebenslang") or before in _TERMS


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
            if twin.harms or (twin.nominal and not event.nominal and not event.harms):
                twin.type = event.type
            twin.harms = twin.harms and event.harms
    return kept


def _same(one: Draft, other: Draft) -> bool:
    if one.clause is not other.clause:
        return False
    if one.type == other.type or set(one.triggers) <= set(other.triggers) or set(other.triggers) <= set(one.triggers):
        return True
    named, harm = (other, one) if one.harms else (one, other)
    return harm.harms and not named.harms and named.type in CASUALTY_TYPES
