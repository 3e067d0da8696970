"""Referents: the persons, states, bodies … of an article while its mentions are being gathered."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from demnach.language.types import Token
from demnach.lexicon.holders import read_office
from demnach.lexicon.known import Known
from demnach.lexicon.lands import state_of
from demnach.lexicon.names import SURNAME, gender_of, name_flags
from demnach.lexicon.roles import role_of
from demnach.model.types import Entity, EntityKind, Mention
from demnach.reading.entities.mentions import Description, Number
from demnach.reading.entities.name_kinds import Name
from demnach.reading.entities.offices import SURE, Held, fit
from demnach.reading.entities.skeletons import skeleton


class Standing(NamedTuple):
    """Where a referent was mentioned last: the sentence and the part of the article, by number, and whether as a subject."""

    sentence: int
    part: int
    subject: bool


NOWHERE = Standing(-1, -1, False)
_SHORT_FAMILY_NAME = 3


class Referent:
    """Somebody or something in the making: its mentions so far and what they have said of it."""

    __slots__ = (
        "announced", "bearer", "before", "country", "gender", "kind", "last_part", "last_sentence", "last_subject",
        "mentions", "name", "named", "number", "roles", "words",
    )  # fmt: skip

    def __init__(self, name: str, kind: EntityKind, *, named: bool) -> None:
        self.name = name
        self.kind = kind
        self.named = named
        self.announced = False  # first met by a definite description that found nobody
        self.bearer: Known | None = None
        self.country: str | None = None
        self.gender = ""
        self.number: Number = ""
        self.roles: list[Held] = []
        self.words: tuple[str, ...] = ()
        self.mentions: list[Mention] = []
        self.last_sentence = -1
        self.last_part = -1
        self.last_subject = False
        self.before = NOWHERE

    def mention(
        self, start: int, end: int, *, name: bool, confidence: float, sentence: int, part: int, metonym: bool = False
    ) -> None:
        """Add a mention and remember where it stood; whether it was a subject is told apart."""
        if sentence != self.last_sentence:
            self.before = Standing(self.last_sentence, self.last_part, self.last_subject)
        self.mentions.append(
            Mention(start=start, end=end, name=name, metonym=metonym, confidence=round(confidence, 2))
        )
        self.last_sentence, self.last_part, self.last_subject = sentence, part, False

    def learn_bearer(self, bearer: Known, date: str | None) -> None:
        """Take over what the lists say of a known bearer, as of a date."""
        self.bearer = bearer
        self.country = self.country or bearer.country
        self.gender = bearer.gender if bearer.gender in {"M", "F", "N"} else self.gender
        self.number = "pl" if bearer.gender == "P" else "sg"
        for office in bearer.offices:
            read = read_office(office)
            if read is not None:
                self.roles.append(Held(*read, office.kept(date) != "no"))

    def learn_description(self, description: Description) -> None:
        """Take over office, country and gender of a description that means this referent."""
        self.roles.append(Held(description.role, description.land, description.now))
        if self.kind == "person":
            self.country = self.country or (state_of(description.land) if description.land != "EU" else None)
            self.gender = self.gender or description.gender
        elif description.role.kind in {"agency", "outlet", "group", "authority"} and self.kind == "organisation":
            self.kind = description.role.kind
            self.country = self.country or state_of(description.land)

    def learn_name(self, tokens: list[Token], *, genitive: bool) -> None:
        """Keep the fullest form of the name, and the gender that a forename or title shows.

        ``genitive`` is true where the form may carry the s of a genitive.
        """
        words = tuple(token.text for token in tokens)
        if len(words) > len(self.words) or (len(words) == len(self.words) and _less_inflected(words, self.words)):
            self.words = words
            if self.bearer is None:
                self.name = base_form(words, genitive=genitive)
        elif self.words and self.words[-1] == words[-1] + "s":
            self.words = (*self.words[:-1], words[-1])  # „Owen Tarrants“ … „Tarrant“
            if self.bearer is None:
                self.name = " ".join(self.words)
        if self.kind == "person" and not self.gender and len(words) > 1:
            # East Asian names begin with the family name, which is short: „Li“, „Kim“ tell no gender.
            family = len(words[0]) <= _SHORT_FAMILY_NAME and bool(name_flags(words[0]) & SURNAME)
            self.gender = "" if family else gender_of(words[0])

    def learn_article(self, before: Token | None, head: Token) -> None:
        """A thing has the gender of its head noun, or of the article before it: „die MDC“, „das Bündnis“."""
        if self.kind in {"person", "place"} or self.gender or self.number == "pl":
            return
        article = {"die": "F", "das": "N"}.get(self.words[0].lower(), "") if self.words else ""
        if article:
            self.gender, self.number = article, "sg"  # „Die Gewerkschaft Bund der Lotsen“
        elif head.tag == "NN" and len(head.gender) == 1 and head.number == "sg":
            self.gender, self.number = head.gender, "sg"
        elif before is not None:
            self.gender = {"die": "F", "das": "N"}.get(before.text.lower(), "")
            self.number = "sg" if self.gender else self.number

    def learn_sort(self, tokens: list[Token]) -> None:
        """A body's name may tell what it is: „Staatsanwaltschaft Krefeld“, „Tannhof AG“."""
        if self.kind in {"person", "place", "state", "work", "event"} or self.roles:
            return
        for token in tokens:
            noun = "Unternehmen" if token.text in LEGAL_FORMS else "Verein" if token.text in CLUBS else token.text
            role = role_of(noun)
            if role is not None and role.kind not in {"person", "group"} and role.number != "pl":
                self.roles.append(Held(role, None))
                return

    @property
    def standing(self) -> Standing:
        """Where it was mentioned last."""
        return Standing(self.last_sentence, self.last_part, self.last_subject)

    @property
    def surname(self) -> str:
        """The last word of the name in its base form, as a skeleton."""
        words = self.bearer.name.split() if self.bearer is not None else self.name.split()
        return skeleton(words[-1]) if words else ""

    def entity(self, id_: str) -> Entity:
        """Return the finished entity under its id, with its mentions in order."""
        return Entity(
            id=id_,
            name=self.name,
            kind=self.kind,
            mentions=tuple(sorted(self.mentions, key=lambda mention: (mention.start, mention.end))),
            wikidata=self.bearer.wikidata if self.bearer is not None else None,
            country=self.country,
        )


