"""Who asserts an event: the statements that carry its toll or trigger."""

from __future__ import annotations

from collections.abc import Sequence

from demnach.model.types import Span, Statement


def asserted_by(statements: Sequence[Statement], evidence: Sequence[Span]) -> tuple[str, ...]:
    """The innermost statement that carries the toll or trigger; its chain holds the outer ones."""
    holding = [s for s in statements if any(c.start <= e.start and e.end <= c.end for c in s.content for e in evidence)]
    if not holding:
        return ()
    parents = {s.parent for s in holding}
    return tuple(s.id for s in holding if s.id not in parents)
