"""Compile german-pos-dict to the word form lexicon that ships with demnach: ``python -m training.forms``.

Source: ``data/lexicon/german-pos-dict.tsv.xz`` (form, lemma, tag; CC BY-SA 4.0). The rows of a form are folded into one
set of analyses, the sets are interned, and a trie maps each form to the number of its set. The result does not depend on
the order of the rows.

A lemma is stored as an edit of its form (characters cut off the end, characters put in their place), so that the forms of
one inflection class share a set.
"""

from __future__ import annotations

import lzma
from collections import defaultdict
from pathlib import Path

import marisa_trie
import msgspec

from demnach.lexicon.forms import AGREEMENT, SETS_FILE, TRIE_FILE

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT.parent / "shared" / "data" / "lexicon" / "german-pos-dict.tsv.xz"
TARGET = ROOT / "src" / "demnach" / "lexicon" / "data"

CASES = {"NOM": "N", "GEN": "G", "DAT": "D", "AKK": "A"}
GENDERS = {"MAS": "M", "FEM": "F", "NEU": "N"}
MOODS = {"PRÄ": "p", "PRT": "t", "KJ1": "1", "KJ2": "2"}
CATEGORIES = {
    "SUB": "noun", "EIG": "name", "ADJ": "adjective", "PA1": "adjective", "PA2": "adjective", "ART": "article",
    "PRO": "pronoun", "ADV": "adverb", "PRP": "preposition", "KON": "conjunction", "ZAL": "numeral", "ZUS": "particle",
    "NEG": "negation", "ABK": "abbreviation", "INJ": "interjection",
}  # fmt: skip


def edit(form: str, lemma: str) -> tuple[int, str]:
    """Return how to make ``lemma`` of ``form``: how many characters to cut off its end, and what to add."""
    common = 0
    while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
        common += 1
    return len(form) - common, lemma[common:]


def agreement(fields: list[str]) -> int:
    """Return the bit mask of case, number and gender that a nominal tag names."""
    case = next((CASES[f] for f in fields if f in CASES), "")
    gender = next((GENDERS[f] for f in fields if f in GENDERS), "")
    number = "P" if "PLU" in fields else "S" if "SIN" in fields else ""
    mask = 0
    for bit, (c, n, g) in enumerate(AGREEMENT):
        if c == case and (n == number or not number) and (n == "P" or g == gender or not gender):
            mask |= 1 << bit
    return mask


def verb_reading(fields: list[str]) -> str:
    """Return the reading of a verb tag: „3S1“ is third person singular Konjunktiv I, „inf“, „pp“, „zu“, „imp“."""
    if "INF" in fields:
        return "inf"
    if "EIZ" in fields:
        return "zu"
    if "PA2" in fields:
        return "pp"
    number = "P" if "PLU" in fields else "S"
    if "IMP" in fields:
        return f"i{number}"
    person = next((f for f in fields if f in "123"), "0")
    mood = next((MOODS[f] for f in fields if f in MOODS), "p")
    return f"{person}{number}{mood}"


def compile_rows(rows: list[str]) -> tuple[list[tuple[str, tuple[int]]], list[list[tuple[str, int, str, int, str]]]]:
    """Return (form, number of its set) and the sets: (category, cut, add, agreement, verb readings) an analysis."""
    masks: dict[tuple[str, str, str], int] = defaultdict(int)
    verbs: dict[tuple[str, str], set[str]] = defaultdict(set)
    clause_final: set[tuple[str, str]] = set()
    for row in rows:
        form, lemma, tag = row.rstrip("\n").split("\t")
        fields = tag.split(":")
        if fields[0] == "VER":
            verbs[form, lemma].add(verb_reading(fields[1:]))
            if "NEB" in fields:
                clause_final.add((form, lemma))
        elif fields[0] in CATEGORIES:
            masks[form, lemma, CATEGORIES[fields[0]]] |= agreement(fields[1:])
    of_form: dict[str, set[tuple[str, int, str, int, str]]] = defaultdict(set)
    for (form, lemma, category), mask in masks.items():
        of_form[form].add((category, *edit(form, lemma), mask, ""))
    for (form, lemma), readings in verbs.items():
        kind = "verb-joined" if (form, lemma) in clause_final else "verb"
        of_form[form].add((kind, *edit(form, lemma), 0, " ".join(sorted(readings))))
    interned: dict[tuple[tuple[str, int, str, int, str], ...], int] = {}
    for analyses in sorted({tuple(sorted(a)) for a in of_form.values()}):
        interned[analyses] = len(interned)
    forms = [(form, (interned[tuple(sorted(analyses))],)) for form, analyses in sorted(of_form.items())]
    return forms, [list(analyses) for analyses in interned]


def main() -> None:
    with lzma.open(SOURCE, "rt", encoding="utf-8") as source:
        forms, sets = compile_rows(source.readlines())
    trie = marisa_trie.RecordTrie("<I", forms, order=marisa_trie.LABEL_ORDER)
    trie.save(str(TARGET / TRIE_FILE))
    (TARGET / SETS_FILE).write_bytes(msgspec.msgpack.encode(sets))
    print(f"{len(forms)} forms, {len(sets)} sets of analyses")


if __name__ == "__main__":
    main()
