"""Tolls: numbers of people killed, injured, missing, detained, displaced, deployed or affected, and damage in money.

What befell those counted is told by their noun („15 Verletzte“), an attribute („drei vermisste Bergleute“), a noun of
action before them („die Festnahme von 20 Männern“), or the verb of their clause („zwei Menschen starben“, „32 wurden
abgeführt“). „darunter zwei Kinder“ share the fate of those before. „Die Zahl der Toten stieg auf 15“ counts the genitive.
Ages, scores and prices count nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from demnach.language.types import Analysis, Sentence, Token
from demnach.lexicon.quantity_words import currency
from demnach.lexicon.tolls import counted_as, told_by_attribute
from demnach.model.types import Toll, TollKind
from demnach.reading.events.fates import fate_in_clause, fate_of_action, finite_taken_for_attribute, role_of_counted
from demnach.reading.events.quantities import Quantity, quantities

KINDS = frozenset({"killed", "injured", "missing", "detained", "displaced", "deployed", "affected"})
_FATEFUL = frozenset({"person", "forces", "workers", "jobs"})
_COUNT_NOUNS = ("zahl", "anzahl", "bilanz")
_AMONG = frozenset({"darunter", "davon", "hiervon"})
_PRONOUNS = frozenset({"ihnen", "davon", "denen", "hiervon"})
_SKIPPED = frozenset({"ADJA", "ADJD", "ADV", "CARD", "PIAT", "PIDAT", "PTKNEG", "TRUNC"})
_AGAIN = 60
"""Tokens between a number and the bare number that replaces or repeats it, at most."""
_THEN = frozenset({"dann", "später", "schließlich", "jetzt", "nun", "zuletzt", "bald"})
_CORRECTING = _THEN | {",", "von", "auf", "und"}
_OTHERS = frozenset({"übrigen", "anderen", "restlichen", "verbliebenen", "andern"})
_TELLING_NUMBERS = frozenset({"melden", "nennen", "zählen", "sprechen", "angeben", "berichten", "beziffern", "kommen", "gehen"})
_DEEDS = ("erkrankung", "infektion", "entlassung", "kündigung", "festnahme", "verhaftung", "gefangennahme")
_STATES = frozenset({"detained", "displaced", "missing", "affected"})
"""Kinds of which something worse, or rescue, may be told: „zwei Häftlinge verbrannten“, „31 Gefangene kamen frei“."""
_UNITS = frozenset(
    {"Jahr", "Monat", "Woche", "Tag", "Stunde", "Minute", "Sekunde", "Mal", "Meter", "Kilometer", "Prozent", "Grad", "Uhr"}
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_MONEY_NEAR = 9
_MEAN_NEAR = 8
_MEANS = frozenset({"pro", "Pro", "je", "Je", "Schnitt", "Durchschnitt", "durchschnittlich"})
_SUMMING = frozenset({"summieren", "belaufen", "beziffern", "betragen", "schätzen", "veranschlagen", "angeben", "liegen"})
"""Verbs that tell how high a damage is."""
_OWNERS = frozenset({"ART", "PPOSAT", "PDAT"})


@dataclass(slots=True)
class FoundToll:
    """A toll, the token that names its people (or its numeral where they are not named again), the verb of their fate."""

    toll: Toll
    head: int
    told: int | None = None


@dataclass(slots=True)
class Counted:
    """Those that a quantity counts: the token of their noun (None if it is not said again), what the words tell of them."""

    quantity: Quantity
    noun: int | None
    end: int
    kind: str | None
    part: bool
    told: int | None = None  # the verb that tells what befell them

    @property
    def head(self) -> int:
        """The token that stands for them."""
        return self.noun if self.noun is not None else self.quantity.at


def find_tolls(analysis: Analysis) -> list[list[FoundToll]]:
    """Return the tolls of an article, sentence by sentence."""
    reader = _Reader(analysis.tokens)
    return [list(reader.sentence(sentence)) for sentence in analysis.sentences]


class _Reader:
    """Reads the tolls of one sentence after the other; what was counted last is the one that „darunter“ divides."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.last: FoundToll | None = None
        self.other = -1  # the noun counted last that had no toll: „4.500 Menschen nahmen teil“
        self.whole: int | None = None  # the noun of a genitive of which a number takes a share

    def sentence(self, sentence: Sentence) -> Iterator[FoundToll]:
        """Yield the tolls of a sentence."""
        found = quantities(self.tokens, sentence.start, sentence.end)
        for n, quantity in enumerate(found):
            toll = self._money(sentence, quantity) or self._people(sentence, quantity, found[n + 1 :])
            if toll is not None:
                self.last = toll
                yield toll

    # people

    def _people(self, sentence: Sentence, quantity: Quantity, later: Sequence[Quantity]) -> FoundToll | None:
        counted = None if self._counts_things(sentence, quantity) else self._counted(sentence, quantity)
        counted = self._floated(sentence, quantity) or counted
        if counted is None:
            return None
        kind = counted.kind
        whole = counted.noun is not None and counted.noun == self.whole and not counted.part and kind not in KINDS
        if kind not in KINDS or kind in _STATES:
            fate = self._kind(sentence, counted)
            kind = fate if fate is not None or kind not in KINDS else kind
        superseded = False
        if kind is None and counted.noun is None:
            kind = self._enumerated(sentence, quantity, later)
            superseded = kind is not None
        if kind is None:
            kind = self._of_a_count(sentence, counted) or self._again(sentence, counted)
            superseded = kind is not None and self._is_replaced(quantity, later[0] if later else None)
        if kind is None:
            kind = self._rest(sentence, counted) or self._of_victims(sentence, counted)
        if kind not in KINDS and counted.noun is not None:
            self.other = counted.noun
        if kind not in KINDS or (whole and kind != "deployed"):
            return None  # of „vier der 21 Kinder sind verletzt“ four
        toll = self._toll(counted.quantity, counted.end, kind, "people", part=counted.part, superseded=superseded)
        return FoundToll(toll, counted.head, counted.told)

    def _floated(self, sentence: Sentence, quantity: Quantity) -> Counted | None:
        """„Tote gab es keine“, „Opfer habe es nicht gegeben“: the noun in front that a „keine“ behind the verb counts."""
        if quantity.most != 0 or self.tokens[quantity.at].tag not in ("PIS", "PIAT"):
            return None
        owner = sentence.owners[quantity.at - sentence.start]
        clause = sentence.clauses[owner] if owner >= 0 else None
        if clause is None or clause.predicate != "geben" or (quantity.end < sentence.end and self._is_noun(quantity.end)):
            return None
        for i in range(clause.start, quantity.start):
            if self._is_noun(i) and (kind := self._noun_kind(i, sentence)) in KINDS:
                return Counted(Quantity(i, i + 1, 0, 0, at=i), i, i + 1, kind, part=False)
        return None

    def _enumerated(self, sentence: Sentence, quantity: Quantity, later: Sequence[Quantity]) -> str | None:
        """„erst von 30, dann von 80 Toten die Rede“: a number that a later one, which has the noun, corrects."""
        for following in later:
            between = {token.text.lower() for token in self.tokens[quantity.end : following.start]}
            if not between <= _CORRECTING or not _THEN & between:
                return None
            counted = self._counted(sentence, following)
            if counted is None or counted.noun is not None:
                return counted.kind if counted is not None and counted.kind in KINDS else None
            quantity = following
        return None

    def _of_victims(self, sentence: Sentence, counted: Counted) -> str | None:
        """„sprach von neun Opfern“, where the dead were counted before."""
        if counted.noun is None or self.last is None or sentence.start - self.last.head >= _AGAIN:
            return None
        victims = self.tokens[counted.noun].lemma == "Opfer" and self.last.toll.kind == "killed"
        return "killed" if victims else None

    def _rest(self, sentence: Sentence, counted: Counted) -> str | None:
        """„die übrigen drei“, „von den 31 Verletzten sind 18 wieder zu Hause“: a share of those counted before."""
        if counted.noun is not None:
            return None
        at = counted.quantity.start
        beside = {self.tokens[i].text.lower() for i in (at - 1, counted.quantity.end) if sentence.start <= i < sentence.end}
        if beside & _OTHERS and self.last is not None and self.last.toll.kind in KINDS:
            counted.part = True
            return self.last.toll.kind
        first = sentence.start
        if [self.tokens[i].text.lower() for i in (first, min(first + 1, sentence.end - 1))] != ["von", "den"]:
            return None
        group = next((i for i in range(first + 2, at) if self._is_noun(i)), None)
        kind = self._noun_kind(group, sentence) if group is not None else None
        counted.part = counted.part or kind in KINDS
        return kind if kind in KINDS else None

    def _counts_things(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a number cannot count people: decimals, „52 Jahre“, „vier mehr als im Vorjahr“, bare years, „so viele“."""
        after = self._past_list(quantity.end, sentence)
        behind = self.tokens[after].text if after < sentence.end and quantity.most != 0 else ""
        written = self.tokens[quantity.at].text
        if {behind, behind.removesuffix("n"), behind.removesuffix("e"), behind.removesuffix("en")} & _UNITS or behind in (
            "mehr",
            "weniger",
        ):
            return True
        bare = quantity.end == quantity.at + 1
        named = quantity.start > sentence.start and self.tokens[quantity.start - 1].tag == "NE" and written[0].isdigit()
        if bare and named and not self._is_word(quantity.end, sentence):
            return True  # „CBN 4“
        if bare and ("," in written or (_YEAR.fullmatch(written) and not self._is_word(quantity.end, sentence))):
            return True
        return (
            quantity.approximate
            and quantity.most is None
            and not written[0].isupper()
            and not self._is_word(quantity.end, sentence)
        )

    def _past_list(self, at: int, sentence: Sentence) -> int:
        """„im Alter von 24, 37 und 58 Jahren“: the token behind the numbers that share a unit."""
        while (
            at + 1 < sentence.end and self.tokens[at].text in (",", "und", "oder") and self.tokens[at + 1].tag == "CARD"
        ):  # fmt: skip
            at += 2
        return at

    def _is_word(self, at: int, sentence: Sentence) -> bool:
        """Whether something that could be counted follows."""
        return at < sentence.end and self.tokens[at].tag in ("NN", "NE", "ADJA", "ADV", "ART", "APPR", "PAV", "CARD")

    def _again(self, sentence: Sentence, counted: Counted) -> str | None:
        """„Der Sender meldete sieben.“, „im Vorjahr waren es acht“: a bare number told of those counted last."""
        near = self.last is not None and sentence.start - self.last.head < _AGAIN
        if counted.noun is not None or not near or self.last is None or self.last.toll.kind not in KINDS:
            return None
        if self.other > self.last.head:
            return None
        owner = sentence.owners[counted.head - sentence.start]
        clause = sentence.clauses[owner] if owner >= 0 else None
        if clause is None or counted.quantity.end > clause.end:
            return None
        it = any(self.tokens[i].text.lower() == "es" for i in range(clause.start, clause.end))
        told = clause.predicate in _TELLING_NUMBERS or (clause.predicate == "sein" and it)
        return self.last.toll.kind if told else None

    def _kind(self, sentence: Sentence, counted: Counted) -> str | None:
        """What befell them, by a noun of action before them, the verb of their clause, or those they are a part of."""
        if (kind := self._group(sentence, counted)) is not None:
            counted.part = True
            return kind
        if (kind := fate_of_action(self.tokens, sentence, counted.quantity.start)) is not None and counted.noun is not None:
            return kind
        told = counted.kind
        if told is None and counted.part and self.last is not None and self.last.toll.kind == "deployed":
            told = "forces"  # „die ersten 80 von ihnen brechen auf“
        fate = fate_in_clause(self.tokens, sentence, counted.head, counted.quantity.start, told)
        if fate is not None:
            counted.told = fate.at
            return fate.kind if fate.kind in KINDS else "none"
        if counted.part and self._among(counted.quantity) and self.last is not None and self.last.toll.kind in KINDS:
            return self.last.toll.kind
        return None

    def _group(self, sentence: Sentence, counted: Counted) -> str | None:
        """„Unter den Toten sind ein Feuerwehrmann und zwei Kinder“: those that they are among."""
        for i in range(sentence.start, min(counted.quantity.start, sentence.end) - 2):
            if self.tokens[i].text.lower() == "unter" and self.tokens[i + 1].text == "den" and self._is_noun(i + 2):
                kind = self._noun_kind(i + 2, sentence)
                return kind if kind in KINDS else None
        return None

    def _counted(self, sentence: Sentence, quantity: Quantity) -> Counted | None:
        """Whom a quantity counts: the noun behind its attributes, „drei der Verletzten“, „zwei von ihnen“, nobody named."""
        at, told = quantity.end, None
        while at < sentence.end and self._skips(at, sentence.end):
            told = told_by_attribute(self.tokens[at].text) or told
            at += 1
        among = self._among(quantity)
        if at < sentence.end and self.tokens[at].text.lower() == "von" and self._next(at, sentence).lower() in _PRONOUNS:
            return Counted(quantity, None, at + 2, None, part=True)
        if at < sentence.end and self.tokens[at].text.lower() in _PRONOUNS:
            return Counted(quantity, None, at + 1, None, part=True)
        if at < sentence.end and (noun := self._owned(sentence, at)) is not None:
            kind = self._noun_kind(noun, sentence)
            self.whole = noun
            return Counted(quantity, noun, noun + 1, kind, part=True) if kind is not None else None
        if at < sentence.end and self._is_noun(at):
            kind = self._noun_kind(at, sentence)
            if kind is None or kind == "damage" or self._is_age(at, sentence) or self._is_one_deed(quantity, at):
                return None
            if self.tokens[at].text == "Mann" and (quantity.least, quantity.most) != (1, 1):
                kind = "forces"  # „420 Mann“
            return Counted(quantity, at, at + 1, told if kind in _FATEFUL and told else kind, part=among)
        if (
            quantity.least == quantity.most == 1
            and self.tokens[quantity.at].tag == "ART"
            and not self._is_verb(quantity.end, sentence)
        ):
            return None  # an article without its noun; „einer sei gestorben“ may be taken for one
        return Counted(quantity, None, quantity.end, told, part=among)

    def _is_one_deed(self, quantity: Quantity, noun: int) -> bool:
        """„eine Erkrankung“, „eine Kündigung“: with an article the noun names what happens, not somebody."""
        token = self.tokens[noun]
        return self.tokens[quantity.at].tag == "ART" and token.lemma.lower().endswith(_DEEDS)

    def _is_verb(self, at: int, sentence: Sentence) -> bool:
        return at < sentence.end and self.tokens[at].tag[0] == "V"

    def _skips(self, at: int, end: int) -> bool:
        token = self.tokens[at]
        if token.tag == "ADJA" and token.text[0].isupper() and counted_as(token.text) is not None:
            return False  # „drei Verletzte“ taken for an attribute
        if finite_taken_for_attribute(token):
            return False
        if token.tag in _SKIPPED or token.text.lower() == "weitere":
            return token.text.lower() not in _AMONG
        inside = at + 1 < end and self.tokens[at].text in ("zum", "Jahre", "Jahren", "Teil")
        return inside and not (token.text.startswith("Jahr") and self.tokens[at + 1].tag not in ("ADJA", "ADJD"))

    def _next(self, at: int, sentence: Sentence) -> str:
        return self.tokens[at + 1].text if at + 1 < sentence.end else ""

    def _owned(self, sentence: Sentence, at: int) -> int | None:
        """„eines der vier Opfer“, „zwei seiner Gäste“, „Elf der Getöteten“: the noun of the genitive."""
        if self.tokens[at].tag not in _OWNERS:
            return None
        at += 1
        while at < sentence.end and self.tokens[at].tag in _SKIPPED and not self._is_noun(at):
            at += 1
        return at if at < sentence.end and self._is_noun(at) and "G" in (self.tokens[at].cases or "G") else None

    def _is_noun(self, at: int) -> bool:
        token = self.tokens[at]
        return token.tag in ("NN", "NE", "TRUNC", "ADJA") and token.text[0].isupper()

    def _noun_kind(self, noun: int, sentence: Sentence) -> str | None:
        token = self.tokens[noun]
        if token.text.endswith("-"):  # „zwei Schwer- und fünf Leichtverletzte“
            later = (t for t in self.tokens[noun + 1 : sentence.end] if t.tag in ("NN", "ADJA") and counted_as(t.text))
            whole = next(later, None)
            return counted_as(whole.text) if whole is not None else None
        return counted_as(token.lemma or token.text) or counted_as(token.text)

    def _is_age(self, noun: int, sentence: Sentence) -> bool:
        """„ein Kind alt“, „42 Jahre alt“."""
        return self._next(noun, sentence) == "alt"

    def _among(self, quantity: Quantity) -> bool:
        """„darunter zwei Kinder“, „unter ihnen drei Frauen“, „davon zwölf schwer“."""
        before = [token.text.lower() for token in self.tokens[max(0, quantity.start - 3) : quantity.start]]
        return bool(before) and (before[-1] in _AMONG or before[-2:] == ["unter", "ihnen"] or before[-2:] == ["unter", "denen"])

    # „die Zahl der Toten stieg auf 15“

    def _of_a_count(self, sentence: Sentence, counted: Counted) -> str | None:
        """The kind of a number that is not followed by its noun, but by „Zahl der …“ in the same sentence."""
        if counted.noun is not None or role_of_counted(self.tokens, counted.quantity.start) not in _COUNTING_PREPOSITIONS:
            return None
        for i in range(sentence.start, sentence.end):
            if self.tokens[i].tag == "NN" and self.tokens[i].lemma.lower().endswith(_COUNT_NOUNS):
                own = counted_as(self.tokens[i].text)
                if own in KINDS:
                    return own
                for j in range(i + 1, min(i + 6, sentence.end)):
                    if self._is_noun(j) and (kind := self._noun_kind(j, sentence)) is not None:
                        return kind if kind in KINDS else self.last.toll.kind if self.last else None
        return None

    def _is_replaced(self, quantity: Quantity, following: Quantity | None) -> bool:
        """„von zwölf auf 15“: the first number holds no more."""
        if following is None or quantity.start == 0 or self.tokens[quantity.start - 1].text.lower() != "von":
            return False
        return self.tokens[following.start - 1].text.lower() == "auf" and following.start - quantity.end <= 1

    # money

    def _money(self, sentence: Sentence, quantity: Quantity) -> FoundToll | None:
        """„ein Schaden von rund 230.000 Euro“: money is a toll where the words near it speak of damage."""
        unit = currency(self.tokens[quantity.end].text) if quantity.end < sentence.end else None
        height = self.tokens[quantity.at].text
        named = height.lower().endswith(("schaden", "schäden", "schadens"))
        if self._is_mean(sentence, quantity):
            return None
        if unit is None and not named and not height.lower().endswith("höhe"):
            return self._same_money(sentence, quantity)
        if not named and not self._speaks_of_damage(sentence, quantity):
            return None
        end = quantity.end + (unit is not None)
        return FoundToll(self._toll(quantity, end, "damage-cost", unit or "EUR"), quantity.at)

    def _is_mean(self, sentence: Sentence, quantity: Quantity) -> bool:
        """„pro Auto im Schnitt 3.900 Euro“."""
        near = [token.text for token in self.tokens[max(sentence.start, quantity.start - _MEAN_NEAR) : quantity.start]]
        return any(word in _MEANS for word in near[near.index(",") if "," in near else 0 :])

    def _same_money(self, sentence: Sentence, quantity: Quantity) -> FoundToll | None:
        """„1,2 Milliarden Euro, der Konkurrent auf weniger als 900 Millionen“: the unit of the damage told before."""
        last = self.last.toll if self.last is not None and self.last.head >= sentence.start else None
        scaled = quantity.end > quantity.at + 1 and self.tokens[quantity.end - 1].text.startswith(("Million", "Milliard"))
        if last is None or last.kind != "damage-cost" or not scaled:
            return None
        if quantity.end < sentence.end and self.tokens[quantity.end].tag in ("NN", "NE", "ADJA"):
            return None
        return FoundToll(self._toll(quantity, quantity.end, "damage-cost", last.unit), quantity.at)

    def _speaks_of_damage(self, sentence: Sentence, quantity: Quantity) -> bool:
        for i in range(max(sentence.start, quantity.start - _MONEY_NEAR), min(sentence.end, quantity.end + _MONEY_NEAR)):
            token = self.tokens[i]
            if token.tag == "NN" and (counted_as(token.lemma) == "damage" or counted_as(token.text) == "damage"):
                return True
            if token.lemma in ("schädigen", "beschädigen"):
                return True
        owner = sentence.owners[quantity.at - sentence.start]
        clause = sentence.clauses[owner] if owner >= 0 else None
        return (
            clause is not None
            and clause.predicate in _SUMMING
            and any(counted_as(self.tokens[i].lemma) == "damage" for i in range(clause.start, clause.end) if self._is_noun(i))
        )

    def _toll(
        self, quantity: Quantity, end: int, kind: str, unit: str, *, part: bool = False, superseded: bool = False
    ) -> Toll:
        return Toll(
            kind=cast("TollKind", kind),
            min=quantity.least,
            max=quantity.most,
            approximate=quantity.approximate,
            unit=unit,
            start=self.tokens[quantity.start].start,
            end=self.tokens[end - 1].end,
            part=part,
            superseded=superseded,
        )


_COUNTING_PREPOSITIONS = frozenset({"auf", "bei", "mit", "von", "um", "über", "unter"})
