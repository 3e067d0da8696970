"""Tolls on the project's own gold: kind, bounds and place, parts, traps, and who asserts them.

    python -m benchmarks.tolls [--half odd|even] [--errors]      figures of tests/gold/tolls.txt; what was missed and made up

A toll that the system finds is an annotated one if their words overlap and kind and bounds are equal. Its place is right
if its words overlap the annotated ones or name the same, or if neither has one. Who asserts it is right if the article's
own voice does on both sides, or if the chain of a statement that carries it names whoever was annotated.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.facts import Facts, TollLine, facts
from benchmarks.notation import Span as Words
from benchmarks.shared import ROOT
from demnach.api import read
from demnach.model.types import Reading, Span, Toll

GOLD = ROOT / "tests" / "gold"


@dataclass
class Pair:
    """An annotated toll, a found one, or both where they are the same."""

    told: Facts
    reading: Reading
    gold: TollLine | None
    found: Toll | None

    @property
    def bounds(self) -> bool:
        """Whether kind and bounds are right."""
        return self.gold is not None and self.found is not None

    @property
    def placed(self) -> bool:
        """Whether the place is right too."""
        assert self.gold is not None
        assert self.found is not None
        return _same_place(self.told.text, self.gold.place, self.found.place)

    @property
    def asserted(self) -> bool:
        """Whether the right voice asserts it."""
        assert self.gold is not None
        assert self.found is not None
        return _same_voice(self.told.text, self.gold.by, self.found, self.reading)


def passages(path: Path, half: str | None = None) -> list[Facts]:
    """Return the passages of a file, of its odd or even half, or the second or the last of every four."""
    quarter = {1: "second", 3: "fourth"}
    return [told for n, told in enumerate(facts(path)) if half in (None, ("odd", "even")[n % 2], quarter.get(n % 4))]


def reading_of(told: Facts) -> Reading:
    """Read a passage as an article of its day and outlet."""
    return read(told.text, published=told.meta.get("published"), outlet=told.meta.get("outlet"))


def pairs(told: Facts, reading: Reading) -> Iterator[Pair]:
    """Pair the tolls of a passage with those found; what has no partner stands alone."""
    left = [toll for event in reading.events for toll in event.tolls]
    for gold in told.tolls:
        twin = next((toll for toll in left if _same(gold, toll)), None)
        if twin is not None:
            left.remove(twin)
        yield Pair(told, reading, gold, twin)
    for toll in left:
        yield Pair(told, reading, None, toll)


def _same(gold: TollLine, toll: Toll) -> bool:
    overlaps = any(start < toll.end and toll.start < end for start, end in gold.words)
    return overlaps and (gold.kind, gold.least, gold.most) == (toll.kind, toll.min, toll.max)


def _same_place(text: str, gold: Sequence[Words], found: Sequence[Span]) -> bool:
    if not gold or not found:
        return not gold and not found
    overlaps = any(start < span.end and span.start < end for start, end in gold for span in found)
    return overlaps or {text[start:end] for start, end in gold} == {span.of(text) for span in found}


def _same_voice(text: str, gold: Sequence[Words], toll: Toll, reading: Reading) -> bool:
    if not gold or not toll.asserted_by:
        return not gold and not toll.asserted_by
    names = {text[start:end] for start, end in gold}
    entities = {e.id for e in reading.entities for m in e.mentions for a, b in gold if m.start < b and a < m.end}
    for statement in reading.statements:
        if statement.id in toll.asserted_by:
            speaking = statement.speaker.spans if statement.speaker else ()
            if any(start < span.end and span.start < end for span in speaking for start, end in gold):
                return True
            if any(link.entity in entities and link.entity for link in statement.chain) or names & {
                x.name for x in statement.chain
            }:
                return True
    return False


def compare(half: str | None = None, name: str = "tolls") -> tuple[list[Pair], list[bool]]:
    """Return all pairs, and for every sentence without a toll whether none was found there."""
    found: list[Pair] = []
    traps: list[bool] = []
    for told in passages(GOLD / f"{name}.txt", half):
        reading = reading_of(told)
        found += pairs(told, reading)
        system = [toll for event in reading.events for toll in event.tolls]
        for start, end in told.sentences:
            if not any(start <= a < end for toll in told.tolls for a, _ in toll.words):
                traps.append(not any(start <= toll.start < end for toll in system))
    return found, traps


def score(half: str | None = None, name: str = "tolls") -> dict[str, float]:
    """Return, in per cent: F1 of kind and bounds, of these with the place, parts and voices of those found, quiet traps."""
    found, traps = compare(half, name)
    gold, system = (sum(getattr(p, side) is not None for p in found) for side in ("gold", "found"))
    matched = [p for p in found if p.bounds]
    parts = [p.found.part == p.gold.part and p.found.superseded == p.gold.before for p in matched if p.gold and p.found]
    approximate = [p.found.approximate == p.gold.approximate for p in matched if p.gold and p.found]
    cited = [p for p in found if p.gold is not None and p.gold.by]

    def f1(right: int) -> float:
        return round(200 * right / max(gold + system, 1), 1)

    def share(rights: Sequence[bool]) -> float:
        return round(100 * sum(rights) / max(len(rights), 1), 1)

    return {
        "kind and bounds": f1(len(matched)),
        "with place": f1(sum(p.placed for p in matched)),
        "parts and replaced": share(parts),
        "approximate": share(approximate),
        "asserted by, of those found": share([p.asserted for p in matched]),
        "asserted by, cited ones found": share([p.asserted for p in cited if p.bounds]),
        "asserted by, all cited": share([p.bounds and p.asserted for p in cited]),
        "traps": share(traps),
    }


def _errors(found: Sequence[Pair]) -> Iterator[str]:
    for p in found:
        text = p.told.text
        if not p.bounds:
            side = p.gold or p.found
            start, end = p.gold.words[0] if p.gold else (p.found.start, p.found.end)  # type: ignore[union-attr]
            sentence = next(text[a:b] for a, b in p.told.sentences if a <= start < b)
            bounds = (p.gold.least, p.gold.most) if p.gold else (p.found.min, p.found.max)  # type: ignore[union-attr]
            what = f"{getattr(side, 'kind', '')} {bounds} „{text[start:end]}“"
            yield f"{'missed' if p.gold else 'made up'}: {p.told.name}: {what}: {sentence}"
        else:
            assert p.gold is not None
            assert p.found is not None
            if not p.placed:
                wrong = [s.of(text) for s in p.found.place]
                right = [text[a:b] for a, b in p.gold.place]
                yield f"place: {p.told.name}: {text[p.found.start : p.found.end]}: {wrong} for {right}"
            if not p.asserted:
                told = {s.id: s for s in p.reading.statements}
                names = [[link.name for link in told[n].chain] for n in p.found.asserted_by]
                wanted = [text[a:b] for a, b in p.gold.by]
                sentence = next(text[a:b] for a, b in p.told.sentences if a <= p.found.start < b)
                yield f"by: {p.told.name}: {text[p.found.start : p.found.end]}: {names} for {wanted}: {sentence}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("odd", "even", "second", "fourth"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--gold", choices=("tolls", "events", "events-blind"), default="tolls")
    options = parser.parse_args()
    if options.errors:
        print(*_errors(compare(options.half, options.gold)[0]), sep="\n")
    print(score(options.half, options.gold))


if __name__ == "__main__":
    main()
