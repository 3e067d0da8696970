"""Who speaks: the words that grammar takes for the speaker, and all others near by that a model may know better.

„Die Staatsanwaltschaft hat Anklage erhoben. Der Mann soll …“: a statement that names no source may go on with an earlier
speaker, a subject or a source phrase of the sentences before. „Wie der Bote meldet, schrieb der Minister: …“: one that has a
frame may belong to another phrase of it, or to the same one with other borders („Karl Feld, der Chef der Bahn“), or to nobody
(„Man hofft, …“). A model lets the candidates compete; the choice of grammar is one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp
from typing import Protocol

from demnach.language.types import Phrase, Sentence
from demnach.lexicon.cues import load_cues
from demnach.model.types import Entity
from demnach.reading.statements.carry import CARRYING
from demnach.reading.statements.draft import Draft, EntityOf, Range
from demnach.reading.statements.roles import may_speak
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.speaker_borders import whole_speaker

_STATEMENTS = 4
"""Earlier speakers that are asked."""
_SENTENCES = 4
"""Sentences whose subjects are asked of a statement that names no source, its own included."""
_VOICES = frozenset({"person", "authority", "organisation", "outlet", "agency", "state"})
_NAMING = frozenset({"NN", "NE", "FM", "XY", "PPER", "PDS", "PIS", "PRELS"})
_TOLD_WHOLE = frozenset({"reported", "free-indirect", "indirect-free-indirect"})
_STAYING = 0.5
"""The choice of grammar is overruled where another is likelier by this factor (a logarithm)."""
_PERSONS = frozenset({"er", "sie", "wir", "ich", "man"})
_AHEAD = frozenset({"postposed-frame", "frame-behind", "so-frame", "so-behind"})
"""Constructions whose source stands behind the words."""
_NEAR = 5
"""Statements before this one that are looked at for the same speaker."""

Candidates = dict[Range | None, tuple[str, ...]]
"""Words that may name the speaker, or none for nobody, and in which ways they were found."""


class Guesser(Protocol):
    """What tells how likely a candidate is the speaker; a model does."""

    def speaker(self, features: Sequence[str]) -> float:
        """Return a candidate's score; the shares of candidates in their sum of exponentials are probabilities."""


def settle_speakers(scene: Scene, drafts: Sequence[Draft], entity_of: EntityOf, guesser: Guesser) -> None:
    """Give every statement its likeliest speaker; ``drafts`` are in text order, speakers carried."""
    for n, draft in enumerate(drafts):
        if draft.rule == "fragment" and draft.parent is not None:  # words of whoever the statement around them is of
            draft.speaker, draft.sourced = list(draft.parent.speaker), draft.parent.sourced
            continue
        weighed = {
            words: guesser.speaker(speaker_features(scene, drafts, n, words, ways, entity_of))
            for words, ways in candidates(scene, drafts, n, entity_of).items()
        }
        weighed[draft.speaker[0] if draft.speaker else None] += _STAYING
        best = max(weighed, key=lambda words: weighed[words])
        draft.sourced = 1 / sum(exp(score - weighed[best]) for score in weighed.values())
        if best is None:
            draft.speaker, draft.source = [], None
        elif best not in draft.speaker:
            draft.speaker = [best]
            if draft.rule in CARRYING or draft.source is not None:
                _go_on(drafts[:n], draft)


def _go_on(before: Sequence[Draft], draft: Draft) -> None:
    """Let a statement without a source of its own go on with the earlier one that has its speaker, if there is one."""
    draft.source = next((d for d in reversed(before) if d.speaker[:1] == draft.speaker and d.source is None), None)
    if draft.source is not None:
        draft.entry = draft.source.entry


def candidates(scene: Scene, drafts: Sequence[Draft], n: int, entity_of: EntityOf) -> Candidates:
    """Return the candidates for the n-th draft, with all ways in which each was found."""
    found: dict[Range, list[str]] = {}
    for words, way in _found(scene, drafts, n, entity_of):
        if words[0] < words[1] and (way == "now" or not _impersonal(scene, words)):
            ways = found.setdefault(words, [])
            if way not in ways:
                ways.append(way)
    for words, ways in list(found.items()):
        if "now" in ways or "frame" in ways or "subject" in ways:
            for other, way in _other_borders(scene, words, now="now" in ways):
                if other[0] < other[1]:
                    found.setdefault(other, []).append(way)
    return {None: ("nobody",), **{words: tuple(sorted(set(ways))) for words, ways in found.items()}}


def _impersonal(scene: Scene, words: Range) -> bool:
    """„Darin heißt es, …“: „es“ is nobody."""
    return words[1] - words[0] == 1 and scene.tokens[words[0]].text.lower() == "es"


