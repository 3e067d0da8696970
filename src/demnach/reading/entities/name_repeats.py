"""Names that the article itself teaches: repeated ones, and those that a noun before them announces.

Once „Lena Voss“ has been read, „Voss“ is a name wherever it stands; what stands in quotation marks after „die Zeitung“
is the name of the paper.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from demnach.language.types import Analysis, Token
from demnach.lexicon.forms import analyses
from demnach.lexicon.roles import role_of
from demnach.reading.entities.name_features import CLOSING, LONGEST_TITLE, OPENING
from demnach.reading.entities.name_kinds import Name
from demnach.reading.entities.skeletons import skeleton

TITLED = frozenset({"outlet", "agency"})
"""Kinds whose nouns announce a name: „die Zeitung Nordbote“, „der Sender Radio Nord“."""


DETERMINERS = frozenset({"ART", "ADJA", "APPRART", "PIAT", "PDAT", "PPOSAT", "CARD"})


def with_titled(tokens: Sequence[Token], names: list[Name]) -> list[Name]:
    """Add the names of outlets and agencies that a noun announces, quoted or bare; one that is found has its kind."""
    base = tokens[0].i if tokens else 0
    names = list(names)
    whole = {(name.first, name.last): number for number, name in enumerate(names)}
    taken = {i for name in names for i in range(name.first, name.last + 1)}
    added = []
    for at, token in enumerate(tokens[:-1]):
        role = role_of(token.text) if token.text[0].isupper() and token.i not in taken else None
        if role is None or role.kind not in TITLED or role.number == "pl":
            continue
        first, last = _announced(tokens, at + 1)
        if first is not None and last is not None and (number := whole.get((base + first, base + last))) is not None:
            if names[number].bearer is None:
                names[number] = msgspec.structs.replace(names[number], kind=role.kind)
            continue
        if first is not None and last is not None and taken.isdisjoint(range(base + first, base + last + 1)):
            begin, end = tokens[first], tokens[last]
            added.append(Name(begin.i, end.i, begin.start, end.end, role.kind, None, 0.75))
            taken.update(range(begin.i, end.i + 1))
    return sorted([*names, *added], key=lambda name: name.first) if added else names


def _announced(tokens: Sequence[Token], at: int) -> tuple[int | None, int | None]:
    """Return the first and last position of the name that begins at ``at``: quoted, or bare.

    Two nouns without article behind the announcing one are a name too: „der Sender Radio Nordwind“.
    """
    if tokens[at].text in OPENING:
        for end in range(at + 1, min(at + 2 + LONGEST_TITLE, len(tokens))):
            if tokens[end].text in CLOSING:
                return (at + 1, end - 1) if end > at + 1 and tokens[at + 1].text[0].isupper() else (None, None)
        return None, None
    end = at
    while end < len(tokens) and tokens[end].text[0].isupper() and tokens[end].tag in {"NE", "NN", "FM"}:
        end += 1
    if end - at > 1 or (end > at and (tokens[at].tag != "NN" or not analyses(tokens[at].text))):
        return at, end - 1
    return None, None


def with_repeated(analysis: Analysis, names: list[Name]) -> list[Name]:
    """Add the places where a name of the article stands again and was passed over: „Voss“ after „Lena Voss“."""
    learnt = _short_names(analysis, names)
    if not learnt:
        return names
    taken = {i for name in names for i in range(name.first, name.last + 1)}
    added = []
    for token in analysis.tokens:
        text = token.text
        if token.i in taken or not text[0].isupper() or len(text) < 3:
            continue
        name = learnt.get(skeleton(text)) or (learnt.get(skeleton(text[:-1])) if text.endswith("s") else None)
        if name is not None and not _common_word(analysis, token):
            added.append(Name(token.i, token.i, token.start, token.end, name.kind, None, 0.7))
    return sorted([*names, *added], key=lambda name: name.first) if added else names


def _short_names(analysis: Analysis, names: list[Name]) -> dict[str, Name]:
    """The words by which a name is taken up again: a person's last word, any other name of one word."""
    short: dict[str, Name] = {}
    for name in names:
        if name.bearer is None and (name.kind == "person" or name.first == name.last) and name.kind != "work":
            last = analysis.tokens[name.last].text
            if len(last) > 2:
                short.setdefault(skeleton(last), name)
                if last.endswith("s") and len(last) > 4:
                    short.setdefault(skeleton(last[:-1]), name)
    return short


def _common_word(analysis: Analysis, token: Token) -> bool:
    """„Der Richter urteilte“ beside „Anna Richter“: a known noun with an article or adjective before it is no name."""
    before = analysis.tokens[token.i - 1].tag if token.i else ""
    if token.tag == "NE" or before not in DETERMINERS:
        return token.tag not in {"NE", "NN", "FM", "XY"} and bool(analyses(token.text))
    return any(found.category != "name" for found in analyses(token.text))
