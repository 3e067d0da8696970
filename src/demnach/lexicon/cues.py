"""The cue list: words that tell speech, writing or thought, found by verb, noun, preposition, adverb or modal lemma.

What the columns of ``data/cues.tsv`` mean is said at its head; this module only reads and indexes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from demnach.lexicon.tables import rows
from demnach.model.types import Act, Medium

CueKind = Literal["verb", "idiom", "noun", "preposition", "adverb", "modal"]
Telling = Literal["strong", "weak", "no"]
SpeakerPlace = Literal["subj", "by", "dat", "gen", "nach", "source", "-"]

_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"})
_FIRST_PARTS = 3
"""Shortest first part of a compound, in code points: „Not“ in „Notmeldung“, but not „Be“ in „Bedrohung“."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the list.

    ``lemma`` is the cue as listed, ``head`` the lemma it is found by: the verb of an idiom, else the cue itself.
    ``words`` are an idiom's fixed parts in lower case, without its verb, articles and „sich“: („zum“, „ausdruck“) of
    „zum Ausdruck bringen“. ``strength`` is 0 to 100.
    """

    lemma: str
    kind: CueKind
    head: str
    words: tuple[str, ...]
    reflexive: bool
    act: Act
    medium: Medium
    constructions: frozenset[str]
    inquit: bool
    telling: Telling
    addressee: str
    speaker: SpeakerPlace
    strength: int

    @property
    def reported(self) -> bool:
        """True if the cue with an object alone tells an act of speech: „X kritisierte das Gesetz“."""
        return self.telling == "strong"


class Cues:
    """The whole list with its indices."""

    def __init__(self, entries: tuple[tuple[Cue, str, bool], ...]) -> None:
        """Index ``entries``: each a cue, its plural (nouns) and whether compounds that end with it mean the same."""
        self.all = tuple(cue for cue, _, _ in entries)
        self._verbs: dict[str, tuple[Cue, ...]] = {}
        self._nouns: dict[str, Cue] = {}
        self._ends: dict[str, Cue] = {}
        self._others: dict[tuple[str, str], Cue] = {}
        self._found: dict[str, Cue | None] = {}
        for cue, plural, compounds in entries:
            if cue.kind in ("verb", "idiom"):
                self._verbs[cue.head] = (*self._verbs.get(cue.head, ()), cue)
            elif cue.kind == "noun":
                for form in _noun_forms(cue.lemma, plural):
                    self._nouns.setdefault(form, cue)
                    if compounds:
                        self._ends.setdefault(form.lower(), cue)
            else:
                self._others[cue.kind, cue.lemma.lower()] = cue

    def verb(self, lemma: str) -> tuple[Cue, ...]:
        """Return the verb with this lemma and every idiom built on it: „bringen“ → „zum Ausdruck bringen“, …"""
        return self._verbs.get(lemma, ())

    def noun(self, word: str) -> Cue | None:
        """Return the noun with this lemma or form, or that a compound ends with: „Polizeiangaben“ → „Angabe“."""
        if word in self._found:
            return self._found[word]
        cue = self._nouns.get(word)
        if cue is None:
            lower = word.lower()
            ends = (self._ends.get(lower[i:]) for i in range(_FIRST_PARTS, len(lower) - 2))
            cue = next((end for end in ends if end is not None), None)
        self._found[word] = cue
        return cue

    def preposition(self, word: str) -> Cue | None:
        """Return the preposition (or postposition) in lower case: „laut“, „zufolge“."""
        return self._others.get(("preposition", word))

    def adverb(self, word: str) -> Cue | None:
        """Return the adverb in lower case: „demnach“, „angeblich“."""
        return self._others.get(("adverb", word))

    def modal(self, lemma: str) -> Cue | None:
        """Return the modal verb of hearsay or claim: „sollen“, „wollen“."""
        return self._others.get(("modal", lemma))


@cache
def load_cues() -> Cues:
    """Return the cue list, read once from ``data/cues.tsv``."""
    return Cues(tuple((_cue(row), row["plural"], row["compounds"] != "no") for row in rows("cues")))


def _cue(row: dict[str, str]) -> Cue:
    *words, head = row["cue"].split(" ")
    if row["kind"] not in ("verb", "idiom"):
        words, head = [], row["cue"]
    return Cue(
        lemma=row["cue"],
        kind=cast(CueKind, row["kind"]),
        head=head,
        words=tuple(word.lower() for word in words if word not in _ARTICLES and word not in ("sich", "…")),
        reflexive="sich" in words,
        act=cast(Act, row["act"]),
        medium=cast(Medium, row["medium"]),
        constructions=frozenset(row["constructions"].split(",")) - {"-"},
        inquit=row["inquit"] == "yes",
        telling=cast(Telling, row["reported"]),
        addressee=row["addressee"],
        speaker=cast(SpeakerPlace, row["speaker"]),
        strength=int(row["strength"]),
    )


def _noun_forms(lemma: str, plural: str) -> Iterator[str]:
    """Yield singular and plural with their endings: „Wort“, „Worts“, „Wortes“, „Worte“, „Worten“."""
    yield lemma
    if not lemma.endswith(("s", "ung", "ion", "e")):
        yield from (f"{lemma}s", f"{lemma}es")
    if plural not in ("", "-"):
        yield plural
        if not plural.endswith(("n", "s")):
            yield f"{plural}n"
