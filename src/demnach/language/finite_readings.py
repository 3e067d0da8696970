"""What a word would be as a finite verb, and how a token is made one.

Shared by what restores verb forms from their clause (``restoring.py``) and from their form (``restoring_by_form.py``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from demnach.language.types import Token
from demnach.lexicon.forms import analyses

SUBORDINATING = frozenset({"KOUS", "PRELS", "PRELAT", "PWAV", "PWS", "PWAT"})
TAKEN_FOR = frozenset({"VVINF", "VVPP", "VAINF", "VMINF", "PTKVZ", "ADJD", "ADJA", "PIS", "PIAT"})
"""Tags that the tagger gives to a finite verb at the end of a clause, where infinitives and participles stand too."""


def is_finite(token: Token) -> bool:
    """True for finite verbs and imperatives, by their tag."""
    return token.tag[0] == "V" and token.tag.endswith(("FIN", "IMP"))


def opens(tokens: list[Token], i: int) -> bool:
    """True if a token may open a subordinate clause."""
    return tokens[i].tag in SUBORDINATING or tokens[i].text.lower() == "wie"


def make_finite(token: Token, lemma: str, number: Literal["sg", "pl"], past: bool) -> None:
    """Make a token the finite verb of that lemma, third person."""
    kind = "A" if lemma in ("sein", "haben", "werden") else "M" if token.tag[:2] == "VM" else "V"
    token.tag, token.lemma, token.number, token.person, token.past = f"V{kind}FIN", lemma, number, 3, past
    token.cases = token.gender = ""
    token.upos = "AUX" if kind == "M" or lemma == "sein" else "VERB"


@lru_cache(maxsize=20_000)
def finite_reading(word: str) -> tuple[str, Literal["sg", "pl"], bool] | None:
    """Return lemma, number and whether it is past of a word's third person, or None if it has none."""
    for analysis in analyses(word):
        if analysis.category.startswith("verb"):
            third = [r for r in analysis.readings if len(r) == 3 and r[0] == "3"]
            if third:
                past = any(r[2] == "t" for r in third)
                return analysis.lemma, "sg" if any(r[1] == "S" for r in third) else "pl", past
    return None
