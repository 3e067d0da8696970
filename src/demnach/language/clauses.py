"""Clauses: a sentence as a tree of main, subordinate, infinitive and parenthetical clauses.

German marks its clauses: commas and dashes set them apart, a subordinator opens and the finite verb closes a subordinate
clause, the finite verb of a main clause stands second, and a clause that begins with its finite verb behind a comma has
everything before the comma in its Vorfeld („Der Zug sei entgleist, sagte die Sprecherin“). The sentence is cut into segments
at its marks, and the segments are read from left to right: each opens a clause, goes on with an interrupted one, or closes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from demnach.language.types import Clause, ClauseKind, Sentence, Token
from demnach.language.verbs import predicate_of
from demnach.lexicon.cues import load_cues

_MARKS = frozenset({",", ";", ":", "–", "—", "(", ")"})
_QUOTES = frozenset("„“”»«\"‚‘›‹'")
_OBJECT_SUBORDINATORS = frozenset({"dass", "daß", "ob"})
_INFINITIVE_SUBORDINATORS = frozenset({"um", "ohne", "statt", "anstatt", "außer"})
_RELATIVE = frozenset(
    "der die das den dem dessen deren denen welcher welche welches welchem welchen".split()
)
_RELATIVE_ADVERBS = frozenset("was wo wobei wodurch womit wonach woraufhin wozu weshalb".split())
_NO_CLAUSE_OF_ITS_OWN = frozenset({"sein", "haben", "brauchen", "scheinen", "pflegen", "drohen", "vermögen", "kommen"})
"""Verbs whose zu-infinitive belongs to their own complex: „ist zu hören“, „scheint zu funktionieren“."""


@dataclass(slots=True)
class _Segment:
    start: int
    end: int
    mark: str  # the mark before it: a comma, colon, dash, bracket, a conjunction, or "" at the sentence's beginning


@dataclass(slots=True)
class _Open:
    """A clause while it is being read."""

    kind: ClauseKind
    own: list[int]
    parent: _Open | None = None
    subordinator: int | None = None
    finished: bool = False
    children: list[_Open] = field(default_factory=list)


def find_clauses(tokens: list[Token], sentence: Sentence) -> list[Clause]:
    """Return the clauses of one sentence, parents before their children; subjects are still missing."""
    reader = _Reader(tokens)
    segments = _segments(tokens, sentence)
    for segment, following in zip(segments, [*segments[1:], None], strict=False):
        reader.take(segment, following)
    return _tree(tokens, reader.clauses)


# -- segments --------------------------------------------------------------------------------------------------------


def _segments(tokens: list[Token], sentence: Sentence) -> list[_Segment]:
    found: list[_Segment] = []
    begin, mark = sentence.start, ""
    for i in range(sentence.start, sentence.end):
        if tokens[i].text in _MARKS:
            if begin < i:
                found += _split_at_conjunctions(tokens, _Segment(begin, i, mark))
                mark = tokens[i].text
            elif tokens[i].text != ",":
                mark = tokens[i].text
            elif not mark:
                mark = ","
            begin = i + 1
    if begin < sentence.end:
        found += _split_at_conjunctions(tokens, _Segment(begin, sentence.end, mark))
    return [s for s in found if any(tokens[i].tag[0] != "$" for i in range(s.start, s.end))]


def _split_at_conjunctions(tokens: list[Token], segment: _Segment) -> list[_Segment]:
    """Cut at „und“, „aber“ … where both sides have a finite verb: „X kam | und sagte nichts“."""
    cuts = [
        i
        for i in range(segment.start + 1, segment.end - 1)
        if tokens[i].tag == "KON"
        and _finite_in(tokens, segment.start, i)
        and _finite_in(tokens, i + 1, segment.end)
    ]
    pieces: list[_Segment] = []
    begin, mark = segment.start, segment.mark
    for cut in cuts:
        if _finite_in(tokens, begin, cut) and _finite_in(tokens, cut, segment.end):
            pieces.append(_Segment(begin, cut, mark))
            begin, mark = cut, "und"
    pieces.append(_Segment(begin, segment.end, mark))
    return pieces


def _finite_in(tokens: list[Token], start: int, end: int) -> bool:
    return any(tokens[i].mood is not None for i in range(start, end))


# -- reading segments from left to right -----------------------------------------------------------------------------


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.clauses: list[_Open] = []
        self.unfinished: list[_Open] = []
        self.last: _Open | None = None  # the clause of the token before

    def take(self, segment: _Segment, following: _Segment | None) -> None:
        """Read one segment; the one behind it helps to tell an interrupted relative clause from an apposition."""
        words = [i for i in range(segment.start, segment.end) if self.tokens[i].text not in _QUOTES]
        if segment.mark == "(":
            self._bracket(segment, words)
            return
        kind, subordinator = self._subordinate(segment, words)
        if kind is None and following is not None and self._interrupted_relative(segment, words, following):
            kind, subordinator = "relative", words[0]
        finite = next((i for i in words if self.tokens[i].mood is not None), None)
        if kind is not None:
            self._open_subordinate(segment, words, kind, subordinator, finite)
        elif finite is not None:
            self._finite_segment(segment, words, finite)
        elif self._infinitive(words):
            self._open_infinitive(segment, words)
        else:
            self._verbless(segment)

    # ... what a segment is

    def _subordinate(self, segment: _Segment, words: list[int]) -> tuple[ClauseKind | None, int | None]:
        """Return the kind of subordinate clause that the segment opens, and its subordinator."""
        first = self._after_lead(words)
        if first is None:
            return None, None
        token = self.tokens[first]
        word = token.text.lower()
        if word in _OBJECT_SUBORDINATORS:
            return "dass", first
        if token.tag == "KOUI" or (word in _INFINITIVE_SUBORDINATORS and self._infinitive(words)):
            return "infinitive", first
        if token.tag == "KOUS" and self._verb_final(words, first):
            return "adverbial", first
        if word in ("wie", "sowie") and segment.mark in ("", ",", "–") and self._verb_final(words, first):
            finite = any(self.tokens[i].mood is not None for i in words)
            return ("adverbial", first) if word == "wie" and finite else (None, None)
        if not segment.mark:
            if token.tag in ("PWAV", "PWS", "PWAT") and self._verb_final(words, first) and len(words) > 2:
                return "dass", first
            return None, None
        if token.tag in ("PWS", "PWAV", "PWAT") and self._verb_final(words, first):
            return ("relative" if word in _RELATIVE_ADVERBS else "dass"), first
        relative = self._relative_pronoun(words, first)
        return ("relative", relative) if relative is not None else (None, None)

    def _after_lead(self, words: list[int]) -> int | None:
        """Skip what may stand before a subordinator: „und dass“, „auch wenn“, „vor allem weil“, „als ob“, „so dass“."""
        for n, i in enumerate(words[:4]):
            token = self.tokens[i]
            if token.tag == "KOUS" or token.tag == "KOUI" or token.text.lower() in _OBJECT_SUBORDINATORS:
                return i
            if token.tag not in ("KON", "ADV", "PTKNEG", "KOKOM", "ADJD") and n == 0:
                break
            if token.tag not in ("KON", "ADV", "PTKNEG", "KOKOM", "APPR", "PIS", "ADJD", "PIAT"):
                break
        at = 0
        while at < len(words) - 1 and self.tokens[words[at]].tag in ("KON",):
            at += 1
        return words[at] if words else None

    def _verb_final(self, words: list[int], first: int) -> bool:
        """True unless the finite verb stands right behind the first word, as in a question or a main clause."""
        finite = next((i for i in words if self.tokens[i].mood is not None), None)
        return finite is None or finite > first + 1 or words[-1] == finite

    def _relative_pronoun(self, words: list[int], first: int) -> int | None:
        """„…, der …“, „…, in dem …“, „…, deren …“: a d-word behind a comma in a clause that ends with its verb."""
        at = first
        if self.tokens[at].tag in ("APPR", "APPRART") and at + 1 in words:
            at += 1
        token = self.tokens[at]
        if token.text.lower() not in _RELATIVE:
            return None
        finite = [i for i in words if self.tokens[i].mood is not None]
        if not finite:
            return at if token.tag in ("PRELS", "PRELAT") else None
        if finite[0] == at + 1 and words[-1] != finite[0]:
            return None  # „…, das ist …“
        last_word = next(i for i in reversed(words) if self.tokens[i].tag[0] != "$")
        final = finite[-1] == last_word or self.tokens[last_word].tag in ("VVINF", "VMINF", "VAINF")
        return at if final or token.tag in ("PRELS", "PRELAT") else None

    def _interrupted_relative(self, segment: _Segment, words: list[int], following: _Segment) -> bool:
        """„Karvien, das den Feiertag nach altem Brauch, erst im Januar feiert“: the verb comes behind another comma, at the
        end; behind an apposition („Karvien, das Nachbarland, lehnte ab“) it comes first."""
        if segment.mark != "," or not words or self.tokens[words[0]].text.lower() not in _RELATIVE:
            return False
        if _finite_in(self.tokens, segment.start, segment.end) or self._infinitive(words):
            return False
        rest = [i for i in range(following.start, following.end) if self.tokens[i].tag[0] != "$"]
        finite = [i for i in rest if self.tokens[i].mood is not None]
        return len(finite) == 1 and finite[0] == rest[-1] and len(rest) > 1

    def _infinitive(self, words: list[int]) -> bool:
        for n, i in enumerate(words):
            if self.tokens[i].tag == "VVIZU":
                return True
            if self.tokens[i].tag == "PTKZU" and n + 1 < len(words) and self.tokens[words[n + 1]].tag.endswith("INF"):
                return True
        return False

    # ... what it does

    def _add(self, clause: _Open) -> _Open:
        self.clauses.append(clause)
        self.last = clause
        if not clause.finished:
            self.unfinished.append(clause)
        return clause

    def _extend(self, clause: _Open, segment: _Segment) -> None:
        clause.own += range(segment.start, segment.end)
        self.last = clause

    def _open_subordinate(
        self, segment: _Segment, words: list[int], kind: ClauseKind, subordinator: int | None, finite: int | None
    ) -> None:
        parent = self.last
        coordinated = segment.mark == "und" or self.tokens[words[0]].tag == "KON"
        if coordinated and self.last is not None:
            sibling = self._same_kind(self.last, kind)
            parent = sibling.parent if sibling is not None else self.last
        finished = finite is not None or (kind == "infinitive" and self._infinitive(words))
        self._add(_Open(kind, list(range(segment.start, segment.end)), parent, subordinator, finished))

    @staticmethod
    def _same_kind(clause: _Open | None, kind: ClauseKind) -> _Open | None:
        while clause is not None and clause.kind != kind:
            clause = clause.parent
        return clause

    def _finite_segment(self, segment: _Segment, words: list[int], finite: int) -> None:
        leading = next(i for i in words if self.tokens[i].tag not in ("KON",))
        verb_first = leading == finite
        if self.unfinished:
            clause = self.unfinished.pop()
            if clause.kind != "main" or verb_first or segment.mark in (",", ")", "–", "—"):
                self._extend(clause, segment)
                clause.finished = True
                self._split_infinitive(clause)
                return
            clause.finished = True
        if segment.mark == "und" or self.tokens[words[0]].tag == "KON":
            self._coordinated(segment, words, finite, verb_first)
        elif verb_first and self.clauses:
            self._matrix_behind(segment)
        elif self.last is not None and self._dependent(segment, finite):
            self._add(_Open("verb-second", list(range(segment.start, segment.end)), self._governor(), None, True))
        else:
            self._add(_Open("main", list(range(segment.start, segment.end)), None, None, True))
        if self.last is not None:
            self._split_infinitive(self.last)

    def _coordinated(self, segment: _Segment, words: list[int], finite: int, verb_first: bool) -> None:
        """„… und …“: the clause before goes on with its kind; verb-final behind a subordinate clause, else verb-second."""
        model = self.last
        own = list(range(segment.start, segment.end))
        last_word = next(i for i in reversed(words) if self.tokens[i].tag[0] != "$")
        verb_final = last_word == finite and not verb_first
        while model is not None and not self._in_open_quotation(model) and not self._continues(model, finite, verb_final):
            model = model.parent
        if model is None:
            self._add(_Open("main", own, None, None, True))
        else:
            self._add(_Open(model.kind, own, model.parent, None, True))

    def _in_open_quotation(self, model: _Open) -> bool:
        """True if a quotation was opened in the clause and not closed: what follows belongs to the same words."""
        marks = [self.tokens[i].text for i in model.own if self.tokens[i].text in _QUOTES]
        return bool(marks) and marks[-1] in "„»‚" and marks.count("„") + marks.count("»") > marks.count("“") + marks.count("«")

    def _continues(self, model: _Open, finite: int, verb_final: bool) -> bool:
        subordinate = model.kind in ("dass", "relative", "adverbial")
        if subordinate:
            return verb_final
        if model.kind == "verb-second":
            return self.tokens[finite].mood in ("sub1", "sub2")
        return model.kind == "main" and not verb_final

    def _matrix_behind(self, segment: _Segment) -> None:
        """A clause that begins with its verb: what stands before it is its Vorfeld.

        „Wie sie mitteilte, kam …“ / „Der Zug sei entgleist, sagte die Sprecherin.“
        """
        top = self._top(self.last)
        matrix = _Open("main", list(range(segment.start, segment.end)), None, None, True)
        if top is not None:
            run = [c for c in self.clauses if c.parent is None]
            if top.kind == "main":
                top.kind = "verb-second"
            top.parent = matrix
            if top.kind == "verb-second":
                for clause in run:  # „A sei so und B sei so, sagte X“: all of them
                    if clause is not top and clause.kind == "main" and self._subjunctive(clause):
                        clause.kind, clause.parent = "verb-second", matrix
        self._add(matrix)

    def _subjunctive(self, clause: _Open) -> bool:
        return any(self.tokens[i].mood in ("sub1", "sub2") for i in clause.own)

    @staticmethod
    def _top(clause: _Open | None) -> _Open | None:
        while clause is not None and clause.parent is not None:
            clause = clause.parent
        return clause

    def _dependent(self, segment: _Segment, finite: int) -> bool:
        """A verb-second clause behind a comma or colon depends on the one before if it is rendered speech: in the
        subjunctive, or behind a verb of speaking."""
        if segment.mark not in (",", ":", "–"):
            return False
        governor = self._governor()
        if governor is None or (governor.kind == "verb-second" and self.tokens[finite].mood == "ind"):
            return False
        if self.tokens[finite].mood in ("sub1",):
            return True
        predicate = predicate_of(self.tokens, governor.own)
        return any({"v2", "quote"} & cue.constructions for cue in load_cues().verb(predicate.lemma))

    def _governor(self) -> _Open | None:
        """The clause that a rendered clause depends on: the last one that is no relative or adverbial aside."""
        clause = self.last
        while clause is not None and clause.kind in ("relative", "adverbial") and clause.parent is not None:
            clause = clause.parent
        if clause is not None and clause.kind == "verb-second" and clause.parent is not None:
            predicate = predicate_of(self.tokens, clause.own)
            if not load_cues().verb(predicate.lemma):
                return clause.parent
        return clause

    def _open_infinitive(self, segment: _Segment, words: list[int]) -> None:
        parent = self.last
        if parent is not None and parent.kind == "infinitive" and self.tokens[words[0]].tag == "KON":
            parent = parent.parent
        if self.unfinished and self.unfinished[-1].kind == "infinitive":
            clause = self.unfinished.pop()
            self._extend(clause, segment)
            clause.finished = True
            return
        self._add(_Open("infinitive", list(range(segment.start, segment.end)), parent, None, True))

    def _verbless(self, segment: _Segment) -> None:
        """No verb: the beginning of a clause, or the rest of one that was interrupted."""
        if self.last is None:
            self._add(_Open("main", list(range(segment.start, segment.end))))
            return
        if self.unfinished:
            self._extend(self.unfinished[-1], segment)
            return
        clause = self.last
        if clause.kind in ("relative", "adverbial", "infinitive") and clause.parent is not None and segment.mark == ",":
            clause = clause.parent
        self._extend(clause, segment)

    def _bracket(self, segment: _Segment, words: list[int]) -> None:
        """Brackets hold a clause of their own if they hold a finite verb; else they belong to the clause around them."""
        if any(self.tokens[i].mood is not None for i in words):
            self.clauses.append(
                _Open("parenthesis", list(range(segment.start, segment.end)), self.last, None, True)
            )
        elif self.last is not None:
            self.last.own += range(segment.start, segment.end)
        else:
            self._add(_Open("main", list(range(segment.start, segment.end))))

    def _split_infinitive(self, clause: _Open) -> None:
        """„Die Firma hat angekündigt die Preise zu erhöhen“: a zu-infinitive without a comma, behind the verb's bracket."""
        if clause.kind not in ("main", "verb-second"):
            return
        own = sorted(clause.own)
        finite = next((i for i in own if self.tokens[i].mood is not None), None)
        if finite is None:
            return
        verbs = [i for i in own if self.tokens[i].tag in ("VVPP", "PTKVZ") and i > finite]
        lemma = self.tokens[finite].lemma
        if lemma in _NO_CLAUSE_OF_ITS_OWN and not verbs:
            return
        edge = verbs[0] if verbs else finite
        behind = [i for i in own if i > edge]
        at = next((n for n, i in enumerate(behind) if self.tokens[i].tag in ("VVIZU", "PTKZU")), None)
        if at is None or any(self.tokens[i].tag in ("$,",) for i in range(edge + 1, behind[at])):
            return
        if not verbs:
            if self.tokens[finite].tag != "VVFIN" or lemma in _NO_CLAUSE_OF_ITS_OWN:
                return
            subject_before = any(self.tokens[i].tag in ("NN", "NE", "PPER", "PIS", "PDS", "PRELS") for i in own if i < finite)
            if not subject_before:
                return
        part = [i for i in behind if i <= behind[-1]]
        clause.own = [i for i in own if i <= edge]
        infinitive = _Open("infinitive", part, clause, None, True)
        self.clauses.append(infinitive)
        self.last = infinitive


