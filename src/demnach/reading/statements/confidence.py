"""How sure a statement is: a figure a construction, corrected by what the statement lacks.

The figures are the share of statements of each construction whose speaker and content were both right on the development
part of quotations-news (``python -m benchmarks.confidence``), so how well they hold on other texts is not known.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from demnach.model.types import Statement
from demnach.reading.statements.draft import Draft

_UNKNOWN_SPEAKER = 0.6
"""Factor for a statement whose speaker was not found."""


@cache
def _figures() -> dict[str, float]:
    raw = files("demnach.reading.statements").joinpath("confidence.toml").read_bytes()
    table: dict[str, float] = msgspec.toml.decode(raw, type=dict[str, dict[str, float]])["construction"]
    return table


def confidence_of(draft: Draft) -> float:
    """Return the probability, 0 to 1, that speaker and content of a statement are both right."""
    figure = _figures()[draft.rule]
    if draft.entry is not None and draft.rule in _BY_CUE:
        figure *= 0.5 + draft.entry.strength / 200
    if not draft.speaker:
        figure *= _UNKNOWN_SPEAKER
    return round(figure, 3)


_BY_CUE = frozenset({"dass-clause", "v2-clause", "zu-clause", "noun-clause"})


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
