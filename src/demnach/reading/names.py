"""Names of persons, organisations, states, places, works and events in the text.

Two witnesses are heard: the lists of known names and the learned tagger. The tagger sees the lists as features, so where
both speak of the same words they mostly agree; the list then adds who is meant, and the tagger settles what the list leaves
open („die Welt“ or „Die Welt“, „Washington“ the town or the man).
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from demnach.language.types import Analysis, Token
from demnach.lexicon.forms import analyses
from demnach.lexicon.known import Known
from demnach.lexicon.roles import role_of
from demnach.lexicon.tables import rows
from demnach.model.types import READ_KINDS, EntityKind
from demnach.reading.known_spans import KnownSpan, known_spans
from demnach.reading.name_tagger import tagged_spans

KIND_OF_LABEL: dict[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organisation", "OTH": "work"}
LABELS_OF_KIND = {
    "person": ("PER",),
    "place": ("LOC", "ORG"),
    "state": ("LOC", "ORG"),
    "organisation": ("ORG", "OTH"),
    "authority": ("ORG",),
    "group": ("ORG", "OTH"),
    "outlet": ("ORG", "OTH"),
    "agency": ("ORG",),
}
"""The tagger's labels under which a known name of a kind still means its bearer; „Hamilton“ tagged PER is no town."""


class Name(msgspec.Struct, frozen=True):
    """A name in the text: tokens ``first`` to ``last`` (included), code points ``start`` to ``end`` (half-open)."""

    first: int
    last: int
    start: int
    end: int
    kind: EntityKind
    bearer: Known | None = None
    confidence: float = 1.0


def find_names(analysis: Analysis) -> list[Name]:
    """Return the names in the read parts of the article, in order, without overlap."""
    names = []
    text = analysis.article.text
    parts = analysis.article.parts
    for sentence in analysis.sentences:
        if parts[sentence.part].kind not in READ_KINDS:
            continue
        tokens = analysis.tokens[sentence.start : sentence.end]
        known = known_spans(text, tokens)
        names += _merge(tokens, known, tagged_spans(tokens, known))
    return names


def _merge(tokens: list[Token], known: list[KnownSpan], tagged: list[tuple[int, int, str]]) -> list[Name]:
    base = tokens[0].i if tokens else 0
    names: list[Name] = []
    taken: set[int] = set()

    def add(first: int, last: int, kind: EntityKind, bearer: Known | None, confidence: float) -> None:
        start, end = tokens[first - base].start, tokens[last - base].end
        names.append(Name(first, last, start, end, kind, bearer, confidence))
        taken.update(range(first, last + 1))

    for first, last, label in tagged:
        over = [span for span in known if span.first <= last and span.last >= first]
        exact = next((span for span in over if span.first == first and span.last == last), None)
        wider = next((span for span in over if span.first <= first and span.last >= last and span != exact), None)
        if exact is not None and label in LABELS_OF_KIND[exact.bearer.kind]:
            add(first, last, exact.bearer.kind, exact.bearer, 0.95)
        elif wider is not None and label in LABELS_OF_KIND[wider.bearer.kind] and not wider.bearer.ambiguous:
            add(wider.first, wider.last, wider.bearer.kind, wider.bearer, 0.9)
        else:
            words = [token.text for token in tokens[first - base : last - base + 1]]
            add(first, last, kind_of_name(words, label), None, 0.8)
    for span in known:
        if taken.isdisjoint(range(span.first, span.last + 1)) and _stands_alone(span, tokens[span.first - base]):
            add(span.first, span.last, span.bearer.kind, span.bearer, 0.7)
    return sorted(names, key=lambda name: name.first)


def _stands_alone(span: KnownSpan, token: Token) -> bool:
    """A listed name that the tagger passed over counts if its words are no common word („Union“, „Heute“)."""
    if span.bearer.ambiguous:
        return False
    return span.last > span.first or token.text.isupper() or all(a.category == "name" for a in analyses(token.text))


@lru_cache(maxsize=4096)
def _kind_by_words(words: tuple[str, ...]) -> EntityKind | None:
    last, first = _kind_words()
    for word in (words[-1], words[-1].removesuffix("s"), words[-1].rpartition("-")[2]):
        if word in last:
            return last[word]
    if len(words) > 1 and words[0] in first:
        return first[words[0]]
    for cut in range(3, len(words[-1]) - 3):
        tail = words[-1][cut:].capitalize()
        if tail in last:
            return last[tail]
    return None


@cache
def _kind_words() -> tuple[dict[str, EntityKind], dict[str, EntityKind]]:
    last: dict[str, EntityKind] = {}
    first: dict[str, EntityKind] = {}
    for row in rows("kind_words"):
        kind: EntityKind = msgspec.convert(row["kind"], EntityKind)
        if row["where"] in {"last", "any"}:
            last[row["word"]] = kind
        if row["where"] in {"first", "any"}:
            first[row["word"]] = kind
    return last, first


def kind_of_name(words: list[str], label: str) -> EntityKind:
    """Refine the tagger's label by the words of the name: „Landgericht Nordstadt“ (ORG) is an authority."""
    kind = KIND_OF_LABEL[label]
    if kind in {"person", "place"}:
        return kind
    by_words = _kind_by_words(tuple(words))
    if kind == "work":
        return by_words if by_words == "event" else "work"
    if by_words in {"authority", "outlet", "group"}:
        return by_words
    role = role_of(words[-1]) if len(words) > 1 else None
    return role.kind if role is not None and role.kind in {"authority", "group"} else kind
