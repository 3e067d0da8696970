"""The chain of sources: who vouches for a statement, from the first voice to the nearest to the reader.

„… habe die Freundschaft bewiesen“, told by an agency of a letter, in another agency's text: writer → agency → agency.
The links come from four places: the speaker; the medium that carried the words („in einem Brief“, „im Interview“); the
statement that this one is told in, or that „demnach“ and the like point back to; and the article's own credits.
"""

from __future__ import annotations

from collections.abc import Callable

from demnach.language.types import Analysis
from demnach.lexicon.cues import load_cues
from demnach.model.types import Article, ChainRole, Entity, Link, Span
from demnach.reading.statements.assemble import characters
from demnach.reading.statements.draft import Draft, Range

_ROLE_OF_KIND: dict[str, ChainRole] = {"agency": "agency", "outlet": "outlet"}
_IN_MEDIUM = frozenset({"in", "im", "auf", "per", "via", "über", "bei", "beim"})
_CITING = frozenset({"Berufung", "Verweis", "Hinweis", "Bezug"})

EntityAt = Callable[[int, int], Entity | None]
"""Look-up of the entity that a stretch of characters names."""


class Chains:
    """Builds the chains of one article's statements."""

    def __init__(self, analysis: Analysis, entity_at: EntityAt) -> None:
        self.analysis = analysis
        self.text = analysis.article.text
        self.entity_at = entity_at
        self.tail = article_links(analysis.article)
        self._cache: dict[int, tuple[Link, ...]] = {}
        self._entities: dict[str, Entity] = {}

    def of(self, draft: Draft) -> tuple[Link, ...]:
        """Return the whole chain of a statement, the article's own credits at its end."""
        return (*self._sources(draft), *self.tail)

    def _sources(self, draft: Draft) -> tuple[Link, ...]:
        known = self._cache.get(id(draft))
        if known is None:
            self._cache[id(draft)] = ()  # a statement never vouches for itself
            known = self._cache[id(draft)] = self._build(draft)
        return known

    def _build(self, draft: Draft) -> tuple[Link, ...]:
        if draft.rule == "fragment" and draft.parent is not None:
            return self._sources(draft.parent)
        if draft.source is not None:
            return self._sources(draft.source)
        if draft.parent is not None and self._first_person(draft):
            return self._sources(draft.parent)
        if draft.rule == "source-adverb":  # „demnach“: the nearest voucher of the statement pointed to
            return self._sources(draft.pointer)[-1:] if draft.pointer is not None else ()
        links = self._cited(draft)
        if draft.speaker:
            links.append(self._speaker(draft))
        if (medium := self._medium(draft)) is not None:
            links.append(medium)
        if draft.parent is not None:
            links += self._sources(draft.parent)
        return tuple(_without_repeats(links))

    def _speaker(self, draft: Draft) -> Link:
        spans = characters(self.analysis, draft.speaker)
        entity = self.entity_of(draft.speaker)
        role = _ROLE_OF_KIND.get(entity.kind, "speaker") if entity else "speaker"
        frame = characters(self.analysis, draft.frame) if draft.frame else spans
        name = entity.name if entity else self.text[spans[0].start : spans[-1].end]
        return Link(entity=entity.id if entity else None, name=name, role=role, evidence=frame)

    def speaker_entity(self, draft: Draft) -> Entity | None:
        """Return the entity that speaks; „demnach“ stands for the source that it points back to."""
        if draft.rule == "source-adverb":
            source = self._sources(draft)
            return self._entities.get(source[0].entity or "") if source else None
        if draft.parent is not None and self._first_person(draft):
            return self.speaker_entity(draft.parent)
        return self.entity_of(draft.speaker)

    def _first_person(self, draft: Draft) -> bool:
        """„Ich glaube nicht, dass …“ inside somebody's verbatim words is that person's."""
        inside = draft.parent is not None and draft.parent.form == "direct"
        words = [self.analysis.tokens[i] for a, b in draft.speaker for i in range(a, b)]
        return inside and len(words) == 1 and words[0].text.lower() in ("ich", "wir")

    def is_relay(self, draft: Draft) -> bool:
        """True if the speaker only passes on what others said: an agency, an outlet, „ein Bericht“."""
        entity = self.speaker_entity(draft)
        if entity is not None:
            return entity.kind in _ROLE_OF_KIND
        spoken = (self.analysis.tokens[i] for a, b in draft.speaker for i in range(a, b))
        nouns = (load_cues().noun(token.lemma or token.text) for token in spoken if token.tag == "NN")
        return any(noun is not None and noun.act == "report" for noun in nouns)

    def entity_of(self, speaker: list[Range]) -> Entity | None:
        """Return the entity that speaker words name."""
        for span in characters(self.analysis, speaker):
            entity = self.entity_at(span.start, span.end)
            if entity is not None:
                self._entities[entity.id] = entity
                return entity
        return None

    def _cited(self, draft: Draft) -> list[Link]:
        """„berichtet die Zeitung unter Berufung auf Unterlagen“: whom the speaker cites speaks first."""
        tokens = self.analysis.tokens
        for start, end in draft.frame:
            for i in range(start + 1, end - 1):
                if tokens[i].text.lower() != "auf" or tokens[i - 1].text not in _CITING:
                    continue
                sentence = self.analysis.sentences[self._sentence_at(i)]
                phrase = next((p for p in sentence.phrases if p.preposition == i), None)
                if phrase is not None:
                    words: list[Range] = [(i + 1, phrase.end)]
                    entity = self.entity_of(words)
                    spans = characters(self.analysis, words)
                    name = entity.name if entity is not None else self.text[spans[0].start : spans[0].end]
                    return [Link(entity=entity.id if entity else None, name=name, role="speaker", evidence=spans)]
        return []

    def _medium(self, draft: Draft) -> Link | None:
        """„in einem Neujahrsbrief“, „im Interview mit …“: the carrier of the words, as told in frame or clause."""
        cues = load_cues()
        for start, end in draft.frame or (draft.content if draft.form == "reported" else []):
            sentence = self.analysis.sentences[self._sentence_at(start)]
            for phrase in sentence.phrases:
                if phrase.preposition is None or not (start <= phrase.start and phrase.head < end):
                    continue
                before = self.analysis.tokens[max(phrase.preposition - 1, 0)].text
                if self.analysis.tokens[phrase.preposition].text.lower() not in _IN_MEDIUM or before in _CITING:
                    continue
                head = self.analysis.tokens[phrase.head]
                noun = cues.noun(head.lemma or head.text) if head.tag == "NN" else None
                if noun is not None and noun.act == "report":
                    return Link(
                        entity=None, name=head.text, role="medium",
                        evidence=characters(self.analysis, [(phrase.start, phrase.end)]),
                    )
        return None

    def _sentence_at(self, token: int) -> int:
        low, high = 0, len(self.analysis.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.analysis.sentences[middle].start <= token:
                low = middle
            else:
                high = middle - 1
        return low


def _without_repeats(links: list[Link]) -> list[Link]:
    out: list[Link] = []
    for link in links:
        if not any(link.name == known.name and link.role == known.role for known in out):
            out.append(link)
    return out


def article_links(article: Article) -> tuple[Link, ...]:
    """Return the links that close every chain: the agencies that sign the article, then its outlet.

    An article without an agency is signed by its authors, or by their initials.
    """
    agencies = [c for c in article.credits if c.kind == "agency"]
    authors = [c for c in article.credits if c.kind in ("person", "initials")]
    signers = agencies or ([] if article.agencies else authors)
    links: list[Link] = []
    for credit in signers:
        role: ChainRole = "agency" if credit.kind == "agency" else "publisher"
        if all(link.name != credit.name for link in links):
            links.append(Link(entity=None, name=credit.name, role=role, evidence=(Span(credit.start, credit.end),)))
    links += [Link(entity=None, name=name, role="agency", evidence=()) for name in article.agencies]
    outlet = next((c for c in article.credits if c.kind == "outlet"), None)
    if outlet is not None:
        links.append(Link(entity=None, name=outlet.name, role="publisher", evidence=(Span(outlet.start, outlet.end),)))
    elif article.outlet:
        links.append(Link(entity=None, name=article.outlet, role="publisher", evidence=()))
    return tuple(links)
