"""Speakers carried on: a statement without a named source goes on with the source named last."""

from __future__ import annotations

from collections.abc import Callable

from demnach.lexicon.cues import load_cues
from demnach.reading.statements.cue_finder import CueFinder
from demnach.reading.statements.draft import Draft, EntityOf, Range
from demnach.reading.statements.roles import may_speak, speaker_of, subject_of
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.source_words import source_of

_SURE = 65
"""Verbs that tell less often than this (per cent) need an object of their own to make their subject a speaker."""
CARRYING = frozenset({"subjunctive", "hearsay", "alone", "unframed"})
"""Constructions that name no source themselves."""



def carry_speakers(
    scene: Scene, drafts: list[Draft], is_relay: Callable[[Draft], bool], entity_of: EntityOf
) -> None:
    """Give every statement that names no source the speaker of the one before it, in text order.

    The source named last wins, whether it was a person, a letter or „Erkenntnisse der Geheimdienste“. Of nested ones the
    outer goes on („Weber sagte, Feld habe gelogen. Das sei …“ is Weber's), unless it only relays what the inner one said
    („In seinem Brief habe er … gelobt, berichtete die Agentur. Der Einsatz habe …“ is the writer's).
    „demnach“, „den Angaben zufolge“ and their like point to the source before them.
    """
    finder = CueFinder(scene, load_cues())
    last: Draft | None = None
    for draft in drafts:
        if draft.rule == "source-adverb":
            draft.pointer = last if last is not None and _near(scene, last, draft) else None
            continue
        if _points_back(scene, draft):
            draft.pointer = last if last is not None and _near(scene, last, draft) else None
        if draft.rule in CARRYING and not draft.speaker:
            draft.speaker = _before_colon(scene, draft) or _same_person(scene, draft, entity_of)
        if not draft.speaker and (draft.rule in CARRYING or _goes_on(scene, draft, last)):
            told = _teller_before(scene, finder, draft, last) if draft.rule in CARRYING else None
            source = told or (last if last is not None and _near(scene, last, draft) else None)
            if source is not None:
                draft.speaker = source.speaker
                draft.source = source.source or source
                draft.entry = draft.entry or source.entry
        if draft.rule == "fragment" and not draft.speaker and draft.parent is not None:
            draft.speaker = draft.parent.speaker
        told_inside = draft.parent is not None and not is_relay(draft.parent)
        if draft.speaker and draft.rule != "fragment" and not told_inside:
            last = draft


def _near(scene: Scene, earlier: Draft, later: Draft) -> bool:
    """True if the two stand in the same paragraph or in neighbouring ones."""
    return scene.part_of(later.start) - scene.part_of(earlier.start) <= 2


def _points_back(scene: Scene, draft: Draft) -> bool:
    """„den Angaben zufolge“, „ihm zufolge“."""
    if not draft.speaker:
        return False
    pronoun = draft.rule == "source-phrase" and scene.tokens[draft.speaker[0][0]].tag == "PPER"
    return pronoun or source_of(scene.tokens, draft.speaker[0]).points_back


def _goes_on(scene: Scene, draft: Draft, last: Draft | None) -> bool:
    """„…, hieß es weiter“, „…, heißt es darin“: behind a source in the same paragraph the impersonal frame is its."""
    if last is None or draft.entry is None or draft.entry.speaker != "source" or not draft.frame:
        return False
    return scene.part_of(draft.start) == scene.part_of(last.start)


def _before_colon(scene: Scene, draft: Draft) -> list[Range]:
    """„Feld legt sich fest: Es werde keine Koalition geben.“: a colon announces the words of the subject before it."""
    colon = draft.start - 1
    if colon < 1 or scene.tokens[colon].text != ":" or scene.sentence_at[colon] != scene.sentence_at[draft.start]:
        return []
    return _subject(scene, colon - 1)


def _same_person(scene: Scene, draft: Draft, entity_of: EntityOf) -> list[Range]:
    """„Feld ließ offen, ob sie zustimmt. Sie kenne das Papier nicht.“: who was the subject speaks on of herself."""
    here = scene.sentence_of(draft.start)
    before = scene.sentences[scene.sentence_at[draft.start] - 1] if here.start and draft.start == here.start else None
    if before is None or before.part != here.part:
        return []
    pronoun = _subject(scene, draft.start)
    if not pronoun or scene.tokens[pronoun[0][0]].tag != "PPER":
        return []
    meant, subject = entity_of(pronoun), _subject(scene, before.start)
    named = entity_of(subject)
    return subject if meant is not None and named is not None and meant.id == named.id else []


def _teller_before(scene: Scene, finder: CueFinder, draft: Draft, last: Draft | None) -> Draft | None:
    """„Feld hält das für verfrüht. Die Messreihe sei zu kurz.“: the act of speech told in the sentence before.

    It need not be a statement by itself; its speaker and its circumstances („in einer Mitteilung“) go on.
    """
    here = scene.sentence_of(draft.start)
    before = scene.sentences[scene.sentence_at[draft.start] - 1] if here.start and draft.start == here.start else None
    if before is None or before.part != here.part or (last is not None and before.start < last.end):
        return None
    for index, clause in enumerate(before.clauses):
        hit = finder.of_clause(before, index) if clause.kind == "main" else None
        if hit is not None and (hit[0].reported or hit[0].strength >= _SURE):
            cue, cue_tokens = hit
            words = speaker_of(scene, before, index, cue, cue_tokens)
            if words and _may_speak(scene, words[0]):
                whole = (before.start, before.end)
                return Draft("reported", "told-act", [whole], speaker=words, telling=cue_tokens, entry=cue)
    return None


def _subject(scene: Scene, i: int) -> list[Range]:
    """Return the subject of the main clause around token ``i`` if it may speak."""
    sentence, index = scene.sentence_of(i), scene.clause_at[i]
    while index >= 0 and sentence.clauses[index].kind not in ("main", "verb-second"):
        parent = sentence.clauses[index].parent
        index = parent if parent is not None else -1
    if index < 0:
        return []
    words = subject_of(scene, sentence, sentence.clauses[index], set(scene.own_tokens(sentence, index)))
    return [words] if words is not None and _may_speak(scene, words) else []


def _may_speak(scene: Scene, words: Range) -> bool:
    """Who is named may speak, also by a trade that no list knows: „Der Glaziologe Urs Wendel“."""
    return may_speak(scene, words) or any(scene.tokens[i].tag == "NE" for i in range(*words))
