"""What the weighers of statements learn from: rows of features, each with what is right of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite
from benchmarks.matching import half_right, scorer

from demnach.reading.statements.assemble import ordered
from demnach.reading.statements.carry import CARRYING
from demnach.reading.statements.draft import Draft
from demnach.reading.statements.weigh.borders import border_features, moved, settle_borders, sides
from demnach.reading.statements.weigh.choice import load_chooser
from demnach.reading.statements.weigh.features import features_of
from demnach.reading.statements.weigh.medium_features import medium_features
from demnach.reading.statements.weigh.speakers import candidates, settle_speakers, speaker_features
from demnach.reading.statements.weigh.trees import load_trees
from demnach.reading.statements.weigh.weigh import judged_features, select
from training.choice import Choices
from training.statement_data import Document

SHARED = 0.3
"""Token F1 of a proposal's content with an annotated one from which on it is that statement."""
BORDER, SPEAKER = "border.choice", "speaker.choice"
Sequences = list[tuple[list[list[str]], list[str]]]


class Keeper:
    """The weighers of proposals, borders and speakers, as far as they are trained, as a model has them."""

    def __init__(self, folder: Path, threshold: float = 0.0, of_reported: float = 0.0) -> None:
        self._kept = pycrfsuite.Tagger()
        self._kept.open(str(folder / "kept.crfsuite"))
        self._trees = load_trees(folder / "kept.trees")
        self._choosers = {name: load_chooser(folder / name) for name in (BORDER, SPEAKER) if (folder / name).exists()}
        self.threshold, self.of_reported = threshold, of_reported

    def kept(self, features: Sequence[str]) -> float:
        """Return the probability that a proposal is a statement."""
        return (probability(self._kept, features) + self._trees.probability(features)) / 2

    def keeps(self, form: str, probability: float) -> bool:
        """Whether a proposal of that form and probability is kept."""
        return probability >= (self.of_reported if form == "reported" else self.threshold)

    def border(self, features: Sequence[str]) -> float:
        """Return the score of a border."""
        return self._choosers[BORDER].score(features)

    def speaker(self, features: Sequence[str]) -> float:
        """Return the score of a candidate for the speaker."""
        return self._choosers[SPEAKER].score(features)


def probability(weigher: pycrfsuite.Tagger, features: Sequence[str]) -> float:
    weigher.set([list(features)])
    return float(weigher.marginal("1", 0))


def proposals(documents: Iterable[Document]) -> tuple[list[list[str]], list[bool]]:
    """Every proposal of grammar alone: is it a statement?"""
    rows: list[list[str]] = []
    labels: list[bool] = []
    for document in documents:
        drafts = document.proposed()
        pairs = document.matched(drafts, SHARED)
        entity_of = document.chains.entity_of
        judged = [n for n, draft in enumerate(drafts) if not (document.framed and draft.rule in CARRYING)]
        rows += [features_of(document.scene, drafts, n, entity_of(drafts[n].speaker)) for n in judged]
        labels += [n in pairs for n in judged]
    return rows, labels


def kept_drafts(document: Document, keeper: Keeper) -> list[Draft]:
    """What is kept of the proposals, with the borders that grammar drew."""
    return select(document.scene, document.proposed(), document.chains.entity_of, keeper)


def bordered(document: Document, drafts: list[Draft], keeper: Keeper) -> list[Draft]:
    """Settle borders and carry speakers on."""
    if settle_borders(document.scene, drafts, document.chains.entity_of, keeper):
        drafts = ordered(drafts)
    return document.carried(drafts)


def spoken(document: Document, drafts: list[Draft], keeper: Keeper) -> list[Draft]:
    """Settle speakers."""
    settle_speakers(document.scene, drafts, document.chains.entity_of, keeper)
    return drafts


def border_choices(document: Document, drafts: list[Draft], importance: float) -> Choices:
    """Both borders of every statement and those near them: which makes the content likest the annotated one?"""
    choices, overlap, entity_of = Choices(), scorer().overlap, document.chains.entity_of
    for n, (gold, _) in sorted(document.matched(drafts, SHARED).items()):
        draft = drafts[n]
        for side, near in sides(document.scene, draft):
            ends = [(b.at, draft.end) if side == "left" else (draft.start, b.at) for b in near]
            worth = [overlap(gold["quote"], document.tokens_of(moved(draft, *both))) for both in ends]
            choices.add([border_features(document.scene, drafts, n, border, entity_of) for border in near], worth, importance)
    return choices


def speaker_choices(document: Document, drafts: list[Draft], importance: float) -> Choices:
    """All candidates for the speaker of every statement: which shares the most tokens with the annotated one?

    Where none shares more than SHARED, there is nothing to learn.
    """
    choices, overlap, entity_of = Choices(), scorer().overlap, document.chains.entity_of
    for n, (gold, _) in sorted(document.matched(drafts, SHARED).items()):
        found = candidates(document.scene, drafts, n, entity_of)
        worth = [overlap(gold["speaker"], document.tokens_of([w])) if w else float(not gold["speaker"]) for w in found]
        if max(worth) > SHARED:
            options = [speaker_features(document.scene, drafts, n, words, ways, entity_of) for words, ways in found.items()]
            choices.add(options, worth, importance)
    return choices


def judgements(document: Document, drafts: list[Draft]) -> Sequences:
    """What the weigher of confidence learns from the statements that were kept."""
    pairs = document.matched(drafts, SHARED)
    data: Sequences = []
    for n, draft in enumerate(drafts):
        row = judged_features(document.scene, drafts, n, document.chains.entity_of(draft.speaker))
        data.append(([row], [str(int(n in pairs and half_right(*pairs[n])))]))
    return data


def media(document: Document, drafts: list[Draft]) -> Sequences:
    """What the weigher of media learns from the statements that were kept."""
    return [
        ([medium_features(document.scene, drafts[n], document.chains.entity_of)], [document.medium(gold, drafts[n])])
        for n, (gold, _) in sorted(document.matched(drafts, SHARED).items())
        if gold["medium"]
    ]
