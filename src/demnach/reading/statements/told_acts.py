"""Reported speech: the act is told, its wording is not („X forderte eine schnelle Entscheidung“, „X lobte die Soldaten“).

A clause with a cue that names an act of speech by itself, and no clause or quotation that renders the words, is a
statement as a whole: it has a speaker but no frame.
"""

from __future__ import annotations

from collections.abc import Iterator

from demnach.language.types import Clause, Sentence
from demnach.lexicon.cues import Cue
from demnach.lexicon.tolls import counted_as
from demnach.reading.statements.addressee import addressee_of
from demnach.reading.statements.cue_finder import CueFinder
from demnach.reading.statements.draft import Draft, Range
from demnach.reading.statements.roles import may_speak, speaker_of
from demnach.reading.statements.scene import Scene

_NUMBERING = frozenset({"report", "assess"})
_MANY = frozenset(
    "mehrere mehreren einige einigen zahlreiche zahlreichen dutzende dutzenden hunderte hunderten tausende tausenden".split()
)
_COUNTED = frozenset({"killed", "injured", "missing", "detained", "displaced", "affected", "damage"})


def find(scene: Scene, finder: CueFinder, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield the reported acts; ``drafts`` are the statements found before, whose cues are not told anew."""
    used = {i for draft in drafts for i in draft.cue}
    for sentence in scene.sentences:
        for index, clause in enumerate(sentence.clauses):
            if clause.finite is None or clause.finite in used or scene.quoted(clause.finite):
                continue
            if (draft := _act(scene, finder, sentence, index, clause)) is not None:
                yield draft


def _act(scene: Scene, finder: CueFinder, sentence: Sentence, index: int, clause: Clause) -> Draft | None:
    hit = finder.of_clause(sentence, index)
    if hit is None or clause.kind not in ("main", "verb-second"):
        return None
    if clause.kind == "main" and clause.mood in ("sub1", "sub2"):
        return None  # „Die Gegenseite habe jedes Angebot abgelehnt.“ is somebody's words itself
    cue, cue_tokens = hit
    if clause.negated and clause.finite is not None and scene.tokens[clause.finite].tag == "VMFIN":
        return None  # „Ein Sprecher wollte den Vorfall nicht bestätigen.“
    weakly = cue.telling == "weak" and (_quotes(scene, sentence, index) or _counts(scene, sentence, index, cue))
    if not (cue.reported or weakly):
        return None
    if not _told(scene, sentence, index, cue, cue_tokens):
        return None
    speaker = speaker_of(scene, sentence, index, cue, cue_tokens)
    if not speaker or not may_speak(scene, speaker[0]):
        return None
    return Draft(
        "reported",
        "told-act",
        [_extent(scene, sentence, clause)],
        speaker=speaker,
        addressee=addressee_of(scene, sentence, index, cue, cue_tokens, speaker) if cue.addressee == "dat" else [],
        telling=cue_tokens,
        entry=cue,
    )


def _quotes(scene: Scene, sentence: Sentence, index: int) -> bool:
    """„X nannte ihn einen „Freund““: words of the clause stand in quotation marks."""
    return any(scene.quoted(i) for i in scene.own_tokens(sentence, index))


def _counts(scene: Scene, sentence: Sentence, index: int, cue: Cue) -> bool:
    """„X nannte 41 Tote“, „X schätzt den Schaden auf fünf Millionen“: who reports or assesses a number tells it."""
    own = scene.own_tokens(sentence, index)
    if not any(scene.tokens[i].tag == "CARD" or scene.tokens[i].text.lower() in _MANY for i in own):
        return False
    return cue.act in _NUMBERING or any(_is_count(scene.tokens[i].lemma) for i in own if scene.tokens[i].tag == "NN")


def _is_count(noun: str) -> bool:
    """„die Zahl der Toten“, „der Schaden“: nouns of which a number is told."""
    return noun.endswith(("Zahl", "zahl")) or counted_as(noun) in _COUNTED


def _told(scene: Scene, sentence: Sentence, index: int, cue: Cue, cue_tokens: list[int]) -> bool:
    """True if the clause says what was said: an object in the case that the cue governs, a prepositional object, a number."""
    if _counts(scene, sentence, index, cue):
        return True
    own = set(scene.own_tokens(sentence, index))
    governed = {c.removeprefix("pp:") for c in cue.constructions if c.startswith("pp:")}
    for phrase in sentence.phrases:
        if phrase.head not in own or phrase.head in cue_tokens:
            continue
        if phrase.preposition is None:
            if "obj" in cue.constructions and ("A" in phrase.cases or not phrase.cases or sentence.clauses[index].passive):
                return True
            if "dat" in cue.constructions and "D" in phrase.cases:
                return True
        elif scene.tokens[phrase.preposition].text.lower() in governed:
            return True
    if any(scene.tokens[i].tag == "APPR" and scene.tokens[i].text in governed for i in own):
        return True  # inside a name's phrase or a quotation: „sprach von „mehreren Toten““
    return bool(cue.words) and not governed


def _extent(scene: Scene, sentence: Sentence, clause: Clause) -> Range:
    """A main clause is told with its full stop where it closes the sentence."""
    start, end = clause.start, clause.end
    if end >= scene.body_end(sentence):
        end = sentence.end
    return (start, end)
