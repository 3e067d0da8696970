"""The speaker of a frame, by the grammar of its cue."""

from __future__ import annotations

from demnach.language.types import Clause, Phrase, Sentence
from demnach.lexicon.cues import Cue, load_cues
from demnach.lexicon.person_nouns import person_noun
from demnach.lexicon.roles import role_of
from demnach.reading.statements.draft import Range
from demnach.reading.statements.forefield import whole_forefield
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.speaker_borders import whole_speaker

_AGENT = frozenset({"von", "vom", "durch", "seitens"})
_HOLDER = frozenset({"von", "vom", "durch", "bei", "beim"})
_SOURCE = frozenset({"aus", "in", "im", "von", "vom", "bei", "beim", "seitens", "auf"})
_INSIDE = frozenset({"in", "im", "auf"})
_ONE = frozenset({"einer", "eine", "eines", "keiner", "keine", "jeder", "jede"})
_IMPERSONAL = frozenset({"es", "man"})
_PRONOUNS = frozenset({"PPER", "PIS", "PRELS", "PWS"})


def speaker_of(scene: Scene, sentence: Sentence, index: int, cue: Cue, cue_tokens: list[int]) -> list[Range]:
    """Return who speaks in a frame clause: subject, agent of the passive, or the source of „hervorgehen aus“."""
    clause = sentence.clauses[index]
    own = set(scene.own_tokens(sentence, index))
    if cue.speaker == "source":
        return _came_from(scene, sentence, own) or _prepositional(scene, sentence, own, _SOURCE)
    if cue.speaker == "by":
        return _prepositional(scene, sentence, own, _HOLDER)
    if clause.passive and cue.speaker != "acc":
        agent = agent_of(scene, sentence, index) or _inner_agent(scene, sentence, own, cue)
        return agent or _text(scene, sentence, own)
    if cue.speaker == "dat":
        return [
            (p.start, p.end)
            for p in bare_phrases(sentence, own)
            if p.cases == "D" and p.head not in cue_tokens
        ][:1]
    if cue.speaker == "acc" and not clause.passive:
        quoted = object_of(scene, sentence, clause, own, set(cue_tokens), "A")
        if quoted is not None:  # „Der Bote zitierte Weber mit den Worten“
            return [whole_speaker(scene, sentence, (quoted.start, quoted.end))]
    subject = _speaking_subject(scene, sentence, clause, own)
    if subject is None:
        return _written_as_name(scene, clause, own)
    if subject[1] - subject[0] == 1 and scene.tokens[subject[0]].text.lower() == "es":
        return _prepositional(scene, sentence, own, _SOURCE) or _behind_correlate(scene, sentence, clause, own)
    return [whole_speaker(scene, sentence, subject)]


def _speaking_subject(scene: Scene, sentence: Sentence, clause: Clause, own: set[int]) -> Range | None:
    """The subject; where the forms leave it open, the phrase that may speak: „Jede Mitschuld weist Weber von sich“."""
    subject = subject_of(scene, sentence, clause, own)
    if subject is None or may_speak(scene, subject) or clause.subject is None or clause.finite is None:
        return subject
    if sentence.phrases[clause.subject].cases == "N" or scene.tokens[subject[0]].tag in _PRONOUNS:
        return subject
    if any(scene.tokens[i].tag == "NE" for i in range(*subject)):
        return subject
    behind = [p for p in bare_phrases(sentence, own) if p.start > clause.finite and "N" in p.cases]
    return next(((p.start, p.end) for p in behind if _named(scene, p)), subject)


def _named(scene: Scene, phrase: Phrase) -> bool:
    """A name, alone or behind what its bearer is: „Weber“, „Kanzlerin Anna Weber“."""
    words = scene.tokens[phrase.start : phrase.end]
    titles = (role_of(token.text) is not None for token in words if token.tag not in ("NE", "ART", "ADJA"))
    return words[-1].tag == "NE" and all(titles)


def agent_of(scene: Scene, sentence: Sentence, index: int) -> list[Range]:
    """Return who acts in a passive clause: „wurde vom Verband abgelehnt“."""
    clause = sentence.clauses[index]
    own = set(scene.own_tokens(sentence, index))
    if clause.kind in ("main", "verb-second") and clause.finite is not None:  # not „Angehörige von Vereinen wurden …“
        own = {i for i in own if i > clause.finite or i == clause.start}
    return _prepositional(scene, sentence, own, _AGENT)


