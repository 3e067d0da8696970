"""By what medium words were told, as far as cue and speaker say: speech, writing, thought, or two of them left open."""

from __future__ import annotations

from demnach.model.types import Entity, Medium
from demnach.reading.statements.draft import Draft

_PERSONAL = frozenset({"source-phrase", "so-frame", "so-behind"})


def medium_of(draft: Draft, speaker: Entity | None) -> Medium:
    """Return the cue's medium; where it leaves speech or writing open, newspapers write and persons speak."""
    medium: Medium = draft.entry.medium if draft.entry is not None else "speech"
    if medium != "speech-or-writing" or speaker is None:
        return medium
    if speaker.kind in ("outlet", "work"):
        return "writing"
    return "speech" if speaker.kind == "person" and draft.rule in _PERSONAL else medium
