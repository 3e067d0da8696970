"""Speaker and addressee of a frame, by the grammar of its cue."""

from __future__ import annotations

from demnach.language.types import Clause, Phrase, Sentence
from demnach.lexicon.cues import Cue, load_cues
from demnach.lexicon.roles import role_of
from demnach.reading.statements.draft import Range
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.speaker_borders import whole_speaker

_AGENT = frozenset({"von", "vom", "durch", "seitens"})
_SOURCE = frozenset({"aus", "in", "im", "von", "vom", "bei", "beim", "seitens", "auf"})
_IMPERSONAL = frozenset({"es", "man"})


def speaker_of(scene: Scene, sentence: Sentence, index: int, cue: Cue, cue_tokens: list[int]) -> list[Range]:
    """Return who speaks in a frame clause: subject, agent of the passive, or the source of „hervorgehen aus“."""
    clause = sentence.clauses[index]
    own = set(scene.own_tokens(sentence, index))
    if cue.speaker == "source":
        return _prepositional(scene, sentence, own, _SOURCE)
    if clause.passive:
        return _prepositional(scene, sentence, own, _AGENT)
    if cue.speaker == "dat":
        return [
            (p.start, p.end)
            for p in _bare(sentence, own)
            if p.cases == "D" and p.head not in cue_tokens
        ][:1]
    subject = subject_of(scene, sentence, clause, own)
    if subject is None:
        return []
    word = scene.tokens[subject[0]].text.lower()
    if subject[1] - subject[0] == 1 and word == "es":
        return _prepositional(scene, sentence, own, _SOURCE)
    return [whole_speaker(scene, sentence, subject)]


def may_speak(scene: Scene, words: Range) -> bool:
    """True for names, pronouns and nouns of persons, bodies and texts – not for „Der Sturm forderte drei Opfer“."""
    for i in range(*words):
        token = scene.tokens[i]
        if token.tag in ("NE", "FM", "PPER", "PIS", "PDS", "PRELS"):
            return token.lemma != "man" and token.text.lower() != "es"
        if token.tag == "NN":
            return role_of(token.lemma or token.text) is not None or load_cues().noun(token.lemma) is not None
    return False


def subject_of(scene: Scene, sentence: Sentence, clause: Clause, own: set[int]) -> Range | None:
    """Return the subject of a clause; behind a postposed verb („…, sagte X“) the first phrase that may be nominative."""
    if clause.subject is not None:
        phrase = sentence.phrases[clause.subject]
        return _with_forefield(scene, clause, phrase, own)
    if clause.finite is None:
        return None
    for phrase in _bare(sentence, own):
        if phrase.start > clause.finite and ("N" in phrase.cases or not phrase.cases):
            return (phrase.start, phrase.end)
    return None


def _with_forefield(scene: Scene, clause: Clause, phrase: Phrase, own: set[int]) -> Range:
    """A subject in the Vorfeld fills it: „Die Botschaft in Riad teilte mit“, since only one phrase stands there."""
    if clause.finite is None or phrase.end > clause.finite or clause.kind not in ("main", "verb-second"):
        return (phrase.start, phrase.end)
    end = phrase.end
    while end < clause.finite and not scene.quoted(end):
        aside = scene.tokens[end].text == "," and end + 1 in own  # „Der Sprecher im Amt, Igor Weber, teilte mit“
        if end not in own and not aside:
            break
        end += 1
    while end > phrase.end and scene.tokens[end - 1].tag in _LOOSE:
        end -= 1
    return (phrase.start, end)


_LOOSE = frozenset({"ADV", "PAV", "ADJD", "$,", "$(", "PTKNEG", "PRF"})


def addressee_of(
    scene: Scene, sentence: Sentence, index: int, cue: Cue, cue_tokens: list[int], speaker: list[Range]
) -> list[Range]:
    """Return who is spoken to: the dative of „er sagte ihr“, „gegenüber der Zeitung“, the accusative of „beschuldigen“."""
    own = set(scene.own_tokens(sentence, index))
    clause = sentence.clauses[index]
    taken = {i for start, end in speaker for i in range(start, end)} | set(cue_tokens)
    for phrase in sentence.phrases:
        if phrase.preposition in own and scene.tokens[phrase.preposition].text.lower() == "gegenüber":
            return [scene.words_of(phrase)]
    if cue.addressee in ("an", "mit", "von", "bei"):
        for phrase in sentence.phrases:
            if phrase.preposition in own and _contracted(scene, phrase) == cue.addressee:
                return [scene.words_of(phrase)]
        return []
    wanted = {"dat": "D", "acc": "A"}.get(cue.addressee)
    if wanted is None:
        return []
    if clause.passive and wanted == "A":
        subject = subject_of(scene, sentence, clause, own)
        return [subject] if subject and not _impersonal(scene, subject) else []
    for phrase in _bare(sentence, own):
        if phrase.head in taken or phrase.start in taken or scene.tokens[phrase.head].tag == "PRF":
            continue
        if phrase.cases == wanted or (wanted in phrase.cases and "N" not in phrase.cases):
            return [(phrase.start, phrase.end)]
    return []


def _bare(sentence: Sentence, own: set[int]) -> list[Phrase]:
    return [p for p in sentence.phrases if p.preposition is None and p.head in own]


def _contracted(scene: Scene, phrase: Phrase) -> str:
    """The preposition without its article: „vom“ → „von“, „am“ → „an“, „beim“ → „bei“."""
    word = scene.tokens[phrase.preposition or phrase.start].text.lower()
    return {"vom": "von", "am": "an", "ans": "an", "beim": "bei"}.get(word, word)


def _prepositional(scene: Scene, sentence: Sentence, own: set[int], words: frozenset[str]) -> list[Range]:
    for phrase in sentence.phrases:
        at = phrase.preposition
        if at is not None and at in own and scene.tokens[at].text.lower() in words:
            return [scene.words_of(phrase)]
    return []


def _impersonal(scene: Scene, phrase: Range) -> bool:
    return phrase[1] - phrase[0] == 1 and scene.tokens[phrase[0]].text.lower() in _IMPERSONAL
