"""The words of a sentence that say where: „in einer Lagerhalle“, „am Strand von Sandhafen“, „Mühlbrück – …“.

A location is a phrase behind a preposition of place whose noun names a location or whose name is a place of the article.
Behind „in“, „an“, „auf“ the dative says where something is, the accusative whither it goes; „aus“ says whence, „von“ of what.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from demnach.language.types import Phrase, Sentence, Token
from demnach.lexicon.locations import is_location
from demnach.model.types import Place, Span

Direction = Literal["at", "to", "from", "of", "dateline", "none"]
_AT = frozenset(
    "in im an am auf vor vorm bei beim nahe unweit unter neben zwischen hinter über entlang innerhalb außerhalb gegenüber "
    "rund um nördlich südlich östlich westlich nordöstlich nordwestlich südöstlich südwestlich oberhalb unterhalb "
    "jenseits diesseits inmitten um".split()
)
_TO = frozenset("nach ins ans aufs vors zum zur zu in an auf vor über gegen".split())
_OF = frozenset({"von", "vom"})
_CONTRACTED_TO = frozenset({"ins", "ans", "aufs", "vors"})
_BEHIND = frozenset({"von", "vom", "bei", "in", "im", "am", "an", "nahe", "zu", "zur", "um"})
"""Prepositions that go on with a location: „Strand von Sandhafen“, „A 391 bei Sandhafen“."""
_DETERMINERS = frozenset({"ART", "PDAT"})
_ATTRIBUTES = _DETERMINERS | {"ADJA", "CARD", "PPOSAT", "PIAT", "TRUNC"}
_GENITIVE = _ATTRIBUTES | {"NN"}
_QUARTERS = frozenset({"Nord", "Süd", "Ost", "West", "Mitte"})
_DASHES = frozenset({"–", "—", "-"})


@dataclass(slots=True)
class Location:
    """Words that say where: tokens without preposition and article, and the place of the article named in them."""

    start: int
    end: int
    direction: Direction
    named: Place | None

    def span(self, tokens: Sequence[Token]) -> Span:
        """The characters of the words."""
        return Span(tokens[self.start].start, tokens[self.end - 1].end)

    def lies_in(self, tokens: Sequence[Token]) -> bool:
        """Whether a place is named behind a noun: „auf zwei Krankenhäuser in Asmira“ is in Asmira, whatever goes there."""
        return self.named is not None and tokens[self.start].start < self.named.start


def locations(tokens: list[Token], sentence: Sentence, places: Sequence[Place]) -> list[Location]:
    """Return the locations of a sentence in text order; ``places`` are those of the article."""
    begin, end = tokens[sentence.start].start, tokens[sentence.end - 1].end
    here = [place for place in places if begin <= place.start and place.end <= end and not _is_body(tokens, sentence, place)]
    found = list(_behind_prepositions(tokens, sentence, here))
    covered = [one.span(tokens) for one in found]
    for place in here:
        if not any(span.start <= place.start and place.end <= span.end for span in covered):
            inside = [t.i for t in tokens[sentence.start : sentence.end] if place.start <= t.start and t.end <= place.end]
            if inside:
                direction: Direction = "dateline" if _is_dateline(tokens, sentence, inside) else "none"
                found.append(Location(inside[0], inside[-1] + 1, direction, place))
    return sorted(found, key=lambda one: one.start)


def _is_body(tokens: list[Token], sentence: Sentence, place: Place) -> bool:
    """„vor dem Landgericht Werra“, „bei Stahl Wittmar“: a place inside the name of a body says not where something happens."""
    at = next((i for i in range(sentence.start + 1, sentence.end) if tokens[i].start == place.start), None)
    before = tokens[at - 1] if at is not None and place.kind != "country" else None
    return before is not None and before.tag == "NN" and not is_location(before.lemma, before.text)


def _behind_prepositions(tokens: list[Token], sentence: Sentence, here: Sequence[Place]) -> Iterator[Location]:
    starts = {phrase.start: phrase for phrase in sentence.phrases}
    names = {place.start: place.end for place in here}
    until = sentence.start
    for i in range(sentence.start, sentence.end):
        if i < until or tokens[i].tag not in ("APPR", "APPRART"):
            continue
        head = _head(tokens, i + 1, sentence.end, names)
        if head is None or _is_owner(tokens, head, starts.get(i)):
            continue
        start = i + 1
        while start < head and tokens[start].tag in _DETERMINERS:
            start += 1
        end = _end(tokens, sentence, head, starts.get(i), names)
        named = next((p for p in here if tokens[start].start <= p.start and p.end <= tokens[end - 1].end), None)
        if not is_location(tokens[head].lemma) and (named is None or named.start > tokens[head].end):
            continue
        if tokens[head].text == "Rande":
            continue  # „am Rande des Gipfels“
        direction = _direction(tokens, i, head, starts.get(i))
        if direction != "none":
            until = end
            if named is not None and head + 1 < end and tokens[head + 1].start == named.start:
                start, end = head + 1, _last(tokens, head + 1, named) + 1  # „im Gebiet Charkiw“
            yield Location(start, end, direction, named)


def _is_owner(tokens: list[Token], head: int, phrase: Phrase | None) -> bool:
    """„bei Moskaus Offensive“: a name in the genitive before the noun that the preposition governs."""
    return tokens[head].tag == "NE" and phrase is not None and phrase.head > head and tokens[phrase.head].tag == "NN"


def _last(tokens: list[Token], first: int, named: Place) -> int:
    """The last token of a place that begins with token ``first``."""
    while first + 1 < len(tokens) and tokens[first + 1].end <= named.end:
        first += 1
    return first


def _head(tokens: list[Token], at: int, end: int, named: dict[int, int]) -> int | None:
    """The noun behind a preposition at ``at - 1``, past article and attributes."""
    while at < end and tokens[at].tag in _ATTRIBUTES and tokens[at].start not in named:
        at += 1
    return at if at < end and (tokens[at].tag in ("NN", "NE") or tokens[at].start in named) else None


def _end(tokens: list[Token], sentence: Sentence, head: int, phrase: Phrase | None, named: dict[int, int]) -> int:
    """Where a location ends: with its names and genitives, and the name that a further preposition adds."""
    end = head + 1
    while end < sentence.end and tokens[end].end <= named.get(tokens[head].start, 0):
        end += 1
    limit = phrase.end if phrase is not None else sentence.end
    while end < limit and (tokens[end].tag in ("NE", "CARD") or (phrase is not None and tokens[end].tag in _GENITIVE)):
        end += 1
    if end < sentence.end and tokens[end].text in _QUARTERS:
        end += 1
    if is_location(tokens[head].lemma) or tokens[head].tag == "NE" or tokens[head].start in named:
        following = _head(tokens, end + 1, sentence.end, named) if end < sentence.end and tokens[end].text in _BEHIND else None
        if following is not None and _is_place(tokens[following], named):
            end = following + 1
            last = named.get(tokens[following].start, 0)
            while end < sentence.end and (tokens[end].tag == "NE" or tokens[end].end <= last):
                end += 1
    return end


def _is_place(token: Token, named: dict[int, int]) -> bool:
    return token.tag == "NE" or token.start in named or is_location(token.lemma)


def _direction(tokens: list[Token], at: int, head: int, phrase: Phrase | None) -> Direction:
    word = tokens[at].text.lower()
    cases = phrase.cases if phrase is not None else tokens[head].cases or "D"
    if word in _CONTRACTED_TO:
        return "to"
    if word in _AT:
        moving = word in _TO and "D" not in cases
        return "to" if moving else "at"
    if word in _TO:
        return "to"
    return "from" if word == "aus" else "of" if word in _OF else "none"


def _is_dateline(tokens: list[Token], sentence: Sentence, inside: Sequence[int]) -> bool:
    """„Wiesenloh – Unbekannte haben …“."""
    after = inside[-1] + 1
    return inside[0] == sentence.start and after < sentence.end and tokens[after].text in _DASHES
