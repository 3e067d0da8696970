"""Auxiliary or full verb: what the clause says of „haben“, „werden“ and the modals (UPOS AUX or VERB).

By the guidelines of Universal Dependencies a verb of these is AUX beside another verb of its complex („hat … verkauft“,
„will kommen“) and VERB by itself („hat ein Haus“, „will mehr“). „sein“ is AUX nearly everywhere, and is left to the tagger.
"""

from __future__ import annotations

from demnach.language.types import Sentence, Token

_BY_COMPLEX = frozenset({"haben", "werden", "dürfen", "können", "mögen", "müssen", "sollen", "wollen"})
_VERBAL = ("VVINF", "VVPP", "VVIZU", "VAINF", "VAPP", "VMINF", "VMPP")


def settle_auxiliaries(tokens: list[Token], sentence: Sentence) -> None:
    """Set ``upos`` of the finite verbs whose complex tells auxiliary from full verb."""
    for clause in sentence.clauses:
        if clause.finite is None:
            continue
        verb = tokens[clause.finite]
        if verb.lemma in _BY_COMPLEX and verb.tag in ("VAFIN", "VMFIN"):
            if any(tokens[i].tag in _VERBAL for i in clause.verbs if i != clause.finite):
                verb.upos = "AUX"
            elif not any(token.tag in _VERBAL for token in tokens[sentence.start : sentence.end]):
                verb.upos = "VERB"
