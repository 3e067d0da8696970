"""Looking entities up by a span of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from demnach.model.types import Entity, Mention


class EntityIndex:
    """Finds the entity that a phrase means; built once an article."""

    def __init__(self, entities: Iterable[Entity], text: str) -> None:
        """Index the mentions of ``entities`` in ``text``."""
        self._text = text
        self._mentions: list[tuple[Mention, Entity]] = sorted(
            ((mention, entity) for entity in entities for mention in entity.mentions),
            key=lambda pair: (pair[0].start, -pair[0].end),
        )
        self._starts = [mention.start for mention, _ in self._mentions]
        self._longest = max((mention.end - mention.start for mention, _ in self._mentions), default=0)

    def at(self, start: int, end: int) -> Entity | None:
        """Return the entity whose mention is the head of the phrase from ``start`` to ``end`` (code points), or None.

        A mention of exactly these words wins; a possessive within is never the head. Else: in German the head of a noun
        phrase comes before its genitives and its prepositional phrases („ein Sprecher des Ministeriums“), and a genitive
        before it belongs to a description that covers both („Nordkoreas Machthaber“); so it is the leftmost mention,
        the longest of those that begin there, those within the phrase before those that reach beyond it.
        """
        within: tuple[Mention, Entity] | None = None
        beyond: tuple[Mention, Entity] | None = None
        for mention, entity in self._mentions[bisect_left(self._starts, start - self._longest) :]:
            if mention.start >= end:
                break
            if mention.start == start and mention.end == end:
                return entity
            if mention.start >= start and mention.end <= end:
                if not self._is_possessive(mention):
                    within = within or (mention, entity)
            elif mention.end > start:
                beyond = beyond or (mention, entity)
        found = within or beyond
        return found[1] if found is not None else None


    def _is_possessive(self, mention: Mention) -> bool:
        """„Ihre Mandantin“ is not she whose client it is."""
        return not mention.name and bool(_POSSESSIVE.fullmatch(self._text[mention.start : mention.end]))


_POSSESSIVE = re.compile(r"(?:sein|ihr)(?:e[mnrs]?)?", re.IGNORECASE)


def entity_at(entities: Iterable[Entity], text: str, start: int, end: int) -> Entity | None:
    """Return the entity of a phrase as ``EntityIndex.at`` does; for one look-up."""
    return EntityIndex(entities, text).at(start, end)
