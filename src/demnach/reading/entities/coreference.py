"""Coreference: one entity for all the names, descriptions and pronouns that mean it.

The mentions are taken in the order of the text. A name finds its bearer by the lists or by its words, a description by
the office, land and gender that it tells, a pronoun by agreement and salience. What finds nobody opens a new entity; a
pronoun that finds nobody is left alone.
"""

from __future__ import annotations

import msgspec

from demnach.language.types import Analysis, Sentence, Token
from demnach.lexicon.countries import countries
from demnach.lexicon.known import Known, known_names
from demnach.lexicon.lands import state_of
from demnach.lexicon.places import population
from demnach.lexicon.roles import role_of, title_of
from demnach.model.types import READ_KINDS, Entity, EntityKind
from demnach.reading.entities.ages import age_of
from demnach.reading.entities.appositions import TRADERS, abbreviated, appositive
from demnach.reading.entities.base_names import nominative
from demnach.reading.entities.descriptions import meant_by
from demnach.reading.entities.echoes import echo, free_nouns
from demnach.reading.entities.identity import identify_holders, recognise
from demnach.reading.entities.ids import ids
from demnach.reading.entities.members import body_of
from demnach.reading.entities.mentions import Description, Pronoun, aged, find_descriptions, find_pronouns
from demnach.reading.entities.metonymy import acting_states, is_holy_see
from demnach.reading.entities.name_kinds import Name
from demnach.reading.entities.offices import Held
from demnach.reading.entities.pronouns import clause_at, co_arguments, meant_by_pronoun, subject_of
from demnach.reading.entities.referents import Referent, Register
from demnach.reading.entities.skeletons import listed_by_sound

ECHOED = 0.7
"""Confidence that the last part of a compound takes up the whole: „die Supermarktkette … die Kette“."""

SURENESS_OF_MEMBERS = 0.6
"""Confidence that the people of a body mean the body: „die Polizei Rodenau … die Beamten“."""


def resolve(analysis: Analysis, names: list[Name]) -> list[Entity]:
    """Return the entities of an article with all their mentions, in order of their first mention.

    ``names`` are those of ``find_names`` on the same analysis. A mention that is a description or a pronoun has
    ``name`` false; offsets are code points of the article's text.
    """
    return _Resolver(analysis, names).run()


