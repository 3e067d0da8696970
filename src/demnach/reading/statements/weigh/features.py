"""What a model sees of a statement that grammar proposes: its construction, its cue, its clause, its speaker, its neighbours.

Every feature is a short string that a reader can make sense of („rule=told-act“, „cue=kritisieren“), so that a model's weights
can be read as well (``python -m training.statements default --weights``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demnach.language.types import Clause
from demnach.lexicon.clusters import cluster
from demnach.model.types import Entity
from demnach.reading.statements.draft import Draft
from demnach.reading.statements.scene import Scene

_VERBS = frozenset({"VVFIN", "VMFIN", "VVPP", "VVINF"})
_FULL = 6
"""Verbs and words of a role that are looked at."""
_LONG = 20
_GROUPS = 255


def features_of(scene: Scene, drafts: Sequence[Draft], n: int, speaker: Entity | None) -> list[str]:
    """Return the features of the n-th of ``drafts``, which are in text order; ``speaker`` is whom its speaker names."""
    draft = drafts[n]
    return [
        "bias",
        f"rule={draft.rule}",
        f"parent={draft.parent.rule if draft.parent else '-'}",
        f"rule+parent={draft.rule}+{draft.parent.rule if draft.parent else '-'}",
        *_cue(scene, draft),
        *_content(scene, draft),
        *_speaker(scene, draft, speaker),
        *_neighbours(scene, drafts, n),
    ]


def _cue(scene: Scene, draft: Draft) -> Iterator[str]:
    """The cue as the list has it, and the words and the clause that carry it."""
    rule, entry = draft.rule, draft.entry
    signal = draft.telling or draft.cue
    lemma = entry.lemma if entry else scene.tokens[signal[0]].lemma if signal else "-"
    yield from (f"cue={lemma}", f"rule+cue={rule}+{lemma}")
    if entry is not None:
        yield from (f"act={entry.act}", f"rule+act={rule}+{entry.act}", f"telling={entry.telling}")
        yield from (f"strength={entry.strength // 10}", f"rule+strength={rule}+{entry.strength // 10}")
    for i in signal[:3]:
        token = scene.tokens[i]
        yield from (f"cue-tag={token.tag}", f"cue-form={token.text.lower()}", f"cue-group={cluster(token.text) & _GROUPS}")
        clause = _clause(scene, i)
        if clause is not None:
            yield from (f"cue-mood={clause.mood}", f"cue-clause={clause.kind}", f"rule+cue-mood={rule}+{clause.mood}")
            yield from (f"cue-negated={clause.negated}", f"cue-passive={clause.passive}")
            if clause.finite is not None:
                finite = scene.tokens[clause.finite]
                yield from (f"cue-past={finite.past}", f"cue-finite={finite.lemma}", f"rule+finite={rule}+{finite.tag[:2]}")


def _content(scene: Scene, draft: Draft) -> Iterator[str]:
    """How long the content is, how it begins, and the clause and sentence that it stands in."""
    rule, first, length = draft.rule, scene.tokens[draft.start], draft.end - draft.start
    sentence, clause = scene.sentence_of(draft.start), _clause(scene, draft.start)
    yield from (f"first={first.text.lower()}", f"first-tag={first.tag}", f"length={min(_LONG, length // 3)}")
    yield from (f"rule+length={rule}+{min(_FULL, length // 4)}", f"pieces={len(draft.content)}")
    yield from (f"begins-sentence={draft.start == sentence.start}", f"ends-sentence={draft.end == sentence.end}")
    yield f"begins-article={scene.sentence_at[draft.start] == 0}"
    if clause is not None:
        yield from (f"mood={clause.mood}", f"rule+mood={rule}+{clause.mood}", f"clause={clause.kind}")
        yield from (f"predicate={clause.predicate}", f"negated={clause.negated}")
    verbs = [t.lemma.lower() for t in scene.tokens[sentence.start : sentence.end] if t.tag in _VERBS]
    yield from (f"verb={lemma}" for lemma in verbs[:_FULL])
    yield f"objects={sum(p.preposition is None and 'A' in p.cases for p in sentence.phrases)}"


def _speaker(scene: Scene, draft: Draft, speaker: Entity | None) -> Iterator[str]:
    if not draft.speaker:
        yield "speaker=-"
        return
    start, end = draft.speaker[0]
    first, head = scene.tokens[start], scene.tokens[end - 1]
    kind = speaker.kind if speaker else None
    far = abs(scene.sentence_at[start] - scene.sentence_at[draft.start])
    yield from (f"speaker={head.lemma.lower()}", f"speaker-tags={first.tag}+{head.tag}", f"speaker-kind={kind}")
    yield from (f"rule+kind={draft.rule}+{kind or head.tag}", f"speaker-far={min(9, far)}")
    yield f"speaker-group={cluster(head.text) & _GROUPS}"


def _neighbours(scene: Scene, drafts: Sequence[Draft], n: int) -> Iterator[str]:
    """The statement before, and how many share the sentence."""
    draft, at = drafts[n], scene.sentence_at[drafts[n].start]
    before = drafts[n - 1] if n and at - scene.sentence_at[drafts[n - 1].start] <= 1 else None
    yield f"before={before.rule if before else '-'}"
    yield f"beside={sum(scene.sentence_at[other.start] == at for other in drafts if other is not draft)}"
    yield f"carried={draft.source.rule if draft.source else '-'}"


def _clause(scene: Scene, i: int) -> Clause | None:
    index = scene.clause_at[i]
    return scene.sentence_of(i).clauses[index] if index >= 0 else None
