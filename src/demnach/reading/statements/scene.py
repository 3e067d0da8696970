"""The article as the statement rules see it: every token knows its sentence, its clause and its quotation."""

from __future__ import annotations

from demnach.language.types import Analysis, Clause, Phrase, Sentence, Token
from demnach.reading.quotation_marks import Quotation
from demnach.reading.statements.draft import Range, minus

EDGE_MARKS = frozenset({",", ";", "–", "—", "-", ":"})


class Scene:
    """Look-ups over one analysis; all indices are token indices of the whole article."""

    def __init__(self, analysis: Analysis, quotations: list[Quotation]) -> None:
        self.analysis = analysis
        self.tokens: list[Token] = analysis.tokens
        self.sentences: list[Sentence] = analysis.sentences
        self.quotations = quotations
        self.sentence_at: list[int] = [-1] * len(self.tokens)
        self.clause_at: list[int] = [-1] * len(self.tokens)
        self.quotation_at: list[int] = [-1] * len(self.tokens)
        for s, sentence in enumerate(self.sentences):
            for i in range(sentence.start, sentence.end):
                self.sentence_at[i] = s
                self.clause_at[i] = sentence.owners[i - sentence.start]
        for q, quotation in enumerate(quotations):
            if quotation.depth == 0:
                for i in range(quotation.opening, quotation.end):
                    self.quotation_at[i] = q

    def sentence_of(self, i: int) -> Sentence:
        """Return the sentence that holds token ``i``."""
        return self.sentences[self.sentence_at[i]]

    def children(self, sentence: Sentence, clause: int) -> list[Clause]:
        """Return the clauses that depend directly on ``clause``, in order."""
        return [c for c in sentence.clauses if c.parent == clause]

    def own_tokens(self, sentence: Sentence, clause: int) -> list[int]:
        """Return the tokens of a clause that belong to none of the clauses inside it."""
        extent = sentence.clauses[clause]
        return [i for i in range(extent.start, extent.end) if self.clause_at[i] == clause]

    def quoted(self, i: int) -> bool:
        """True inside quotation marks, the marks included."""
        return self.quotation_at[i] >= 0

    def part_of(self, i: int) -> int:
        """Return the index of the article part that holds token ``i``."""
        return self.sentence_of(i).part

    def body_end(self, sentence: Sentence) -> int:
        """Return the index behind the last word of a sentence, its full stop and closing marks left out."""
        end = sentence.end
        while end > sentence.start and self.tokens[end - 1].tag in ("$.", "$("):
            if self.quoted(end - 1) or self.tokens[end - 1].text == ")":
                break
            end -= 1
        return end

    def phrase_at(self, sentence: Sentence, i: int) -> Phrase | None:
        """Return the widest phrase that holds token ``i``."""
        best: Phrase | None = None
        for phrase in sentence.phrases:
            if phrase.start <= i < phrase.end and (best is None or phrase.end - phrase.start > best.end - best.start):
                best = phrase
        return best

    def words_of(self, phrase: Phrase) -> Range:
        """Return a phrase without its preposition or postposition: „laut Behörden“ → „Behörden“."""
        if phrase.preposition is None:
            return (phrase.start, phrase.end)
        if phrase.preposition == phrase.start:
            return (phrase.start + 1, phrase.end)
        return (phrase.start, phrase.preposition)

    def closed(self, piece: Range) -> Range:
        """Widen a range that breaks off inside a quotation, begun in it, to the quotation's end: its words are one."""
        start, end = piece
        if start < end < len(self.tokens) and self.quoted(end - 1):
            quotation = self.quotations[self.quotation_at[end - 1]]
            if start <= quotation.opening and end < quotation.end:
                return (start, quotation.end)
        return piece

    def trim(self, piece: Range) -> Range:
        """Cut commas, dashes, blanks of punctuation and lone conjunctions off the edges of a range."""
        start, end = piece
        while start < end and self.tokens[start].text in EDGE_MARKS:
            start += 1
        while start < end and self.tokens[end - 1].text in EDGE_MARKS:
            end -= 1
        return (start, end)

    def cut(self, whole: Range, *holes: Range) -> list[Range]:
        """Return ``whole`` without ``holes``, pieces trimmed and empty ones dropped."""
        return [p for p in map(self.trim, minus(whole, *holes)) if p[0] < p[1]]
