"""Segments: the stretches of a sentence between its marks, with inserts in brackets or dashes taken out.

A comma, semicolon or colon ends a segment; so does a conjunction with a clause on either side („X kam | und sagte nichts“,
„dass A steigt | und dass B sinkt“). What stands in brackets or between two dashes interrupts the sentence without changing
it („Der Zug – er kam aus Lahn – entgleiste“): it is read for itself, and the segment goes on behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from demnach.language.brackets import finite_in
from demnach.language.types import Phrase, Token

QUOTES = frozenset("„“”»«\"‚‘›‹'")
OPENING_QUOTES = frozenset("„»‚\"")
_MARKS = frozenset({",", ";", ":", "–", "(", ")"})
_LONGEST_INSERT = 40
_PAIRED = frozenset({"weder", "sowohl"})
"""First parts of paired conjunctions, which join parts of a clause: „kann weder schwimmen noch tauchen“."""
_OPENERS = frozenset({"KOUS", "PRELS", "PRELAT", "PWS", "PWAT", "PWAV"})
_AMBIGUOUS = frozenset({"als", "wie", "bis", "seit", "während", "damit", "da", "so"})
"""Conjunctions that are other words too."""
_D_WORDS = frozenset({"der", "die", "das", "den", "dem"})
_BEFORE_OPENER = frozenset({"APPR", "APPRART", "KON", "ADV", "PTKNEG"})
_NON_FINITE = frozenset({"VVINF", "VVPP", "VAINF", "VAPP", "VMINF", "VMPP"})


@dataclass(slots=True)
class Segment:
    """A stretch of one sentence; indices count tokens of the analysis."""

    own: list[int]  # its tokens, without inserts
    words: list[int]  # its tokens without marks
    mark: str  # the mark before it: a comma, colon, dash, "und" for any conjunction, or "" at the beginning
    inserts: list[tuple[int, int]] = field(default_factory=list)  # half-open, marks left out
    finite: int | None = None  # its first finite verb
    conjoined: bool = False  # a conjunction opens it: „und wolle bleiben“
    verb_first: bool = False  # its finite verb opens it, at most behind a conjunction and „so“: „so fürchtet der Verband“
    verb_last: bool = False  # its finite verb closes it: „… bestritten hatte“, „… hätte kommen sollen“
    opens: bool = False  # it begins like a subordinate clause


def segments(tokens: list[Token], start: int, end: int, phrases: list[Phrase], mark: str = "") -> list[Segment]:
    """Cut the tokens from ``start`` to ``end`` into segments; those without a word are left out. ``mark`` stands before."""
    inserts = _inserts(tokens, start, end, phrases)
    last_verb = next((i for i in range(end - 1, start - 1, -1) if _predicates(tokens, i)), -1)
    found: list[Segment] = []
    own: list[int] = []
    holes: list[tuple[int, int]] = []
    i = start
    while i < end:
        closing = inserts.get(i)
        text = "–" if _is_dash(tokens[i]) else tokens[i].text
        if closing is not None and closing[1]:
            holes.append((i + 1, closing[0]))
            i = closing[0] + 1
            continue
        if closing is not None:  # a bracket inside a phrase: „Anna Feld (Partei, Lahn)“
            own += range(i, closing[0] + 1)
            i = closing[0] + 1
            continue
        if text in _MARKS and not _range_dash(tokens, i, start, end):
            if own:
                found += _pieces(tokens, own, holes, mark, last_verb)
                own, holes, mark = [], [], text
            elif text != "," or not mark:
                mark = text
        else:
            own.append(i)
        i += 1
    if own:
        found += _pieces(tokens, own, holes, mark, last_verb)
    return [s for s in found if any(tokens[i].tag[:1] != "$" for i in s.own)]


def zu_infinitive_in(tokens: list[Token], words: list[int]) -> bool:
    """True if the words hold „zu“ with its infinitive, or an infinitive with „zu“ inside („mitzuteilen“)."""
    return any(_is_zu(tokens, i) for i in words)


def verb_closes(tokens: list[Token], words: list[int], finite: int) -> bool:
    """True if nothing stands behind the finite verb but infinitives: „… wird“, „… hätte kommen sollen“."""
    return all(tokens[i].tag in _NON_FINITE or tokens[i].tag[0] == "$" for i in words if i > finite)


def _is_zu(tokens: list[Token], i: int) -> bool:
    return tokens[i].tag == "VVIZU" or (tokens[i].tag.endswith("INF") and i > 0 and tokens[i - 1].tag == "PTKZU")


def _predicates(tokens: list[Token], i: int) -> bool:
    """A finite verb or a zu-infinitive: each makes a clause."""
    return tokens[i].mood is not None or _is_zu(tokens, i)


def _inserts(tokens: list[Token], start: int, end: int, phrases: list[Phrase]) -> dict[int, tuple[int, bool]]:
    """Return opening mark → (closing mark, whether it holds a clause of its own)."""
    found: dict[int, tuple[int, bool]] = {}
    dashes: list[int] = []
    opening = -1
    for i in range(start, end):
        text = tokens[i].text
        if text == "(" and opening < 0:
            opening = i
        elif text == ")" and opening >= 0:
            if opening > start and i > opening + 1:
                found[opening] = (i, not _part_of_phrase(tokens, opening, i, phrases))
            opening = -1
        elif _is_dash(tokens[i]) and start < i and not _range_dash(tokens, i, start, end):
            dashes.append(i)
    for first, second in zip(dashes[::2], dashes[1::2], strict=False):
        if 1 < second - first < _LONGEST_INSERT and not any(first < a < second or a < first < b[0] for a, b in found.items()):
            found[first] = (second, True)
    return found


def _part_of_phrase(tokens: list[Token], opening: int, closing: int, phrases: list[Phrase]) -> bool:
    if finite_in(tokens, list(range(opening, closing))):
        return False
    return closing - opening < 4 or any(p.start < opening and closing < p.end for p in phrases)


def _is_dash(token: Token) -> bool:
    """A dash, or a hyphen with a space before it that does the work of one."""
    return token.text in ("–", "—") or (token.text == "-" and token.space_before)


def _range_dash(tokens: list[Token], i: int, start: int, end: int) -> bool:
    """„2010 – 2015“, „Lahn–Altstein“ written with spaces between numbers: no mark of a clause."""
    if not _is_dash(tokens[i]) or not start < i < end - 1:
        return False
    return tokens[i - 1].tag == "CARD" and tokens[i + 1].tag == "CARD"


def _pieces(tokens: list[Token], own: list[int], holes: list[tuple[int, int]], mark: str, last_verb: int) -> list[Segment]:
    """Cut at conjunctions between two clauses; ``last_verb`` is the last predicate of the sentence."""
    bounds = [0]
    for n in range(1, len(own)):
        tag = tokens[own[n]].tag
        if tag == "KOUS" and _lacks_comma(tokens, own[bounds[-1] : n], own[n:]):
            bounds.append(n)
        elif tag == "KON" and tokens[own[n]].text.lower() not in _PAIRED:
            conjunct = _conjunct(tokens, own[n + 1 :])
            if _joins_clauses(tokens, own[bounds[-1] : n], conjunct, last_verb):
                bounds.append(n)
    bounds.append(len(own))
    pieces: list[Segment] = []
    for begin, stop in pairwise(bounds):
        part = own[begin:stop]
        inside = [hole for hole in holes if part[0] < hole[0] and (stop == len(own) or hole[0] < own[stop])]
        before = mark if begin == 0 else "," if tokens[part[0]].tag == "KOUS" else "und"
        pieces.append(_segment(tokens, part, before, inside))
    return pieces


def _segment(tokens: list[Token], own: list[int], mark: str, inserts: list[tuple[int, int]]) -> Segment:
    words = [i for i in own if tokens[i].tag[0] != "$"]
    finite = next((i for i in words if tokens[i].mood is not None), None)
    conjoined = bool(words) and (mark == "und" or tokens[words[0]].tag == "KON")
    bare = next((n for n, i in enumerate(words) if tokens[i].tag != "KON"), 0)
    so = bare + 1 < len(words) and tokens[words[bare]].text.lower() == "so"
    first = finite is not None and finite in words[bare : bare + 1 + so]
    last = finite is not None and not first and verb_closes(tokens, words, finite)
    return Segment(own, words, mark, inserts, finite, conjoined, first, last, _opens(tokens, words, closed=last))


def _opens(tokens: list[Token], words: list[int], *, closed: bool = False) -> bool:
    """True if a subordinator comes first; an article is one if the verb closes the segment: „…, die der Rat anforderte“."""
    for n, i in enumerate(words[:4]):
        pronoun = closed and n < 2 and tokens[i].tag == "ART" and tokens[i].text in _D_WORDS
        if pronoun or tokens[i].tag in _OPENERS:
            return True
        if tokens[i].tag not in _BEFORE_OPENER:
            return False
    return False


def _conjunct(tokens: list[Token], behind: list[int]) -> list[int]:
    """What a conjunction joins, up to the next one that a finite verb follows: „von A und B | und gilt als …“."""
    for n in range(1, len(behind) - 1):
        if tokens[behind[n]].tag == "KON" and tokens[behind[n + 1]].mood is not None:
            return behind[:n]
    return behind


def _lacks_comma(tokens: list[Token], before: list[int], behind: list[int]) -> bool:
    """„Die Züge standen still weil der Strom ausfiel“: a conjunction between two clauses whose comma was left out."""
    if tokens[behind[0]].text.lower() in _AMBIGUOUS or tokens[before[-1]].tag in _BEFORE_OPENER | {"KOKOM", "ADJD"}:
        return False
    return finite_in(tokens, before) and finite_in(tokens, behind) and not _opens(tokens, before)


def _joins_clauses(tokens: list[Token], before: list[int], behind: list[int], last_verb: int) -> bool:
    """Finite verbs, subordinators or zu-infinitives on both sides.

    Behind a verb that closes its clause, and before a finite verb, any conjunction joins clauses: „…, die er stützte | und
    die Firma, der …, verlor“, „… aus dem Schlaf | und beschädigte …“.
    """
    if not behind:  # „und, wie er sagte, …“
        return last_verb > before[-1] and (finite_in(tokens, before) or _is_zu(tokens, before[-1]))
    if tokens[behind[0]].mood is not None and len(before) > 1 and tokens[before[-1]].text not in QUOTES:
        return True
    if finite_in(tokens, before):
        closed = tokens[before[-1]].mood is not None and len(before) > 2 and tokens[behind[-1]].tag != "PTKNEG"  # „oder nicht“
        return finite_in(tokens, behind) or _opens(tokens, behind) or (closed and last_verb > behind[-1])
    if not zu_infinitive_in(tokens, before) or finite_in(tokens, behind):
        return False
    return zu_infinitive_in(tokens, behind) or (_is_zu(tokens, before[-1]) and last_verb > behind[-1])
