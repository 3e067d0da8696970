"""Running text that is free for any use (Wikinews, SmartData: CC BY), and texts as tokenised sentences."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from demnach.language.sentences import split_sentences
from demnach.language.tokens import tokenize

SHORTEST, LONGEST = 3, 80  # tokens


def sentences_of_texts(texts: Iterable[str]) -> list[list[str]]:
    """Return the sentences of texts, those of a few words and the very long ones left out."""
    found = [words for text in texts for words in _sentences(text)]
    return [words for words in found if SHORTEST <= len(words) <= LONGEST]


def wikinews(data: Path) -> Iterator[str]:
    """The bare texts of quotations-news train; its annotation, which is not free, is not read."""
    with gzip.open(data / "quotations-news" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def smartdata_texts(data: Path) -> Iterator[str]:
    """Newswire and traffic reports."""
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
