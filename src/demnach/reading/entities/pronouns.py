"""Whom a pronoun means: agreement first, then salience (nearness, subjects before objects, persons before things)."""

from __future__ import annotations

from demnach.language.types import Analysis, Clause, Sentence, Token
from demnach.reading.entities.mentions import Pronoun
from demnach.reading.entities.referents import Referent

REACH = 3
"""Sentences back within which a pronoun looks for what it means."""
PER_SENTENCE, OTHER_PART = 1.2, 0.8
SUBJECT, PERSON, NAMED, AGREES, MATRIX_SUBJECT, OWN_SUBJECT = 1.0, 0.6, 0.3, 0.6, 1.6, 1.4
LEAST = 0.8
"""A referent with less salience than this is not taken: no answer is better than a wrong one."""
SUREST, UNSURE, PER_MARGIN = 0.94, 0.5, 0.35
"""Confidence by the margin of salience over the next referent; of the gold's pronouns 63 of 65 above 0.8 are right."""
DEMONSTRATIVE = 0.7
"""Confidence of a demonstrative."""
_BEFORE_RELATIVE = 2
"""Tokens between a phrase and the relative clause of it: a comma, a closing bracket or quotation mark before it."""


def meant_by_pronoun(
    analysis: Analysis,
    sentence: Sentence,
    number: int,
    pronoun: Pronoun,
    referents: list[Referent],
    heads: dict[int, Referent],
) -> tuple[Referent, float] | None:
    """Return the referent of a pronoun with a confidence, or None.

    ``number`` counts the sentences of the article; ``heads`` maps the head tokens of this sentence's mentions, those
    before and after the pronoun, to their referents.
    """
    clause = clause_at(sentence, pronoun.token)
    if pronoun.relative:
        return antecedent(sentence, clause, pronoun, heads)
    if pronoun.demonstrative:
        return last_named(number, pronoun, referents)
    own_subject = subject_of(sentence, clause, heads)
    matrix = matrix_subject(sentence, clause, heads)
    if matrix is None and _meant_outside(analysis.tokens, sentence, clause, pronoun):
        return None
    barred = co_arguments(sentence, clause, heads, own_subject) if not pronoun.possessive else set()
    if not pronoun.possessive:
        barred |= _told_by(analysis.tokens, sentence, clause, pronoun, heads)
    barred |= _quoting(analysis.tokens, sentence, pronoun, heads)
    ranked: list[tuple[float, Referent]] = []
    for referent in referents:
        here = any(heads[token] is referent for token in heads if token < pronoun.token)
        last = referent.standing if here or referent.last_sentence < number else referent.before
        if last.sentence < 0 or number - last.sentence > REACH or id(referent) in barred:
            continue
        if not agrees(pronoun, referent) or (pronoun.gender == "N" and not last.subject):
            continue
        score = 3.0 - PER_SENTENCE * (number - last.sentence)
        score -= OTHER_PART * min(sentence.part - last.part, 2)
        score += SUBJECT * last.subject + PERSON * (referent.kind == "person") + NAMED * referent.named
        score += AGREES * bool(referent.gender and referent.gender in pronoun.gender)
        if referent is matrix:
            score += MATRIX_SUBJECT
        if pronoun.possessive and referent is own_subject:
            score += OWN_SUBJECT
        ranked.append((score, referent))
    if not ranked:
        return None
    ranked.sort(key=lambda pair: -pair[0])
    score, best = ranked[0]
    if score < LEAST:
        return None
    margin = score - ranked[1][0] if len(ranked) > 1 else 2.0
    return best, min(SUREST, UNSURE + PER_MARGIN * margin)


def antecedent(
    sentence: Sentence, clause: Clause | None, pronoun: Pronoun, heads: dict[int, Referent]
) -> tuple[Referent, float] | None:
    """„Doris Kahl, die …“: a relative pronoun means what stands right before its clause, as far as the two agree.

    Of a phrase with a name inside („der Chef von Nordbau, der“) the head comes first.
    """
    if clause is None or clause.kind != "relative":
        return None
    phrases = [p for p in sentence.phrases if p.end <= clause.start and clause.start - p.end <= _BEFORE_RELATIVE]
    if not phrases:
        return None
    nearest = max(phrase.end for phrase in phrases)
    for phrase in sorted((p for p in phrases if p.end == nearest), key=lambda p: p.start):
        for token in (phrase.head, *(i for i in range(phrase.head + 1, phrase.end) if i in heads)):
            if token in heads and agrees(pronoun, heads[token]):
                return heads[token], SUREST
    return None


def last_named(number: int, pronoun: Pronoun, referents: list[Referent]) -> tuple[Referent, float] | None:
    """„Kahl lobte Brenn. Dieser …“: a demonstrative means what was named last, where „er“ goes on with the subject."""
    near = [
        (mention.start, referent)
        for referent in referents
        for mention in referent.mentions
        if mention.start < pronoun.start and number - referent.last_sentence <= 1 and agrees(pronoun, referent)
    ]
    return (max(near, key=lambda pair: pair[0])[1], DEMONSTRATIVE) if near else None


