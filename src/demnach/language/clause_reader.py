"""Reading a sentence segment by segment into clauses that are still being built.

A segment opens a clause, goes on with one, or takes what stands before it as its content. Which clause a segment goes on with
its brackets tell: the clauses from the last one up to the sentence's root are asked, innermost first, whether they lack a part
of their predicate that the segment brings (``brackets.lacking``). „… räumte ein, | dass man die Gefahr, | vor der Fachleute
gewarnt hätten, | unterschätzt habe“: the relative clause has its verb, the dass-clause lacks it.
"""

from __future__ import annotations

from itertools import takewhile

from demnach.language.brackets import SUBORDINATE, TAKES_ZU, VERB_SECOND, Open, brought, finite_in, lacking
from demnach.language.clause_book import SUBJUNCTIVE
from demnach.language.clause_openings import Opening, opening_of
from demnach.language.clause_speech import SpeechReader
from demnach.language.segments import Segment, segments, zu_infinitive_in
from demnach.lexicon.cues import load_cues

_NOMINAL = frozenset({"NN", "NE", "ART", "PPER", "PIS", "PDS", "PPOSAT", "PIAT"})
_VERBAL = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVINF", "VAINF", "VVPP", "VAPP", "KON"})
_OPENS_INFINITIVE = frozenset({"um", "ohne", "statt", "anstatt"})
_OBJECT_CLAUSE = frozenset({"dass", "ob"})


