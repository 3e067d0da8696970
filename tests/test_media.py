"""The media of our annotation follow the conventions of the guideline (training/media.py)."""

from __future__ import annotations

import pytest
from training import media
from training.media import conventional

from demnach.lexicon.cues import Cue, load_cues
from demnach.model.types import Medium


def cue(lemma: str) -> Cue:
    """A verb or noun of the list."""
    found = load_cues().noun(lemma) if lemma[0].isupper() else load_cues().verb(lemma.split()[-1])
    return next(entry for entry in ([found] if isinstance(found, Cue) else found or []) if entry.lemma == lemma)


@pytest.mark.parametrize(
    ("annotated", "lemma", "voice", "medium"),
    [
        ("speech-or-writing", "mitteilen", "person", "speech"),
        ("speech-or-writing", "mitteilen", "body", "speech-or-writing"),
        ("speech-or-writing", "sagen", "body", "speech"),
        ("speech-or-writing", "berichten", "broadcaster", "speech"),
        ("writing", "berichten", "broadcaster", "speech"),
        ("writing", "berichten", "press", "writing"),
        ("writing", "melden", "agency", "speech-or-writing"),
        ("writing", "Medienbericht", "body", "speech-or-writing"),
        ("writing", "erklären", "person", "writing"),
        ("speech", "befürchten", "person", "speech-or-thought"),
        ("thought", "befürchten", "group", "speech-or-thought"),
        ("unknown", "erklären", "nobody", "speech-or-writing"),
    ],
)
def test_conventions(annotated: Medium, lemma: str, voice: str, medium: Medium) -> None:
    assert conventional(annotated, cue(lemma), voice) == medium


def test_a_statement_without_a_cue() -> None:
    assert conventional("speech-or-writing", None, "person") == "speech"
    assert conventional("unknown", None, "nobody") == "speech-or-writing"


def test_every_word_of_the_classes_is_a_cue() -> None:
    assert all(cue(lemma) for lemma in media._ALOUD | media._AT_LARGE)
