"""Subjects: which phrase of a clause is the subject of its finite verb.

Every bare phrase that may be nominative and agrees with the verb is a candidate; its form, its kind and its place weigh. The
surest sign is a form that can only be nominative („der Präsident“, „er“). Where forms leave it open („Die Partei lobt die
Ministerin“) order decides: a relative pronoun first, then the Vorfeld, then the first phrase of the Mittelfeld
(Duden-Grammatik, „Die Abfolge im Mittelfeld“).
"""

from __future__ import annotations

from demnach.language.types import Clause, Phrase, Sentence, Token
from demnach.lexicon.cues import load_cues

CERTAIN, PRONOUN, MAN, RELATIVE, IMPERSONAL = 3.0, 2.0, 4.0, 1.5, 5.0
PREDICATIVE_CERTAIN, INDEFINITE = 0.1, -0.4
"""Beside sein, werden, bleiben, heißen the predicative is nominative too: a sure nominative weighs little, and of two nouns
the one with „ein“ or „kein“ is the predicative („Ein Problem ist der Preis“)."""
VORFELD, BEHIND_VERB, STEP, SECOND = 1.0, 0.8, 0.05, -1.0
SIE, POINTING = 0.2, 0.3
"""Pronouns that may be accusative too: „Die Polizei nahm sie fest“; „es“, „das“, „dies“ beside a predicative."""
ADVERBIAL_TIME, MEASURE, INSERTED, QUESTION, OTHER_NUMBER, OTHER_COUNT, SAID = -2.0, -1.5, -4.0, -0.6, -2.0, -0.6, -1.5
PRESENTING = -0.4
"""Weight of „es“ in the Vorfeld of a verb that presents something: it only fills the place („Es besteht Gefahr“)."""
BEHIND_NOUN = -1.5
"""Weight of „sie“ behind a noun of the Mittelfeld: an object."""
LEAST = -1.6
_PRESENTING = frozenset(
    "bestehen herrschen existieren stattfinden entstehen folgen erfolgen eintreten auftreten kursieren".split()
)
_ABOUT = frozenset({"über", "um", "gegen", "rund"})
_COPULAS = frozenset({"sein", "werden", "bleiben", "heißen"})
_TIME_NOUNS = frozenset(
    "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Jahr Monat Woche Tag Stunde Minute Uhr Mal Nacht "
    "Abend Morgen Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)
_TIME_EDGES = frozenset({"Anfang", "Mitte", "Ende"})
_MEASURES = frozenset("Prozent % Euro Dollar Franken Rubel Grad Kilometer Meter Tonne Liter Kilogramm Hektar".split())
_SUBORDINATE = frozenset({"dass", "relative", "adverbial"})
_COMPARING = frozenset({"als", "wie"})
_PAIRS = frozenset({"weder", "sowohl", "entweder", "nicht"})
"""First parts of paired conjunctions: the verb may be plural and the first noun is the head („weder sie noch er wussten“)."""
_NOMINATIVE_OF = {"der": "M", "das": "N"}


def find_subjects(tokens: list[Token], sentence: Sentence) -> None:
    """Set ``subject`` on the clauses of a sentence whose clauses, owners and phrases are known."""
    by_clause: dict[int, list[int]] = {}
    for p, phrase in enumerate(sentence.phrases):
        reciprocal = tokens[phrase.head].tag == "PRF" or tokens[phrase.head].text == "einander"
        bare = phrase.preposition is None or _is_about(tokens, phrase)
        if bare and "N" in (phrase.cases or "N") and not reciprocal:
            by_clause.setdefault(sentence.owners[phrase.head - sentence.start], []).append(p)
    for c, clause in enumerate(sentence.clauses):
        if clause.finite is not None:
            candidates = [(p, sentence.phrases[p]) for p in by_clause.get(c, [])]
            clause.subject = _choose(tokens, sentence, c, candidates)
    _inherit(tokens, sentence)


def _behind_prefield(sentence: Sentence, clause: int, finite: int, phrase: Phrase) -> bool:
    """„Nach sechs Jahren Krieg ist …“: only one constituent stands in the Vorfeld, so what is behind a prepositional phrase
    belongs to it."""
    if sentence.clauses[clause].kind not in ("main", "verb-second") or phrase.end > finite:
        return False
    before = [p for p in sentence.phrases if p.end <= phrase.start and p.preposition is not None]
    return any(sentence.owners[p.head - sentence.start] == clause for p in before)


def _is_about(tokens: list[Token], phrase: Phrase) -> bool:
    """„Über 300 Menschen kamen“: at the sentence's beginning the preposition only makes the number vague."""
    first = tokens[phrase.start]
    capital = first.text[0].isupper() and first.text.lower() in _ABOUT
    return capital and phrase.number == "pl" and phrase.head > phrase.start + 1 and tokens[phrase.start + 1].tag == "CARD"


def _choose(tokens: list[Token], sentence: Sentence, c: int, candidates: list[tuple[int, Phrase]]) -> int | None:
    clause = sentence.clauses[c]
    finite = clause.finite if clause.finite is not None else clause.start
    copula = clause.predicate in _COPULAS and len(clause.verbs) == 1 + any(tokens[i].tag == "VAINF" for i in clause.verbs)
    best: tuple[float, int] | None = None
    for p, phrase in candidates:
        if not _may_be_subject(tokens, clause, tokens[finite], phrase):
            continue
        if clause.kind == "relative" and tokens[phrase.head].tag == "PRELS" and not _refers(tokens, sentence, clause, phrase):
            continue
        score = _form(tokens, clause, phrase, copula=copula) + _place(tokens, clause, finite, phrase)
        if _behind_prefield(sentence, c, finite, phrase):
            score += SECOND
        if tokens[phrase.head].text == "sie" and any(_stands_before(tokens, clause, other, phrase) for _, other in candidates):
            score += BEHIND_NOUN
        if clause.kind == "relative" and tokens[phrase.head].tag == "PRELS":
            score += _antecedent(sentence, clause, tokens[finite])
        if best is None or score > best[0]:
            best = (score, p)
    return best[1] if best is not None and best[0] > LEAST else None


def _stands_before(tokens: list[Token], clause: Clause, other: Phrase, pronoun: Phrase) -> bool:
    """„erst dann hatte die Akademie sie geehrt“: in the Mittelfeld no noun stands before a pronoun that is the subject."""
    verb_second = clause.kind in ("main", "verb-second") and clause.finite is not None
    first = clause.finite if verb_second and clause.finite is not None else clause.start
    return first < other.start < other.end <= pronoun.start and tokens[other.head].tag in ("NN", "NE")


def _may_be_subject(tokens: list[Token], clause: Clause, verb: Token, phrase: Phrase) -> bool:
    """Agreement in number („sie“ is she, they and you); no subject stands behind a comparing „als“ or „wie“."""
    before = phrase.start - 1
    link = tokens[before].text.lower() if before >= clause.start and before != clause.subordinator else ""
    if link in _COMPARING or (link == "so" and tokens[before - 1].tag == "$,"):
        return False  # „als Minister“, „wie ein Dieb“; „…, so der Minister, …“
    if link == "noch" or (link == "auch" and tokens[before - 1].text.lower() in ("als", "sondern")):
        return not any(t.text.lower() in _PAIRS for t in tokens[clause.start : before])  # „weder A noch B“: the first
    word = tokens[phrase.head].text.lower()
    if word == "sie" or link in _PAIRS:
        return True
    if word in ("was", "wer") and verb.number == "pl" and clause.predicate not in _COPULAS:
        return False
    if verb.number == "sg" and phrase.number == "pl" and tokens[phrase.head].number == "sg":
        return True  # „Bestätigt wurde die Höhe und Dauer der Strafe“: the verb may agree with the first noun alone
    return not (verb.number and phrase.number) or verb.number == phrase.number


def _refers(tokens: list[Token], sentence: Sentence, clause: Clause, pronoun: Phrase) -> bool:
    """„die Chefin, der niemand traute“: as a subject „der“ refers to a masculine noun only, „das“ to a neuter one."""
    wanted = _NOMINATIVE_OF.get(tokens[pronoun.head].text.lower())
    for phrase in sentence.phrases if wanted is not None else ():
        if phrase.end in (clause.start, clause.start - 1):
            noun = tokens[phrase.head]
            known = noun.tag == "NN" and len(noun.gender) == 1 and phrase.number == "sg"
            return not known or noun.gender == wanted
    return True


def _antecedent(sentence: Sentence, clause: Clause, verb: Token) -> float:
    """„die Frau, die die Beamten festgenommen hatten“: a pronoun that refers to one is no subject of a plural."""
    number = next((p.number for p in sentence.phrases if p.end in (clause.start, clause.start - 1)), "")
    return OTHER_NUMBER if number and verb.number and number != verb.number else 0.0


def _form(tokens: list[Token], clause: Clause, phrase: Phrase, *, copula: bool) -> float:
    head = tokens[phrase.head]
    word = head.text.lower()
    score = 0.0
    if _is_certain(phrase):
        score += PREDICATIVE_CERTAIN if copula and head.tag != "PPER" else CERTAIN
    if copula and tokens[phrase.start].lemma in ("ein", "kein"):
        score += INDEFINITE
    if head.tag == "PPER" and word != "es":
        score += PRONOUN if word != "sie" else SIE
    if word == "es" and clause.predicate == "geben":
        score += IMPERSONAL
    if word == "man" and head.tag == "PIS":
        score += MAN
    if word in ("das", "dies") and phrase.end <= (clause.finite or 0) and clause.kind in ("main", "verb-second"):
        score += _pointing_back(clause)
    if head.tag == "PWS" and copula:
        score += QUESTION
    if clause.kind == "relative" and head.tag in ("PRELS", "PDS", "ART") and phrase.start <= clause.start + 1:
        score += RELATIVE
    bare = phrase.start == phrase.head
    of_something = phrase.head + 1 < len(tokens) and tokens[phrase.head + 1].tag == "NN"  # „drohen zehn Jahre Haft“
    if (head.lemma in _TIME_NOUNS and not of_something) or (head.lemma in _TIME_EDGES and bare):
        score += ADVERBIAL_TIME
    measured = head.tag == "CARD" or (head.lemma in _MEASURES and tokens[phrase.head - 1].tag == "CARD" and not bare)
    if measured and phrase.end == phrase.head + 1:  # „stieg 5 Prozent“; a part of something may act: „5 Prozent der Kinder“
        score += MEASURE
    if copula and word in ("es", "das", "dies"):
        score += POINTING
    if phrase.number == "pl" and clause.finite is not None and tokens[clause.finite].number == "sg":
        score += OTHER_COUNT
    if word == "es" and clause.predicate in _PRESENTING and phrase.start == clause.start:
        score += PRESENTING
    return score


def _pointing_back(clause: Clause) -> float:
    """„Das teilte die Behörde mit“: in the Vorfeld of a verb of speaking „das“ is what was said."""
    spoken = any("quote" in cue.constructions for cue in load_cues().verb(clause.predicate))
    return SAID if spoken and not clause.passive and clause.predicate not in _COPULAS else 0.0


def _place(tokens: list[Token], clause: Clause, finite: int, phrase: Phrase) -> float:
    score = 0.0
    between = range(min(phrase.end, finite), max(phrase.start, finite))
    if sum(tokens[i].text in ("–", "—") for i in between) % 2:
        score += INSERTED
    if clause.kind in ("main", "verb-second"):
        if phrase.end <= finite:
            return score + VORFELD
        return score + BEHIND_VERB - STEP * (phrase.start - finite)
    return score - STEP * (phrase.start - clause.start)


def _inherit(tokens: list[Token], sentence: Sentence) -> None:
    """„X kam und sagte …“, „X sprach, ließ aber …“: a clause without a subject goes on with that of the one before."""
    for c, clause in enumerate(sentence.clauses):
        if clause.finite is None or c == 0:
            continue
        conjoined = tokens[clause.start].tag == "KON" or (clause.kind in _SUBORDINATE and clause.subordinator is None)
        verb_first = clause.finite == clause.start + conjoined
        own = clause.subject is not None and not _may_be_object(tokens, sentence, clause)
        if not verb_first and (own or not conjoined or _has_prefield(tokens, sentence, clause)):
            continue
        if clause.subject is not None and _is_certain(sentence.phrases[clause.subject]):
            continue
        for earlier in reversed(sentence.clauses[:c]):
            if earlier.parent == clause.parent and earlier.kind == clause.kind and earlier.subject is not None:
                if earlier.end <= clause.start and _agrees(tokens, earlier, clause):
                    clause.subject = earlier.subject
                break


def _may_be_object(tokens: list[Token], sentence: Sentence, clause: Clause) -> bool:
    """„die das Geld annahm und es behielt“: „es“ in a coordinated verb-last clause is hardly its subject."""
    head = tokens[sentence.phrases[clause.subject].head] if clause.subject is not None else None
    impersonal = clause.predicate in _COPULAS or clause.predicate in ("geben", "gehen", "handeln", "kommen", "heißen")
    joined = clause.kind in _SUBORDINATE and clause.subordinator is None
    return head is not None and head.text == "es" and joined and not impersonal


def _has_prefield(tokens: list[Token], sentence: Sentence, clause: Clause) -> bool:
    """„und auf dem Platz wurde gefeiert“: with a phrase in its Vorfeld a verb-second clause stands for itself."""
    if clause.kind not in ("main", "verb-second") or clause.finite is None:
        return False
    return any(clause.start <= p.start and p.end <= clause.finite for p in sentence.phrases)


def _agrees(tokens: list[Token], earlier: Clause, clause: Clause) -> bool:
    """True if both clauses' verbs may have the same subject."""
    first, second = tokens[earlier.finite or 0].number, tokens[clause.finite or 0].number
    return not (first and second) or first == second


def _is_certain(phrase: Phrase) -> bool:
    """A form that can be nominative only; a bare genitive is no argument."""
    return "A" not in phrase.cases and "D" not in phrase.cases
