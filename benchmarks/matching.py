"""Statements matched with annotated ones, as the shared scorer of quotations matches them; needs numpy and scipy."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import Any

from benchmarks.annotation import Annotated
from benchmarks.annotation import Statement as Written
from benchmarks.shared import TOOLS
from demnach.model.types import Span

HALF = 0.5
Group = dict[str, Any]
"""A statement as the scorer sees it: ``form``, ``medium``, and for every role the indices of its tokens."""


@cache
def scorer() -> ModuleType:
    """Return the shared scorer of quotations as a module. Raises FileNotFoundError where the shared tools are missing."""
    spec = importlib.util.spec_from_file_location("score_quotations", TOOLS / "score_quotations.py")
    if spec is None or spec.loader is None or not (TOOLS / "score_quotations.py").is_file():
        raise FileNotFoundError(TOOLS / "score_quotations.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def group(document: dict[str, Any], form: str, medium: str, **roles: Sequence[Span | tuple[int, int]]) -> Group:
    """Return a statement with the spans of its roles (content, cue, frame, speaker, addressee) as token indices."""
    spans = {role: [{"start": start, "end": end} for start, end in map(_ends, given)] for role, given in roles.items()}
    statement: dict[str, Any] = {"form": form, "medium": medium, **spans}
    statement |= {role: {"spans": spans[role]} for role in ("speaker", "addressee") if role in spans}
    found: list[Group] = scorer().system_groups({"statements": [statement]}, document)
    return found[0] if found else {"form": None, "medium": None, **{role: [] for role in scorer().ROLES}}


def written_groups(document: dict[str, Any], article: Annotated) -> list[Group]:
    """Return the annotated statements of an article."""
    return [written_group(document, statement) for statement in article.statements]


def written_group(document: dict[str, Any], statement: Written) -> Group:
    """Return one annotated statement."""
    roles = {role: getattr(statement, role) for role in ("content", "cue", "frame", "speaker", "addressee")}
    return group(document, statement.form, statement.medium, **roles)


def half_right(gold: Group, system: Group) -> bool:
    """Whether content and speaker each share more than half of their tokens (F1), or neither side has a speaker."""
    overlap = scorer().overlap
    spoken = overlap(gold["speaker"], system["speaker"]) > HALF or not (gold["speaker"] or system["speaker"])
    return bool(overlap(gold["quote"], system["quote"]) > HALF and spoken)


def _ends(span: Span | tuple[int, int]) -> tuple[int, int]:
    return (span.start, span.end) if isinstance(span, Span) else (span[0], span[1])
