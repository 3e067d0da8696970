"""Indirect speech under a phrase: „laut X“, „X zufolge“, „nach Angaben von X“, „so X“, „demnach“.

The phrase is the frame; the clause that it stands in, without it, is the content.
"""

from __future__ import annotations

from collections.abc import Iterator

from demnach.language.types import Phrase, Sentence
from demnach.reading.statements.addressee import towards
from demnach.reading.statements.cue_finder import CueFinder
from demnach.reading.statements.draft import Draft, Range
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.scope import told_on
from demnach.reading.statements.speaker_borders import whole_speaker

_ADVERBS = frozenset({"ADV", "PAV", "ADJD", "KON"})
_ADVERBIAL = frozenset(
    {"aus", "durch", "für", "gegen", "mit", "nach", "seit", "über", "um", "von", "vom", "vor", "wegen", "zu", "zum", "zur"}
)
_NAMING = frozenset({"NE", "FM", "NN", "XY"})


def find(scene: Scene, finder: CueFinder) -> Iterator[Draft]:
    """Yield the statements of all source phrases and source adverbs of the article."""
    for sentence in scene.sentences:
        for phrase in sentence.phrases:
            if (draft := _source_phrase(scene, finder, sentence, phrase)) is not None:
                yield draft
        for i in range(sentence.start, sentence.end):
            word = scene.tokens[i].text
            if word in ("so", "So"):
                draft = _so_frame(scene, finder, sentence, i)
            elif scene.tokens[i].tag in ("ADV", "PAV", "PWAV", "ADJD"):
                draft = _source_adverb(scene, finder, sentence, i)
            else:
                continue
            if draft is not None:
                yield draft


def _source_phrase(scene: Scene, finder: CueFinder, sentence: Sentence, phrase: Phrase) -> Draft | None:
    entry = finder.of_preposition(phrase)
    if entry is None or phrase.preposition is None or scene.quoted(phrase.start):
        return None
    if _inside_wie_clause(scene, sentence, phrase.start):
        return None  # „Wie aus Regierungskreisen verlautete, …“: the clause is the frame
    frame = _whole_phrase(scene, sentence, phrase)
    content = _clause_without(scene, finder, sentence, frame)
    if not content:
        return None
    speaker = _source(scene, sentence, phrase, frame)
    listener = towards(scene, sentence, {speaker[1]}) if speaker[1] < sentence.end else None
    return Draft(
        "indirect",
        "source-phrase",
        content,
        cue=[phrase.preposition],
        frame=[frame],
        speaker=[speaker],
        addressee=[listener] if listener is not None else [],
        entry=entry,
    )


def _whole_phrase(scene: Scene, sentence: Sentence, phrase: Phrase) -> Range:
    """A source phrase with what belongs to it: it fills the Vorfeld („Laut der Zeitung „Seebote“, die … beruft, kam …“),
    elsewhere its apposition and its relative clause follow between commas."""
    index = scene.clause_at[phrase.start]
    clause = sentence.clauses[index] if index >= 0 else None
    if clause is not None and clause.finite is not None and clause.kind in ("main", "verb-second"):
        first = clause.start + (scene.tokens[clause.start].tag == "KON")
        before = scene.tokens[first : phrase.start]
        attached = phrase.preposition != phrase.start and not any(t.tag in _ADVERBS for t in before)
        if phrase.end <= clause.finite and (not before or attached):
            return (first, clause.finite)
    end = whole_speaker(scene, sentence, (phrase.start, _attributes_end(scene, phrase)))[1]
    if end + 1 < sentence.end and scene.tokens[end].text == ",":
        aside = scene.clause_at[end + 1]
        if aside >= 0 and sentence.clauses[aside].kind == "relative" and sentence.clauses[aside].start == end + 1:
            end = sentence.clauses[aside].end
    closed = end > _attributes_end(scene, phrase) and end < sentence.end and scene.tokens[end].text == ","
    start = phrase.start
    while scene.tokens[start].tag == "ADV" and start < phrase.head:
        start += 1  # „fielen jedoch | eigenen Angaben zufolge aus“
    return (start, end + closed)


def _attributes_end(scene: Scene, phrase: Phrase) -> int:
    """Inside a clause a noun has one attribute („Angaben von Ärzten“) and a name none; another preposition begins what is told:
    „nach Angaben der Ärzte | für den Ausbruch verantwortlich“, „laut Weber | aus Gründen der Sicherheit“."""
    first = phrase.head + 1 if scene.tokens[phrase.head].tag == "NE" else phrase.head + 2
    for i in range(first, phrase.end):
        if i != phrase.preposition and scene.tokens[i].text.lower() in _ADVERBIAL:
            return i
    return phrase.end


def _source(scene: Scene, sentence: Sentence, phrase: Phrase, frame: Range) -> Range:
    """Who is named in a source phrase: its words up to a comma, an audience („gegenüber dem Boten“) or a time."""
    start, end = scene.words_of(phrase)
    end = min(end, frame[1])
    if phrase.preposition != phrase.start:
        return (frame[0], end)
    while end < frame[1] and (scene.tokens[end].tag in _NAMING or scene.quoted(end)):
        end += 1
    return whole_speaker(scene, sentence, (start, end))


