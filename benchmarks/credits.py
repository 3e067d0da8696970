"""The furniture room against the project's own gold of credits, datelines, bylines and their look-alikes.

    python -m benchmarks.credits        prints the figures and every case that is not exactly right
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.shared import ROOT
from demnach.intake.furniture.furnish import furnish
from demnach.intake.text import draft_text

GOLD = ROOT / "tests" / "gold" / "credits.txt"
BLIND = {
    "blind": ROOT / "tests" / "gold" / "credits-blind.txt",
    "blind-2": ROOT / "tests" / "gold" / "credits-blind-2.txt",
}
"""Cases that were read once before the rules were touched again; the files' heads keep what that first run gave."""
FRAME = {
    "Titel": "Brücke über die Möhre bleibt gesperrt",
    "Absatz": (
        "Die Brücke über die Möhre bleibt bis zum Herbst gesperrt. Das teilte die Stadt Mühlfurt am Montag mit. "
        "Gutachter hatten an zwei Pfeilern Risse gefunden."
    ),
    "Schluss": "Der Verkehr wird über die Talstraße umgeleitet. Die Kosten seien noch offen, hieß es im Rathaus.",
}
PLACES = {
    "open": ("{Titel}⏎⏎", " {Absatz}⏎⏎{Schluss}"),
    "top": ("{Titel}⏎⏎", "⏎⏎{Absatz}⏎⏎{Schluss}"),
    "mid": ("{Titel}⏎⏎{Absatz}⏎⏎", "⏎⏎{Schluss}"),
    "tail": ("{Titel}⏎⏎{Absatz}⏎⏎{Schluss} ", ""),
    "close": ("{Titel}⏎⏎{Absatz}⏎⏎{Schluss}⏎⏎", ""),
    "text": ("", ""),
}
AROUND = {
    "open": (["headline"], ["paragraph", "paragraph"]),
    "top": (["headline"], ["paragraph", "paragraph"]),
    "mid": (["headline", "paragraph"], ["paragraph"]),
    "tail": (["headline", "paragraph", "paragraph"], []),
    "close": (["headline", "paragraph", "paragraph"], []),
    "text": ([], []),
}
"""The parts before and after the piece; at open and tail a „paragraph“ piece is one with its neighbour."""


@dataclass(frozen=True)
class Case:
    """One line of the gold: the article, its parts, its signers and the piece that one part must cover."""

    gold: str
    number: int
    trap: bool
    text: str
    parts: list[str]
    signers: list[str]
    piece: str | None


def cases(gold: Path = GOLD) -> Iterator[Case]:
    """Yield the cases of a gold file. Raises ValueError for a line that is none."""
    trap = False
    for number, line in enumerate(gold.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("##"):
            trap = "Trap" in line
        if not line.strip() or re.match(r"#+(\s|$)", line):
            continue
        cells = [cell.strip() for cell in line.split("::")]
        if len(cells) != 4 or cells[0] not in PLACES:
            raise ValueError(f"{gold.name}, line {number}: not „where :: piece :: what it is :: who signs“")
        where, piece, kinds, signers = cells
        is_kinds = re.split(r"\s*\+\s*", kinds)
        before, after = PLACES[where]
        first, last = AROUND[where]
        merged = where in ("open", "tail") and is_kinds == ["paragraph"]
        yield Case(
            gold=gold.name,
            number=number,
            trap=trap,
            text=_framed(before + piece + after),
            parts=[*first, *([] if merged else is_kinds), *last],
            signers=re.split(r"\s*;\s*", signers) if signers else [],
            piece=_framed(piece) if len(is_kinds) == 1 and not merged and where != "text" else None,
        )


def _framed(text: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: FRAME[match[1]], text).replace("⏎", "\n")


def mistakes(case: Case) -> list[str]:
    """Return what is wrong with the reading of a case; nothing if it is exactly right."""
    article = furnish(draft_text(case.text))
    parts = [part.kind for part in article.parts]
    signers = [f"{credit.kind}={credit.name}" for credit in article.credits]
    wrong = []
    if parts != case.parts:
        wrong.append(f"parts {' + '.join(parts)}, not {' + '.join(case.parts)}")
    if signers != case.signers:
        wrong.append(f"signers {'; '.join(signers) or 'none'}, not {'; '.join(case.signers) or 'none'}")
    if case.piece is not None and case.piece not in {case.text[part.start : part.end] for part in article.parts}:
        wrong.append(f"no part covers „{case.piece}“")
    return wrong


def score() -> dict[str, float]:
    """Return the cases that are exactly right, in per cent: those of the gold, then („blind-exact“ …) of the blind files."""
    figures = share(GOLD)
    for name, gold in BLIND.items():
        figures |= {f"{name}-{figure}": value for figure, value in share(gold).items()}
    return figures


def share(gold: Path) -> dict[str, float]:
    """Return the cases of one file that are exactly right, in per cent: all of them, the shapes, the traps."""
    right: dict[bool, list[bool]] = {False: [], True: []}
    for case in cases(gold):
        right[case.trap].append(not mistakes(case))
    every = right[False] + right[True]
    figures = {"exact": every, "shapes": right[False], "traps": right[True]}
    return {name: round(100 * sum(listed) / len(listed), 1) for name, listed in figures.items() if listed}


def main() -> None:
    for gold in (GOLD, *BLIND.values()):
        counted = list(cases(gold))
        for case in counted:
            for wrong in mistakes(case):
                print(f"{case.gold}, line {case.number}: {wrong}")
        print(f"{gold.name}: {len(counted)} cases, {sum(case.trap for case in counted)} of them traps: {share(gold)}")


if __name__ == "__main__":
    main()
