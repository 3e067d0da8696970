"""Marked parts laid out as one text, a blank line between them."""

from __future__ import annotations

from collections.abc import Iterable

from demnach.intake.draft import Block
from demnach.model.types import PartKind

Marked = tuple[PartKind | None, str]
"""A stretch of a document: what its markup says it is (None: nothing), and its words."""


def lay_out(parts: Iterable[Marked]) -> tuple[str, tuple[Block, ...]]:
    """Return the text of parts and where in it each stands, in code points; parts without a word are left out."""
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for kind, words in parts:
        if words:
            blocks.append(Block(at, at + len(words), kind))
            pieces.append(words)
            at += len(words) + 2
    return "\n\n".join(pieces), tuple(blocks)
