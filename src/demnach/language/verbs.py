"""Verb complexes: which verbs of a clause belong together, what they mean as one predicate, and whether it is passive.

A German predicate is spread over its clause: „hat … mitgeteilt“, „teilte … mit“, „soll … getötet worden sein“. The finite
verb stands first or second, or last behind a subordinator; everything else closes the clause (Satzklammer).
"""

from __future__ import annotations

from dataclasses import dataclass

from demnach.language.types import Token

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
    passive = any(tokens[i].tag == "VVPP" for i in verbs) and any(
        tokens[i].lemma == "werden" or tokens[i].text.lower() == "worden" for i in verbs
    )
    return Predicate(tuple(verbs), finite, _lemma(tokens, verbs, finite), passive)


def _lemma(tokens: list[Token], verbs: list[int], finite: int | None) -> str:
    if finite is not None and tokens[finite].tag in ("VVFIN", "VVIMP"):
        return tokens[finite].lemma
    lexical = [i for i in verbs if tokens[i].tag in _LEXICAL]
    if lexical:
        # „hat versucht zu fliehen“ tries: the zu-infinitive is an object where there is another full verb
        bare = [i for i in lexical if tokens[i].tag != "VVIZU" and tokens[i - 1].tag != "PTKZU"] or lexical
        last = tokens[bare[-1]].lemma
        return last if last != "lassen" else tokens[bare[0]].lemma
    if finite is not None and tokens[finite].tag == "VAFIN":
        return tokens[finite].lemma
    auxiliary = [i for i in verbs if tokens[i].tag[:2] in ("VA", "VM")]
    return tokens[auxiliary[-1]].lemma if auxiliary else ""
