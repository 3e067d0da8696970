"""Capitals, seats and states that stand for their government, decided by what speaks for it and what against.

„Pjöngjang bestätigte“, „Moskaus Forderungen“, „der Streit mit Ankara“, „eine Note aus London“ mean the states; „in
Pjöngjang“, „Moskaus Straßen“, „der Zug nach Ankara“, „London gewann 2:1“ mean towns, teams, landscapes. The part that a
name plays in its clause says which words bear witness: the verb for a subject, the noun it belongs to for a genitive, the
preposition with the noun or verb that governs it for the rest; nouns of politics, sport, town and land in the clause are
heard for all. The words are in ``lexicon/data/metonyms.tsv``.
"""

from __future__ import annotations

import re
from functools import cache

from demnach.language.types import Analysis, Clause, Sentence, Token
from demnach.lexicon.countries import countries
from demnach.lexicon.cues import load_cues
from demnach.lexicon.metonyms import sorts_of_noun, sorts_of_word
from demnach.lexicon.places import population
from demnach.lexicon.roles import role_of
from demnach.reading.entities.name_kinds import Name
from demnach.reading.entities.name_setting import FAR_AND_NEAR, Setting

SURE = 3.0
"""What settles a case if little speaks against it."""
LEANING = {
    "laut": 3.0, "zufolge": 3.0, "seitens": 3.0, "gegenüber": -0.25, "mit": -0.75, "zwischen": -1.0, "ohne": -0.25,
    "wegen": -0.5, "trotz": -0.5, "dank": -0.5, "statt": -0.5, "außer": 0.0, "neben": -0.5, "für": -1.0, "gegen": -1.0,
    "von": -1.0, "vom": -1.0, "durch": -1.5, "an": -1.5, "zu": -1.5, "zum": -1.5, "aus": -1.5, "auf": -2.0, "über": -2.0,
    "in": -5.0, "im": -5.0, "ins": -5.0, "nach": -5.0,
}  # fmt: skip
"""How far a preposition by itself asks for somebody (above zero) or for a place (below)."""
PLACE = -3.0
"""The leaning of prepositions that are not in the list: „nördlich“, „unter“, „entlang“."""
MIXED = frozenset({"außer", "neben", "statt", "ohne", "samt"})
"""Prepositions that set one beside the subject: „neben Ungarn stimmte auch Malta dagegen“."""
STRONG_CUE = 60
SEIN_PERFECT = (
    "treten", "kommen", "gehen", "rücken", "scheren", "schwenken", "marschieren", "knicken", "rudern", "kehren", "steigen",
    "weichen", "fahren", "fliegen", "fallen", "wachsen", "schrumpfen", "werden", "bleiben", "sein", "springen", "ziehen",
    "scheiden", "scheitern",
)  # fmt: skip
"""Verbs, and what they end in, whose perfect is built with „sein“: „ist beigetreten“ is no passive (Duden § 466)."""
OPENING, CLOSING = frozenset("„“«»‚\"›‹"), frozenset("“”»«‘\"›‹")
_SCORE = re.compile(r"\d{1,3}:\d{1,3}")


def acting_states(analysis: Analysis, sentence: Sentence, names: list[Name]) -> frozenset[Name]:
    """Return those of a sentence's names that mean a government, though their words name a state, a capital or a seat."""
    weighed: list[tuple[Setting, float]] = []
    for name in names:
        bearer = name.bearer
        if bearer is None or bearer.country is None:
            continue
        house = _is_building(bearer.country, bearer.name)
        if bearer.metonym or bearer.kind == "state" or (bearer.kind == "authority" and house):
            setting = Setting(analysis, sentence, name, tuple(names), house)
            weighed.append((setting, _weight(setting, weighed)))
    return frozenset(setting.name for setting, weight in weighed if weight > 0)


def _weight(setting: Setting, earlier: list[tuple[Setting, float]]) -> float:
    """What speaks for a government, less what speaks for the place."""
    if _is_namesake(setting):
        return -SURE
    if setting.preposition is None and setting.genitive and setting.owned is not None:
        return _owner(setting, setting.owned)
    if earlier and setting.gapped and (parallel := _parallel(setting, earlier)) is not None:
        return parallel
    if setting.preposition is not None:
        return _behind_preposition(setting, setting.preposition)
    if setting.clause is None:
        return _in_headline(setting)
    return _argument(setting, setting.clause)


def _is_namesake(setting: Setting) -> bool:
    """„Frau Wien“, „das Hotel Lissabon“, „die Hauptstadt Moskau“, „die „Ottawa““: a namesake, or a place called one."""
    name, clause = setting.name, setting.clause
    before, after = setting.before(name.first), setting.next
    if before is None:
        return False
    if before.text in OPENING and after is not None and after.text in CLOSING:
        return True
    if before.tag != "NN" or setting.genitive:
        return False
    sorts = sorts_of_noun(before.lemma)
    if "named" in sorts or sorts & {"sport", "town"}:
        return True
    if name.kind == "state" or setting.house or "fellow" in sorts or before.text.endswith("ens"):
        return False
    if clause is None:
        return True
    apart = clause.finite is not None and (clause.finite < before.i or clause.subordinator is not None)
    return not (apart and sorts_of_word(clause.predicate) & {"act", "dealt"} | _addressing(clause))


