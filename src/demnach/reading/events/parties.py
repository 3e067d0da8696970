"""Who does it, whom it hits, by what means: actors, targets and instruments of an event.

A verb has its actor as subject and its target as accusative object, in the passive as subject beside „von“ or „durch“;
verbs of falling, dying, sinking have only a target. A noun has them as genitive, possessive, or behind a preposition
(„Angriff der Rebellen auf das Dorf“, „Sanktionen gegen Orjak“, „Vertrag zwischen Stadt und Kreis“); beside a verb of
doing its subject is the actor („kündigte Hilfe an“).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from demnach.language.types import Clause, Phrase, Sentence, Token
from demnach.lexicon.compounds import by_last_part
from demnach.lexicon.tables import rows
from demnach.lexicon.triggers import noun_trigger
from demnach.model.types import Entity, EventType, Party, Span
from demnach.reading.events.draft import Draft

EntityAt = Callable[[int, int], Entity | None]
_SUFFERED: frozenset[EventType] = frozenset({"death", "accident", "disaster"})
"""Types whose verb has the one who suffers it as subject: „der Kutter sank“."""
_SUFFERING_VERBS = frozenset(
    "sitzen kommen einsitzen verbringen gehen verlieren stehen wegfallen antreten übernehmen nachrücken anlaufen".split()
)
"""Verbs of other types with such a subject: „sitzt in Haft“, „verloren ihre Arbeit“, „tritt ihr Amt an“."""
_SUBJECT_SUFFERS: frozenset[EventType] = frozenset({"arrest", "layoff", "appointment"})
_TRANSITIVE = frozenset(
    "rammen erfassen überfahren überrollen verwüsten überschwemmen überfluten treffen verschütten kosten reißen".split()
)
"""Verbs of accidents and disasters that have an object."""
_GENITIVE_ACTS: frozenset[EventType] = frozenset(
    {
        "attack",
        "armed-clash",
        "visit",
        "message",
        "sanction",
        "aid",
        "resignation",
        "strike",
        "insolvency",
        "protest",
        "agreement",
    }
)
"""Types whose noun has the actor as genitive („der Rücktritt der Ministerin“); the genitive of others is the target."""
_BEHIND: dict[EventType, dict[str, str]] = {
    "attack": {"auf": "target", "gegen": "target", "an": "target"},
    "armed-clash": {"gegen": "target", "mit": "actor"},
    "verdict": {"gegen": "target", "für": "target"},
    "agreement": {"mit": "actor"},
    "visit": {"mit": "actor"},
    "message": {"an": "target", "mit": "actor"},
    "sanction": {"gegen": "target"},
    "aid": {"für": "target", "an": "target"},
    "merger": {"mit": "actor"},
    "arrest": {"gegen": "target"},
}
"""What stands behind the noun or verb of a type, by preposition; „von“ and „durch“ lead to actors everywhere."""
_BY_DOING: frozenset[EventType] = frozenset(
    {
        "message",
        "visit",
        "aid",
        "agreement",
        "sanction",
        "resignation",
        "insolvency",
        "strike",
        "layoff",
        "merger",
        "deployment",
    }
)
"""Types whose noun as an object makes the verb's subject the actor: „beantragte Insolvenz“."""
_LINKS = frozenset({"und", "sowie", "oder"})
_ARTICLES = frozenset({"ART", "PDAT", "APPR", "APPRART", "PTKA"})
_STOPS = frozenset({",", "(", "–", ";"})


@dataclass
class Parties:
    """The words of each role, as token ranges."""

    actors: list[tuple[int, int]] = field(default_factory=list)
    targets: list[tuple[int, int]] = field(default_factory=list)
    instruments: list[tuple[int, int]] = field(default_factory=list)

    def add(self, role: str, words: tuple[int, int] | None) -> None:
        """Add words to a role („actor“, „target“, „instrument“), once."""
        place = {"actor": self.actors, "target": self.targets, "instrument": self.instruments}[role]
        if words is not None and words not in place:
            place.append(words)


def parties(
    tokens: list[Token], draft: Draft, entity_at: EntityAt
) -> tuple[tuple[Party, ...], tuple[Party, ...], tuple[Span, ...]]:
    """Return actors, targets and instruments of an event."""
    reader = _Reader(tokens, draft)
    found = reader.read()

    def party(words: tuple[int, int]) -> Party:
        span = Span(tokens[words[0]].start, tokens[words[1] - 1].end)
        entity = entity_at(span.start, span.end)
        return Party(entity=entity.id if entity is not None else None, spans=(span,))

    means = tuple(Span(tokens[a].start, tokens[b - 1].end) for a, b in found.instruments)
    return tuple(map(party, found.actors)), tuple(map(party, found.targets)), means


