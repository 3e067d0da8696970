"""The words of a party: a phrase without preposition, article and adjuncts, each conjunct for itself, a relative pronoun by
the noun it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demnach.language.types import Phrase, Sentence, Token
from demnach.lexicon.quantity_words import bounds
from demnach.model.types import Time

_LINKS = frozenset({"und", "sowie", "oder"})
_ARTICLES = frozenset({"ART", "PDAT", "APPR", "APPRART", "PTKA", "ADV", "KON"})
STOPS = frozenset({",", "(", "–", ";"})
_ADJUNCTS = frozenset({"für", "bis", "seit", "ab", "nach", "vor", "wegen", "trotz", "um"})
"""Prepositions behind a noun that begin an adjunct of the clause: „Marend | für März“, „die Frühschicht | für zwei Stunden“."""
_BOUNDING = frozenset(word for words in bounds() for word in words)
"""Words that bound a number belong to those counted: „mehr als 200 Menschen“."""
_NOBODY = frozenset("Jahr Monat Woche Tag Stunde Jahrzehnt Jahrhundert Stärke Größe Klasse Grad Art Folge".split())
"""Nouns of time and measure, which do and suffer nothing: „ein Beben der Stärke 5“."""
NUMERALS = frozenset({"Million", "Millionen", "Milliarde", "Milliarden", "Dutzend"})
_HEADS = ("NN", "NE", "ART", "CARD", "ADJA", "PPOSAT")
_COUNTED = frozenset({"CARD", "PIAT"})

Words = tuple[int, int]
"""A range of tokens."""


class PartyWords:
    """Reads the words of parties in one sentence."""

    def __init__(self, tokens: list[Token], sentence: Sentence, times: Sequence[Time]) -> None:
        self.tokens, self.sentence = tokens, sentence
        self.times = times

    def may_act(self, phrase: Phrase) -> bool:
        """Whether a phrase may be a party: no date („vergangene Woche“), no „es“, no „als …“."""
        head = self.tokens[phrase.head]
        dated = any(time.start < head.end and head.start < time.end for time in self.times)
        measured = phrase.start == phrase.head > self.sentence.start and self.tokens[phrase.head - 1].lemma in _NOBODY
        if measured:  # „nach elf Monaten Krieg“
            return False
        if dated or head.lemma in _NOBODY or head.text.lower() in ("es", "sich"):
            return False
        return phrase.start == self.sentence.start or (self.tokens[phrase.start - 1].text.lower() not in ("als", "wie") and (
            self.tokens[phrase.start].text.lower() not in ("als", "wie")
        ))

    def conjuncts(self, phrase: Phrase) -> Iterator[Words]:
        """The words of a phrase, and of those that „und“ joins to it, each for itself."""
        words = self.of(phrase)
        if words is None:
            return
        start, end = words
        link = next((i for i in range(start + 1, end - 1) if self.tokens[i].text in _LINKS), None)
        if link is not None and self._joins_nouns(start, link):
            yield from (part for part in (self.trimmed(start, link), self.trimmed(link + 1, end)) if part is not None)
            return
        yield words
        following = next((p for p in self.sentence.phrases if p.start == end + 1), None)
        if (
            end < self.sentence.end
            and self.tokens[end].text in _LINKS
            and following is not None
            and following.preposition is None
        ):
            yield from self.conjuncts(following)

    def _joins_nouns(self, start: int, link: int) -> bool:
        """„60 Setzer und Drucker“ are counted together."""
        counted = self.tokens[start].tag in _COUNTED and self.tokens[link + 1].tag == "NN"
        return not counted and self.tokens[link - 1].tag in ("NN", "NE") and self.tokens[link + 1].tag in _HEADS

    def of(self, phrase: Phrase) -> Words | None:
        """The words of a phrase; of a relative pronoun those that it stands for; None if nothing is left of it."""
        head = self.tokens[phrase.head]
        if head.tag == "PRELS":
            before = [p for p in self.sentence.phrases if p.end <= phrase.start and self.tokens[p.head].tag in ("NN", "NE")]
            return self.of(before[-1]) if before else None
        start = phrase.start
        while start > self.sentence.start and self._is_number(start - 1):
            start -= 1  # „30 Millionen | Kronen“
        end = phrase.end
        while end < self.sentence.end and self.tokens[end].tag == "NE" and self.tokens[end - 1].tag in ("NE", "NN"):
            end += 1  # „den Energieminister | Pol Garding“
        if end + 1 < self.sentence.end and self.tokens[end].text == "&":
            end += 2  # „Ostrup | & Söhne“
        return self.trimmed(start, end, phrase.head)

    def _is_number(self, i: int) -> bool:
        return self.tokens[i].text in NUMERALS or (self.tokens[i].tag == "CARD" and self.tokens[i + 1].text in NUMERALS)

    def trimmed(self, start: int, end: int, head: int | None = None) -> Words | None:
        """Words without preposition, article and what stands behind a mark or an adjunct's preposition."""
        end = min(end, self.sentence.end)
        while start < end and self.tokens[start].tag in _ARTICLES and not self._bounds(self.tokens[start]):
            start += 1
        first = max(start, head) if head is not None else start
        stop = next(
            (i for i in range(first, end) if self.tokens[i].text in STOPS or (i > first and self._is_adjunct(i))), end
        )
        return (start, stop) if start < stop else None

    def _bounds(self, token: Token) -> bool:
        return token.tag == "ADV" and token.text.lower() in _BOUNDING

    def _is_adjunct(self, i: int) -> bool:
        return self.tokens[i].tag in ("APPR", "APPRART") and self.tokens[i].text.lower() in _ADJUNCTS
