"""Universal Dependencies treebanks as surface tokens with STTS and UPOS tags.

GSD has STTS in its XPOS column; PUD has its own tags, which are mapped from UPOS and features. A contraction that UD splits
(„im“ → „in dem“) is put together again: APPRART, ADP+DET. PUD calls an adjective that is used as an adverb ADV, GSD
calls it ADJ; GSD is followed.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from demnach.lexicon.forms import analyses


class Row(NamedTuple):
    """A surface token and its tags; the UPOS of a contraction are joined by „+“."""

    word: str
    stts: str
    upos: str



CONTRACTION = "ADP+DET"
_AUXILIARIES = frozenset({"sein", "haben", "werden"})
_MODALS = frozenset({"dürfen", "können", "mögen", "müssen", "sollen", "wollen"})
_PREPOSITIONS = "an auf aus bei durch für gegen hinter in mit nach neben über um unter von vor zu zwischen heraus".split()
_PRONOMINAL_ADVERB = re.compile(rf"(?:da|dar|hier|wo|wor)(?:{'|'.join(_PREPOSITIONS)})")
_OTHER_PRONOMINAL_ADVERBS = frozenset(
    "außerdem deshalb deswegen trotzdem daher demnach dennoch stattdessen währenddessen infolgedessen".split()
)
_DEMONSTRATIVE = frozenset("dies dieser diese dieses diesem diesen jener jene jenes derjenige diejenige das".split())
_STOPS = frozenset({".", "?", "!", ":", ";", "..."})


def sentences(path: Path, *, stts: bool) -> Iterator[list[Row]]:
    """Yield the sentences of a treebank; ``stts`` tells whether its XPOS column is STTS."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[list[str]] = []
        for line in lines:
            if line.strip():
                if not line.startswith("#"):
                    rows.append(line.rstrip("\n").split("\t"))
            elif rows:
                yield list(_surface(rows, stts=stts))
                rows = []


def _surface(rows: Sequence[list[str]], *, stts: bool) -> Iterator[Row]:
    covered = 0
    for number, row in enumerate(rows):
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            parts = rows[number + 1 : number + 2 + last - first]
            upos = "+".join(part[3] for part in parts)
            yield Row(row[1], "APPRART" if upos == CONTRACTION else _tag(parts[0], stts=stts), upos)
            covered = last
        elif "." not in row[0] and int(row[0]) > covered:
            tag = _tag(row, stts=stts)
            yield Row(row[1], tag, "ADJ" if (tag, row[3]) == ("ADJD", "ADV") and not stts else row[3])


def _tag(row: list[str], *, stts: bool) -> str:
    return {"PROAV": "PAV"}.get(row[4], row[4]) if stts else _from_universal(row)


def _from_universal(row: list[str]) -> str:
    """Map UPOS and features to STTS (Schiller et al. 1999)."""
    _, word, lemma, upos, xpos, feats = row[:6]
    features = dict(f.split("=", 1) for f in feats.split("|")) if feats != "_" else {}
    kind = features.get("PronType", "")
    lower = word.lower()
    if upos in ("VERB", "AUX") and xpos != "DC":
        return _verb(lower, lemma, features, xpos)
    if upos == "PUNCT":
        return "$," if word == "," else "$." if word in _STOPS else "$("
    if xpos == "DC":  # a verb's separated particle
        return "PTKVZ"
    if upos == "DET":
        if xpos == "NNA":
            return "PIS"
        if "Poss" in features:
            return "PPOSAT"
        return {"Art": "ART", "Dem": "PDAT", "Int": "PWAT", "Int,Rel": "PWAT"}.get(kind, "PIAT")
    if upos == "PRON":
        return _pronoun(lower, kind, xpos, features)
    if upos == "ADJ":
        return "ADJA" if "Case" in features else "ADJD"
    if upos == "ADV":
        if xpos == "WRB":
            return "PWAV"
        if _PRONOMINAL_ADVERB.fullmatch(lower) or lower in _OTHER_PRONOMINAL_ADVERBS:
            return "PAV"
        return "ADJD" if any(a.category == "adjective" for a in analyses(lower)) else "ADV"
    if upos == "PART":
        return {"zu": "PTKZU", "nicht": "PTKNEG"}.get(lower, "PTKVZ")
    if upos == "SCONJ":
        return "KOUI" if lower in ("um", "anstatt", "statt", "ohne") else "KOUS"
    if lower in ("als", "wie") and upos in ("CCONJ", "ADP"):
        return "KOKOM" if upos == "CCONJ" else "APPR"
    return {"NOUN": "NN", "PROPN": "NE", "NUM": "CARD", "ADP": "APPR", "CCONJ": "KON", "INTJ": "ITJ", "X": "FM",
            "SYM": "XY"}[upos]  # fmt: skip


def _pronoun(lower: str, kind: str, xpos: str, features: dict[str, str]) -> str:
    if features.get("Reflex") == "Yes" or lower == "sich":
        return "PRF"
    if xpos == "REL" or lower in ("dessen", "deren", "denen"):
        return "PRELAT" if lower in ("dessen", "deren") and "Gen" in features.get("Case", "") else "PRELS"
    if lower in _DEMONSTRATIVE:
        return "PDS"
    return {"Prs": "PPER", "Dem": "PDS", "Int": "PWS", "Int,Rel": "PWS"}.get(kind, "PIS")


def _verb(lower: str, lemma: str, features: dict[str, str], xpos: str) -> str:
    base = "A" if lemma in _AUXILIARIES else "M" if lemma in _MODALS else "V"
    if features.get("Mood") == "Imp":
        return f"V{base}IMP" if base != "M" else "VMFIN"
    if xpos == "VB":
        joined = base == "V" and any("zu" in a.readings for a in analyses(lower))
        return "VVIZU" if joined else f"V{base}INF"
    if xpos == "VBN":
        return f"V{base}PP"
    return f"V{base}FIN"