class Reader(SpeechReader):
    """Reads tokens into ``clauses``, in the order in which they open."""

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
        opening = opening_of(self.tokens, segment, rest, self._governing(segment), waiting=self._waiting())
        if opening is not None:
            self._open_subordinate(segment, opening, rest)
        elif segment.finite is not None:
            self._finite_segment(segment, segment.finite, rest)
        else:
            self._without_finite(segment, rest)

    def _governing(self, segment: Segment) -> str:
        """The predicate that a clause opened here may hang on; „fragte, ob …, und woher …“: that of the first question."""
        above = self.last
        if segment.mark == "und" and above is not None and above.kind == "dass":
            above = above.parent
        return self._lemma(above.own) if above is not None else ""

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
        own = (s for s in takewhile(lambda s: s.mark != ";", rest) if s.finite is None and not s.opens)
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
            self._coordinated(segment, finite)
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
        """„Die Bank, die das Geld annahm, es aber nie auszahlte, ist …“: the verb is last, and the main clause gets its own."""
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
            self._coordinated(segment, finite)
            return True
        if segment.mark != ",":
            return False
        if self.tokens[finite].mood in SUBJUNCTIVE:
            self._add(Open("verb-second", segment.own, host))
            return True
        if self.tokens[segment.words[0]].tag in ("PPER", "PDS") and segment.words[1:2] == [finite]:
            self._add(Open("main", segment.own, host))  # „Die Anlage, sie kostete Millionen, steht still“
            return True
        return False

    def _new_clause(self, segment: Segment, finite: int) -> None:
        if segment.conjoined:
            self._coordinated(segment, finite)
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
        """Add a main clause; a subordinate clause that hangs on nothing yet is its own („Je länger A, desto größer wird B“,
        „Wer A, der B“)."""
        main = Open("main", segment.own)
        if self.last is not None and self.last.parent is None and self.last.kind in SUBORDINATE:
            for clause in self.clauses:
                if clause.parent is None and clause.kind in SUBORDINATE:
                    clause.parent = main
        self._add(main)

    # -- coordination

    def _coordinated(self, segment: Segment, finite: int) -> None:
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
        words = [i for i in segment.words if self.tokens[i].tag != "KON" and self.tokens[i].text != "aber"]
        if words and self.tokens[words[0]].tag in ("PPER", "PRF") and len(words) > 1 and words[1] < finite:
            return True  # „…, es aber nie auszahlte“
        before = sum(segment.words[0] <= phrase.start and phrase.end <= finite for phrase in self.phrases)
        return before > 1 or segment.mark == "und"

    def _goes_on_with_content(self, segment: Segment, finite: int) -> bool:
        """„…“, sagte X, „aber wir warten“ / …, sagte X, und er wolle bleiben."""
        return self._opens_quotation(segment) or self.tokens[finite].mood in SUBJUNCTIVE

    def _continues(self, model: Open, finite: int, verb_last: bool) -> bool:
        if model.kind in SUBORDINATE:
            return verb_last
        if model.kind == "verb-second":
            return self.tokens[finite].mood in SUBJUNCTIVE
        return model.kind == "main" and not verb_last

    # -- segments without a finite verb

    def _without_finite(self, segment: Segment, rest: list[Segment]) -> None:
        ahead = self._verb_ahead(rest)
        zu = zu_infinitive_in(self.tokens, segment.words)
        participle = not zu and self._participle(segment, rest)
        host = None
        if not participle and not (zu and segment.conjoined and self._infinitive_ended()):
            host = self._resumed(segment, zu=zu, verb_comes=ahead is not None)
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

    def _infinitive_ended(self) -> bool:
        """True if the last clause is an infinitive that has its verb: „…, A zu hören | und B zu sehen“."""
        return self.last is not None and self.last.kind == "infinitive" and not lacking(self.tokens, self.last)

    def _bare(self, clause: Open) -> bool:
        """„ist in den Dörfern, in die …, von Ruhe nichts zu spüren“; „ist wichtig, …, zu sparen“ has its predicate."""
        return not any(self.tokens[i].tag == "ADJD" for i in clause.own)

    def _begins_infinitive(self, segment: Segment, rest: list[Segment]) -> bool:
        """„Es geht darum, die Menschen, die …, zu retten“: no apposition, since no noun stands before it."""
        if self.last is None or segment.mark != "," or not rest:
            return False
        if self.tokens[segment.own[0] - 2].tag in ("NN", "NE") or not finite_in(self.tokens, self.last.own):
            return False
        if self.last.kind in ("relative", "adverbial"):
            return False
        behind = next((s for s in rest if not s.opens), rest[0])
        own = self.tokens[behind.words[0]].text.lower() not in _OPENS_INFINITIVE
        return own and behind.finite is None and zu_infinitive_in(self.tokens, behind.words)

    def _begins_content(self, segment: Segment, ahead: Segment, rest: list[Segment]) -> bool:
        """„Er sagte, an Bord des Schiffs, das …, seien mehr Menschen“: the Vorfeld of what is said, and a clause inside it."""
        governor = self._governor()
        interrupted = segment.mark == "," and rest[0].opens and ahead.verb_first and not ahead.conjoined
        if governor is None or not interrupted or ahead.finite is None or self.tokens[ahead.finite].mood not in SUBJUNCTIVE:
            return False
        return governor.content is None and not self._subjunctive(governor) and self._renders(governor.own)

    def _begin(self, segment: Segment, ahead: Segment) -> None:
        """A clause begins whose verb comes later: „…, denn der Tunnel, durch den …, muss …“."""
        finite = ahead.finite
        if finite is None or self.last is None or segment.mark == ";":
            self._add(Open("main", segment.own))
            return
        shape = Segment(segment.own, segment.words, "und", finite=finite, verb_last=ahead.verb_last)
        self._coordinated(shape, finite)

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
        elif segment.conjoined and brought(self.tokens, segment.words):  # „Er soll gewusst haben, dass …, und geholfen haben“
            clause = next((c for c in self._chain() if c.kind in VERB_SECOND), clause)
        elif clause.content is not None and (self._rest_of_content(segment) or self._wants_rest(clause.content, segment)):
            clause = clause.content
        elif segment.mark in (",", ":"):  # a subordinate clause ends with its verb; what follows goes on with the one around
            if clause.parent is not None and self._hangs_on_noun(clause, clause.parent):
                clause = clause.parent
            while clause.kind not in ("main", "verb-second", "dass") and clause.parent is not None:
                clause = clause.parent
        self._extend(clause, segment)

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
