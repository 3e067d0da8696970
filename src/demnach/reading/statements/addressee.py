"""The addressee of a frame: who is told, by the grammar of its cue.

„er sagte ihr“, „gegenüber der Zeitung“, „beschuldigte die Bahn“, „zur „Sportschau““, „vor der Presse“, „im Interview mit
dem Boten“.
"""

from __future__ import annotations

from demnach.language.types import Clause, Sentence, Token
from demnach.lexicon.cues import Cue, load_cues
from demnach.lexicon.roles import role_of
from demnach.reading.statements.draft import Range
from demnach.reading.statements.forefield import whole_forefield
from demnach.reading.statements.roles import (
    contracted,
    impersonal,
    may_speak,
    object_of,
    subject_of,
)
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.speaker_borders import whole_name

_CASES = {"dat": "D", "acc": "A"}
_TALKS = ("interview", "gespräch", "telefonat")


def addressee_of(
    scene: Scene, sentence: Sentence, index: int, cue: Cue, cue_tokens: list[int], speaker: list[Range]
) -> list[Range]:
    """Return who is spoken to: the dative of „er sagte ihr“, „gegenüber der Zeitung“, the accusative of „beschuldigen“."""
    own = set(scene.own_tokens(sentence, index))
    clause = sentence.clauses[index]
    taken = {i for start, end in speaker for i in range(start, end)} | set(cue_tokens)
    if (told := towards(scene, sentence, own)) is not None:
        return [told]
    if cue.addressee in ("an", "mit", "von", "bei"):
        for phrase in sentence.phrases:
            if phrase.preposition in own and contracted(scene, phrase) == cue.addressee:
                return [scene.words_of(phrase)]
        return []
    wanted = _CASES.get(cue.addressee)
    if wanted == "A" and clause.passive:
        subject = subject_of(scene, sentence, clause, own)
        return [_without(subject, speaker)] if subject and not impersonal(scene, subject) else []
    if wanted is not None and (told := _object(scene, sentence, clause, own, taken, wanted)) is not None:
        return [told]
    return _audience(scene, sentence, own)


def towards(scene: Scene, sentence: Sentence, own: set[int]) -> Range | None:
    """„gegenüber der Zeitung“: the words behind the preposition, among the tokens ``own``."""
    for phrase in sentence.phrases:
        if phrase.preposition in own and scene.tokens[phrase.preposition].text.lower() == "gegenüber":
            return whole_name(scene, sentence, scene.words_of(phrase))
    return None


def _without(subject: Range, speaker: list[Range]) -> Range:
    """„die Regierung vom Verband“: without the agent that looks like an attribute of the subject."""
    inside = [start for start, _ in speaker if subject[0] < start < subject[1]]
    return (subject[0], inside[0] - 1) if inside else subject


def _object(
    scene: Scene, sentence: Sentence, clause: Clause, own: set[int], taken: set[int], case: str
) -> Range | None:
    found = object_of(scene, sentence, clause, own, taken, case)
    if found is None or _told_of(scene.tokens[found.head]):
        return None
    words = whole_name(scene, sentence, (found.start, found.end))
    forefield = whole_forefield(scene, sentence, words)
    return forefield if taken.isdisjoint(range(*forefield)) else words


def _told_of(head: Token) -> bool:
    """„trat dem Vorwurf entgegen“: nouns of speaking and texts are spoken of, nobody speaks to them."""
    noun = head.lemma or head.text
    return head.tag == "NN" and role_of(noun) is None and load_cues().noun(noun) is not None


def _audience(scene: Scene, sentence: Sentence, own: set[int]) -> list[Range]:
    """„sagte er zur „Sportschau““, „vor Journalisten“, „im Interview mit dem Sender“: who is told, behind a preposition."""
    for phrase in sentence.phrases:
        if phrase.preposition not in own or phrase.preposition is None:
            continue
        words = scene.words_of(phrase)
        head, before = scene.tokens[phrase.head], scene.tokens[max(phrase.preposition - 1, 0)]
        preposition = contracted(scene, phrase)
        talk = preposition == "mit" and before.text.lower().endswith(_TALKS)
        named = preposition == "zu" and (head.tag == "NE" or scene.quoted(words[0]) or scene.tokens[words[1] - 1].tag == "NE")
        public = preposition == "vor" and head.tag == "NN" and _public(head)
        if public or ((talk or named) and may_speak(scene, words)):
            return [words]
    return _partner(scene, sentence, own)


def _public(head: Token) -> bool:
    """„vor der Presse“, „vor Anhängern“: a plural of persons, or the press."""
    return head.lemma == "Presse" or (head.number != "sg" and role_of(head.lemma or head.text) is not None)


def _partner(scene: Scene, sentence: Sentence, own: set[int]) -> list[Range]:
    """„in einem Interview mit dem Boten“ as one phrase: what stands behind its „mit“."""
    for phrase in sentence.phrases:
        if phrase.preposition not in own or not scene.tokens[phrase.head].text.lower().endswith(_TALKS):
            continue
        for i in range(phrase.head + 1, phrase.end - 1):
            if scene.tokens[i].text.lower() == "mit":
                return [(i + 1, phrase.end)]
    return []
