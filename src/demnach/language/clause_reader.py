"""Reading a sentence segment by segment into clauses that are still being built.

A segment opens a clause, goes on with one, or takes what stands before it as its content. Which clause a segment goes on with
its brackets tell: the clauses from the last one up to the sentence's root are asked, innermost first, whether they lack a part
of their predicate that the segment brings (``brackets.lacking``). „… räumte ein, | dass man die Gefahr, | vor der Fachleute
gewarnt hätten, | unterschätzt habe“: the relative clause has its verb, the dass-clause lacks it.
"""

from __future__ import annotations

from collections.abc import Iterator

from demnach.language.brackets import SUBORDINATE, TAKES_ZU, VERB_SECOND, Open, brought, finite_in, lacking
from demnach.language.clause_openings import Opening, opening_of
from demnach.language.segments import OPENING_QUOTES, QUOTES, Segment, segments, zu_infinitive_in
from demnach.language.types import Phrase, Token
from demnach.language.verbs import predicate_of
from demnach.lexicon.cues import load_cues

_SUBJUNCTIVE = frozenset({"sub1", "sub2"})
_NOMINAL = frozenset({"NN", "NE", "ART", "PPER", "PIS", "PDS", "PPOSAT", "PIAT"})
_RENDERS = frozenset({"v2", "quote"})
_VERBAL = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVINF", "VAINF", "VVPP", "VAPP", "KON"})
_OBJECT_CLAUSE = frozenset({"dass", "ob"})


