"""The clauses of a sentence while it is read, and what may be asked of them and of the segments to come.

The clauses from the last one up to the root are the chain: what follows can go on with any of them, innermost first.
"""

from __future__ import annotations

from collections.abc import Iterator

from demnach.language.brackets import SUBORDINATE, Open, lacking
from demnach.language.segments import OPENING_QUOTES, QUOTES, Segment
from demnach.language.types import Phrase, Token
from demnach.language.verbs import predicate_of
from demnach.lexicon.cues import load_cues

SUBJUNCTIVE = frozenset({"sub1", "sub2"})
_RENDERS = frozenset({"v2", "quote"})


class ClauseBook:
    """Keeps the clauses in the order in which they open."""

    def __init__(self, tokens: list[Token], phrases: list[Phrase]) -> None:
        """Begin with ``tokens``, whose ``phrases`` in this sentence are known."""
        self.tokens = tokens
        self.phrases = phrases
        self.clauses: list[Open] = []
        self.last: Open | None = None  # the clause of the segment before

    def _add(self, clause: Open) -> None:
        self.clauses.append(clause)
        self.last = clause

    def _extend(self, clause: Open, segment: Segment) -> None:
        clause.own += segment.own
        self.last = clause

    def _chain(self) -> Iterator[Open]:
        """The clauses that a segment may go on with, innermost first; what a matrix says comes behind the matrix."""
        clause = self.last
        while clause is not None:
            yield clause
            if clause.content is not None:
                yield clause.content
            clause = clause.parent

    def _root(self) -> Open | None:
        clause = self.last
        while clause is not None and clause.parent is not None:
            clause = clause.parent
        return clause

    def _lacking(self, clause: Open) -> bool:
        """True if the clause still needs its finite verb."""
        return "finite" in lacking(self.tokens, clause)

    def _waiting(self) -> bool:
        """True if a subordinate clause is open that still needs its verb."""
        return any(clause.kind in SUBORDINATE and self._lacking(clause) for clause in self._chain())

    def _lemma(self, own: list[int]) -> str:
        return predicate_of(self.tokens, own).lemma

    def _renders(self, own: list[int]) -> bool:
        """True if the predicate is a cue that may stand beside the words it reports: „sagte“, „hieß es“."""
        said = {self.tokens[i].text.lower() for i in own}
        cues = load_cues().verb(self._lemma(own))
        return any(_RENDERS & cue.constructions and (cue.kind == "verb" or said.issuperset(cue.words)) for cue in cues)

    def _names_words(self, clause: Open) -> bool:
        """„…, als der Hinweis einging, am Bahnhof liege …“: a subordinate clause whose last noun names what is said."""
        nouns = [self.tokens[i] for i in clause.own if self.tokens[i].tag == "NN"]
        if not nouns:
            return False
        cue = load_cues().noun(nouns[-1].text)
        return cue is not None and "n-dass" in cue.constructions

    def _subjunctive(self, clause: Open) -> bool:
        return any(self.tokens[i].mood in SUBJUNCTIVE for i in clause.own)

    def _opens_quotation(self, segment: Segment) -> bool:
        return self.tokens[segment.own[0]].text in OPENING_QUOTES

    def _ends_quoted(self, clause: Open) -> bool:
        return self.tokens[clause.own[-1]].text in QUOTES

    def _in_open_quotation(self, clause: Open) -> bool:
        """True if a quotation was opened in the clause and not closed: what follows belongs to the same words."""
        marks = [self.tokens[i].text for i in clause.own if self.tokens[i].text in QUOTES]
        return bool(marks) and marks[-1] in "„»‚" and marks.count("„") + marks.count("»") > marks.count("“") + marks.count("«")

    def _subject_follows(self, finite: int) -> bool:
        """True if a phrase that can be the verb's subject stands right behind it: „sagte die Sprecherin“."""
        verb = self.tokens[finite]
        for phrase in self.phrases:
            if phrase.start == finite + 1:
                agrees = not (verb.number and phrase.number) or verb.number == phrase.number
                return phrase.preposition is None and "N" in phrase.cases and agrees and self.tokens[phrase.head].tag != "PRF"
        return False

    def _inquit_shape(self, segment: Segment, finite: int) -> bool:
        """„(so) sagte der Unterhändler“ behind a comma."""
        plain = segment.mark == "," and segment.verb_first and not segment.conjoined
        return plain and self._renders(segment.own) and self._subject_follows(finite)

    def _has_object(self, clause: Open) -> bool:
        """True if the verb has its accusative already: „fordert fünf Prozent, die Arbeitgeber bieten zwei“."""
        own = frozenset(clause.own)
        bare = [p for p in self.phrases if p.head in own and p.preposition is None and self.tokens[p.head].tag != "PRF"]
        return sum("A" in p.cases or "N" in p.cases for p in bare) > 1

    def _verb_ahead(self, rest: list[Segment], *, main: bool = False) -> Segment | None:
        """The next segment whose finite verb is not that of a subordinate clause on the way, nor of an inquit; with ``main``
        not that of a coordinated clause, but of an inquit too: it may be the verb that a Vorfeld waits for."""
        owed = 0
        for segment in rest:
            if segment.mark in (":", ";"):
                return None
            if segment.opens:
                owed += segment.finite is None
            elif segment.finite is not None:
                if owed and not segment.verb_first:
                    owed -= 1
                elif not (segment.conjoined if main else self._inquit_shape(segment, segment.finite)):
                    return segment
        return None
