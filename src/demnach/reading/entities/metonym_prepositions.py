"""Capitals, seats and states behind a preposition: „der Streit mit Ankara“, „der Zug nach Ankara“."""

from __future__ import annotations

from demnach.language.types import Clause, Token
from demnach.lexicon.metonyms import sorts_of_word
from demnach.lexicon.roles import role_of
from demnach.reading.entities.metonym_evidence import (
    SURE,
    VOICES,
    base_preposition,
    company_says,
    is_state_passive,
    sorts_of,
    tells_words,
    verb_says,
    verb_sorts,
    voices_of,
)
from demnach.reading.entities.name_setting import FAR_AND_NEAR, Setting

LEANING = {
    "laut": 3.0, "zufolge": 3.0, "seitens": 3.0, "gegenüber": -0.25, "mit": -0.5, "zwischen": -1.0, "ohne": -0.25,
    "wegen": -0.5, "trotz": -0.5, "dank": -0.5, "statt": -0.5, "außer": 0.0, "neben": -0.5, "für": -1.0, "gegen": -1.0,
    "von": -1.0, "vom": -1.0, "durch": -1.5, "an": -1.5, "zu": -1.5, "zum": -1.5, "aus": -1.5, "auf": -2.0, "über": -2.0,
    "in": -5.0, "im": -5.0, "ins": -5.0, "nach": -5.0,
}  # fmt: skip
"""How far a preposition by itself asks for somebody (above zero) or for a place (below)."""
PLACE = -3.0
"""The leaning of prepositions that are not in the list: „nördlich“, „unter“, „entlang“."""
MIXED = frozenset({"außer", "neben", "statt", "ohne", "samt"})
"""Prepositions that set one beside the subject: „neben Ungarn stimmte auch Malta dagegen“."""
PARTIES = frozenset({"mit", "zwischen", "aus", "von", "gegenüber", "gegen", "durch", "zu", "für", "an"})
"""Prepositions that a noun of politics takes for a party to it: „Streit mit“, „Beziehungen zu“, „Hilfen für“."""


def behind_preposition(setting: Setting, preposition: Token, earlier: list[tuple[Setting, float]]) -> float:
    """What speaks for a government where the name stands behind a preposition; ``earlier`` are the names before it."""
    word = "zwischen" if setting.ranges else preposition.text.lower()
    clause = setting.clause
    before = setting.before(preposition.i)
    after = setting.next
    if clause is None and word in {"gegen", "an", "mit"} and earlier and earlier[-1][0].name.last == preposition.i - 1:
        return earlier[-1][1]  # „Bern gegen Brüssel: …“
    if LEANING.get(word, PLACE) <= -SURE - 1.0:
        return -SURE  # „in“, „nach“: a place, whatever stands beside
    if word == "von" and before is not None and before.text.lower() in FAR_AND_NEAR:
        return -SURE
    if word in {"von", "vom"} and after is not None and after.text in {"aus", "nach"}:
        return -SURE  # „vom Libanon aus“, „von Wien nach Rom“
    weight = LEANING.get(word, PLACE) + company_says(setting)
    if setting.house and LEANING.get(word, PLACE) < 0 and word not in {"aus", "vom", "von"}:
        weight -= 0.5
    weight += _governed(setting, word)
    if clause is not None:
        weight += _leans(setting, word)
        if word in {"von", "vom", "durch"}:
            weight += _agent(setting, clause)
        if word in {"aus", "von", "vom"}:
            weight += _source(setting, clause, word)
        elif word in MIXED:
            weight += verb_says(setting, clause)
        elif word in {"mit", "gegenüber", "zwischen"}:
            weight += max(0.0, min(1.25, verb_says(setting, clause)))
        if word in {"mit", "gegenüber", "zwischen", "an", "für", "gegen"}:
            weight += 1.5 * _is_theme(setting, clause)
    if word == "an" and after is not None and after.text == ":":
        weight += SURE  # „Berlin an Bern: …“
    return weight


