"""Where the words that name a speaker end: name and description side by side, and what says where somebody belongs.

„Renate Falk, Sprecherin der Bahn, sagte“, „die Chefin der Delegation beim Gipfel, Sharon Hayn, sagte“: a loose apposition
belongs to its head (Duden-Grammatik, „lockere Apposition“). „…, kündigte die Regierung in Lahn an“: a local attribute stands
right behind its noun, in the sentence's middle as well.
"""

from __future__ import annotations

from demnach.language.types import Phrase, Sentence
from demnach.lexicon.roles import role_of
from demnach.reading.statements.draft import Range
from demnach.reading.statements.scene import Scene

_LOCAL = frozenset({"in", "im", "aus"})
_CLOSING = frozenset({",", "–", "—", ":"})
_NAME = frozenset({"NE", "FM"})


def whole_speaker(scene: Scene, sentence: Sentence, words: Range) -> Range:
    """Return a speaker's words with the local attribute and the loose apposition that follow them."""
    return _with_apposition(scene, sentence, _with_place(scene, sentence, words))


def _with_place(scene: Scene, sentence: Sentence, words: Range) -> Range:
    """„die Regierung in Lahn“: a place right behind a noun that is no name."""
    if scene.tokens[words[1] - 1].tag != "NN":
        return words
    place = _phrase_from(sentence, words[1])
    if place is None or place.preposition != place.start or scene.tokens[place.start].text.lower() not in _LOCAL:
        return words
    if scene.tokens[place.head].tag != "NE" or scene.clause_at[place.head] != scene.clause_at[words[0]]:
        return words
    return (words[0], place.end)


def _with_apposition(scene: Scene, sentence: Sentence, words: Range) -> Range:
    """„Name, description,“ or „description, name“: up to the second comma, the verb, or the end of the frame."""
    comma = words[1]
    if comma + 1 >= sentence.end or scene.tokens[comma].text != ",":
        return words
    aside = _phrase_from(sentence, comma + 1)
    if aside is None or aside.preposition is not None or scene.quoted(aside.start):
        return words
    if not _name_and_description(scene, words, aside):
        return words
    end = aside.end
    while end < sentence.end and scene.tokens[end].tag in ("APPR", "APPRART") and (more := _phrase_from(sentence, end)):
        end = more.end
    closed = end >= scene.body_end(sentence) or scene.tokens[end].text in _CLOSING or scene.tokens[end].finite
    return (words[0], end) if closed else words


def _name_and_description(scene: Scene, words: Range, aside: Phrase) -> bool:
    """One of the two is a name, the other says what its bearer is."""
    first = scene.tokens[words[0]].tag in _NAME and scene.tokens[words[1] - 1].tag in _NAME
    second = scene.tokens[aside.start].tag in _NAME
    if first:
        head = scene.tokens[aside.head]
        return head.tag == "NN" and role_of(head.lemma or head.text) is not None
    return second and any(
        token.tag == "NN" and role_of(token.lemma or token.text) is not None for token in scene.tokens[words[0] : words[1]]
    )


def _phrase_from(sentence: Sentence, start: int) -> Phrase | None:
    return next((phrase for phrase in sentence.phrases if phrase.start == start), None)
