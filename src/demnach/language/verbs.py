"""Verb complexes: which verbs of a clause belong together, what they mean as one predicate, and whether it is passive.

A German predicate is spread over its clause: „hat … mitgeteilt“, „teilte … mit“, „soll … getötet worden sein“. The finite
verb stands first or second, or last behind a subordinator; everything else closes the clause (Satzklammer).
"""

from __future__ import annotations

from dataclasses import dataclass

from demnach.language.types import Token

FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
NON_FINITE = frozenset({"VVINF", "VVPP", "VVIZU", "VAINF", "VAPP", "VMINF", "VMPP"})
_PARTS = NON_FINITE | {"PTKZU", "PTKVZ"}
_LEXICAL = frozenset({"VVINF", "VVPP", "VVIZU"})


@dataclass(slots=True)
class Predicate:
    """The verbs of one clause as one predicate."""

    verbs: tuple[int, ...]
    finite: int | None
    lemma: str
    passive: bool


def predicate_of(tokens: list[Token], own: list[int]) -> Predicate:
    """Return the predicate of a clause from the indices of its own tokens."""
    finite = next((i for i in own if tokens[i].mood is not None), None)
    verbs = [i for i in own if i == finite or tokens[i].tag in _PARTS]
    lexical = [i for i in verbs if tokens[i].tag in _LEXICAL]
    lemma = ""
    if finite is not None and tokens[finite].tag in ("VVFIN", "VVIMP"):
        lemma = tokens[finite].lemma
    elif lexical:
        lemma = tokens[lexical[-1] if tokens[lexical[-1]].lemma != "lassen" else lexical[0]].lemma
    else:
        auxiliary = [i for i in verbs if tokens[i].tag[:2] in ("VA", "VM")]
        lemma = tokens[auxiliary[-1]].lemma if auxiliary else ""
        if finite is not None and tokens[finite].tag == "VAFIN":
            lemma = tokens[finite].lemma
    participle = any(tokens[i].tag == "VVPP" for i in verbs)
    becoming = any(tokens[i].lemma == "werden" or tokens[i].text.lower() == "worden" for i in verbs)
    return Predicate(tuple(verbs), finite, lemma, participle and becoming)
