"""Where the words that name a source behind „laut“, „nach Angaben“, „zufolge“ begin and end."""

from __future__ import annotations

from demnach.language.types import Phrase, Sentence
from demnach.reading.statements.draft import Range
from demnach.reading.statements.forefield import end_of_forefield
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.speaker_borders import NAMES, whole_speaker, with_apposition


def whole_source(scene: Scene, sentence: Sentence, phrase: Phrase) -> Range:
    """Return the extent of a source phrase, its preposition included: „nach Angaben der Behörden in Lahn“.

    At the head of a clause it fills the Vorfeld as a subject does („Laut Boten News sagte Weber, …“).
    """
    start, end = phrase.start, phrase.end
    while start < end - 1 and scene.tokens[start].tag in ("ADV", "PTKNEG"):  # „konnten jedoch eigenen Angaben zufolge“
        start += 1
    if phrase.preposition == phrase.end - 1 and phrase.preposition > phrase.start:
        return (_first_before_postposition(scene, start), end)
    index = scene.clause_at[start]
    clause = sentence.clauses[index] if index >= 0 else None
    if clause is not None and clause.kind == "main" and clause.start == start and clause.finite is not None:
        own = set(scene.own_tokens(sentence, index))
        stop = next((i for i in range(end, clause.finite) if _begins_anew(scene, i)), clause.finite)
        return with_apposition(scene, sentence, (start, end_of_forefield(scene, end, stop, own)))
    end = _without_neighbour(scene, start, end)
    return whole_speaker(scene, sentence, (start, end))


def _begins_anew(scene: Scene, i: int) -> bool:
    """„nach Angaben Webers gegenüber dem Boten“, „laut Bote unter Berufung auf …“: what follows is not of the source."""
    return scene.tokens[i].tag in ("$,", "ADV", "PAV") or scene.tokens[i].text.lower() in ("gegenüber", "unter")


def _first_before_postposition(scene: Scene, start: int) -> int:
    """„Der Website seebote.info zufolge“: article and noun before a name that a postposition follows."""
    if scene.tokens[start].tag not in NAMES or start < 2:
        return start
    article, noun = scene.tokens[start - 2], scene.tokens[start - 1]
    return start - 2 if noun.tag == "NN" and article.tag == "ART" else start


def _without_neighbour(scene: Scene, start: int, end: int) -> int:
    """„nach Angaben von Seebote und Rundfunk | vier Menschen“: a number behind a name begins a phrase of its own."""
    for i in range(start + 1, end - 1):
        if scene.tokens[i].tag == "CARD" and scene.tokens[i - 1].tag in NAMES and scene.tokens[i + 1].tag not in NAMES:
            return i
    return end
