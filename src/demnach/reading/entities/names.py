"""Names of persons, organisations, states, places, works and events in the text.

Two witnesses are heard: the lists of known names and the learned tagger. The tagger sees the lists as features, so
where both speak of the same words they mostly agree; the list then adds who is meant, and the tagger settles what the
list leaves open („die Welt“ or „Die Welt“, „Washington“ the town or the man).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from demnach.language.casing import as_usual
from demnach.language.types import Analysis, Token
from demnach.lexicon.forms import analyses
from demnach.lexicon.known import Known
from demnach.model.types import READ_KINDS, EntityKind
from demnach.reading.entities.known_spans import KnownSpan, known_spans
from demnach.reading.entities.name_kinds import Name, kind_of_name
from demnach.reading.entities.name_repeats import with_repeated, with_spelt_out, with_titled
from demnach.reading.entities.name_series import of_one_kind
from demnach.reading.entities.name_tagger import tagged_spans

CLOSED_CLASSES = frozenset({
    "ART", "PPOSAT", "PPER", "PDS", "PDAT", "PIS", "PIAT", "PRELS", "PRF", "PWS", "PWAV", "KON", "KOUS", "KOKOM",
    "APPR", "APPRART", "ADV", "VVFIN", "VAFIN", "VMFIN",
})  # fmt: skip
"""Tags of words that are no name by themselves, however they are written at the start of a sentence."""
LABELS_OF_KIND = {
    "person": ("PER",),
    "place": ("LOC", "ORG"),
    "state": ("LOC", "ORG"),
    "organisation": ("ORG", "OTH"),
    "authority": ("ORG",),
    "group": ("ORG", "OTH"),
    "outlet": ("ORG", "OTH"),
    "agency": ("ORG",),
    "work": ("OTH",),
    "event": ("OTH",),
    "other": ("OTH",),
}
"""The tagger's labels under which a known name of a kind still means its bearer; „Hamilton“ tagged PER is no town."""


def find_names(analysis: Analysis) -> list[Name]:
    """Return the names in the read parts of the article, in order, without overlap."""
    names = []
    text = analysis.article.text
    parts = analysis.article.parts
    for sentence in analysis.sentences:
        if parts[sentence.part].kind not in READ_KINDS:
            continue
        tokens = analysis.tokens[sentence.start : sentence.end]
        seen, seen_text = _as_usual(tokens, text)
        known = known_spans(seen_text, seen)
        found = _merge(tokens, known, of_one_kind(seen, tagged_spans(seen, known)))
        names += with_spelt_out(tokens, with_titled(tokens, found))
    return with_repeated(analysis, names)


def _as_usual(tokens: list[Token], text: str) -> tuple[list[Token], str]:
    """Return a shouted sentence as it is usually written, with the text that it then stands in; any other as it is."""
    words = [token.text for token in tokens]
    usual = as_usual(words)
    if usual == words:
        return tokens, text
    letters = list(text)
    for token, word in zip(tokens, usual, strict=True):
        letters[token.start : token.end] = word
    return [replace(token, text=word) for token, word in zip(tokens, usual, strict=True)], "".join(letters)


def _merge(tokens: list[Token], known: list[KnownSpan], tagged: list[tuple[int, int, str]]) -> list[Name]:
    base = tokens[0].i if tokens else 0
    names: list[Name] = []
    taken: set[int] = set()

    def add(first: int, last: int, kind: EntityKind, bearer: Known | None, confidence: float) -> None:
        start, end = tokens[first - base].start, tokens[last - base].end
        names.append(Name(first, last, start, end, kind, bearer, confidence))
        taken.update(range(first, last + 1))

    for first, last, label in _trimmed(tokens, tagged):
        over = [span for span in known if span.first <= last and span.last >= first]
        if first == last and tokens[first - base].tag in CLOSED_CLASSES:
            continue  # „Seine Partei“ names no river
        if any(span.bearer.given and (span.first > first or span.last < last) for span in over):
            continue  # the user's own list knows where its names end
        exact = next((span for span in over if span.first == first and span.last == last), None)
        wider = next((span for span in over if span.first <= first and span.last >= last and span != exact), None)
        before = tokens[first - base - 1].tag if first > base else ""
        spelt_out = exact is not None and exact.bearer.metonym and last > first  # „Ulan Bator“ is nobody's name
        seat = exact is not None and exact.bearer.metonym and first == last and _is_the_seat(exact, before)
        fits = exact is not None and (exact.bearer.given or label in LABELS_OF_KIND.get(exact.bearer.kind, ()))
        if exact is not None and (seat or spelt_out or fits):
            add(first, last, exact.bearer.kind, exact.bearer, 0.95)
        elif wider is not None and _fits(wider.bearer, label):
            add(wider.first, wider.last, wider.bearer.kind, wider.bearer, 0.9)
        else:
            words = [token.text for token in tokens[first - base : last - base + 1]]
            add(first, last, kind_of_name(words, label), None, 0.8)
    for span in known:
        if taken.isdisjoint(range(span.first, span.last + 1)) and _stands_alone(span, tokens[span.first - base]):
            add(span.first, span.last, span.bearer.kind, span.bearer, 0.7)
    return sorted(names, key=lambda name: name.first)


def _trimmed(tokens: list[Token], tagged: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Take marks off the edges of names, and leave out runs of words in lower case: foreign text is no title."""
    base = tokens[0].i if tokens else 0
    for start, end, label in tagged:
        first, last = start, end
        while first < last and tokens[first - base].text in _EDGES:
            first += 1
        while last > first and tokens[last - base].text in _EDGES:
            last -= 1
        words = [token.text for token in tokens[first - base : last - base + 1] if token.text[0].isalpha()]
        if len(words) <= _SHORT or 2 * sum(word[0].islower() for word in words) <= len(words):
            yield first, last, label


_EDGES = frozenset("|,;:•*–—/()[]")
_SHORT = 3


def _fits(bearer: Known, label: str) -> bool:
    """Whether a longer listed name is what the tagger has seen a part of."""
    return bearer.given or (label in LABELS_OF_KIND.get(bearer.kind, ()) and not bearer.ambiguous)


def _is_the_seat(span: KnownSpan, before: str) -> bool:
    """A lone capital is the capital, though the tagger took it for a person.

    After a noun it can be somebody's name („der Wallach Havanna“, „Richard Wellington“), not so in the genitive after a
    common noun: „die Enthaltung Wellingtons“. ``before`` is the tag of the word before.
    """
    return before not in {"NN", "NE", "FM"} or (span.genitive and before == "NN")


def _stands_alone(span: KnownSpan, token: Token) -> bool:
    """A listed name that the tagger passed over counts if its words are no common word („Union“, „Heute“).

    What the user has listed always counts.
    """
    if span.bearer.given:
        return True
    if span.bearer.ambiguous or token.tag in CLOSED_CLASSES:
        return False
    if span.bearer.metonym or (span.bearer.kind == "authority" and not span.bearer.unproven):
        return True  # „Kreml“, „Pentagon“ are in the dictionary of nouns too
    if span.last > span.first or token.text.isupper():
        return True
    known = analyses(token.text)
    if span.bearer.kind == "place" and all(a.lemma == span.bearer.name for a in known):
        return True  # „Ostsee“ is in the dictionary of nouns as what it is; „Marken“ is the plural of another word too
    return all(a.category == "name" for a in known)
