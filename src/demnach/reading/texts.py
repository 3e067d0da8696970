"""The texts that an article names: who wrote them, who passed them on, and what takes them up again.

„eine Studie der Universität Lahn“, „legte ihren Bericht vor“, „In ihrem Buch rechnet Feld ab“ tell an author; „dem Bericht
zufolge“, „demnach“, „heißt es darin“, „„…“, schreibt sie“ take the text up.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from demnach.language.types import Analysis, Phrase, Sentence, Token
from demnach.lexicon.carriers import carrier_of
from demnach.model.types import Link
from demnach.reading.channels import Channels
from demnach.reading.statements.assemble import characters
from demnach.reading.statements.draft import Range
from demnach.reading.statements.source_words import Source, source_of
from demnach.reading.voucher_names import VoucherNames

_ISSUING = frozenset({
    "erstellen", "herausgeben", "präsentieren", "publizieren", "schreiben", "verbreiten", "verfassen", "veröffentlichen",
    "verschicken", "vorlegen", "vorstellen",
})  # fmt: skip
"""Their subject is the author of the text that is their object: „Die Kommission legte einen Bericht vor.“"""
_SURVEYS = frozenset({"Umfrage", "Befragung", "Erhebung", "Studie", "Untersuchung"})
_REACH_OF_SURVEY = 2
"""How many paragraphs behind a survey shares of people are still its."""
_REACH_OF_TEXT = 3
"""How many sentences behind the naming of a text its author is taken to write on in it."""


class Text(NamedTuple):
    """A text where the article names it: token and listed noun, then author, carrier and who passed it on."""

    noun: int
    head: str
    links: tuple[Link, ...]


class Texts:
    """The texts of one article."""

    def __init__(self, analysis: Analysis, names: VoucherNames, channels: Channels) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.names = names
        self.channels = channels

    @cached_property
    def all(self) -> tuple[Text, ...]:
        """Every text that the article names, in order."""
        return tuple(self._find())

    def same_noun(self, source: Source) -> list[Link]:
        """„dem Bericht zufolge“: the report named last before."""
        assert source.carrier is not None
        earlier = [t for t in self.all if t.noun < source.noun and t.head == source.carrier.head]
        return list(earlier[-1].links) if earlier else []

    def just_named(self, at: int, after: int) -> list[Link]:
        """„Die Ermittler legten ihren Bericht vor. Danach war …“: a text in the sentence before, not before token ``after``."""
        start = self.names.sentence_of(at).start
        last = self.names.sentence_of(start - 1).start if start else 0
        named = [t for t in self.all if max(last, after) <= t.noun < start]
        return list(named[-1].links) if named else []

    def written_by(self, author: str, at: int) -> list[Link]:
        """„In ihrem Buch rechnet Feld ab. „…“, schreibt sie“: the text of an entity that was named last, without its author."""
        here = self.names.sentence_of(at).start
        text = next((t for t in reversed(self.all) if t.noun < here and t.links[0].entity == author), None)
        if text is None or sum(text.noun < s.start <= here for s in self.analysis.sentences) > _REACH_OF_TEXT:
            return []
        return list(text.links[1:])

    def survey(self, at: int) -> list[Link]:
        """„39 Prozent gaben an, …“: the survey named last."""
        text = next((t for t in reversed(self.all) if t.noun < at and t.head in _SURVEYS), None)
        if text is None or self.names.sentence_of(at).part - self.names.sentence_of(text.noun).part > _REACH_OF_SURVEY:
            return []
        return list(text.links)

    def told_by(self, words: Range) -> list[Link]:
        """Return the voice, the text, or both, that the words of somebody cited name: „auf einen Bericht des Senders“."""
        source = source_of(self.tokens, words)
        voice = source.voice if source.voice is not None else words if source.carrier is None else None
        links = [] if voice is None else [self._author(voice)]
        return links + (self.carrier(source) if source.carrier is not None else [])

    def carrier(self, source: Source) -> list[Link]:
        """Return the text that a source names, and the outlet that passed it on."""
        assert source.carrier is not None
        phrase = next((p for p in self.names.sentence_of(source.noun).phrases if p.head == source.noun), None)
        where = (phrase.start, phrase.end) if phrase is not None else (source.noun, source.noun + 1)
        text = Link(entity=None, name=source.carrier.name, role="medium", evidence=characters(self.analysis, [where]))
        return [text, *(self.channels.passed_on(phrase, written=source.voice is not None)[:1] if phrase is not None else [])]

    def _find(self) -> Iterator[Text]:
        for sentence in self.analysis.sentences:
            for phrase in sentence.phrases:
                start = phrase.start + 1 if phrase.preposition == phrase.start else phrase.start
                source = source_of(self.tokens, (start, phrase.end)) if start < phrase.end else Source()
                if source.carrier is not None:
                    voice = self._voice(sentence, phrase, source)
                    author = [] if voice is None else [self._author(voice)]
                    yield Text(source.noun, source.carrier.head, (*author, *self.carrier(source)))

    def _voice(self, sentence: Sentence, phrase: Phrase, source: Source) -> Range | None:
        """The words of a text's author: its genitive, its possessive, else the subject that issues it."""
        voice = source.voice
        if voice is None:
            return self.names.subject_around(phrase.head) if _issued(self.tokens, sentence, phrase) else None
        if self.tokens[voice[0]].tag == "PPOSAT" and voice[1] - voice[0] == 1 and self.names.entity_of([voice]) is None:
            return self.names.subject_around(voice[0])  # „In ihrem Buch rechnet Anna Feld ab“
        return voice

    def _author(self, voice: Range) -> Link:
        return self.names.link([voice], characters(self.analysis, [voice]))


def _issued(tokens: list[Token], sentence: Sentence, phrase: Phrase) -> bool:
    """True of the object of „vorlegen“ and its like."""
    owner = sentence.owners[phrase.head - sentence.start]
    clause = sentence.clauses[owner] if owner >= 0 and phrase.preposition is None else None
    if clause is None or clause.passive or clause.predicate not in _ISSUING or clause.subject is None:
        return False
    subject = sentence.phrases[clause.subject]
    return subject.head != phrase.head and carrier_of(tokens[subject.head].text) is None