def _found(scene: Scene, drafts: Sequence[Draft], n: int, entity_of: EntityOf) -> Iterator[tuple[Range, str]]:
    draft = drafts[n]
    if draft.speaker:
        yield draft.speaker[0], "now"
    yield from _near(scene, draft)
    if draft.parent is not None and draft.parent.speaker:
        yield draft.parent.speaker[0], "parent"
    seen: set[Range] = set()
    for earlier in reversed(drafts[:n]):
        if len(seen) == _STATEMENTS:
            break
        if earlier.speaker and earlier.source is None:
            if earlier.speaker[0] not in seen:
                yield earlier.speaker[0], f"earlier {len(seen)}"
            seen.add(earlier.speaker[0])
    if draft.rule in CARRYING or not draft.speaker:
        yield from _before(scene, draft, entity_of)
        yield from _behind(scene, drafts, n)


def _near(scene: Scene, draft: Draft) -> Iterator[tuple[Range, str]]:
    """Phrases of the frame; of a statement without one those around the content in its sentence; subjects there."""
    here = scene.sentence_at[draft.start]
    framing = {scene.sentence_at[i] for start, end in draft.frame for i in (start, end - 1)}
    for number in sorted(framing | {here}):
        sentence = scene.sentences[number]
        subjects = {clause.subject for clause in sentence.clauses}
        for p, phrase in enumerate(sentence.phrases):
            if scene.tokens[phrase.head].tag not in _NAMING:
                continue
            outside = not draft.holds(phrase.head) or draft.form in _TOLD_WHOLE
            if any(start <= phrase.head < end for start, end in draft.frame):
                yield scene.words_of(phrase), "frame"
            elif number == here and outside and not draft.frame:
                yield scene.words_of(phrase), "here"
            if p in subjects and phrase.preposition is None and outside:
                yield (phrase.start, phrase.end), "subject"


def _before(scene: Scene, draft: Draft, entity_of: EntityOf) -> Iterator[tuple[Range, str]]:
    """Subjects of the sentences before, and prepositional phrases there that name a voice or a text."""
    here = scene.sentence_at[draft.start]
    for back in range(min(_SENTENCES, here + 1)):
        sentence = scene.sentences[here - back]
        for clause in sentence.clauses:
            if clause.subject is not None:
                phrase = sentence.phrases[clause.subject]
                if back or phrase.start < draft.start:
                    yield (phrase.start, phrase.end), "subject before"
        for phrase in sentence.phrases if back else ():
            head, words = scene.tokens[phrase.head], scene.words_of(phrase)
            if phrase.preposition is None or head.tag not in ("NN", "NE"):
                continue
            entity = entity_of([words])
            voice = entity is not None and entity.kind in _VOICES
            if voice or load_cues().noun(head.lemma or head.text) is not None:
                yield words, "phrase before"


def _behind(scene: Scene, drafts: Sequence[Draft], n: int) -> Iterator[tuple[Range, str]]:
    """Whom the next sentence names behind its words: „Der Damm habe gehalten. Es gebe keine Schäden, sagte Feld.“"""
    draft = drafts[n]
    last = scene.sentence_at[draft.end - 1]
    for later in drafts[n + 1 :]:
        if scene.sentence_at[later.start] - last > 1 or scene.part_of(later.start) != scene.part_of(draft.start):
            return
        if later.speaker and later.rule in _AHEAD:
            yield later.speaker[0], "later"
            return


def _other_borders(scene: Scene, words: Range, *, now: bool) -> Iterator[tuple[Range, str]]:
    """The same words with apposition, relative pronoun or attribute; what grammar chose also without them."""
    sentence, (start, end) = scene.sentence_of(words[0]), words
    tokens = scene.tokens
    whole = whole_speaker(scene, sentence, words)
    if whole != words:
        yield whole, "whole"
    if end + 1 < sentence.end and tokens[end].text == ",":
        aside = next((i for i in range(end + 1, sentence.end) if tokens[i].text in (",", ":")), sentence.end)
        yield (start, aside), "with aside"
        if tokens[end + 1].tag == "PRELS":
            yield (start, end + 2), "with pronoun"
    for phrase in sentence.phrases:
        if phrase.start == end:
            yield (start, phrase.end), "with attribute"
    if not now:
        return
    for i in range(start + 1, end):
        if tokens[i].text in (",", "("):
            yield (start, i), "up to a mark"
            break
    for phrase in sentence.phrases:
        if start < phrase.start < end and phrase.preposition == phrase.start:
            yield (start, phrase.start), "without attribute"
        if start <= phrase.start and phrase.end <= end and (phrase.start, phrase.end) != words:
            yield scene.words_of(phrase), "inner"
    for i in range(start + 1, end):
        if tokens[i].tag == "NE" and tokens[i - 1].tag == "NN":
            yield (start, i), "title"
            yield (i, end), "name"


