"""Weighing what grammar proposes: which proposals are kept, how sure they are, their medium and their act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from demnach.lexicon.cues import load_cues
from demnach.model.types import Entity
from demnach.reading.statements.act import Acts
from demnach.reading.statements.cue_finder import CueFinder
from demnach.reading.statements.draft import Draft, EntityOf
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.weigh.features import features_of
from demnach.reading.statements.weigh.medium_features import medium_features
from demnach.reading.statements.weigh.model import StatementModel


class Keeper(Protocol):
    """What tells which proposals are statements; a model does."""

    def kept(self, features: Sequence[str]) -> float:
        """Return the probability that a proposal is a statement."""

    def keeps(self, form: str, probability: float) -> bool:
        """Whether a proposal of that form and probability is kept."""


def select(scene: Scene, drafts: Sequence[Draft], entity_of: EntityOf, keeper: Keeper) -> list[Draft]:
    """Return the proposals that are kept; a kept one told inside a dropped one moves up."""
    kept: list[Draft] = []
    for n, draft in enumerate(drafts):
        draft.weight = keeper.kept(features_of(scene, drafts, n, entity_of(draft.speaker)))
        if keeper.keeps(draft.form, draft.weight):
            kept.append(draft)
    staying = {id(draft) for draft in kept}
    for draft in kept:
        while draft.parent is not None and id(draft.parent) not in staying:
            draft.parent = draft.parent.parent
    return kept


def judge(scene: Scene, drafts: Sequence[Draft], entity_of: EntityOf, model: StatementModel) -> None:
    """Set how sure each statement is, its medium and its act; ``drafts`` have their speakers, in text order."""
    acts = Acts(CueFinder(scene, load_cues()))
    for n, draft in enumerate(drafts):
        speaker = entity_of(draft.speaker)
        draft.confidence = model.right(draft.form, judged_features(scene, drafts, n, speaker))
        draft.act = acts.of(draft, speaker)
        draft.medium = model.medium(medium_features(scene, draft, entity_of))


def judged_features(scene: Scene, drafts: Sequence[Draft], n: int, speaker: Entity | None) -> list[str]:
    """Return what tells whether a kept statement is right: its features with the speaker it has now, and its weight."""
    draft = drafts[n]
    weight, sourced = int(10 * draft.weight), int(10 * draft.sourced)
    return [
        *features_of(scene, drafts, n, speaker),
        f"weight={weight}", f"rule+weight={draft.rule}+{weight}", f"sourced={sourced}", f"rule+sourced={draft.rule}+{sourced}",
    ]  # fmt: skip