# -- the tree --------------------------------------------------------------------------------------------------------


def _tree(tokens: list[Token], opened: list[_Open]) -> list[Clause]:
    """Turn what was read into clauses: extents over all descendants, parents first."""
    for clause in opened:
        if clause.parent is not None:
            clause.parent.children.append(clause)
    ordered: list[_Open] = []

    def visit(clause: _Open) -> None:
        ordered.append(clause)
        for child in sorted(clause.children, key=lambda c: c.own[0]):
            visit(child)

    for root in sorted((c for c in opened if c.parent is None), key=lambda c: _first(c)):
        visit(root)
    index = {id(clause): n for n, clause in enumerate(ordered)}
    return [_clause(tokens, clause, index) for clause in ordered]


def _first(clause: _Open) -> int:
    return min([clause.own[0], *(_first(c) for c in clause.children)])


def _extent(clause: _Open, tokens: list[Token]) -> tuple[int, int]:
    own = sorted(clause.own)
    start, end = own[0], own[-1] + 1
    while end - start > 1 and tokens[end - 1].tag == "$.":
        end -= 1
    for child in clause.children:
        a, b = _extent(child, tokens)
        start, end = min(start, a), max(end, b)
    return start, end


def _clause(tokens: list[Token], clause: _Open, index: dict[int, int]) -> Clause:
    own = sorted(clause.own)
    predicate = predicate_of(tokens, own)
    start, end = _extent(clause, tokens)
    kind = clause.kind
    if predicate.finite is None and kind == "main":
        kind = "infinitive" if any(tokens[i].tag in ("VVIZU", "PTKZU") for i in own) else "fragment"
    return Clause(
        kind=kind,
        start=start,
        end=end,
        parent=index[id(clause.parent)] if clause.parent is not None else None,
        finite=predicate.finite,
        verbs=predicate.verbs,
        predicate=predicate.lemma,
        subordinator=clause.subordinator,
        passive=predicate.passive,
        negated=any(tokens[i].tag == "PTKNEG" or tokens[i].lemma in ("kein", "niemand", "nie") for i in own),
        mood=tokens[predicate.finite].mood if predicate.finite is not None else None,
    )