def _inside_wie_clause(scene: Scene, sentence: Sentence, i: int) -> bool:
    index = scene.clause_at[i]
    subordinator = sentence.clauses[index].subordinator if index >= 0 else None
    return subordinator is not None and scene.tokens[subordinator].text.lower() == "wie"


def _source_adverb(scene: Scene, finder: CueFinder, sentence: Sentence, i: int) -> Draft | None:
    """„Demnach kamen Raketen zum Einsatz.“: the adverb is cue, frame and, as written, the speaker."""
    entry = finder.of_adverb(i)
    if entry is None or entry.speaker != "source" or scene.quoted(i):
        return None
    word = scene.tokens[i].text.lower()
    if word == "danach" and not _subjunctive_at(scene, sentence, i):
        return None  # „Danach flohen die Täter“: later, not according to it
    content = _clause_without(scene, finder, sentence, (i, i + 1))
    if not content:
        return None
    speaker = [(i, i + 1)]
    if word == "wonach" and i > sentence.start + 1 and scene.tokens[i - 1].text == ",":
        phrase = scene.phrase_at(sentence, i - 2)  # „eine Schätzung, wonach …“
        speaker = [scene.words_of(phrase)] if phrase is not None else []
    return Draft("indirect", "source-adverb", content, cue=[i], frame=[(i, i + 1)], speaker=speaker, entry=entry)


def _subjunctive_at(scene: Scene, sentence: Sentence, i: int) -> bool:
    index = scene.clause_at[i]
    return index >= 0 and sentence.clauses[index].mood in ("sub1", "sub2")


def _so_frame(scene: Scene, finder: CueFinder, sentence: Sentence, i: int) -> Draft | None:
    """„Es gebe Schäden, so die Behörde weiter.“: „so“ behind a comma or a quotation, before a nominative phrase."""
    tokens = scene.tokens
    before = tokens[i - 1].text if i > sentence.start else ""
    phrase = scene.phrase_at(sentence, i + 1) if i + 1 < sentence.end else None
    if phrase is None or phrase.start != i + 1 or phrase.preposition is not None or "N" not in (phrase.cases or "N"):
        return None
    if not (before in (",", "–", "—") or scene.quoted(i - 1)) or scene.quoted(i):
        return None
    end = phrase.end
    if before == "," and (comma := _closing_comma(scene, sentence, i, phrase)) is not None:
        end = comma  # „hat, so die Polizei, einen Toten gefordert“: the phrase is no list
    while end < sentence.end and tokens[end].tag in ("ADV", "ADJD") and not scene.quoted(end):
        end += 1
    if end < scene.body_end(sentence) and tokens[end].text not in (",", "–", "—", ":") and not scene.quoted(end):
        if tokens[end].tag not in ("APPR", "APPRART"):
            return None  # „so viele Menschen kamen“, „so sein Anwalt sprach“
        end = _next_mark(scene, sentence, end)
    start = i - 1 if before in (",", "–", "—") else i
    whole = (sentence.start, scene.body_end(sentence))
    content = scene.cut(whole, (start, end))
    if not content:
        return None
    entry = finder.cues.adverb("so") or finder.cues.preposition("so")
    quoted = all(scene.quoted(a) and scene.quoted(b - 1) for a, b in content)
    if quoted:
        return None  # the quotation rules own it
    frame_end = end + 1 if end < sentence.end and tokens[end].text == "," else end
    return Draft(
        "indirect",
        "so-frame",
        content,
        cue=[i],
        frame=[(start, frame_end)],
        speaker=[whole_speaker(scene, sentence, (phrase.start, min(phrase.end, end)))],
        addressee=[told] if (told := towards(scene, sentence, set(range(i, frame_end)))) is not None else [],
        entry=entry,
    )


def _closing_comma(scene: Scene, sentence: Sentence, i: int, phrase: Phrase) -> int | None:
    """The comma that closes a „so X“ inside a clause whose verb complex goes on behind it."""
    comma = next((at for at in range(phrase.head + 1, phrase.end) if scene.tokens[at].text == ","), None)
    index = scene.clause_at[i]
    if comma is None or index < 0 or scene.tokens[comma + 1].tag not in ("ART", "CARD", "PIAT", "ADJA", "APPR"):
        return None
    verbs = sentence.clauses[index].verbs
    return comma if verbs and verbs[0] < i and verbs[-1] > comma else None


def _next_mark(scene: Scene, sentence: Sentence, i: int) -> int:
    end = scene.body_end(sentence)
    while i < end and scene.tokens[i].text not in (",", "–", "—", ":") and not scene.quoted(i):
        i += 1
    return i


def _clause_without(scene: Scene, finder: CueFinder, sentence: Sentence, frame: Range) -> list[Range]:
    """Return the clause around a source phrase without the phrase, and the main clauses behind it: the source is theirs too
    („Laut Polizei brannte es, verletzt wurde niemand“)."""
    index = scene.clause_at[frame[0]]
    body = (sentence.start, scene.body_end(sentence))
    whole = body
    if index >= 0:
        clause = sentence.clauses[index]
        while clause.finite is None and clause.parent is not None:  # „nach Angaben …“ in an infinitive or parenthesis
            clause = sentence.clauses[clause.parent]
        whole = (max(clause.start, body[0]), min(told_on(scene, finder, sentence, clause), body[1]))
    return scene.cut(whole, frame)

