"""Where a name stands in its sentence: its clause, its preposition, what governs it, what it owns, what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from demnach.language.types import Analysis, Clause, Phrase, Sentence, Token
from demnach.lexicon.metonyms import sorts_of_noun
from demnach.reading.entities.name_kinds import Name

LOCATIVE = frozenset({
    "in", "im", "nach", "nahe", "auf", "ab", "bis", "neben", "unter", "unweit", "außerhalb", "innerhalb", "rund", "gen",
    "entlang", "nördlich", "südlich", "östlich", "westlich", "nordöstlich", "nordwestlich", "südöstlich", "südwestlich",
    "am", "ins", "ans", "hinter", "um", "vor", "bei", "beim", "über", "oberhalb", "unterhalb", "via", "inmitten", "vorm",
})  # fmt: skip
"""Prepositions that ask „where“ or „where to“."""
FAR_AND_NEAR = frozenset({"unweit", "fern", "entfernt", "abseits", "jenseits", "diesseits", "weitab"}) | {
    f"{one}lich" for one in ("nörd", "süd", "öst", "west", "nordöst", "nordwest", "südöst", "südwest")
}
"""Adverbs before „von“ that make a place of what follows: „östlich von Oslo“."""
NAMING = frozenset({"nennen", "heißen", "taufen", "schimpfen", "finden", "sein", "bleiben", "werden"})
"""Verbs with a second nominative or accusative: „man nannte Wien die Stadt der Musik“."""
TIMES = frozenset({"Tag", "Woche", "Monat", "Jahr", "Abend", "Morgen", "Nacht", "Mal", "Stunde", "Minute", "Moment"})
"""Nouns whose accusative tells a time: „verließ Rom jeden Morgen“."""
MODIFIERS = frozenset({"ADJA", "CARD"})
ARTICLES = frozenset({"ART", "PDAT", "PIAT", "PPOSAT"})


@dataclass(frozen=True)
class Setting:
    """A name in its sentence."""

    analysis: Analysis
    sentence: Sentence
    name: Name
    names: tuple[Name, ...]
    """All names of the sentence, in order."""
    house: bool
    """Whether the name is a palace's or a ministry's, which has an article and a roof."""

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the whole article."""
        return self.analysis.tokens

    @property
    def has_article(self) -> bool:
        """„der Kreml“, „die Schweiz“; towns have none."""
        return self.house or self.name.kind == "state"

    @cached_property
    def clause(self) -> Clause | None:
        """The innermost clause with a predicate around the name; children come after their parents."""
        around = (c for c in reversed(self.sentence.clauses) if c.start <= self.name.first < c.end and c.predicate)
        return next(around, None)

    @cached_property
    def own(self) -> list[Token]:
        """The tokens of the clause without those of clauses embedded in it, and without the name."""
        clause, sentence = self.clause, self.sentence
        if clause is None:
            inside: Iterator[Token] = iter(self.tokens[sentence.start : sentence.end])
        else:
            index = next(i for i, other in enumerate(sentence.clauses) if other is clause)
            owners = sentence.owners
            inside = (
                token
                for token in self.tokens[clause.start : clause.end]
                if not owners or owners[token.i - sentence.start] in {index, -1}
            )
        return [token for token in inside if not self.name.first <= token.i <= self.name.last]

    @cached_property
    def others(self) -> list[Token]:
        """The tokens of the rest of the sentence."""
        own = {token.i for token in self.own} | set(range(self.name.first, self.name.last + 1))
        return [token for token in self.tokens[self.sentence.start : self.sentence.end] if token.i not in own]

    def before(self, at: int) -> Token | None:
        """The token before ``at`` in the sentence."""
        return self.tokens[at - 1] if at > self.sentence.start else None

    @property
    def next(self) -> Token | None:
        """The token after the name in the sentence."""
        after = self.name.last + 1
        return self.tokens[after] if after < self.sentence.end else None

    @cached_property
    def left_edge(self) -> int:
        """Where the phrase of the name begins, over its adjectives and its article: „das kleine Malta“."""
        at = self.name.first
        while (token := self.before(at)) is not None and (
            token.tag in MODIFIERS or (self.has_article and token.tag in ARTICLES)
        ):
            at -= 1
        if not self.has_article and at < self.name.first and (token := self.before(at)) and token.tag in ARTICLES:
            at -= 1  # „das abendliche Teheran“
        return at

    @cached_property
    def row_edge(self) -> int:
        """Where the row of names begins in which this one stands: „Kiew und Warschau“, „Chile, Peru oder Brasilien“."""
        edge, last = self.left_edge, self.name.last
        for earlier in reversed([name for name in self.names if name.last < self.name.first]):
            between = self.tokens[earlier.last + 1 : edge]
            if not between or not all(_links(token) for token in between):
                break
            if not any(token.tag in {"KON", "KOKOM"} for token in between) and not self._row_goes_on(last):
                break  # „stimmten Ungarn und Malta, Irland enthielt sich“
            edge, last = Setting(self.analysis, self.sentence, earlier, self.names, self.house).left_edge, earlier.last
        return edge

    @property
    def after_row(self) -> Token | None:
        """The token behind the row of names."""
        last = self.name.last
        for later in self.names:
            if later.first > last and self._row_goes_on(last):
                last = later.last
        return self.tokens[last + 1] if last + 1 < self.sentence.end else None

    def _row_goes_on(self, last: int) -> bool:
        """Whether another name follows behind a comma or „und“."""
        following = next((name for name in self.names if name.first > last), None)
        between = self.tokens[last + 1 : following.first] if following is not None else []
        return bool(between) and all(_links(token) for token in between)

    @cached_property
    def preposition(self) -> Token | None:
        """The preposition of the name, over its article, a row of names and „die Länder“."""
        phrase = self.introduced_by
        if phrase is not None and phrase.preposition is not None:
            return self.tokens[phrase.preposition]
        for edge in (self.left_edge, self.row_edge):
            at = edge
            if (noun := self.before(at)) is not None and noun.tag == "NN" and "fellow" in sorts_of_noun(noun.lemma):
                at -= 1
                while (token := self.before(at)) is not None and token.tag in MODIFIERS | ARTICLES:
                    at -= 1
            if (token := self.before(at)) is not None and _is_preposition(token):
                return None if self._is_conjunction(token) else token
        return None

    def _is_conjunction(self, token: Token) -> bool:
        """„Um Rabat entgegenzukommen“, „bis Tripolis die Durchfahrt genehmigt“: the word opens a clause."""
        clause = self.clause
        if clause is None:
            return False
        if token.i == clause.subordinator:
            return True
        opens = token.i == clause.start and token.text.lower() in {"bis", "seit", "während"}
        after = self.next
        return opens and after is not None and after.tag in ARTICLES | {"NN", "PRF", "PPER"} and bool(clause.verbs)

    @cached_property
    def ranges(self) -> bool:
        """„von Lissabon bis Helsinki“: the first or the second of two ends."""
        first = next((name for name in reversed(self.names) if name.last == self.name.first - 2), None)
        second = next((name for name in self.names if name.first == self.name.last + 2), None)
        return any(
            start is not None
            and end is not None
            and self.tokens[start.last + 1].text == "bis"
            and (opening := self.before(start.first)) is not None
            and opening.text.lower() == "von"
            for start, end in ((first, self.name), (self.name, second))
        )

    @cached_property
    def governors(self) -> list[Token]:
        """The nouns that may govern the preposition: the one right before it, and what that one belongs to."""
        if self.preposition is None:
            return []
        at, found = self.preposition.i, []
        for _ in range(3):
            while (token := self.before(at)) is not None and token.tag == "$(":
                at -= 1  # „„starke Beziehungen“ zu Nordkorea“
            noun = self.before(at)
            if noun is None or noun.tag not in {"NN", "NE"}:
                break
            if noun.tag == "NN":
                found.append(noun)
            at = noun.i
            genitive = noun.tag == "NE" and noun.text.endswith("s")
            while (token := self.before(at)) is not None and token.tag in MODIFIERS | ARTICLES:
                genitive = genitive or token.text.lower() in {"des", "der", "eines", "einer", "ihrer", "seiner", "dieser"}
                at -= 1
            if not genitive:
                break
        return found

    @cached_property
    def genitive(self) -> bool:
        """„Moskaus“, „des Kremls“, „der Schweiz“ behind a noun; a name that ends in s anyway needs an article or a noun."""
        bearer = self.name.bearer
        assert bearer is not None
        last = self.tokens[self.name.last].text
        before = self.before(self.name.first)
        if last.endswith(("s", "’")) and not bearer.name.endswith(last):
            return True
        at = self.left_edge
        article = self.tokens[at].text.lower() if at < self.name.first else ""
        governed = self.before(at)
        follows = governed is not None and governed.tag in {"NN", "NE"}
        if article == "des" or (before is not None and before.text.lower() == "des"):
            return True
        return article == "der" and follows and (bearer.gender in {"F", "P"} or self.name.last > self.name.first)

    @cached_property
    def owned(self) -> Token | None:
        """What a genitive belongs to: „Moskaus neue Haltung“, „die Haltung Moskaus“, „Pläne des Pentagons“."""
        for edge in (self.left_edge, self.row_edge):
            noun = self.before(edge)
            article = edge < self.name.first
            if noun is not None and (noun.tag == "NN" or (noun.tag == "NE" and article and noun.text[-1:] != "s")):
                return noun
        after = self.name.last + 1
        while after < self.sentence.end and self.tokens[after].tag in MODIFIERS:
            after += 1
        return self.tokens[after] if after < self.sentence.end and self.tokens[after].tag in {"NN", "NE"} else None

    @cached_property
    def compared(self) -> bool:
        """„anders als Den Haag“, „wie Peru“: a comparison makes it a second subject."""
        token = self.before(self.left_edge)
        return token is not None and token.tag in {"KOKOM", "KON"} and token.text.lower() in {"als", "wie"}

    @cached_property
    def dative(self) -> bool:
        """„Dem Iran bleibt eine Frist“: a dative without a preposition names somebody (Duden, „Dativus commodi“)."""
        article = self.tokens[self.left_edge].text.lower() if self.left_edge < self.name.first else ""
        plural = self.name.bearer is not None and self.name.bearer.gender == "P"  # „den USA“
        dative = self.has_article and article == ("den" if plural else "dem")
        return self.preposition is None and (dative or self._third)

    @property
    def _third(self) -> bool:
        """„Die Gesandten überbrachten Damaskus eine Warnung“: beside subject and object only a dative is left."""
        clause = self.clause
        if clause is None or clause.subject is None or self.has_article or clause.predicate in NAMING:
            return False
        subject = self.sentence.phrases[clause.subject]
        own = {token.i for token in self.own}
        return not subject.start <= self.name.first < subject.end and any(
            phrase is not subject
            and phrase.preposition is None
            and phrase.head in own
            and phrase.cases in {"A", "NA"}
            and self.tokens[phrase.start].tag in ARTICLES
            and self.tokens[phrase.head].lemma not in TIMES
            for phrase in self.sentence.phrases
        )

    @cached_property
    def bears_address(self) -> bool:
        """„Vancouver, Kanada“, „Santo Domingo (Dominikanische Republik)“: the state only tells where the town is."""
        comma, earlier = self.before(self.name.first), [one for one in self.names if one.last < self.name.first]
        if self.name.kind != "state" or comma is None or not earlier or earlier[-1].last != self.name.first - 2:
            return False
        town = earlier[-1].kind == "place"
        return comma.text == "(" or (comma.text == "," and town and not self._row_goes_on(self.name.last))

    @cached_property
    def introduced_by(self) -> Phrase | None:
        """„neun Staaten, darunter Peru“, „Ländern wie Peru“: the phrase whose part the name plays."""
        before = self.before(self.row_edge)
        if before is None or before.text not in {"nämlich", "darunter", "also", "wie", "etwa"}:
            return None
        at = before.i - 1 if self.tokens[before.i - 1].text == "," else before.i
        found = next((phrase for phrase in self.sentence.phrases if phrase.start < at <= phrase.end), None)
        if found is not None and before.text == "wie" and self.tokens[found.head].number != "pl":
            return None  # „im selben Maße wie Oslo“ compares
        return found

    @property
    def guessed_subject(self) -> bool:
        """Whether only its place behind a pronoun makes the name a subject: „Pendler, die Luxemburg erreichten“."""
        clause = self.clause
        if clause is None or clause.subordinator is None or self.row_edge != clause.subordinator + 1:
            return False
        pronoun = self.tokens[clause.subordinator]
        return pronoun.tag in {"PRELS", "PDS", "ART"} or pronoun.text.lower() == "wer"

    @cached_property
    def subject(self) -> bool:
        """Whether the name is, or may be, the subject of its clause."""
        clause = self.clause
        if clause is None:
            return False
        found = self.sentence.phrases[clause.subject] if clause.subject is not None else None
        first = self.row_edge
        if found is not None and found.start <= self.name.first < found.end:
            return True
        if clause.subordinator is not None and first == clause.subordinator + 1 and clause.kind != "infinitive":
            return True  # „…, was Paris bedauerte“
        if clause.kind == "participle" and first == clause.start + 1:
            return True  # „bis Tripolis die Durchfahrt genehmigt“, read as a participle
        if found is not None and found.start <= first < found.end:
            return True
        if self.introduced_by is not None:
            return found is self.introduced_by or found is None
        if self._inverted(clause, found):
            return True
        if found is None and self.preposition is None and clause.kind not in {"infinitive", "participle"}:
            return True  # „Hinter dem Vorstoß steckt nach Ansicht vieler Doha“
        before = self.before(first)
        explains = before is not None and before.text in {"nämlich", "darunter", "also", "nur", "auch", "sogar", "selbst"}
        prefield = clause.finite is not None and self.name.last + 1 == clause.finite and clause.subordinator is None
        return (prefield or explains) and (found is None or (before is not None and before.tag in {"KON", "ADV"}))

    def _inverted(self, clause: Clause, found: Phrase | None) -> bool:
        """„Im Streit sucht Bern Rückhalt“, „zieht Dublin sie hoch“: right behind the verb, over „es“ and „sich“."""
        if clause.finite is None or clause.subordinator is not None or self.preposition is not None:
            return False
        at = self.left_edge
        while (token := self.before(at)) is not None and token.tag in {"PRF", "PPER"}:
            at -= 1
        if at != clause.finite + 1 or at == clause.start + 1:
            return False
        if found is not None and found.start < clause.finite and self.tokens[clause.start].tag in {"APPR", "APPRART"}:
            return True  # „Nach langem Hin und Her rückte Zagreb ab“
        pronoun = found is not None and self.tokens[found.head].tag == "PPER" and found.start > clause.finite
        return found is None or found.start > self.name.last or pronoun

    @cached_property
    def gapped(self) -> bool:
        """„Wien will im Mai abstimmen, Bern im Juni“: behind a comma, no verb up to the end or the next comma."""
        before = self.before(self.left_edge)
        if self.preposition is not None:
            before = self.before(self.preposition.i)
        while before is not None and before.tag in {"ADV", "KON", "PAV", "PTKNEG"}:
            before = self.before(before.i)
        if before is None or before.text not in {",", ";", "–", "-"}:
            return False
        filled = before.i + 1 < (self.preposition.i if self.preposition is not None else self.left_edge)
        for token in self.tokens[self.name.last + 1 : self.sentence.end]:
            if token.tag in {"$,", "$."}:
                break
            if token.tag[:1] == "V" or token.tag == "PRELS":
                return False
            filled = filled or not (_links(token) or token.tag == "NE")
        return filled  # else it is one of a row


def _is_preposition(token: Token) -> bool:
    return token.tag in {"APPR", "APPRART", "APZR"} or token.text.lower() in LOCATIVE


def _links(token: Token) -> bool:
    """What may stand between the names of a row: „und“, „sowohl … als auch“, a comma, an article."""
    if token.text.lower() in {"weder", "sowohl", "entweder", "aber", "sondern"}:
        return False  # they open a row or close it
    return token.tag in {"KON", "KOKOM", "ART", "ADJA"} or token.text in {",", "auch", "sowie", "noch", "oder", "bzw.", "/"}