def speaker_features(
    scene: Scene, drafts: Sequence[Draft], n: int, words: Range | None, ways: Sequence[str], entity_of: EntityOf
) -> list[str]:
    """Return what tells whether words name the speaker of the n-th draft."""
    draft, rule = drafts[n], drafts[n].rule
    now = draft.speaker[0] if draft.speaker else None
    if words is None:
        return _nobody(scene, draft, now)
    to_now = _relation(words, now)
    found = [
        f"rule={rule}", *(f"way={way}" for way in ways), *(f"rule+way={rule}+{way}" for way in ways),
        f"ways={'+'.join(ways)}", f"rule+ways={rule}+{'+'.join(ways)}", f"now={to_now}", f"rule+now={rule}+{to_now}",
        *_shape(scene, words, now, to_now),
        *_place(scene, draft, words),
        *_part(scene, draft, words),
        *_who(scene, draft, words, entity_of([words]), entity_of([now]) if now else None),
        f"carried={draft.source is not None}+{to_now}",
    ]  # fmt: skip
    if draft.rule in CARRYING:
        found.append(f"persons={_persons_in(scene, draft)}+{to_now}")
    if draft.entry is not None:
        found += [f"cue={draft.entry.lemma}+{to_now}", f"cue-speaker={draft.entry.speaker}+{to_now}"]
    if draft.parent is not None:
        found += [f"parent={draft.parent.rule}+{to_now}", f"of-parent={draft.parent.speaker[:1] == [words]}"]
    between = _statements_between(scene, drafts, n, scene.sentence_at[words[0]])
    found += [f"between={between}", f"rule+between={rule}+{between}"]
    return found + _earlier(scene, drafts, n, words)


def _statements_between(scene: Scene, drafts: Sequence[Draft], n: int, there: int) -> int:
    """How many statements before the n-th begin behind a sentence, three at most; they are in text order."""
    return next((back for back in range(min(3, n)) if scene.sentence_at[drafts[n - 1 - back].start] <= there), min(3, n))


def _persons_in(scene: Scene, draft: Draft) -> str:
    """Who is spoken of without a name in the content: „er“, „sie“, „wir“, „man“."""
    words = {scene.tokens[i].text.lower() for start, end in draft.content for i in range(start, end)}
    return "+".join(sorted(words & _PERSONS))


def _nobody(scene: Scene, draft: Draft, now: Range | None) -> list[str]:
    """What tells that nobody is named: the cue and its clause, whom grammar named."""
    found = ["nobody", f"nobody+rule={draft.rule}+{now is not None}"]
    if now is not None:
        first, last = scene.tokens[now[0]], scene.tokens[now[1] - 1]
        found += [f"nobody+first={first.lemma.lower()}", f"nobody+tags={first.tag}+{last.tag}"]
        found.append(f"nobody+carried={draft.source is not None}")
    if draft.entry is not None:
        found += [f"nobody+cue={draft.entry.lemma}+{now is not None}", f"nobody+cue-speaker={draft.entry.speaker}"]
    cue = draft.cue or draft.telling
    index = scene.clause_at[cue[0]] if cue else -1
    if cue and index >= 0:
        clause = scene.sentence_of(cue[0]).clauses[index]
        found.append(f"nobody+passive={clause.passive}+{now is not None}")
        found.append(f"nobody+subject={clause.subject is not None}+{draft.rule}")
    return found


def _earlier(scene: Scene, drafts: Sequence[Draft], n: int, words: Range) -> list[str]:
    """The statement before that has this speaker."""
    back = next((m for m in range(1, min(n, _NEAR) + 1) if drafts[n - m].speaker[:1] == [words]), None)
    if back is None:
        return []
    draft, earlier = drafts[n], drafts[n - back]
    far = min(4, scene.sentence_at[draft.start] - scene.sentence_at[earlier.start])
    return [
        f"of={earlier.rule}", f"rule+of={draft.rule}+{earlier.rule}+{far}", f"back={back}", f"of-form={earlier.form}",
        f"of-act={earlier.entry.act if earlier.entry else '-'}", f"of-nested={earlier.parent is not None}",
    ]  # fmt: skip


