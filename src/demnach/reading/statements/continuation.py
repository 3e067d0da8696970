"""Speech without a frame: „An der Infrastruktur gebe es Schäden.“, „Er soll geflohen sein.“, „Sie will ihn gesehen haben.“

A sentence whose main verb stands in the Konjunktiv I can only be somebody's words; with nobody named it goes on with the
speaker named last (indirect-free-indirect). „soll“ tells hearsay without any subjunctive, „will“ with the infinitive of the
perfect what its subject claims (both free-indirect).
"""

from __future__ import annotations

from collections.abc import Iterator

from demnach.language.types import Clause, Sentence
from demnach.reading.statements.draft import Draft, Range
from demnach.reading.statements.roles import may_speak
from demnach.reading.statements.scene import Scene

_MAIN = frozenset({"main", "verb-second"})


def subjunctive(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield runs of sentences in the subjunctive that no frame covers."""
    told = _Told(scene, drafts)
    open_run: Draft | None = None
    last = -1
    for s, sentence in enumerate(scene.sentences):
        goes_on = open_run is not None and scene.sentences[last].part == sentence.part
        piece = _subjunctive_piece(scene, sentence, told, goes_on=goes_on)
        if piece is None:
            open_run = None
            continue
        joins = open_run is not None and last == s - 1 and scene.sentences[last].part == sentence.part
        if joins and open_run is not None and piece[0] == sentence.start:
            open_run.content[-1] = (open_run.content[-1][0], piece[1])
        else:
            open_run = Draft("indirect-free-indirect", "subjunctive", [piece])
            yield open_run
        last = s


def _subjunctive_piece(scene: Scene, sentence: Sentence, told: _Told, *, goes_on: bool) -> Range | None:
    """The part of a sentence that the subjunctive makes somebody's words, its full stop included.

    A Konjunktiv II is speech only beside speech: „Das Netz sei alt. Zuerst müssten die Kabel erneuert werden.“
    """
    mains = [c for c in sentence.clauses if c.kind in _MAIN and c.finite is not None and c.mood is not None]
    free = [c for c in mains if c.finite is not None and not scene.quoted(c.finite) and not told.covers(c)]
    behind = goes_on or told.just_before(scene, sentence) or told.just_after(scene, sentence)
    speaking = [c for c in free if c.mood == "sub1" or (c.mood == "sub2" and behind)]
    if not speaking:
        return None
    if len(speaking) == len(mains):
        return (sentence.start, sentence.end)
    first = speaking[0]
    end = scene.closed((first.start, first.end))[1]
    return (first.start, sentence.end if scene.body_end(sentence) <= end < sentence.end else end)


class _Told:
    """What the statements found so far cover."""

    def __init__(self, scene: Scene, drafts: list[Draft]) -> None:
        framing = [draft for draft in drafts if not _itself_told(scene, draft)]
        pieces = [*(p for draft in drafts for p in draft.content), *(p for draft in framing for p in draft.frame)]
        self.tokens = {i for a, b in pieces for i in range(a, b)} | {i for draft in framing for i in draft.cue}
        self.sentences = {scene.sentence_at[d.start] for d in drafts}

    def covers(self, clause: Clause) -> bool:
        """True if the clause's finite verb belongs to a statement's content, frame or cue."""
        return clause.finite in self.tokens

    def just_before(self, scene: Scene, sentence: Sentence) -> bool:
        """True if something is told in the sentence before, within the paragraph."""
        previous = scene.sentence_at[sentence.start - 1] if sentence.start else -1
        return previous in self.sentences and scene.sentences[previous].part == sentence.part

    def just_after(self, scene: Scene, sentence: Sentence) -> bool:
        """True if the sentence behind, in the same paragraph, stands in a Konjunktiv I that no frame covers."""
        if sentence.end >= len(scene.tokens):
            return False
        following = scene.sentence_of(sentence.end)
        free = (c for c in following.clauses if c.kind in _MAIN and c.mood == "sub1" and not self.covers(c))
        return following.part == sentence.part and any(c.finite is not None and not scene.quoted(c.finite) for c in free)


def _itself_told(scene: Scene, draft: Draft) -> bool:
    """„Man gehe davon aus, dass …“: a frame in the Konjunktiv is told by an earlier source."""
    return any(scene.tokens[i].mood == "sub1" for i in draft.cue)


def hearsay(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield sentences told by „soll“ or „will“ with the infinitive of the perfect that no statement covers."""
    told = _Told(scene, drafts)
    for sentence in scene.sentences:
        for clause in sentence.clauses:
            if clause.kind not in _MAIN or clause.finite is None or told.covers(clause):
                continue
            verb = scene.tokens[clause.finite]
            if verb.past or scene.quoted(clause.finite) or not _perfect(scene, clause):
                continue
            speaker = _claiming(scene, sentence, clause) if verb.lemma == "wollen" else []
            if verb.lemma == "sollen" or speaker:
                yield Draft("free-indirect", "hearsay", [(sentence.start, sentence.end)], speaker=speaker)
                break


def _claiming(scene: Scene, sentence: Sentence, clause: Clause) -> list[Range]:
    """Whose claim it is: the subject of „will“, if it can speak."""
    if clause.subject is None or clause.mood not in ("ind", None):
        return []
    words = scene.words_of(sentence.phrases[clause.subject])
    return [words] if may_speak(scene, words) else []


def _perfect(scene: Scene, clause: Clause) -> bool:
    """„soll geflohen sein“, „soll getötet worden sein“: about the past, so hearsay and no plan."""
    tags = {scene.tokens[i].tag for i in clause.verbs}
    return bool(tags & {"VVPP", "VAPP", "VMPP"}) and "VAINF" in tags and any(
        scene.tokens[i].text.lower() in ("haben", "sein") for i in clause.verbs
    )