class _Resolver:
    """The state of one article's resolution."""

    def __init__(self, analysis: Analysis, names: list[Name]) -> None:
        self.analysis = analysis
        self.names = names
        self.named = {i: name for name in names for i in range(name.first, name.last + 1)}
        published = analysis.article.published or ""
        self.date = published[:10] if published[:4].isdigit() else None
        self.register = Register(self.date)

    def run(self) -> list[Entity]:
        parts = self.analysis.article.parts
        at = 0
        for number, sentence in enumerate(self.analysis.sentences):
            if parts[sentence.part].kind not in READ_KINDS:
                continue
            within = []
            while at < len(self.names) and self.names[at].first < sentence.end:
                within.append(self.names[at])
                at += 1
            self._sentence(number, sentence, within)
        recognise(self.register)
        self.register.merge_announced()
        identify_holders(self.register, self.analysis.article)
        referents = [referent for referent in self.register.referents if referent.mentions]
        referents.sort(key=lambda referent: min(mention.start for mention in referent.mentions))
        return [referent.entity(id_) for referent, id_ in zip(referents, ids(referents), strict=True)]

    def _sentence(self, number: int, sentence: Sentence, names: list[Name]) -> None:
        descriptions = find_descriptions(self.analysis, sentence, self.named)
        pronouns = find_pronouns(self.analysis, sentence)
        heads: dict[int, Referent] = {}
        acting = acting_states(self.analysis, sentence, names)
        earlier: Name | None = None
        for name in names:
            long = heads[earlier.last] if earlier is not None and abbreviated(self.analysis, name, earlier) else None
            heads[name.last] = self._name(number, sentence, name, long, acts=name in acting)
            earlier = name
        for noun in free_nouns(self.analysis, sentence, descriptions, self.named):
            body = echo(self.analysis, sentence, number, noun, self.register.referents)
            if body is not None:
                self._mention(body, self.analysis.tokens[noun.i - 1].start, noun.end, False, ECHOED, number, sentence)
                heads[noun.i] = body
        waiting: list[Description | Pronoun] = sorted([*descriptions, *pronouns], key=lambda mention: mention.start)
        for mention in waiting:
            if isinstance(mention, Description):
                heads[mention.head] = self._description(number, sentence, mention, heads)
            else:
                found = meant_by_pronoun(
                    self.analysis, sentence, number, mention, self._before(mention, number, heads), heads
                )
                if found is not None:
                    referent, confidence = found
                    self._mention(referent, mention.start, mention.end, False, confidence, number, sentence)
                    heads[mention.token] = referent
                    _learn_gender(referent, mention, confidence)
        self._mark_subjects(sentence, heads)

    def _before(self, pronoun: Pronoun, number: int, heads: dict[int, Referent]) -> list[Referent]:
        """Referents mentioned before the pronoun; one that only follows in the same sentence is no antecedent."""
        earlier = {id(referent) for token, referent in heads.items() if token < pronoun.token}
        return [
            referent
            for referent in self.register.referents
            if referent.last_sentence < number or id(referent) in earlier or referent.mentions[0].end <= pronoun.start
        ]

    def _mention(
        self, referent: Referent, start: int, end: int, name: bool, confidence: float, number: int, sentence: Sentence,
        *, metonym: bool = False,
    ) -> None:
        referent.mention(
            start, end, name=name, confidence=confidence, sentence=number, part=sentence.part, metonym=metonym
        )

    def _name(
        self, number: int, sentence: Sentence, name: Name, long: Referent | None, *, acts: bool
    ) -> Referent:
        """Return whom a name means; ``long`` is the bearer of the full name that it abbreviates."""
        tokens = self.analysis.tokens[name.first : name.last + 1]
        bearer = name.bearer if name.bearer is None or not name.bearer.shared else None
        if name.bearer is None and name.kind == "person" and len(tokens) > 1:
            bearer = listed_by_sound([token.text for token in tokens])
        short = bearer is not None and len(tokens) < len(bearer.name.split())
        if short and bearer is not None and self.register.another_of_that_name(bearer, tokens[-1].text):
            bearer = None
        if long is not None and (bearer is None or long.bearer is None):
            referent = self.register.as_name_of(long, tokens)
        elif bearer is not None and bearer.metonym and acts:
            government = _governed(bearer, holy_see=is_holy_see(self.analysis, sentence, name))
            referent = self.register.by_bearer(government, government.kind)
        elif bearer is not None:
            referent = self.register.by_bearer(bearer, name.kind)
            referent.learn_name(tokens, genitive=True)
        else:
            genitive = in_genitive(self.analysis.tokens, sentence, name)
            name = self._firm(sentence, name)
            referent = self.register.by_name(name, tokens, genitive=genitive)
            referent.learn_name(tokens, genitive=genitive)
            before = self.analysis.tokens[name.first - 1] if name.first > sentence.start else None
            referent.learn_article(before, _head(tokens))
            referent.learn_sort(tokens)
        years = age_of(self.analysis.tokens, sentence, name) if referent.kind == "person" else None
        if years is not None:
            referent.roles.append(Held(aged(years), None))
        self._mention(referent, name.start, name.end, True, name.confidence, number, sentence, metonym=acts)
        return referent

    def _firm(self, sentence: Sentence, name: Name) -> Name:
        """„Die Reederei Kroogmann“: a surname or unknown place behind the noun of a business is the name of the business."""
        if name.kind not in {"person", "place"} or name.first < name.last or name.first == sentence.start:
            return name
        role = title_of(self.analysis.tokens[name.first - 1].text)
        trader = role is not None and role.head in TRADERS and name.kind == "place"
        if role is None or role.number == "pl" or not (trader or role.sort in NAMED_LIKE_PERSONS):
            return name  # „seine Tochter Marie“ is no subsidiary
        if name.kind == "place" and any(population(part) >= 0 for part in self.analysis.tokens[name.first].text.split("-")):
            return name  # „Die Kammer Bremen“
        return msgspec.structs.replace(name, kind="organisation" if trader else role.kind)

    def _description(
        self, number: int, sentence: Sentence, description: Description, heads: dict[int, Referent]
    ) -> Referent:
        referent, confidence = appositive(self.analysis, sentence, description, self.named, heads), 0.95
        if referent is not None and referent.kind != "person":
            referent.gender = description.gender or referent.gender  # „der Verband Pro Handwerk … er“
        if referent is None and description.behind is not None:
            referent, confidence = self.register.called(self._called(sentence, description), description.role.kind), 0.8
            referent.gender, referent.number = description.gender, description.number
        if referent is None:
            clause = clause_at(sentence, description.head)
            barred = co_arguments(sentence, clause, heads, subject_of(sentence, clause, heads))
            if self._in_so(sentence, description.first):
                barred = set()  # „Danach habe sie, so die Zeugin, nichts gesehen“: no argument of the clause
            found = meant_by(self.register, description, number, barred)
            if found is not None:
                referent, confidence = found
        if referent is None and description.role.kind == "person":
            noun = self.analysis.tokens[description.head].text
            referent, confidence = body_of(self.register.referents, description, noun, number), SURENESS_OF_MEMBERS
            if referent is not None:
                self._mention(referent, description.start, description.end, False, confidence, number, sentence)
                return referent
        if referent is None:
            role = description.role
            kind: EntityKind = "group" if role.kind == "person" and description.number == "pl" else role.kind
            referent, confidence = self.register.new(self._called(sentence, description), kind, named=False), 0.8
            referent.gender, referent.number = description.gender, description.number
            referent.announced = description.definite
            if kind != "person":
                referent.country = state_of(description.land)
        referent.learn_description(description)
        self._mention(referent, description.start, description.end, False, confidence, number, sentence)
        last = description.behind
        if last is not None and not any(i in self.named for i in range(description.head, last + 1)):
            # „die Gewerkschaft Holz und Form“: the tagger has missed the name
            first = self.analysis.tokens[description.head + 1]
            self._mention(referent, first.start, self.analysis.tokens[last].end, True, confidence, number, sentence)
        return referent

    def _called(self, sentence: Sentence, description: Description) -> str:
        """What somebody is called whom the article describes: „Gewerkschaft Holz und Form“, „Die Behörden“."""
        tokens, role = self.analysis.tokens, description.role
        if description.behind is not None:
            noun = nominative(tokens[description.head : description.head + 1], role, description.gender, description.number)
            return " ".join([noun, *(token.text for token in tokens[description.head + 1 : description.behind + 1])])
        phrase = tokens[description.first : description.head + 1]
        own = next((p for p in sentence.phrases if p.head == description.head), None)
        if own is not None and "N" in own.cases and own.preposition is None:
            return " ".join(token.text for token in phrase)
        return nominative(phrase, role, description.gender, description.number)

    def _mark_subjects(self, sentence: Sentence, heads: dict[int, Referent]) -> None:
        """Remember who was a subject: of a clause, or of speech in „…, so die Lotsin“."""
        for head, referent in heads.items():
            clause = clause_at(sentence, head)
            phrase = sentence.phrases[clause.subject] if clause is not None and clause.subject is not None else None
            if phrase is not None and (phrase.head == head or (phrase.start <= head < phrase.end and phrase.head not in heads)):
                referent.last_subject = True
            own = next((p for p in sentence.phrases if p.start <= head < p.end), None)
            if own is None:
                continue
            a_man = self.analysis.tokens[own.start].text == "der" and referent.gender == "M"
            if own.cases and "N" not in own.cases and not a_man:
                continue  # „Der Nachbar, der blieb, half ihm“
            if self._in_so(sentence, own.start) or self._behind_inquit(sentence, own.start):
                referent.last_subject = True

    def _in_so(self, sentence: Sentence, start: int) -> bool:
        """True for a phrase in „…, so die Lotsin“."""
        if start - 2 < sentence.start:
            return False
        before, so = self.analysis.tokens[start - 2 : start]
        return so.text == "so" and before.tag.startswith("$")

    def _behind_inquit(self, sentence: Sentence, start: int) -> bool:
        """True for a phrase in „…, warnte der Lotse“: what is said stands before the verb, so that the subject follows it."""
        if start - 2 < sentence.start:
            return False
        before, verb = self.analysis.tokens[start - 2 : start]
        return verb.finite and before.tag.startswith("$")


