"""Statements that are sure enough for a reader."""

from __future__ import annotations

import msgspec

from demnach.model.types import Statement


def confident(statements: tuple[Statement, ...], least: float) -> tuple[Statement, ...]:
    """Return the statements of at least that confidence; a kept one told inside a dropped one moves up."""
    by_id = {s.id: s for s in statements}

    def kept_parent(statement: Statement) -> str | None:
        parent = statement.parent
        while parent is not None and by_id[parent].confidence < least:
            parent = by_id[parent].parent
        return parent

    return tuple(
        msgspec.structs.replace(s, parent=kept_parent(s)) for s in statements if s.confidence >= least
    )
