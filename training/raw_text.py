"""Running text that is free for any use, as tokenised sentences: Wikinews and SmartData (CC BY), GermEval 2014 (CC BY 4.0)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from demnach.language.sentences import split_sentences
from demnach.language.tokens import tokenize
from training.names import training_examples

SHORTEST, LONGEST = 3, 80  # tokens


def free_sentences(data: Path) -> list[list[str]]:
    """Return the sentences of the free texts below ``data`` (the names' held-out sentences are not among them)."""
    texts = [*_wikinews(data), *_smartdata(data), *(example.text for example in training_examples(data / "names"))]
    found = [words for text in texts for words in _sentences(text)]
    return [words for words in found if SHORTEST <= len(words) <= LONGEST]


def _wikinews(data: Path) -> Iterator[str]:
    """The bare texts of quotations-news train; its annotation, which is not free, is not read."""
    with gzip.open(data / "quotations-news" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _smartdata(data: Path) -> Iterator[str]:
    with gzip.open(data / "events" / "smartdata-v1-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]["string"]


def _sentences(text: str) -> Iterator[list[str]]:
    at = 0
    for paragraph in text.split("\n\n"):
        tokens = tokenize(text, at, at + len(paragraph))
        for sentence in split_sentences(text, tokens, 0) if tokens else ():
            yield [token.text for token in tokens[sentence.start : sentence.end]]
        at += len(paragraph) + 2
