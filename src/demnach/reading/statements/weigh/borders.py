"""Where what is told begins and ends: the borders that grammar drew, and those near them that a model may know better.

„Laut Polizei brannte es, verletzt wurde niemand.“, „Feld sagte, man warte ab, und stieg ein.“, „Das sei falsch. Das Gutachten
könnte warten.“: whether the next clause, the next sentence is told as well is a matter of its mood, its subject, its words. A
border that moves takes whole clauses or sentences along.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from demnach.language.types import Clause, Sentence
from demnach.lexicon.cues import load_cues
from demnach.model.types import Form
from demnach.reading.statements.draft import Draft, EntityOf, Range, minus
from demnach.reading.statements.scene import EDGE_MARKS, Scene

_WHOLE: frozenset[Form] = frozenset({"reported", "free-indirect", "indirect-free-indirect"})
"""Forms whose content closes with the full stop."""
_MAIN = frozenset({"main", "verb-second"})
_LINKING = frozenset({"KON", "KOUS", "ADV", "PAV", "PRELS", "PWAV"})
_SENTENCES_ON, _SENTENCES_BACK = 3, 2
_STAYING = 0.5
"""A border moves where another is likelier by this factor (a logarithm)."""
_NEAR = 3
"""Sentences between two statements that are compared, at most."""


Side = Literal["left", "right"]
STAY = "stay"


@dataclass(frozen=True)
class Border:
    """Another border of a statement; ``sort`` says what lies there."""

    side: Side
    at: int
    sort: str


class Surveyor(Protocol):
    """What tells how likely borders are; a model does."""

    def border(self, features: Sequence[str]) -> float:
        """Return a border's score; the shares of borders in their sum of exponentials are probabilities."""


def settle_borders(scene: Scene, drafts: Sequence[Draft], entity_of: EntityOf, surveyor: Surveyor) -> bool:
    """Move the borders of statements that are no quotations to where they are likeliest; say whether any moved."""
    moves: list[tuple[Draft, list[Range]]] = []
    for n, draft in enumerate(drafts):
        start, end = draft.start, draft.end
        for side, near in sides(scene, draft):
            options = {border.at: border_features(scene, drafts, n, border, entity_of) for border in near}
            weighed = {at: surveyor.border(features) for at, features in options.items()}
            weighed[near[0].at] += _STAYING
            at = max(weighed, key=lambda at: weighed[at])
            start, end = (at, end) if side == "left" else (start, at)
        if (start, end) != (draft.start, draft.end):
            moves.append((draft, moved(draft, start, end)))
    for draft, content in moves:
        draft.content = content
    return bool(moves)


def sides(scene: Scene, draft: Draft) -> Iterator[tuple[Side, list[Border]]]:
    """Yield for each side the border that a draft has and those near it; quotations have theirs by their marks."""
    found = list(borders(scene, draft))
    both: tuple[tuple[Side, int], ...] = (("left", draft.start), ("right", draft.end))
    for side, at in both:
        near = [border for border in found if border.side == side]
        if near:
            yield side, [Border(side, at, STAY), *near]


def moved(draft: Draft, start: int, end: int) -> list[Range]:
    """Return the content from ``start`` to ``end``, its inner gaps and the frame left out."""
    pieces: list[Range] = []
    for a, b in draft.content:
        left, right = max(start if a == draft.start else a, start), min(end if b == draft.end else b, end)
        pieces += minus((left, right), *draft.frame) if left < right else []
    return pieces or draft.content


def borders(scene: Scene, draft: Draft) -> Iterator[Border]:
    """Yield the borders near those of a draft, each once; quotations have theirs by their marks."""
    if draft.form == "direct":
        return
    seen = {draft.start, draft.end}
    for border in (*_ends(scene, draft), *_beginnings(scene, draft)):
        if border.at not in seen and (border.at > draft.start if border.side == "right" else border.at < draft.end):
            seen.add(border.at)
            yield border


def _ends(scene: Scene, draft: Draft) -> Iterator[Border]:
    sentence, here = scene.sentence_of(draft.end - 1), scene.sentence_at[draft.end - 1]
    for clause in sentence.clauses:
        if clause.end > draft.end:
            yield Border("right", _close(scene, draft, clause.end), "longer by a clause")
        if draft.start < clause.start < draft.end and clause.kind not in ("participle", "parenthesis", "fragment"):
            yield Border("right", _before(scene, draft, clause.start), "shorter by a clause")
        if draft.start < clause.end < draft.end:
            yield Border("right", _close(scene, draft, clause.end), "behind a clause")
    yield Border("right", _stop(scene, draft, sentence), "end of the sentence")
    for following in scene.sentences[here + 1 : here + 1 + _SENTENCES_ON]:
        if following.part == sentence.part:
            yield Border("right", _stop(scene, draft, following), "longer by sentences")
    for earlier in scene.sentences[scene.sentence_at[draft.start] : here]:
        yield Border("right", _stop(scene, draft, earlier), "shorter by sentences")


