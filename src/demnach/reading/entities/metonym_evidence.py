"""What words say for a government and against it: the verb, its adjectives, the nouns beside it.

Evidence is a number: above zero it speaks for a government, below for the place, the team, the weather.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from demnach.language.types import Clause, Token
from demnach.lexicon.cues import Cue, load_cues
from demnach.lexicon.metonyms import sorts_of_noun, sorts_of_word
from demnach.lexicon.roles import role_of
from demnach.reading.entities.name_setting import NAMING, Setting

SURE = 3.0
"""What settles a case if little speaks against it."""
CONTRACTED = {"vom": "von", "zum": "zu", "zur": "zu", "am": "an", "beim": "bei", "ums": "um", "übers": "über"}
STRONG_CUE = 60
"""From this strength on a cue is a verb of saying wherever it stands."""
SEIN_PERFECT = (
    "treten", "kommen", "gehen", "rücken", "scheren", "schwenken", "marschieren", "knicken", "rudern", "kehren", "steigen",
    "weichen", "fahren", "fliegen", "fallen", "wachsen", "schrumpfen", "werden", "bleiben", "sein", "springen", "ziehen",
    "scheiden", "scheitern",
)  # fmt: skip
"""Verbs, and what they end in, whose perfect is built with „sein“: „ist beigetreten“ is no passive (Duden § 466)."""
VOICES = {"council": -3.5, "sport": -3.5, "town": -2.75, "weather": -2.0, "land": -1.5}
"""How loudly a noun of a class speaks against a government, once for each class."""
POLITICS = 0.75
"""How loudly a noun of politics speaks for it, twice at most."""
_SCORE = re.compile(r"\d{1,3}:\d{1,3}")


def sorts_of(noun: Token) -> frozenset[str]:
    """Return the classes of a noun in the text."""
    return sorts_of_noun(noun.lemma) or sorts_of_noun(noun.text)


def tells_words(noun: Token) -> bool:
    """„Nach Einschätzung von Brüssel“: whose words or views these are."""
    return load_cues().noun(noun.lemma) is not None and role_of(noun.text) is None


def base_preposition(preposition: str) -> str:
    """„vom“ is „von dem“, „darauf“ is „auf das“."""
    return CONTRACTED.get(preposition, re.sub("^dar?", "", preposition))


def verb_says(setting: Setting, clause: Clause, company: float = 0.0) -> float:
    """What the verb says of its subject; „verlor das Finale“, „verlor die Geduld“: words of sport need sport beside them."""
    sorts = verb_sorts(setting, clause)
    if "town" in sorts:
        return 0.0 if sorts & {"act", "common"} else -2.5
    if "sport" in sorts and not sorts & {"act", "common"}:
        return -1.0 if company > 0 else -2.0
    if "act" in sorts:
        return 2.5
    if "light" in sorts:
        return -0.75
    if "common" in sorts:
        return 0.75
    strength = max((cue.strength for cue in _cues(setting, clause)), default=0)
    if strength >= STRONG_CUE and company > VOICES["weather"]:
        return 2.5
    return 1.0 if strength else 0.0  # „meldet Schnee“ is no word of a government


def verb_sorts(setting: Setting, clause: Clause) -> frozenset[str]:
    """The classes of the main verb, alone and with the prepositions beside it: „besteht auf“, „besteht aus“."""
    verb = _predicate(setting, clause)
    sorts = sorts_of_word(verb)
    for token in setting.tokens[clause.start : clause.end]:
        if token.tag in {"APPR", "APPRART", "PAV"}:
            sorts |= sorts_of_word(f"{verb} {base_preposition(token.text.lower())}")
    return sorts


def _predicate(setting: Setting, clause: Clause) -> str:
    """The main verb; „lässt die Grenze verstärken“: with „lassen“ the infinitive says what is done."""
    if clause.predicate != "lassen":
        return clause.predicate
    below = (setting.tokens[verb].lemma for verb in clause.verbs if setting.tokens[verb].tag in {"VVINF", "VVIZU"})
    return next((lemma for lemma in below if lemma != "lassen"), clause.predicate)


def _cues(setting: Setting, clause: Clause) -> Iterator[Cue]:
    """The verbs of saying that the predicate may be: „sich einsetzen“ needs its „sich“, an idiom all of its words."""
    found = load_cues().verb(clause.predicate)
    if found:
        words = {token.text.lower() for token in setting.tokens[clause.start : clause.end]}
        for cue in found:
            if words.issuperset(cue.words) and (not cue.reflexive or "sich" in words):
                yield cue


def addressing(setting: Setting, clause: Clause) -> set[str]:
    """„Der Fonds bescheinigt Buenos Aires Fortschritte“: verbs of saying whose hearer stands without a preposition."""
    heard = any(cue.addressee in {"dat", "acc"} for cue in _cues(setting, clause))
    return {"dealt"} if heard and clause.predicate not in NAMING else set()


def mind_says(setting: Setting, clause: Clause) -> float:
    """„Peking ist verärgert“, „Peking ist grau“: what a light verb leaves to its adjective."""
    if "light" not in verb_sorts(setting, clause):
        return 0.0
    weight = 0.0
    for token in setting.own:
        against = token.tag == "PAV" and clause.predicate in {"sein", "halten"}  # „Athen ist dagegen“
        if against or token.tag in {"ADJD", "VVPP", "ADV", "PTKVZ"}:
            sorts = sorts_of_word(token.lemma)
            weight += 2.5 * ("mind" in sorts) - 1.5 * ("look" in sorts)
        elif token.tag == "NN" and "office" in sorts_of(token):
            weight += 1.0  # „Pjöngjang ist einer der wichtigsten Unterstützer“
    return max(-2.5, min(2.5, weight))


def further_verbs_say(setting: Setting, clause: Clause) -> float:
    """What other verbs say of the same subject: „Lissabon, das sich wenig davon verspricht“, „Oslo zog nach und zahlte“."""
    after, weight = setting.name.last + 1, 0.0
    index = next(i for i, other in enumerate(setting.sentence.clauses) if other is clause)
    for other in setting.sentence.clauses:
        if not other.predicate or other is clause:
            continue
        if other.kind == "relative" and other.start in {after, after + 1}:
            weight += verb_says(setting, other)
        elif other.kind == "infinitive" and other.parent == index and "light" in verb_sorts(setting, clause):
            weight += max(0.0, verb_says(setting, other))  # „hat Gelegenheit, die Auflagen zu erfüllen“
        elif other.kind == clause.kind and other.start >= clause.end and other.subject in {None, clause.subject}:
            weight += max(0.0, verb_says(setting, other)) * (setting.tokens[other.start].tag == "KON")
    return max(-1.0, min(1.25, weight))


def is_state_passive(setting: Setting, clause: Clause) -> bool:
    """„war blau angestrahlt“, „ist gesperrt“: „sein“ with a participle of a verb whose perfect takes „haben“."""
    if clause.finite is None or setting.tokens[clause.finite].lemma != "sein" or clause.predicate.endswith(SEIN_PERFECT):
        return False
    return any(setting.tokens[verb].tag == "VVPP" for verb in clause.verbs)


def company_says(setting: Setting) -> float:
    """What the nouns of the clause say, and with a smaller voice those of the rest of the sentence."""
    weight = voices_of(setting.own) + 0.3 * voices_of(setting.others)
    if any(token.tag == "NN" and "council" in sorts_of(token) for token in setting.others):
        weight += VOICES["council"]
    for at in range(setting.left_edge, setting.name.first):
        weight -= 1.5 * ("look" in sorts_of_word(setting.tokens[at].lemma))
    return weight


def voices_of(tokens: list[Token]) -> float:
    """What the nouns among some tokens say, and a score of a match."""
    politics, against = 0, set()
    for token in tokens:
        if token.text[0].isdigit() and _SCORE.fullmatch(token.text):
            against.add("sport")
        elif token.tag == "NN":
            sorts = sorts_of(token)
            politics += bool(sorts & {"stance", "office"})
            against |= sorts & VOICES.keys()
    return POLITICS * min(politics, 2) + sum(VOICES[sort] for sort in against)


def mood_says(after: Token | None) -> float:
    """„Peking erleichtert, Brüssel skeptisch“: headlines save the verb."""
    return 2.5 if after is not None and "mind" in sorts_of_word(after.text) else 0.0