class Reader:
    """Reads tokens into ``clauses``, in the order in which they open."""

    def __init__(self, tokens: list[Token], phrases: list[Phrase]) -> None:
        """Read ``tokens``, whose ``phrases`` in this sentence are known."""
        self.tokens = tokens
        self.phrases = phrases
        self.clauses: list[Open] = []
        self.last: Open | None = None  # the clause of the segment before

    def read(self, start: int, end: int, mark: str = "") -> None:
        """Read the tokens from ``start`` to ``end``, which stand behind ``mark``, segment by segment."""
        found = segments(self.tokens, start, end, self.phrases, mark)
        for n, segment in enumerate(found):
            self._take(segment, found[n + 1 :])
            for insert in segment.inserts:
                self._insert(*insert)

    def _take(self, segment: Segment, rest: list[Segment]) -> None:
        if segment.mark == ";":
            self._end_all()
        governor = self._lemma(self.last.own) if self.last is not None else ""
        opening = opening_of(self.tokens, segment, rest, governor, waiting=self._waiting())
        if opening is not None:
            self._open_subordinate(segment, opening, rest)
        elif segment.finite is not None:
            self._finite_segment(segment, segment.finite, rest)
        else:
            self._without_finite(segment, rest)

    def _end_all(self) -> None:
        """A semicolon ends every clause before it."""
        for clause in self.clauses:
            clause.ended = True
        self.last = self._root()

    def _insert(self, start: int, end: int) -> None:
        """Read what stands in brackets or dashes for itself and hang it on the clause around it."""
        inner = Reader(self.tokens, self.phrases)
        inner.read(start, end, "(")
        before = [(max(i for i in c.own if i < start), n) for n, c in enumerate(self.clauses) if c.own[0] < start]
        host = self.clauses[max(before)[1]] if before else None
        for clause in inner.clauses:
            clause.ended = True
            if clause.parent is None:
                clause.parent = host
                if not finite_in(self.tokens, clause.own) and clause.kind == "main":
                    clause.kind = "parenthesis"
        self.clauses += inner.clauses

    # -- keeping the books

    def _add(self, clause: Open) -> None:
        self.clauses.append(clause)
        self.last = clause

    def _extend(self, clause: Open, segment: Segment) -> None:
        clause.own += segment.own
        self.last = clause

    def _chain(self) -> Iterator[Open]:
        """The clauses that a segment may go on with, innermost first; what a matrix says comes behind the matrix."""
        clause = self.last
        while clause is not None:
            yield clause
            if clause.content is not None:
                yield clause.content
            clause = clause.parent

    def _root(self) -> Open | None:
        clause = self.last
        while clause is not None and clause.parent is not None:
            clause = clause.parent
        return clause

    def _lacking(self, clause: Open) -> bool:
        """True if the clause still needs its finite verb."""
        return "finite" in lacking(self.tokens, clause)

    def _waiting(self) -> bool:
        """True if a subordinate clause is open that still needs its verb."""
        return any(clause.kind in SUBORDINATE and self._lacking(clause) for clause in self._chain())

    def _lemma(self, own: list[int]) -> str:
        return predicate_of(self.tokens, own).lemma

    def _renders(self, own: list[int]) -> bool:
        """True if the predicate is a cue that may stand beside the words it reports: „sagte“, „hieß es“."""
        said = {self.tokens[i].text.lower() for i in own}
        cues = load_cues().verb(self._lemma(own))
        return any(_RENDERS & cue.constructions and (cue.kind == "verb" or said.issuperset(cue.words)) for cue in cues)

    def _subjunctive(self, clause: Open) -> bool:
        return any(self.tokens[i].mood in _SUBJUNCTIVE for i in clause.own)

    def _opens_quotation(self, segment: Segment) -> bool:
        return self.tokens[segment.own[0]].text in OPENING_QUOTES

    def _ends_quoted(self, clause: Open) -> bool:
        return self.tokens[clause.own[-1]].text in QUOTES

    def _in_open_quotation(self, clause: Open) -> bool:
        """True if a quotation was opened in the clause and not closed: what follows belongs to the same words."""
        marks = [self.tokens[i].text for i in clause.own if self.tokens[i].text in QUOTES]
        return bool(marks) and marks[-1] in "„»‚" and marks.count("„") + marks.count("»") > marks.count("“") + marks.count("«")

    def _verb_ahead(self, rest: list[Segment], *, main: bool = False) -> Segment | None:
        """The next segment whose finite verb is not that of a subordinate clause on the way, nor of an inquit; with ``main``
        not that of a coordinated clause, but of an inquit too: it may be the verb that a Vorfeld waits for."""
        owed = 0
        for segment in rest:
            if segment.mark in (":", ";"):
                return None
            if segment.opens:
                owed += segment.finite is None
            elif segment.finite is not None:
                if owed and not segment.verb_first:
                    owed -= 1
                elif not (segment.conjoined if main else self._inquit_shape(segment, segment.finite)):
                    return segment
        return None

    # -- subordinate clauses, infinitives, participles

    def _open_subordinate(self, segment: Segment, opening: Opening, rest: list[Segment]) -> None:
        parent = self.last if segment.mark != ";" else None
        if segment.conjoined and parent is not None:
            sibling = next((c for c in self._chain() if c.kind == opening.kind), None)
            parent = sibling.parent if sibling is not None else parent
        elif opening.kind == "dass":
            parent = self._dass_governor()
        clause = Open(opening.kind, segment.own, parent, opening.subordinator)
        short = opening.kind == "adverbial" and len(segment.words) <= 3
        elliptic = short and not any(self.tokens[i].tag in _NOMINAL for i in segment.words)
        elliptic |= opening.kind == "adverbial" and self.tokens[segment.words[-1]].tag == "VVPP"  # „wie von Ärzten gefordert“
        if segment.finite is None and (elliptic or not any(finite_in(self.tokens, s.own) for s in rest)):
            clause.ended = opening.kind not in ("relative", "infinitive")  # „falls nötig“; and what never ends
        self._add(clause)

    def _dass_governor(self) -> Open | None:
        """The clause whose object a dass-clause is: „Sie sagte dem Mann, der wartete, dass …“, „Er habe den Eindruck, sagte
        Weber, dass …“."""
        if self.last is None or (self.last.kind in SUBORDINATE and self._lacking(self.last)):
            return self.last
        if self.last.content is not None:
            return self.last.content
        for clause in self._chain():
            if any(_OBJECT_CLAUSE & cue.constructions for cue in load_cues().verb(self._lemma(clause.own))):
                return clause
        return self.last

    def _participle(self, segment: Segment, rest: list[Segment]) -> bool:
        """„In Altstein angekommen, sprach …“, „Er kam, von einer Böe erfasst, …“: a participle without an auxiliary."""
        words = segment.words
        if len(words) < 2 or "VVPP" not in (self.tokens[words[-1]].tag, self.tokens[words[0]].tag) or not rest:
            return False
        if any(self.tokens[i].tag in ("VAPP", "VAINF") for i in words) or self.tokens[words[0]].tag == "KON":
            return False
        if self.last is None:  # the Vorfeld of the clause behind the comma
            ahead = rest[0] if rest[0].verb_first else self._verb_ahead(rest)
            return ahead is not None and ahead.verb_first and not ahead.conjoined and ahead.mark == ","
        if segment.mark != "," or self.last.kind not in VERB_SECOND:
            return False
        if self._lacking(self.last):  # „Der Sänger, 1954 in Altstein geboren, galt …“
            return rest[0].verb_first and not rest[0].conjoined and self.tokens[words[-1]].tag == "VVPP"
        finite = next((i for i in self.last.own if self.tokens[i].mood is not None), None)
        own = (s for s in rest if s.finite is None and not s.opens)
        again = any("participle" in brought(self.tokens, s.words) for s in own)
        if not again and any("participle" in lacking(self.tokens, clause) for clause in self._chain()):
            return False  # „Er habe, schrieb sie, nie gelogen“
        return finite is not None and (self.tokens[finite].tag[:2] == "VV" or again)

    # -- clauses with a finite verb and no subordinator

    def _finite_segment(self, segment: Segment, finite: int, rest: list[Segment]) -> None:
        if self.last is not None and segment.verb_first and self._waiting() and self._condition_inside(finite, rest):
            self._add(Open("adverbial", segment.own, self.last))
            return
        host = self._wants_verb(segment)
        if host is not None and host.kind in VERB_SECOND and self._joins_subordinate(segment, finite, rest):
            self._coordinated(segment, finite, segment.own)
        elif host is None:
            self._new_clause(segment, finite)
        elif host.kind in VERB_SECOND and self._is_inquit(segment, finite, rest):
            self._add(Open("main", segment.own, host.parent, None, content=host))
            host.kind, host.parent = "verb-second", self.last
            return
        elif self._completes_noun(host, segment, finite, rest):
            return
        else:
            self._extend(host, segment)
        if self.last is not None:
            self._split_infinitive(self.last)

    def _condition_inside(self, finite: int, rest: list[Segment]) -> bool:
        """„…, ob es die Beweise, sollten sie echt sein, zulassen werde“: the verb of the clause that waits still comes."""
        ahead = self._verb_ahead(rest)
        return ahead is not None and ahead.verb_last and self._subject_follows(finite)

    def _joins_subordinate(self, segment: Segment, finite: int, rest: list[Segment]) -> bool:
        """„Die Bank, die das Geld annahm, es aber nie auszahlte, ist …“: the verb stands last, and the main clause gets its own."""
        if self.last is None or self.last.kind not in SUBORDINATE or not self._is_verb_last(segment, finite):
            return False
        ahead = self._verb_ahead(rest, main=True)
        return ahead is not None and ahead.verb_first

    def _wants_verb(self, segment: Segment) -> Open | None:
        """The innermost clause that the segment's finite verb belongs to because it has none yet."""
        for clause in self._chain():
            if not self._lacking(clause):
                continue
            if clause.kind in SUBORDINATE:
                if not segment.verb_first or all(self.tokens[i].tag in _VERBAL for i in segment.words):
                    return clause
                clause.ended = True  # „wie angekündigt, kam er“
            elif segment.verb_first and segment.mark != ":":
                return clause
            elif segment.mark in (":", ";", "–"):
                clause.ended = True  # „Rettung für Werft in Sicht – Investor kauft sie“
            else:
                return clause
        return None

    def _completes_noun(self, host: Open, segment: Segment, finite: int, rest: list[Segment]) -> bool:
        """„Den Vorwurf, seine Partei stückele Spenden, wies X zurück“: a rendered clause on a noun in the Vorfeld, whose
        verb still comes; and what is joined to it („… und umgehe die Meldepflicht“)."""
        if host.kind not in VERB_SECOND or segment.verb_first > segment.conjoined:
            return False
        ahead = self._verb_ahead(rest, main=True)
        if ahead is None or not ahead.verb_first:
            return False
        if segment.conjoined and self.last is not None and self.last is not host:
            self._coordinated(segment, finite, self.last.own)
            return True
        if segment.mark != "," or self.tokens[finite].mood not in _SUBJUNCTIVE:
            return False
        self._add(Open("verb-second", segment.own, host))
        return True

    def _new_clause(self, segment: Segment, finite: int) -> None:
        if segment.conjoined:
            self._coordinated(segment, finite, segment.own)
        elif segment.verb_first and self.last is not None and segment.mark != ":":
            self._verb_first(segment, finite)
        elif self.last is not None and self._dependent(segment, finite):
            governor = self._governor()
            if governor is not None and segment.mark == ":":  # „Neue Formen des Protests: Zuschauer standen auf und …“
                governor.ended = True
            self._add(Open("verb-second", segment.own, governor))
        else:
            self._add_main(segment)

    def _add_main(self, segment: Segment) -> None:
        """Add a main clause; an adverbial clause that hangs on nothing yet is its own („Je länger A, desto größer wird B“, „Wer A, der B“)."""
        before, main = self.last, Open("main", segment.own)
        if before is not None and before.parent is None and before.kind in SUBORDINATE:
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

    def _inquit_shape(self, segment: Segment, finite: int) -> bool:
        """„(so) sagte der Unterhändler“ behind a comma."""
        plain = segment.mark == "," and segment.verb_first and not segment.conjoined
        return plain and self._renders(segment.own) and self._subject_follows(finite)

    def _is_inquit(self, segment: Segment, finite: int, rest: list[Segment]) -> bool:
        """„Die Verhandlungen, sagte der Unterhändler, seien gescheitert“: the verb of the clause is still to come."""
        if not self._inquit_shape(segment, finite):
            return False
        ahead = self._verb_ahead(rest)
        if ahead is None or ahead.finite is None or not ahead.verb_first:
            return False
        told = self.tokens[ahead.finite].mood not in _SUBJUNCTIVE and self.tokens[ahead.finite].past and self.tokens[finite].past
        return not told or self._opens_quotation(ahead)  # „wies X zurück, räumte aber ein, …“

    # -- coordination

    def _coordinated(self, segment: Segment, finite: int, own: list[int]) -> None:
        """„… und …“: the clause before goes on with its kind; verb-final behind a subordinate clause, else verb-second."""
        model = self.last
        if model is not None and model.content is not None and self._goes_on_with_content(segment, finite):
            self._add(Open("verb-second", segment.own, model))
            return
        verb_last = self._is_verb_last(segment, finite)
        while model is not None and not self._in_open_quotation(model) and not self._continues(model, finite, verb_last):
            model = model.parent
        if model is None:
            self._add_main(segment)
        else:
            self._add(Open(model.kind, segment.own, model.parent))

    def _is_verb_last(self, segment: Segment, finite: int) -> bool:
        """True if the verb closes the segment and more than a Vorfeld stands before it: „…, und die Bahn fährt“ is second."""
        if not segment.verb_last:
            return False
        before = sum(segment.words[0] <= phrase.start and phrase.end <= finite for phrase in self.phrases)
        return before > 1 or segment.mark == "und"

    def _goes_on_with_content(self, segment: Segment, finite: int) -> bool:
        """„…“, sagte X, „aber wir warten“ / …, sagte X, und er wolle bleiben."""
        return self._opens_quotation(segment) or self.tokens[finite].mood in _SUBJUNCTIVE

    def _continues(self, model: Open, finite: int, verb_last: bool) -> bool:
        if model.kind in SUBORDINATE:
            return verb_last
        if model.kind == "verb-second":
            return self.tokens[finite].mood in _SUBJUNCTIVE
        return model.kind == "main" and not verb_last

    # -- clauses that begin with their verb

    def _verb_first(self, segment: Segment, finite: int) -> None:
        """A clause that begins with its verb behind a comma.

        What stands before it is its Vorfeld („Wie sie mitteilte, kam …“, „Der Zug sei entgleist, sagte die Sprecherin“)
        or a condition („Steigt der Preis, reagieren …“); else it goes on with the subject before („X sprach, ließ aber …“).
        """
        top, last = self._root(), self.last
        if top is None or last is None:
            return
        if last.kind == "main" and self._says_behind_inquit(segment, finite, last):
            content = Open("verb-second", segment.own, last)
            for clause in self.clauses:  # „Wenn wir aufgeben“, sagte sie, „ist alles verloren“
                clause.parent = content if clause.parent is last else clause.parent
            last.content = content
            self._add(content)
        elif last.kind in SUBORDINATE and last.parent is not None and len(segment.words) == 1:  # „…, dass er arbeitet, lebt und …“
            self._add(Open(last.kind, segment.own, last.parent))
        elif last.kind == "adverbial" and last.parent is not None and self.tokens[last.own[0]].tag == "KON":
            # „…, aber wenn A, (dann) B“
            last.parent = matrix = Open("main", segment.own)
            self._add(matrix)
        elif top.kind != "main":
            matrix = Open("main", segment.own)
            for clause in self.clauses:  # „Weil A und B, (kommt) C“: both
                if clause.parent is None and clause.kind == top.kind:
                    clause.parent = matrix
            self._add(matrix)
        elif self._is_condition(top) and not self._matrix_of_short(segment, finite, top):
            matrix = Open("main", segment.own)
            top.kind, top.parent = "adverbial", matrix
            self._add(matrix)
        elif self._is_matrix(segment, finite, top):
            self._matrix_behind(segment, top)
        elif self._has_clause_before(last, finite):
            main = Open("verb-second", segment.own, last.parent)
            last.parent = main
            self._add(main)
        elif last.kind == "verb-second" and self.tokens[finite].mood in _SUBJUNCTIVE:
            self._add(Open("verb-second", segment.own, last.parent))
        else:
            self._add(Open("main", segment.own))

    def _says_behind_inquit(self, segment: Segment, finite: int, last: Open) -> bool:
        """True if the matrix before has nothing but a subordinate clause as its content so far, and the main clause comes."""
        before = [c for c in self.clauses if c.parent is last]
        if last.content is not None or len(before) != 1 or before[0].kind != "adverbial" or before[0].own[0] > last.own[0]:
            return False
        goes_on = self._opens_quotation(segment) or self.tokens[finite].mood in _SUBJUNCTIVE
        return goes_on and self._renders(last.own)

    def _has_clause_before(self, last: Open, finite: int) -> bool:
        """„Er sagte, wenn A komme, werde B gehen“: the subordinate clause is the Vorfeld of the words that are said."""
        said = last.parent is not None and self._renders(last.parent.own)
        return said and last.kind == "adverbial" and self.tokens[finite].mood in _SUBJUNCTIVE

    def _is_condition(self, top: Open) -> bool:
        """„Sollte die Gegenseite angreifen, …“: a clause at the sentence's beginning that begins with its verb."""
        first = self.tokens[top.own[0]]
        return top is self.clauses[0] and first.mood is not None and len(top.own) > 1 and not self._ends_quoted(top)

    def _matrix_of_short(self, segment: Segment, finite: int, top: Open) -> bool:
        """„Wollen niemanden ausschließen, sagt der Verbandschef“: in headlines „wir“ is left out; a condition has a subject."""
        verb, inside = self.tokens[top.own[0]], frozenset(top.own)
        has_subject = any(
            p.head in inside and p.preposition is None and "N" in p.cases and (not p.number or p.number == verb.number)
            for p in self.phrases
        )
        return not has_subject and self._renders(segment.own) and self._subject_follows(finite)

    def _is_matrix(self, segment: Segment, finite: int, top: Open) -> bool:
        renders = self._renders(segment.own)
        if self._ends_quoted(self.last or top) or self._ends_quoted(top):
            return renders or self._subject_follows(finite)
        return self._subject_follows(finite) and (renders or self._subjunctive(top))

    def _matrix_behind(self, segment: Segment, top: Open) -> None:
        matrix = Open("main", segment.own, content=top)
        run = [c for c in self.clauses if c.parent is None and c.kind == "main"]
        top.kind, top.parent = "verb-second", matrix
        for clause in run:  # „A sei so und B sei so, sagte X“: all of them
            alike = self._subjunctive(clause) == self._subjunctive(top) or self._in_open_quotation(clause)
            if clause is not top and alike:
                clause.kind, clause.parent = "verb-second", matrix
        matrix.content = max((c for c in run if c.parent is matrix), key=lambda c: c.own[0])
        self._add(matrix)

    # -- clauses that depend on a verb of speaking

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
            return governor is self.last and self._renders(governor.own) and not self._has_object(governor)
        renders = self._renders(governor.own)
        if self.tokens[finite].mood in _SUBJUNCTIVE and governor is self.last and self._names_words(governor):
            return True
        if self.tokens[finite].mood == "sub1":
            return renders or not self._subjunctive(governor)
        if not renders or (governor.content is not None and not self._opens_quotation(segment)):
            return False
        return segment.mark == ":" or self._opens_quotation(segment) or not self._has_object(governor)

    def _has_object(self, clause: Open) -> bool:
        """True if the verb has its accusative already: „fordert fünf Prozent, die Arbeitgeber bieten zwei“."""
        own = frozenset(clause.own)
        bare = [p for p in self.phrases if p.head in own and p.preposition is None and self.tokens[p.head].tag != "PRF"]
        return sum("A" in p.cases or "N" in p.cases for p in bare) > 1

    def _governor(self) -> Open | None:
        """The clause that a rendered clause depends on: the last one that is no relative or adverbial aside."""
        clause = self.last
        if clause is not None and clause.kind in ("adverbial", "relative") and self._reports_itself(clause):
            return clause
        if clause is not None and clause.kind != "main" and self._names_words(clause):
            return clause
        while clause is not None and clause.kind in ("relative", "adverbial", "participle") and clause.parent is not None:
            clause = clause.parent
        dependent = clause is not None and clause.kind == "verb-second" and clause.parent is not None
        if clause is not None and dependent and not load_cues().verb(self._lemma(clause.own)):
            return clause.parent
        return clause

    def _names_words(self, clause: Open) -> bool:
        """„…, als der Hinweis einging, am Bahnhof liege …“: a subordinate clause whose last noun names what is said."""
        nouns = [self.tokens[i] for i in clause.own if self.tokens[i].tag == "NN"]
        if not nouns:
            return False
        cue = load_cues().noun(nouns[-1].text)
        return cue is not None and "n-dass" in cue.constructions

    def _reports_itself(self, clause: Open) -> bool:
        """„nachdem er versichert hatte, die Lage sei ruhig“, „die ihm vorwarf, er lüge“; „wie er versicherte“ is an aside and
        governs nothing."""
        opened = clause.subordinator is not None and self.tokens[clause.subordinator].text.lower() != "wie"
        return opened and self._renders(clause.own)

    # -- segments without a finite verb

    def _without_finite(self, segment: Segment, rest: list[Segment]) -> None:
        ahead = self._verb_ahead(rest)
        zu = zu_infinitive_in(self.tokens, segment.words)
        participle = not zu and self._participle(segment, rest)
        joined = zu and segment.conjoined and self.last is not None and self.last.kind == "infinitive" and not self._open_zu()
        host = None if participle or joined else self._resumed(segment, zu=zu, verb_comes=ahead is not None)
        if participle:
            self._add(Open("participle", segment.own, self.last))
        elif host is not None:
            self._extend(host, segment)
        elif not zu and ahead is not None and (segment.conjoined or segment.mark in ("und", ";")):
            self._begin(segment, ahead)
        elif not zu and self._begins_infinitive(segment, rest):
            self._add(Open("infinitive", segment.own, self.last))
        elif not zu and ahead is not None and self._begins_content(segment, ahead, rest):
            self._add(Open("verb-second", segment.own, self._governor()))
        elif zu:
            self._open_infinitive(segment)
        elif segment.mark == ";" and any(finite_in(self.tokens, s.own) for s in rest):
            self._add(Open("main", segment.own))
        elif segment.mark == "und" and self.last is not None and self.last.kind == "infinitive":
            self._add(Open("infinitive", segment.own, self.last.parent))
        else:
            self._verbless(segment)

    def _resumed(self, segment: Segment, *, zu: bool, verb_comes: bool) -> Open | None:
        """The innermost clause that lacks what the segment brings, or its finite verb, which is still to come."""
        brings = brought(self.tokens, segment.words)
        for clause in self._chain():
            lacks = lacking(self.tokens, clause)
            if "finite" in lacks and not zu and (verb_comes or clause.kind in SUBORDINATE):
                return clause
            if zu and "zu" in lacks and (clause.kind == "infinitive" or (clause is not self.last and self._bare(clause))):
                return clause
            if not zu and lacks & brings:
                return clause
        return None

    def _open_zu(self) -> bool:
        """True if the last clause is an infinitive that still needs its verb."""
        return self.last is not None and "zu" in lacking(self.tokens, self.last)

    def _bare(self, clause: Open) -> bool:
        """„ist in den Dörfern, in die …, von Ruhe nichts zu spüren“; „ist wichtig, …, zu sparen“ has its predicate."""
        return not any(self.tokens[i].tag == "ADJD" for i in clause.own)

    def _begins_infinitive(self, segment: Segment, rest: list[Segment]) -> bool:
        """„Es geht darum, die Menschen, die …, zu retten“: no apposition, since no noun stands before it."""
        if self.last is None or segment.mark != "," or len(rest) < 2 or not rest[0].opens:
            return False
        if self.tokens[segment.own[0] - 2].tag in ("NN", "NE") or not finite_in(self.tokens, self.last.own):
            return False
        behind = next((s for s in rest if not s.opens), rest[0])
        return behind.finite is None and zu_infinitive_in(self.tokens, behind.words)

    def _begins_content(self, segment: Segment, ahead: Segment, rest: list[Segment]) -> bool:
        """„Er sagte, an Bord des Schiffs, das …, seien mehr Menschen“: the Vorfeld of what is said, and a clause inside it."""
        governor = self._governor()
        interrupted = segment.mark == "," and rest[0].opens and ahead.verb_first and not ahead.conjoined
        if governor is None or not interrupted or ahead.finite is None or self.tokens[ahead.finite].mood not in _SUBJUNCTIVE:
            return False
        return governor.content is None and not self._subjunctive(governor) and self._renders(governor.own)

    def _begin(self, segment: Segment, ahead: Segment) -> None:
        """A clause begins whose verb comes later: „…, denn der Tunnel, durch den …, muss …“."""
        finite = ahead.finite
        if finite is None or self.last is None or segment.mark == ";":
            self._add(Open("main", segment.own))
            return
        shape = Segment(segment.own, segment.words, "und", finite=finite, verb_last=ahead.verb_last)
        self._coordinated(shape, finite, segment.own)

    def _open_infinitive(self, segment: Segment) -> None:
        parent = self.last
        if parent is not None and parent.kind == "infinitive" and segment.conjoined:
            parent = parent.parent
        self._add(Open("infinitive", segment.own, parent))

    def _verbless(self, segment: Segment) -> None:
        """No verb: the beginning of a clause, or the rest of one that was interrupted."""
        clause = self.last
        if clause is None:
            self._add(Open("main", segment.own))
            return
        if segment.mark == ":" and self._opens_quotation(segment) and self._renders(clause.own):
            self._add(Open("fragment", segment.own, clause))
            return
        if segment.mark == "," and segment.words and self.tokens[segment.words[0]].text.lower() == "so":
            while clause.parent is not None:  # „…, dass A, so die Polizei“
                clause = clause.parent
        elif clause.content is not None and (self._rest_of_content(segment) or self._wants_rest(clause.content, segment)):
            clause = clause.content
        elif segment.mark in (",", ":"):  # a subordinate clause ends with its verb: what follows goes on with the one around it
            if clause.parent is not None and self._hangs_on_noun(clause, clause.parent):
                clause = clause.parent
            while clause.kind not in ("main", "verb-second", "dass") and clause.parent is not None:
                clause = clause.parent
        self._extend(clause, segment)

    def _hangs_on_noun(self, clause: Open, parent: Open) -> bool:
        """„Sie hält die Prognose, die Wirtschaft werde wachsen, für falsch“: the rendered clause belongs to a noun."""
        return clause.kind == "verb-second" and not self._renders(parent.own) and self._names_words(parent)

    def _rest_of_content(self, segment: Segment) -> bool:
        """„Der Minister komme, teilte die Behörde mit, nicht zurück“: verbal rests, or a quotation that goes on."""
        tags = {self.tokens[i].tag for i in segment.own}
        return self._opens_quotation(segment) or bool(tags & {"PTKNEG", "PTKVZ", "VVPP", "VVINF"})

    def _wants_rest(self, clause: Open, segment: Segment) -> bool:
        """„Man habe, teilte das Amt mit, keine Hinweise“: an auxiliary or modal closes no verb-second clause, and a full verb
        hardly, unless what follows may be an apposition to the last noun („Das stimme, sagte Feld, der Chef der Bank“)."""
        last = max(i for i in clause.own if self.tokens[i].tag[0] != "$")
        if self.tokens[last].tag == "PPER" and self.tokens[last - 1].tag == "VAFIN":
            last -= 1  # „doch sei es, warnte sie, zu früh“
        apposition = self.tokens[segment.words[0]].tag in ("ART", "NN", "NE", "ADJA", "CARD")
        return self.tokens[last].tag in ("VAFIN", "VMFIN") or (self.tokens[last].tag == "VVFIN" and not apposition)

    def _split_infinitive(self, clause: Open) -> None:
        """„Die Firma hat angekündigt die Preise zu erhöhen“: a zu-infinitive without a comma, behind the verb's bracket.

        A lone „zu“ with its infinitive stays in the clause („versprach zu helfen“).
        """
        if clause.kind not in VERB_SECOND:
            return
        own = sorted(clause.own)
        finite = next((i for i in own if self.tokens[i].mood is not None), None)
        if finite is None:
            return
        closed = [i for i in own if self.tokens[i].tag in ("VVPP", "PTKVZ") and i > finite]
        belongs = self.tokens[finite].lemma in TAKES_ZU
        if not closed and (belongs or self.tokens[finite].tag != "VVFIN" or not self._nominal_before(own, finite)):
            return
        edge = closed[0] if closed else finite
        behind = [i for i in own if i > edge]
        if not zu_infinitive_in(self.tokens, behind):
            return
        if sum(self.tokens[i].tag not in ("PTKZU", "$.", "$(") for i in behind) < 2:
            return
        clause.own = [i for i in own if i <= edge]
        self._add(Open("infinitive", behind, clause))

    def _nominal_before(self, own: list[int], finite: int) -> bool:
        return any(self.tokens[i].tag in ("NN", "NE", "PPER", "PIS", "PDS", "PRELS") for i in own if i < finite)