def _beginnings(scene: Scene, draft: Draft) -> Iterator[Border]:
    sentence, here = scene.sentence_of(draft.start), scene.sentence_at[draft.start]
    for clause in sentence.clauses:
        if clause.start < draft.start:
            yield Border("left", _open(scene, draft, clause.start), "longer by a clause")
        if draft.start < clause.start < draft.end:
            yield Border("left", _open(scene, draft, clause.start), "shorter by a clause")
        if draft.start < clause.end < draft.end:
            yield Border("left", _open(scene, draft, clause.end), "behind a clause")
        if clause.finite is not None and draft.start < clause.finite < draft.end:
            yield Border("left", clause.finite, "finite verb")
    yield Border("left", sentence.start, "beginning of the sentence")
    for earlier in reversed(scene.sentences[max(0, here - _SENTENCES_BACK) : here]):
        if earlier.part == sentence.part:
            yield Border("left", earlier.start, "longer by sentences")
    for following in scene.sentences[here + 1 : scene.sentence_at[draft.end - 1] + 1]:
        yield Border("left", following.start, "shorter by sentences")


def _stop(scene: Scene, draft: Draft, sentence: Sentence) -> int:
    return sentence.end if draft.form in _WHOLE else scene.body_end(sentence)


def _close(scene: Scene, draft: Draft, end: int) -> int:
    """The end of a clause as a draft of that form ends: with the sentence's stop or without any mark."""
    sentence = scene.sentence_of(end - 1)
    if end >= scene.body_end(sentence):
        end = _stop(scene, draft, sentence)
    while draft.form not in _WHOLE and end > draft.start + 1 and scene.tokens[end - 1].text in EDGE_MARKS:
        end -= 1
    return end


def _before(scene: Scene, draft: Draft, end: int) -> int:
    """In front of a clause, its comma and its conjunction."""
    while end > draft.start + 1 and scene.tokens[end - 1].tag in ("KON", "$,", "$("):
        end -= 1
    return end


def _open(scene: Scene, draft: Draft, start: int) -> int:
    while start < draft.end - 1 and scene.tokens[start].text in EDGE_MARKS:
        start += 1
    return start


def border_features(scene: Scene, drafts: Sequence[Draft], n: int, border: Border, entity_of: EntityOf) -> list[str]:
    """Return what tells whether a border of the n-th draft is better than the one it has."""
    draft, rule = drafts[n], drafts[n].rule
    if border.sort == STAY:
        return [f"{border.side} {feature}" for feature in _staying(scene, draft, border)]
    own = draft.end if border.side == "right" else draft.start
    between = (min(own, border.at), max(own, border.at))
    longer = (border.at > own) == (border.side == "right")
    way = f"{border.side}{'+' if longer else '-'}"
    clauses = _clauses(scene, between)
    moods = "+".join(sorted({str(clause.mood) for clause in clauses}))
    kinds = "+".join(sorted({clause.kind for clause in clauses}))
    found = [
        "", f"sort={border.sort}", f"rule={rule}", f"sort+rule={border.sort}+{rule}", f"form={draft.form}",
        f"length={min(12, (between[1] - between[0]) // 3)}", f"rule+length={rule}+{min(5, (between[1] - between[0]) // 5)}",
        f"moods={moods}", f"rule+moods={rule}+{moods}", f"kinds={kinds}", f"rule+kinds={rule}+{kinds}",
        f"clauses={min(4, len(clauses))}",
        f"sentences={scene.sentence_at[between[1] - 1] - scene.sentence_at[between[0]]}",
        f"parent={draft.parent.rule if draft.parent else '-'}",
        *_predicate(scene, clauses, rule, entity_of),
        *_words(scene, between, rule),
        *_core(scene, draft, border, moods, clauses),
        *_others(scene, drafts, n, between),
    ]  # fmt: skip
    return [f"{way} {feature}" for feature in found]


def _staying(scene: Scene, draft: Draft, border: Border) -> Iterator[str]:
    """What tells that a border is right as it is: the construction, its mood, the words on both sides."""
    yield from ("stay", f"stay+rule={draft.rule}", f"stay+form={draft.form}")
    before = scene.tokens[border.at - 1].tag if border.at else "-"
    behind = scene.tokens[border.at].tag if border.at < len(scene.tokens) else "-"
    yield from (f"stay+before={before}", f"stay+behind={behind}", f"stay+rule+behind={draft.rule}+{behind}")
    index = scene.clause_at[draft.start]
    if index >= 0:
        clause = scene.sentence_of(draft.start).clauses[index]
        yield from (f"stay+rule+core={draft.rule}+{clause.mood}", f"stay+core-clause={clause.kind}")


