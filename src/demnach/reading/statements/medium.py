"""What tells the medium of a statement before anything is weighed: the statement it goes with, whose voice it is, the cue."""

from __future__ import annotations

from demnach.lexicon.broadcasters import broadcasts
from demnach.lexicon.carriers import carrier_of
from demnach.lexicon.cues import load_cues
from demnach.lexicon.person_nouns import person_noun
from demnach.lexicon.roles import role_of
from demnach.model.types import Entity, EntityKind, Medium
from demnach.reading.entities.name_kinds import kind_of_word
from demnach.reading.statements.draft import Draft
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.source_words import source_of

_BODIES = frozenset({"organisation", "authority", "state", "place", "event"})
_OTHERS = {
    "NE": "name", "PPER": "pronoun", "PDS": "pronoun", "PRELS": "pronoun", "PIS": "other", "CARD": "other",
}  # fmt: skip
"""Heads of a speaker's words that are no nouns."""
_WRITING = frozenset({"press", "text"})
_SPEAKING = frozenset({"person", "broadcaster"})


def teller(draft: Draft) -> Draft:
    """Return the statement whose medium a draft has: a fragment goes with its parent, a continuation with its source."""
    while True:
        if draft.rule == "fragment" and draft.parent is not None:
            draft = draft.parent
        elif draft.source is not None and not draft.frame and draft.source.start < draft.start:
            draft = draft.source
        else:
            return draft


def voice_of(scene: Scene, draft: Draft, speaker: Entity | None) -> str:
    """Return what sort of voice tells a statement; ``speaker`` is whom its speaker names.

    ``person``, ``group`` (of persons), ``body``, ``agency``, ``press``, ``broadcaster``, ``text``, ``other``, ``nobody``; of
    words that name no entity also ``pronoun``, ``back`` („den Angaben zufolge“), ``own`` („nach eigenen Angaben“), ``name``,
    ``thing``, or the medium of a noun of speaking („die Forderung“).
    """
    if not draft.speaker:
        return "nobody"
    source = source_of(scene.tokens, draft.speaker[0])
    start, end = source.voice or draft.speaker[0]
    head = next((token for token in scene.tokens[start:end] if token.tag == "NN" or token.tag in _OTHERS), None)
    noun = head.text if head is not None and head.tag == "NN" else ""
    if speaker is not None:
        return _voice_of_kind(speaker.kind, f"{noun} {speaker.name}")
    if source.carrier is not None and source.voice is None:
        return "text"
    if source.body:
        return "body"
    if source.points_back or source.own:
        return "back" if source.points_back else "own"
    if head is None or head.tag in _OTHERS:
        return _OTHERS[head.tag] if head is not None else "other"
    return _voice_of_noun(noun, plural=head.number == "pl")


def _voice_of_noun(noun: str, *, plural: bool) -> str:
    """„Sender“, „Gutachten“, „Behörde“, „Fahrer“, „Forderung“."""
    if carrier_of(noun) is not None:
        return "text"
    kind = kind_of_word(noun)
    if kind is not None or broadcasts(noun):
        return _voice_of_kind(kind or "outlet", noun)
    role = role_of(noun) or person_noun(noun)
    if role is not None:
        return _voice_of_kind("group" if plural and role.kind == "person" else role.kind, noun)
    cue = load_cues().noun(noun)
    return cue.medium if cue is not None else "thing"


def _voice_of_kind(kind: EntityKind, name: str) -> str:
    if kind in _BODIES:
        return "body"
    if kind == "outlet":
        return "broadcaster" if broadcasts(name) else "press"
    return "text" if kind == "work" else kind


def medium_of(draft: Draft, voice: str) -> Medium:
    """Return the cue's medium; where it leaves speech or writing open, the press writes, persons and broadcasters speak."""
    medium: Medium = draft.entry.medium if draft.entry is not None else "speech"
    if medium == "speech-or-writing" and voice in _WRITING:
        return "writing"
    return "speech" if medium == "speech-or-writing" and voice in _SPEAKING else medium
