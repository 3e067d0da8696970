"""Clauses and subjects against the project's own gold (``tests/gold/clauses*.txt``; the notation stands at its top).

    python -m benchmarks.clauses        prints the figures of every file, and what is wrong in the open one
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from benchmarks.shared import ROOT
from demnach.language.analyse import analyse
from demnach.language.types import Analysis
from demnach.model.types import Article, Part

GOLD = ROOT / "tests" / "gold"
FILES = ("clauses.txt", "clauses.blind.txt", "clauses.blind-2.txt", "clauses.blind-3.txt")
UNREAD = "clauses.blind-3.txt"
"""Written unread, and its errors not read by those who tune."""
KINDS = {
    "m": "main", "v": "verb-second", "d": "dass", "r": "relative", "i": "infinitive",
    "a": "adverbial", "p": "participle", "b": "parenthesis", "f": "fragment",
}  # fmt: skip
_MARKUP = re.compile(r"\[([mvdriapbf])(\d) |(\])|((?:[=*]\d)+)")
_EDGE = " .,;:!?–—„“”»«()"

Span = tuple[int, int]
Labelled = tuple[int, int, str]


@dataclass
class Case:
    """One line of the gold; spans count code points of ``text`` and have no marks at their edges."""

    text: str
    clauses: dict[str, Labelled] = field(default_factory=dict)  # number → extent and kind
    parents: dict[str, str | None] = field(default_factory=dict)  # number → number of the parent
    finite: dict[str, int] = field(default_factory=dict)  # number → end of the finite verb
    subjects: dict[str, int] = field(default_factory=dict)  # number → end of the subject's head


@dataclass
class Score:
    """Counts over cases, with what went wrong as lines for a reader."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    parents_right: int = 0
    verbs: int = 0
    subjects_right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def clause_f1(self) -> float:
        """F1 of clauses with the right extent and kind, in percent."""
        return 200 * self.right / (self.wanted + self.found)

    @property
    def parents(self) -> float:
        """Of the right clauses: how many hang on the right clause, in percent."""
        return 100 * self.parents_right / max(self.right, 1)

    @property
    def subject_accuracy(self) -> float:
        """Finite verbs whose subject is right (or rightly missing), in percent."""
        return 100 * self.subjects_right / max(self.verbs, 1)


def trimmed(text: str, start: int, end: int) -> Span:
    """Take punctuation and quotation marks off the edges of a span."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def case_of(line: str) -> Case:
    """Read one line of the gold; raise ValueError, with the line, where its brackets do not fit."""
    plain: list[str] = []
    length = at = 0
    open_clauses: list[tuple[str, str, int]] = []
    case = Case("")
    spans: dict[str, tuple[int, int, str]] = {}
    for match in _MARKUP.finditer(line):
        piece = line[at : match.start()]
        plain.append(piece)
        length += len(piece)
        at = match.end()
        if match[1]:
            if match[2] in case.parents:
                raise ValueError(f"clause {match[2]} twice: {line}")
            case.parents[match[2]] = open_clauses[-1][1] if open_clauses else None
            open_clauses.append((match[1], match[2], length))
        elif match[3]:
            if not open_clauses:
                raise ValueError(f"bracket closed that was never opened: {line}")
            kind, number, start = open_clauses.pop()
            spans[number] = (start, length, KINDS[kind])
        else:
            for sign, number in zip(match[4][::2], match[4][1::2], strict=True):
                (case.finite if sign == "*" else case.subjects)[number] = length
    plain.append(line[at:])
    if open_clauses or not {*case.finite, *case.subjects} <= set(spans):
        raise ValueError(f"open bracket or unknown clause number: {line}")
    case.text = "".join(plain)
    case.clauses = {n: (*trimmed(case.text, start, end), kind) for n, (start, end, kind) in spans.items()}
    return case


def cases(name: str) -> list[Case]:
    """Return the cases of a gold file."""
    lines = (line.strip() for line in (GOLD / name).read_text(encoding="utf-8").splitlines())
    return [case_of(line) for line in lines if line and not line.startswith("#")]


def analysis_of(text: str) -> Analysis:
    """Analyse a text as the one paragraph of an article."""
    part = Part(kind="paragraph", start=0, end=len(text))
    return analyse(Article(id="gold", text=text, parts=(part,)))


def score(gold: list[Case]) -> Score:
    """Compare the analyses of the cases' texts with the gold."""
    total = Score()
    for case in gold:
        _compare(case, total)
    return total


def _compare(case: Case, total: Score) -> None:
    analysis = analysis_of(case.text)
    tokens = analysis.tokens
    found: list[Labelled] = []
    parents: dict[Labelled, Labelled | None] = {}
    subjects: dict[int, int | None] = {}
    for sentence in analysis.sentences:
        here: list[Labelled] = []
        for clause in sentence.clauses:
            span = trimmed(case.text, tokens[clause.start].start, tokens[clause.end - 1].end)
            here.append((*span, clause.kind))
            if clause.finite is not None:
                head = sentence.phrases[clause.subject].head if clause.subject is not None else None
                subjects[tokens[clause.finite].end] = tokens[head].end if head is not None else None
        for clause, labelled in zip(sentence.clauses, here, strict=True):
            parents[labelled] = here[clause.parent] if clause.parent is not None else None
        found += here
    wanted = set(case.clauses.values())
    total.wanted += len(wanted)
    total.found += len(found)
    for number, labelled in case.clauses.items():
        shown = f"{labelled[2]} „{case.text[labelled[0] : labelled[1]]}“"
        if labelled not in parents:
            total.wrong.append(f"missing {shown}")
            continue
        total.right += 1
        parent = case.parents[number]
        if parents[labelled] == (case.clauses[parent] if parent is not None else None):
            total.parents_right += 1
        else:
            total.wrong.append(f"parent of {shown}")
    for labelled in found:
        if labelled not in wanted:
            total.wrong.append(f"    too many {labelled[2]} „{case.text[labelled[0] : labelled[1]]}“")
    for number, end in case.finite.items():
        total.verbs += 1
        if end in subjects and subjects[end] == case.subjects.get(number):
            total.subjects_right += 1
        else:
            total.wrong.append(f"subject of „{case.text[:end].split()[-1]}“ in „{case.text}“")


def figures() -> dict[str, float]:
    """Return F1 of clauses and accuracy of subjects, in per cent: of all files, then of the unread one apart."""
    found: dict[str, float] = {}
    for prefix, names in (("", FILES), ("unread ", (UNREAD,))):
        result = score([case for name in names if (GOLD / name).is_file() for case in cases(name)])
        found |= {f"{prefix}clauses": round(result.clause_f1, 1), f"{prefix}subjects": round(result.subject_accuracy, 1)}
    return found


def main() -> None:
    for name in FILES:
        result = score(cases(name))
        if "blind" not in name:
            print(*result.wrong, sep="\n")
        print(f"{name}: clauses {result.clause_f1:.1f}, subjects {result.subject_accuracy:.1f}, parents {result.parents:.1f}")


if __name__ == "__main__":
    main()
