"""Events of SmartData v1 (DFKI, CC BY 4.0), for the types that it shares: which sentences tell an accident, a strike, a
merger …

    python -m benchmarks.smartdata

A case is a sentence and a type; it is annotated if a relation of that type has its trigger (or, without one, its words)
in the sentence. The baseline is a list of triggers alone: a sentence tells a type if one of its lemmas stands in
``triggers.tsv`` under it. Left out are the types of traffic messages that the contract has no word for (TrafficJam,
Obstruction, Delay, CanceledRoute, CanceledStop, RailReplacementService), SpinOff, and OrganizationLeadership, which is
who heads what, not that somebody took office. The set annotates a relation only where its sentence names what it needs, a
firm or, for accidents and disasters, a place; so of the reading those count that have one there. Documents are halved by
their ids; figures are those of the second half, which nobody has read.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from typing import Any
from zlib import crc32

from benchmarks.shared import DATA
from demnach.api import read
from demnach.language.analyse import analyse
from demnach.lexicon.triggers import noun_trigger, verb_triggers
from demnach.model.types import EventType, Reading

TYPES: dict[str, tuple[EventType, ...]] = {
    "Accident": ("accident",),
    "Disaster": ("disaster",),
    "Strike": ("strike",),
    "Layoffs": ("layoff",),
    "Insolvency": ("insolvency",),
    "Merger": ("merger",),
    "Acquisition": ("merger",),
}
_GROUPS = {event: types[0] for types in TYPES.values() for event in types}
Cases = set[tuple[int, str]]
"""Sentence and type."""


def documents(half: int) -> Iterator[dict[str, Any]]:
    """Yield the documents of a half, 0 to be read, 1 held out."""
    with gzip.open(DATA / "events" / "smartdata-v1-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if crc32(row["id"].encode()) % 2 == half:
                yield row


def annotated(row: dict[str, Any], sentences: list[tuple[int, int]]) -> Cases:
    """Return the annotated cases of a document."""
    found: Cases = set()
    for relation in (row["relationMentions"] or {}).get("array") or []:
        if relation["name"] in TYPES:
            triggers = [a["conceptMention"]["span"] for a in relation["args"]["array"] if a["role"] == "trigger"]
            span = (triggers or [relation["span"]])[0]
            found |= {(n, TYPES[relation["name"]][0]) for n, (a, b) in enumerate(sentences) if a <= span["start"] < b}
    return found


def _day(row: dict[str, Any]) -> str | None:
    """The day of a document, None where the set has a number in its place."""
    day = ((row["date"] or {}).get("string") or "")[:10]
    return day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None


def _is_complete(type_: EventType, reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence names the firm or place without which the set annotates nothing."""
    if type_ in ("accident", "disaster"):
        return any(start <= place.start < end for place in reading.places if place.kind != "water")
    firms = [entity for entity in reading.entities if entity.kind == "organisation"]
    return any(start <= mention.start < end for firm in firms for mention in firm.mentions if mention.name)


def score(half: int = 1) -> dict[str, float]:
    """Return F1 of the reading and of the list of triggers alone, in per cent."""
    counts = {"reading": [0, 0, 0], "list of triggers": [0, 0, 0]}
    for row in documents(half):
        reading = read(row["text"]["string"], published=_day(row))
        analysis = analyse(reading.article)
        tokens = analysis.tokens
        sentences = [(tokens[s.start].start, tokens[s.end - 1].end) for s in analysis.sentences]
        gold = annotated(row, sentences)
        listed: Cases = set()
        for n, sentence in enumerate(analysis.sentences):
            for token in tokens[sentence.start : sentence.end]:
                types = [t.type for t in verb_triggers(token.lemma) if not t.words] if token.tag.startswith("V") else []
                noun = noun_trigger(token.lemma) if token.tag == "NN" else None
                listed |= {(n, _GROUPS[t]) for t in (*types, *((noun.type,) if noun else ())) if t in _GROUPS}
        told: Cases = set()
        for event in reading.events:
            for trigger in (event.trigger, *event.mentions):
                told |= {
                    (n, _GROUPS[event.type])
                    for n, (a, b) in enumerate(sentences)
                    if a <= trigger[0].start < b and event.type in _GROUPS and _is_complete(event.type, reading, a, b)
                }
        for name, system in (("reading", told), ("list of triggers", listed)):
            for i, number in enumerate((len(gold & system), len(gold), len(system))):
                counts[name][i] += number
    return {name: round(200 * right / max(gold + system, 1), 1) for name, (right, gold, system) in counts.items()}


if __name__ == "__main__":
    for half in (0, 1):
        print(("read", "held out")[half], score(half))
