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
from itertools import pairwise

from demnach.language.types import Clause, Phrase, Sentence, Token
from demnach.lexicon.compounds import by_last_part
from demnach.lexicon.governors import governing_verb
from demnach.lexicon.tables import rows
from demnach.lexicon.tolls import counted_as
from demnach.lexicon.triggers import noun_trigger, verb_triggers
from demnach.model.types import Entity, Party, Span, Time
from demnach.reading.events import party_frames as frames
from demnach.reading.events.draft import Draft
from demnach.reading.events.party_words import NUMERALS, STOPS, PartyWords

EntityAt = Callable[[int, int], Entity | None]
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
    tokens: list[Token], draft: Draft, entity_at: EntityAt, times: Sequence[Time]
) -> tuple[tuple[Party, ...], tuple[Party, ...], tuple[Span, ...]]:
    """Return actors, targets and instruments of an event."""
    reader = _Reader(tokens, draft, PartyWords(tokens, draft.sentence, times))
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

    def __init__(self, tokens: list[Token], draft: Draft, words: PartyWords) -> None:
        self.tokens, self.draft, self.words = tokens, draft, words
        self.sentence: Sentence = draft.sentence
        self.clause: Clause | None = draft.clause
        self.found = Parties()
        self.of: str | None = None  # the role that „von“ leads to behind a noun

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
        elif clause is not None and nouns and self.draft.type in frames.BY_DOING:
            self._of_doing(clause, nouns[0])
        if clause is not None and nouns and self.draft.type in ("disaster", "accident") and not self.found.targets:
            self._struck(clause, nouns[0])
        return self.found

    # nouns

    def _of_noun(self, noun: int) -> None:
        done_to = self.tokens[noun].lemma.lower().endswith(frames.DONE_TO)
        role = "actor" if self.draft.type in frames.GENITIVE_ACTS and not done_to else "target"
        before = noun - 1
        while before > self.sentence.start and self.tokens[before].tag in ("ADJA", "CARD"):
            before -= 1
        if before >= self.sentence.start:
            owner = self.tokens[before]
            if owner.tag == "PPOSAT" and owner.lemma != "unser":
                self.found.add(role, self._owner(noun) or (before, before + 1))
            elif owner.tag == "NE" and owner.text.endswith(("s", "’")):
                self.found.add(role, (self._name_start(before), before + 1))
        self._genitive(noun, role)
        self.of = role
        self._behind(noun + 1, self._reach(noun))
        self.of = None
        if self.clause is not None and not self.found.targets:
            self._apart(self.clause)

    def _apart(self, clause: Clause) -> None:
        """„Gegen die Männer ergingen Haftstrafen“, „auf den Minister ist ein Attentat verübt worden“: targets apart."""
        leads = {"gegen"} if self.draft.type in frames.AGAINST else set()
        if self.draft.type == "attack" and clause.predicate in frames.COMMITTING:
            leads = {"gegen", "auf"}
        for phrase in self._own_phrases(clause):
            if phrase.preposition is not None and self.tokens[phrase.preposition].text.lower() in leads:
                self._take("target", phrase, ())

    def _owner(self, noun: int) -> tuple[int, int] | None:
        """„In ihrer Ansprache mahnte Karst …“: whom the possessive points to, if the subject of the clause is a noun."""
        subject = self._subject(self.clause) if self.clause is not None else None
        if subject is None or subject.start <= noun < subject.end or not self._is_somebody(subject.head):
            return None
        return self.words.of(subject) if self.tokens[subject.head].tag != "PPER" else None

    def _subject(self, clause: Clause) -> Phrase | None:
        return self.sentence.phrases[clause.subject] if clause.subject is not None else None

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
            phrase = phrase or Phrase(at, end, end - 1, "G")
            if by_last_part(_instruments(), self.tokens[phrase.head].lemma) is not None and self.draft.type == "attack":
                role = "instrument"  # „der Einschlag einer Gleitbombe“
            if self.words.may_act(phrase):
                self.found.add(role, self.words.trimmed(at, end, phrase.head if phrase.head >= at else None))

    def _reach(self, noun: int) -> int:
        """Where the attributes of a noun end at the latest: at its clause's verb or a mark."""
        for i in range(noun + 1, self.sentence.end):
            if self.tokens[i].tag in ("VVFIN", "VAFIN", "VMFIN", "$,", "$.") or self.tokens[i].text in STOPS:
                return i
        return self.sentence.end

    def _behind(self, start: int, end: int) -> None:
        """The prepositional phrases between two tokens."""
        for phrase in self.sentence.phrases:
            if phrase.preposition is not None and start <= phrase.start < end:
                self._prepositional(phrase)
            elif phrase.start < start < phrase.end:
                for inner in self._inside(phrase, start):
                    self._prepositional(inner)

    def _inside(self, phrase: Phrase, start: int) -> Iterator[Phrase]:
        """„lebenslange Haft für die Angeklagte“: the prepositional attributes that the noun's phrase has taken in."""
        marks = [i for i in range(start, phrase.end) if self.tokens[i].tag in ("APPR", "APPRART")]
        for mark, stop in pairwise([*marks, phrase.end]):
            head = next((i for i in range(mark + 1, stop) if self.tokens[i].tag in ("NN", "NE")), None)
            if head is not None:
                yield Phrase(mark, stop, head, "", preposition=mark)

    def _prepositional(self, phrase: Phrase) -> None:
        assert phrase.preposition is not None
        word = self.tokens[phrase.preposition].lemma.lower()
        if word == "mit" and self.of is not None and self.draft.type == "accident":
            self._take("target", phrase, ())
            return
        if word == "mit" and by_last_part(_instruments(), self.tokens[phrase.head].lemma) is not None:
            self.found.add("instrument", self.words.of(phrase))
            return
        if word == "zwischen" and self.draft.type in ("agreement", "armed-clash", "visit", "message"):
            self._take("actor", phrase, ())
            return
        role = frames.BEHIND.get(self.draft.type, {}).get(word)
        if self.of is not None and word in ("von", "vom", "durch"):
            role = "actor" if word == "durch" else self.of
        if role is None and word in ("in", "auf") and self.draft.type == "attack" and self._hits_into(word):
            role = "target"  # „in ein Umspannwerk einschlagen“
        if role is not None and (word not in ("mit", "für") or self._is_somebody(phrase.head)):
            self._take(role, phrase, ())

    def _hits_into(self, word: str) -> bool:
        """„in ein Umspannwerk einschlagen“, „auf zwei Gäste einstechen“."""
        predicate = self.clause.predicate if self.clause is not None else ""
        return predicate in frames.INTO if word == "in" else predicate.startswith("ein")

    def _is_somebody(self, head: int) -> bool:
        """„mit den Rebellen“, „mit Orjak“, not „mit unabsehbaren Folgen“."""
        token = self.tokens[head]
        return token.tag in ("NE", "PPER") or counted_as(token.lemma or token.text) is not None

    # verbs

    def _of_verb(self, clause: Clause, nouns: Sequence[int]) -> None:
        subject = self._subject(clause)
        accusative = self._object(clause, "A", subject, nouns)
        if self.draft.type == "resignation" and clause.predicate in frames.LEAVING:
            self._take("actor", subject if clause.passive or accusative is None else accusative, nouns)
        elif clause.passive:
            self._take("target", subject or accusative, nouns)
            self._take("actor", self._agent(clause), nouns)
        elif self._suffers(clause):
            self._take("target", self._nominative(clause, subject), nouns)
        else:
            hits = subject is not None and by_last_part(_instruments(), self.tokens[subject.head].lemma) is not None
            means = hits and self.draft.type in ("attack", "accident") and not self._has_means(clause)
            if means:
                self._take("instrument", subject, nouns)
            if any(trigger.type == "death" and not trigger.words for trigger in verb_triggers(clause.predicate)):
                return  # „bei dem Beschuss starben zwei Menschen“: they did nothing
            if not means or self.draft.type == "accident":
                self._take("actor", self._antecedent(clause, subject) or self._controller(clause), nouns)
            given = self.draft.type == "aid" and clause.predicate not in frames.HELPING
            people = accusative is not None and counted_as(self.tokens[accusative.head].lemma) not in (None, "forces")
            if given and people and accusative is not None and "D" in accusative.cases:
                given = False  # „verspricht den Betroffenen Hilfe“: people are helped, not given
            self._take("instrument" if given else "target", accusative, nouns)
            if self.draft.type in ("aid", "message"):
                receiver = self._object(clause, "D", subject, nouns)
                self._take("target", receiver if receiver is not accusative else None, nouns)
        self._own_object(clause)
        for phrase in self._own_phrases(clause):
            if phrase.preposition is not None:
                self._prepositional(phrase)

    def _nominative(self, clause: Clause, subject: Phrase | None) -> Phrase | None:
        """„Ihr Amt tritt Karst im Mai an“: where the idiom's noun was taken for the subject, the other noun is it."""
        if subject is not None and subject.head not in self.draft.triggers:
            return subject
        others = (p for p in self._own_phrases(clause) if p.preposition is None and "N" in (p.cases or "N"))
        return next((p for p in others if p.head not in self.draft.triggers and self.words.may_act(p)), None)

    def _has_means(self, clause: Clause) -> bool:
        """„Schnellboote beschossen den Tanker mit Maschinengewehren“: who has a weapon is none."""
        return any(
            p.preposition is not None
            and self.tokens[p.preposition].text.lower() == "mit"
            and by_last_part(_instruments(), self.tokens[p.head].lemma) is not None
            for p in self._own_phrases(clause)
        )

    def _own_object(self, clause: Clause) -> None:
        """The noun of an idiom that is a party as well."""
        role = frames.OWN_OBJECT.get(self.draft.type)
        for phrase in self._own_phrases(clause) if role is not None else ():
            told = phrase.preposition is None and phrase.head in self.draft.triggers
            if told and not self._is_subject(clause, phrase) and clause.predicate not in frames.SUFFERING_VERBS:
                lemma = self.tokens[phrase.head].lemma
                if noun_trigger(lemma) is None and self.tokens[phrase.head].text not in NUMERALS and role is not None:
                    self.found.add(role, self.words.of(phrase))

    def _is_subject(self, clause: Clause, phrase: Phrase) -> bool:
        return clause.subject is not None and self.sentence.phrases[clause.subject] is phrase and not clause.passive

    def _antecedent(self, clause: Clause, subject: Phrase | None) -> Phrase | None:
        """„Die Reederei prüft, ob sie bei Kjöll einsteigt“: the pronoun is the subject of the clause above."""
        if subject is None or self.tokens[subject.head].tag != "PPER" or clause.parent is None:
            return subject
        above = self._subject(self.sentence.clauses[clause.parent])
        same = above is not None and self.tokens[above.head].tag in ("NN", "NE") and above.end <= subject.start
        agrees = same and above is not None and {above.number, subject.number} != {"sg", "pl"}
        return above if agrees else subject

    def _controller(self, clause: Clause) -> Phrase | None:
        """Who does what an infinitive says: the object of „auffordern“, the subject of „versprechen“; that before „und“."""
        if clause.kind not in ("infinitive", "main", "verb-second") or clause.passive:
            return None
        above = self.sentence.clauses[clause.parent] if clause.parent is not None else None
        if clause.kind != "infinitive":
            at = self.sentence.clauses.index(clause)
            joined = clause.start > self.sentence.start and self.tokens[clause.start].tag == "KON"
            before = self.sentence.clauses[at - 1] if joined and at else None
            return self._subject(before) if before is not None else None
        if above is None or above.predicate in frames.NO_CONTROL:
            return None
        subject = self._subject(above)
        if above.predicate in frames.OBJECT_CONTROL:
            return self._object(above, "A", subject, ()) or self._object(above, "D", subject, ())
        return subject

    def _suffers(self, clause: Clause) -> bool:
        if self.draft.type in frames.SUFFERED:
            return clause.predicate not in frames.TRANSITIVE
        return self.draft.type in frames.SUBJECT_SUFFERS and clause.predicate in frames.SUFFERING_VERBS

    def _of_doing(self, clause: Clause, noun: int) -> None:
        """„Das Land kündigte Hilfe an“: the subject of the verb does what the noun names."""
        subject = self._subject(clause)
        if subject is None or clause.passive or self.found.actors or subject.start <= noun < subject.end:
            return
        own = next((p for p in self.sentence.phrases if p.head == noun), None)
        if own is None or not self._begins(own):
            return
        asked = own.preposition is not None and self.tokens[own.preposition].text.lower() in ("zu", "zum", "zur")
        if asked and clause.predicate in frames.OBJECT_CONTROL:
            itself = any(self.tokens[i].tag == "PRF" for i in range(clause.start, clause.end))  # „verpflichtet sich zum Abzug“
            self._take("actor", subject if itself else self._object(clause, "A", subject, [noun]), [noun])
            return  # „forderte die Rektorin zum Rücktritt auf“
        if clause.predicate in frames.DENYING:
            return
        if clause.predicate in frames.GETTING:
            self._take("target", subject, [noun])
            return
        words = {self.tokens[i].text.lower() for i in range(clause.start, clause.end)}
        governor = governing_verb(clause.predicate, words)
        if own.preposition is None and governor is not None and governor.stance[1] == "demanded":
            return  # „Anwohner fordern mehr Streifen“
        self._take("actor", subject, [noun])
        if self.draft.type in ("message", "aid"):
            self._take("target", self._object(clause, "D", subject, [noun]), [noun])

    def _struck(self, clause: Clause, noun: int) -> None:
        """„Ein Tornado zerstört 31 Häuser“, „fegt über den Ort hinweg und zerstört …“: the objects of what strikes."""
        for each in self.sentence.clauses:
            subject = self._subject(each)
            strikes = each.predicate in frames.STRIKING and not each.passive
            if strikes and subject is not None and subject.start <= noun < subject.end:
                index = self.sentence.clauses.index(each)
                own = (p for p in self.sentence.phrases if self.sentence.owners[p.head - self.sentence.start] == index)
                fitting = (p for p in own if p.preposition is None and p is not subject and "A" in p.cases)
                self._take("target", next(fitting, None), [noun])

    def _begins(self, phrase: Phrase) -> bool:
        """Whether a noun is the object of its verb, or what the verb begins: not „wegen des Streiks“, „einer Verlegung“."""
        if phrase.preposition is None:
            return not phrase.cases or "A" in phrase.cases
        word = self.tokens[phrase.preposition].text.lower()
        return word in frames.BEGINNING and (word not in ("bei", "beim") or self.draft.type in ("visit", "message"))

    def _take(self, role: str, phrase: Phrase | None, nouns: Sequence[int]) -> None:
        if phrase is None or phrase.head in self.draft.triggers or any(phrase.head == noun for noun in nouns):
            return
        if self.words.may_act(phrase):
            for words in self.words.conjuncts(phrase):
                self.found.add(role, words)

    def _own_phrases(self, clause: Clause) -> Iterator[Phrase]:
        index = self.sentence.clauses.index(clause)
        first, last = self._share(clause)
        for phrase in self.sentence.phrases:
            if self.sentence.owners[phrase.head - self.sentence.start] == index and first <= phrase.head < last:
                yield phrase

    def _share(self, clause: Clause) -> tuple[int, int]:
        """„wird die Werft besichtigen und eine Rede halten“: the part of a clause that belongs to one of its verbs."""
        verbs = [i for i in range(clause.start, clause.end) if self.tokens[i].tag in ("VVPP", "VVINF")]
        own = next((i for i in verbs if i in self.draft.triggers), None)
        if own is None:
            return clause.start, clause.end
        joins = [i for i in range(clause.start, clause.end) if self.tokens[i].text == "und"]
        before = [j for j in joins if j < own and any(v < j for v in verbs)]
        behind = [j for j in joins if j > own and any(v > j for v in verbs)]
        return (before[-1] if before else clause.start, behind[0] if behind else clause.end)

    def _object(self, clause: Clause, case: str, subject: Phrase | None, nouns: Sequence[int]) -> Phrase | None:
        """The object in a case: certain ones first; no reflexive pronoun, no trigger of the event."""
        fitting = [
            p for p in self._own_phrases(clause)
            if p.preposition is None and p is not subject and case in p.cases
            and p.head not in nouns and p.head not in self.draft.triggers
            and self.tokens[p.head].tag in ("NN", "NE", "PPER", "PIS", "CARD", "ADJA") and self.words.may_act(p)
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
