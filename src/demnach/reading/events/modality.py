"""Whether an event happened: its polarity, and whether it is told as actual, planned, possible, demanded or denied.

Of a noun the words that govern it decide, the nearest first: its attribute („der geplante Besuch“), the noun before it
(„Sorge vor einem Angriff“), the verb („sagte das Treffen ab“). Of a verb its own form does: „will“, „könnte“, a
conditional clause, the present with a date that is still to come.
"""

from __future__ import annotations

from collections.abc import Sequence

from demnach.language.types import Clause, Sentence, Token
from demnach.lexicon.governors import Stance, governing_adjective, governing_noun, governing_verb
from demnach.model.types import Statement
from demnach.reading.events.draft import Draft

_CONDITIONAL = frozenset({"wenn", "falls", "sofern", "ob", "solange"})
_NONE = frozenset({"kein", "keine", "keinen", "keinem", "keiner", "keines", "ohne", "weder"})
_HAPPENING = frozenset({"geben", "kommen", "stattfinden", "erfolgen", "eintreten", "brauchen", "nötig"})
"""Verbs whose negation says that the noun beside them did not happen: „kam es nicht zu einem Angriff“."""
_POSSIBLE = frozenset({"können", "dürfen", "mögen"})
_PARTICLES = frozenset({"ab", "an", "aus", "vor", "zu", "zurück", "auf", "ein"})
_SOLLEN, _WOLLEN = "sollen", "wollen"
_DEFAULT: Stance = ("positive", "actual")


def stance_of(tokens: list[Token], found: Draft, sentence: Sentence, asserting: Sequence[Statement], *, future: bool) -> Stance:
    """Return polarity and modality of an event; ``future`` tells whether its date is later than the article."""
    if found.nominal:
        stance = _by_words_before(tokens, found, sentence) or _by_verb(tokens, found)
        if stance is not None:
            return stance
    clause = found.clause
    if clause is None or clause.finite is None:
        return ("positive", "planned") if future else _DEFAULT
    told = {s.act for s in asserting if s.form != "reported"}
    negative = clause.negated and (not found.nominal or clause.predicate in _HAPPENING)
    if "deny" in told:
        return ("positive", "denied")
    modality = _by_form(tokens, clause, sentence)
    if modality is None and "demand" in told and not found.nominal:
        modality = ("positive", "demanded")
    if modality is None:
        modality = (
            ("positive", "planned")
            if future and not tokens[clause.finite].past and not _is_perfect(tokens, clause)
            else _DEFAULT
        )
    assert modality is not None
    return ("negative" if negative else "positive", modality[1])


def _by_words_before(tokens: list[Token], found: Draft, sentence: Sentence) -> Stance | None:
    """What stands right before the noun: „kein“, an attribute, a noun with its preposition."""
    at = found.triggers[0] - 1
    while at >= sentence.start and tokens[at].tag in ("ADJA", "CARD", "ART", "PPOSAT", "ADV", "PIAT"):
        if tokens[at].text.lower() in _NONE:
            return ("negative", "actual")
        if tokens[at].tag == "ADJA" and (stance := governing_adjective(tokens[at].text)) is not None:
            return stance
        at -= 1
    if at > sentence.start and tokens[at].tag in ("APPR", "APPRART"):
        if tokens[at].text.lower() == "ohne":
            return ("negative", "actual")
        at -= 1
    return governing_noun(tokens[at].lemma) if at >= sentence.start and tokens[at].tag == "NN" else None


def _by_verb(tokens: list[Token], found: Draft) -> Stance | None:
    """The verb of the noun's clause: „fordert eine Waffenruhe“, „der Besuch platzte“, „schloss einen Angriff nicht aus“."""
    clause = found.clause
    if clause is None or not clause.verbs or set(found.triggers) & set(clause.verbs):
        return None
    words = {tokens[i].text.lower() for i in range(clause.start, clause.end)}
    verbs = (
        clause.predicate,
        *(particle + clause.predicate for particle in _PARTICLES & words),
    )  # „sagt Konferenz ab“ in headlines
    governor = next((one for verb in verbs if (one := governing_verb(verb, words)) is not None), None)
    if governor is None:
        return None
    return governor.negated if clause.negated and governor.negated is not None else governor.stance


def _by_form(tokens: list[Token], clause: Clause, sentence: Sentence) -> Stance | None:
    """What mood, modal verb and conjunction of the event's clause say."""
    assert clause.finite is not None
    finite = tokens[clause.finite]
    opener = tokens[clause.subordinator].text.lower() if clause.subordinator is not None else ""
    if opener in _CONDITIONAL or _is_condition(tokens, clause):
        return ("positive", "possible")
    if finite.lemma == _SOLLEN and _is_perfect(tokens, clause):
        return ("positive", "actual")  # hearsay
    if finite.lemma in _POSSIBLE or (finite.mood == "sub2" and finite.lemma not in ("haben", "sein", _WOLLEN, _SOLLEN)):
        return ("positive", "possible")
    if finite.lemma in (_WOLLEN, _SOLLEN) and not finite.past:
        return ("positive", "planned")
    infinitive = any(tokens[v].tag in ("VVINF", "VAINF") for v in clause.verbs)
    if finite.lemma == "werden" and infinitive and not finite.past:
        conditional = any(
            _is_condition(tokens, c) or _opens(tokens, c) in _CONDITIONAL for c in sentence.clauses if c is not clause
        )
        return ("positive", "possible" if conditional else "planned")
    if finite.lemma == "müssen" and finite.mood != "ind":
        return ("positive", "demanded")
    return None


def _opens(tokens: list[Token], clause: Clause) -> str:
    return tokens[clause.subordinator].text.lower() if clause.subordinator is not None else ""


def _is_condition(tokens: list[Token], clause: Clause) -> bool:
    """„Sollte der Wind drehen, …“: a verb in front makes a condition."""
    return (
        clause.finite is not None
        and clause.finite == clause.start
        and tokens[clause.finite].lemma == _SOLLEN
        and (tokens[clause.finite].mood == "sub2" or tokens[clause.finite].past)
    )


def _is_perfect(tokens: list[Token], clause: Clause) -> bool:
    return any(tokens[i].tag in ("VVPP", "VAPP") for i in clause.verbs)
