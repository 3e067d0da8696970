"""Tags, subjects and moods against Universal Dependencies, and moods against the project's own gold.

    python -m benchmarks.grammar        prints the figures, every mood of the own gold that is wrong, and how the
                                        treebanks' subjunctives (an automatic feature) differ from ours

The treebanks' own words and sentences are kept; contractions („im“) are one token here and count as two words in UPOS.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.clauses import analysis_of
from benchmarks.shared import DATA, ROOT
from demnach.language.analyse import analyse_sentences
from demnach.language.types import Analysis, Sentence, Token
from demnach.model.types import Article, Part

TREEBANKS = DATA / "treebanks"
GSD, PUD = TREEBANKS / "de_gsd-ud-test.conllu.gz", TREEBANKS / "de_pud-ud-test.conllu.gz"
MOODS = ROOT / "tests" / "gold" / "moods.txt"
MOODS_BLIND = ROOT / "tests" / "gold" / "moods-blind.txt"
"""Written unread; the first half of its errors was read once, one rule came of it."""
MOOD_MARKS = {"i": "ind", "1": "sub1", "2": "sub2", "o": "open", "m": "ind"}
_MARKED_VERB = re.compile(r"(\w+)\*([i12om])")
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


@dataclass
class Word:
    """A surface token of a treebank."""

    text: str
    xpos: str
    upos: str
    features: str
    subjects: list[int] = field(default_factory=list)  # indices of the heads of its subjects


def sentences(path: Path) -> Iterator[list[Word]]:
    """Yield a treebank's sentences as surface tokens."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
            if rows:
                yield _surface(rows)


def _surface(rows: list[list[str]]) -> list[Word]:
    words: list[Word] = []
    place: dict[str, int] = {}
    covered = 0
    for number, row in enumerate(rows):
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            parts = rows[number + 1 : number + 2 + last - first]
            place |= {part[0]: len(words) for part in parts}
            upos = "+".join(part[3] for part in parts)
            words.append(Word(row[1], "APPRART" if upos == "ADP+DET" else parts[0][4], upos, parts[0][5]))
            covered = last
        elif "." not in row[0] and int(row[0]) > covered:
            place[row[0]] = len(words)
            words.append(Word(row[1], {"PROAV": "PAV"}.get(row[4], row[4]), row[3], row[5]))
    for row in rows:
        if len(row) > 7 and row[7] in SUBJECTS and row[0] in place and row[6] in place:
            words[place[row[6]]].subjects.append(place[row[0]])
    return words


def analysed(words: list[Word]) -> tuple[list[Token], Sentence]:
    """Analyse a treebank's sentence by its own tokens."""
    tokens, at = [], 0
    for i, word in enumerate(words):
        tokens.append(Token(i, word.text, at, at + len(word.text), space_before=bool(i)))
        at += len(word.text) + 1
    text = " ".join(word.text for word in words)
    sentence = Sentence(0, len(tokens), 0)
    article = Article(id="", text=text, parts=(Part(kind="paragraph", start=0, end=len(text)),))
    analysis: Analysis = analyse_sentences(article, tokens, [sentence])
    return analysis.tokens, sentence


def score() -> dict[str, float]:
    """Return UPOS, STTS and subjects on GSD-test, subjunctives on GSD-test and PUD, in per cent."""
    gold = list(sentences(GSD))
    found = [analysed(words) for words in gold]
    figures = _tags(gold, found) | {"nsubj GSD-test": _subjects(gold, found)}
    for name, path in (("GSD-test", GSD), ("PUD", PUD)):
        figures[f"Mood=Sub {name}"] = _subjunctives(path)[0]
    return figures


def _tags(gold: list[list[Word]], found: list[tuple[list[Token], Sentence]]) -> dict[str, float]:
    upos, stts, words = 0, 0, 0
    tokens = 0
    for wanted, (inside, _) in zip(gold, found, strict=True):
        for word, token in zip(wanted, inside, strict=True):
            weight = word.upos.count("+") + 1
            upos, words = upos + weight * (token.upos == word.upos), words + weight
            stts, tokens = stts + (token.tag == word.xpos), tokens + 1
    return {"UPOS GSD-test": round(100 * upos / words, 1), "STTS GSD-test": round(100 * stts / tokens, 1)}


