"""Tolls: numbers of people killed, injured, missing, detained, displaced, deployed or affected, and damage in money.

The noun tells the kind („15 Verletzte“, „Schaden von 230.000 Euro“), or the verb does of counted people („zwei Menschen
starben“). „Die Zahl der Toten stieg auf vier“ counts the genitive. Ages, scores and ordinals count nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from demnach.language.types import Phrase, Sentence, Token
from demnach.lexicon.triggers import Trigger, toll_noun, verb_triggers
from demnach.model.types import Toll, TollKind
from demnach.reading.events.quantities import Quantity, quantity_at

_CURRENCY = frozenset("Euro Dollar Franken Pfund Rubel Yen Kronen Zloty Hrywnja € $".split())
_COUNT_NOUNS = frozenset({"Zahl", "Anzahl", "Opferzahl", "Gesamtzahl", "Zahlen"})


@dataclass(slots=True)
class FoundToll:
    """A toll and the token that names its people."""

    toll: Toll
    head: int


def find_tolls(tokens: list[Token], sentence: Sentence) -> Iterator[FoundToll]:
    """Yield the tolls of one sentence."""
    for i in range(sentence.start, sentence.end):
        quantity = quantity_at(tokens, i, sentence.start)
        if quantity is None or quantity.end > sentence.end:
            continue
        found = _counted(tokens, sentence, quantity, i) or _rising_number(tokens, sentence, quantity, i)
        if found is not None:
            yield found


def _counted(tokens: list[Token], sentence: Sentence, quantity: Quantity, i: int) -> FoundToll | None:
    """A number before its noun: „mindestens drei schwer Verletzte“, „zwei Menschen“, „rund 230.000 Euro Schaden“."""
    at = quantity.end
    while at < sentence.end and tokens[at].tag in ("ADJA", "ADJD", "ADV", "CARD") and toll_noun(tokens[at].text) is None:
        at += 1
    if at >= sentence.end:
        return None
    noun = tokens[at]
    if noun.text in _CURRENCY:
        return _damage(tokens, sentence, quantity, at)
    kind = toll_noun(noun.lemma) or toll_noun(noun.text) or toll_noun(_nominative(noun.text))
    if kind is None or noun.tag not in ("NN", "ADJA", "NE") or not noun.text[0].isupper():
        return None
    if kind == "person" and at + 1 < sentence.end and tokens[at + 1].text == "alt":
        return None
    if kind == "person":
        kind = _fate(tokens, sentence, at)
    if kind in (None, "damage"):
        return None
    return FoundToll(_toll(tokens, quantity, at + 1, kind or "", "people"), at)


def _nominative(word: str) -> str:
    """„Toten“, „Toter“ → „Tote“: nominalised adjectives in any case."""
    return word[:-1] if word.endswith(("en", "er", "em")) else word


def _fate(tokens: list[Token], sentence: Sentence, noun: int) -> str | None:
    """What the verb of the noun's clause says happened to people: „starben“, „wurden festgenommen“, „entsandt“."""
    for clause in reversed(sentence.clauses):
        if not clause.start <= noun < clause.end:
            continue
        for trigger in _triggers_of(tokens, clause.predicate, range(clause.start, clause.end), clause.verbs):
            if trigger.toll:
                return trigger.toll
        return None
    return None


def _triggers_of(
    tokens: list[Token], predicate: str, extent: range, verbs: tuple[int, ...]
) -> list[Trigger]:
    words = {tokens[i].text.lower() for i in extent}
    lemmas = [predicate, *(tokens[v].lemma for v in verbs if tokens[v].lemma != predicate)]
    return [t for lemma in lemmas for t in verb_triggers(lemma) if set(t.words) <= words]


def _damage(tokens: list[Token], sentence: Sentence, quantity: Quantity, currency: int) -> FoundToll | None:
    """„ein Schaden von rund 230.000 Euro“: money is a toll beside a noun of damage, before or behind it."""
    window = range(max(sentence.start, quantity.start - 8), min(sentence.end, currency + 6))
    near = [i for i in window if tokens[i].tag == "NN" and toll_noun(tokens[i].lemma or tokens[i].text) == "damage"]
    if not near:
        return None
    return FoundToll(_toll(tokens, quantity, currency + 1, "damage-cost", tokens[currency].text), near[0])


def _rising_number(tokens: list[Token], sentence: Sentence, quantity: Quantity, i: int) -> FoundToll | None:
    """„Die Zahl der Toten ist auf vier gestiegen“, „stieg auf 15“."""
    if i == sentence.start or tokens[quantity.start - 1].text.lower() not in ("auf", "bei"):
        return None
    for phrase in sentence.phrases:
        if phrase.end <= quantity.start and tokens[phrase.head].lemma in _COUNT_NOUNS:
            counted = _genitive(tokens, phrase)
            if counted is not None:
                kind, head = counted
                return FoundToll(_toll(tokens, quantity, quantity.end, kind, "people"), head)
    return None


def _genitive(tokens: list[Token], phrase: Phrase) -> tuple[str, int] | None:
    for j in range(phrase.head + 1, phrase.end):
        kind = toll_noun(tokens[j].lemma) or toll_noun(_nominative(tokens[j].text))
        if kind not in (None, "person", "damage"):
            return kind or "", j
    return None


def _toll(tokens: list[Token], quantity: Quantity, end: int, kind: str, unit: str) -> Toll:
    return Toll(
        kind=cast("TollKind", kind),
        min=quantity.least,
        max=quantity.most,
        approximate=quantity.approximate,
        unit=unit,
        start=tokens[quantity.start].start,
        end=tokens[end - 1].end,
    )
