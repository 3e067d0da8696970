"""Speaker and addressee of a frame, by the grammar of its cue."""

from __future__ import annotations

from demnach.language.types import Clause, Phrase, Sentence, Token
from demnach.lexicon.cues import Cue, load_cues
from demnach.lexicon.roles import role_of
from demnach.reading.statements.draft import Range
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.speaker_borders import whole_speaker

_AGENT = frozenset({"von", "vom", "durch", "seitens"})
_SOURCE = frozenset({"aus", "in", "im", "von", "vom", "bei", "beim", "seitens", "auf"})
_INSIDE = frozenset({"in", "im", "auf"})
_IMPERSONAL = frozenset({"es", "man"})


def speaker_of(scene: Scene, sentence: Sentence, index: int, cue: Cue, cue_tokens: list[int]) -> list[Range]:
    """Return who speaks in a frame clause: subject, agent of the passive, or the source of „hervorgehen aus“."""
    clause = sentence.clauses[index]
    own = set(scene.own_tokens(sentence, index))
    if cue.speaker == "source":
        return _prepositional(scene, sentence, own, _SOURCE)
    if clause.passive:
        return _prepositional(scene, sentence, own, _AGENT) or _text(scene, sentence, own)
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
    if wanted is not None and clause.passive and wanted == "A":
        subject = subject_of(scene, sentence, clause, own)
        return [subject] if subject and not _impersonal(scene, subject) else []
    if wanted is not None and (object_ := _object(scene, sentence, clause, own, taken, wanted)) is not None:
        return [(object_.start, object_.end)]
    return _audience(scene, sentence, own)


def _object(
    scene: Scene, sentence: Sentence, clause: Clause, own: set[int], taken: set[int], case: str
) -> Phrase | None:
    """The bare object in a case; a form that could be another case too counts for somebody who can be spoken to."""
    subject = sentence.phrases[clause.subject] if clause.subject is not None else None
    free = [p for p in _bare(sentence, own) if p is not subject and p.head not in taken and p.start not in taken]
    free = [p for p in free if scene.tokens[p.head].tag != "PRF" and case in p.cases]
    clear = [p for p in free if p.cases == case or "N" not in p.cases]
    people = [p for p in free if subject is not None and may_speak(scene, (p.start, p.end)) and not _numeral(scene, p)]
    return next(iter(clear or people), None)


def _numeral(scene: Scene, phrase: Phrase) -> bool:
    return all(scene.tokens[i].text[0].isdigit() for i in range(phrase.start, phrase.end))


def _audience(scene: Scene, sentence: Sentence, own: set[int]) -> list[Range]:
    """„sagte er zur „Sportschau““, „vor Journalisten“, „im Interview mit dem Sender“: who is told, behind a preposition."""
    for phrase in sentence.phrases:
        if phrase.preposition not in own or phrase.preposition is None:
            continue
        words = scene.words_of(phrase)
        head, before = scene.tokens[phrase.head], scene.tokens[max(phrase.preposition - 1, 0)]
        preposition = _contracted(scene, phrase)
        talk = preposition == "mit" and before.text.endswith(_TALKS)
        named = preposition == "zu" and (head.tag == "NE" or scene.quoted(words[0]))
        public = preposition == "vor" and head.tag == "NN" and _public(head)
        if (talk or named or public) and may_speak(scene, words):
            return [words]
    return []


_TALKS = ("Interview", "Gespräch", "Telefonat", "interview", "gespräch", "telefonat")


def _public(head: Token) -> bool:
    """„vor der Presse“, „vor Anhängern“: a plural of persons, or the press."""
    return head.lemma == "Presse" or (head.number != "sg" and role_of(head.lemma or head.text) is not None)


def _bare(sentence: Sentence, own: set[int]) -> list[Phrase]:
    return [p for p in sentence.phrases if p.preposition is None and p.head in own]


def _contracted(scene: Scene, phrase: Phrase) -> str:
    """The preposition without its article: „vom“ → „von“, „am“ → „an“, „beim“ → „bei“."""
    word = scene.tokens[phrase.preposition or phrase.start].text.lower()
    return {"vom": "von", "am": "an", "ans": "an", "beim": "bei", "zum": "zu", "zur": "zu"}.get(word, word)


def _prepositional(scene: Scene, sentence: Sentence, own: set[int], words: frozenset[str]) -> list[Range]:
    for phrase in sentence.phrases:
        at = phrase.preposition
        if at is not None and at in own and scene.tokens[at].text.lower() in words:
            return [scene.words_of(phrase)]
    return []


def _text(scene: Scene, sentence: Sentence, own: set[int]) -> list[Range]:
    """„In einem Bericht wurde vermutet, dass …“: where nobody is said to have said it, the text that it stands in."""
    for phrase in sentence.phrases:
        at = phrase.preposition
        if at is None or at not in own or scene.tokens[at].text.lower() not in _INSIDE:
            continue
        head = scene.tokens[phrase.head]
        noun = load_cues().noun(head.lemma or head.text) if head.tag == "NN" else None
        if noun is not None and noun.act == "report":
            return [scene.words_of(phrase)]
    return []


def _impersonal(scene: Scene, phrase: Range) -> bool:
    return phrase[1] - phrase[0] == 1 and scene.tokens[phrase[0]].text.lower() in _IMPERSONAL