def _came_from(scene: Scene, sentence: Sentence, own: set[int]) -> list[Range]:
    """„Das verlautete am Sonntag aus Kreisen in Lahn“: where it came from, before where and when it was told."""
    for phrase in sentence.phrases:
        for i in range(phrase.start, phrase.end - 1):
            if i in own and phrase.preposition is not None and scene.tokens[i].text.lower() == "aus":
                return [whole_speaker(scene, sentence, (i + 1, phrase.end))]
    return []


def _behind_correlate(scene: Scene, sentence: Sentence, clause: Clause, own: set[int]) -> list[Range]:
    """„Als Aufgabe sah es Weber an, …“: „es“ announces the clause to come, the other nominative is the subject."""
    after = (p for p in bare_phrases(sentence, own) if clause.finite is not None and p.start > clause.finite)
    free = (p for p in after if "N" in p.cases and scene.tokens[p.head].text.lower() not in _IMPERSONAL)
    return [(p.start, p.end) for p in free if may_speak(scene, (p.start, p.end))][:1]


def _written_as_name(scene: Scene, clause: Clause, own: set[int]) -> list[Range]:
    """„Von der Heyden betonte“, „Deren Vorsitzende drohte“, „wie „seebote online“ berichtet“: they look like another phrase."""
    if clause.finite is None:
        return []
    before = sorted(i for i in own if i < clause.finite and i != clause.subordinator)
    if before and scene.quoted(before[0]):
        quotation = scene.quotations[scene.quotation_at[before[0]]]
        return [(quotation.opening, quotation.end)] if before[-1] == quotation.closing else []
    if not before or before[-1] - before[0] >= len(before):
        return []
    first, last = scene.tokens[before[0]], scene.tokens[before[-1]]
    noble = first.text in ("Von", "Zu", "De") and last.tag == "NE" and len(before) <= _NOBLE
    owned = first.text in ("Deren", "Dessen") and last.tag in ("NE", "NN")
    return [(before[0], before[-1] + 1)] if noble or owned else []


_NOBLE = 4
"""Words of a surname that begins with „von“: „von und zu Halden“."""


def may_speak(scene: Scene, words: Range) -> bool:
    """True for names, pronouns and nouns of persons, bodies and texts – not for „Der Sturm forderte drei Opfer“.

    A full name makes any noun before it a trade: „Der Schollenforscher Urs Wendel“.
    """
    for i in range(*words):
        token = scene.tokens[i]
        if token.tag in ("NE", "FM", "PPER", "PIS", "PDS", "PRELS"):
            return token.lemma != "man" and token.text.lower() != "es"
        if token.tag == "NN":
            noun = token.lemma or token.text
            full_name = i + 2 < words[1] and scene.tokens[i + 1].tag == scene.tokens[i + 2].tag == "NE"
            return full_name or any(known(noun) is not None for known in (role_of, load_cues().noun, person_noun))
    return False


def subject_of(scene: Scene, sentence: Sentence, clause: Clause, own: set[int]) -> Range | None:
    """Return the subject of a clause; behind a postposed verb („…, sagte X“) the first phrase that may be nominative."""
    if clause.subject is not None:
        phrase = sentence.phrases[clause.subject]
        return whole_forefield(scene, sentence, (phrase.start, phrase.end))
    if clause.finite is None:
        return None
    for phrase in bare_phrases(sentence, own):
        if phrase.start > clause.finite and ("N" in phrase.cases or not phrase.cases):
            return (phrase.start, phrase.end)
    return _one_of_them(scene, sentence, clause.finite + 1)


def _one_of_them(scene: Scene, sentence: Sentence, i: int) -> Range | None:
    """„…, sagt eine von ihnen“: the article as a pronoun, right behind the verb."""
    if i + 1 >= sentence.end or scene.tokens[i].text.lower() not in _ONE or scene.tokens[i + 1].tag not in ("APPR", "APPRART"):
        return None
    return (i, next((phrase.end for phrase in sentence.phrases if phrase.start == i + 1), i + 1))


