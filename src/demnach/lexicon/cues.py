"""The cue list: words that tell speech, writing or thought, found by verb, noun, preposition, adverb or modal lemma.

What the columns of ``data/cues.tsv`` mean is said at its head; this module only reads and indexes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal, cast

from demnach.lexicon.tables import rows, several
from demnach.model.types import Act, Medium

CueKind = Literal["verb", "idiom", "noun", "preposition", "adverb", "modal"]
Telling = Literal["strong", "weak", "no"]
SpeakerPlace = Literal["subj", "acc", "by", "dat", "gen", "nach", "source", "-"]

_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"})
_FIRST_PART = 3
"""Shortest first part of a compound, in code points: „Not“ in „Notmeldung“, but not „Be“ in „Bedrohung“."""
_SHORTEST = 3
"""Length of the shortest noun that compounds end with, in code points: „SMS“."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the list.

    ``lemma`` is the cue as listed, ``head`` the lemma it is found by: the verb of an idiom, else the cue itself.
    ``words`` are an idiom's fixed parts in lower case, without its verb, articles and „sich“: („zum“, „ausdruck“) of
    „zum Ausdruck bringen“. ``strength`` is 0 to 100. ``text``: a noun of texts, talks or circles, which stand for themselves.
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
    text: bool

    @property
    def reported(self) -> bool:
        """True if the cue with an object alone tells an act of speech: „X kritisierte das Gesetz“."""
        return self.telling == "strong"


Row = dict[str, str]


class Cues:
    """The whole list with its indices; a row becomes a ``Cue`` when it is first asked for."""

    def __init__(self, table: Iterable[Row]) -> None:
        """Index the rows of ``data/cues.tsv``."""
        self._rows = list(table)
        self._verb_rows: dict[str, list[Row]] = {}
        self._noun_rows: dict[str, Row] = {}
        self._end_rows: dict[str, Row] = {}
        self._other_rows: dict[tuple[str, str], Row] = {}
        self._verbs: dict[str, tuple[Cue, ...]] = {}
        self._cues: dict[int, Cue] = {}
        for row in self._rows:
            kind, lemma = row["kind"], row["cue"]
            if kind in ("verb", "idiom"):
                for head in (lemma.rpartition(" ")[2], row["under"]):
                    if head:
                        self._verb_rows.setdefault(head, []).append(row)
            elif kind == "noun":
                for form in _noun_forms(lemma, row["plural"]):
                    self._noun_rows.setdefault(form, row)
                    if row["compounds"] != "no":
                        self._end_rows.setdefault(form.lower(), row)
            else:
                self._other_rows[kind, lemma.lower()] = row

    @cached_property
    def all(self) -> tuple[Cue, ...]:
        """Every cue, in the order of the table."""
        return tuple(self._of(row) for row in self._rows)

    def verb(self, lemma: str) -> tuple[Cue, ...]:
        """Return the verb with this lemma and every idiom built on it: „bringen“ → „zum Ausdruck bringen“, …

        An idiom that closes with another verb's infinitive or participle is found by that verb too, and then asks for
        its own verb among its words: „überzeugen“ → „überzeugt sein“ with the words „überzeugt“, „sein“.
        """
        found = self._verbs.get(lemma)
        if found is None:
            table = self._verb_rows.get(lemma)
            if table is None:
                return ()
            found = self._verbs[lemma] = tuple(_headed(self._of(row), lemma) for row in table)
        return found

    def noun(self, word: str) -> Cue | None:
        """Return the noun with this lemma or form, or that a compound ends with: „Polizeiangaben“ → „Angabe“."""
        row = self._noun_rows.get(word)
        if row is None:
            row = self._end_of(word.lower())
        return self._of(row) if row is not None else None

    def _end_of(self, word: str) -> Row | None:
        """Return the row of the longest noun at the end of ``word``, unless the part before it makes another word."""
        for i in range(_FIRST_PART, len(word) - _SHORTEST + 1):
            row = self._end_rows.get(word[i:])
            if row is not None:
                return None if word[:i] in several(row["compounds"]) else row
        return None

    def preposition(self, word: str) -> Cue | None:
        """Return the preposition (or postposition) in lower case: „laut“, „zufolge“, „unter berufung auf“."""
        return self._other("preposition", word)

    def adverb(self, word: str) -> Cue | None:
        """Return the adverb in lower case: „demnach“, „angeblich“."""
        return self._other("adverb", word)

    def modal(self, lemma: str) -> Cue | None:
        """Return the modal verb of hearsay or claim: „sollen“, „wollen“."""
        return self._other("modal", lemma)

    def _other(self, kind: CueKind, word: str) -> Cue | None:
        row = self._other_rows.get((kind, word))
        return self._of(row) if row is not None else None

    def _of(self, row: Row) -> Cue:
        cue = self._cues.get(id(row))
        if cue is None:
            cue = self._cues[id(row)] = _cue(row)
        return cue


@cache
def load_cues() -> Cues:
    """Return the cue list, read once from ``data/cues.tsv``."""
    return Cues(rows("cues"))


def _headed(cue: Cue, head: str) -> Cue:
    return cue if head == cue.head else replace(cue, head=head, words=(*cue.words, cue.head))


def _cue(row: Row) -> Cue:
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
        text=row["text"] == "yes",
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