def _governed(setting: Setting, word: str) -> float:
    """What the noun before the preposition says: „der Streit mit Ankara“, „der Zug nach Ankara“."""
    for noun in setting.governors:
        sorts = sorts_of(noun)
        base = base_preposition(word)
        if base in sorts:
            return 2 * SURE
        if sorts & (VOICES.keys() | {"spot"}) or (word in {"aus", "von"} and "named" in sorts):
            return -2 * SURE
        if word in {"von", "vom"} and "treaty" in sorts and setting.name.kind == "place" and not setting.house:
            return -2 * SURE
        if "stance" in sorts or tells_words(noun) or ("office" in sorts and word != "aus"):
            return SURE + 1.0 if base in PARTIES else 0.0
        if role_of(noun.text) is not None:
            return -SURE if word == "aus" else -1.0
    return 0.0


def _leans(setting: Setting, word: str) -> float:
    """„setzt auf Stockholm“, „sich mit Rom einig“: verbs and adjectives with the preposition of whom they concern."""
    clause = setting.clause
    assert clause is not None
    base = base_preposition(word)
    words = [clause.predicate, *(token.lemma for token in setting.own if token.tag in {"ADJD", "VVPP", "VVINF", "VVIZU"})]
    if any(base in sorts_of_word(lemma) for lemma in words):
        return SURE
    if "light" in verb_sorts(setting, clause):
        nouns = (token for token in setting.own if token.text[0].isupper())
        return SURE * any(base in sorts_of(noun) for noun in nouns)  # „Für Portugal wäre das ein Erfolg“
    return 0.0


def _agent(setting: Setting, clause: Clause) -> float:
    """„wurde von Rom gebilligt“, „die von Rom verlangte Klausel“: the agent of a passive, or of a participle behind it."""
    for token in setting.tokens[setting.name.last + 1 : min(setting.sentence.end, setting.name.last + 6)]:
        if token.tag in {"ADJA", "VVPP", "ADJD", "VVFIN"} and token.i != clause.finite:
            stem = token.text.removesuffix("n").removesuffix("r").removesuffix("s").removesuffix("m").removesuffix("e")
            if stem.endswith(("t", "en")) and token.tag == "ADJA":
                return SURE
            break
        if token.tag not in {"KON", "NE", "ADV", "PTKNEG", "ART", "ADJD"}:
            break
    if clause.passive or is_state_passive(setting, clause):
        governor = setting.governors[0] if setting.governors else None
        if governor is not None and sorts_of(governor) & (VOICES.keys() | {"spot", "named"}):
            return -1.0
        return 1.0 + max(0.0, verb_says(setting, clause))
    return 0.0


def _source(setting: Setting, clause: Clause, word: str) -> float:
    """„Aus Paris hieß es“, „aus Paris kam Kritik“, but not „aus Paris berichtet unsere Korrespondentin“: no person speaks."""
    verbs = [clause.predicate, *(setting.tokens[verb].lemma for verb in clause.verbs)]
    sorts = frozenset().union(*(sorts_of_word(verb) for verb in verbs))
    subject = setting.tokens[setting.sentence.phrases[clause.subject].head] if clause.subject is not None else None
    person = subject is not None and (subject.tag == "NE" or role_of(subject.text) is not None)
    if "heard" in sorts and not person and (word == "aus" or setting.house):
        return SURE
    return SURE - 0.5 if "brought" in sorts and voices_of(setting.own) > 0 else 0.0


def _is_theme(setting: Setting, clause: Clause) -> bool:
    """„Zwischen Wien und Rom herrscht Einigkeit“, „mit Rom gibt es Streit“: what there is, is a matter of politics."""
    if clause.subject is None:
        return False
    head = setting.tokens[setting.sentence.phrases[clause.subject].head]
    nouns = [token for token in setting.own if token.tag == "NN"] if head.text.lower() == "es" else [head]
    return any(sorts_of(noun) & {"stance", "zwischen"} for noun in nouns)