def agrees(pronoun: Pronoun, referent: Referent) -> bool:
    """True where number and gender do not forbid the two to mean the same."""
    if pronoun.number == "pl":
        return referent.number == "pl" or (not referent.number and referent.kind in {"group", "authority"})
    if referent.number == "pl":
        return pronoun.number == "" and pronoun.gender == "F"  # „ihr Land“, „sie“ may be plural
    if referent.kind in {"place", "work", "event", "other"}:
        return False
    if referent.gender or pronoun.gender == "N":
        return bool(referent.gender) and referent.gender in pronoun.gender
    return referent.kind == "person" or bool(set("MN") & set(pronoun.gender))


def clause_at(sentence: Sentence, token: int) -> Clause | None:
    """Return the clause with a finite verb that a token belongs to: its own, or the one around that."""
    owner = sentence.owners[token - sentence.start] if sentence.owners else -1
    at: int | None = owner if owner >= 0 else None
    while at is not None and sentence.clauses[at].finite is None:
        at = sentence.clauses[at].parent
    if at is not None:
        return sentence.clauses[at]
    return next((c for c in reversed(sentence.clauses) if c.start <= token < c.end and c.finite is not None), None)


def subject_of(sentence: Sentence, clause: Clause | None, heads: dict[int, Referent]) -> Referent | None:
    """Return the referent of a clause's subject, if it has been recognised."""
    if clause is None or clause.subject is None:
        return None
    phrase = sentence.phrases[clause.subject]
    if phrase.head in heads:
        return heads[phrase.head]
    return next((heads[i] for i in range(phrase.start, phrase.end) if i in heads), None)


def matrix_subject(sentence: Sentence, clause: Clause | None, heads: dict[int, Referent]) -> Referent | None:
    """„Merkel sagte, sie werde …“: the subject of the clause on which the pronoun's clause depends."""
    if clause is None or clause.parent is None:
        return None
    return subject_of(sentence, sentence.clauses[clause.parent], heads)


def _meant_outside(tokens: list[Token], sentence: Sentence, clause: Clause | None, pronoun: Pronoun) -> bool:
    """„Die Stadt teilte mit, sie zahle“: the subject of the clause above is a noun that agrees but is no known entity."""
    if clause is None or clause.parent is None or pronoun.possessive:
        return False
    above = sentence.clauses[clause.parent]
    if above.subject is None:
        return False
    head = tokens[sentence.phrases[above.subject].head]
    if head.i > pronoun.token:
        return False  # „Sie zahle, teilte die Stadt mit“
    return head.tag == "NN" and head.number == "sg" and pronoun.number != "pl" and head.gender == pronoun.gender


def _told_by(
    tokens: list[Token], sentence: Sentence, clause: Clause | None, pronoun: Pronoun, heads: dict[int, Referent]
) -> set[int]:
    """„Die Autorin habe recht, sagte sie“: who is named or described in what somebody says is not who says it.

    What is said begins behind a colon: „Die Autorin blieb hart: Man werde klagen, sagte sie“.
    """
    if clause is None or pronoun.relative or clause.finite is None or clause.finite + 1 != pronoun.token:
        return set()
    begin = max((token.i for token in tokens[sentence.start : pronoun.token] if token.text == ":"), default=sentence.start)
    return {
        id(referent)
        for token, referent in heads.items()
        if token >= begin and tokens[token].tag[:1] == "N" and _depends(sentence, clause_at(sentence, token), clause)
    }


def _quoting(tokens: list[Token], sentence: Sentence, pronoun: Pronoun, heads: dict[int, Referent]) -> set[int]:
    """„„Er lügt“, sagte Denk“: who is quoted speaks of himself in the first person."""
    inside = False
    quoted: set[int] = set()
    for token in tokens[sentence.start : sentence.end]:
        inside = token.text in OPENING or (inside and token.text not in CLOSING)
        if inside:
            quoted.add(token.i)
    if pronoun.token not in quoted:
        return set()
    frames = [clause for clause in sentence.clauses if clause.finite is not None and clause.finite not in quoted]
    return {id(subject) for clause in frames if (subject := subject_of(sentence, clause, heads)) is not None}


OPENING, CLOSING = frozenset("„»‚"), frozenset("“«‘”")


def _depends(sentence: Sentence, clause: Clause | None, on: Clause) -> bool:
    while clause is not None and clause.parent is not None:
        clause = sentence.clauses[clause.parent]
        if clause is on:
            return True
    return False


def co_arguments(
    sentence: Sentence, clause: Clause | None, heads: dict[int, Referent], own_subject: Referent | None
) -> set[int]:
    """„Brenn lobte ihn“, „Brenn lobte den Minister“: no argument means another one of its clause.

    Nor does a relative clause's mean what the clause is of.

    A name or possessive within a phrase is no argument: „In ihrer Predigt mahnte sie“.
    """
    if clause is None:
        return set()
    barred = {id(own_subject)} if own_subject is not None else set()
    for phrase in sentence.phrases:
        token = next((i for i in range(phrase.head, phrase.end) if i in heads), None)
        if token is not None and clause_at(sentence, token) is clause:
            barred.add(id(heads[token]))
    if clause.kind == "relative":
        before = [token for token in heads if token < clause.start]
        if before and clause.start - max(before) <= 2:
            barred.add(id(heads[max(before)]))
    return barred
