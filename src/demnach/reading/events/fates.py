"""What befell counted people, by the words of their clause: „zwei Menschen starben“, „32 wurden abgeführt“.

An expression fits where all its words stand in the clause and the people stand where it wants them: the subject of
„starben“, the object of „töteten“, which in the passive is the subject, „für“ before those for whom help came too late.
Of several in one clause the nearest counts, rather one behind the number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from demnach.language.types import Clause, Sentence, Token
from demnach.lexicon.forms import analyses
from demnach.lexicon.tolls import Fate, fate_noun, fates_of

_CASES_OF_OBJECTS = frozenset({"obj", "forces", "workers", "jobs"})
_KINDS_OF_COUNTED = frozenset({"forces", "workers", "jobs"})
_PREPOSITIONS = frozenset({"für", "von", "bei", "an", "gegen", "nach"})
_PARTICLES = frozenset({"fest", "ab", "aus", "ein", "um", "zu", "auf", "an", "weg", "tot", "gefangen", "los", "davon"})
_FINITE = 3
"""Length of the readings of finite verbs: „3Pt“."""
_BEHIND = 40
"""A fate before the number counts as so many words farther than one behind it."""
_ACTION_NEAR = 4
_POSTPOSITIONS = frozenset({"zufolge", "gegenüber", "entsprechend", "entgegen"})
_GROUPS = frozenset({"Gruppe", "Trupp", "Familie", "Team", "Mannschaft", "Konvoi", "Gesamtheit", "Handvoll"})


class Told(NamedTuple):
    """What befell counted people, and the token of the word that tells it."""

    kind: str
    at: int


def fate_in_clause(tokens: list[Token], sentence: Sentence, head: int, start: int, counted: str | None) -> Told | None:
    """Return what the clause of token ``head`` tells of those counted, whose words begin at ``start``; or None.

    ``counted`` is what their noun tells (person, forces, workers, jobs), None where they have none.
    """
    for clause in _clauses_around(sentence, head):
        if (told := _fate(tokens, sentence, clause, head, start, counted)) is not None:
            return told
    return None


def _clauses_around(sentence: Sentence, head: int) -> Iterator[Clause]:
    """The clause that owns a token, the relative clause right behind it, and the clause above."""
    owner = sentence.owners[head - sentence.start] if head - sentence.start < len(sentence.owners) else -1
    own = sentence.clauses[owner] if owner >= 0 else None
    for clause in sentence.clauses:
        if clause.kind == "relative" and head < clause.start <= head + 3:
            yield clause
    if own is not None:
        yield own
        for clause in sentence.clauses:
            subject = sentence.phrases[clause.subject] if clause.subject is not None else None
            if clause is not own and clause.start >= own.start and subject is not None and subject.start <= head < subject.end:
                yield clause  # „sprangen aus dem Fenster und brachen sich die Beine“
        if own.parent is not None and own.kind in ("infinitive", "fragment", "participle"):
            yield sentence.clauses[own.parent]


def _fate(tokens: list[Token], sentence: Sentence, clause: Clause, head: int, start: int, counted: str | None) -> Told | None:
    index = sentence.clauses.index(clause)
    own = [i for i in _share(tokens, clause, head) if sentence.owners[i - sentence.start] == index]
    words = {word for i in own for word in (tokens[i].text.lower(), tokens[i].lemma.lower())}
    found: list[tuple[int, int, str, int]] = []
    for i in own:
        for fate in _told_at(tokens, clause, i, words):
            stands = set(fate.words) <= words or _stands(fate, words)
            if stands and _fits(tokens, sentence, clause, fate, head, start, counted):
                found += [(i - head if i > head else head - i + _BEHIND, -len(fate.words), fate.kind, i)]
    killed = [one for one in found if one[2] == "killed" and one[0] < _BEHIND]  # „sie gingen über Bord und ertranken“
    nearest = min(killed or found, default=None)
    return Told(nearest[2], nearest[3]) if nearest is not None else None


def _share(tokens: list[Token], clause: Clause, head: int) -> range:
    """„35 seien übergelaufen und 20 gefallen“: of a clause with two numbers and two participles the part of one of them."""
    start, end = clause.start, clause.end
    for i in range(clause.start + 1, clause.end - 1):
        if tokens[i].text == "und" and tokens[i + 1].tag == "CARD" and tokens[i - 1].tag in ("VVPP", "$("):
            if head < i:
                end = min(end, i)
            else:
                start = i
    return range(start, end)


def _told_at(tokens: list[Token], clause: Clause, i: int, words: set[str]) -> Iterator[Fate]:
    """The expressions of which a token may be the verb; a particle may be taken for an adverb („nahm … vorläufig fest“)."""
    token = tokens[i]
    if token.tag[0] != "V" and token.tag not in ("ADJD", "ADJA"):
        return
    lemmas = {token.lemma, clause.predicate} if i in clause.verbs else {token.lemma}
    if token.tag == "ADJA":
        lemmas = set(finite_taken_for_attribute(token))
    lemmas |= {particle + token.lemma for particle in _PARTICLES & words if token.tag[0] == "V"}
    for lemma in lemmas:
        yield from fates_of(lemma)


def finite_taken_for_attribute(token: Token) -> tuple[str, ...]:
    """„elf weitere erlitten Brüche“: the lemmas of a finite verb taken for an attribute, which would have an ending."""
    known = analyses(token.text) if token.tag == "ADJA" else ()
    if any(a.category == "adjective" and a.lemma != token.text for a in known):
        return ()
    return tuple(a.lemma for a in known if a.category.startswith("verb") and any(len(r) == _FINITE for r in a.readings))


def _stands(fate: Fate, words: set[str]) -> bool:
    """Nouns of an expression may be parts of compounds: „Rauchvergiftungen“, „Landesklinik“."""
    return all(word in words or (len(word) > 5 and any(other.endswith(word) for other in words)) for word in fate.words)


def _fits(
    tokens: list[Token], sentence: Sentence, clause: Clause, fate: Fate, head: int, start: int, counted: str | None
) -> bool:
    """Whether the people stand where the expression wants them."""
    before = role_of_counted(tokens, start)
    if fate.role in _PREPOSITIONS:
        return before == fate.role
    sent = counted == "forces" and fate.kind == "deployed"
    if before is not None and tokens[head].tag != "CARD" and not (sent and before == "mit"):
        return False
    if fate.role in _KINDS_OF_COUNTED and counted != fate.role:
        return False
    subject = sentence.phrases[clause.subject] if clause.subject is not None else None
    is_subject = subject is not None and subject.start <= head < subject.end
    if fate.role in _CASES_OF_OBJECTS and fate.role != "forces":
        return clause.passive or not is_subject or not _is_active(tokens, clause)
    return True


def _is_active(tokens: list[Token], clause: Clause) -> bool:
    """Whether the clause's verb is a full verb in the active: „bleibt verschwunden“, „waren verletzt“ are not."""
    return not clause.passive and not any(tokens[i].lemma in ("werden", "sein", "bleiben") for i in clause.verbs)


