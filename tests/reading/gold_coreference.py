"""Reading tests/gold/coreference.txt."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from demnach.model.types import Article, Part

GOLD = Path(__file__).parents[1] / "gold" / "coreference.txt"
_MENTION = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")


class GoldMention(NamedTuple):
    start: int
    end: int
    entity: str
    kind: str


class Case(NamedTuple):
    text: str
    mentions: list[GoldMention]


def cases() -> list[Case]:
    blocks = GOLD.read_text(encoding="utf-8").split("\n\n")
    marked = ["\n\n".join(line for line in block.split("\n") if line and not line.startswith("#")) for block in blocks]
    return [_case(block) for block in marked if block]


def _case(marked: str) -> Case:
    text, mentions, copied = "", [], 0
    for found in _MENTION.finditer(marked):
        text += marked[copied : found.start()]
        entity, _, kind = found[2].partition(":")
        if entity != "-":
            mentions.append(GoldMention(len(text), len(text) + len(found[1]), entity, kind))
        text += found[1]
        copied = found.end()
    return Case(text + marked[copied:], mentions)


def article_of(text: str, published: str | None = None) -> Article:
    """Return an article whose paragraphs are set apart by empty lines."""
    parts, start = [], 0
    for paragraph in text.split("\n\n"):
        parts.append(Part(kind="paragraph", start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    return Article(id="test", text=text, parts=tuple(parts), published=published)
