"""A draft: what a format reader hands over before the furniture is set apart."""

from __future__ import annotations

import msgspec

from demnach.model.types import PartKind, Rights, Signal, Status


class Block(msgspec.Struct, frozen=True):
    """A stretch of the draft's text that the document keeps together, in code points, half-open.

    ``kind`` is what the document's own markup says it is; None where it says nothing.
    """

    start: int
    end: int
    kind: PartKind | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Text and blocks of one article, with what the document says of itself.

    ``text`` is final: offsets into it are evidence, and nothing after the reader changes it.
    """

    text: str
    blocks: tuple[Block, ...]
    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    embargo: str | None = None
    language: str | None = None
    version: int = 1
    status: Status = "usable"
    signals: tuple[Signal, ...] = ()
    replaces: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    rights: Rights = Rights()