def _relation(words: Range, now: Range | None) -> str:
    """How a candidate lies to the choice of grammar."""
    if now is None:
        return "nobody"
    if words == now:
        return "same"
    if now[0] <= words[0] and words[1] <= now[1]:
        return "inside"
    if words[0] <= now[0] and now[1] <= words[1]:
        return "around"
    return "across" if words[0] < now[1] and now[0] < words[1] else "other"


def _shape(scene: Scene, words: Range, now: Range | None, to_now: str) -> Iterator[str]:
    """The words themselves, what stands before and behind them, how much they differ from the choice of grammar."""
    (start, end), tokens = words, scene.tokens
    first, last = tokens[start], tokens[end - 1]
    before, behind = tokens[start - 1] if start else None, tokens[end] if end < len(tokens) else None
    yield from (f"tags={first.tag}+{last.tag}", f"last={last.lemma.lower()}", f"first={first.text.lower()}")
    yield from (f"length={min(12, end - start)}", f"now+length={to_now}+{min(8, end - start)}")
    yield from (f"before={before.text.lower() if before else '-'}", f"before-tag={before.tag if before else '-'}")
    yield from (f"behind-tag={behind.tag if behind else '-'}", f"speaks={may_speak(scene, words)}")
    if now is not None and to_now in ("inside", "around", "across"):
        yield f"differs={to_now}+{min(3, abs(start - now[0]))}+{min(6, abs(end - now[1]))}"
        yield from (f"share={5 * (end - start) // (now[1] - now[0])}", f"{to_now}+last-tag={last.tag}")
        yield f"{to_now}+behind-tag={behind.tag if behind else '-'}"


def _place(scene: Scene, draft: Draft, words: Range) -> Iterator[str]:
    """Where the words stand: in the frame or the content, how far before, on which side of the cue."""
    start, rule = words[0], draft.rule
    framing, inside = any(a <= start < b for a, b in draft.frame), draft.holds(start)
    far = max(-2, min(5, scene.sentence_at[draft.start] - scene.sentence_at[start]))
    yield from (f"framing={framing}", f"inside={inside}", f"rule+framing={rule}+{framing}+{inside}")
    yield from (f"far={far}", f"rule+far={rule}+{far}", f"parts={min(3, scene.part_of(draft.start) - scene.part_of(start))}")
    cue = draft.cue or draft.telling
    if cue:
        yield f"to-cue={max(-8, min(8, start - cue[0]))}"


def _part(scene: Scene, draft: Draft, words: Range) -> Iterator[str]:
    """The phrase of the words, its preposition, its part in its clause, and that clause's verb."""
    sentence = scene.sentence_of(words[0])
    phrase = _phrase(sentence, words)
    if phrase is None:
        return
    head, rule = scene.tokens[phrase.head], draft.rule
    preposition = scene.tokens[phrase.preposition].text.lower() if phrase.preposition is not None else "-"
    yield from (f"cases={phrase.cases}", f"preposition={preposition}", f"rule+preposition={rule}+{preposition}")
    yield from (f"head={head.lemma.lower()}", f"whole-phrase={scene.words_of(phrase) == words}")
    index = scene.clause_at[phrase.head]
    if index < 0:
        return
    clause = sentence.clauses[index]
    subject = clause.subject is not None and sentence.phrases[clause.subject] is phrase
    framing = any(a <= words[0] < b for a, b in draft.frame)
    strength = max((cue.strength for cue in load_cues().verb(clause.predicate)), default=-1)
    carries = not set(draft.cue or draft.telling).isdisjoint(clause.verbs)
    yield from (f"subject={subject}", f"rule+subject={rule}+{subject}+{framing}", f"clause={clause.kind}")
    yield from (f"predicate={clause.predicate}", f"mood={clause.mood}", f"strength={strength // 25}+{subject}")
    yield from (f"cue-clause={carries}+{subject}+{clause.passive}", f"rule+cue-clause={rule}+{carries}+{subject}")


def _phrase(sentence: Sentence, words: Range) -> Phrase | None:
    start, end = words
    return next((p for p in sentence.phrases if p.start <= start < p.end and start <= p.head < end), None)


def _who(scene: Scene, draft: Draft, words: Range, entity: Entity | None, now: Entity | None) -> Iterator[str]:
    """Whom the words name."""
    kind = entity.kind if entity else None
    yield from (f"kind={kind}", f"rule+kind={draft.rule}+{kind}")
    if entity is not None:
        begin, close = scene.tokens[draft.start].start, scene.tokens[draft.end - 1].end
        yield f"named={min(5, sum(mention.end <= begin for mention in entity.mentions))}"
        yield f"named-inside={any(begin <= mention.start < close for mention in entity.mentions)}"
        yield f"as-now={now is not None and now.id == entity.id}"
