"""Subjects: which phrase of a clause is the subject of its finite verb.

By agreement in number and by case, then by place: an unambiguous nominative anywhere, a relative pronoun at the head of its
clause, the Vorfeld, the first phrase behind the finite verb (Mittelfeld order: subject before objects).
"""

from __future__ import annotations

from demnach.language.types import Clause, Phrase, Sentence, Token


def find_subjects(tokens: list[Token], sentence: Sentence, owners: list[int]) -> None:
    """Set ``subject`` on the clauses of a sentence; ``owners`` names the clause of each of its tokens."""
    by_clause: dict[int, list[int]] = {}
    for p, phrase in enumerate(sentence.phrases):
        if phrase.preposition is None and "N" in (phrase.cases or "N") and tokens[phrase.head].tag != "PRF":
            by_clause.setdefault(owners[phrase.head - sentence.start], []).append(p)
    for c, clause in enumerate(sentence.clauses):
        if clause.finite is not None:
            candidates = [(p, sentence.phrases[p]) for p in by_clause.get(c, [])]
            clause.subject = _choose(tokens, clause, clause.finite, candidates)
    _inherit(tokens, sentence)


def _choose(tokens: list[Token], clause: Clause, finite: int, candidates: list[tuple[int, Phrase]]) -> int | None:
    verb = tokens[finite]
    best: tuple[float, int] | None = None
    for p, phrase in candidates:
        head = tokens[phrase.head]
        if verb.number and phrase.number and verb.number != phrase.number:
            continue
        score = 0.0
        if phrase.cases == "N":
            score += 3
        if head.tag == "PPER":
            score += 2 if head.text.lower() != "es" else -1.5
        if head.tag == "PIS" and head.text.lower() == "man":
            score += 4
        if clause.kind == "relative" and head.tag in ("PRELS", "PDS", "ART") and phrase.start <= clause.start + 1:
            score += 1.5
        if head.tag in ("CARD",) or head.lemma in _TIME_NOUNS:
            score -= 2
        between = range(min(phrase.end, finite), max(phrase.start, finite))
        if sum(tokens[i].text in ("–", "—") for i in between) % 2:
            score -= 4  # inside a parenthesis
        if clause.kind in ("main", "verb-second"):
            # the Vorfeld or right behind the verb; what stands farther is rather an object
            score += 1.0 if phrase.end <= finite else 0.8
        if clause.kind not in ("main", "verb-second"):
            score -= 0.05 * (phrase.start - clause.start)
        elif phrase.start > finite:
            score -= 0.05 * (phrase.start - finite)
        if best is None or score > best[0]:
            best = (score, p)
    return best[1] if best is not None and best[0] > -1.6 else None


_TIME_NOUNS = frozenset(
    "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Jahr Monat Woche Tag Stunde Minute Uhr Mal".split()
)


def _inherit(tokens: list[Token], sentence: Sentence) -> None:
    """„X kam und sagte …“: a coordinated clause without a subject goes on with the one before."""
    for c, clause in enumerate(sentence.clauses):
        if clause.subject is not None or clause.finite is None or c == 0:
            continue
        if tokens[clause.start].tag != "KON":
            continue
        for earlier in reversed(sentence.clauses[:c]):
            if earlier.parent == clause.parent and earlier.kind == clause.kind and earlier.subject is not None:
                clause.subject = earlier.subject
                break