def object_of(scene: Scene, sentence: Sentence, clause: Clause, own: set[int], taken: set[int], case: str) -> Phrase | None:
    """Return the bare object in a case; a form that could be another case too counts for somebody who can be spoken to.

    In the passive the subject may be such a form as well: „Weber wird vorgeworfen, …“.
    """
    subject = sentence.phrases[clause.subject] if clause.subject is not None else None
    hidden = None if clause.passive and case == "D" else subject
    free = [p for p in bare_phrases(sentence, own) if p is not hidden and p.head not in taken and p.start not in taken]
    free = [p for p in free if scene.tokens[p.head].tag != "PRF" and case in p.cases and not _compared(scene, p)]
    clear = [p for p in free if p.cases == case or "N" not in p.cases]
    people = [p for p in free if subject is not None and may_speak(scene, (p.start, p.end)) and not _numeral(scene, p)]
    return next(iter(clear or people), None)


def _compared(scene: Scene, phrase: Phrase) -> bool:
    """„lobte Weber als Kanzlerin“: no object of its own."""
    return phrase.start > 0 and scene.tokens[phrase.start - 1].tag == "KOKOM"


def _numeral(scene: Scene, phrase: Phrase) -> bool:
    return all(scene.tokens[i].text[0].isdigit() for i in range(phrase.start, phrase.end))


def bare_phrases(sentence: Sentence, own: set[int]) -> list[Phrase]:
    """Return the phrases of a clause that no preposition governs."""
    return [p for p in sentence.phrases if p.preposition is None and p.head in own]


def contracted(scene: Scene, phrase: Phrase) -> str:
    """Return a preposition without its article: „vom“ → „von“, „am“ → „an“, „beim“ → „bei“."""
    word = scene.tokens[phrase.preposition or phrase.start].text.lower()
    return {"vom": "von", "am": "an", "ans": "an", "beim": "bei", "zum": "zu", "zur": "zu"}.get(word, word)


def _prepositional(scene: Scene, sentence: Sentence, own: set[int], words: frozenset[str]) -> list[Range]:
    for phrase in sentence.phrases:
        at = phrase.preposition
        if at is not None and at in own and scene.tokens[at].text.lower() in words:
            return [scene.words_of(phrase)]
    return []


def _inner_agent(scene: Scene, sentence: Sentence, own: set[int], cue: Cue) -> list[Range]:
    """„Zudem wurde die Regierung vom Verband aufgefordert, …“: the agent where it looks like the subject's attribute.

    Whoever is addressed has seldom such an attribute; of other subjects only definite persons and bodies are told apart
    („ein Besuch von der Junta abgelehnt“, not „die Angst von Frauen erwähnt“).
    """
    for phrase in bare_phrases(sentence, own):
        for i in range(phrase.start + 1, phrase.end - 1):
            if scene.tokens[i].text.lower() in _AGENT and scene.tokens[i].tag in ("APPR", "APPRART"):
                agent = (i + 1, phrase.end)
                definite = scene.tokens[i].tag == "APPRART" or scene.tokens[i + 1].tag == "ART"
                noun = next((t for t in scene.tokens[i + 1 : phrase.end] if t.tag == "NN"), None)
                known = definite and noun is not None and role_of(noun.lemma or noun.text) is not None
                return [agent] if known or (cue.addressee == "acc" and may_speak(scene, agent)) else []
    return []


def _text(scene: Scene, sentence: Sentence, own: set[int]) -> list[Range]:
    """„In einem Bericht wurde vermutet, dass …“: where nobody is said to have said it, the text that it stands in."""
    for phrase in sentence.phrases:
        at = phrase.preposition
        if at is None or at not in own or scene.tokens[at].text.lower() not in _INSIDE:
            continue
        head = scene.tokens[phrase.head]
        noun = load_cues().noun(head.lemma or head.text) if head.tag == "NN" else None
        if noun is not None and noun.text:
            return [scene.words_of(phrase)]
    return []


def impersonal(scene: Scene, phrase: Range) -> bool:
    """True for „es“ and „man“."""
    return phrase[1] - phrase[0] == 1 and scene.tokens[phrase[0]].text.lower() in _IMPERSONAL
