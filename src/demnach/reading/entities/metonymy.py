"""Capitals, seats and states that stand for their government, decided by what speaks for it and what against.

„Pjöngjang bestätigte“, „Moskaus Forderungen“, „der Streit mit Ankara“, „eine Note aus London“ mean the states; „in
Pjöngjang“, „Moskaus Straßen“, „der Zug nach Ankara“, „London gewann 2:1“ mean towns, teams, landscapes. The part that a
name plays in its clause says which words bear witness: the verb for a subject, the noun it belongs to for a genitive, the
preposition with the noun or verb that governs it for the rest; nouns of politics, sport, town and land in the clause are
heard for all. The words are in ``lexicon/data/metonyms.tsv``.
"""

from __future__ import annotations

from demnach.language.types import Analysis, Clause, Sentence, Token
from demnach.lexicon.metonyms import sorts_of_word
from demnach.lexicon.names import gender_of
from demnach.lexicon.roles import role_of
from demnach.reading.entities.metonym_evidence import (
    SURE,
    VOICES,
    addressing,
    company_says,
    further_verbs_say,
    is_state_passive,
    mind_says,
    mood_says,
    sorts_of,
    tells_words,
    verb_says,
    verb_sorts,
)
from demnach.reading.entities.metonym_prepositions import behind_preposition
from demnach.reading.entities.name_kinds import Name
from demnach.reading.entities.name_setting import Setting

OPENING, CLOSING = frozenset("„“«»‚\"›‹"), frozenset("“”»«‘\"›‹")
"""Quotation marks: between them stands a title or a ship."""
_PRIVATE = frozenset({"witness", "family", "culture", "sport", "press"})
"""Offices of people who do not speak for the house they belong to: its gardener, its visitors."""
_OFFICES = frozenset({"head-of-state", "head-of-government", "minister", "spokesperson", "adviser"})
"""Offices of people who stand for their state."""


def acting_states(analysis: Analysis, sentence: Sentence, names: list[Name]) -> frozenset[Name]:
    """Return those of a sentence's names that mean a government, though their words name a state, a capital or a seat."""
    weighed: list[tuple[Setting, float]] = []
    for name in names:
        bearer = name.bearer
        if bearer is None or bearer.country is None:
            continue
        house = "house" in sorts_of_word(bearer.name)
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
        token.tag == "NN" and ("church" in sorts_of(token) or ((role := role_of(token.text)) and role.office == "church"))
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
        return behind_preposition(setting, setting.preposition, earlier)
    if setting.clause is None or (setting.next is not None and setting.next.text == ":"):
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
    sorts = sorts_of(before)
    if sorts & {"named", "sport", "town"} and not (name.kind == "state" and "fellow" in sorts):
        return True
    if name.kind == "state" or setting.house or "fellow" in sorts or before.text.endswith("ens"):
        return False
    if clause is None:
        return True
    apart = clause.finite is not None and (clause.finite < before.i or clause.subordinator is not None)
    return not (apart and verb_sorts(setting, clause) & {"act", "dealt"} | addressing(setting, clause))


def _bears_names(noun: Token | None, name: Name) -> bool:
    """„die Millionenstädte Dhaka und Bangkok“."""
    return noun is not None and noun.tag == "NN" and name.kind != "state" and "named" in sorts_of(noun)


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
    sorts = sorts_of(owned)
    role = role_of(owned.text)
    office = role is not None and (role.office in _OFFICES or role.kind == "authority")
    if setting.house and role is not None and role.office not in _PRIVATE:
        return SURE  # „die Anwälte des Weißen Hauses“, not its gardener
    if office or sorts & {"stance", "office"} or tells_words(owned):
        return SURE
    if sorts & (VOICES.keys() | {"spot", "named"}) or role is not None:
        return -SURE
    return -1.0 + company_says(setting)


def _argument(setting: Setting, clause: Clause) -> float:
    """Without a preposition a name is subject or object."""
    before, after = setting.before(setting.name.first), setting.next
    if (before is not None and before.text.lower() == "so") or (after is not None and after.text.lower() == "zufolge"):
        return SURE  # „…, so Brüssel“
    if after is not None and after.text.lower() == "gegenüber" and not setting.house:
        return SURE  # „Peking gegenüber“ stands one who is spoken to; what lies opposite has an article
    sorts = verb_sorts(setting, clause) | addressing(setting, clause)
    company = company_says(setting)
    if (setting.subject and not ("sighted" in sorts and setting.guessed_subject)) or setting.compared:
        if clause.passive or is_state_passive(setting, clause):
            return 2.0 * ("dealt" in sorts) - 2.0 * ("sighted" in sorts) - 1.0 + company
        verbs = verb_says(setting, clause, company) + further_verbs_say(setting, clause)
        return 0.5 + verbs + mind_says(setting, clause) + company
    doer = setting.tokens[setting.sentence.phrases[clause.subject].head] if clause.subject is not None else None
    if doer is not None and "weather" in sorts_of(doer):
        return company - 1.0  # „Der Hurrikan bedroht die USA“: nature strikes the land
    acts = "act" in sorts and not _somebody_else_acts(setting, clause)
    nouns = [sorts_of(token) for token in setting.own if token.tag == "NN"]
    if "moved" in sorts and any("stance" in noun for noun in nouns):
        acts, company = True, max(company, 0.0)  # „Peking unter Druck setzen“
    company += 2.0 * any("idiom" in noun for noun in nouns)
    if setting.dative:
        company += 2.0
    done = 3.0 * ("dealt" in sorts) - 2.0 * ("sighted" in sorts) + 2.5 * acts
    return done + mood_says(setting.after_row) - 1.75 + company


def _somebody_else_acts(setting: Setting, clause: Clause) -> bool:
    """Whether the clause has a subject that can act; „deren Statut Nairobi billigte“ has none but Nairobi."""
    if clause.subject is None:
        return False
    phrase = setting.sentence.phrases[clause.subject]
    head = setting.tokens[phrase.head]
    return head.tag != "NN" or role_of(head.text) is not None


def _in_headline(setting: Setting) -> float:
    """„Ankara: Keine Gespräche“, „Berlin an Bern: …“, „Peking erleichtert, Brüssel skeptisch“."""
    weight = company_says(setting) + 1.0 * setting.house - 0.5
    after = setting.next
    weight += mood_says(setting.after_row)
    if after is not None and after.text == ":":
        weight += 0.5
    theme = setting.tokens[min(after.i + 1, setting.sentence.end - 1)] if after is not None else None
    if after is not None and after.text in {"gegen", "für"} and theme is not None and theme.tag == "NN":
        weight += 1.5  # „Auch Madrid gegen Chatkontrolle“
    return weight
