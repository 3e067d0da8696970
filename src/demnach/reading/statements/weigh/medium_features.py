"""What a model sees of a statement to tell its medium: cue, construction, voice, the words of its speaker and of its frame.

Fragments and continuations have the features of the statement they go with, and so its medium.
"""

from __future__ import annotations

from collections.abc import Iterator

from demnach.lexicon.carriers import carrier_of
from demnach.lexicon.clusters import cluster
from demnach.lexicon.cues import load_cues
from demnach.reading.statements.draft import Draft, EntityOf
from demnach.reading.statements.medium import medium_of, teller, voice_of
from demnach.reading.statements.scene import Scene

_GROUPS = 255
_SIGNAL = 3
"""Words of a cue that are looked at."""
_WORDS = 8
"""Words of a speaker that are looked at."""
_FRAMING = 40
"""Words of a frame that are looked at."""
_END = 7
"""Letters of a noun's end, by which compounds are alike: „Polizeisprecher“, „Regierungssprecher“."""


def medium_features(scene: Scene, draft: Draft, entity_of: EntityOf) -> list[str]:
    """Return the features of a draft, which are those of the statement it goes with."""
    draft = teller(draft)
    voice = voice_of(scene, draft, entity_of(draft.speaker))
    return ["bias", *_cue(scene, draft, voice), *_speaker(scene, draft, voice), *_frame(scene, draft, voice)]


def _cue(scene: Scene, draft: Draft, voice: str) -> Iterator[str]:
    """Cue, construction and voice, alone and in pairs."""
    entry, rule, medium = draft.entry, draft.rule, medium_of(draft, voice)
    signal = draft.telling or draft.cue
    cue = entry.lemma if entry else scene.tokens[signal[0]].lemma if signal else "-"
    listed, act, kind = (entry.medium, entry.act, entry.kind) if entry else ("-", "-", "-")
    yield from (f"cue={cue}", f"cue+voice={cue}+{voice}", f"voice={voice}", f"rule={rule}", f"rule+voice={rule}+{voice}")
    yield from (f"medium={medium}", f"medium+voice={medium}+{voice}", f"listed={listed}", f"listed+voice={listed}+{voice}")
    yield from (f"rule+listed={rule}+{listed}", f"form+voice={draft.form}+{voice}", f"kind+voice={kind}+{voice}")
    yield from (f"act={act}", f"act+voice={act}+{voice}", f"rule+cue={rule}+{cue}")
    for token in (scene.tokens[i] for i in signal[:_SIGNAL]):
        if token.finite:
            yield from (f"past+voice={token.past}+{voice}", f"past+cue={token.past}+{cue}")


def _speaker(scene: Scene, draft: Draft, voice: str) -> Iterator[str]:
    if not draft.speaker:
        return
    start, end = draft.speaker[0]
    words = scene.tokens[start:end]
    head = next((t for t in words if t.tag in ("NN", "NE", "PPER", "PIS")), words[-1])
    yield from (f"head={head.lemma.lower()}", f"head-group={cluster(head.text) & _GROUPS}", f"first-tag={words[0].tag}")
    yield f"number+voice={head.number}+{voice}"
    for noun in (t.lemma.lower() for t in words[:_WORDS] if t.tag in ("NN", "NE")):
        yield from (f"speaker={noun}", f"speaker-end={noun[-_END:]}")


def _frame(scene: Scene, draft: Draft, voice: str) -> Iterator[str]:
    """Nouns of the frame, or of a told act's clause: „in einem Interview“, „in ihrem Brief“, „auf Twitter“."""
    spoken = {i for start, end in draft.speaker for i in range(start, end)}
    framing = draft.frame or (draft.content if draft.form == "reported" else [])
    words = [scene.tokens[i] for start, end in framing for i in range(start, end) if i not in spoken]
    carried = False
    for token in words[:_FRAMING]:
        if token.tag not in ("NN", "NE"):
            continue
        yield f"frame={token.lemma.lower()}"
        noun, carrier = load_cues().noun(token.text), carrier_of(token.text) if token.tag == "NN" else None
        if noun is not None:
            yield f"frame-noun={noun.medium}+{noun.act}"
        if carrier is not None:
            carried = True
            yield f"carrier={carrier.head}"
    yield f"carried+voice={carried}+{voice}"