def _addressing(clause: Clause) -> set[str]:
    """„Der Fonds bescheinigt Buenos Aires Fortschritte“: verbs of saying whose hearer stands without a preposition."""
    return {"dealt"} if any(cue.addressee in {"dat", "acc"} for cue in load_cues().verb(clause.predicate)) else set()


def _parallel(setting: Setting, earlier: list[tuple[Setting, float]]) -> float | None:
    """„Wien will im Mai abstimmen, Bern im Juni“: what stands in the same place in the clause before has the same part."""
    own = setting.preposition.text.lower() if setting.preposition is not None else None
    for other, weight in reversed(earlier):
        its = other.preposition.text.lower() if other.preposition is not None else None
        if own == its:
            return weight
    return None


def _owner(setting: Setting, owned: Token) -> float:
    """„Moskaus Haltung“, „Moskaus Straßen“."""
    sorts = sorts_of_noun(owned.lemma)
    role = role_of(owned.text)
    if sorts & {"stance", "office"} or (role is not None and role.office in _OFFICES):
        return SURE
    if sorts & {"sport", "town", "land", "named"} or role is not None:
        return -SURE
    return -1.0 + _company(setting)


_OFFICES = frozenset({"head-of-state", "head-of-government", "minister", "spokesperson", "adviser"})


def _behind_preposition(setting: Setting, preposition: Token) -> float:
    word = preposition.text.lower()
    clause = setting.clause
    before = setting.before(preposition.i)
    if word == "von" and before is not None and before.text.lower() in FAR_AND_NEAR:
        return -SURE
    weight = LEANING.get(word, PLACE) + _company(setting)
    if setting.house and LEANING.get(word, PLACE) < 0 and word not in {"aus", "vom", "von"}:
        weight -= 0.5
    weight += _governed(setting, word)
    if clause is not None:
        weight += _leans(setting, word)
        if word in {"von", "vom", "durch"}:
            weight += _agent(setting, clause)
        elif word == "aus":
            heard = "heard" in sorts_of_word(clause.predicate) or any(
                "heard" in sorts_of_word(setting.tokens[verb].lemma) for verb in clause.verbs
            )
            weight += 2.5 * heard * (clause.predicate != "kommen") + 0.5 * heard
        elif word in MIXED:
            weight += _verb(clause)
        elif word in {"mit", "gegenüber", "zwischen"}:
            weight += max(0.0, min(1.25, _verb(clause)))
    return weight


def _governed(setting: Setting, word: str) -> float:
    """What the noun before the preposition says: „der Streit mit Ankara“, „der Zug nach Ankara“."""
    for noun in setting.governors:
        sorts = sorts_of_noun(noun.lemma)
        base = _base(word)
        if base in sorts:
            return 2 * SURE
        if sorts & {"sport", "town", "land"} or (word in {"aus", "von"} and "named" in sorts):
            return -SURE
        if word in {"von", "vom"} and "treaty" in sorts and setting.name.kind == "place" and not setting.house:
            return -SURE
        if "stance" in sorts or ("office" in sorts and word != "aus"):
            return SURE if base in {"mit", "zwischen", "aus", "von", "gegenüber", "gegen", "durch", "zu", "für", "an"} else 0.0
        if role_of(noun.text) is not None:
            return -1.0
    return 0.0


def _base(preposition: str) -> str:
    """„vom“ is „von dem“."""
    return {"vom": "von", "zum": "zu", "zur": "zu", "am": "an", "beim": "bei", "ums": "um", "übers": "über"}.get(preposition, preposition)


def _leans(setting: Setting, word: str) -> float:
    """„setzt auf Stockholm“, „sich mit Rom einig“: verbs and adjectives with the preposition of whom they concern."""
    clause = setting.clause
    assert clause is not None
    base = _base(word)
    words = [clause.predicate, *(token.lemma for token in setting.own if token.tag in {"ADJD", "VVPP", "VVINF", "VVIZU"})]
    return SURE if any(base in sorts_of_word(lemma) for lemma in words) else 0.0


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
    if clause.passive or _state_passive(setting, clause):
        governor = setting.governors[0] if setting.governors else None
        if governor is not None and sorts_of_noun(governor.lemma) & {"named", "land", "town"}:
            return -1.0
        return 1.0 + max(0.0, _verb(clause))
    return 0.0