def _subjects(gold: list[list[Word]], found: list[tuple[list[Token], Sentence]]) -> float:
    """Share of clauses with an nsubj whose subject is found: the head of our subject lies in the same words."""
    right = total = 0
    for words, (_, sentence) in zip(gold, found, strict=True):
        ours = {
            sentence.phrases[c.subject].head for c in sentence.clauses if c.finite is not None and c.subject is not None
        }
        for word in words:
            for subject in word.subjects:
                total += 1
                right += subject in ours
    return round(100 * right / max(total, 1), 1)


def _subjunctives(path: Path) -> tuple[float, Counter[tuple[str, str, str]]]:
    """F1 of subjunctive verbs against ``Mood=Sub``, and the forms on which the two differ."""
    right = wanted = found = 0
    differences: Counter[tuple[str, str, str]] = Counter()
    for words in sentences(path):
        tokens, _ = analysed(words)
        for word, token in zip(words, tokens, strict=True):
            if "VerbForm=Fin" not in word.features and token.mood is None:
                continue
            theirs, ours = "Mood=Sub" in word.features, token.mood in ("sub1", "sub2")
            wanted, found, right = wanted + theirs, found + ours, right + (theirs and ours)
            if theirs != ours:
                feature = "Mood=Sub" if theirs else "Mood=Ind" if "Mood=Ind" in word.features else word.upos
                differences[token.text.lower(), feature, token.mood or "no finite verb"] += 1
    return round(200 * right / max(wanted + found, 1), 1), differences


def moods() -> dict[str, float]:
    """Mood of finite verbs on the own gold: all, the forms that are ambiguous by themselves, and the blind file apart."""
    blind = list(_moods(MOODS_BLIND))
    cases = [*_moods(MOODS), *blind]
    parts = {
        "moods": cases, "ambiguous forms": [case for case in cases if _ambiguous(case[0])],
        "blind moods": blind, "blind ambiguous forms": [case for case in blind if _ambiguous(case[0])],
    }  # fmt: skip
    return {
        name: round(100 * sum(wanted == ours for _, _, wanted, ours in some) / len(some), 1) for name, some in parts.items()
    }


def _moods(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield every marked verb of a gold file with its sentence, its mood and the one that is found."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        text, marks, at = "", [], 0
        for match in _MARKED_VERB.finditer(line):
            text += line[at : match.start()]
            marks.append((len(text), match[1], MOOD_MARKS[match[2]]))
            text += match[1]
            at = match.end()
        text += line[at:]
        mood_at = {token.start: token.mood for token in analysis_of(text).tokens}
        for start, verb, wanted in marks:
            yield verb, text, wanted, mood_at.get(start) or "no finite verb"


def _ambiguous(verb: str) -> bool:
    """Whether the bare form may be of two moods: „haben“, „machte“, „würde“ is of one."""
    from demnach.lexicon.forms import analyses

    readings = {r[2] for a in analyses(verb.lower()) if a.category.startswith("verb") for r in a.readings if r[0].isdigit()}
    return bool(readings & {"p", "t"}) and bool(readings & {"1", "2"})


def main() -> None:
    for verb, text, wanted, ours in _moods(MOODS):
        if wanted != ours:
            print(f"„{verb}“ is {wanted}, not {ours}: {text}")
    for name, path in (("GSD-test", GSD), ("PUD", PUD)):
        figure, differences = _subjunctives(path)
        print(f"\nMood=Sub of {name}: F1 {figure}; form, the treebank's feature, ours:")
        for (form, theirs, ours), count in differences.most_common(25):
            print(f"  {count:3d}  {form}: {theirs}, {ours}")
    print(score(), moods())


if __name__ == "__main__":
    main()
