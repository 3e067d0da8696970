"""Whose words a statement is that names no source: who spoke or acted before it, weighed.

„Die Staatsanwaltschaft hat Anklage erhoben. Der Mann soll …“: speakers of earlier statements, subjects of the sentences before
and phrases that name a source there are the candidates, and who is named right behind it („Der Damm habe gehalten. Es gebe
keine Schäden, sagte Feld.“); without a model that knows better, the speaker named last goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from demnach.language.types import Clause, Sentence
from demnach.lexicon.cues import load_cues
from demnach.model.types import Entity
from demnach.reading.statements.carry import CARRYING
from demnach.reading.statements.draft import Draft, EntityOf, Range
from demnach.reading.statements.roles import may_speak
from demnach.reading.statements.scene import Scene

_STATEMENTS = 4
"""Earlier speakers that are asked."""
_SENTENCES = 4
"""Sentences whose subjects are asked, that of the statement included."""
_VOICES = frozenset({"person", "authority", "organisation", "outlet", "agency", "state"})
_PERSONS = frozenset({"er", "sie", "wir", "ich"})
_AHEAD = frozenset({"postposed-frame", "frame-behind", "so-frame", "so-behind"})
"""Constructions whose source stands behind the words."""
_LIKELY = 0.3
"""A candidate that is less likely than this does not replace the speaker carried on."""



class Guesser(Protocol):
    """What tells how likely a candidate is the source; a model does."""

    def source(self, features: Sequence[str]) -> float:
        """Return the probability that a candidate is the source."""


@dataclass(frozen=True)
class Candidate:
    """Words around a statement that may name its source."""

    sort: Literal["statement", "subject", "phrase", "later"]
    rank: int  # how many statements, or sentences, back
    words: Range
    draft: Draft | None = None
    clause: Clause | None = None
    nearer: int = 0  # how many candidates stand between it and the statement
    voices: int = 0  # how many of those may speak


def settle_sources(scene: Scene, drafts: Sequence[Draft], entity_of: EntityOf, guesser: Guesser) -> None:
    """Give every statement that names no source the likeliest one before it; ``drafts`` are in text order, speakers carried."""
    for n, draft in enumerate(drafts):
        if draft.rule not in CARRYING:
            continue
        found = list(candidates(scene, drafts, n, entity_of))
        weighed = [(guesser.source(source_features(scene, drafts, n, c, entity_of([c.words]))), c) for c in found]
        best, candidate = max(weighed, key=lambda pair: pair[0], default=(0.0, None))
        draft.sourced = best
        if candidate is None or best < _LIKELY or candidate.words in draft.speaker:
            continue
        draft.speaker = candidate.draft.speaker if candidate.draft is not None else [candidate.words]
        draft.source = candidate.draft
        if candidate.draft is not None:
            draft.entry = candidate.draft.entry


def candidates(scene: Scene, drafts: Sequence[Draft], n: int, entity_of: EntityOf) -> list[Candidate]:
    """Return the candidates for the n-th draft: earlier speakers, subjects, source phrases, and who is named right behind."""
    found = [*_before(scene, drafts, n, entity_of), *_behind(scene, drafts, n)]
    voices = [may_speak(scene, candidate.words) for candidate in found]
    placed = []
    for candidate in found:
        between = [v for other, v in zip(found, voices, strict=True) if other.words[0] > candidate.words[0]]
        placed.append(replace(candidate, nearer=len(between), voices=sum(between)))
    return placed


def _behind(scene: Scene, drafts: Sequence[Draft], n: int) -> Iterator[Candidate]:
    """Yield the speaker that the next sentence of the paragraph names behind its words."""
    draft = drafts[n]
    last = scene.sentence_at[draft.end - 1]
    for later in drafts[n + 1 :]:
        if scene.sentence_at[later.start] - last > 1 or scene.part_of(later.start) != scene.part_of(draft.start):
            return
        if later.speaker and later.rule in _AHEAD:
            yield Candidate("later", 0, later.speaker[0], draft=later)
            return


def _before(scene: Scene, drafts: Sequence[Draft], n: int, entity_of: EntityOf) -> Iterator[Candidate]:
    draft = drafts[n]
    seen: set[Range] = set()
    for earlier in reversed(drafts[:n]):
        if len(seen) == _STATEMENTS:
            break
        if earlier.speaker and earlier.source is None and earlier.speaker[0] not in seen:
            yield Candidate("statement", len(seen), earlier.speaker[0], draft=earlier)
            seen.add(earlier.speaker[0])
    here = scene.sentence_at[draft.start]
    for back in range(min(_SENTENCES, here + 1)):
        sentence = scene.sentences[here - back]
        for clause in sentence.clauses:
            if clause.subject is not None:
                phrase = sentence.phrases[clause.subject]
                words = (phrase.start, phrase.end)
                if (back or words[0] < draft.start) and not any(a <= words[0] < b for a, b in seen):
                    yield Candidate("subject", back, words, clause=clause)
        if back:
            yield from _source_phrases(scene, sentence, back, entity_of)


def _source_phrases(scene: Scene, sentence: Sentence, back: int, entity_of: EntityOf) -> Iterator[Candidate]:
    """„im Bericht der Behörde“, „nach Angaben der Polizei“: prepositional phrases that name a voice or a text."""
    for phrase in sentence.phrases:
        head = scene.tokens[phrase.head]
        if phrase.preposition is None or head.tag not in ("NN", "NE"):
            continue
        words = scene.words_of(phrase)
        entity = entity_of([words])
        if (entity is not None and entity.kind in _VOICES) or load_cues().noun(head.lemma or head.text) is not None:
            yield Candidate("phrase", back, words)


def source_features(
    scene: Scene, drafts: Sequence[Draft], n: int, candidate: Candidate, entity: Entity | None
) -> list[str]:
    """Return what tells whether a candidate is the source of the n-th draft: its sort and place, its words, who it is."""
    draft, sort, rank, (start, end) = drafts[n], candidate.sort, candidate.rank, candidate.words
    first, last = scene.tokens[start], scene.tokens[end - 1]
    there = scene.sentence_at[start]
    far = min(6, scene.sentence_at[draft.start] - there)
    kind = entity.kind if entity else None
    carried = bool(draft.speaker) and draft.speaker[0] == candidate.words
    between = sum(scene.sentence_at[other.start] > there for other in drafts[:n])
    parts = scene.part_of(draft.start) - scene.part_of(start)
    speaks = may_speak(scene, candidate.words)
    found = [
        f"sort={sort}", f"rule={draft.rule}", f"sort+rank={sort}{rank}", f"far={far}", f"sort+far={sort}{far}",
        f"rule+sort+rank={draft.rule}+{sort}{min(rank, 2)}", f"parts={min(3, parts)}",
        f"kind={kind}", f"sort+kind={sort}+{kind}", f"tags={first.tag}+{last.tag}", f"head={last.lemma.lower()}",
        f"speaks={speaks}", f"length={min(6, end - start)}", f"between={min(3, between)}",
        f"carried={carried}", f"rule+carried={draft.rule}+{carried}",
        f"sort+far+speaks={sort}{far}+{speaks}", f"sort+far+kind={sort}{min(far, 2)}+{kind}",
        f"rule+sort+far+speaks={draft.rule}+{sort}{min(far, 2)}+{speaks}",
        f"carried+far+speaks+sort={carried}{min(far, 3)}+{speaks}+{sort}",
        f"voices={min(candidate.voices, 6) if speaks else '-'}", f"nearer={min(candidate.nearer, 6)}",
        f"sort+voices={sort}{min(candidate.voices, 4) if speaks else '-'}", *_people_in(scene, draft, kind),
    ]  # fmt: skip
    if candidate.draft is not None:
        earlier = candidate.draft
        found += [f"of={earlier.rule}", f"of+far={earlier.rule}{far}", f"of-form={earlier.form}"]
        found += [f"of-act={earlier.entry.act if earlier.entry else '-'}", f"of-nested={earlier.parent is not None}"]
    if candidate.clause is not None:
        clause = candidate.clause
        strength = max((cue.strength for cue in load_cues().verb(clause.predicate)), default=-1)
        found += [f"clause={clause.kind}", f"predicate={clause.predicate}", f"mood={clause.mood}", f"cue={strength // 25}"]
        found.append(f"cue+far+speaks={strength // 25}+{min(far, 3)}+{speaks}")
    if entity is not None:
        begin, close = scene.tokens[draft.start].start, scene.tokens[draft.end - 1].end
        found.append(f"named={min(5, sum(mention.end <= begin for mention in entity.mentions))}")
        inside = any(begin <= mention.start < close for mention in entity.mentions)
        found += [f"inside={inside}", f"inside+sort={inside}+{sort}"]
    return found


def _people_in(scene: Scene, draft: Draft, kind: str | None) -> Iterator[str]:
    """Who is spoken of without a name: „er“, „sie“, „wir“, „man“, beside the kind of the candidate."""
    words = {scene.tokens[i].text.lower() for start, end in draft.content for i in range(start, end)}
    yield f"pronouns={'+'.join(sorted(words & _PERSONS))}+{kind}"
    yield f"man={'man' in words}+{kind}"
