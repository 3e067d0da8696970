"""Speakers carried on: a statement without a named source goes on with the source named last."""

from __future__ import annotations

from collections.abc import Callable

from demnach.reading.statements.draft import Draft
from demnach.reading.statements.scene import Scene

CARRYING = frozenset({"subjunctive", "hearsay", "alone", "unframed"})
"""Constructions that name no source themselves."""


def carry_speakers(scene: Scene, drafts: list[Draft], is_relay: Callable[[Draft], bool]) -> None:
    """Give every statement that names no source the speaker of the one before it, in text order.

    The source named last wins, whether it was a person, a letter or „Erkenntnisse der Geheimdienste“. Of nested ones the
    outer goes on („Weber sagte, Feld habe gelogen. Das sei …“ is Weber's), unless it only relays what the inner one said
    („In seinem Brief habe er … gelobt, berichtete die Agentur. Der Einsatz habe …“ is the writer's).
    „demnach“ and its like point to the source before them.
    """
    last: Draft | None = None
    for draft in drafts:
        if draft.rule == "source-adverb":
            draft.pointer = last if last is not None and _near(scene, last, draft) else None
            continue
        if draft.rule in CARRYING and not draft.speaker:
            source = last if last is not None and _near(scene, last, draft) else None
            if source is not None:
                draft.speaker = source.speaker
                draft.source = source.source or source
                draft.entry = draft.entry or source.entry
        if draft.rule == "fragment" and not draft.speaker and draft.parent is not None:
            draft.speaker = draft.parent.speaker
        told_inside = draft.parent is not None and not is_relay(draft.parent)
        if draft.speaker and draft.rule != "fragment" and not told_inside:
            last = draft


def _near(scene: Scene, earlier: Draft, later: Draft) -> bool:
    """True if the two stand in the same paragraph or in neighbouring ones."""
    return scene.part_of(later.start) - scene.part_of(earlier.start) <= 2
