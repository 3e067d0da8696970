"""How far a source reaches: the main clauses joined to the one that names it are its words too.

„Laut Polizei brannte es, verletzt wurde niemand.“ – „Der Zug hielt und fuhr nicht weiter, wie die Bahn mitteilte.“ A joined
clause that tells its own source („…, die Veranstalter sprachen von 400“) is not.
"""

from __future__ import annotations

from demnach.language.types import Clause, Phrase, Sentence
from demnach.reading.statements.cue_finder import CueFinder
from demnach.reading.statements.scene import Scene

_JOINED = frozenset({"main", "verb-second", "fragment"})
_SURE = 65
"""Verbs that tell less often than this (per cent) may be part of what is told."""


def told_on(scene: Scene, finder: CueFinder, sentence: Sentence, clause: Clause) -> int:
    """Return the end of what a source in ``clause`` tells: that of the last clause joined to it."""
    end = clause.end
    if clause.kind not in ("main", "verb-second"):
        return end
    for index, other in enumerate(sentence.clauses):
        if other.start < end or other.parent != clause.parent:
            continue
        if other.kind not in _JOINED or _has_source(scene, finder, sentence, index):
            break
        end = other.end
    return end


def told_from(scene: Scene, finder: CueFinder, sentence: Sentence, clause: Clause) -> int:
    """Return the beginning of what a source behind ``clause`` tells: that of the first clause that it is joined to by „und“."""
    start = clause.start
    before = [(n, c) for n, c in enumerate(sentence.clauses) if c.end <= clause.start and c.parent == clause.parent]
    for index, other in reversed(before):
        if scene.tokens[start].tag != "KON" or other.kind != clause.kind or _has_source(scene, finder, sentence, index):
            break
        start = other.start
    return start


def _has_source(scene: Scene, finder: CueFinder, sentence: Sentence, index: int) -> bool:
    hit = finder.of_clause(sentence, index)
    if hit is not None and (hit[0].reported or hit[0].strength >= _SURE):
        return True
    return any(_names_source(scene, finder, phrase, index) for phrase in sentence.phrases)


def _names_source(scene: Scene, finder: CueFinder, phrase: Phrase, index: int) -> bool:
    return scene.clause_at[phrase.start] == index and finder.of_preposition(phrase) is not None
