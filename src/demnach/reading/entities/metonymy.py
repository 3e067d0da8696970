"""Capitals and seats of government that stand for their state, decided by the role they play in the sentence.

„Pjöngjang bestätigte“, „Moskaus Forderungen“, „Beziehungen zu Moskau“, „will Kiew zwingen“ mean the states;
„in Pjöngjang“, „nach Moskau“, „Moskaus Straßen“ mean the towns.
"""

from __future__ import annotations

from functools import cache

from demnach.language.types import Analysis, Clause, Sentence
from demnach.lexicon.countries import countries
from demnach.lexicon.places import population
from demnach.lexicon.roles import role_of
from demnach.lexicon.tables import rows
from demnach.reading.entities.name_kinds import Name

LOCATIVE = frozenset({
    "in", "im", "nach", "aus", "bei", "nahe", "um", "vor", "über", "auf", "ab", "bis", "durch", "hinter", "neben",
    "unter", "unweit", "außerhalb", "innerhalb", "rund", "gen", "entlang", "nördlich", "südlich", "östlich", "westlich",
    "nordöstlich", "nordwestlich", "südöstlich", "südwestlich",
})  # fmt: skip
"""Prepositions that ask „where“ or „where to“: after them a town is a town."""


@cache
def _town_verbs(role: str) -> frozenset[str]:
    return frozenset(row["verb"] for row in rows("town_verbs") if row["as"] == role)


def stands_for_state(analysis: Analysis, sentence: Sentence, name: Name) -> bool:
    """Return True where a capital or seat, ``name``, means its state (its government) in ``sentence``."""
    bearer = name.bearer
    if bearer is None or not bearer.metonym or bearer.country is None:
        return False
    if name.first > sentence.start and _place_noun(analysis.tokens[name.first - 1].text):
        return False  # „die Hauptstadt Moskau“
    building = _is_building(bearer.country, bearer.name)
    preposition = _preposition(analysis, sentence, name)
    if preposition is not None:
        if preposition in LOCATIVE:
            return False
        return building or preposition not in {"von", "vom"} or _agent_of_passive(analysis, sentence, name)
    if building:
        return True
    if _genitive(analysis, name):
        return not _of_a_town(analysis, sentence, name)
    return _acts_or_is_dealt_with(analysis, sentence, name)


@cache
def _buildings() -> frozenset[tuple[str, str]]:
    """Seats that are no towns: „Kreml“, „Downing Street“; told from other spellings of a capital by the place lists."""
    return frozenset(
        (state.iso, seat) for state in countries().values() for seat in state.seats if population(seat) < 0
    )


def _is_building(country: str, name: str) -> bool:
    return (country, name) in _buildings()


def _preposition(analysis: Analysis, sentence: Sentence, name: Name) -> str | None:
    """Return the preposition that governs the name: right before it, or before its article, or across „und“."""
    tokens = analysis.tokens
    at = name.first - 1
    while at >= sentence.start and tokens[at].tag in {"ART", "ADJA"}:
        at -= 1
    if at < sentence.start:
        return None
    word = tokens[at].text.lower()
    if tokens[at].tag in {"APPR", "APPRART", "APZR"} or word in LOCATIVE:
        return word
    if word in {"und", "oder", "sowie"} and at > sentence.start and tokens[at - 1].tag in {"NE", "NN"}:
        before = at - 2
        if before >= sentence.start and tokens[before].tag in {"APPR", "APPRART"}:
            return tokens[before].text.lower()
    return None


def _agent_of_passive(analysis: Analysis, sentence: Sentence, name: Name) -> bool:
    clause = _clause_of(sentence, name.first)
    return clause is not None and clause.passive


def _genitive(analysis: Analysis, name: Name) -> bool:
    last = analysis.tokens[name.last].text
    return name.bearer is not None and last.endswith(("s", "’")) and not name.bearer.name.endswith(last)


def _of_a_town(analysis: Analysis, sentence: Sentence, name: Name) -> bool:
    """„Moskaus Straßen“, „die Straßen Moskaus“: the noun that owns the genitive is a noun of towns."""
    tokens = analysis.tokens
    after = name.last + 1
    while after < sentence.end and tokens[after].tag in {"ADJA", "CARD"}:
        after += 1
    if after < sentence.end and tokens[after].tag == "NN":
        return _place_noun(tokens[after].text)
    return False


@cache
def _place_nouns() -> frozenset[str]:
    return frozenset(form.lower() for row in rows("place_nouns") for form in (row["noun"], row["plural"]))


@cache
def _long_place_nouns() -> tuple[str, ...]:
    return tuple(noun for noun in _place_nouns() if len(noun) > 4)


def _place_noun(word: str) -> bool:
    lower = word.lower()
    return lower in _place_nouns() or lower.endswith(_long_place_nouns())


def _acts_or_is_dealt_with(analysis: Analysis, sentence: Sentence, name: Name) -> bool:
    """Without preposition a town is subject or object: it means the state unless the verb is one for towns."""
    clause = _clause_of(sentence, name.first)
    if clause is None or not clause.predicate:
        return False
    if clause.subject is not None:
        subject = sentence.phrases[clause.subject]
        if subject.start <= name.first < subject.end:
            if clause.predicate == "sein":
                return _predicative_acts(analysis, sentence, clause)
            return clause.predicate not in _town_verbs("subject") and not (
                clause.passive and clause.predicate in _town_verbs("object")
            )
    return clause.predicate not in _town_verbs("object") | _town_verbs("subject") | {"sein"}


def _predicative_acts(analysis: Analysis, sentence: Sentence, clause: Clause) -> bool:
    """„Pjöngjang ist einer der wichtigsten Unterstützer“: what is said of the subject can be said of people only."""
    for token in analysis.tokens[clause.start : clause.end]:
        if token.tag == "NN":
            role = role_of(token.text)
            if role is not None or (token.lemma.endswith(("er", "partner")) and not _place_noun(token.lemma)):
                return True
    return False


def _clause_of(sentence: Sentence, token: int) -> Clause | None:
    """Return the innermost clause with a predicate around a token; children come after their parents."""
    return next((c for c in reversed(sentence.clauses) if c.start <= token < c.end and c.predicate), None)
