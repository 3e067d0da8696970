"""The notation of annotated places, events and tolls, and every file written in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.facts import Facts, facts, read

GOLD = Path(__file__).parent / "gold"
HEAD = """=== probe | published: 2026-05-04
1 Bei einem Angriff auf Sandow starben laut Rettern elf Menschen.
2 Der Angriff begann am Morgen.
---
"""


def told(line: str) -> Facts:
    """Return the probe with one line below it."""
    (passage,), faults = read(HEAD + line)
    assert not faults
    return passage


@pytest.mark.parametrize("name", ["tolls", "places", "events"])
def test_every_gold_file_can_be_read(name: str) -> None:
    assert len(facts(GOLD / f"{name}.txt")) >= 60


def test_a_place_has_kind_country_and_coordinates() -> None:
    (place,) = told("@1 place Sandow | kind: city | country: - | at: 49.99 36.23 | relation: auf").places
    assert (place.kind, place.country, place.at, place.relation) == ("city", None, (49.99, 36.23), "auf")


def test_a_trap_is_a_place_without_kind() -> None:
    (trap,) = told("@1 no-place Rettern").places
    assert trap.kind is None


def test_an_event_has_all_its_mentions() -> None:
    passage = told("@1 event attack | t: Angriff | targets: Sandow | positive denied | again: @2 Angriff")
    (event,) = passage.events
    assert [[passage.text[a:b] for a, b in mention] for mention in event.mentions] == [["Angriff"], ["Angriff"]]
    assert (event.polarity, event.modality) == ("positive", "denied")


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ("11", (11, 11, False)),
        ("11..", (11, None, False)),
        ("..20", (None, 20, False)),
        ("15..18", (15, 18, False)),
        ("~200", (200, 200, True)),
        ("0", (0, 0, False)),
    ],
)
def test_bounds_of_tolls(written: str, bounds: tuple[int | None, int | None, bool]) -> None:
    (toll,) = told(f"@1 toll killed {written} | w: elf Menschen | by: Rettern").tolls
    assert (toll.least, toll.most, toll.approximate) == bounds


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("@1 toll eaten 3 | w: elf", "no kind of toll"),
        ("@1 toll killed viele | w: elf", "bounds"),
        ("@1 event party | t: Angriff | positive actual", "no type of event"),
        ("@1 event attack | t: Angriff | positive", "one polarity and one modality"),
        ("@1 toll killed 3 | w: elf | event: 2", "no event 2"),
        ("Angriff", "begin with"),
    ],
)
def test_faults_are_named(line: str, wrong: str) -> None:
    _, faults = read(HEAD + line)
    assert wrong in faults[0]
