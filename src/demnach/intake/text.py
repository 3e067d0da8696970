"""Plain text: kept character for character, one block a paragraph."""

from __future__ import annotations

import re

from demnach.intake.draft import Block, Draft

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")


def draft_text(text: str, *, id: str | None = None) -> Draft:  # noqa: A002 - the contract's name
    """Return the draft of a plain text; blank lines divide its blocks, whose kinds are left to the furniture."""
    blocks = []
    for match in _PARAGRAPH.finditer(text):
        end = match.end()
        while end > match.start() and text[end - 1].isspace():
            end -= 1
        blocks.append(Block(match.start(), end))
    return Draft(text=text, blocks=tuple(blocks), id=id)
