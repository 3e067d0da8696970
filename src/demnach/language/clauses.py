"""Clauses: a sentence as a tree of main, subordinate, infinitive and parenthetical clauses.

German marks its clauses: commas and dashes set them apart, a subordinator opens and the finite verb closes a subordinate
clause, the finite verb of a main clause stands second, and a clause that begins with its finite verb behind a comma has
everything before the comma in its Vorfeld („Der Zug sei entgleist, sagte die Sprecherin“). The sentence is cut into segments
at its marks, and the segments are read from left to right: each opens a clause, goes on with an interrupted one, or closes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from demnach.language.clause_openings import Opening, opening_of
from demnach.language.segments import OPENING_QUOTES, QUOTES, Segment, finite_in, segments, zu_infinitive_in
from demnach.language.types import Clause, ClauseKind, Phrase, Sentence, Token
from demnach.language.verbs import predicate_of
from demnach.lexicon.cues import load_cues

_BELONGS_TO_COMPLEX = frozenset({"sein", "haben", "brauchen", "scheinen", "pflegen", "drohen", "vermögen", "kommen"})
"""Verbs whose zu-infinitive belongs to their own complex: „ist zu hören“, „scheint zu funktionieren“."""
_SUBORDINATE = frozenset({"dass", "relative", "adverbial"})
_SUBJUNCTIVE = frozenset({"sub1", "sub2"})
_NOMINAL = frozenset({"NN", "NE", "ART", "PPER", "PIS", "PDS", "PPOSAT", "PIAT"})
_RENDERS = frozenset({"v2", "quote"})


@dataclass(slots=True)
class _Open:
    """A clause while it is being read."""

    kind: ClauseKind
    own: list[int]
    parent: _Open | None = None
    subordinator: int | None = None
    finished: bool = False
    content: _Open | None = None  # of a matrix clause behind or inside its content: the clause that is said
    children: list[_Open] = field(default_factory=list)


def find_clauses(tokens: list[Token], sentence: Sentence) -> tuple[list[Clause], list[int]]:
    """Return the clauses of one sentence, parents before their children, and the clause that owns each of its tokens.

    The clauses have no subjects yet. The second list has an entry a token of the sentence, an index into the first or -1
    (commas and other marks between clauses). Where a matrix clause interrupts its content („Der Minister komme, sagte sie,
    nicht zurück“), both have the same extent and only the owners tell them apart.
    """
    reader = _Reader(tokens, sentence.phrases)
    reader.read(sentence.start, sentence.end)
    return _tree(tokens, sentence, reader.clauses)


# -- reading segments from left to right -----------------------------------------------------------------------------


class _Reader:
    def __init__(self, tokens: list[Token], phrases: list[Phrase]) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.clauses: list[_Open] = []
        self.unfinished: list[_Open] = []
        self.last: _Open | None = None  # the clause of the token before

    def read(self, start: int, end: int, mark: str = "") -> None:
        """Read the tokens from ``start`` to ``end``, which stand behind ``mark``, segment by segment."""
        found = segments(self.tokens, start, end, self.phrases, mark)
        for n, segment in enumerate(found):
            self._take(segment, found[n + 1 :])
            for insert in segment.inserts:
                self._insert(*insert)

    def _take(self, segment: Segment, rest: list[Segment]) -> None:
        """Read one segment; the ones behind it help to tell an interrupted clause from a finished one."""
        words = segment.words
        if segment.mark == ";":
            self._end_all()
        opening = opening_of(self.tokens, segment, rest, self._predicate_before(), waiting=self._waiting())
        finite = next((i for i in words if self.tokens[i].mood is not None), None)
        if opening is not None:
            self._open_subordinate(segment, opening, finite, rest)
        elif finite is not None:
            self._finite_segment(segment, finite, rest)
        elif zu_infinitive_in(self.tokens, words):
            self._open_infinitive(segment)
        elif self._participle(segment, rest):
            self._add(_Open("participle", segment.own, self.last, None, True))
        elif segment.mark == ";" and any(finite_in(self.tokens, s.own) for s in rest):
            self._add(_Open("main", segment.own))
        else:
            self._verbless(segment)

    def _end_all(self) -> None:
        """A semicolon ends every clause before it."""
        for clause in self.unfinished:
            clause.finished = True
        self.unfinished.clear()
        while self.last is not None and self.last.parent is not None:
            self.last = self.last.parent

    def _insert(self, start: int, end: int) -> None:
        """Read what stands in brackets or dashes for itself and hang it on the clause around it."""
        inner = _Reader(self.tokens, self.phrases)
        inner.read(start, end, "(")
        before = [(max(i for i in c.own if i < start), n) for n, c in enumerate(self.clauses) if c.own[0] < start]
        host = self.clauses[max(before)[1]] if before else None
        for clause in inner.clauses:
            if clause.parent is None:
                clause.parent = host
                if not finite_in(self.tokens, clause.own) and clause.kind == "main":
                    clause.kind = "parenthesis"
        self.clauses += inner.clauses

    # -- keeping the books

    def _add(self, clause: _Open) -> None:
        self.clauses.append(clause)
        self.last = clause
        if not clause.finished:
            self.unfinished.append(clause)

    def _extend(self, clause: _Open, segment: Segment) -> None:
        clause.own += segment.own
        self.last = clause

    def _lemma(self, own: list[int]) -> str:
        return predicate_of(self.tokens, own).lemma

    def _predicate_before(self) -> str:
        return self._lemma(self.last.own) if self.last is not None else ""

    def _waiting(self) -> bool:
        """True if a subordinate clause is open that still needs its verb."""
        return bool(self.unfinished) and self.unfinished[-1].kind in _SUBORDINATE

    def _renders(self, own: list[int]) -> bool:
        """True if the predicate is a cue that may stand beside the words it reports: „sagte“, „hieß es“."""
        said = {self.tokens[i].text.lower() for i in own}
        cues = load_cues().verb(self._lemma(own))
        return any(_RENDERS & cue.constructions and (cue.kind == "verb" or said.issuperset(cue.words)) for cue in cues)

    def _subjunctive(self, clause: _Open) -> bool:
        return any(self.tokens[i].mood in _SUBJUNCTIVE for i in clause.own)

    def _opens_quotation(self, segment: Segment) -> bool:
        return self.tokens[segment.own[0]].text in OPENING_QUOTES

    def _ends_quoted(self, clause: _Open) -> bool:
        return self.tokens[clause.own[-1]].text in QUOTES

    # -- subordinate clauses, infinitives, participles

    def _open_subordinate(self, segment: Segment, opening: Opening, finite: int | None, rest: list[Segment]) -> None:
        parent = self.last
        if segment.mark == "und" or self.tokens[segment.words[0]].tag == "KON":
            sibling = self.last
            while sibling is not None and sibling.kind != opening.kind:
                sibling = sibling.parent
            parent = sibling.parent if sibling is not None else self.last
        if parent is not None and parent.content is not None and opening.kind == "dass":
            parent = parent.content  # „Er habe den Eindruck, sagte Weber, dass …“
        finished = finite is not None or (opening.kind == "infinitive" and zu_infinitive_in(self.tokens, segment.words))
        short = opening.kind == "adverbial" and len(segment.words) <= 3
        elliptic = short and not any(self.tokens[i].tag in _NOMINAL for i in segment.words)
        if not finished and (elliptic or not any(finite_in(self.tokens, s.own) for s in rest)):
            finished = opening.kind != "relative"  # „falls nötig“, „wie angekündigt“; and what never ends
        self._add(_Open(opening.kind, segment.own, parent, opening.subordinator, finished))

    def _open_infinitive(self, segment: Segment) -> None:
        if self.unfinished and self.unfinished[-1].kind == "infinitive":
            clause = self.unfinished.pop()
            self._extend(clause, segment)
            clause.finished = True
            return
        parent = self.last
        if parent is not None and parent.kind == "infinitive" and self.tokens[segment.words[0]].tag == "KON":
            parent = parent.parent
        self._add(_Open("infinitive", segment.own, parent, None, True))

    def _participle(self, segment: Segment, rest: list[Segment]) -> bool:
        """„In Altstein angekommen, sprach …“, „Er kam, von einer Böe erfasst, …“: a participle without an auxiliary."""
        words = segment.words
        if len(words) < 2 or "VVPP" not in (self.tokens[words[-1]].tag, self.tokens[words[0]].tag) or not rest:
            return False
        if any(self.tokens[i].tag in ("VAPP", "VAINF", "KON") for i in words):
            return False
        if self.last is None:  # the Vorfeld of the clause behind the comma
            return bool(rest[0].words) and self.tokens[rest[0].words[0]].mood is not None and rest[0].mark == ","
        if segment.mark != "," or self.last.kind not in ("main", "verb-second") or self.unfinished:
            return False
        finite = next((i for i in self.last.own if self.tokens[i].mood is not None), None)
        return finite is not None and self.tokens[finite].tag[:2] == "VV"

    # -- clauses with a finite verb and no subordinator

    def _finite_segment(self, segment: Segment, finite: int, rest: list[Segment]) -> None:
        verb_first = next((i for i in segment.words if self.tokens[i].tag != "KON"), finite) == finite
        conjoined = segment.mark == "und" or self.tokens[segment.words[0]].tag == "KON"
        if self.unfinished:
            clause = self.unfinished[-1]
            if verb_first and clause.kind in ("main", "verb-second") and self._is_inquit(segment, finite, rest):
                self._inquit(segment, clause)
                return
            self.unfinished.pop()
            clause.finished = True
            if not (clause.kind == "main" and segment.mark in (":", ";") and not verb_first):
                self._extend(clause, segment)
                self._split_infinitive(clause)
                return
        if conjoined:
            self._coordinated(segment, finite, verb_first)
        elif verb_first and self.last is not None:
            self._verb_first(segment, finite)
        elif self.last is not None and self._dependent(segment, finite):
            self._add(_Open("verb-second", segment.own, self._governor(), None, True))
        else:
            self._add_main(segment)
        if self.last is not None:
            self._split_infinitive(self.last)

    def _add_main(self, segment: Segment) -> None:
        """Add a main clause; an adverbial clause that hangs on nothing yet is its own („Je länger A, desto größer wird B“)."""
        before, main = self.last, _Open("main", segment.own, None, None, True)
        if before is not None and before.parent is None and before.kind == "adverbial":
            before.parent = main
        self._add(main)

    def _subject_follows(self, finite: int) -> bool:
        """True if a phrase that can be the verb's subject stands right behind it: „sagte die Sprecherin“."""
        verb = self.tokens[finite]
        for phrase in self.phrases:
            if phrase.start == finite + 1:
                agrees = not (verb.number and phrase.number) or verb.number == phrase.number
                return phrase.preposition is None and "N" in phrase.cases and agrees and self.tokens[phrase.head].tag != "PRF"
        return False

    def _is_inquit(self, segment: Segment, finite: int, rest: list[Segment]) -> bool:
        """„Die Verhandlungen, sagte der Unterhändler, seien gescheitert“: the verb of the clause is still to come."""
        if segment.mark != "," or not self._renders(segment.own) or not self._subject_follows(finite):
            return False
        return any(finite_in(self.tokens, s.own) for s in rest)

    def _inquit(self, segment: Segment, clause: _Open) -> None:
        matrix = _Open("main", segment.own, None, None, True, clause)
        clause.kind, clause.parent = "verb-second", matrix
        self._add(matrix)

    def _coordinated(self, segment: Segment, finite: int, verb_first: bool) -> None:
        """„… und …“: the clause before goes on with its kind; verb-final behind a subordinate clause, else verb-second."""
        model = self.last
        last_word = next(i for i in reversed(segment.own) if self.tokens[i].tag[0] != "$")
        verb_final = last_word == finite and not verb_first
        if model is not None and model.content is not None and self._goes_on_with_content(segment, finite):
            self._add(_Open("verb-second", segment.own, model, None, True))
            return
        while model is not None and not self._in_open_quotation(model) and not self._continues(model, finite, verb_final):
            model = model.parent
        if model is None:
            self._add_main(segment)
        else:
            self._add(_Open(model.kind, segment.own, model.parent, None, True))

    def _goes_on_with_content(self, segment: Segment, finite: int) -> bool:
        """„…“, sagte X, „aber wir warten“ / …, sagte X, und er wolle bleiben."""
        return self._opens_quotation(segment) or self.tokens[finite].mood in _SUBJUNCTIVE

    def _in_open_quotation(self, model: _Open) -> bool:
        """True if a quotation was opened in the clause and not closed: what follows belongs to the same words."""
        marks = [self.tokens[i].text for i in model.own if self.tokens[i].text in QUOTES]
        return bool(marks) and marks[-1] in "„»‚" and marks.count("„") + marks.count("»") > marks.count("“") + marks.count("«")

    def _continues(self, model: _Open, finite: int, verb_final: bool) -> bool:
        if model.kind in _SUBORDINATE:
            return verb_final
        if model.kind == "verb-second":
            return self.tokens[finite].mood in _SUBJUNCTIVE
        return model.kind == "main" and not verb_final

    def _verb_first(self, segment: Segment, finite: int) -> None:
        """A clause that begins with its verb behind a comma.

        What stands before it is its Vorfeld („Wie sie mitteilte, kam …“, „Der Zug sei entgleist, sagte die Sprecherin“)
        or a condition („Steigt der Preis, reagieren …“); else it goes on with the subject before („X sprach, ließ aber …“).
        """
        top = self.last
        while top is not None and top.parent is not None:
            top = top.parent
        last = self.last
        if top is None or last is None:
            return
        if last.kind in _SUBORDINATE and len(segment.words) == 1:  # „…, dass er arbeitet, lebt und …“
            self._add(_Open(last.kind, segment.own, last.parent, None, True))
        elif last.kind == "adverbial" and self.tokens[last.own[0]].tag == "KON":  # „…, aber wenn A, (dann) B“
            last.parent = matrix = _Open("main", segment.own, None, None, True)
            self._add(matrix)
        elif top.kind != "main":
            matrix = _Open("main", segment.own, None, None, True)
            for clause in self.clauses:  # „Weil A und B, (kommt) C“: both
                if clause.parent is None and clause.kind == top.kind:
                    clause.parent = matrix
            self._add(matrix)
        elif self._is_condition(top):
            matrix = _Open("main", segment.own, None, None, True)
            top.kind, top.parent = "adverbial", matrix
            self._add(matrix)
        elif self._is_matrix(segment, finite, top):
            self._matrix_behind(segment, top)
        elif last.kind == "verb-second" and self.tokens[finite].mood in _SUBJUNCTIVE:
            self._add(_Open("verb-second", segment.own, last.parent, None, True))
        else:
            self._add(_Open("main", segment.own, None, None, True))

    def _is_condition(self, top: _Open) -> bool:
        """„Sollte die Gegenseite angreifen, …“: a clause at the sentence's beginning that begins with its verb."""
        first = self.tokens[top.own[0]]
        return top is self.clauses[0] and first.mood is not None and len(top.own) > 1 and not self._ends_quoted(top)

    def _is_matrix(self, segment: Segment, finite: int, top: _Open) -> bool:
        renders = self._renders(segment.own)
        if self._ends_quoted(self.last or top) or self._ends_quoted(top):
            return renders or self._subject_follows(finite)
        return self._subject_follows(finite) and (renders or self._subjunctive(top))

    def _matrix_behind(self, segment: Segment, top: _Open) -> None:
        matrix = _Open("main", segment.own, None, None, True, top)
        run = [c for c in self.clauses if c.parent is None and c.kind == "main"]
        top.kind, top.parent = "verb-second", matrix
        for clause in run:  # „A sei so und B sei so, sagte X“: all of them
            alike = self._subjunctive(clause) == self._subjunctive(top) or self._in_open_quotation(clause)
            if clause is not top and alike:
                clause.kind, clause.parent, matrix.content = "verb-second", matrix, clause
        self._add(matrix)

    def _dependent(self, segment: Segment, finite: int) -> bool:
        """A verb-second clause behind a comma or colon depends on the one before if it is rendered speech: in the
        subjunctive, or behind a verb of speaking whose object it is."""
        if segment.mark not in (",", ":", "–"):
            return False
        governor = self._governor()
        if governor is None:
            return False
        verbs = finite_in(self.tokens, governor.own)
        if segment.mark == ":" and not verbs:
            return True  # „Feld: Wir sind bereit“
        if governor.kind == "verb-second" and self.tokens[finite].mood == "ind":
            return False
        renders = self._renders(governor.own)
        if self.tokens[finite].mood == "sub1":
            return renders or not self._subjunctive(governor)
        if not renders or (governor.content is not None and not self._opens_quotation(segment)):
            return False
        return segment.mark == ":" or self._opens_quotation(segment) or not self._has_object(governor)

    def _has_object(self, clause: _Open) -> bool:
        """True if the verb has its accusative already: „fordert fünf Prozent, die Arbeitgeber bieten zwei“."""
        own = frozenset(clause.own)
        bare = [p for p in self.phrases if p.head in own and p.preposition is None and self.tokens[p.head].tag != "PRF"]
        return sum("A" in p.cases or "N" in p.cases for p in bare) > 1

    def _governor(self) -> _Open | None:
        """The clause that a rendered clause depends on: the last one that is no relative or adverbial aside."""
        clause = self.last
        if clause is not None and clause.kind == "adverbial" and self._reports_itself(clause):
            return clause
        while clause is not None and clause.kind in ("relative", "adverbial", "participle") and clause.parent is not None:
            clause = clause.parent
        dependent = clause is not None and clause.kind == "verb-second" and clause.parent is not None
        if clause is not None and dependent and not load_cues().verb(self._lemma(clause.own)):
            return clause.parent
        return clause

    def _reports_itself(self, clause: _Open) -> bool:
        """„nachdem er versichert hatte, die Lage sei ruhig“; „wie er versicherte“ is an aside and governs nothing."""
        opened = clause.subordinator is not None and self.tokens[clause.subordinator].text.lower() != "wie"
        return opened and self._renders(clause.own)

    # -- the rest

    def _verbless(self, segment: Segment) -> None:
        """No verb: the beginning of a clause, or the rest of one that was interrupted."""
        clause = self.last
        if clause is None:
            self._add(_Open("main", segment.own))
            return
        if self.unfinished:
            self._extend(self.unfinished[-1], segment)
            return
        if segment.mark == ":" and self._opens_quotation(segment) and self._renders(clause.own):
            self._add(_Open("fragment", segment.own, clause, None, True))
            return
        if segment.mark == "," and segment.words and self.tokens[segment.words[0]].text.lower() == "so":
            while clause.parent is not None:  # „…, dass A, so die Polizei“
                clause = clause.parent
        elif clause.content is not None and (self._rest_of_content(segment) or self._wants_rest(clause.content)):
            clause = clause.content
        elif clause.kind not in ("main", "verb-second", "dass") and clause.parent is not None and segment.mark == ",":
            clause = clause.parent
        self._extend(clause, segment)

    def _rest_of_content(self, segment: Segment) -> bool:
        """„Der Minister komme, teilte die Behörde mit, nicht zurück“: verbal rests, or a quotation that goes on."""
        tags = {self.tokens[i].tag for i in segment.own}
        return self._opens_quotation(segment) or bool(tags & {"PTKNEG", "PTKVZ", "VVPP", "VVINF"})

    def _wants_rest(self, clause: _Open) -> bool:
        """„Man habe, teilte das Amt mit, keine Hinweise“: an auxiliary or modal closes no verb-second clause."""
        words = [i for i in sorted(clause.own) if self.tokens[i].tag[0] != "$"]
        return bool(words) and self.tokens[words[-1]].tag in ("VAFIN", "VMFIN")

    def _split_infinitive(self, clause: _Open) -> None:
        """„Die Firma hat angekündigt die Preise zu erhöhen“: a zu-infinitive without a comma, behind the verb's bracket.

        A lone „zu“ with its infinitive stays in the clause („versprach zu helfen“).
        """
        if clause.kind not in ("main", "verb-second"):
            return
        own = sorted(clause.own)
        finite = next((i for i in own if self.tokens[i].mood is not None), None)
        if finite is None:
            return
        closed = [i for i in own if self.tokens[i].tag in ("VVPP", "PTKVZ") and i > finite]
        belongs = self.tokens[finite].lemma in _BELONGS_TO_COMPLEX
        if not closed and (belongs or self.tokens[finite].tag != "VVFIN" or not self._nominal_before(own, finite)):
            return
        edge = closed[0] if closed else finite
        behind = [i for i in own if i > edge]
        if not zu_infinitive_in(self.tokens, behind):
            return
        if sum(self.tokens[i].tag not in ("PTKZU", "$.", "$(") for i in behind) < 2:
            return
        clause.own = [i for i in own if i <= edge]
        infinitive = _Open("infinitive", behind, clause, None, True)
        self.clauses.append(infinitive)
        self.last = infinitive

    def _nominal_before(self, own: list[int], finite: int) -> bool:
        return any(self.tokens[i].tag in ("NN", "NE", "PPER", "PIS", "PDS", "PRELS") for i in own if i < finite)


# -- the tree --------------------------------------------------------------------------------------------------------


def _tree(tokens: list[Token], sentence: Sentence, opened: list[_Open]) -> tuple[list[Clause], list[int]]:
    """Turn what was read into clauses: extents over all descendants, parents first."""
    for clause in opened:
        if clause.parent is not None:
            clause.parent.children.append(clause)
    ordered: list[_Open] = []
    extents: dict[int, tuple[int, int]] = {}

    def measure(clause: _Open) -> tuple[int, int]:
        start, end = min(clause.own), max(clause.own) + 1
        while end - start > 1 and tokens[end - 1].tag == "$.":
            end -= 1
        for child in clause.children:
            a, b = measure(child)
            start, end = min(start, a), max(end, b)
        extents[id(clause)] = start, end
        return start, end

    def visit(clause: _Open) -> None:
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


def _clause(tokens: list[Token], clause: _Open, extent: tuple[int, int], index: dict[int, int]) -> Clause:
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
        negated=any(tokens[i].tag == "PTKNEG" or tokens[i].lemma in ("kein", "niemand", "nie") for i in own),
        mood=tokens[predicate.finite].mood if predicate.finite is not None else None,
    )
