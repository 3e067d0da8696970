"""Clauses: a sentence as a tree of main, subordinate, infinitive and parenthetical clauses.

German marks its clauses: commas and dashes set them apart, a subordinator opens and the finite verb closes a subordinate
clause, the finite verb of a main clause stands second, and a clause that begins with its finite verb behind a comma has
everything before the comma in its Vorfeld („Der Zug sei entgleist, sagte die Sprecherin“). The sentence is cut into segments
at its marks, ``clause_reader`` reads them from left to right, and what it found becomes a tree here.
"""

from __future__ import annotations

from demnach.language.brackets import Open
from demnach.language.clause_reader import Reader
from demnach.language.segments import zu_infinitive_in
from demnach.language.types import Clause, Sentence, Token
from demnach.language.verbs import predicate_of

_NEGATIONS = frozenset({"kein", "niemand", "nie", "niemals", "nichts", "keinesfalls", "keineswegs", "weder"})
"""Lemmas that negate a clause beside „nicht“ (Duden grammar: Negationswörter)."""


def find_clauses(tokens: list[Token], sentence: Sentence) -> tuple[list[Clause], list[int]]:
    """Return the clauses of one sentence, parents before their children, and the clause that owns each of its tokens.

    The clauses have no subjects yet. The second list has an entry a token of the sentence, an index into the first or -1
    (commas and other marks between clauses). Where a matrix clause interrupts its content („Der Minister komme, sagte sie,
    nicht zurück“), both have the same extent and only the owners tell them apart.
    """
    reader = Reader(tokens, sentence.phrases)
    reader.read(sentence.start, sentence.end)
    return _tree(tokens, sentence, reader.clauses)


def _tree(tokens: list[Token], sentence: Sentence, opened: list[Open]) -> tuple[list[Clause], list[int]]:
    """Turn what was read into clauses: extents over all descendants, parents first."""
    for clause in opened:
        if clause.parent is not None:
            clause.parent.children.append(clause)
    ordered: list[Open] = []
    extents: dict[int, tuple[int, int]] = {}

    def measure(clause: Open) -> tuple[int, int]:
        start, end = min(clause.own), max(clause.own) + 1
        while end - start > 1 and tokens[end - 1].tag == "$.":
            end -= 1
        for child in clause.children:
            a, b = measure(child)
            start, end = min(start, a), max(end, b)
        extents[id(clause)] = start, end
        return start, end

    def visit(clause: Open) -> None:
        ordered.append(clause)
        for child in sorted(clause.children, key=lambda c: extents[id(c)]):
            visit(child)

    roots = [c for c in opened if c.parent is None]
    for root in roots:
        measure(root)
    for root in sorted(roots, key=lambda c: extents[id(c)]):
        visit(root)
    index = {id(clause): n for n, clause in enumerate(ordered)}
    owners = [-1] * (sentence.end - sentence.start)
    for n, clause in enumerate(ordered):
        for i in clause.own:
            owners[i - sentence.start] = n
    return [_clause(tokens, clause, extents[id(clause)], index) for clause in ordered], owners


def _clause(tokens: list[Token], clause: Open, extent: tuple[int, int], index: dict[int, int]) -> Clause:
    own = sorted(clause.own)
    predicate = predicate_of(tokens, own)
    kind = clause.kind
    if predicate.finite is None and kind == "main":
        kind = "infinitive" if zu_infinitive_in(tokens, own) else "fragment"
    return Clause(
        kind=kind,
        start=extent[0],
        end=extent[1],
        parent=index[id(clause.parent)] if clause.parent is not None else None,
        finite=predicate.finite,
        verbs=predicate.verbs,
        predicate=predicate.lemma,
        subordinator=clause.subordinator,
        passive=predicate.passive,
        negated=any(tokens[i].tag == "PTKNEG" or tokens[i].lemma in _NEGATIONS for i in own),
        mood=tokens[predicate.finite].mood if predicate.finite is not None else None,
    )
