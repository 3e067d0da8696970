"""Later mentions of an event: „bei dem Angriff“, „das Schreiben“; the headline and the lead; „starben“ after the accident
that killed.

A noun with a definite article, a demonstrative or a possessive goes back to the last event of its type; so does any
trigger in the first sentence of the text whose type the headline has. What befell people is no event of its own where one
that costs lives is told just before.
"""

from __future__ import annotations

from collections.abc import Sequence

from demnach.language.types import Sentence, Token
from demnach.lexicon.compounds import last_parts
from demnach.lexicon.triggers import noun_trigger
from demnach.reading.events.draft import CASUALTY_TYPES, Draft

_DEFINITE = frozenset(
    "der die das dem den des beim zum vom am im zur dieser diese dieses diesem diesen jener jene jenes jenem sein "
    "seine seinem seinen seiner ihr ihre ihrem ihren ihrer jüngste jüngsten".split()
)
_OTHER = ("zweit", "dritt", "viert", "neu", "weiter", "letzt", "vorig", "früher", "damalig", "ander", "nächst", "vergangen")
_AGAINST = frozenset({"auf", "gegen"})
_STOPS = frozenset(".!?…")
_NEAR = 4
"""Sentences before, at most, in which what befell people has its event."""
_GENERAL = frozenset(
    "Angriff Attacke Anschlag Attentat Tat Überfall Beschuss Unfall Unglück Brand Feuer Katastrophe Unwetter "
    "Hochwasser Flut Vertrag Abkommen Vereinbarung Einigung Pakt Streik Ausstand Arbeitskampf Brief Schreiben "
    "Botschaft Rede Treffen Besuch Gipfel Begegnung Visite Wahl Abstimmung Protest Kundgebung Demonstration Aktion "
    "Entlassung Kündigung Urteil Entscheidung Sanktion Strafmaßnahme Hilfe Unterstützung Spende Krieg Kämpfe Kampf "
    "Gefecht Offensive Übernahme Fusion Zusammenschluss Pleite Insolvenz Tod Festnahme Einsatz Rücktritt".split()
)
"""Nouns that take up any event of their type."""
_EXPLODING = frozenset({"detonieren", "explodieren", "hochgehen", "zünden"})


def antecedent(tokens: list[Token], sentences: Sequence[Sentence], earlier: Sequence[Draft], draft: Draft) -> Draft | None:
    """Return the event that a trigger speaks of again, None if it tells a new one."""
    here = sentences.index(draft.sentence)
    if draft.harms:
        return next(
            (e for e in reversed(earlier) if e.type in CASUALTY_TYPES and here - sentences.index(e.sentence) < _NEAR), None
        )
    if not draft.nominal and draft.clause is not None and draft.clause.predicate in _EXPLODING:
        near = (e for e in reversed(earlier) if e.type == "attack" and here - sentences.index(e.sentence) <= 2)
        if (attack := next(near, None)) is not None:
            return attack  # „Auf den Minister ist ein Attentat verübt worden. Ein Sprengsatz detonierte …“
    same = [event for event in earlier if event.type == draft.type]
    if not same:
        return None
    if _is_heading(tokens, same[0].sentence) and sentences.index(same[0].sentence) == 0 and here <= 2:
        return same[0]
    if not draft.nominal or not _is_definite(tokens, draft):
        return None
    return same[-1] if not _is_another(tokens, draft, same[-1]) else None


def _is_heading(tokens: list[Token], sentence: Sentence) -> bool:
    return tokens[sentence.end - 1].text not in _STOPS


def _is_another(tokens: list[Token], draft: Draft, before: Draft) -> bool:
    """„der zweite Angriff“; „der Bombenanschlag“ after a „Raubüberfall“; „das Embargo gegen Esmer“ after one against others."""
    noun = draft.triggers[0]
    at = noun - 1
    while at > draft.sentence.start and tokens[at].tag in ("ADJA", "CARD"):
        if tokens[at].text.lower().startswith(_OTHER):
            return True
        at -= 1
    lemma = tokens[noun].lemma
    nouns = {tokens[i].lemma for i in before.triggers if tokens[i].tag == "NN" and noun_trigger(tokens[i].lemma) is not None}
    alike = lemma in nouns or _is_general(lemma) or _head(lemma) in {_head(other) for other in nouns}
    if nouns and not alike and draft.type in ("attack", "disaster"):
        return True  # „die Cholera“ after „dem Beben“
    compounds = {other for other in nouns if _is_compound(other)}
    if compounds and _is_compound(lemma) and lemma not in compounds and draft.type not in ("accident", "strike"):
        return True
    behind = next((p for p in draft.sentence.phrases if p.start == noun + 1 and p.preposition is not None), None)
    if behind is None or tokens[behind.start].text not in _AGAINST:
        return False
    aim = tokens[behind.head].lemma
    return all(tokens[i].lemma != aim for i in range(before.sentence.start, draft.sentence.start))


def _is_general(lemma: str) -> bool:
    """Nouns that take up any event of their type: „bei dem Unglück“."""
    return lemma in _GENERAL


def _head(lemma: str) -> str:
    """The last part that names an event by itself: „angriff“ of „Drohnenangriff“."""
    return next((part for part in reversed(last_parts(lemma)) if noun_trigger(part) is not None), lemma.lower())


def _is_compound(lemma: str) -> bool:
    return any(noun_trigger(part) is not None for part in last_parts(lemma))


def _is_definite(tokens: list[Token], draft: Draft) -> bool:
    at = draft.triggers[0] - 1
    while at > draft.sentence.start and tokens[at].tag in ("ADJA", "CARD"):
        at -= 1
    return at >= draft.sentence.start and tokens[at].text.lower() in _DEFINITE
