"""The uppermost clause of what a statement tells, in its first sentence: whether it asks, demands, announces, foretells."""

from __future__ import annotations

from dataclasses import dataclass

from demnach.language.types import Clause, Sentence, Token
from demnach.lexicon.evaluations import evaluations
from demnach.reading.statements.draft import Draft
from demnach.reading.statements.scene import Scene

TOLD_FORMS = frozenset({"direct", "indirect", "free-indirect", "indirect-free-indirect"})
"""Forms whose content is the told words; a told act's content is the article's."""
_CLOSING = frozenset({"“", "”", "\"", "»", "«", "‘", "’", ")", "]", "'"})
_SPEAKERS = frozenset({"ich", "wir", "man"})
_RETOLD = frozenset({"er", "sie"})
_ADVERBIAL = frozenset({"ADV", "ADJD", "PAV"})


@dataclass(frozen=True, slots=True)
class ToldClause:
    """A clause of the content with its sentence; ``index`` is its place among the sentence's clauses."""

    scene: Scene
    draft: Draft
    sentence: Sentence
    index: int

    @property
    def clause(self) -> Clause:
        """The clause itself."""
        return self.sentence.clauses[self.index]

    @property
    def finite(self) -> Token:
        """Its finite verb."""
        assert self.clause.finite is not None
        return self.scene.tokens[self.clause.finite]

    @property
    def past(self) -> bool:
        """Told as past; a subjunctive is not, whatever its stem."""
        return self.finite.past and self.clause.mood == "ind"

    @property
    def auxiliary(self) -> bool:
        """True for „habe gefordert“, „werde danken“, „sei gebeten worden“."""
        return self.finite.tag == "VAFIN" and len(self.clause.verbs) > 1

    @property
    def demanding(self) -> bool:
        """A command, or a duty of others than the speaker alone."""
        return self._commands or (self._obliges and not self._guesses and not self.by_speaker_alone)

    @property
    def _commands(self) -> bool:
        """„Gehen Sie nach Hause!“"""
        return any(self._tag(i) in ("VVIMP", "VAIMP") for i in self.clause.verbs)

    @property
    def _obliges(self) -> bool:
        """Duty: „müsse handeln“, „das darf nicht so bleiben“, „er solle gehen“; „soll“ is hearsay or plan."""
        lemma = self.finite.lemma
        if self.past:
            return False
        if lemma == "dürfen":
            return self.clause.negated and self.clause.mood != "sub2"
        if lemma in ("sollen", "mögen"):
            return self.draft.rule != "hearsay" and (self.clause.mood == "sub1" or (lemma == "sollen" and self._verbatim))
        return lemma == "müssen" and not self.clause.negated

    @property
    def _guesses(self) -> bool:
        """„muss gelogen haben“: the evidence obliges."""
        tags = {self._tag(i) for i in self._verbs}
        return "VAINF" in tags and any(tag.endswith("PP") for tag in tags) and self._last_verb in ("haben", "sein")

    @property
    def willing(self) -> bool:
        """„man wolle prüfen“."""
        return self.finite.lemma == "wollen" and not self.past

    @property
    def future(self) -> bool:
        """„werde klagen“, „werden gesenkt werden“; not „werden gesenkt“, „wird teurer“."""
        return self.finite.lemma == "werden" and not self.past and any(self._tag(i).endswith("INF") for i in self._verbs)

    @property
    def likely(self) -> bool:
        """„dürfte“, „muss gelogen haben“, or an adverb of likelihood in the clause itself."""
        if self._obliges and self._guesses:
            return True
        if self.finite.lemma == "dürfen" and self.clause.mood == "sub2":
            return True
        own = (self.scene.tokens[i] for i in self.scene.own_tokens(self.sentence, self.index))
        return any(token.tag in _ADVERBIAL and token.text.lower() in evaluations("likely") for token in own)

    @property
    def by_speaker(self) -> bool:
        """True if the subject can be whoever speaks: „ich“, „wir“, „man“, retold „er“."""
        return self._subject in _SPEAKERS or self.by_speaker_alone

    @property
    def by_speaker_alone(self) -> bool:
        """True for „ich“, and for „er“ where words are retold."""
        return self._subject == "ich" or (self._subject in _RETOLD and not self._verbatim)

    @property
    def _subject(self) -> str:
        subject = self.clause.subject
        return self.scene.tokens[self.sentence.phrases[subject].head].text.lower() if subject is not None else ""

    @property
    def _last_verb(self) -> str:
        return self.scene.tokens[max(self._verbs)].lemma

    @property
    def _verbatim(self) -> bool:
        return self.draft.form == "direct"

    @property
    def _verbs(self) -> list[int]:
        return [i for i in self.clause.verbs if i != self.clause.finite]

    def _tag(self, i: int) -> str:
        return self.scene.tokens[i].tag


def told_clauses(scene: Scene, draft: Draft) -> list[ToldClause]:
    """Return the uppermost clause of the content's first sentence, and those of the same rank behind it."""
    first = _uppermost(scene, draft)
    if first is None:
        return []
    sentence, index = first
    upper = sentence.clauses[index]
    beside = (
        n
        for n, clause in enumerate(sentence.clauses)
        if clause.parent == upper.parent and clause.kind == upper.kind and clause.start > upper.start
        if clause.finite is not None and draft.holds(clause.finite)
    )
    return [ToldClause(scene, draft, sentence, n) for n in (index, *beside)]


def _uppermost(scene: Scene, draft: Draft) -> tuple[Sentence, int] | None:
    """The first clause of the content that no other one of the content holds, with its sentence."""
    for i in (i for start, end in draft.content for i in range(start, end)):
        sentence, index, found = scene.sentence_of(i), scene.clause_at[i], None
        at: int | None = index if index >= 0 else None
        while at is not None:
            clause = sentence.clauses[at]
            if clause.finite is not None and draft.holds(clause.finite):
                found = at
            at = clause.parent
        if found is not None:
            return sentence, found
    return None


def asks(scene: Scene, draft: Draft) -> bool:
    """True if the first sentence of the content ends with a question mark."""
    sentence = scene.sentence_of(draft.start)
    held = [i for i in range(sentence.start, sentence.end) if draft.holds(i)]
    while held and scene.tokens[held[-1]].text in _CLOSING:
        held.pop()
    return bool(held) and scene.tokens[held[-1]].text == "?"
