"""What the mood of a verb is weighed by: the clauses around it, how they hang together and what their forms make clear."""

from __future__ import annotations

from functools import cached_property

from demnach.language.mood_forms import ambiguity, by_form, only_imperative
from demnach.language.time_anchors import time_anchors
from demnach.language.types import Clause, Sentence, Token
from demnach.lexicon.anchors import Anchor, time_units
from demnach.lexicon.cues import Cue, load_cues

CLEAR = frozenset({"sub1", "sub2"})
_OPENING, _CLOSING = frozenset("„«»‚›‹"), frozenset("“”‘’")
_LONGEST_QUOTATION = 150
"""So many tokens back a quotation mark may stand that is still open."""
LONGEST_CHAIN = 8
"""So many clauses may hang together by „und“ or commas; what is longer is no sentence."""
_FIRST, _SECOND = frozenset({"ich", "wir"}), frozenset({"du"})
_CONDITIONS = frozenset({"wenn", "falls", "sofern"})
_SUPPOSING = frozenset({"angenommen", "gesetzt", "vorausgesetzt", "gedacht"})
_OBJECT_WORDS = frozenset({"dass", "daß", "ob"})
_INDEPENDENT = frozenset({"main", "verb-second"})


class Context:
    """One sentence whose clauses, phrases and owners are known."""

    def __init__(self, tokens: list[Token], sentence: Sentence) -> None:
        """``tokens`` are those of the whole analysis, in which the sentence's indices count."""
        self.tokens = tokens
        self.sentence = sentence
        self.clauses = sentence.clauses
        self._number = {id(clause): n for n, clause in enumerate(self.clauses)}
        self._own: list[list[int]] = [[] for _ in self.clauses]
        for i, owner in enumerate(sentence.owners, sentence.start):
            if owner >= 0 and tokens[i].tag[0] != "$":
                self._own[owner].append(i)
        self._lower: dict[int, list[str]] = {}
        self._conditional: dict[int, bool] = {}
        self._anchors: dict[int, frozenset[Anchor]] = {}
        self.groups: dict[int, list[Clause]] | None = None  # by the id of a clause: the condition that it takes part in
        self._children: list[list[Clause]] = [[] for _ in self.clauses]
        for clause in self.clauses:
            if clause.parent is not None:
                self._children[clause.parent].append(clause)

    # -- words

    def own(self, clause: Clause) -> list[int]:
        """Return the indices of a clause's own words, without marks and without the clauses inside it."""
        return self._own[self._number[id(clause)]]

    def own_tokens(self, clause: Clause) -> list[Token]:
        """Return a clause's own words."""
        return [self.tokens[i] for i in self.own(clause)]

    def lower(self, clause: Clause) -> list[str]:
        """Return a clause's own words in lower case."""
        number = self._number[id(clause)]
        if number not in self._lower:
            self._lower[number] = [self.tokens[i].text.lower() for i in self._own[number]]
        return self._lower[number]

    def anchors(self, clause: Clause) -> frozenset[Anchor]:
        """Return what ties a clause to a time; a noun's attribute does not („die derzeit hohe Zahl“)."""
        number = self._number[id(clause)]
        if number not in self._anchors:
            own = self.own_tokens(clause)
            self._anchors[number] = time_anchors([t for t in own if t.i not in self._attributes])
        return self._anchors[number]

    def opener(self, clause: Clause) -> str:
        """Return the subordinator in lower case, or ""."""
        return self.tokens[clause.subordinator].text.lower() if clause.subordinator is not None else ""

    def conjoined(self, clause: Clause) -> bool:
        """True if a clause begins with „und“, „oder“, „aber“ …"""
        own = self.own(clause)
        return bool(own) and self.tokens[own[0]].tag == "KON"

    def verb_first(self, clause: Clause) -> bool:
        """True if nothing but a conjunction stands before the finite verb: „Sollte er kommen“, „und käme er“."""
        first = next((i for i in self.own(clause) if self.tokens[i].tag != "KON"), None)
        return first is not None and first == clause.finite

    def mark_before(self, clause: Clause) -> str:
        """Return the token before a clause's own first word, quotation marks left aside; "" at the sentence's beginning."""
        own = self.own(clause)
        at = own[0] - 1 if own else -1
        while at >= self.sentence.start and self.tokens[at].text in _OPENING | _CLOSING | {'"'}:
            at -= 1
        return self.tokens[at].text if at >= self.sentence.start else ""

    # -- the tree

    def parent(self, clause: Clause) -> Clause | None:
        """Return the clause that a clause hangs on."""
        return self.clauses[clause.parent] if clause.parent is not None else None

    def children(self, clause: Clause) -> list[Clause]:
        """Return the clauses that hang on a clause."""
        return self._children[self._number[id(clause)]]

    def sisters(self, clause: Clause) -> list[Clause]:
        """Return the clauses that hang on the same one."""
        beside = self.clauses if clause.parent is None else self._children[clause.parent]
        return [other for other in beside if other is not clause and other.parent == clause.parent]

    def before(self, clause: Clause) -> Clause | None:
        """Return the clause that ends where a clause begins, whatever the tree says."""
        own = self.own(clause)
        if not own:
            return None
        for i in range(own[0] - 1, self.sentence.start - 1, -1):
            owner = self.sentence.owners[i - self.sentence.start]
            if owner >= 0 and self.clauses[owner] is not clause and self.tokens[i].tag[:1] != "$":
                return self.clauses[owner]
        return None

    def behind(self, clause: Clause) -> Clause | None:
        """Return the clause that begins where a clause's own words end, whatever the tree says."""
        own = self.own(clause)
        if not own:
            return None
        for i in range(own[-1] + 1, self.sentence.end):
            owner = self.sentence.owners[i - self.sentence.start]
            if owner >= 0 and self.clauses[owner] is not clause and self.tokens[i].tag[:1] != "$":
                return self.clauses[owner]
        return None

    def next_independent(self, clause: Clause) -> Clause | None:
        """Return the clause behind; what hangs on the first is passed over: „Änderte sich das, wie er sagt, sänken …“."""
        following = self.behind(clause)
        for _ in range(LONGEST_CHAIN):
            if following is None or following.kind in _INDEPENDENT or self.parent(following) is not clause:
                break
            following = self.behind(following)
        return following

    # -- verbs

    def person(self, clause: Clause) -> int:
        """Return the person of a clause's subject; „ich bin … und habe …“: one subject, one person."""
        for _ in range(LONGEST_CHAIN):
            words = self.lower(clause)
            if any(word in _FIRST for word in words):
                return 1
            if any(word in _SECOND for word in words):
                return 2
            before = self.before(clause)
            if before is None or not self.conjoined(clause) or (self.own_subject(clause) and not self.verb_first(clause)):
                return 3
            clause = before
        return 3

    def own_subject(self, clause: Clause) -> bool:
        """True if the subject stands in the clause itself; „X kam und sagte …“: the second has none of its own."""
        return clause.subject is not None and self.sentence.phrases[clause.subject].head in self.own(clause)

    def ambiguous(self, clause: Clause) -> str:
        """Return the tense of a clause's verb if its form leaves the mood open, else ""."""
        if clause.finite is None:
            return ""
        verb = self.tokens[clause.finite]
        return ambiguity(verb.text.lower(), verb.person)

    def clear(self, clause: Clause) -> str:
        """Return the mood of a clause's verb as far as its form alone tells it; empty where it does not."""
        if clause.finite is None or self.ambiguous(clause):
            return ""
        verb = self.tokens[clause.finite]
        return by_form(verb.text.lower(), verb.person)[0]

    def narrates(self, clause: Clause) -> bool:
        """True if a clause's verb can be nothing but an indicative preterite: „kam“, „waren“, „konnte“."""
        return clause.finite is not None and self.clear(clause) == "ind" and self.tokens[clause.finite].past

    def plural(self, clause: Clause) -> bool:
        """True if the verb's form is plural."""
        return clause.finite is not None and self.tokens[clause.finite].number == "pl"

    # -- what a clause does

    def cues(self, clause: Clause, construction: str) -> list[Cue]:
        """Return the cues of saying or thinking that a clause's predicate is and that take such a complement."""
        found = load_cues().verb(clause.predicate)
        if not found:
            return []
        words = frozenset(self.lower(clause))
        itself = any(token.tag == "PRF" for token in self.own_tokens(clause))
        return [
            cue
            for cue in found
            if construction in cue.constructions
            and (itself or not cue.reflexive)
            and (cue.kind == "verb" or words.issuperset(cue.words))
        ]

    def frame(self, clause: Clause) -> bool:
        """True if a clause tells somebody's words: a verb-second clause hangs on it."""
        return any(child.kind == "verb-second" for child in self.children(clause))

    def inquit(self, clause: Clause) -> bool:
        """True if a clause may stand beside or inside the words it reports: „…, sagte die Beraterin“."""
        own = self.own(clause)
        if own and self.tokens[own[0]].text.lower() == "so":  # „dann, so versicherte er, würde …“
            own = own[1:]
        if clause.kind not in _INDEPENDENT or not own or own[0] != clause.finite or own[0] == self.sentence.start:
            return False
        if self.clear(clause) == "sub2":
            return False  # „Hätte er eingegriffen, stünde die Werft noch“
        return any(cue.inquit for cue in self.cues(clause, "quote"))

    def conditional(self, clause: Clause) -> bool:
        """True for „wenn …“, „falls …“, „Angenommen, …“ and a clause that begins with its verb: „Käme er, …“."""
        number = self._number[id(clause)]
        if number not in self._conditional:
            opened = self.opener(clause) in _CONDITIONS or self.supposed(clause)
            self._conditional[number] = opened or self._opens_condition(clause)
        return self._conditional[number]

    def supposed(self, clause: Clause) -> bool:
        """„Angenommen, der Fluss stiege noch einen Meter, …“"""
        own = self.lower(clause)
        return clause.kind in _INDEPENDENT and own[:1] != [] and own[0] in _SUPPOSING and self.own(clause)[0] != clause.finite

    def _opens_condition(self, clause: Clause) -> bool:
        """„Lebte der Gründer noch, (er) kaufte (er) …“: verb-first, and another clause follows behind a comma."""
        for _ in range(LONGEST_CHAIN):  # „Bliebe der Regen aus und hielten die Böden nicht, …“
            before = self.before(clause)
            if not self.conjoined(clause) or clause.kind == "adverbial":
                return self._begins_condition(clause)
            if before is None or not self.verb_first(clause) or self.mark_before(clause) in (",", ";"):
                return False
            clause = before
        return False

    def _begins_condition(self, clause: Clause) -> bool:
        if clause.finite is None or clause.subordinator is not None or not self.verb_first(clause):
            return False
        if clause.kind == "adverbial":
            return True
        if clause.kind not in _INDEPENDENT or self.asked or len(self.own(clause)) == 1:
            return False
        mark = self.mark_before(clause)
        if mark not in ("", ";", ":") or self.imperative(clause):
            return False
        following = self.next_independent(clause)
        if following is None or following.finite is None:
            return False
        if self.conjoined(following):
            return self.verb_first(following)
        return following.kind in _INDEPENDENT and self.mark_before(following) == ","

    def imperative(self, clause: Clause) -> bool:
        """„Sei still!“, „Seien Sie vorsichtig!“: an order, which has no subject but the polite „Sie“ behind the verb."""
        if clause.finite is None or not self.verb_first(clause):
            return False
        verb = self.tokens[clause.finite]
        if verb.tag.endswith("IMP") or (only_imperative(verb.text.lower()) and self.person(clause) == 3):
            return True
        if self.conjoined(clause) and verb.number != "pl" and not self.own_subject(clause):  # „Geh, und rede mit niemandem!“
            before = self.before(clause)
            if before is not None and self.verbatim(clause) and self.inquit(before):
                before = self.before(before)
            if before is not None and not self.conjoined(before) and self.imperative(before):
                return True
        return self.ordered and self._imperative_form(clause, verb)

    def _imperative_form(self, clause: Clause, verb: Token) -> bool:
        if clause.finite is None:
            return False
        following = self.tokens[clause.finite + 1] if clause.finite + 1 < self.sentence.end else None
        if following is not None and following.text == "Sie":
            return True
        nominal = following is not None and following.tag in ("PPER", "ART", "PPOSAT", "PIS", "NE", "PDS", "PDAT")
        return verb.text.lower() == "sei" and not nominal

    @cached_property
    def _attributes(self) -> frozenset[int]:
        """The tokens inside a noun phrase, before its head; a unit of time has no other attributes than those of time."""
        long = (p for p in self.sentence.phrases if p.head - p.start > 1 and self.tokens[p.head].lemma not in time_units())
        return frozenset(i for p in long for i in range(p.start + 1, p.head))

    @cached_property
    def asked(self) -> bool:
        """True if the sentence ends with a question mark."""
        return any(token.text == "?" for token in self.tokens[self.sentence.end - 2 : self.sentence.end])

    @cached_property
    def ordered(self) -> bool:
        """True if there is an exclamation mark in the sentence."""
        return any(token.text == "!" for token in self.tokens[self.sentence.start : self.sentence.end])

    # -- quotations

    def verbatim(self, clause: Clause) -> bool:
        """True if a quotation is open where a clause begins, and its matrix clause stands outside.

        „„Mein Arzt sagte, ich habe Glück gehabt“, erzählte sie“: told within a quotation.
        """
        opened = self._quotation_at(clause)
        if opened < 0:
            return False
        parent = self.parent(clause)
        return parent is None or parent.finite is None or not opened < parent.finite < clause.start

    def _quotation_at(self, clause: Clause) -> int:
        """Return where the quotation was opened that is still open at a clause's beginning, or -1."""
        opened = self._open_at_start
        own = self.own(clause)
        for i in range(self.sentence.start, (own[0] if own else clause.start) + 1):
            text = self.tokens[i].text
            if text in _OPENING or (text == '"' and opened < 0):
                opened = i
            elif text in _CLOSING or text == '"':
                opened = -1
        return opened

    @cached_property
    def _open_at_start(self) -> int:
        """Where a quotation was opened that runs on into the sentence, or -1."""
        start = self.sentence.start
        if start and self.tokens[start - 1].text == '"':
            return start - 1
        for i in range(start - 1, max(-1, start - _LONGEST_QUOTATION), -1):
            if self.tokens[i].text in _CLOSING:
                return -1
            if self.tokens[i].text in _OPENING:
                return i
        return -1

    def asks(self, clause: Clause) -> bool:
        """True for a clause with „dass“, „ob“ or a w-word that is an object, or is set beside one: „wie …, wie … und wie …“."""
        if clause.kind == "dass" or self.opener(clause) in _OBJECT_WORDS:
            return True
        opener = self.opener(clause)
        earlier = (c for c in self.clauses if c.kind == "dass" and c.start < clause.start)
        return bool(opener) and any(self.opener(c) == opener for c in earlier)