def role_of_counted(tokens: list[Token], start: int) -> str | None:
    """Return the preposition right before counted people, None where they stand in a bare case."""
    at = start - 1
    while at >= 0 and tokens[at].tag in ("ART", "PPOSAT", "ADJA", "PDAT"):
        at -= 1
    if at > 0 and tokens[at].text.lower() == "von" and tokens[at - 1].lemma in _GROUPS:
        return role_of_counted(tokens, at - 1)  # „eine Gruppe von acht Wanderern“ stands where the group does
    if at < 0 or tokens[at].tag not in ("APPR", "APPRART") or tokens[at].lemma in _POSTPOSITIONS:
        return None
    return tokens[at].lemma.lower() or tokens[at].text.lower()


def fate_of_action(tokens: list[Token], sentence: Sentence, start: int) -> str | None:
    """„der Tod von 40 Rebellen“, „die Festnahme zweier Männer“: the noun of action that governs those counted."""
    before = role_of_counted(tokens, start)
    if before not in (None, "von", "an", "nach"):
        return None
    at = start - (1 if before is None else 2)
    while at >= sentence.start and at >= start - _ACTION_NEAR and tokens[at].tag in ("ART", "ADJA", "APPR"):
        at -= 1
    if at < sentence.start or tokens[at].tag != "NN":
        return None
    fate = fate_noun(tokens[at].lemma)
    if fate is None or (before if before not in (None, "von") else "gen") != fate.role:
        return None
    return fate.kind
