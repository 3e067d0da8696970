"""Indirect speech under a noun: „die Behauptung, dass …“, „seine Forderung, … zu …“, „die Frage, ob …“.

A complement clause behind a noun of speaking is the content; who said it stands in the noun's genitive, in a
von-phrase or in its possessive; the sentence around it is the frame.
"""

from __future__ import annotations

from collections.abc import Iterator

from demnach.language.types import Clause, Phrase, Sentence
from demnach.reading.statements.cue_finder import CueFinder
from demnach.reading.statements.draft import Draft, Range, minus
from demnach.reading.statements.roles import agent_of, may_speak, subject_of
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.speaker_borders import whole_speaker

_GIVING = frozenset({
    "abgeben", "ausgeben", "aussprechen", "einlegen", "erheben", "erteilen", "fassen", "formulieren", "geben", "haben", "hegen",
    "machen", "stellen", "treffen", "unterbreiten", "vertreten", "vorbringen", "vorlegen", "ziehen", "äußern",
})  # fmt: skip
"""Verbs that only say that the noun's act is done (Duden-Grammatik, „Funktionsverbgefüge“): „einen Befehl erteilen“."""
_COMPLEMENTS = frozenset({"dass", "infinitive", "verb-second"})


def find(scene: Scene, finder: CueFinder) -> Iterator[Draft]:
    """Yield the statements whose content hangs on a noun."""
    for sentence in scene.sentences:
        for clause in sentence.clauses:
            if clause.kind in _COMPLEMENTS and clause.parent is not None:
                draft = _noun_clause(scene, finder, sentence, clause)
                if draft is not None:
                    yield draft


def _noun_clause(scene: Scene, finder: CueFinder, sentence: Sentence, clause: Clause) -> Draft | None:
    at = clause.start - 1
    if at < sentence.start or scene.tokens[at].text != ",":
        return None
    phrase = scene.phrase_at(sentence, at - 1)
    if phrase is None:
        return None
    noun = next(
        (i for i in range(phrase.end - 1, phrase.start - 1, -1) if (e := finder.of_noun(i)) and "n-dass" in e.constructions),
        None,
    )
    if noun is None:
        return None
    entry = finder.of_noun(noun)
    if clause.kind == "verb-second" and clause.mood not in ("sub1", "sub2"):
        return None
    content = scene.trim((clause.start, min(clause.end, scene.body_end(sentence))))
    determiner = noun - 1 if noun > phrase.start and scene.tokens[noun - 1].tag in ("ART", "PPOSAT", "PDAT") else noun
    whole: Range = (sentence.start, scene.body_end(sentence))
    return Draft(
        "indirect",
        "noun-clause",
        [content],
        cue=sorted({determiner, noun}),
        frame=minus(whole, content),
        speaker=_genitive(scene, sentence, noun, phrase.end) or _whoever_acts(scene, sentence, phrase),
        entry=entry,
    )


def _genitive(scene: Scene, sentence: Sentence, noun: int, end: int) -> list[Range]:
    """„die Forderung der Minister“: what stands behind the noun inside its phrase; else its possessive."""
    behind = noun + 1
    if behind < end:
        if scene.tokens[behind].text.lower() in ("von", "vom", "durch"):
            behind += 1
        if scene.tokens[behind].tag not in ("$,", "KON", "APPR", "APPRART") and behind < end:
            return [(behind, end)]
    if noun > sentence.start and scene.tokens[noun - 1].tag == "PPOSAT":
        return [(noun - 1, noun)]
    return []


def _whoever_acts(scene: Scene, sentence: Sentence, phrase: Phrase) -> list[Range]:
    """„Das Gericht wies die Klage mit der Begründung ab, …“, „Der Rat gab den Befehl, …“: the noun is the subject's own."""
    at = phrase.preposition
    index = scene.clause_at[phrase.head]
    if index < 0:
        return []
    clause = sentence.clauses[index]
    if at is not None and scene.tokens[at].text.lower() not in ("mit", "unter"):
        return []
    if at is None and ("A" not in phrase.cases or clause.predicate not in _GIVING):
        return []
    if clause.passive:
        return agent_of(scene, sentence, index)
    subject = subject_of(scene, sentence, clause, set(scene.own_tokens(sentence, index)))
    if subject is None or phrase.start <= subject[0] < phrase.end or not may_speak(scene, subject):
        return []
    return [whole_speaker(scene, sentence, subject)]
