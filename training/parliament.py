"""Speeches of the Bundestag with who said what in them: quotations-parliament (SpkAtt-2023, CC BY-SA 4.0), train part.

Its annotation has no forms and media, and its texts come as tokens, which are joined as print has them.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

from benchmarks.matching import Group
from benchmarks.shared import DATA

from training.statement_data import Document

_ROLES = {"quote": "Message", "speaker": "Source", "cue": "Cue", "addressee": "Addr"}
_TIGHT_BEFORE, _TIGHT_BEHIND = frozenset(".,;:?!)“…"), frozenset("(„")


def parliament() -> Iterator[Document]:
    """Yield the speeches as documents; a message without words is no statement."""
    with gzip.open(DATA / "quotations-parliament" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text, tokens, numbers = _joined(row["Sentences"])
            document = Document(text, tokens, framed=True)
            document.gold = [_group(annotation, numbers) for annotation in row["Annotations"] if annotation["Message"]]
            yield document


def _joined(sentences: list[dict[str, Any]]) -> tuple[str, list[list[Any]], dict[str, int]]:
    """Return the text, its tokens with begin and end, and the number of each token by the set's own name („3:5“)."""
    text, tokens, numbers = "", [], {}
    for sentence in sentences:
        for n, word in enumerate(sentence["Tokens"]):
            if text and word not in _TIGHT_BEFORE and text[-1] not in _TIGHT_BEHIND:
                text += " "
            numbers[f"{sentence['SentenceId']}:{n}"] = len(tokens)
            tokens.append([word, len(text), len(text) + len(word)])
            text += word
    return text, tokens, numbers


def _group(annotation: dict[str, list[str]], numbers: dict[str, int]) -> Group:
    roles = {role: sorted(numbers[name] for name in annotation[theirs]) for role, theirs in _ROLES.items()}
    return {"form": "Indirect", "medium": "none", "frame": [], **roles}
