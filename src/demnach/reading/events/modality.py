"""Whether an event happened: its polarity, and whether it is told as actual, planned, possible, demanded or denied.

Of a noun the words that govern it decide: a verb that undoes it („das geplante Treffen platzte“), its attribute („der
geplante Besuch“), the noun before it („Sorge vor einem Angriff“), the verb („kündigte ein Treffen an“). Of a verb its own
form does: „will“, „könnte“, a conditional clause, the present with a date that is still to come; or the verb above it
(„bestritt, geschossen zu haben“). What reports tell that are called false is denied.
"""

from __future__ import annotations

from collections.abc import Sequence

from demnach.language.types import Clause, Sentence, Token
from demnach.lexicon.governors import Stance, governing_adjective, governing_noun, governing_verb
from demnach.model.types import Statement
from demnach.reading.events.draft import Draft

_CONDITIONAL = frozenset({"wenn", "falls", "sofern", "ob", "solange"})
_NONE = frozenset({"kein", "keine", "keinen", "keinem", "keiner", "keines", "ohne", "weder"})
_HAPPENING = frozenset(
    "geben kommen stattfinden erfolgen eintreten brauchen geschehen passieren folgen bedürfen fallen".split()
)
_NEEDED = frozenset({"nötig", "notwendig", "erforderlich"})
"""Verbs whose negation says that the noun beside them did not happen: „kam es nicht zu einem Angriff“."""
_APART = frozenset("seit nach bei beim wegen während durch infolge trotz um aus gegen im in".split())
"""Prepositions whose noun the verb does not govern."""
_GOVERNING = {
    "nach": frozenset({"rufen", "verlangen", "streben", "drängen"}),
    "um": frozenset({"bitten", "bemühen", "ringen", "werben", "flehen", "ersuchen", "nachsuchen"}),
    "bei": frozenset({"bleiben"}),
}
"""Verbs that have such a preposition as their object's: „rufen nach“, „bitten um“."""
_REPORTS = frozenset(
    {"Bericht", "Gerücht", "Meldung", "Behauptung", "Spekulation", "Angabe", "Vorwurf", "Darstellung", "Medienbericht"}
)
_FALSE = frozenset({"falsch", "unwahr", "erfunden", "unzutreffend", "haltlos", "unbegründet", "absurd", "abwegig"})
_PERHAPS = frozenset({"womöglich", "möglicherweise", "vielleicht", "eventuell", "vermutlich", "wahrscheinlich"})
_POSSIBLE = frozenset({"können", "dürfen", "mögen"})
_PARTICLES = frozenset({"ab", "an", "aus", "vor", "zu", "zurück", "auf", "ein"})
_SOLLEN, _WOLLEN = "sollen", "wollen"
_DEFAULT: Stance = ("positive", "actual")


def stance_of(tokens: list[Token], found: Draft, sentence: Sentence, asserting: Sequence[Statement], *, future: bool) -> Stance:
    """Return polarity and modality of an event; ``future`` tells whether its date is later than the article."""
    clause = found.clause
    if _is_called_false(tokens, found, sentence):
        return ("positive", "denied")
    if found.nominal:
        stance = _of_noun(tokens, found, sentence, asserting, future=future)
        if stance is not None:
            return stance
    if clause is not None and (above := _by_matrix(tokens, clause, sentence)) is not None:
        return above
    if clause is None or clause.finite is None:
        return ("positive", "planned") if future else _DEFAULT
    if tokens[sentence.end - 1].text == "?" and not clause.negated and clause.kind in ("main", "verb-second"):
        return ("positive", "possible")
    told = {s.act for s in asserting if s.form != "reported"}
    negative = clause.negated and (not found.nominal or clause.predicate in _HAPPENING)
    if "deny" in told:
        return ("positive", "denied")
    modality = _by_form(tokens, clause, sentence) or _by_promise(found, clause)
    if modality is None and "demand" in told and not found.nominal:
        modality = ("positive", "demanded")
    if modality is None:
        later = future and not tokens[clause.finite].past and not _is_perfect(tokens, clause)
        modality = ("positive", "planned") if later else _DEFAULT
    assert modality is not None
    return ("negative" if negative else "positive", modality[1])


def _by_promise(found: Draft, clause: Clause) -> Stance | None:
    """„sagte 30 Millionen zu“: help that is promised is still to come."""
    governor = governing_verb(clause.predicate, set()) if found.type == "aid" else None
    return governor.stance if governor is not None and governor.stance[1] == "planned" else None


def _of_noun(
    tokens: list[Token], found: Draft, sentence: Sentence, asserting: Sequence[Statement], *, future: bool
) -> Stance | None:
    """What is said of a noun: that it does not exist, that it is undone, what its neighbours and its verb make of it."""
    clause = found.clause
    if clause is not None and clause.negated and _tells_of_happening(tokens, clause) and clause.finite is not None:
        if asserting:
            return ("positive", "denied")  # „ein Abkommen gebe es nicht, hieß es“
        coming = tokens[clause.finite].lemma in ("werden", _SOLLEN, _WOLLEN) and not clause.passive
        return ("negative", "planned" if coming or future else "actual")
    if clause is not None and (state := _by_state(tokens, clause)) is not None:
        return state
    verb = _by_verb(tokens, found, sentence)
    if verb is not None and (verb[0] == "negative" or verb[1] == "denied"):
        return verb
    return _by_words_before(tokens, found, sentence) or verb


