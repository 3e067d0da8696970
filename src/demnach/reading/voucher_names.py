"""What the voucher of a statement is called: the name of the article, or the description at its fullest, in the nominative.

„eine Sprecherin von Feld“, „das Ministerium in Lahn“, „die Rentnerin aus Wiedenau“ for „die 71-Jährige“, „der Vater von Anna
Feld“ for „ihr Vater“, „Feld und Weber“ for two who speak together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from demnach.language.types import Analysis, Phrase, Sentence
from demnach.lexicon.names import FEMALE, MALE, name_flags
from demnach.lexicon.roles import Role, role_of
from demnach.model.types import ChainRole, Entity, Link, Mention, Span
from demnach.reading.entities.base_names import nominative
from demnach.reading.statements.assemble import characters
from demnach.reading.statements.draft import Range
from demnach.reading.statements.source_words import dated_at

EntityAt = Callable[[int, int], Entity | None]
"""Look-up of the entity that a stretch of characters names."""

_ROLES: dict[str, ChainRole] = {"agency": "agency", "outlet": "outlet"}
_ARTICLE = {"M": "der", "F": "die", "N": "das"}
_LEADING = frozenset({"ADV", "ADJD", "KON", "$(", "$,", "PTKNEG", "APPR", "APPRART"})
_BODIES = frozenset({"organisation", "authority", "outlet", "group", "state"})
_AND = frozenset({"und", "sowie", "noch", "oder"})
_QUANTIFIERS = frozenset({"CARD", "PIAT", "PIDAT"})
_PLACE = frozenset({"in", "im", "aus"})
_ATTRIBUTE = frozenset({"in", "im", "aus", "von", "vom", "um", "bei", "beim", "für"})
_LEADING_ARTICLE = re.compile(r"^(?:der|die|das|eine?) ", re.IGNORECASE)
_BRACKET = re.compile(r"(?<=.) \([^)]*\)$")
_OBLIQUE_ARTICLE = re.compile(r"^(?:des|dem|den|einem|einen|eines) ", re.IGNORECASE)
_QUOTES = "„“”\"»«›‹‚‘’"


class Voucher(NamedTuple):
    """Who vouches: the entity, if known, and what it is called."""

    entity: Entity | None
    name: str


class VoucherNames:
    """Names the vouchers of one article."""

    def __init__(self, analysis: Analysis, entity_at: EntityAt) -> None:
        self.tokens = analysis.tokens
        self.analysis = analysis
        self.entity_at = entity_at
        self.known: dict[str, Entity] = {}
        self._sentence_at = [0] * len(self.tokens)
        self._token_at: dict[int, int] = {token.start: token.i for token in self.tokens}
        for s, sentence in enumerate(analysis.sentences):
            for i in range(sentence.start, sentence.end):
                self._sentence_at[i] = s

    def sentence_of(self, i: int) -> Sentence:
        """Return the sentence that holds token ``i``."""
        return self.analysis.sentences[self._sentence_at[i]]

    def subject_around(self, i: int) -> Range | None:
        """Return the subject of the clause around token ``i``: „Der Trainer wusste nach eigenen Angaben nichts“."""
        sentence = self.sentence_of(i)
        index: int | None = sentence.owners[i - sentence.start]
        while index is not None and index >= 0:
            clause = sentence.clauses[index]
            if clause.subject is not None:
                phrase = sentence.phrases[clause.subject]
                return (phrase.start, phrase.end)
            index = clause.parent
        return None

    def link(self, words: list[Range], evidence: tuple[Span, ...]) -> Link:
        """Return the link of whom the words name."""
        entity, name = self.of(words)
        if entity is None:
            return Link(entity=None, name=name, role="speaker", evidence=evidence)
        return Link(entity=entity.id, name=name, role=_ROLES.get(entity.kind, "speaker"), evidence=evidence)

    def entity_of(self, words: list[Range]) -> Entity | None:
        """Return the entity that heads the words of a voucher."""
        entity = self._head_entity(words)
        if entity is not None:
            self.known[entity.id] = entity
        return entity

    def _head_entity(self, words: list[Range]) -> Entity | None:
        for start, end in words:
            aside = self._apposed_name(start, end)
            if aside is not None:
                return aside
        for (start, end), span in zip(words, characters(self.analysis, words), strict=True):
            entity = self.entity_at(span.start, span.end)
            if entity is not None and not self._only_attribute(entity, start, end):
                return entity
        return None

    def _apposed_name(self, start: int, end: int) -> Entity | None:
        """„der Präsident Tolmeriens, Goran Vidak,“: the person named behind the comma, whatever is named before it."""
        comma = next((i for i in range(start + 1, end - 1) if self.tokens[i].text == ","), None)
        if comma is None or self.tokens[start].tag == "NE":
            return None
        name = next((i for i in range(comma + 1, end) if self.tokens[i].tag == "NE"), None)
        entity = self.entity_at(self.tokens[name].start, self.tokens[end - 1].end) if name is not None else None
        return entity if entity is not None and entity.kind == "person" else None

    def _only_attribute(self, entity: Entity, start: int, end: int) -> bool:
        """„die Prüfer vom Verein Kaufrat“, „Nachfahren der Königin“: the entity belongs to a noun before it."""
        first, last = self.tokens[start].start, self.tokens[end - 1].end
        inside = [m for m in entity.mentions if m.start < last and m.end > first]
        begin = self._token_at.get(inside[0].start) if inside else None
        if begin is None or begin <= start:
            return False
        noun = next((i for i in range(start, begin) if self.tokens[i].tag == "NN"), None)
        if noun is None or any(self.tokens[i].text == "," for i in range(noun, begin)):
            return False  # „der Obmann des Vereins, Kurt Feld“
        link = self.tokens[noun + 1]
        return link.tag in ("APPR", "APPRART") or (link.tag == "ART" and link.text.lower() in ("der", "des", "einer", "eines"))

    def of(self, words: list[Range]) -> Voucher:
        """Return who the words name."""
        entity, name = self._called(words)
        name = _BRACKET.sub("", name)
        return Voucher(entity, name.strip(_QUOTES) if name.count("„") != name.count("“") else name)

    def _called(self, words: list[Range]) -> Voucher:
        start, end = words[0]
        start = self._first_word(start, end)
        both = self._coordinated(start, end)
        if both is not None:
            first, second = (self.of([piece]).name for piece in both)
            return Voucher(None, f"{first} und {second}")
        entity = self.entity_of([(start, end), *words[1:]])
        named = self._title_and_name(start, end) if entity is None or entity.kind != "person" else None
        if named is not None:
            return named
        if entity is None:
            called = self._in_nominative(start, end)
            title = any(token.text in _QUOTES for token in self.tokens[start : start + 2])  # „des „Alpenkuriers““
            return Voucher(None, called if title else self._described(called, start))
        if any(mention.name for mention in entity.mentions):
            return Voucher(entity, self._own_name(self._named(entity)))
        return Voucher(entity, self._fullest(entity, (start, end)))

    def _named(self, entity: Entity) -> str:
        """A body goes by the name that the article gives it: „die Grünen“, not what a list calls them in full."""
        text = self.analysis.article.text
        if entity.kind not in _BODIES or entity.name in text:
            return entity.name
        given = [text[m.start : m.end] for m in entity.mentions if m.name]
        inflected = any(len(form.split()) == len(entity.name.split()) and form[:3] == entity.name[:3] for form in given)
        return entity.name if inflected else max(given, key=len, default=entity.name)

    def _title_and_name(self, start: int, end: int) -> Voucher | None:
        """„Finanzvorstand Jens Ohlert“, „ihre Vorsitzende Anna Feld“: forename and surname behind a noun name a person."""
        begin = next((i for i in range(start, end) if self.tokens[i].tag == "NE"), end)
        run = self.tokens[begin:end]
        if begin == start or self.tokens[begin - 1].tag != "NN" or len(run) < 2 or any(t.tag != "NE" for t in run):
            return None
        if not name_flags(run[0].text) & (MALE | FEMALE):
            return None
        entity = self.entity_at(run[0].start, run[-1].end)
        return Voucher(entity if entity is not None and entity.kind == "person" else None, self._text(begin, end))

    def _first_word(self, start: int, end: int) -> int:
        """Leave out „auch“, „nur“, „weder“ before a voucher."""
        while start < end - 1 and (self.tokens[start].tag in _LEADING or not self.tokens[start].text[0].isalnum()):
            if self.tokens[start].text in _QUOTES:
                break
            start += 1
        return start

    def _coordinated(self, start: int, end: int) -> tuple[Range, Range] | None:
        """„Feld und Weber“, „weder Bahn noch Gewerkschaft“: two heads side by side, the second no genitive of the first."""
        for i in range(start + 1, end - 1):
            if self.tokens[i].text not in _AND:
                continue
            stop = i - 1 if self.tokens[i - 1].text == "," else i  # „der Kanzler, Ole Brandis, und sein Gast“
            before, after = self.tokens[stop - 1], self.tokens[i + 1]
            inside = any(
                mention.start < self.tokens[i].start < mention.end
                for entity in (self.entity_at(before.start, after.end), self.entity_at(before.start, before.end))
                if entity is not None
                for mention in entity.mentions
            )
            if inside or before.tag not in ("NE", "NN") or any(
                t.tag in _LEADING and t.text != "," for t in self.tokens[start:stop]
            ):
                continue  # „Metall und Guss“ is one name, „die nördlichen und südlichen Kreise“ one phrase
            heads = [t for t in self.tokens[start:i] if t.tag in ("NN", "NE")]
            if heads[0].tag == "NN" and any(t.tag == "ART" for t in self.tokens[heads[0].i : i]):
                continue  # „die Vertreter der Bahn und Gewerkschaft“
            if heads[0].tag == "NN" and heads[0].number == "pl" and heads[-1].tag == "NE":
                continue  # „die Parteien Links und Mitte“
            return (start, stop), (i + 1, end)
        return None

    def _in_nominative(self, start: int, end: int) -> str:
        """„der Rettungsdienste“ → die Rettungsdienste, „seines Büros“ → sein Büro."""
        tokens = self.tokens[start:end]
        head = next((token for token in tokens if token.tag == "NN"), None)
        if head is None or any(token.text in _QUOTES for token in tokens[: head.i - start]):
            return self._bare_name(start, end)
        phrase = self._phrase_of(head.i)
        if phrase is not None and "N" in phrase.cases and phrase.preposition is None and phrase.start == start:
            return self._text(start, end)
        genitive = tokens[0].tag == "PPOSAT" and tokens[0].text.endswith(("es", "em"))
        number = "sg" if genitive else head.number or (phrase.number if phrase is not None else "")
        role = role_of(head.text) or Role(head.lemma or head.text, "other", "-", "-", head.gender, "")
        gender, number = head.gender if len(head.gender) == 1 else role.gender, number or role.number
        if number != "pl" and not (number == "sg" and gender in _ARTICLE):
            return self._text(start, end)
        first = replace(tokens[0], text=tokens[0].text.lower()) if tokens[0].tag == "ADJA" else tokens[0]
        base = nominative([first, *self.tokens[start + 1 : head.i + 1]], role, gender, number)
        return base + self._text(head.i, end)[len(head.text) :]

    def _bare_name(self, start: int, end: int) -> str:
        """A name that no list knows: without the article of another case, and without the genitive's -s behind a noun."""
        words = self._text(start, end)
        name = _OBLIQUE_ARTICLE.sub("", words)
        quoted = name[:1] in _QUOTES and name[-1:] in _QUOTES
        name = name[1:-1] if quoted else name
        before = self.tokens[start - 1] if start else None
        of_noun = end - start == 1 and before is not None and before.tag == "NN"
        of_article = quoted and words.startswith("des ")  # „Informationen des „Alpenkuriers““
        return name[:-1] if (of_noun or of_article) and name.endswith("s") else name

    def _fullest(self, entity: Entity, words: Range) -> str:
        """Return a description with what is told of its bearer where it is first mentioned, or by the speaker's words."""
        first = next((m for m in entity.mentions if not self._pronoun(m)), entity.mentions[0])
        begin, end = self._bounds(first)
        here = begin < words[1] and words[0] < end
        tail = self._tail(end, words[1] if here else None, body=entity.kind in ("authority", "organisation"))
        more = self.analysis.article.text[self.tokens[end - 1].end : self.tokens[tail - 1].end]
        name = self._described(self._own_name(entity.name if entity.name.endswith(more) else entity.name + more), begin)
        if words[0] < begin < words[1] and self.tokens[words[0]].tag in _QUANTIFIERS:
            before = self._text(words[0], begin)
            return f"{before[0].lower()}{before[1:]} {name}"  # „zwei mit der Sache vertraute Personen“
        return name

    def _tail(self, end: int, told: int | None, *, body: bool) -> int:
        """Return the end of the genitives and attributes behind a description that ends at token ``end``.

        ``told`` is where the voucher's own words end, if the description stands in them. Before the finite verb all that
        follows belongs to it, since one phrase fills the Vorfeld.
        """
        sentence, head = self.sentence_of(end - 1), end - 1
        phrase = self._phrase_of(head)
        stop = max(end, told or end)
        if phrase is not None and not any(self.tokens[i].text in (",", "(") for i in range(end, phrase.end)):
            postposed = phrase.preposition is not None and phrase.preposition > head  # „Behörden zufolge“
            close = phrase.end - 1 if postposed else phrase.end
            first = phrase.start if phrase.preposition != phrase.start else phrase.start + 1
            both = self._coordinated(first, close)
            if both is not None and end <= both[0][1]:
                close = both[0][1]
            if told is not None and told < sentence.end and self.tokens[told].text in _AND:
                close = min(close, told)
            stop = max(stop, next((i for i in range(end, close - 1) if dated_at(self.tokens, i, close)), close))
        if self.is_outlet_noun(stop - 1):  # „dem Sender Nordwelle“
            called = next((p for p in sentence.phrases if p.start == stop), None)
            stop = called.end if called is not None and self.tokens[stop].tag in ("NE", "NN", "FM", "$(") else stop
        owner = sentence.owners[head - sentence.start]
        clause = sentence.clauses[owner] if owner >= 0 else None
        while stop < sentence.end:
            aside = next((p for p in sentence.phrases if p.start == stop and p.preposition == p.start), None)
            if aside is None or self.tokens[stop].text.lower() not in _ATTRIBUTE:
                break
            forefield = clause is not None and clause.finite is not None and aside.end <= clause.finite
            if not forefield and not self._belongs(aside, passive=clause is not None and clause.passive, body=body):
                break
            stop = aside.end
        return stop - 1 if stop > end and self.tokens[stop - 1].text in _QUOTES and not self._opened(end, stop) else stop

    def _opened(self, start: int, end: int) -> bool:
        return any(self.tokens[i].text in _QUOTES for i in range(start, end - 1))

    def is_outlet_noun(self, i: int) -> bool:
        """True for „Sender“, „Zeitung“, „Nachrichtenagentur“."""
        role = role_of(self.tokens[i].text) if self.tokens[i].tag == "NN" else None
        return role is not None and (role.kind in ("outlet", "agency") or role.head == "Agentur")

    def _belongs(self, aside: Phrase, *, passive: bool, body: bool) -> bool:
        """„eine Sprecherin von Feld“, „Forscher um Feld“, „die Behörde in Lahn“ – not „wurde die Frau von Feld gerettet“."""
        word, head = self.tokens[aside.start].text.lower(), self.tokens[aside.head]
        if word in _PLACE:
            return body and head.tag == "NE"
        if word == "um":
            role = role_of(head.text)
            return head.tag == "NE" or (role is not None and role.kind == "person")
        return word in ("von", "vom") and not passive

    def _described(self, name: str, begin: int) -> str:
        """„Ihr Vater“ → „der Vater von Anna Feld“; an article that begins a sentence is written small."""
        token = self.tokens[begin]
        first, _, rest = name.partition(" ")
        if rest and first.lower() == token.text.lower() == "der" and begin and self._governed(begin):
            return f"die {rest}"  # „Angaben der Hacker“, „von der Zentrale“: no masculine nominative is meant
        whose = self.entity_at(token.start, token.end) if token.tag == "PPOSAT" and rest else None
        if whose is not None and any(mention.name for mention in whose.mentions):
            noun = next((t for t in self.tokens[begin : begin + 4] if t.tag == "NN"), None)
            article = _ARTICLE.get(noun.gender, "") if noun is not None and noun.number != "pl" else "die"
            return f"{article} {rest} von {self._own_name(whose.name)}".lstrip()
        nouns = [t.text for t in self.tokens[begin : begin + 4] if t.tag in ("NN", "NE", "FM")]
        noun_first = first in nouns or role_of(first) is not None or not first[1:].islower()
        inside = token.tag == "ADJA" and begin > self.sentence_of(begin).start  # „der Lahner Hafen“
        return name if noun_first or inside else name[0].lower() + name[1:]

    def _governed(self, i: int) -> bool:
        """True behind a noun, which governs a genitive, or a preposition."""
        return self.tokens[i - 1].tag in ("NN", "APPR")

    def _own_name(self, name: str) -> str:
        """„Sender Nordwelle“, „Verlag Anker & Söhne“: outlets and firms are called by what stands behind the noun."""
        bare = _LEADING_ARTICLE.sub("", name)
        first, _, rest = bare.partition(" ")
        role = role_of(first) if rest else None
        if role is None or not rest.strip(_QUOTES)[:1].isupper():
            return name
        if bare == name and first.lower().endswith(role.head.lower() + "s"):
            return self._own_name(f"{first[:-1]} {rest}")  # „des Instituts Feld“, where the genitive was taken for the name
        generic = role.kind in ("outlet", "agency") or role.sort == "business" or role.head == "Agentur"
        return rest.strip(_QUOTES) if generic else name

    def _pronoun(self, mention: Mention) -> bool:
        begin, end = self._bounds(mention)
        return end - begin == 1 and self.tokens[begin].tag[:1] == "P"

    def _bounds(self, mention: Mention) -> Range:
        begin = self._token_at[mention.start]
        end = begin
        while end < len(self.tokens) and self.tokens[end].start < mention.end:
            end += 1
        return begin, end

    def _phrase_of(self, i: int) -> Phrase | None:
        return next((p for p in self.sentence_of(i).phrases if p.start <= i < p.end), None)

    def _text(self, start: int, end: int) -> str:
        return self.analysis.article.text[self.tokens[start].start : self.tokens[end - 1].end]

