"""The act that grammar reads off a statement: its cue with negation and object, else the verb and adverbs of what is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from demnach.language.types import Clause, Sentence, Token
from demnach.lexicon.evaluations import EvaluationClass, evaluations
from demnach.model.types import Act, Entity
from demnach.reading.statements.draft import Draft
from demnach.reading.statements.scene import Scene

Telling = Act | Literal["carried", "none"]
"""The act of the cue, or why there is none: the statement goes on with an earlier one's source, or has no cue."""

_FRAGMENTS = frozenset({"fragment", "unframed"})
_OPEN = frozenset({"say", "carried", "none"})
_DISPUTING = frozenset({"reject", "deny"})
_COMMITTING = frozenset({"confirm", "promise", "announce", "answer", "admit"})
_OUTLETS = frozenset({"outlet", "agency"})
_OWN_SUBJECTS = frozenset({"ich", "wir", "man", "er", "sie"})


def telling(draft: Draft) -> Telling:
    """Return the act that the draft's own cue has in the list."""
    if draft.source is not None:
        return "carried"
    return draft.entry.act if draft.entry is not None else "none"


def settled_act(scene: Scene, draft: Draft) -> Act | None:
    """Return the act where nothing is left to weigh: a fragment does what its statement does, a turn asks or answers."""
    if draft.rule in _FRAGMENTS:
        return draft.parent.act if draft.parent is not None else None
    if draft.rule == "transcript" and scene.analysis.article.parts[scene.part_of(draft.start)].kind == "paragraph":
        return "ask" if any(t.text == "?" for t in scene.tokens[draft.end - 2 : draft.end]) else "answer"
    return None


def act_of(scene: Scene, draft: Draft, speaker: Entity | None) -> Act:
    """Return the act of the construction; „say“ where nothing tells more."""
    act = telling(draft)
    if act not in _OPEN or naming(draft):
        return _of_cue(scene, draft, speaker)
    return _of_content(scene, draft)


def naming(draft: Draft) -> bool:
    """True if the cue calls something by a word of the speaker's: „X nannte den Plan absurd“."""
    return draft.source is None and draft.entry is not None and draft.entry.lemma in evaluations("naming")


def judgement(scene: Scene, draft: Draft) -> Literal["", "praise", "blame", "both"]:
    """Whether the words that are told praise or blame."""
    words = set(_words(scene, draft))
    praise, blame = (not words.isdisjoint(evaluations(kind)) for kind in _JUDGING)
    if praise and blame:
        return "both"
    return "praise" if praise else "blame" if blame else ""


_JUDGING: tuple[EvaluationClass, EvaluationClass] = ("praise", "blame")


def _of_cue(scene: Scene, draft: Draft, speaker: Entity | None) -> Act:
    """The cue's act, as its negation, its object and its subject turn it."""
    assert draft.entry is not None
    act = draft.entry.act
    if _negated(scene, draft):
        if act in _DISPUTING:  # „wollte Entlassungen nicht ausschließen“
            return "assess"
        if act in _COMMITTING:  # „bestätigte den Bericht nicht“
            return "say"
    if act == "reject":
        if _names(scene, draft, "comment"):  # „lehnte eine Stellungnahme ab“
            return "say"
        if _names(scene, draft, "charge"):  # „wies den Vorwurf zurück“
            return "deny"
    if act == "report" and _writes(draft, speaker):  # „„…“, schrieb die Ministerin“
        return "say"
    if naming(draft):
        judged = judgement(scene, draft)
        return "criticise" if judged == "blame" else "praise" if judged == "praise" else "assess"
    return act


def _writes(draft: Draft, speaker: Entity | None) -> bool:
    """Persons tell their own, only outlets pass on; „schreiben“ passes on with no other subject either."""
    if speaker is not None and speaker.kind == "person":
        return True
    passing_on = speaker is not None and speaker.kind in _OUTLETS
    return draft.entry is not None and draft.entry.lemma == "schreiben" and not passing_on


def _of_content(scene: Scene, draft: Draft) -> Act:
    """What an open cue („sagte“) leaves to the words that are told."""
    if draft.rule == "hearsay" and _names(scene, draft, "offence"):  # „Er soll den Verein betrogen haben.“
        return "accuse"
    if _names(scene, draft, "likely"):  # „Der Brand sei vermutlich gelegt worden“
        return "assess"
    sentence, clause = _told_clause(scene, draft)
    if clause is None or clause.finite is None:
        return "say"
    finite = scene.tokens[clause.finite]
    if finite.lemma == "werden" and _own(scene, sentence, clause) and _infinitive(scene, clause):  # „man werde klagen“
        return "announce"
    if finite.lemma == "dürfen" and clause.negated:  # „das dürfe nicht so bleiben“
        return "demand"
    if draft.form != "direct":
        if finite.lemma == "müssen" and clause.mood != "ind":  # „die Regierung müsse handeln“
            return "demand"
        if finite.lemma in ("sollen", "mögen") and clause.mood == "sub1":  # „geh!“ retold (Duden): „er solle gehen“
            return "demand"
    return "say"


def _negated(scene: Scene, draft: Draft) -> bool:
    """True if the clause of a verbal cue is negated."""
    signal = draft.telling or draft.cue
    if not signal or draft.entry is None or draft.entry.kind not in ("verb", "idiom"):
        return False
    index = scene.clause_at[signal[0]]
    return index >= 0 and scene.sentence_of(signal[0]).clauses[index].negated


def _told_clause(scene: Scene, draft: Draft) -> tuple[Sentence, Clause | None]:
    """Return the first clause of the content that no other clause of the content holds."""
    for i in (i for start, end in draft.content for i in range(start, end)):
        sentence, index, found = scene.sentence_of(i), scene.clause_at[i], None
        at: int | None = index if index >= 0 else None
        while at is not None:
            clause = sentence.clauses[at]
            if clause.finite is not None and draft.holds(clause.finite):
                found = clause
            at = clause.parent
        if found is not None:
            return sentence, found
    return scene.sentence_of(draft.start), None


def _own(scene: Scene, sentence: Sentence, clause: Clause) -> bool:
    """True if the clause's subject can be the speaker: „ich“, „wir“, „man“, „er“."""
    return clause.subject is not None and scene.tokens[sentence.phrases[clause.subject].head].text.lower() in _OWN_SUBJECTS


def _infinitive(scene: Scene, clause: Clause) -> bool:
    """True for a future, not for a passive or „werden“ alone."""
    tags = [scene.tokens[i].tag for i in clause.verbs if i != clause.finite]
    return any(tag.endswith("INF") for tag in tags) and not any(tag.endswith("PP") for tag in tags)


def _names(scene: Scene, draft: Draft, kind: EvaluationClass) -> bool:
    """True if content or frame has a word of a class."""
    return any(word in evaluations(kind) for word in _words(scene, draft, framed=kind in ("charge", "comment")))


def _words(scene: Scene, draft: Draft, *, framed: bool = False) -> Iterator[str]:
    pieces = [*draft.content, *draft.frame] if framed else draft.content
    for token in (scene.tokens[i] for start, end in pieces for i in range(start, end)):
        yield from _forms(token)


def _forms(token: Token) -> tuple[str, ...]:
    """The lemma, and the word itself in lower case, since adverbs begin sentences."""
    return (token.lemma, token.text.lower())
