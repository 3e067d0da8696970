"""Word forms: what german-pos-dict knows of a word, and a good guess for the words that it does not know.

The lexicon (553,000 forms, CC BY-SA 4.0, see ``data/LICENSE-german-pos-dict``) is a memory-mapped trie from form to the
number of a set of analyses; ``training/forms.py`` builds it. It alone knows that „gebe“ in the third person can only be
Konjunktiv I. Compounds are looked up by their last known part („Regierungssprecherin“ → „Sprecherin“), since the last part
of a German compound carries its gender, number and case.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import NamedTuple

import marisa_trie
import msgspec

TRIE_FILE = "forms.marisa"
SETS_FILE = "forms.msgpack"

AGREEMENT: tuple[tuple[str, str, str], ...] = tuple(
    (case, number, gender)
    for case in "NGDA"
    for number, gender in (("S", "M"), ("S", "F"), ("S", "N"), ("P", ""))
)
"""The bits of an agreement mask: case × (singular masculine, feminine, neuter, plural)."""

ALL_AGREEMENT = (1 << len(AGREEMENT)) - 1
_SHORTEST_TAIL = 4
PARTICLES = (
    "ab an auf aus bei da dar durch ein empor entgegen entlang fehl fern fest fort frei gegenüber gleich heim her herab "
    "heran herauf heraus herbei herein hervor hin hinaus hinein hinter hinzu hoch los mit nach nieder offen preis statt "
    "teil über um unter voll vor voran voraus vorbei weg weiter wider wieder zu zurecht zurück zusammen bekannt klar "
    "bloß kund wahr"
).split()


class Analysis(NamedTuple):
    """One analysis of a word form."""

    category: str  # noun name adjective article pronoun verb verb-joined adverb preposition conjunction numeral …
    lemma: str
    agreement: int  # bit mask over AGREEMENT; 0 for words that do not agree
    readings: tuple[str, ...]  # verbs: „3S1“ third person singular Konjunktiv I; p present, t past, 1, 2; inf pp zu iS iP


@cache
def _trie() -> marisa_trie.RecordTrie:
    trie = marisa_trie.RecordTrie("<I")
    with as_file(files("demnach.lexicon") / "data" / TRIE_FILE) as path:
        trie.mmap(str(path))
    return trie


@cache
def _sets() -> list[list[tuple[str, int, str, int, str]]]:
    raw = (files("demnach.lexicon") / "data" / SETS_FILE).read_bytes()
    return msgspec.msgpack.decode(raw, type=list[list[tuple[str, int, str, int, str]]])


def _known(form: str) -> tuple[Analysis, ...]:
    if "\0" in form:  # the trie's own end mark
        return ()
    found = _trie().get(form)
    if not found:
        return ()
    return tuple(
        Analysis(category, form[: len(form) - cut] + add, mask, tuple(readings.split()))
        for category, cut, add, mask, readings in _sets()[found[0][0]]
    )


@lru_cache(maxsize=100_000)
def analyses(form: str) -> tuple[Analysis, ...]:
    """Return the analyses of a word form as it is written; of a compound, those of its last known part.

    An empty tuple means that nothing is known: a foreign word or a rare name.
    """
    known = _known(form)
    if known:
        return known
    if "ss" in form and (found := _swiss(form)):
        return found
    if "-" in form:
        head, _, tail = form.rpartition("-")
        found = analyses(tail)
        if found and head:
            return tuple(a._replace(lemma=f"{head}-{a.lemma}") for a in found)
        return ()
    return _compound(form)


def known(form: str) -> bool:
    """True for a form that the lexicon has as it stands, not by its last part alone."""
    return bool(_known(form))


def _swiss(form: str) -> tuple[Analysis, ...]:
    """Swiss spelling has no ß: „heisst“ → „heißt“, „Strasse“ → „Straße“."""
    at = form.find("ss")
    while at >= 0:
        found = _known(f"{form[:at]}ß{form[at + 2 :]}")
        if found:
            return found
        at = form.find("ss", at + 1)
    return ()


def _compound(form: str) -> tuple[Analysis, ...]:
    """„Behördensprecher“: the longest tail that is a noun of its own; „hochmodernes“: one that is an adjective."""
    noun = form[:1].isupper()
    for at in range(2, len(form) - _SHORTEST_TAIL + 1):
        tail = form[at:]
        found = _known(tail.capitalize() if noun else tail)
        wanted = ("noun",) if noun else ("adjective", "verb-joined", "verb")
        heads = [a for a in found if a.category in wanted]
        if heads:
            return tuple(a._replace(lemma=form[:at] + (a.lemma.lower() if noun else a.lemma)) for a in heads)
    return ()


@cache
def separable(particle: str, verb: str) -> str | None:
    """Return the lemma of a verb with its separated particle if there is such a verb: („mit“, „teilen“) → „mitteilen“."""
    lemma = particle.lower() + verb
    found = _known(lemma)
    return lemma if any(a.category.startswith("verb") and "inf" in a.readings for a in found) else None


@cache
def particle_of(lemma: str) -> str:
    """Return the separable particle of a verb lemma, or "": „mitteilen“ → „mit“, „überziehen“ → ""."""
    for length in range(min(len(lemma) - 3, 9), 1, -1):
        head, base = lemma[:length], lemma[length:]
        if head in PARTICLES and any("inf" in a.readings for a in _known(base)):
            zu = _known(f"{head}zu{base}")
            if any("zu" in a.readings for a in zu):
                return head
    return ""