def _clauses(scene: Scene, between: Range) -> list[Clause]:
    """The clauses whose finite verbs stand between two borders."""
    sentences = scene.sentences[scene.sentence_at[between[0]] : scene.sentence_at[between[1] - 1] + 1]
    return [
        clause for sentence in sentences for clause in sentence.clauses
        if clause.finite is not None and between[0] <= clause.finite < between[1]
    ]  # fmt: skip


def _predicate(scene: Scene, clauses: Sequence[Clause], rule: str, entity_of: EntityOf) -> Iterator[str]:
    """The first main clause between the borders: its verb and its subject."""
    main = next((clause for clause in clauses if clause.kind in _MAIN), None)
    if main is None or main.finite is None:
        return
    finite = scene.tokens[main.finite]
    strength = max((cue.strength for cue in load_cues().verb(main.predicate)), default=-1)
    yield from (f"main={main.mood}", f"rule+main={rule}+{main.mood}+{main.kind}", f"predicate={main.predicate}")
    yield from (f"finite={finite.text.lower()}", f"past={finite.past}", f"strength={strength // 20}")
    yield f"subject={main.subject is not None}"
    if main.subject is not None:
        phrase = scene.sentence_of(main.finite).phrases[main.subject]
        head, entity = scene.tokens[phrase.head], entity_of([(phrase.start, phrase.end)])
        yield from (f"subject-tag={head.tag}", f"subject-head={head.lemma.lower()}")
        yield f"subject-kind={entity.kind if entity else None}"


def _words(scene: Scene, between: Range, rule: str) -> Iterator[str]:
    """The words at both ends, before and behind, and those that link."""
    start, end = between
    tokens = scene.tokens
    first, last, second = tokens[start], tokens[end - 1], tokens[min(start + 1, len(tokens) - 1)]
    before, behind = tokens[start - 1] if start else None, tokens[end] if end < len(tokens) else None
    yield from (f"first={first.text.lower()}", f"first-tag={first.tag}", f"first-tags={first.tag}+{second.tag}")
    yield from (f"rule+first-tag={rule}+{first.tag}", f"second={second.text.lower()}")
    yield from (f"last={last.text}", f"last-tag={last.tag}")
    yield from (f"before={before.text.lower() if before else '-'}", f"before-tag={before.tag if before else '-'}")
    yield f"behind-tag={behind.tag if behind else '-'}"
    yield f"quoted={scene.quoted(start)}+{scene.quoted(end - 1)}"
    yield from (f"link={t.text.lower()}" for t in tokens[start : min(end, start + 8)] if t.tag in _LINKING)


def _core(scene: Scene, draft: Draft, border: Border, moods: str, clauses: Sequence[Clause]) -> Iterator[str]:
    """The draft as it is: the mood it begins in, its length, its frame."""
    sentence, index = scene.sentence_of(draft.start), scene.clause_at[draft.start]
    if index >= 0:
        clause = sentence.clauses[index]
        yield from (f"core={clause.mood}", f"core-clause={clause.kind}", f"sort+core={border.sort}+{clause.mood}+{moods}")
        yield f"rule+core={draft.rule}+{clause.mood}+{clauses[0].mood if clauses else '-'}"
    yield f"core-length={min(10, (draft.end - draft.start) // 4)}"
    yield f"begins={draft.start == sentence.start}"
    yield f"ends={draft.end >= scene.body_end(scene.sentence_of(draft.end - 1))}"
    if draft.frame:
        yield f"framed-before={draft.frame[0][0] < draft.start}"
        beside = draft.frame[-1][1] == border.at or draft.frame[0][0] == border.at
        yield f"rule+frame={draft.rule}+{beside}"


def _around(scene: Scene, drafts: Sequence[Draft], n: int, here: int) -> Iterator[Draft]:
    """The statements beside the n-th that begin near a sentence; all are in text order."""
    for way in (reversed(drafts[:n]), iter(drafts[n + 1 :])):
        for other in way:
            far = scene.sentence_at[other.start] - here
            if abs(far) <= _NEAR:
                yield other
            elif (far < 0) == (other.start < drafts[n].start):
                break


def _others(scene: Scene, drafts: Sequence[Draft], n: int, between: Range) -> Iterator[str]:
    """Statements that cover what lies between the borders, reach into it, or have their cue there."""
    rule, here = drafts[n].rule, scene.sentence_at[between[0]]
    for other in _around(scene, drafts, n, here):
        shared = sum(max(0, min(b, between[1]) - max(a, between[0])) for a, b in other.content)
        if 2 * shared > between[1] - between[0]:
            yield from (f"covered={other.rule}", f"rule+covered={rule}+{other.rule}")
        elif 2 * shared > sum(b - a for a, b in other.content):
            yield f"holds={other.rule}"
        if any(between[0] <= i < between[1] for i in other.cue):
            yield from (f"cue={other.rule}", f"rule+cue={rule}+{other.rule}")
