"""Capitals, seats and states that stand for their government, decided by what speaks for it and what against.

„Pjöngjang bestätigte“, „Moskaus Forderungen“, „der Streit mit Ankara“, „eine Note aus London“ mean the states; „in
Pjöngjang“, „Moskaus Straßen“, „der Zug nach Ankara“, „London gewann 2:1“ mean towns, teams, landscapes. The part that a
name plays in its clause says which words bear witness: the verb for a subject, the noun it belongs to for a genitive, the
preposition with the noun or verb that governs it for the rest; nouns of politics, sport, town and land in the clause are
heard for all. The words are in ``lexicon/data/metonyms.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from demnach.language.types import Analysis, Clause, Sentence, Token
from demnach.lexicon.countries import countries
from demnach.lexicon.cues import Cue, load_cues
from demnach.lexicon.metonyms import sorts_of_noun, sorts_of_word
from demnach.lexicon.names import gender_of
from demnach.lexicon.places import population
from demnach.lexicon.roles import role_of
from demnach.reading.entities.name_kinds import Name
from demnach.reading.entities.name_setting import FAR_AND_NEAR, NAMING, Setting

SURE = 3.0
"""What settles a case if little speaks against it."""
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
            weight = _of_the_row(setting, weighed)
            weighed.append((setting, _weight(setting, weighed) if weight is None else weight))
    return frozenset(setting.name for setting, weight in weighed if weight > 0)


def is_holy_see(analysis: Analysis, sentence: Sentence, name: Name) -> bool:
    """„Die Bischöfe warten auf ein Wort aus Rom“: beside the church Rome is the Holy See, not Italy."""
    bearer = name.bearer
    if bearer is None or bearer.name != "Rom":
        return False
    return any(
        token.tag == "NN" and ("church" in _sorts(token) or ((role := role_of(token.text)) and role.office == "church"))
        for token in analysis.tokens[sentence.start : sentence.end]
    )


def _weight(setting: Setting, earlier: list[tuple[Setting, float]]) -> float:
    """What speaks for a government, less what speaks for the place."""
    if _is_namesake(setting):
        return -SURE
    if setting.genitive and setting.owned is not None:
        return _owner(setting, setting.owned)
    if earlier and setting.gapped and (parallel := _parallel(setting, earlier)) is not None:
        return parallel
    if setting.preposition is not None:
        return _behind_preposition(setting, setting.preposition, earlier)
    if setting.clause is None:
        return _in_headline(setting)
    return _argument(setting, setting.clause)


def _of_the_row(setting: Setting, earlier: list[tuple[Setting, float]]) -> float | None:
    """„Bestellungen von Belgien, Malta und Chile“: what the first of a row is, the others are."""
    if setting.row_edge == setting.left_edge:
        return None
    return next((weight for other, weight in earlier if other.left_edge == setting.row_edge), None)


def _is_namesake(setting: Setting) -> bool:
    """„Frau Wien“, „das Hotel Lissabon“, „die Hauptstadt Moskau“, „die „Ottawa““: a namesake, or a place called one."""
    name, clause = setting.name, setting.clause
    before, after = setting.before(name.first), setting.next
    if before is None:
        return False
    if setting.bears_address or _bears_names(setting.before(setting.row_edge), name):
        return True
    if before.text in OPENING and after is not None and after.text in CLOSING:
        return True
    if before.tag == "NE" and gender_of(before.text) and not setting.genitive:
        return True  # „Edgar Bern“
    if before.tag != "NN" or setting.genitive:
        return False
    sorts = _sorts(before)
    if sorts & {"named", "sport", "town"} and not (name.kind == "state" and "fellow" in sorts):
        return True
    if name.kind == "state" or setting.house or "fellow" in sorts or before.text.endswith("ens"):
        return False
    if clause is None:
        return True
    apart = clause.finite is not None and (clause.finite < before.i or clause.subordinator is not None)
    return not (apart and sorts_of_word(_predicate(setting, clause)) & {"act", "dealt"} | _addressing(setting, clause))


def _bears_names(noun: Token | None, name: Name) -> bool:
    """„die Millionenstädte Dhaka und Bangkok“."""
    return noun is not None and noun.tag == "NN" and name.kind != "state" and "named" in _sorts(noun)


def _addressing(setting: Setting, clause: Clause) -> set[str]:
    """„Der Fonds bescheinigt Buenos Aires Fortschritte“: verbs of saying whose hearer stands without a preposition."""
    return {"dealt"} if clause.predicate not in NAMING and any(cue.addressee in {"dat", "acc"} for cue in _cues(setting, clause)) else set()


def _parallel(setting: Setting, earlier: list[tuple[Setting, float]]) -> float | None:
    """„Wien will im Mai abstimmen, Bern im Juni“: what stands in the same place in the clause before has the same part."""
    own = setting.preposition.text.lower() if setting.preposition is not None else None
    for other, weight in reversed(earlier):
        its = other.preposition.text.lower() if other.preposition is not None else None
        if own == its:
            return weight
    return None


def _sorts(noun: Token) -> frozenset[str]:
    return sorts_of_noun(noun.lemma) or sorts_of_noun(noun.text)


def _tells(noun: Token) -> bool:
    """„Nach Einschätzung von Brüssel“: whose words or views these are."""
    return load_cues().noun(noun.lemma) is not None and role_of(noun.text) is None


def _owner(setting: Setting, owned: Token) -> float:
    """„Moskaus Haltung“, „Moskaus Straßen“."""
    sorts = _sorts(owned)
    role = role_of(owned.text)
    if sorts & {"stance", "office"} or _tells(owned) or (role is not None and (role.office in _OFFICES or role.kind == "authority")):
        return SURE
    if sorts & (VOICES.keys() | {"named"}) or role is not None:
        return -SURE
    return -1.0 + _company(setting)


_OFFICES = frozenset({"head-of-state", "head-of-government", "minister", "spokesperson", "adviser"})


def _behind_preposition(setting: Setting, preposition: Token, earlier: list[tuple[Setting, float]]) -> float:
    word = "zwischen" if setting.ranges else preposition.text.lower()
    clause = setting.clause
    before = setting.before(preposition.i)
    after = setting.next
    if clause is None and word in {"gegen", "an", "mit"} and earlier and earlier[-1][0].name.last == preposition.i - 1:
        return earlier[-1][1]  # „Bern gegen Brüssel: …“
    if word == "von" and before is not None and before.text.lower() in FAR_AND_NEAR:
        return -SURE
    if word in {"von", "vom"} and after is not None and after.text in {"aus", "nach"}:
        return -SURE  # „vom Libanon aus“, „von Wien nach Rom“
    weight = LEANING.get(word, PLACE) + _company(setting)
    if setting.house and LEANING.get(word, PLACE) < 0 and word not in {"aus", "vom", "von"}:
        weight -= 0.5
    weight += _governed(setting, word)
    if clause is not None:
        weight += _leans(setting, word)
        if word in {"von", "vom", "durch"}:
            weight += _agent(setting, clause) + 2.0 * (clause.predicate == "kommen" and _voices(setting.own) > 0)
        elif word == "aus":
            heard = "heard" in sorts_of_word(_predicate(setting, clause)) or any(
                "heard" in sorts_of_word(setting.tokens[verb].lemma) for verb in clause.verbs
            )
            weight += 2.5 * heard * (clause.predicate != "kommen" or _voices(setting.own) > 0) + 0.5 * heard
        elif word in MIXED:
            weight += _verb(setting, clause)
        elif word in {"mit", "gegenüber", "zwischen"}:
            weight += max(0.0, min(1.25, _verb(setting, clause)))
        if word in {"mit", "gegenüber", "zwischen", "an", "für", "gegen"}:
            weight += 1.5 * _is_theme(setting, clause)
    if word == "an" and after is not None and after.text == ":":
        weight += SURE  # „Berlin an Bern: …“
    return weight


def _is_theme(setting: Setting, clause: Clause) -> bool:
    """„Zwischen Wien und Rom herrscht Einigkeit“, „mit Rom gibt es Streit“: what there is, is a matter of politics."""
    if clause.subject is None:
        return False
    head = setting.tokens[setting.sentence.phrases[clause.subject].head]
    nouns = [token for token in setting.own if token.tag == "NN"] if head.text.lower() == "es" else [head]
    return any("stance" in _sorts(noun) for noun in nouns)


def _governed(setting: Setting, word: str) -> float:
    """What the noun before the preposition says: „der Streit mit Ankara“, „der Zug nach Ankara“."""
    for noun in setting.governors:
        sorts = _sorts(noun)
        base = _base(word)
        if base in sorts:
            return 2 * SURE
        if sorts & VOICES.keys() or (word in {"aus", "von"} and "named" in sorts):
            return -2 * SURE
        if word in {"von", "vom"} and "treaty" in sorts and setting.name.kind == "place" and not setting.house:
            return -2 * SURE
        if "stance" in sorts or _tells(noun) or ("office" in sorts and word != "aus"):
            return SURE + 1.0 if base in {"mit", "zwischen", "aus", "von", "gegenüber", "gegen", "durch", "zu", "für", "an"} else 0.0
        if role_of(noun.text) is not None:
            return -SURE if word == "aus" else -1.0
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
    if "light" in sorts_of_word(_predicate(setting, clause)) and any(base in _sorts(noun) for noun in setting.own if noun.tag == "NN"):
        return SURE  # „Für Portugal wäre das ein Erfolg“, „auf Paris ist Verlass“
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
        if governor is not None and _sorts(governor) & (VOICES.keys() | {"named"}):
            return -1.0
        return 1.0 + max(0.0, _verb(setting, clause))
    return 0.0


def _argument(setting: Setting, clause: Clause) -> float:
    """Without a preposition a name is subject or object."""
    before, after = setting.before(setting.name.first), setting.next
    if (before is not None and before.text.lower() == "so") or (after is not None and after.text.lower() == "zufolge"):
        return SURE  # „…, so Brüssel“
    sorts = sorts_of_word(_predicate(setting, clause)) | _addressing(setting, clause)
    company = _company(setting)
    if (setting.subject and not ("sighted" in sorts and setting.guessed_subject)) or setting.compared:
        if clause.passive or _state_passive(setting, clause):
            return 2.0 * ("dealt" in sorts) - 2.0 * ("sighted" in sorts) - 1.0 + company
        return 0.5 + _verb(setting, clause, company) + _mind(setting, clause) + _further(setting, clause) + company
    acts = "act" in sorts and not _somebody_else_acts(setting, clause)
    if "moved" in sorts and any("stance" in _sorts(token) for token in setting.own if token.tag == "NN"):
        acts, company = True, max(company, 0.0)  # „Peking unter Druck setzen“
    if setting.dative:
        company += 2.0
    return 3.0 * ("dealt" in sorts) - 2.0 * ("sighted" in sorts) + 2.5 * acts + _mood(setting.after_row) - 1.75 + company


def _somebody_else_acts(setting: Setting, clause: Clause) -> bool:
    """Whether the clause has a subject that can act; „deren Statut Nairobi billigte“ has none but Nairobi."""
    if clause.subject is None:
        return False
    phrase = setting.sentence.phrases[clause.subject]
    head = setting.tokens[phrase.head]
    return head.tag != "NN" or role_of(head.text) is not None


def _verb(setting: Setting, clause: Clause, company: float = 0.0) -> float:
    """What the verb says of its subject; „verlor das Finale“, „verlor die Geduld“: words of sport need sport beside them."""
    sorts = sorts_of_word(_predicate(setting, clause))
    if "town" in sorts:
        return 0.0 if "act" in sorts else -2.5
    if "sport" in sorts and "act" not in sorts:
        return -1.0 if company > 0 else -2.0
    if "act" in sorts:
        return 2.5
    if "light" in sorts:
        return -0.75
    strength = max((cue.strength for cue in _cues(setting, clause)), default=0)
    return 2.5 if strength >= STRONG_CUE else 1.0 if strength else 0.0


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


def _mind(setting: Setting, clause: Clause) -> float:
    """„Peking ist verärgert“, „Peking ist grau“: what a light verb leaves to its adjective."""
    if "light" not in sorts_of_word(_predicate(setting, clause)):
        return 0.0
    weight = 0.0
    for token in setting.own:
        if token.tag in {"ADJD", "VVPP", "ADV", "PTKVZ"}:
            sorts = sorts_of_word(token.lemma)
            weight += 2.5 * ("mind" in sorts) - 1.5 * ("look" in sorts)
        elif token.tag == "NN" and "office" in _sorts(token):
            weight += 1.0  # „Pjöngjang ist einer der wichtigsten Unterstützer“
    return max(-2.5, min(2.5, weight))


def _further(setting: Setting, clause: Clause) -> float:
    """What other verbs say of the same subject: „Lissabon, das sich wenig davon verspricht“, „Oslo zog nach und zahlte“."""
    after, weight = setting.name.last + 1, 0.0
    index = next(i for i, other in enumerate(setting.sentence.clauses) if other is clause)
    for other in setting.sentence.clauses:
        if not other.predicate or other is clause:
            continue
        if other.kind == "relative" and other.start in {after, after + 1}:
            weight += _verb(setting, other)
        elif other.kind == "infinitive" and other.parent == index and "light" in sorts_of_word(_predicate(setting, clause)):
            weight += max(0.0, _verb(setting, other))  # „hat Gelegenheit, die Auflagen zu erfüllen“
        elif other.kind == clause.kind and other.start >= clause.end and other.subject in {None, clause.subject}:
            weight += max(0.0, _verb(setting, other)) * (setting.tokens[other.start].tag == "KON")
    return max(-1.0, min(1.25, weight))


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


VOICES = {"sport": -3.5, "town": -2.75, "weather": -2.0, "land": -1.0}
"""How loudly a noun of a class speaks against a government, once for each class."""
POLITICS = 0.75
"""How loudly a noun of politics speaks for it, twice at most."""


def _voices(tokens: list[Token]) -> float:
    politics, against = 0, set()
    for token in tokens:
        if _SCORE.fullmatch(token.text):
            against.add("sport")
        elif token.tag == "NN":
            sorts = _sorts(token)
            politics += bool(sorts & {"stance", "office"})
            against |= sorts & VOICES.keys()
    return POLITICS * min(politics, 2) + sum(VOICES[sort] for sort in against)


def _in_headline(setting: Setting) -> float:
    """„Ankara: Keine Gespräche“, „Berlin an Bern: …“, „Peking erleichtert, Brüssel skeptisch“."""
    weight = _company(setting) + 1.0 * setting.house - 0.5
    after = setting.next
    weight += _mood(setting.after_row)
    if after is not None and after.text == ":":
        weight += 0.5
    return weight


def _mood(after: Token | None) -> float:
    """„Peking erleichtert, Brüssel skeptisch“: headlines save the verb."""
    return 2.5 if after is not None and "mind" in sorts_of_word(after.text) else 0.0


@cache
def _buildings() -> frozenset[tuple[str, str]]:
    """Seats that are no towns: „Kreml“, „Downing Street“; told from other spellings of a capital by the place lists."""
    return frozenset(
        (state.iso, seat) for state in countries().values() for seat in state.seats if population(seat) < 0
    )


def _is_building(country: str, name: str) -> bool:
    return (country, name) in _buildings()
