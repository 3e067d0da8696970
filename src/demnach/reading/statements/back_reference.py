"""Speech told afterwards: „Der Zug ist entgleist. Das teilte die Bahn mit.“

The pronoun in the Vorfeld stands for the sentence before; that sentence and the pronoun are the content, what is left of the
second sentence is the frame. „Dies geht aus einem Bericht hervor“ names its source instead of a subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from demnach.language.types import Sentence
from demnach.reading.statements.addressee import addressee_of
from demnach.reading.statements.cue_finder import CueFinder
from demnach.reading.statements.cue_words import written_cue
from demnach.reading.statements.draft import Draft
from demnach.reading.statements.roles import speaker_of
from demnach.reading.statements.scene import Scene

_PRONOUNS = frozenset({"das", "dies"})
_SURE = 65
"""Weaker cues (per cent) mostly say something else of „das“: „Das zeigte der Versuch.“"""


def find(scene: Scene, finder: CueFinder) -> Iterator[Draft]:
    """Yield the statements whose content stands in the sentence before their frame."""
    for before, sentence in zip(scene.sentences, scene.sentences[1:], strict=False):
        if before.part == sentence.part and scene.tokens[sentence.start].text.lower() in _PRONOUNS:
            draft = _pointing_back(scene, finder, before, sentence)
            if draft is not None:
                yield draft


def _pointing_back(scene: Scene, finder: CueFinder, before: Sentence, sentence: Sentence) -> Draft | None:
    pronoun = sentence.start
    index = scene.clause_at[pronoun]
    if index < 0 or sentence.clauses[index].finite != pronoun + 1:
        return None
    hit = finder.of_clause(sentence, index)
    if hit is None:
        return None
    cue, cue_tokens = hit
    if cue.strength < _SURE or not {"dass", "quote", "v2"} & cue.constructions or sentence.clauses[index].negated:
        return None
    speaker = [r for r in speaker_of(scene, sentence, index, cue, cue_tokens) if r[0] != pronoun]
    if not speaker and cue.speaker != "source" and not sentence.clauses[index].passive:
        return None
    return Draft(
        "indirect",
        "back-reference",
        [(before.start, pronoun + 1)],
        cue=written_cue(scene, sentence, index, cue, cue_tokens, complement=False),
        frame=[(pronoun + 1, scene.body_end(sentence))],
        speaker=speaker,
        addressee=addressee_of(scene, sentence, index, cue, cue_tokens, speaker),
        entry=cue,
    )
