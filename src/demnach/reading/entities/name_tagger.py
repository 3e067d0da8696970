"""The learned name tagger: a linear-chain CRF over ``name_features``, made by ``training/names.py``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pycrfsuite

from demnach.language.types import Token
from demnach.reading.entities.known_spans import KnownSpan
from demnach.reading.entities.name_features import sentence_features

LABELS = frozenset({"PER", "LOC", "ORG", "OTH"})
MODEL = Path(__file__).parent / "data" / "names.crfsuite"


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODEL))
    return tagger


def tagged_spans(tokens: Sequence[Token], known: Sequence[KnownSpan]) -> list[tuple[int, int, str]]:
    """Return the names of one sentence: first and last token, counted in the analysis, and PER, LOC, ORG or OTH.

    The tagger also knows words derived from names („Berliner“) and with a name inside („Trump-Berater“); they are no names.
    """
    if not any(token.text[0].isupper() for token in tokens[1:]) and not known:
        return []
    spans: list[tuple[int, int, str]] = []
    for token, label in zip(tokens, _tagger().tag(sentence_features(tokens, known)), strict=True):
        if label.startswith("B-"):
            spans.append((token.i, token.i, label[2:]))
        elif label.startswith("I-") and spans and spans[-1][1] == token.i - 1:
            spans[-1] = (spans[-1][0], token.i, spans[-1][2])
    return [span for span in spans if span[2] in LABELS]
