"""Names in a series are of one kind: „die Dörfer Kumpula, Oikari und Pölkki“.

What is joined by comma or „und“ is of equal rank (Duden, Reihung), so a word that no list knows is what most of its
neighbours are. „Trump, Oslo und Paris“ stays as it is, since the lists know a Trump.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from demnach.language.types import Token
from demnach.lexicon.word_facts import name_facts

Tagged = tuple[int, int, str]
JOINING = frozenset({",", "und", "sowie", "oder"})
OF_ONE_KIND = frozenset({"PER", "LOC", "ORG"})
"""Titles hold all kinds of names and are left alone."""


def of_one_kind(tokens: Sequence[Token], tagged: Sequence[Tagged]) -> list[Tagged]:
    """Give unknown single words the label that at least half of their series have, two names or more."""
    found = list(tagged)
    base = tokens[0].i if tokens else 0
    for begin, end in _series(tokens, tagged):
        labels = Counter(label for _, _, label in tagged[begin:end])
        label, times = labels.most_common(1)[0]
        if len(labels) == 1 or times < 2 or 2 * times < end - begin or label not in OF_ONE_KIND:
            continue
        for at in range(begin, end):
            first, last, own = tagged[at]
            if first == last and own in OF_ONE_KIND and not name_facts(tokens[first - base].text):
                found[at] = (first, last, label)
    return found


def _series(tokens: Sequence[Token], tagged: Sequence[Tagged]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of ``tagged`` in which each name is joined to the next by one word."""
    base = tokens[0].i if tokens else 0
    begin = 0
    for at in range(1, len(tagged) + 1):
        joined = (
            at < len(tagged) and tagged[at][0] == tagged[at - 1][1] + 2 and tokens[tagged[at][0] - 1 - base].text in JOINING
        )
        if not joined:
            if at - begin > 2:
                yield begin, at
            begin = at
