"""Whether the clause around a time tells what was, is or will be: „am Donnerstag“ is the last one or the next.

German newspapers tell with Präteritum and Perfekt, announce with Präsens and Futur. The clause between two commas
decides; where it has no finite verb, the whole sentence does.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from demnach.lexicon.forms import analyses
from demnach.reading.times.rules import rules
from demnach.reading.times.scan import Scan

Tense = Literal["past", "present", "future", "none"]

_INTENT = frozenset(["sollen", "wollen", "mögen"])
_AUXILIARIES = frozenset(["haben", "sein"])
_STATES = frozenset(
    ["sein", "haben", "geben", "heißen", "gelten", "leben", "wohnen", "gehören", "stehen", "liegen", "bestehen",
     "wissen", "kennen", "können", "müssen", "dürfen"]
)  # fmt: skip
_ENDINGS = ("en", "em", "er", "es", "e")
_SENTENCE_ENDS = ("DOT", "STOP", "BREAK")
_CLAUSE_ENDS = (*_SENTENCE_ENDS, "COMMA", "COLON", "DASH", "OPEN", "CLOSE")
_FARTHEST = 60  # tokens on either side; longer sentences are lists


def _ends(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(rules().letters[name] for name in names if name in rules().letters)


def stretch(scan: Scan, start: int, end: int, names: tuple[str, ...] = _SENTENCE_ENDS) -> tuple[int, int]:
    """Return the tokens around ``start`` to ``end`` up to the nearest of the classes ``names`` on either side."""
    ends, letters = _ends(names), scan.letters
    left, right = start, end
    while left > 0 and start - left < _FARTHEST and letters[left - 1] not in ends:
        left -= 1
    while right < len(letters) and right - end < _FARTHEST and letters[right] not in ends:
        right += 1
    return left, right


def kinds(scan: Scan, start: int, end: int) -> set[str]:
    """Return the classes of the words in the sentence around a match."""
    left, right = stretch(scan, start, end)
    return {scan.lexeme(i).kind for i in range(left, right)}


def tense(scan: Scan, start: int, end: int) -> Tense:
    """Return the tense of the clause around tokens ``start`` to ``end``, or if it has no verb, of the sentence."""
    attribute = _attribute_after(scan, end)
    if attribute != "none":
        return attribute
    for names in (_CLAUSE_ENDS, _SENTENCE_ENDS):
        left, right = stretch(scan, start, end, names)
        found = _tense_of(scan, [i for i in range(left, right) if not start <= i < end])
        if found != "none":
            return found
    return "none"


class _Verbs(NamedTuple):
    """What the verb forms of a stretch say; lemmas of finite forms only."""

    present: set[str]
    past: set[str]
    participle: bool
    planned: bool
    words: set[str]


def _verbs(scan: Scan, indices: list[int]) -> _Verbs:
    words = {scan.word(i) for i in indices} | {scan.word(i).lower() for i in indices[:1]}
    found = _Verbs(set(), set(), False, any(scan.lexeme(i).kind == "PLANNED" for i in indices), words)
    participle = False
    for word in words:
        if not word[:1].islower():
            continue
        for analysis in analyses(word):
            if not analysis.category.startswith("verb"):
                continue
            finite = {reading[-1] for reading in analysis.readings if reading[0].isdigit()}
            participle |= "pp" in analysis.readings
            if "t" in finite:
                found.past.add(analysis.lemma)
            if finite & {"p", "1", "2"}:
                found.present.add(analysis.lemma)
    return found._replace(participle=participle)


def _attribute_after(scan: Scan, end: int) -> Tense:
    """„der im Juni mitgeteilte Betrag“, „das am Freitag geplante Fest“: the participle after the time decides."""
    word = scan.word(end) if end < len(scan.spans) else ""
    if word and scan.lexeme(end).kind == "PLANNED":
        return "future"
    stem = next((word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)), "")
    participle = word.islower() and any("pp" in analysis.readings for analysis in analyses(stem))
    return "past" if participle and not any(a.category == "verb" for a in analyses(word)) else "none"


def _tense_of(scan: Scan, indices: list[int]) -> Tense:
    verbs = _verbs(scan, indices)
    finite = verbs.present | verbs.past
    perfect = verbs.participle and bool(finite & _AUXILIARIES)
    if finite & _INTENT and perfect:  # „soll aufgelauert haben“: hearsay about what was
        return "past"
    if verbs.past & _INTENT:  # „sollte am Freitag beginnen“: then or still to come
        return "none"
    if "werden" in verbs.present and not verbs.past and "worden" not in verbs.words:
        return "present" if verbs.participle else "future"  # „wird eröffnet“ is the passive
    if verbs.present & _INTENT or (verbs.planned and not verbs.past):
        return "future"
    if verbs.past or perfect:
        return "past"
    if verbs.present:
        return "present"
    return "past" if verbs.participle else "none"


def is_state(scan: Scan, start: int, end: int) -> bool:
    """Tell whether the clause tells a lasting state in the present: „heute gehört der Ort zu …“."""
    left, right = stretch(scan, start, end, _CLAUSE_ENDS)
    verbs = _verbs(scan, [i for i in range(left, right) if not start <= i < end])
    if verbs.past or "werden" in verbs.present or (verbs.participle and verbs.present & _AUXILIARIES):
        return False
    return bool(verbs.present & _STATES)
