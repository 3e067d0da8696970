"""The phrases that announce furniture: „Haftungsausschluss:“, „Lesen Sie auch“, „Dieses Thema im Programm“ …

They are data (``data/furniture.toml``); this module compiles their small notation and asks it of a part's text.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import msgspec

from demnach.model.types import PartKind

Use = Literal["starts", "whole", "contains", "heads", "rest"]
DATA = Path(__file__).parent / "data"
WORDS_BETWEEN = 12
"""How many words „…“ may stand for."""
LONGEST_NOTE = 600
"""A part with more code points than this is no furniture on the word of a phrase inside it; disclaimers run longest."""

ADDRESSES_READER: frozenset[PartKind] = frozenset({"promotion", "broadcast-note"})
"""Kinds whose phrases an interviewer might ask: „Lesen Sie auch Romane?“ is story."""

_DECORATION = r"[\s\W]*?"
_NOTATION = {
    "[": "(?:",
    "|": "|",
    "]": ")",
    "… ": rf"(?:\S+\s+){{0,{WORDS_BETWEEN}}}?(?:\S*-)?",
    "…": "",
    " ": r"\s+",
    "{Jahr}": r"(?:19|20)\d\d",
}
_LEADING = r"[+*#>→▶►»|–—•·(\[\s-]{0,9}(?:\d{1,2}\.\s)?"


class Phrases(msgspec.Struct, frozen=True):
    """The compiled phrases of one kind of part."""

    kind: PartKind
    uses: dict[Use, re.Pattern[str]]


@cache
def phrases() -> tuple[Phrases, ...]:
    """Return the compiled phrases, in the order of the file: the first kind that fits keeps a part.

    Raises ValueError when the file names a kind of part or a use that does not exist.
    """
    tables = tomllib.loads((DATA / "furniture.toml").read_text(encoding="utf-8"))
    compiled = []
    for name, table in tables.items():
        unknown = set(table) - set(get_args(Use))
        if name not in get_args(PartKind) or unknown:
            raise ValueError(f"furniture.toml: [{name}] is no kind of part, or its lists {sorted(unknown)} have no use")
        kind: PartKind = msgspec.convert(name, PartKind)
        compiled.append(Phrases(kind, {use: _compiled(use, listed) for use, listed in table.items()}))
    return tuple(compiled)


def announced(text: str) -> PartKind | None:
    """Return the kind of part that ``text`` declares itself to be, None for the story itself."""
    asked = text.endswith("?")
    for found in phrases():
        for use in ("starts", "whole"):
            pattern = found.uses.get(use)
            if pattern and pattern.match(text) and not (asked and found.kind in ADDRESSES_READER):
                return found.kind
    if len(text) <= LONGEST_NOTE:
        if _navigates(text):
            return "promotion"
        for found in phrases():
            pattern = found.uses.get("contains")
            if pattern and pattern.search(text):
                return found.kind
    return None


def _navigates(text: str) -> bool:
    """True for a menu or a footer's links: „Impressum | Datenschutz | Kontakt“."""
    entries = re.split(r"\s*[|•·›>\n]\s*", text)
    wholes = [pattern for found in phrases() if (pattern := found.uses.get("whole"))]
    return len(entries) > 1 and all(any(pattern.match(entry) for pattern in wholes) for entry in entries if entry)


def headed(text: str, use: Literal["heads", "rest"]) -> PartKind | None:
    """Return the kind of what follows a line that is nothing but a heading („Mehr zum Thema“), None for others."""
    for found in phrases():
        pattern = found.uses.get(use)
        if pattern and pattern.match(text):
            return found.kind
    return None


def _compiled(use: Use, listed: list[str]) -> re.Pattern[str]:
    signs = (re.findall(r"… |\{Jahr\}|.", phrase.removesuffix(" …")) for phrase in listed)
    alternatives = "|".join("".join(map(_translated, phrase)) for phrase in signs)
    if use == "contains":
        return re.compile(f"(?:{alternatives})", re.I)
    if use == "starts":
        return re.compile(rf"{_LEADING}(?:{alternatives})(?:(?<!\w)|(?!\w))", re.I)
    return re.compile(rf"{_LEADING}(?:{alternatives}){_DECORATION}$", re.I)


def _translated(sign: str) -> str:
    """Translate one sign of the notation."""
    return _NOTATION.get(sign) or re.escape(sign)
