"""What is typed into a search: words, „phrases“, ``word*``, ``-word`` and ``OR``.

    Drohnenangriff Charkiw          both words, in any form
    "mehr als 10.000 Soldaten"      these words in this order
    Angriff OR Beschuss             one of the two
    Waffenruhe -Gaza                without the second
    Ukrain*                         whatever begins so
"""

from __future__ import annotations

import re
from typing import NamedTuple

from demnach.archive.errors import ArchiveError
from demnach.archive.lemmas import WORD, keys_of, keys_sought

_TOKEN = re.compile(r'(?P<no>(?:(?<=\s)|^)-)?(?:["„“](?P<phrase>[^"„“”]*)["“”]|(?P<word>[^\s"„“”]+))')
_OR = "OR"


class MisusedQuery(ArchiveError):  # noqa: N818 - the name says what is wrong
    """A query that asks for nothing that could be found."""


class Word(NamedTuple):
    """A word that is sought: one of its keys, or for a word of grammar the very word; ``prefix``: whatever begins so."""

    keys: tuple[str, ...]
    literal: str
    prefix: bool = False

    def fits(self, word: str) -> bool:
        """True if a word of a text is meant."""
        if self.prefix:
            return any(key.startswith(self.keys[0]) for key in keys_of(word))
        return bool(set(self.keys) & set(keys_of(word))) if self.keys else word.lower() == self.literal


Term = tuple[Word, ...]
"""Words that follow each other: one, or those of a phrase."""


class Clause(NamedTuple):
    """Terms of which one must occur, or, negated, none."""

    terms: tuple[Term, ...]
    negated: bool = False

    @property
    def is_exact(self) -> bool:
        """True if the index alone can tell: no order of words to check."""
        return all(len(term) == 1 for term in self.terms)


def parse(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a query, all of which must hold. Raises MisusedQuery where no word in it can be sought."""
    clauses: list[Clause] = []
    joined = False
    for token in _TOKEN.finditer(text):
        if token["word"] == _OR:
            joined = bool(clauses)
            continue
        term = _term(token)
        if not any(word.keys for word in term):
            continue  # words of grammar alone are in every text
        negated = bool(token["no"])
        if joined and not negated and not clauses[-1].negated:
            clauses[-1] = Clause((*clauses[-1].terms, term))
        else:
            clauses.append(Clause((term,), negated))
        joined = False
    if text.strip() and not any(not clause.negated for clause in clauses):
        raise MisusedQuery("no word in it that could be sought", where=f"query {text!r}", remedy="name what you look for")
    return tuple(clauses)


def _term(token: re.Match[str]) -> Term:
    words = WORD.findall(token["phrase"] or token["word"] or "")
    if token["word"] and token["word"].endswith("*") and words:
        start = words[-1].lower()
        return (*(_word(word) for word in words[:-1]), Word((start.replace("-", ""),), start, prefix=True))
    return tuple(_word(word) for word in words)


def _word(word: str) -> Word:
    return Word(keys_sought(word), word.lower())


def holds(clauses: tuple[Clause, ...], text: str) -> bool:
    """True if a text has what the clauses ask for, the order of the words in phrases too."""
    words = WORD.findall(text)
    return all(any(_occurs(term, words) for term in clause.terms) != clause.negated for clause in clauses)


def _occurs(term: Term, words: list[str]) -> bool:
    last = len(words) - len(term)
    return any(all(word.fits(words[at + i]) for i, word in enumerate(term)) for at in range(last + 1))


# as the databases write it


def for_fts5(clauses: tuple[Clause, ...], column: str | None = None) -> str:
    """Return the clauses as a query of SQLite's FTS5, „“ for none; phrases as the conjunction of their words."""
    wanted = [f"({' OR '.join(_fts5_term(term) for term in clause.terms)})" for clause in clauses if not clause.negated]
    barred = [_fts5_term(clause.terms[0]) for clause in clauses if clause.negated and clause.is_exact]
    query = " AND ".join(wanted) + "".join(f" NOT {term}" for term in barred)
    return f"{{{column}}} : ({query})" if query and column else query


def _fts5_term(term: Term) -> str:
    words = [" OR ".join(f'"{key}"{" *" if word.prefix else ""}' for key in word.keys) for word in term if word.keys]
    return "(" + " AND ".join(f"({word})" for word in words) + ")"


def for_postgresql(clauses: tuple[Clause, ...], weight: str = "") -> str:
    """Return the clauses as a ``tsquery`` text, „“ for none; ``weight`` (A to D) asks for lexemes of that weight alone."""
    parts = []
    for clause in clauses:
        if clause.negated and not clause.is_exact:
            continue
        either = " | ".join(_tsquery_term(term, weight) for term in clause.terms)
        parts.append(f"{'!' if clause.negated else ''}({either})")
    return " & ".join(parts)


def _tsquery_term(term: Term, weight: str) -> str:
    signs = {word: (":" if word.prefix or weight else "") + ("*" if word.prefix else "") + weight for word in term}
    words = [" | ".join(f"'{key}'{signs[word]}" for key in word.keys) for word in term if word.keys]
    return "(" + " & ".join(f"({word})" for word in words) + ")"
