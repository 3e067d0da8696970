"""Verbal brackets: which parts of its predicate a clause that is being read still lacks, and which ones a segment brings.

The two parts of a German predicate close a bracket around the middle of the clause („nahmen … teil“, „kann … schwimmen“,
„dass … habe“). Until the bracket is closed the clause is not at its end, whatever interrupts it: „nahmen neben dem Minister,
der schwieg, auch Retter teil“ (Duden-Grammatik, „Satzklammer“).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from demnach.language.types import ClauseKind, Token

Part = Literal["finite", "participle", "infinitive", "zu", "particle"]
SUBORDINATE = frozenset({"dass", "relative", "adverbial"})
VERB_SECOND = frozenset({"main", "verb-second"})
TAKES_ZU = frozenset({"sein", "haben", "brauchen", "scheinen", "pflegen", "drohen", "vermögen", "kommen"})
"""Verbs whose zu-infinitive belongs to their own complex: „ist zu hören“, „scheint zu funktionieren“."""
_INFINITIVES = frozenset({"VVINF", "VAINF", "VMINF"})
_PARTICIPLES = frozenset({"VVPP", "VAPP", "VMPP"})
_BRINGS: dict[str, Part] = {"VVIZU": "zu", "PTKVZ": "particle"}
_BRINGS.update(dict.fromkeys(_PARTICIPLES, "participle"))
_BRINGS.update(dict.fromkeys(_INFINITIVES, "infinitive"))


@dataclass(slots=True, eq=False)
class Open:
    """A clause while it is being read."""

    kind: ClauseKind
    own: list[int]
    parent: Open | None = None
    subordinator: int | None = None
    ended: bool = False  # takes no more verbs: by a semicolon, or because it never had one („falls nötig“)
    content: Open | None = None  # of a matrix clause behind or inside its content: the clause that is said
    children: list[Open] = field(default_factory=list)


def finite_in(tokens: list[Token], indices: list[int]) -> bool:
    """True if one of the tokens is a finite verb."""
    return any(tokens[i].mood is not None for i in indices)


def brought(tokens: list[Token], words: list[int]) -> set[Part]:
    """Return the parts of a predicate among the words, which count tokens from left to right."""
    found: set[Part] = set()
    for i in words:
        token = tokens[i]
        if token.mood is not None:
            found.add("finite")
        elif token.tag in _BRINGS:
            zu = token.tag in _INFINITIVES and i > 0 and tokens[i - 1].tag == "PTKZU"
            found.add("zu" if zu else _BRINGS[token.tag])
    return found


def lacking(tokens: list[Token], clause: Open) -> set[Part]:
    """Return the parts any of which would go on with the predicate of a clause; none where its bracket is closed."""
    if clause.ended or clause.kind in ("participle", "parenthesis", "fragment"):
        return set()
    has = brought(tokens, clause.own)
    if clause.kind == "infinitive":
        return set() if "zu" in has else {"zu"}
    if "finite" not in has:
        return {"finite"}
    if clause.kind not in VERB_SECOND:
        return set()
    return _right_bracket(next(tokens[i] for i in clause.own if tokens[i].mood is not None), has)


def _right_bracket(finite: Token, has: set[Part]) -> set[Part]:
    """What may close the bracket that a finite verb in first or second place opens."""
    wants: set[Part] = set()
    if finite.tag == "VMFIN":
        wants = {"infinitive"}
    elif finite.tag == "VAFIN":
        wants = {"participle", "zu"} if finite.lemma != "werden" else {"participle", "infinitive"}
    elif "particle" not in has:
        wants = {"particle", "zu"} if finite.lemma in TAKES_ZU else {"particle"}
    return set() if wants & has else wants
