"""What stands before the finite verb of a main clause: one constituent, however long (Duden-Grammatik, „Vorfeld“)."""

from __future__ import annotations

from demnach.language.types import Clause, Sentence
from demnach.reading.statements.draft import Range
from demnach.reading.statements.scene import Scene

_LOOSE = frozenset({"ADV", "PAV", "ADJD", "$,", "$(", "PTKNEG", "PRF", "KON"})
_CLOSERS = frozenset({")", "]", "“", "”", "''", "«", '"'})
_LEADING = frozenset({"ADV", "ADJD", "PAV", "KON", "$,", "$(", "PTKNEG"})
_PAIRED = frozenset({"sowohl", "weder", "entweder", "nicht"})
_OTHER_PHRASE = frozenset({"APPR", "APPRART", "KOUS", "KOKOM", "PWAV", "PAV"})


def whole_forefield(scene: Scene, sentence: Sentence, words: Range) -> Range:
    """A subject in the Vorfeld fills it: „Die Botschaft in Riad teilte mit“, since only one phrase stands there.

    „Urs Wendel, der Leiter des Amts, sagte“, „Die Union sowie die Grünen sagten“: it may begin before the phrase that agrees
    with the verb.
    """
    index = scene.clause_at[words[0]]
    clause = sentence.clauses[index] if index >= 0 else None
    if clause is None or clause.finite is None or words[1] > clause.finite or clause.kind not in ("main", "verb-second"):
        return words
    own = set(scene.own_tokens(sentence, index))
    return (_first_of_forefield(scene, clause, words[0], own), end_of_forefield(scene, words[1], clause.finite, own))


def _first_of_forefield(scene: Scene, clause: Clause, start: int, own: set[int]) -> int:
    """The first word of what stands before the verb, if it can begin the subject."""
    first = start
    while first > clause.start and (first - 1 in own or scene.tokens[first - 1].text == ","):
        first -= 1
    while first < start and scene.tokens[first].tag in _LEADING and scene.tokens[first].text.lower() not in _PAIRED:
        first += 1
    return first if scene.tokens[first].tag not in _OTHER_PHRASE else start


def end_of_forefield(scene: Scene, end: int, stop: int, own: set[int]) -> int:
    """Return the index behind the last word before ``stop`` that belongs to what stands in the Vorfeld up to ``end``."""
    last = end
    while last < stop:
        if scene.quoted(last):
            last = scene.quotations[scene.quotation_at[last]].end
            continue
        aside = scene.tokens[last].text == "," and last + 1 in own  # „Der Sprecher im Amt, Igor Weber, teilte mit“
        if last not in own and not aside:
            break
        last += 1
    while last > end and scene.tokens[last - 1].tag in _LOOSE and not _of_a_name(scene.tokens[last - 1].text):
        last -= 1
    return last


def _of_a_name(word: str) -> bool:
    """„Bürgermeister Urs Kurz sagte“: an adverb is not written with a capital; closing marks belong to what they close."""
    return word[0].isupper() or word in _CLOSERS
