"""What the article says was done with the words: the act of the cue, else what the grammar of the told words tells.

The steps are those of docs/annotation-guideline.md, section „The act“; whether the words praise or blame is left to the reader.
"""

from __future__ import annotations

from collections.abc import Callable

from demnach.lexicon.cues import Cue
from demnach.lexicon.evaluations import evaluations
from demnach.model.types import Act, Entity
from demnach.reading.statements.cue_finder import CueFinder
from demnach.reading.statements.draft import Draft
from demnach.reading.statements.told_clause import TOLD_FORMS, ToldClause, asks, told_clauses

_FRAGMENTS = frozenset({"fragment", "unframed"})
_STANCES = frozenset({"assess", "expect"})
_OUTLETS = frozenset({"outlet", "agency"})
_CLAIMS = frozenset({"accuse", "criticise", "report", "say", "assess", "confirm", "admit"})
_PROPOSALS = frozenset({"demand", "propose", "announce", "promise", "threaten", "decide", "expect"})
_NEGATIONS = frozenset({"nicht", "nichts", "kein", "keinen", "keine"})
_SURE = 60
"""Strength of a cue by which somebody names his own act: „wir fordern“, not „wir sehen“."""


class Acts:
    """Tells the acts of the statements of one article; ``finder`` finds the cues by which speakers name acts themselves."""

    def __init__(self, finder: CueFinder) -> None:
        self._finder = finder
        self._scene = finder.scene

    def of(self, draft: Draft, speaker: Entity | None) -> Act:
        """Return the act of a statement; its parent's act is set before."""
        if draft.rule == "transcript" and self._in_interview(draft):
            return "ask" if self._ends_asking(draft) else "answer"
        if draft.rule in _FRAGMENTS and draft.parent is not None:
            return draft.parent.act
        if draft.entry is not None and draft.source is None:
            act = self._of_cue(draft, draft.entry)
            if self._negated(draft):
                return _undone(draft.entry, act)
            if act != "say":
                return act
        return self._of_content(draft, speaker)

    def _in_interview(self, draft: Draft) -> bool:
        """A turn in the body; „Feld: Wir warten ab“ as a headline is none."""
        return self._scene.analysis.article.parts[self._scene.part_of(draft.start)].kind == "paragraph"

    def _ends_asking(self, draft: Draft) -> bool:
        return any(token.text == "?" for token in self._scene.tokens[draft.end - 2 : draft.end])

    # what the cue names

    def _of_cue(self, draft: Draft, cue: Cue) -> Act:
        """The cue's act, as its object turns it."""
        if cue.act == "reject":
            return self._of_dispute(draft, cue)
        if cue.act == "demand" and self._has_preposition(draft, "gegen"):  # „sprach sich gegen den Bau aus“
            return "reject"
        if cue.head == "sprechen" and self._has_preposition(draft, "von"):  # „sprach von einem Missverständnis“
            return "assess"
        return cue.act

    def _of_dispute(self, draft: Draft, cue: Cue) -> Act:
        """What is disputed tells: claims are denied, proposals rejected; who declines a comment says nothing."""
        for i in (i for start, end in [*draft.frame, *draft.content] for i in range(start, end)):
            lemma, noun = self._scene.tokens[i].lemma, self._finder.of_noun(i)
            if lemma in evaluations("comment"):  # „lehnte eine Stellungnahme ab“
                return "say"
            if lemma in evaluations("charge") or (noun is not None and noun.act in _CLAIMS):  # „wies den Vorwurf zurück“
                return "deny"
            if noun is not None and noun.act in _PROPOSALS:  # „wies den Vorschlag zurück“
                return "reject"
        return "deny" if cue.lemma in evaluations("disputing") else cue.act

    def _has_preposition(self, draft: Draft, word: str) -> bool:
        """True if the cue's own clause has this preposition, alone or contracted with an article („vom“)."""
        at = _signal(draft)
        if at is None or (index := self._scene.clause_at[at]) < 0:
            return False
        own = self._scene.own_tokens(self._scene.sentence_of(at), index)
        tokens = (self._scene.tokens[i] for i in own)
        return any(token.tag in ("APPR", "APPRART") and token.lemma == word for token in tokens)

    def _negated(self, draft: Draft) -> bool:
        """True if the clause of a verbal cue is negated, and not by a word of the cue („nichts wissen wollen“)."""
        at, cue = _signal(draft), draft.entry
        if at is None or cue is None or cue.kind not in ("verb", "idiom") or not _NEGATIONS.isdisjoint(cue.words):
            return False
        index = self._scene.clause_at[at]
        return index >= 0 and self._scene.sentence_of(at).clauses[index].negated

    # what the told words do

    def _of_content(self, draft: Draft, speaker: Entity | None) -> Act:
        """Grammar of the first sentence of what is told; „say“ where nothing tells more."""
        if draft.form in TOLD_FORMS:
            if asks(self._scene, draft):
                return "ask"
            told = told_clauses(self._scene, draft)
            for act in (*map(self._self_named, told), *(act for fits, act in _TOLD if any(map(fits, told)))):
                if act is not None:
                    return act
        return "report" if self._passes_on(draft, speaker) else "say"

    def _self_named(self, told: ToldClause) -> Act | None:
        """The act that the speaker names himself: „Ich danke allen“, retold „er hoffe, dass …“."""
        if not told.by_speaker or told.past or told.auxiliary:
            return None
        found = self._finder.of_clause(told.sentence, told.index)
        if found is None or found[0].strength < _SURE or found[0].act == "say":
            return None
        return _undone(found[0], found[0].act) if told.clause.negated else found[0].act

    def _passes_on(self, draft: Draft, speaker: Entity | None) -> bool:
        """An outlet, an agency or a news report is the source: „laut Seebote“, „einem Zeitungsbericht zufolge“."""
        if speaker is not None:
            return speaker.kind in _OUTLETS
        nouns = (self._finder.of_noun(i) for start, end in draft.speaker for i in range(start, end))
        return any(noun is not None and noun.act == "report" for noun in nouns)


def _undone(cue: Cue, act: Act) -> Act:
    """The act of a negated cue: stances stay, consent becomes refusal, other acts were not done."""
    if cue.lemma in evaluations("consent"):  # „stimmte nicht zu“
        return "reject"
    if cue.lemma == "ausschließen":  # „wollte Entlassungen nicht ausschließen“
        return "assess"
    return act if act in _STANCES else "say"


_TOLD: tuple[tuple[Callable[[ToldClause], bool], Act], ...] = (
    (lambda told: told.demanding, "demand"),
    (lambda told: told.by_speaker and (told.future or told.willing), "announce"),
    (lambda told: told.future, "expect"),
    (lambda told: told.likely, "assess"),
)
"""Sentence type and modal of what is told, and the act that they make it, in the order of the guideline."""


def _signal(draft: Draft) -> int | None:
    """The first token of the verb or word that tells the statement."""
    signal = draft.telling or draft.cue
    return signal[0] if signal else None