def _learn_gender(referent: Referent, pronoun: Pronoun, confidence: float) -> None:
    """„Kim Aldorf warnte. Sie …“: whoever has once been „sie“ is no „er“ later on."""
    one = pronoun.number == "sg" and pronoun.gender in {"M", "F"}
    if one and confidence >= SURE_OF_GENDER and referent.kind == "person" and not referent.gender:
        referent.gender = pronoun.gender


SURE_OF_GENDER = 0.8
"""A pronoun as sure as this tells the gender of a person whose forename does not."""
NAMED_LIKE_PERSONS = frozenset({"association", "business", "party", "union"})
"""Sorts of bodies whose name may be a surname or a made-up word; an office has the name of its town: „die Polizei Rodenau“."""


def in_genitive(tokens: list[Token], sentence: Sentence, name: Name) -> bool:
    """„Ole Brandis’ Haus“, „die Wut Annas“ can be a genitive, „Schreinermeister Ole Brandis sagte“ cannot.

    A genitive name stands right before a noun with its adjectives; a single one may follow a noun that has an article.
    """
    after = name.last + 1
    while after < sentence.end and tokens[after].tag in {"ADJA", "CARD"}:
        after += 1
    if after < sentence.end and tokens[after].tag in {"NN", "NE"}:
        return True
    if name.first < name.last or name.first - 2 < sentence.start or tokens[name.first - 1].tag != "NN":
        return False
    role = role_of(tokens[name.first - 1].text)
    determined = tokens[name.first - 2].tag in {"ART", "APPRART", "ADJA", "PPOSAT"}
    return determined and (role is None or role.kind != "person")


def _head(tokens: list[Token]) -> Token:
    """„Schutzbund für Anleger“ is a Bund: the head stands before the first preposition or article inside the name."""
    inner = next((i for i, token in enumerate(tokens) if i and token.tag in {"APPR", "APPRART", "ART"}), len(tokens))
    return tokens[inner - 1]


def _governed(bearer: Known, *, holy_see: bool) -> Known:
    """Whose government a capital or seat stands for: in the press of all countries „Brüssel“ is the European Union."""
    assert bearer.country is not None
    country = countries()["VA" if holy_see else bearer.country].name
    return known_names()["Europäische Union" if bearer.name == "Brüssel" else country]
