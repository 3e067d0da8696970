"""Cues in the text: which entry of the cue list a clause, a noun or a preposition carries."""

from __future__ import annotations

from demnach.language.types import Clause, Phrase, Sentence
from demnach.lexicon.cues import Cue, Cues
from demnach.reading.statements.cue_words import REFLEXIVES
from demnach.reading.statements.scene import Scene

_SURE_PREPOSITION = 90
"""„laut“ and „zufolge“ always name a source; „nach“ and „aus“ need a noun of speaking behind them."""
_OF_VOICES = frozenset({"für"})
"""„Für die Verbände war das ein Bruch“: names who holds a view, never words („hielt das für eine Idee“)."""


class CueFinder:
    """Finds cues clause by clause; ``cues`` is the whole list."""

    def __init__(self, scene: Scene, cues: Cues) -> None:
        self.scene = scene
        self.cues = cues

    def of_clause(self, sentence: Sentence, index: int) -> tuple[Cue, list[int]] | None:
        """Return the cue of a clause's predicate and its tokens: verb complex, reflexive aside, and fixed words.

        „brachte … zum Ausdruck“ is found through „bringen“ and its words, „nimmt … an“ through „annehmen“.
        The most specific entry wins: fixed words before a reflexive before the plain verb.
        """
        clause = sentence.clauses[index]
        if not clause.predicate:
            return None
        entries = self.cues.verb(clause.predicate)
        if not entries:
            return None
        own = self.scene.own_tokens(sentence, index)
        forms = {self.scene.tokens[i].text.lower(): i for i in own}
        lemmas = {self.scene.tokens[i].lemma.lower(): i for i in own if self.scene.tokens[i].lemma}
        reflexive = bool(REFLEXIVES & forms.keys())
        best: tuple[int, Cue, list[int]] | None = None
        for cue in entries:
            if cue.reflexive and not reflexive:
                continue
            found = [forms.get(w, lemmas.get(w)) for w in cue.words]
            if any(i is None for i in found):
                continue
            weight = 2 * len(cue.words) + cue.reflexive
            if best is None or weight > best[0]:
                best = (weight, cue, sorted({*clause.verbs, *(i for i in found if i is not None)}))
        return (best[1], best[2]) if best else None

    def of_noun(self, i: int) -> Cue | None:
        """Return the cue noun at token ``i``: „Angaben“, „Polizeiangaben“, „Behauptung“."""
        token = self.scene.tokens[i]
        return self.cues.noun(token.lemma or token.text) if token.tag == "NN" else None

    def of_preposition(self, phrase: Phrase) -> Cue | None:
        """Return the cue of a prepositional phrase that names a source: „laut X“, „X zufolge“, „nach Angaben von X“."""
        if phrase.preposition is None:
            return None
        word = self.scene.tokens[phrase.preposition].text.lower()
        entry = self.cues.preposition(word)
        if entry is None:
            return None
        noun = self.of_noun(phrase.head)
        if noun is not None and noun.speaker == "nach" and word not in _OF_VOICES:
            return noun
        return entry if entry.strength >= _SURE_PREPOSITION else None

    def of_adverb(self, i: int) -> Cue | None:
        """Return the cue adverb at token ``i``: „demnach“, „danach“."""
        return self.cues.adverb(self.scene.tokens[i].text.lower())

    def finite_clause(self, sentence: Sentence, i: int) -> tuple[int, Clause] | None:
        """Return the clause whose finite verb is token ``i``."""
        for c, clause in enumerate(sentence.clauses):
            if clause.finite == i:
                return c, clause
        return None
