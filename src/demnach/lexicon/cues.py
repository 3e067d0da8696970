"""Cues: the words that signal reported speech, from ``data/cues.tsv`` (its head explains the columns)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from demnach.model.types import Act, Medium

CueKind = Literal["verb", "noun", "preposition", "adverb"]
_SHORTEST_COMPOUND_TAIL = 4


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the cue list."""

    cue: str
    kind: CueKind
    act: Act
    medium: Medium
    constructions: frozenset[str]
    reported: bool  # tells an act of speech without its wording
    addressee: str  # dat acc an mit von gegenüber or -
    speaker: str  # subj dat source nach carrier gen
    strength: int  # 0–100
    words: tuple[str, ...]  # the fixed words of an idiom, lower case, without its verb
    reflexive: bool

    @property
    def carrier(self) -> bool:
        """True for nouns that carry words: „Brief“, „Interview“, „Bericht“."""
        return self.speaker == "carrier"


class Cues:
    """The cue list with its indices."""

    def __init__(self, entries: Sequence[Cue]) -> None:
        self.entries = tuple(entries)
        self._verbs: dict[str, list[Cue]] = defaultdict(list)
        self._nouns: dict[str, Cue] = {}
        self._prepositions: dict[str, Cue] = {}
        self._adverbs: dict[str, Cue] = {}
        for entry in entries:
            if entry.kind == "verb":
                self._verbs[entry.cue.split()[-1]].append(entry)
            elif entry.kind == "noun":
                self._nouns[entry.cue.lower()] = entry
            elif entry.kind == "preposition":
                self._prepositions[entry.cue] = entry
            else:
                self._adverbs[entry.cue] = entry
        self._compounds: dict[str, Cue | None] = {}

    def verb(self, lemma: str) -> list[Cue]:
        """Return all entries whose verb is ``lemma``, idioms and reflexives included."""
        return self._verbs.get(lemma, [])

    def noun(self, lemma: str) -> Cue | None:
        """Return the entry of a noun lemma or of the last part of a compound: „Polizeiangabe“ → „Angabe“."""
        lower = lemma.lower()
        if lower in self._compounds:
            return self._compounds[lower]
        found = self._nouns.get(lower)
        at = 3
        while found is None and len(lower) - at >= _SHORTEST_COMPOUND_TAIL:
            found = self._nouns.get(lower[at:])
            at += 1
        self._compounds[lower] = found
        return found

    def preposition(self, word: str) -> Cue | None:
        """Return the entry of a preposition or postposition in lower case."""
        return self._prepositions.get(word)

    def adverb(self, word: str) -> Cue | None:
        """Return the entry of an adverb in lower case."""
        return self._adverbs.get(word)


def _entry(row: str) -> Cue:
    cue, kind, act, medium, constructions, reported, addressee, speaker, strength = row.split("\t")
    words = cue.split()
    reflexive = words[0] == "sich" and len(words) > 1
    return Cue(
        cue=cue,
        kind=cast("CueKind", kind),
        act=cast("Act", act),
        medium=cast("Medium", medium),
        constructions=frozenset(constructions.split(",")) - {"-"},
        reported=reported == "strong",
        addressee=addressee,
        speaker=speaker,
        strength=int(strength),
        words=tuple(w.lower() for w in words[:-1] if w != "sich") if kind == "verb" else (),
        reflexive=reflexive,
    )


@cache
def load_cues() -> Cues:
    """Return the cue list; it is read once."""
    text = (files("demnach.lexicon") / "data" / "cues.tsv").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line and not line.startswith("#")]
    return Cues([_entry(row) for row in rows[1:]])
