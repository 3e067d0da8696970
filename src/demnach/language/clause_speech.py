"""Clauses that tell somebody's words, and the clauses that are told.

„Der Minister komme, sagte die Sprecherin, nicht zurück“: a verb of speaking with its subject behind it makes what surrounds it
or stands before it its content; a verb-second clause in the subjunctive, or behind a verb of speaking, depends on it
(Duden-Grammatik, „Redewiedergabe“, „Abhängige Verbzweitsätze“).
"""

from __future__ import annotations

from demnach.language.brackets import SUBORDINATE, Open, finite_in
from demnach.language.clause_book import SUBJUNCTIVE, ClauseBook
from demnach.language.segments import Segment
from demnach.lexicon.cues import load_cues

_BARE = 3
"""Words of a clause with no more than subject and verb, perhaps „nicht“."""


class SpeechReader(ClauseBook):
    """Reads matrix clauses and dependent verb-second clauses."""

    def _is_inquit(self, segment: Segment, finite: int, rest: list[Segment]) -> bool:
        """„Die Verhandlungen, sagte der Unterhändler, seien gescheitert“: the verb of the clause is still to come."""
        if not self._inquit_shape(segment, finite):
            return False
        ahead = self._verb_ahead(rest)
        if ahead is None or ahead.finite is None or not ahead.verb_first:
            return False
        told = self.tokens[ahead.finite].mood not in SUBJUNCTIVE and self.tokens[ahead.finite].past and self.tokens[finite].past
        return not told or self._opens_quotation(ahead)  # „wies X zurück, räumte aber ein, …“

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
        elif last.kind in SUBORDINATE and last.parent is not None and len(segment.words) == 1:
            # „…, dass er arbeitet, lebt und …“
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
        elif self._has_clause_before(last, finite):
            main = Open("verb-second", segment.own, last.parent)
            last.parent = main
            self._add(main)
        elif self._is_matrix(segment, finite, top):
            self._matrix_behind(segment, top)
        elif last.kind == "verb-second" and self.tokens[finite].mood in SUBJUNCTIVE:
            self._add(Open("verb-second", segment.own, last.parent))
        else:
            self._add(Open("main", segment.own))

    def _says_behind_inquit(self, segment: Segment, finite: int, last: Open) -> bool:
        """True if the matrix before has nothing but a subordinate clause as its content so far, and the main clause comes."""
        before = [c for c in self.clauses if c.parent is last]
        if last.content is not None or len(before) != 1 or before[0].kind != "adverbial" or before[0].own[0] > last.own[0]:
            return False
        goes_on = self._opens_quotation(segment) or self.tokens[finite].mood in SUBJUNCTIVE
        return goes_on and self._renders(last.own)

    def _has_clause_before(self, last: Open, finite: int) -> bool:
        """„Er sagte, wenn A komme, werde B gehen“: the subordinate clause is the Vorfeld of the words that are said."""
        said = last.parent is not None and self._renders(last.parent.own)
        return said and last.kind == "adverbial" and self.tokens[finite].mood in SUBJUNCTIVE

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
        if segment.mark == "," and not verbs and governor.ended:
            return True  # „Minister unter Druck: Opposition tobt, Kanzler schweigt“
        if governor.kind == "verb-second" and self.tokens[finite].mood == "ind":
            return governor is self.last and self._thinks(governor)
        renders = self._renders(governor.own)
        if self.tokens[finite].mood in SUBJUNCTIVE and governor is self.last and self._names_words(governor):
            return True
        if self.tokens[finite].mood in SUBJUNCTIVE and renders:
            return True
        if self.tokens[finite].mood == "sub1":
            return not self._subjunctive(governor)
        if not renders or (governor.content is not None and not self._opens_quotation(segment)):
            return False
        return segment.mark == ":" or self._opens_quotation(segment) or not self._has_object(governor)

    def _governor(self) -> Open | None:
        """The clause that a rendered clause depends on: the last one that is no relative or adverbial aside."""
        clause = self.last
        if clause is not None and clause.kind in ("adverbial", "relative") and self._reports_itself(clause):
            return clause
        if clause is not None and clause.kind != "main" and self._names_words(clause):
            return clause
        while clause is not None and clause.kind in ("relative", "adverbial", "participle") and clause.parent is not None:
            clause = clause.parent
        if clause is None or clause.kind != "verb-second" or clause.parent is None:
            return clause
        alone = clause.parent.ended and not finite_in(self.tokens, clause.parent.own)
        return clause if load_cues().verb(self._lemma(clause.own)) and not alone else clause.parent

    def _thinks(self, clause: Open) -> bool:
        """„… und ich fürchte, wir verlieren“: nothing but a subject and a verb that takes a verb-second clause."""
        bare = sum(self.tokens[i].tag[0] != "$" and self.tokens[i].tag != "KON" for i in clause.own) <= _BARE
        return bare and any("v2" in cue.constructions for cue in load_cues().verb(self._lemma(clause.own)))

    def _reports_itself(self, clause: Open) -> bool:
        """„nachdem er versichert hatte, die Lage sei ruhig“, „die ihm vorwarf, er lüge“; „wie er versicherte“ is an aside and
        governs nothing."""
        opened = clause.subordinator is not None and self.tokens[clause.subordinator].text.lower() != "wie"
        return opened and self._renders(clause.own)

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
