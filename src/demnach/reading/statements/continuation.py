"""Speech that goes on without a frame: „An der Infrastruktur gebe es Schäden.“ and „Der Täter soll geflohen sein.“

A sentence whose main verb stands in the Konjunktiv I can only be somebody's words; with nobody named it goes on with the
speaker named last (indirect-free-indirect). „soll“ tells hearsay without any subjunctive (free-indirect).
"""

from __future__ import annotations

from collections.abc import Iterator

from demnach.language.types import Clause, Sentence
from demnach.reading.statements.draft import Draft, Range
from demnach.reading.statements.scene import Scene

_MAIN = frozenset({"main", "verb-second"})


def subjunctive(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield runs of sentences in the subjunctive that no frame covers."""
    open_run: Draft | None = None
    last = -1
    for s, sentence in enumerate(scene.sentences):
        piece = _subjunctive_piece(scene, sentence, drafts)
        if piece is None:
            open_run = None
            continue
        joins = open_run is not None and last == s - 1 and scene.sentences[last].part == sentence.part
        if joins and open_run is not None and piece[0] == sentence.start:
            open_run.content[-1] = (open_run.content[-1][0], piece[1])
        else:
            if open_run is not None:
                yield open_run
            open_run = Draft("indirect-free-indirect", "subjunctive", [piece])
            yield open_run
        last = s
    return


def _subjunctive_piece(scene: Scene, sentence: Sentence, drafts: list[Draft]) -> Range | None:
    """The part of a sentence that the subjunctive makes somebody's words, its full stop included."""
    mains = [c for c in sentence.clauses if c.kind in _MAIN and c.finite is not None and c.mood is not None]
    free = [c for c in mains if c.finite is not None and not scene.quoted(c.finite) and not _covered(drafts, c)]
    speaking = [c for c in free if c.mood == "sub1" or (c.mood == "sub2" and _follows_speech(scene, sentence, drafts))]
    if not speaking:
        return None
    if len(speaking) == len(mains):
        return (sentence.start, sentence.end)
    first = speaking[0]
    end = sentence.end if first.end >= scene.body_end(sentence) else first.end
    return (first.start, end)


def _covered(drafts: list[Draft], clause: Clause) -> bool:
    return clause.finite is not None and any(
        d.holds(clause.finite) or clause.finite in d.cue or any(a <= clause.finite < b for a, b in d.frame) for d in drafts
    )


def _follows_speech(scene: Scene, sentence: Sentence, drafts: list[Draft]) -> bool:
    """„Die Preise würden steigen.“ is speech only behind speech: in the sentence before, within the paragraph."""
    previous = scene.sentence_at[sentence.start - 1] if sentence.start else -1
    if previous < 0 or scene.sentences[previous].part != sentence.part:
        return False
    before = scene.sentences[previous]
    return any(before.start <= d.start < before.end for d in drafts if d.form in ("indirect", "direct"))


def hearsay(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield sentences told by „soll/sollen“ that no statement covers."""
    for sentence in scene.sentences:
        for clause in sentence.clauses:
            if clause.kind not in _MAIN or clause.finite is None or _covered(drafts, clause):
                continue
            verb = scene.tokens[clause.finite]
            if verb.lemma != "sollen" or verb.past or scene.quoted(clause.finite):
                continue
            if _perfect(scene, clause):
                yield Draft("free-indirect", "hearsay", [(sentence.start, sentence.end)])
                break


def _perfect(scene: Scene, clause: Clause) -> bool:
    """„soll geflohen sein“, „soll getötet worden sein“: about the past, so hearsay and no plan."""
    tags = {scene.tokens[i].tag for i in clause.verbs}
    return bool(tags & {"VVPP", "VAPP", "VMPP"}) and "VAINF" in tags and any(
        scene.tokens[i].text.lower() in ("haben", "sein") for i in clause.verbs
    )
