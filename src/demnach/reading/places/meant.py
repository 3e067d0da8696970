"""Whether words that look like a toponym mean a place: no person's or firm's name, no title, nobody who acts."""

from __future__ import annotations

from demnach.language.types import Analysis, Clause, Sentence, Token
from demnach.lexicon.forms import known
from demnach.lexicon.names import FEMALE, MALE, name_flags
from demnach.lexicon.places import population
from demnach.lexicon.roles import role_of
from demnach.model.types import Mention
from demnach.reading.places.candidates import SITE_WORDS, candidates, class_of

_OPENING, _CLOSING = frozenset('„“«»"‚'), frozenset('“”»«"‘')
_CONTRACTED = frozenset({"zum", "beim", "vom", "im", "am", "ins", "ans"})
_STATIVE = frozenset(
    "liegen sein werden bleiben gehören zählen haben leiden erleben wachsen versinken brennen heißen grenzen bestehen umfassen "
    "erleiden aussehen gelten schrumpfen feiern".split()
)
"""Verbs whose subject may be a place as a place: „Linz liegt an der Donau“."""


class Meant:
    """Tells for the mentions of an article whether they mean places."""

    def __init__(self, analysis: Analysis) -> None:
        self.tokens = analysis.tokens
        self.starts = {token.start: token.i for token in analysis.tokens}
        self.ends = {token.end: token.i for token in analysis.tokens}
        self.subjects: dict[int, tuple[Sentence, Clause]] = {
            sentence.phrases[clause.subject].head: (sentence, clause)
            for sentence in analysis.sentences
            for clause in sentence.clauses
            if clause.subject is not None
        }

    def as_place(self, mention: Mention, words: str) -> bool:
        """Whether a mention of a place means a place as a place."""
        first, last = self.starts.get(mention.start), self.ends.get(mention.end)
        if first is None or last is None:
            return True
        inside = self.tokens[first : last + 1]
        no_place = self._is_common(first, words) or self._is_title(first, last) or self._is_surname(first)
        return not (no_place or self._acts(first, last) or _is_body(inside, words))

    def _is_common(self, first: int, words: str) -> bool:
        """„zum Derby“, „beim Spa“: towns have no article, so a word of German behind one is no town."""
        return (
            first > 0
            and self.tokens[first - 1].text.lower() in _CONTRACTED
            and known(words)
            and all(candidate.kind == "city" for candidate in candidates(words))
        )

    def _is_title(self, first: int, last: int) -> bool:
        """„die „Bremen“ liegt vor Anker“: alone between quotation marks it is a ship, a play, a paper."""
        if first == 0 or last + 1 >= len(self.tokens):
            return False
        return self.tokens[first - 1].text in _OPENING and self.tokens[last + 1].text in _CLOSING

    def _is_surname(self, first: int) -> bool:
        """„Bill Paris“, „Torwart Hamm“: behind a forename or the word for what somebody is."""
        if first == 0:
            return False
        before = self.tokens[first - 1]
        if before.tag == "NE" and name_flags(before.text) & (MALE | FEMALE) and population(before.text) < 0:
            return True
        role = role_of(before.text) if before.tag == "NN" else None
        return role is not None and role.office != "body" and role.number == "sg" and class_of(before.text) is None

    def _acts(self, first: int, last: int) -> bool:
        """„Taschkent bietet Strom“: the bare subject of a verb of doing is who governs or plays there."""
        head = next((i for i in range(first, last + 1) if i in self.subjects), None)
        if head is None or (first and self.tokens[first - 1].tag in ("APPR", "APPRART", "ART", "NN", "ADJA")):
            return False
        sentence, clause = self.subjects[head]
        assert clause.subject is not None
        phrase = sentence.phrases[clause.subject]
        alone = phrase.preposition is None and phrase.start == first and clause.finite is not None
        return alone and not clause.passive and clause.predicate not in _STATIVE and clause.predicate != ""


def _is_body(inside: list[Token], words: str) -> bool:
    """„Emsland Kabel“, „Bankhaus Sonneberg“: a toponym beside a noun that is no class of places; a common noun alone."""
    if candidates(words):
        return False
    if len(inside) == 1:
        return inside[0].tag == "NN" and known(words)  # „in Gewahrsam“
    lead, end = inside[0], inside[-1]
    if lead.tag == "NN" and class_of(lead.text) is None and lead.text not in SITE_WORDS and population(lead.text) < 0:
        return True
    return len(inside) == 2 and population(lead.text) >= 0 and end.tag == "NN" and population(end.text) < 0
