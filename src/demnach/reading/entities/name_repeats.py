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
from demnach.reading.entities.name_kinds import Name, kind_of_name
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


def with_spelt_out(tokens: Sequence[Token], names: list[Name]) -> list[Name]:
    """Add the full names that an abbreviation in brackets closes: „die Vereinigung der Deichwarte (VdD)“.

    The shortest run of words before the bracket that has the letters in their order (Schwartz and Hearst 2003).
    """
    base = tokens[0].i if tokens else 0
    taken = {i for name in names for i in range(name.first, name.last + 1)}
    added = []
    for at in range(2, len(tokens) - 1):
        short = tokens[at].text
        bracketed = tokens[at - 1].text == "(" and tokens[at + 1].text == ")"
        if not bracketed or sum(c.isupper() for c in short) < 2 or not short.isalpha():
            continue
        first = _spelt_out(tokens[: at - 1], short.lower())
        if first is not None and taken.isdisjoint(range(base + first, base + at - 1)):
            begin, end = tokens[first], tokens[at - 2]
            words = [token.text for token in tokens[first : at - 1]]
            added.append(Name(begin.i, end.i, begin.start, end.end, kind_of_name(words, "ORG"), None, 0.75))
            if base + at not in taken:
                added.append(Name(base + at, base + at, tokens[at].start, tokens[at].end, added[-1].kind, None, 0.75))
    return sorted([*names, *added], key=lambda name: name.first) if added else names


def _spelt_out(before: Sequence[Token], short: str) -> int | None:
    """Return where the words begin that ``short`` abbreviates; they end with ``before``."""
    longest = min(len(short) + 5, 2 * len(short))
    for first in range(len(before) - 2, max(-1, len(before) - 1 - longest), -1):
        words = [token.text for token in before[first:]]
        if any(word in {",", ".", ":", ";", "(", ")"} for word in words):
            return None
        rest = iter("".join(words).lower())
        if words[0][0].isupper() and words[0][0].lower() == short[0] and all(letter in rest for letter in short):
            return first
    return None


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
    names = [_namesake(analysis, name, learnt) for name in names]
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


def _namesake(analysis: Analysis, name: Name, learnt: dict[str, Name]) -> Name:
    """„Solveig Tarn … Tarn dankte“: a place's name that is a surname of the article, and answers no „where“, is the person."""
    if name.kind != "place" or name.first != name.last:
        return name
    text = analysis.tokens[name.first].text
    person = learnt.get(skeleton(text)) or (learnt.get(skeleton(text[:-1])) if text.endswith("s") else None)
    before = analysis.tokens[name.first - 1].tag if name.first else ""
    if person is None or person.kind != "person" or person.first >= name.first or before in {"APPR", "APPRART"}:
        return name
    return msgspec.structs.replace(name, kind="person", bearer=None, confidence=0.6)


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
