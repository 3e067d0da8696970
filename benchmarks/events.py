"""Events on the project's own gold: type and trigger, roles, polarity and modality.

    python -m benchmarks.events [--gold events|events-blind] [--half odd|even|second|fourth] [--errors]

An event of the reading is an annotated one if its type is equal and its trigger (or a further mention) overlaps one of
the gold's mentions; each annotated event has one partner. A role is right if the found words and the annotated ones share
half of their characters (intersection over union) or end with the same word. Polarity and modality must both be right, of
events found.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.facts import EventLine, Facts
from benchmarks.notation import Span as Words
from benchmarks.tolls import GOLD, passages, reading_of
from demnach.model.types import Event, Span

ROLES = ("actors", "targets", "instruments", "place")
HALF = 0.5


@dataclass
class Pair:
    """An annotated event, a found one, or both where they are the same."""

    told: Facts
    gold: EventLine | None
    found: Event | None


def pairs(told: Facts, events: Sequence[Event]) -> Iterator[Pair]:
    """Pair the events of a passage with those found; what has no partner stands alone."""
    left = list(events)
    for gold in told.events:
        twin = next((event for event in left if event.type == gold.type and _meet(gold, event)), None)
        if twin is not None:
            left.remove(twin)
        yield Pair(told, gold, twin)
    for event in left:
        yield Pair(told, None, event)


def _meet(gold: EventLine, event: Event) -> bool:
    spans = [span for mention in (event.trigger, *event.mentions) for span in mention]
    return any(start < s.end and s.start < end for mention in gold.mentions for start, end in mention for s in spans)


def roles(event: Event) -> dict[str, list[Span]]:
    """Return the words of every role of a found event."""
    return {
        "actors": [span for party in event.actors for span in party.spans],
        "targets": [span for party in event.targets for span in party.spans],
        "instruments": list(event.instruments),
        "place": list(event.place),
    }


def _role_counts(pair: Pair) -> tuple[int, int, int]:
    """Right, annotated and found roles of a pair."""
    right = annotated = found = 0
    system = roles(pair.found) if pair.found is not None else {role: [] for role in ROLES}
    for role in ROLES:
        wanted = [list(one) for one in getattr(pair.gold, role)] if pair.gold is not None else []
        left = list(system[role])
        annotated, found = annotated + len(wanted), found + len(left)
        for words in wanted:
            twin = next((span for span in left if _alike(pair.told.text, words, span)), None)
            if twin is not None:
                left.remove(twin)
                right += 1
    return right, annotated, found


def _alike(text: str, words: list[Words], span: Span) -> bool:
    start, end = words[0][0], words[-1][1]
    shared = min(end, span.end) - max(start, span.start)
    if shared <= 0:
        return text[start:end] == span.of(text)
    return shared / (max(end, span.end) - min(start, span.start)) >= HALF or end == span.end


def compare(half: str | None = None, name: str = "events") -> list[Pair]:
    """Return all pairs of a gold, „events“ or „events-blind“."""
    return [pair for told in passages(GOLD / f"{name}.txt", half) for pair in pairs(told, reading_of(told).events)]


def _f1(right: int, gold: int, system: int) -> float:
    return round(200 * right / max(gold + system, 1), 1)


def score(half: str | None = None, name: str = "events") -> dict[str, float]:
    """Return, in per cent: F1 of type and trigger, precision, recall, F1 of roles, polarity and modality of those found."""
    found = compare(half, name)
    both = [pair for pair in found if pair.gold is not None and pair.found is not None]
    gold, system = (sum(getattr(pair, side) is not None for pair in found) for side in ("gold", "found"))
    counts = [_role_counts(pair) for pair in found]
    stance = [(p.gold.polarity, p.gold.modality) == (p.found.polarity, p.found.modality) for p in both if p.gold and p.found]
    return {
        "type and trigger": _f1(len(both), gold, system),
        "precision": round(100 * len(both) / max(system, 1), 1),
        "recall": round(100 * len(both) / max(gold, 1), 1),
        "roles": _f1(*(sum(column) for column in zip(*counts, strict=True))),
        "roles of those found": _f1(*(sum(column) for column in zip(*map(_role_counts, both), strict=True))),
        "polarity and modality": round(100 * sum(stance) / max(len(stance), 1), 1),
    }


def _errors(found: Sequence[Pair]) -> Iterator[str]:
    for pair in found:
        text = pair.told.text
        spans = [Span(a, b) for a, b in pair.gold.mentions[0]] if pair.gold else list(pair.found.trigger) if pair.found else []
        sentence = next(text[a:b] for a, b in pair.told.sentences if a <= spans[0].start < b)
        words = " ".join(span.of(text) for span in spans)
        if pair.gold is None or pair.found is None:
            side = pair.gold or pair.found
            yield f"{'missed' if pair.gold else 'made up'}: {side.type if side else ''} „{words}“: {sentence}"
            continue
        if (pair.gold.polarity, pair.gold.modality) != (pair.found.polarity, pair.found.modality):
            wrong = f"{pair.found.polarity} {pair.found.modality} for {pair.gold.polarity} {pair.gold.modality}"
            yield f"stance: {words}: {wrong}: {sentence}"
        system = roles(pair.found)
        for role in ROLES:
            wanted = [text[one[0][0] : one[-1][1]] for one in getattr(pair.gold, role)]
            got = [span.of(text) for span in system[role]]
            if wanted != got:
                yield f"{role}: {words}: {got} for {wanted}: {sentence}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("odd", "even", "second", "fourth"))
    parser.add_argument("--gold", choices=("events", "events-blind"), default="events")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.errors:
        print(*_errors(compare(options.half, options.gold)), sep="\n")
    print(score(options.half, options.gold))


if __name__ == "__main__":
    main()
