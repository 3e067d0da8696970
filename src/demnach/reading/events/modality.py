"""Whether an event happened: its polarity, and whether it is told as actual, planned, possible, demanded or denied."""

from __future__ import annotations

from collections.abc import Sequence

from demnach.language.types import Sentence, Token
from demnach.model.types import Modality, Polarity, Statement
from demnach.reading.events.draft import Draft


def polarity_of(found: Draft) -> Polarity:
    """Return „negative“ for what did not happen or cost nobody."""
    zero = any(t.max == 0 for t in found.tolls)
    return "negative" if zero or (found.clause is not None and found.clause.negated) else "positive"


def modality_of(tokens: list[Token], found: Draft, sentence: Sentence, asserting: Sequence[Statement]) -> Modality:
    """Return how the article tells the event: as happened, planned, possible, demanded or denied."""
    """Whether the event happened: denied or demanded by the act around it, planned or possible by its verbs."""
    clause = found.clause
    if clause is not None and found.triggers[0] not in clause.verbs:
        governing = {s.act for s in asserting if s.form == "reported"}
        if governing & {"reject", "deny"}:
            return "denied"
        if governing & {"demand", "propose", "ask"}:
            return "demanded"
        if governing & {"announce", "promise", "threaten"}:
            return "planned"
    acts = {s.act for s in asserting}
    if acts & {"deny"}:
        return "denied"
    if acts & {"demand", "propose"}:
        return "demanded"
    if clause is None or clause.finite is None:
        return "actual"
    finite = tokens[clause.finite]
    unreal = finite.mood == "sub2" and finite.lemma not in ("haben", "sein")
    if unreal or finite.lemma in ("können", "dürfen", "mögen"):
        return "possible"
    infinitive = any(tokens[v].tag in ("VVINF", "VAINF") for v in clause.verbs)
    if finite.lemma in ("wollen", "sollen") or (finite.lemma == "werden" and infinitive and not clause.passive):
        return "planned"
    return "actual"