@cache
def _instruments() -> dict[str, bool]:
    return {row["noun"].lower(): True for row in rows("instruments")}


class _Reader:
    """Reads the parties of one event."""

    def __init__(self, tokens: list[Token], draft: Draft) -> None:
        self.tokens, self.draft = tokens, draft
        self.sentence: Sentence = draft.sentence
        self.clause: Clause | None = draft.clause
        self.found = Parties()

    def read(self) -> Parties:
        """Return the parties, those of the noun before those of the verb."""
        clause = self.clause
        nouns = [
            i for i in self.draft.triggers if self.tokens[i].tag == "NN" and noun_trigger(self.tokens[i].lemma) is not None
        ]
        verbal = clause is not None and bool(set(self.draft.triggers) & set(clause.verbs))
        for noun in nouns:
            self._of_noun(noun)
        if clause is not None and verbal:
            self._of_verb(clause, nouns)
        elif clause is not None and nouns and self.draft.type in _BY_DOING:
            self._of_doing(clause, nouns[0])
        return self.found

    # nouns

    def _of_noun(self, noun: int) -> None:
        role = "actor" if self.draft.type in _GENITIVE_ACTS else "target"
        before = noun - 1
        while before > self.sentence.start and self.tokens[before].tag in ("ADJA", "CARD"):
            before -= 1
        if before >= self.sentence.start:
            owner = self.tokens[before]
            if owner.tag == "PPOSAT" and owner.lemma != "unser":
                self.found.add(role, (before, before + 1))
            elif owner.tag == "NE" and owner.text.endswith(("s", "’")):
                self.found.add(role, (self._name_start(before), before + 1))
        self._genitive(noun, role)
        self._behind(noun + 1, self._reach(noun))

    def _name_start(self, at: int) -> int:
        while at - 1 >= self.sentence.start and self.tokens[at - 1].tag == "NE":
            at -= 1
        return at

    def _genitive(self, noun: int, role: str) -> None:
        """„Angriff der Rebellen“, „Entlassung von 200 Leuten“."""
        at = noun + 1
        if at >= self.sentence.end:
            return
        token = self.tokens[at]
        if (token.tag in ("ART", "PPOSAT", "PDAT", "CARD", "ADJA") and "G" in (token.cases or "")) or token.text in (
            "zweier",
            "dreier",
        ):
            phrase = next((p for p in self.sentence.phrases if p.start <= at < p.end), None)
            end = phrase.end if phrase is not None else min(at + 2, self.sentence.end)
            self.found.add(role, self._words(at, end))

    def _reach(self, noun: int) -> int:
        """Where the attributes of a noun end at the latest: at its clause's verb or a mark."""
        for i in range(noun + 1, self.sentence.end):
            if self.tokens[i].tag in ("VVFIN", "VAFIN", "VMFIN", "$,", "$.") or self.tokens[i].text in _STOPS:
                return i
        return self.sentence.end

    def _behind(self, start: int, end: int) -> None:
        """The prepositional phrases between two tokens."""
        for phrase in self.sentence.phrases:
            if phrase.preposition is None or not start <= phrase.start < end:
                continue
            self._prepositional(phrase)

    def _prepositional(self, phrase: Phrase) -> None:
        assert phrase.preposition is not None
        word = self.tokens[phrase.preposition].lemma.lower()
        if word == "mit" and by_last_part(_instruments(), self.tokens[phrase.head].lemma) is not None:
            self.found.add("instrument", self._of_phrase(phrase))
            return
        if word == "zwischen" and self.draft.type in ("agreement", "armed-clash", "visit", "message"):
            for words in self._coordinated(phrase):
                self.found.add("actor", words)
            return
        role = _BEHIND.get(self.draft.type, {}).get(word)
        if role is not None:
            for words in self._coordinated(phrase):
                self.found.add(role, words)

    # verbs

    def _of_verb(self, clause: Clause, nouns: Sequence[int]) -> None:
        subject = self.sentence.phrases[clause.subject] if clause.subject is not None else None
        accusative = self._object(clause, "A", subject, nouns)
        if clause.passive:
            self._take("target", subject, nouns)
            self._take("actor", self._agent(clause), nouns)
        elif self._suffers(clause):
            self._take("target", subject, nouns)
        else:
            hits = subject is not None and by_last_part(_instruments(), self.tokens[subject.head].lemma) is not None
            self._take("instrument" if hits and self.draft.type == "attack" else "actor", subject, nouns)
            self._take("instrument" if self.draft.type == "aid" else "target", accusative, nouns)
            if self.draft.type in ("aid", "message"):
                self._take("target", self._object(clause, "D", subject, nouns), nouns)
        for phrase in self._own_phrases(clause):
            if phrase.preposition is not None:
                self._prepositional(phrase)

    def _suffers(self, clause: Clause) -> bool:
        if self.draft.type in _SUFFERED:
            return clause.predicate not in _TRANSITIVE
        return self.draft.type in _SUBJECT_SUFFERS and clause.predicate in _SUFFERING_VERBS

    def _of_doing(self, clause: Clause, noun: int) -> None:
        """„Das Land kündigte Hilfe an“: the subject of the verb does what the noun names."""
        subject = self.sentence.phrases[clause.subject] if clause.subject is not None else None
        if subject is None or clause.passive or self.found.actors or subject.start <= noun < subject.end:
            return
        self._take("actor", subject, [noun])
        if self.draft.type in ("message", "aid"):
            self._take("target", self._object(clause, "D", subject, [noun]), [noun])

    def _take(self, role: str, phrase: Phrase | None, nouns: Sequence[int]) -> None:
        if phrase is None or phrase.head in self.draft.triggers or any(phrase.head == noun for noun in nouns):
            return
        for words in self._coordinated(phrase):
            self.found.add(role, words)

    def _own_phrases(self, clause: Clause) -> Iterator[Phrase]:
        index = self.sentence.clauses.index(clause)
        for phrase in self.sentence.phrases:
            if self.sentence.owners[phrase.head - self.sentence.start] == index:
                yield phrase

    def _object(self, clause: Clause, case: str, subject: Phrase | None, nouns: Sequence[int]) -> Phrase | None:
        """The object in a case: certain ones first; no reflexive pronoun, no trigger of the event."""
        fitting = [
            p for p in self._own_phrases(clause)
            if p.preposition is None and p is not subject and case in p.cases
            and p.head not in nouns and p.head not in self.draft.triggers
            and self.tokens[p.head].tag in ("NN", "NE", "PPER", "PIS", "CARD", "ADJA")
        ]  # fmt: skip
        return min(fitting, key=lambda p: len(p.cases), default=None)

    def _agent(self, clause: Clause) -> Phrase | None:
        return next(
            (
                p for p in self._own_phrases(clause)
                if p.preposition is not None and self.tokens[p.preposition].text.lower() in ("von", "vom", "durch")
            ),
            None,
        )  # fmt: skip

    # words

    def _coordinated(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        """The words of a phrase, and of those that „und“ joins to it, each for itself."""
        words = self._of_phrase(phrase)
        if words is None:
            return
        start, end = words
        link = next((i for i in range(start + 1, end - 1) if self.tokens[i].text in _LINKS), None)
        if link is None or not self._joins_nouns(link):
            yield words
            following = next((p for p in self.sentence.phrases if p.start == end + 1), None)
            if (
                end < self.sentence.end
                and self.tokens[end].text in _LINKS
                and following is not None
                and following.preposition is None
            ):
                yield from self._coordinated(following)
            return
        yield self._trimmed(start, link)
        yield self._trimmed(link + 1, end)

    def _joins_nouns(self, link: int) -> bool:
        return self.tokens[link - 1].tag in ("NN", "NE") and self.tokens[link + 1].tag in (
            "NN",
            "NE",
            "ART",
            "CARD",
            "ADJA",
            "PPOSAT",
        )

    def _of_phrase(self, phrase: Phrase) -> tuple[int, int] | None:
        return self._words(phrase.start, phrase.end)

    def _words(self, start: int, end: int) -> tuple[int, int] | None:
        """Words without preposition, article and what stands behind a mark."""
        start, end = self._trimmed(start, end)
        return (start, end) if start < end else None

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.tokens[start].tag in _ARTICLES:
            start += 1
        stop = next((i for i in range(start, end) if self.tokens[i].text in _STOPS), end)
        return start, stop