LEGAL_FORMS = frozenset("AG GmbH SE KG KGaA OHG Inc Inc. Corp Corp. Ltd Ltd. plc S.A. N.V.".split())
"""What marks a name as that of a business."""
CLUBS = frozenset("BSC FC FSV HSG HSV MTV SC SG SSV SV SpVgg TSG TSV TV TuS TuSpo VfB VfL VfR".split())
"""What marks a name as that of a club: „VfB Kranichfeld“."""


def _less_inflected(words: tuple[str, ...], kept: tuple[str, ...]) -> bool:
    return words[:-1] == kept[:-1] and words[-1] + "s" == kept[-1]


def base_form(words: tuple[str, ...], *, genitive: bool) -> str:
    """Join the words of a name; a genitive s is set aside where only the bare form is a listed name („Annas“ → Anna)."""
    last = words[-1]
    listed = genitive and last.endswith("s") and name_flags(last[:-1]) and not name_flags(last)
    if len(last) > 3 and (listed or last.endswith(("’", "'"))):
        words = (*words[:-1], last[:-1])
    return " ".join(words)


class Register:
    """All referents of an article so far, and the rules by which a name or a description finds the one it means."""

    def __init__(self, date: str | None) -> None:
        self.date = date
        self.referents: list[Referent] = []
        self._bearers: dict[tuple[str, str], Referent] = {}
        self._names: dict[tuple[str, str], Referent] = {}

    def new(self, name: str, kind: EntityKind, *, named: bool) -> Referent:
        """Open a new referent."""
        referent = Referent(name, kind, named=named)
        self.referents.append(referent)
        return referent

    def by_bearer(self, bearer: Known, kind: EntityKind) -> Referent:
        """Return the referent of a known bearer; a person first met by surname alone becomes the known one."""
        key = (bearer.name, kind)
        referent = self._bearers.get(key)
        if referent is None and kind == "person":
            referent = self._unlisted_person(bearer)
        if referent is None:
            referent = self.new(bearer.name, kind, named=True)
        if referent.bearer is None:
            referent.name = bearer.name
            referent.learn_bearer(bearer, self.date)
        self._bearers[key] = referent
        return referent

    def of_bearer(self, bearer: Known) -> Referent | None:
        """Return the referent of a known bearer, if the article has one."""
        return self._bearers.get((bearer.name, bearer.kind))

    def another_of_that_name(self, bearer: Known, surname: str) -> bool:
        """True where a surname that a listed person goes by means somebody else.

        The article has named another one in full, or appeared before the listed one held any office.
        """
        if bearer.kind != "person" or not bearer.offices:
            return False
        unlisted = self._person([surname])
        if unlisted is not None and unlisted.bearer is None and len(unlisted.words) > 1:
            return True
        return self.date is not None and all(office.since > self.date for office in bearer.offices)

    def take_for(self, referent: Referent, bearer: Known, confidence: float) -> None:
        """Let a referent that no name of the article means be a known bearer, so surely at most."""
        known = self.of_bearer(bearer)
        mentions = [
            msgspec.structs.replace(mention, confidence=min(mention.confidence, confidence))
            for mention in referent.mentions
        ]
        if known is not None:
            known.mentions += mentions
            referent.mentions = []
            return
        referent.mentions = mentions
        referent.name = bearer.name
        referent.learn_bearer(bearer, self.date)
        self._bearers[bearer.name, bearer.kind] = referent

    def _unlisted_person(self, bearer: Known) -> Referent | None:
        surname = skeleton(bearer.name.split()[-1])
        for referent in reversed(self.referents):
            if referent.named and referent.kind == "person" and len(referent.words) == 1 and referent.bearer is None:
                own = skeleton(referent.words[0])
                if own in {surname, surname + "s"}:
                    return referent
        return None

    def by_name(self, name: Name, tokens: list[Token], *, genitive: bool) -> Referent:
        """Return the referent of a name that no list knows, by its words; a new one if there is none yet."""
        words = [token.text for token in tokens]
        referent = self._person(words) if name.kind == "person" else self._thing(words, name.kind)
        if referent is None and len(words) == 1:
            referent = self._names.get((words[0], name.kind))  # „Tandrio“, which turned out to be no person
        if referent is None:
            referent = self.new(base_form(tuple(words), genitive=genitive), name.kind, named=True)
        self._names[(" ".join(words), name.kind)] = referent
        return referent

    def called(self, name: str, kind: EntityKind) -> Referent:
        """Return the body that goes by a name of which its own noun is part: „Umweltbund Deichwacht“."""
        referent = self._names.get((name, kind)) or self.new(name, kind, named=True)
        self._names[name, kind] = referent
        return referent

    def as_name_of(self, referent: Referent, tokens: list[Token]) -> Referent:
        """Let a name mean a referent from here on: the abbreviation behind its full name."""
        text = " ".join(token.text for token in tokens)
        for kind in (referent.kind, "organisation"):
            self._names.setdefault((text, kind), referent)
        return referent

    def _person(self, words: list[str]) -> Referent | None:
        """„Müller“ and „Müllers“ are the Peter Müller named before; „Anna Müller“ is another one."""
        last = {skeleton(words[-1]), skeleton(words[-1].removesuffix("s")), skeleton(words[-1].rstrip("’'"))}
        for referent in reversed(self.referents):
            if referent.kind != "person" or not referent.named:
                continue
            full = (referent.bearer.name if referent.bearer is not None else referent.name).split()
            own = {skeleton(full[-1]), skeleton(full[-1].removesuffix("s"))}
            if len(words) == 1:
                # East Asian names begin with the family name („Kim“ for Kim Jong-un); others may go by the forename.
                if own & last or (len(full) > 1 and skeleton(full[0]) in last):
                    return referent
            elif own & last and (len(full) == 1 or _same_forename(full[0], words[0]) or full[-len(words) :] == words):
                return referent  # „Le Pen“ after „Jean-Marie Le Pen“
        return None

    def _thing(self, words: list[str], kind: EntityKind) -> Referent | None:
        text = " ".join(words)
        for spelling in (text, text.removesuffix("s"), text + "s", text.rstrip("’'")):
            for other in (kind, "organisation", "authority", "outlet", "group", "agency"):
                if (kind == "place") == (other == "place") and (spelling, other) in self._names:
                    return self._names[(spelling, other)]
        return None

    def merge_announced(self) -> None:
        """A teaser may describe whom the text names later: „Nordkoreas Diktator“ … „Machthaber Kim Jong-un“.

        Without a land only an office that no other person of the article has will do: „die Anwältin“ … „Anwältin Lea
        Brink“.
        """
        persons = [referent for referent in self.referents if referent.kind == "person" and referent.mentions]
        for early in persons:
            if early.named or not early.announced or early.number == "pl" or not early.roles:
                continue
            role, land, _ = early.roles[0]
            fitting = [
                other
                for other in persons
                if other is not early
                and (not early.gender or not other.gender or early.gender == other.gender)
                and max((fit(role, land, own) for own in other.roles), default=0.0) >= SURE
            ]
            later = [r for r in fitting if r.named and r.mentions and r.mentions[0].start > early.mentions[0].start]
            if later and (land or (len(later) == len([r for r in fitting if r.named or not r.announced]) == 1)):
                self._merge(early, later[0])

    def _merge(self, gone: Referent, kept: Referent) -> None:
        kept.mentions += gone.mentions
        gone.mentions = []


def _same_forename(one: str, other: str) -> bool:
    if one.endswith(".") or other.endswith("."):
        return one[:1] == other[:1]
    return skeleton(one) == skeleton(other)
