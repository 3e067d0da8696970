"""What the language room finds in an article: tokens, sentences, clauses and phrases.

Indices called ``i``, ``start``, ``end``, ``head`` … in Phrase, Clause and Sentence count tokens of the whole analysis,
half-open; a Token's own ``start`` and ``end`` count code points of the article's text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from demnach.model.types import Article, Span

Mood = Literal["ind", "sub1", "sub2", "open"]
"""Mood of a finite verb in context: indicative, Konjunktiv I, Konjunktiv II, or open where form and context leave it so."""

Number = Literal["", "sg", "pl"]
"""Grammatical number; empty where unknown or open."""

ClauseKind = Literal[
    "main",  # independent verb-second or verb-first clause: the sentence's own assertion, question or order
    "verb-second",  # dependent verb-second clause: „er sagte, er komme“; „„…“, sagte X“ makes the quote its dependant
    "dass",  # „dass …“, „ob …“, „wie/wann/wer …“ as an object clause
    "relative",
    "infinitive",  # zu-infinitive, „um … zu“ too
    "adverbial",  # any other subordinator: „weil“, „wenn“, „nachdem“, „wie X mitteilte“ …
    "participle",
    "parenthesis",  # dashes or brackets around words with no finite verb
    "fragment",  # no finite verb at all: headlines, „Kein Kommentar.“
]


@dataclass(slots=True)
class Token:
    """A word or a punctuation mark."""

    i: int
    text: str
    start: int
    end: int
    space_before: bool = False
    tag: str = ""  # STTS, e.g. VVFIN, NN, $,
    upos: str = ""  # UPOS, e.g. VERB, PROPN; two for a contraction: ADP+DET
    lemma: str = ""
    mood: Mood | None = None  # finite verbs only
    person: int = 0  # 1, 2, 3; 0 unknown (finite verbs, pronouns)
    number: Number = ""
    past: bool = False  # finite verbs only: Präteritum form
    cases: str = ""  # candidates out of "NGDA" (nominals, articles, pronouns)
    gender: str = ""  # candidates out of "MFN"

    @property
    def finite(self) -> bool:
        """True for finite verbs, auxiliaries, modals and imperatives."""
        return self.mood is not None

    @property
    def span(self) -> Span:
        """The token's characters in the article's text."""
        return Span(self.start, self.end)


@dataclass(slots=True)
class Phrase:
    """A noun or prepositional phrase, with apposition, genitives and brackets attached to its head."""

    start: int
    end: int
    head: int
    cases: str  # candidates out of "NGDA" after agreement within the phrase
    number: Number = ""
    preposition: int | None = None  # token index, for a prepositional (or postpositional: „zufolge“) phrase


@dataclass(slots=True)
class Clause:
    """A clause; ``start`` to ``end`` is its whole extent, embedded clauses included."""

    kind: ClauseKind
    start: int
    end: int
    parent: int | None = None  # index into Sentence.clauses
    finite: int | None = None  # token index of the finite verb
    verbs: tuple[int, ...] = ()  # whole verb complex: finite verb, infinitives, participles, separated particle, „zu“
    predicate: str = ""  # lemma of the main verb with its particle: „mitteilen“, „zurückweisen“
    subordinator: int | None = None
    subject: int | None = None  # index into Sentence.phrases
    passive: bool = False
    negated: bool = False
    mood: Mood | None = None


@dataclass(slots=True)
class Sentence:
    """A sentence; its clauses are in order of their start, a parent always before its children."""

    start: int
    end: int
    part: int  # index into article.parts
    clauses: list[Clause] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)  # for each token of the sentence the index of its clause, -1 for none


@dataclass(slots=True)
class Analysis:
    """The language side of an article, from which everything in ``reading/`` is found."""

    article: Article
    tokens: list[Token]
    sentences: list[Sentence]