def _argument(setting: Setting, clause: Clause) -> float:
    """Without a preposition a name is subject or object."""
    before, after = setting.before(setting.name.first), setting.next
    if (before is not None and before.text.lower() == "so") or (after is not None and after.text.lower() == "zufolge"):
        return SURE  # „…, so Brüssel“
    sorts = sorts_of_word(clause.predicate) | _addressing(clause)
    company = _company(setting)
    if setting.subject or setting.compared:
        if clause.passive or _state_passive(setting, clause):
            return 2.0 * ("dealt" in sorts) - 2.0 * ("sighted" in sorts) - 1.0 + company
        return 0.5 + _verb(clause) + _mind(setting, clause) + _relative(setting) + company
    acts = "act" in sorts and not _somebody_else_acts(setting, clause)
    return 2.5 * ("dealt" in sorts) - 2.0 * ("sighted" in sorts) + 2.5 * acts - 1.0 + company


def _somebody_else_acts(setting: Setting, clause: Clause) -> bool:
    """Whether the clause has a subject that can act; „deren Statut Nairobi billigte“ has none but Nairobi."""
    if clause.subject is None:
        return False
    phrase = setting.sentence.phrases[clause.subject]
    head = setting.tokens[phrase.head]
    return head.tag != "NN" or role_of(head.text) is not None


def _verb(clause: Clause) -> float:
    """What the verb says of its subject."""
    sorts = sorts_of_word(clause.predicate)
    if sorts & {"town", "sport"}:
        return 0.0 if "act" in sorts else -2.5
    if "act" in sorts:
        return 2.5
    strength = max((cue.strength for cue in load_cues().verb(clause.predicate)), default=0)
    if "light" in sorts:
        return -0.75
    return 2.5 if strength >= STRONG_CUE else 1.0 if strength else 0.0


def _mind(setting: Setting, clause: Clause) -> float:
    """„Peking ist verärgert“, „Peking ist grau“: what a light verb leaves to its adjective."""
    if "light" not in sorts_of_word(clause.predicate):
        return 0.0
    weight = 0.0
    for token in setting.own:
        if token.tag in {"ADJD", "VVPP", "ADV", "PTKVZ"}:
            sorts = sorts_of_word(token.lemma)
            weight += 2.5 * ("mind" in sorts) - 1.5 * ("look" in sorts)
        elif token.tag == "NN" and "office" in sorts_of_noun(token.lemma):
            weight += 1.0  # „Pjöngjang ist einer der wichtigsten Unterstützer“
    return max(-2.5, min(2.5, weight))


def _relative(setting: Setting) -> float:
    """„Lissabon, das sich wenig davon verspricht“: the verb of a relative clause about the name."""
    after = setting.name.last + 1
    for clause in setting.sentence.clauses:
        if clause.kind == "relative" and clause.start in {after, after + 1} and clause.predicate:
            return max(-1.0, min(1.0, _verb(clause)))
    return 0.0


def _state_passive(setting: Setting, clause: Clause) -> bool:
    """„war blau angestrahlt“, „ist gesperrt“: „sein“ with a participle of a verb whose perfect takes „haben“."""
    if clause.finite is None or setting.tokens[clause.finite].lemma != "sein" or clause.predicate.endswith(SEIN_PERFECT):
        return False
    return any(setting.tokens[verb].tag == "VVPP" for verb in clause.verbs)


def _company(setting: Setting) -> float:
    """What the nouns of the clause say, and with a smaller voice those of the rest of the sentence."""
    weight = _voices(setting.own) + 0.3 * _voices(setting.others)
    for at in range(setting.left_edge, setting.name.first):
        weight -= 1.5 * ("look" in sorts_of_word(setting.tokens[at].lemma))
    return weight


def _voices(tokens: list[Token]) -> float:
    politics, sport, town, land = 0, False, False, False
    for token in tokens:
        if token.tag == "NN":
            sorts = sorts_of_noun(token.lemma)
            politics += bool(sorts & {"stance", "office"})
            sport = sport or "sport" in sorts
            town = town or "town" in sorts
            land = land or "land" in sorts
        elif token.tag == "CARD" and _SCORE.fullmatch(token.text):
            sport = True
    return 0.75 * min(politics, 2) - 3.0 * sport - 2.0 * town - 1.0 * land


def _in_headline(setting: Setting) -> float:
    """„Ankara: Keine Gespräche“, „Berlin an Bern: …“, „Peking erleichtert, Brüssel skeptisch“."""
    weight = _company(setting) + 1.0 * setting.house - 0.5
    after = setting.next
    if after is not None and (after.tag in {"ADJD", "VVPP"}) and "mind" in sorts_of_word(after.lemma):
        weight += 2.5
    if after is not None and after.text == ":":
        weight += 0.5
    return weight


@cache
def _buildings() -> frozenset[tuple[str, str]]:
    """Seats that are no towns: „Kreml“, „Downing Street“; told from other spellings of a capital by the place lists."""
    return frozenset(
        (state.iso, seat) for state in countries().values() for seat in state.seats if population(seat) < 0
    )


def _is_building(country: str, name: str) -> bool:
    return (country, name) in _buildings()
