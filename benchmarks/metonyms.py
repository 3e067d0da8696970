"""Capitals, seats and states that stand for their government, against the project's own gold.

    python -m benchmarks.metonyms       prints the figures and every mention that is judged wrong
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.shared import ROOT
from demnach.api import read

GOLD = ROOT / "tests" / "gold" / "metonyms.txt"
PAIRS = ROOT / "tests" / "gold" / "metonym-pairs.txt"
UNREAD = ROOT / "tests" / "gold" / "metonyms-blind.txt"
"""Written unread, by another hand, and its errors not read by those who tune."""
PLACE = "-"
_MARKED = re.compile(r"\[([^\]|]+)\|([A-Z]{2}|-)\]")


@dataclass(frozen=True)
class Judged:
    """A marked mention: its words, what they mean (a state's code, or „-“), and what the reading takes them for."""

    sentence: str
    words: str
    wanted: str
    found: str

    @property
    def right(self) -> bool:
        """Whether the reading takes it for what it is."""
        return self.wanted == self.found


def judged(gold: Path = GOLD) -> Iterator[Judged]:
    """Read every sentence of a gold file and judge its marked mentions."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        text, marks, at = "", [], 0
        for found in _MARKED.finditer(line):
            text += line[at : found.start()]
            marks.append((len(text), len(text) + len(found[1]), found[2]))
            text += found[1]
            at = found.end()
        text += line[at:]
        entities = read(text).entities
        for start, end, wanted in marks:
            meant = [
                entity.country or PLACE
                for entity in entities
                for mention in entity.mentions
                if mention.metonym and mention.start < end and mention.end > start
            ]
            yield Judged(text, text[start:end], wanted, meant[0] if meant else PLACE)


def figures() -> dict[str, float]:
    """Return the figures of the gold, of the pairs, and of the unread file."""
    named = {f"unread {name}": figure for name, figure in score(UNREAD).items()}
    return {**score(GOLD), "pairs": score(PAIRS)["right"], **named}


def score(gold: Path) -> dict[str, float]:
    """Return the mentions judged right, in per cent: all, those that stand for a government, the traps."""
    everything = list(judged(gold))
    sorts = {
        "right": everything,
        "governments": [one for one in everything if one.wanted != PLACE],
        "traps": [one for one in everything if one.wanted == PLACE],
    }
    return {name: round(100 * sum(one.right for one in some) / len(some), 1) for name, some in sorts.items()}


def main() -> None:
    for gold in (GOLD, PAIRS):
        for one in judged(gold):
            if not one.right:
                print(f"{one.words}: {one.wanted}, not {one.found}: {one.sentence}")
        print(gold.stem, score(gold))


if __name__ == "__main__":
    main()
