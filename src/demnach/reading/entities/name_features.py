"""What the name tagger sees of a token: its shape, what the lexica know of it, and its neighbours.

Everything that depends on the word alone is computed once a word and kept; a token's features are then a concatenation
of its own word's list with those of its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from demnach.language.types import Token
from demnach.lexicon.clusters import name_cluster
from demnach.lexicon.countries import country_of_adjective
from demnach.lexicon.forms import analyses
from demnach.lexicon.roles import role_of
from demnach.lexicon.word_facts import name_facts
from demnach.reading.entities.known_spans import KnownSpan
from demnach.reading.entities.name_kinds import kind_of_word

OPENING, CLOSING = frozenset("„“«»‚\"”›‹'‘"), frozenset("“”»«‘\"›‹'’")
INSIDE_NAMES = frozenset(
    "für der die das des den dem und of the von van de la di du del da zu zum zur im in am & et and".split()
)
"""Words in lower case that may stand inside a name: „Bund der Steuerzahler“, „Rio de Janeiro“."""
LONGEST_RUN = 9
LONGEST_TITLE = 8
"""Tokens in quotation marks that may be a title („Der Name der Rose“); longer quotations are speech."""


def sentence_features(tokens: Sequence[Token], known: Sequence[KnownSpan]) -> list[list[str]]:
    """Return the features of every token of one sentence; ``known`` are the listed names found in it."""
    words = [token.text for token in tokens]
    around = ["", "", *words, "", ""]
    marks = _known_marks(tokens, known)
    quoted = _quoted(words)
    runs = _runs(words)
    features = []
    for at, token in enumerate(tokens):
        found = [
            *_own(token.text),
            *_beside(around[at + 1], "-1"),
            *_beside(around[at + 3], "+1"),
            *_far(around[at], "-2"),
            *_far(around[at + 4], "+2"),
            *_pair(around[at + 1], token.text, "-1"),
            *_pair(token.text, around[at + 3], "+1"),
            *marks[at],
            *runs[at],
        ]
        if token.tag:
            found += ["t=" + token.tag, "u=" + token.upos]
            found.append("t-1=" + (tokens[at - 1].tag if at else "^"))
            found.append("t+1=" + (tokens[at + 1].tag if at + 1 < len(tokens) else "$"))
        if at == 0:
            found.append("first")
        if quoted[at]:
            found.append(quoted[at])
        features.append(found)
    return features


def _known_marks(tokens: Sequence[Token], known: Sequence[KnownSpan]) -> list[list[str]]:
    marks: list[list[str]] = [[] for _ in tokens]
    first = tokens[0].i if tokens else 0
    for span in known:
        label = f"{span.bearer.kind}{'?' if span.bearer.ambiguous else ''}"
        for i in range(span.first, span.last + 1):
            position = "B" if i == span.first else "I"
            marks[i - first] += [f"k={position}{label}", f"kl={position}{label}{min(span.last - span.first, 3)}"]
            if i == span.last and i + 1 - first < len(tokens):
                marks[i + 1 - first].append(f"k-1={label}")
    return marks


def _runs(words: Sequence[str]) -> list[list[str]]:
    """Say of each token of a run of capitals („Bund der Fährleute“, „Hansa GmbH“) which telling words it has, and where."""
    found: list[list[str]] = [[] for _ in words]
    begin = 0
    while begin < len(words):
        if not words[begin][0].isupper():
            begin += 1
            continue
        last = begin
        end = begin + 1
        while end < len(words) and (words[end][0].isupper() or words[end] in INSIDE_NAMES) and end - begin < LONGEST_RUN:
            if words[end][0].isupper():
                last = end
            end += 1
        told = [(i, kind) for i in range(begin, last + 1) for kind in _telling(words[i])]
        for i in range(begin, last + 1):
            found[i] += [f"run={kind}{'<' if at < i else '>' if at > i else '='}" for at, kind in dict.fromkeys(told)]
            if last > begin:
                found[i].append(f"long={min(last - begin, 4)}{min(i - begin, 3)}")
        begin = last + 1
    return found


@lru_cache(maxsize=10_000)
def _telling(word: str) -> tuple[str, ...]:
    """What a word says of the name it stands in: „GmbH“, „Verband“, „Krieg“, „Straße“; bodies and offices too."""
    kinds = {str(kind) for kind in (kind_of_word(word), kind_of_word(word.removesuffix("s"))) if kind is not None}
    role = role_of(word)
    if role is not None:
        kinds.add("body" if role.office == "body" else "office")
    return tuple(sorted(kinds))


def _quoted(words: Sequence[str]) -> list[str]:
    """Say of each token whether it stands in a short stretch between quotation marks, and where."""
    place = [""] * len(words)
    opened: int | None = None
    for at, word in enumerate(words):
        if opened is not None and word in CLOSING and 0 < at - opened - 1 <= LONGEST_TITLE:
            length = at - opened - 1
            for i in range(opened + 1, at):
                place[i] = f"q={'B' if i == opened + 1 else 'I'}{min(length, 4)}"
            opened = None
        elif word in OPENING:
            opened = at
    return place


@lru_cache(maxsize=10_000)
def _facts(word: str) -> tuple[str, ...]:
    """What the lexica know of a word."""
    facts = list(name_facts(word))
    if word[:1].isalpha():
        if country_of_adjective(word):
            facts.append("nationality")
        role = role_of(word) if word[0].isupper() else None
        if role is not None:
            facts += ["role=" + role.kind, "office=" + role.office + role.number]
            if role.modifier:
                facts.append("compound-role")
        categories = sorted({analysis.category for analysis in analyses(word)})
        facts.append("form=" + "|".join(categories))
        if word[0].isupper() and not categories and analyses(word.lower()):
            facts.append("form=lower")
    return tuple(facts)


@lru_cache(maxsize=10_000)
def _shape(word: str) -> str:
    """„Köln“ → Xx, „EU-Rat“ → X-Xx, „G20“ → Xd, „iPhone“ → xXx."""
    shape = ""
    for letter in word:
        kind = "X" if letter.isupper() else "x" if letter.islower() else "d" if letter.isdigit() else letter
        if not shape.endswith(kind) or (kind == "X" and len(shape) < 2):
            shape += kind
    return shape


@lru_cache(maxsize=10_000)
def _own(word: str) -> tuple[str, ...]:
    lower = word.lower()
    number = name_cluster(word)
    found = ["b", "w=" + lower, "s=" + _shape(word)]
    if len(word) > 3:
        found += ["p3=" + lower[:3], "p4=" + lower[:4], "e2=" + lower[-2:], "e3=" + lower[-3:], "e4=" + lower[-4:]]
    if number:
        found += [f"c={number}", f"c4={number & 0xF}", f"c6={number & 0x3F}", f"c8={number & 0xFF}"]
    else:
        found.append("c=?")
    if "-" in word[1:-1]:
        head, _, tail = word.rpartition("-")
        found += [f"h={name_cluster(head)}", f"l={name_cluster(tail)}"]
    found += _facts(word)
    return tuple(found)


@lru_cache(maxsize=20_000)
def _beside(word: str, where: str) -> tuple[str, ...]:
    if not word:
        return (f"w{where}=",)
    number = name_cluster(word)
    return (
        f"w{where}={word.lower()}", f"s{where}={_shape(word)}", f"c{where}={number}", f"c6{where}={number & 0x3F}",
        f"e3{where}={word[-3:].lower()}", *(f"{fact}{where}" for fact in _facts(word)),
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def _far(word: str, where: str) -> tuple[str, ...]:
    number = name_cluster(word)
    facts = (f"{fact}{where}" for fact in _facts(word) if not fact.startswith("form="))
    return (f"c8{where}={number & 0xFF}", f"s{where}={_shape(word)}", *facts)


@lru_cache(maxsize=10_000)
def _coarse(word: str) -> tuple[int, str]:
    return name_cluster(word) & 0x3F, _shape(word)


def _pair(left: str, right: str, where: str) -> tuple[str, str]:
    group, shape = _coarse(left)
    next_group, next_shape = _coarse(right)
    return f"cc{where}={group},{next_group}", f"ss{where}={shape},{next_shape}"