def _by_state(tokens: list[Token], clause: Clause) -> Stance | None:
    """„ist angemeldet“, „sei nicht geplant“: a participle beside „sein“ says what it says as an attribute."""
    if clause.finite is None or tokens[clause.finite].lemma != "sein":
        return None
    words = (tokens[i].text for i in range(clause.start, clause.end) if tokens[i].tag in ("ADJD", "VVPP"))
    stance = next((one for word in words if (one := governing_adjective(word)) is not None), None)
    if stance is None or not clause.negated:
        return stance
    return ("negative", stance[1]) if stance[1] == "planned" else None


def _tells_of_happening(tokens: list[Token], clause: Clause) -> bool:
    """„kam es nicht zu“, „fand nicht statt“, „war nicht nötig“: verbs whose negation says that nothing happened."""
    words = {tokens[i].text.lower() for i in range(clause.start, clause.end)}
    return clause.predicate in _HAPPENING or (clause.predicate == "sein" and bool(words & _NEEDED))


def _by_matrix(tokens: list[Token], clause: Clause, sentence: Sentence) -> Stance | None:
    """„verlangte, ihn zu verhaften“, „befürchtet, dass er angreift“: the verb above a dependent clause."""
    if clause.kind not in ("dass", "infinitive") or clause.parent is None:
        return None
    above = sentence.clauses[clause.parent]
    opener = _opens(tokens, clause)
    if not above.predicate or opener == "um" or tokens[clause.start].text.lower() == "um":
        return None
    words = {tokens[i].text.lower() for i in range(sentence.start, sentence.end)}
    governor = governing_verb(above.predicate, words)
    if governor is None or (governor.stance[1] == "planned" and clause.negated):
        return None
    return governor.negated if above.negated and governor.negated is not None else governor.stance


def _is_called_false(tokens: list[Token], found: Draft, sentence: Sentence) -> bool:
    """„Berichte über seinen Tod sind falsch“, „Gerüchte, sie sei ermordet worden, wies er zurück“."""
    at = found.triggers[0]
    reports = [i for i in range(sentence.start, at) if tokens[i].tag == "NN" and tokens[i].lemma in _REPORTS]
    if not reports:
        return False
    report = reports[-1]
    owner = sentence.owners[report - sentence.start]
    clause = sentence.clauses[owner] if owner >= 0 else None
    if clause is None or (clause is found.clause and not found.nominal):
        return False
    words = {tokens[i].text.lower() for i in range(sentence.start, sentence.end)}
    if clause.predicate == "sein" and words & _FALSE:
        return not clause.negated
    governor = governing_verb(clause.predicate, words)
    return governor is not None and governor.stance[1] == "denied" and not clause.negated


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


def _by_verb(tokens: list[Token], found: Draft, sentence: Sentence) -> Stance | None:
    """The verb of the noun's clause: „fordert eine Waffenruhe“, „der Besuch platzte“, „schloss einen Angriff nicht aus“."""
    clause = found.clause
    if clause is None or not clause.verbs or set(found.triggers) & set(clause.verbs):
        return None
    own = next((p for p in sentence.phrases if p.start <= found.triggers[0] < p.end), None)
    before = tokens[own.preposition].text.lower() if own is not None and own.preposition is not None else ""
    if before in _APART and clause.predicate not in _GOVERNING.get(before, ()):
        return None  # „hatte seit dem Einsturz den Rücktritt gefordert“
    if found.type == "election" and clause.predicate == "scheitern":
        return None  # a vote that fails is held
    words = {tokens[i].text.lower() for i in range(clause.start, clause.end)}
    verbs = (
        clause.predicate,
        *(particle + clause.predicate for particle in _PARTICLES & words),
    )  # „sagt Konferenz ab“ in headlines
    if clause.predicate == "aufrufen" and found.type not in ("strike", "protest"):
        return ("positive", "demanded")  # a call to strike is what will be, one for a cease-fire a demand
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
    if any(tokens[i].text.lower() in _PERHAPS for i in range(clause.start, clause.end)):
        return ("positive", "possible")
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
    """„hat gewählt“, „ist gewählt worden“, not „wird gewählt“."""
    if clause.finite is not None and tokens[clause.finite].lemma == "werden":
        return False
    if clause.finite is not None and tokens[clause.finite].tag == "VMFIN":  # „soll getötet haben“, not „soll gewählt werden“
        return any(tokens[i].tag == "VAINF" and tokens[i].lemma in ("haben", "sein") for i in clause.verbs)
    return any(tokens[i].tag in ("VVPP", "VAPP") for i in clause.verbs)
