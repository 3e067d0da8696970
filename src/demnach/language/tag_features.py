"""What the tagger sees of a token: its form, what the lexica know of it, its neighbours, and the verbs of its stretch.

Everything that depends on a word alone is computed once a word and kept. German sets the parts of a verb far from each
other („hat … verkauft“), so a verb form also sees which other verb forms stand before and after it up to the next comma
or stop: that tells the auxiliary from the full verb, and the infinitive from the finite plural.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from demnach.lexicon.clusters import cluster
from demnach.lexicon.countries import country_of_adjective
from demnach.lexicon.forms import Analysis, analyses
from demnach.lexicon.roles import role_of
from demnach.lexicon.word_facts import name_facts

BORDERS = frozenset(',.;:?!"„“”»«')
"""Marks that end a stretch of words."""
AUXILIARIES = ("sein", "haben", "werden")


def features(words: Sequence[str]) -> list[list[str]]:
    """Return the features of every word of a sentence."""
    known = [_word(word) for word in words]
    last = len(words) - 1
    rows: list[list[str]] = []
    for i, (here, _, _, _, signature) in enumerate(known):
        row = [*here, *(known[i - 1][1] if i else ("-^",)), *(known[i + 1][2] if i < last else ("+$",))]
        if i == 0:
            row.append("first" + signature)
        if i > 1:
            row.append("--" + known[i - 2][3])
        if i + 1 < last:
            row.append("++" + known[i + 2][3])
        row.append(f"{known[i - 1][4]}<{signature}" if i else "<" + signature)
        row.append(f"{signature}>{known[i + 1][4]}" if i < last else signature + ">")
        rows.append(row)
    _add_verbs(words, rows)
    return rows


@lru_cache(maxsize=50_000)
def _word(word: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str, str]:
    """Return a word's features as the token to be tagged, as its left and right neighbour, from afar, and its signature."""
    lower = word.lower()
    known = analyses(word) or (analyses(lower) if word != lower else ())
    signature = "+".join(sorted({_class_of(a) for a in known})) or "?"
    lowered = "" if lower == word else "+".join(sorted({_class_of(a) for a in analyses(lower)}))
    shape = _shape(word)
    group = cluster(word) or cluster(lower)
    facts = _facts(word)
    here = (
        "w=" + lower, "1=" + lower[-1:], "2=" + lower[-2:], "3=" + lower[-3:], "4=" + lower[-4:], "5=" + lower[-5:],
        "p=" + lower[:3], "sh=" + shape, "c=" + signature, "l=" + lowered,
        f"b={group}", f"b4={group & 15}", f"b6={group & 63}", f"b8={group & 255}", f"b10={group & 1023}",
        "g=" + "+".join(facts), *facts,
    )  # fmt: skip
    beside = [("w=" + lower), ("c=" + signature), ("s=" + shape), f"b={group}", f"b8={group & 255}", *facts]
    left, right = tuple("-" + f for f in beside), tuple("+" + f for f in beside)
    return here, left, right, f"b8={group & 255}{signature}", signature


def _shape(word: str) -> str:
    if not word[0].isalpha():
        return "9" if any(c.isdigit() for c in word) else word
    if word.isupper() and len(word) > 1:
        return "A"
    return "a" if word.islower() else "Aa" if word[0].isupper() else "aA"


def _class_of(analysis: Analysis) -> str:
    """A word class as the tagger sees it: verbs by the shapes that they may have here.

    An infinitive („inf“) has the sign of the finite forms, since it is one as well: „kommen“ is what they do.
    """
    if not analysis.category.startswith("verb"):
        return analysis.category
    shapes = {"f" if len(r) == 3 else r for r in analysis.readings}
    return analysis.category + ":" + "".join(sorted(shapes))


def _facts(word: str) -> list[str]:
    """What the lists know of a word in capitals."""
    if not word[0].isupper():
        return []
    facts = list(name_facts(word))
    if country_of_adjective(word):
        facts.append("nationality")
    if role_of(word):
        facts.append("role")
    return facts


def _add_verbs(words: Sequence[str], rows: list[list[str]]) -> None:
    """Tell every word that may be a verb which verb forms its stretch has before and after it."""
    begin = 0
    for end in range(len(words) + 1):
        if end < len(words) and words[end] not in BORDERS:
            continue
        shapes = [_verb_shapes(word) for word in words[begin:end]]
        at = [i for i, (found, _) in enumerate(shapes) if found]
        for i in at:
            before = _union(shapes[j][0] for j in at if j < i and words[begin + j][0].islower())
            after = _union(shapes[j][0] for j in at if j > i and words[begin + j][0].islower())
            verb = shapes[i][1]
            closing = begin + i + 1 == end or words[begin + i + 1] in ("und", "oder")
            rows[begin + i] += [
                f"{verb}<{before}", f"{verb}>{after}", f"{verb}{before}|{after}|{closing}",
                *(f"{verb}<.{s}" for s in before.split()), *(f"{verb}>.{s}" for s in after.split()),
            ]  # fmt: skip
        begin = end + 1


def _union(found: Iterable[frozenset[str]]) -> str:
    return " ".join(sorted(frozenset().union(*found)))


@lru_cache(maxsize=50_000)
def _verb_shapes(word: str) -> tuple[frozenset[str], str]:
    """The verb forms that a word can be (f finite, pp, inf, zu …), and its auxiliary if it is one."""
    known = [a for a in analyses(word) or analyses(word.lower()) if a.category.startswith("verb")]
    shapes = frozenset("f" if len(r) == 3 else r for a in known for r in a.readings)
    return shapes, next((a.lemma for a in known if a.lemma in AUXILIARIES), "v")
