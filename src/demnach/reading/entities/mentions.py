"""Mentions that are no names: descriptions („der russische Präsident“, „die Behörden“) and pronouns.

A description is a noun that the lexicon knows as an office, trade, relation or body, with what stands before it in its
noun phrase: article, adjectives, a genitive name („Nordkoreas Machthaber“).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from demnach.language.types import Analysis, Sentence, Token
from demnach.lexicon.cues import load_cues
from demnach.lexicon.lands import land_of_adjective, land_of_bearer, land_of_genitive, land_of_role, rank
from demnach.lexicon.person_nouns import person_noun
from demnach.lexicon.roles import Role, role_of, title_of
from demnach.reading.entities.name_kinds import Name

Number = Literal["", "sg", "pl"]

BEFORE_NOUN = frozenset({"ADJA", "CARD", "PIAT", "PIDAT", "PDAT", "PPOSAT", "PWAT", "ART", "TRUNC"})
ADJECTIVES = frozenset({"ADJA", "ADJD"})
DEFINITE = frozenset({"der", "die", "das", "des", "dem", "den"})
MERGED_ARTICLES = frozenset({"am", "beim", "im", "vom", "zum", "zur", "ins", "ans"})
THIRD_PERSON = {
    "er": ("M", "sg"), "ihn": ("M", "sg"), "ihm": ("MN", "sg"), "sie": ("F", ""), "ihr": ("F", "sg"),
    "ihnen": ("", "pl"),
}  # fmt: skip
"""Personal pronouns that can stand for an entity; „es“ does so only before a verb of saying (``_says``)."""
RELATIVE = {
    "der": ("MF", "sg"), "die": ("F", ""), "das": ("N", "sg"), "den": ("M", "sg"), "dem": ("MN", "sg"), "denen": ("", "pl"),
    "welcher": ("MF", "sg"), "welche": ("F", ""), "welches": ("N", "sg"),
}  # fmt: skip
"""Relative pronouns; „der“ may be a feminine dative („die Ministerin, der er dankte“), „die“ a plural."""
DEMONSTRATIVE = frozenset({"dieser", "diese", "letzterer", "letztere"})
DATIVE_PREPOSITIONS = frozenset(
    {"aus", "bei", "gegenüber", "laut", "mit", "nach", "seit", "unter", "von", "zu", "zwischen"}
)
SINGULAR_ARTICLES = frozenset(
    {"ein", "eine", "einer", "eines", "einem", "einen", "das", "dem", "des", "dieser", "jener", "jeder", "sein", "ihr"}
)


AGED = Role("Jähriger", "person", "age", "-", "", "", stands_in=True)
"""„der 45-Jährige“, „die 23-Jährige“."""


_AGE = re.compile(r"(?P<years>\d+)-?[Jj]ährige[nrm]?")
_AGE_IN_WORDS = re.compile(
    r"(?P<years>(?:[Ee]in|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]ech|[Ss]ieb|[Aa]cht|[Nn]eun|[Zz]ehn|[Ee]lf|[Zz]wölf)\w*)jährige[nrm]?"
)
"""„Die Neunjährige“, „ein Vierundzwanzigjähriger“."""
_INFORMATION = re.compile(
    r"(?P<source>\w+?)s?-?(?:angaben|bericht(?:en?)?|informationen|auskunft|mitteilung)", re.IGNORECASE
)


class Description(msgspec.Struct, frozen=True):
    """A noun phrase that describes somebody; ``head`` is the token of its noun, ``first`` where the phrase begins."""

    first: int
    head: int
    start: int
    end: int
    role: Role
    land: str | None
    number: Number
    gender: str
    definite: bool
    possessor: int | None = None  # first token of a genitive name before the noun: „Putins Sprecher“
    bare: bool = False  # nothing but article and adjectives: no genitive or „von“ behind, no land, no possessive
    behind: int | None = None  # last token of a body's own name: „die Gewerkschaft Holz und Form“, „das Landgericht Hohenau“
    oblique: bool = False  # an object or genitive by its article: „den Minister“, „des Ministers“
    now: bool = True  # false for „der frühere Präsident“, „die designierte Ministerin“


class Pronoun(msgspec.Struct, frozen=True):
    """A pronoun; ``gender`` lists what it can agree with, ``number`` is „“ where the form leaves it open."""

    token: int
    start: int
    end: int
    gender: str
    number: Number
    possessive: bool = False
    relative: bool = False
    demonstrative: bool = False


def find_descriptions(analysis: Analysis, sentence: Sentence, named: dict[int, Name]) -> list[Description]:
    """Return the descriptions in a sentence; ``named`` maps every token of a name to that name."""
    found = []
    tokens = analysis.tokens
    for i in range(sentence.start, sentence.end):
        token = tokens[i]
        if i in named or not (token.text[0].isdigit() or (token.text[0].isupper() and token.tag[:1] == "N")):
            continue
        follower = named.get(i + 1)
        before_person = follower is not None and follower.kind == "person" and follower.first == i + 1
        read = title_of if before_person else role_of
        adjective = "jährig" in token.text and _before_noun(tokens, i)  # „die 42-jährige Herrschaft“
        aged = None if adjective else _aged(token.text)
        role = aged or _informant(token.text) or read(token.text) or _by_form(tokens, i, before_person=before_person)
        if role is not None:
            description = _description(tokens, sentence.start, i, role, named)
            if not _disagrees(tokens, description):
                found.append(description)
    if analysis.article.parts[sentence.part].kind == "headline":
        return [_as_in_headlines(description) for description in found]
    return found


def _disagrees(tokens: list[Token], description: Description) -> bool:
    """„die Geburtsurkunde“ ends in „Kunde“, but its article tells that no man is meant."""
    role = description.role
    article = tokens[description.first].text.lower()
    return role.kind == "person" and (role.gender, role.number) == ("M", "sg") and article in {"das", "die", "eine", "diese"}


def _as_in_headlines(description: Description) -> Description:
    """„US-Präsident sagt Reise ab“: headlines leave out the article before the one who holds an office."""
    bare = description.first == description.head and description.number == "sg" and description.role.leads != "-"
    return msgspec.structs.replace(description, definite=True) if bare else description


@lru_cache(maxsize=4096)
def _aged(noun: str) -> Role | None:
    """„Der 45-Jährige“, „die Neunjährige“."""
    found = _AGE.fullmatch(noun) or _AGE_IN_WORDS.fullmatch(noun)
    return aged(found["years"]) if found is not None else None


def aged(years: str) -> Role:
    """What somebody of so many years is: „der 45-Jährige“; the years are kept as the modifier."""
    return msgspec.structs.replace(AGED, modifier=years.lower())


def _by_form(tokens: list[Token], at: int, *, before_person: bool) -> Role | None:
    """„Die Konditorin“: a noun whose form alone tells that it names a person.

    Before another noun it says where something is from: „der Hamburger Senat“.
    """
    beside = _before_noun(tokens, at) and not before_person
    if beside or tokens[at].tag != "NN":
        return None
    return person_noun(tokens[at].text) or _by_speaking(tokens, at)


def _by_speaking(tokens: list[Token], at: int) -> Role | None:
    """„…“, sagte der Reeder“: who says something and is called by a masculine in -er is one who does something."""
    noun = tokens[at].text
    if not noun.endswith("er") or at < 2 or tokens[at - 1].text.lower() != "der" or load_cues().noun(noun) is not None:
        return None
    beside = [tokens[at - 2], *tokens[at + 1 : at + 2]]
    speaks = any(token.finite and load_cues().verb(token.lemma) for token in beside) or tokens[at - 2].text == "so"
    return Role(noun, "person", "trade", "-", "M", "sg") if speaks else None


def _before_noun(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].tag in {"NN", "NE"}


@lru_cache(maxsize=4096)
def _informant(noun: str) -> Role | None:
    """„Polizeiangaben“ are what the police say: the compound's first part is who is meant."""
    found = _INFORMATION.fullmatch(noun)
    role = role_of(found["source"]) if found is not None else None
    if role is None or role.kind == "person":
        return None
    return msgspec.structs.replace(role, number="sg" if not role.number else role.number)


def _one_of_a_people(role: Role, article: str, noun: str) -> Role:
    """„Der Österreicher“ and „die Deutsche“ are one person, though the forms may be plurals too."""
    if article in {"der", "dem", "des", "ein", "einem", "einen", "eines"} and not noun.endswith("n"):
        return msgspec.structs.replace(role, kind="person", gender="M", number="sg")
    if article in {"die", "eine", "einer"} and noun.endswith("e"):
        return msgspec.structs.replace(role, kind="person", gender="F", number="sg")
    return role


class _Reach(msgspec.Struct):
    """What stands before a noun in its phrase, as far as token ``first``."""

    first: int
    article: Token | None = None
    possessor: int | None = None
    land: str | None = None
    counted: bool = False


def _reach(tokens: list[Token], begin: int, head: int, named: dict[int, Name]) -> _Reach:
    """Walk left from a noun over adjectives, numbers and the article, or over a genitive name."""
    reach = _Reach(head)
    while reach.first > begin and reach.article is None:
        before = tokens[reach.first - 1]
        name = named.get(before.i)
        if name is not None:
            # „Nordkoreas Machthaber“: a name ending in s right before the noun or its adjectives is its genitive.
            if before.text.endswith(("s", "’")) and name.last == before.i:
                reach.possessor = reach.first = name.first
                reach.land = reach.land or land_of_bearer(name.bearer)
            break
        genitive = land_of_genitive(before.text) if before.tag in {"NE", "NN"} else None
        if genitive is not None:
            reach.land, reach.possessor, reach.first = reach.land or genitive, before.i, before.i
            break  # „Bayerns Ministerpräsident“, also where the tagger saw no name
        if before.tag == "KON" and tokens[reach.first].tag == "ADJA" and before.i > begin:
            if tokens[before.i - 1].tag not in ADJECTIVES:
                break
            reach.first -= 2  # „südkoreanischer und westlicher Geheimdienste“
            reach.land = reach.land or land_of_adjective(tokens[reach.first].text)
            continue
        if not before.text[0].isalnum():
            break  # the bar of a table
        nationality = land_of_adjective(before.text) if before.tag in ADJECTIVES else None
        if before.tag not in BEFORE_NOUN and nationality is None:
            break
        if before.tag in ADJECTIVES:
            reach.land = reach.land or nationality
        elif before.tag == "CARD":
            reach.counted = reach.counted or before.text.lower() not in {"ein", "eine", "1"}
        else:
            reach.article = before
        reach.first -= 1
    return reach


def _description(tokens: list[Token], begin: int, head: int, role: Role, named: dict[int, Name]) -> Description:
    reach = _reach(tokens, begin, head, named)
    before = tokens[reach.first - 1].text.lower() if reach.first > begin else ""
    article = reach.article.text.lower() if reach.article is not None else ""
    follower = named.get(head + 1)
    determined = reach.possessor is not None or (follower is not None and follower.kind == "person")
    informant = _informant(tokens[head].text) is not None
    if role.office == "demonym":
        role = _one_of_a_people(role, article, tokens[head].text)
    if article == "den":
        # „den Zeugen“ is one, unless a preposition asks for the dative: „mit den Zeugen“.
        article = "die" if before in DATIVE_PREPOSITIONS else "dem"
    counted = reach.counted or (article == "der" and role.gender == "M" and _after_noun(tokens, reach.first, begin))
    number: Number = "pl" if counted else _number(role, tokens[head], article, determined=determined)
    pointing = reach.article is not None and reach.article.tag == "PDAT"
    return Description(
        first=reach.first,
        head=head,
        start=tokens[reach.first].start,
        end=tokens[head].end,
        role=role,
        land=reach.land or _land_behind(tokens, head, named) or land_of_role(role),
        number=role.number if informant else number,
        gender=_gender(role, article, number),
        definite=informant or pointing or _determined_by(reach, article, before),
        possessor=reach.possessor,
        bare=reach.possessor is None and reach.land is None and follower is None and not _attributed(tokens, head, reach),
        behind=_own_name(tokens, begin, head, role, named) if role.kind != "person" and number != "pl" else None,
        oblique=reach.article is not None and reach.article.text.lower() in {"dem", "den", "des"},
        now=rank(role) not in NOT_NOW and not any(_NOT_NOW.match(token.text) for token in tokens[reach.first : head]),
    )


def _after_noun(tokens: list[Token], first: int, begin: int) -> bool:
    """„die Rolle der Berater“: right behind a noun a phrase is its genitive, which for one adviser would be „des Beraters“."""
    return first > begin and tokens[first - 1].tag == "NN" and tokens[first - 1].text not in TIMES


NOT_NOW = frozenset({"Alt", "Ex"})
_NOT_NOW = re.compile(
    "ehemalig|früher|damalig|einstig|vormalig|ex-|gestürzt|abgesetzt|abgewählt|designiert|künftig|nächst", re.IGNORECASE
)


def _own_name(tokens: list[Token], begin: int, head: int, role: Role, named: dict[int, Name]) -> int | None:
    """Return the last token of the name that follows a body's noun at once, in a sentence that begins at ``begin``.

    Before the finite verb there is but one phrase, so that two nouns side by side are noun and name; behind it the second
    may be an object („leitete die Polizei Ermittlungen ein“). A time („die Regierung Mitte Mai“) and a genitive („das
    Ministerium Oslos“) are no names of it.
    """
    last = head
    for token in tokens[head + 1 : head + 1 + LONGEST_OWN_NAME]:
        joined = token.text == "und" and last > head and token.i + 1 < len(tokens) and tokens[token.i + 1].tag in {"NN", "NE"}
        named_word = token.tag in {"NE", "NN", "FM", "ADJA"} and token.text[0].isupper() and len(token.text) > 1
        if not joined and (not named_word or token.text in TIMES):
            break
        last = token.i
    if last == head or tokens[last].tag == "ADJA" or (last in named and tokens[last].text.endswith("s")):
        return None
    if tokens[head + 1].tag != "NN" or head + 1 in named:
        return last
    return last if role.sort and not any(token.finite for token in tokens[begin:head]) else None


LONGEST_OWN_NAME = 5
TIMES = frozenset(
    "Anfang Mitte Ende Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Januar Jänner Februar März "
    "April Mai Juni Juli August September Oktober November Dezember".split()
)
"""Nouns that may stand beside another without being its name."""


def _land_behind(tokens: list[Token], head: int, named: dict[int, Name]) -> str | None:
    """„der Präsident der Ukraine“, „der Ministerpräsident von Bayern“: the state or region that follows."""
    at = head + 1
    while at < min(len(tokens), head + 4) and at not in named and tokens[at].text in _OF:
        at += 1
    name = named.get(at)
    if at == head + 1 or name is None or name.first != at or name.kind not in {"state", "place"}:
        return None
    return land_of_bearer(name.bearer)


_OF = frozenset({"von", "vom", "der", "des"})


def _attributed(tokens: list[Token], head: int, reach: _Reach) -> bool:
    """„die Anwältin der Frau“, „der Chef von Nordbau“, „ihr Trainer“: the noun says whose."""
    if reach.article is not None and reach.article.tag == "PPOSAT":
        return True
    after = tokens[head + 1] if head + 1 < len(tokens) else None
    return after is not None and after.text in {"des", "der", "von", "vom", "für", "dieser", "dieses", "seiner", "ihrer"}


def _determined_by(reach: _Reach, article: str, before: str) -> bool:
    """True for „der Sprecher“, „beim Sprecher“ and „Finnlands Sprecher“."""
    return reach.possessor is not None or article in DEFINITE or before in MERGED_ARTICLES


def _number(role: Role, head: Token, article: str, *, determined: bool) -> Number:
    """Tell singular from plural by form and article; ``determined`` nouns have a name for their article."""
    if role.number:
        return role.number
    if article in SINGULAR_ARTICLES or (article.endswith(("em", "es")) and article not in {"es"}):
        return "sg"
    if article.endswith("en") and article not in {"den", "denen"} and not head.text.endswith("n"):
        return "sg"  # „ihren Nachfolger“; in the dative plural the noun ends in n
    if article == "der":
        # „der Sprecher“ is one; „der Soldaten“ can only be a genitive plural, for one of them is „der Soldat“.
        return "pl" if head.text.endswith("n") else "sg"
    if not article:
        # A noun that can be counted goes without article only in the plural („Behörden zufolge“), save beside a name.
        return "" if determined else "pl"
    if article == "die" and head.text.endswith("e"):
        return "sg"  # „die Vorsitzende“ is one, „die Vorsitzenden“ are several
    return head.number or "pl"


def _gender(role: Role, article: str, number: Number) -> str:
    if role.gender or number == "pl":
        return role.gender if number != "pl" else ""
    return {"der": "M", "ein": "M", "dem": "M", "den": "M", "des": "M", "die": "F", "eine": "F"}.get(article, "")


def find_pronouns(analysis: Analysis, sentence: Sentence) -> list[Pronoun]:
    """Return the third-person pronouns of a sentence: personal, possessive, relative, and „dieser“ on its own."""
    found = []
    for token in analysis.tokens[sentence.start : sentence.end]:
        word = token.text.lower()
        if word in THIRD_PERSON and token.text not in {"Ihr", "Ihnen"} and token.tag in {"PPER", ""}:
            gender, number = THIRD_PERSON[word]
            if word == "sie":
                number = _verb_number(analysis, sentence, token)
                gender = "" if number == "pl" else "F"
            if token.text == "Sie" and token.i != sentence.start and not _after_opening(analysis, token):
                continue  # the polite form of address
            found.append(Pronoun(token.i, token.start, token.end, gender, _as_number(number)))
        elif word == "es" and _says(analysis.tokens, sentence, token):
            found.append(Pronoun(token.i, token.start, token.end, "N", "sg"))
        elif token.tag == "PPOSAT" and word.startswith("sein"):
            found.append(Pronoun(token.i, token.start, token.end, "MN", "sg", possessive=True))
        elif token.tag == "PPOSAT" and word.startswith("ihr") and (token.text[0] == "i" or token.i == sentence.start):
            found.append(Pronoun(token.i, token.start, token.end, "F", "", possessive=True))
        elif token.tag == "PRELS" and word in RELATIVE:
            gender, number = RELATIVE[word]
            found.append(Pronoun(token.i, token.start, token.end, gender, _as_number(number), relative=True))
        elif word in DEMONSTRATIVE and (token.tag == "PDS" or _stands_alone(analysis.tokens, sentence, token)):
            gender, number = ("M", "sg") if word.endswith("r") else ("F", _verb_number(analysis, sentence, token))
            found.append(Pronoun(token.i, token.start, token.end, gender, _as_number(number), demonstrative=True))
    return found


def _says(tokens: list[Token], sentence: Sentence, token: Token) -> bool:
    """„Es fordert ein Verbot“, „…, warnte es“: mostly „es“ stands for nothing or a clause („es heißt“, „es gibt“)."""
    beside = tokens[max(sentence.start, token.i - 1) : token.i + 2]
    return any(
        verb.tag == "VVFIN" and verb.number == "sg" and verb.lemma not in IMPERSONAL and load_cues().verb(verb.lemma)
        for verb in beside
    )


IMPERSONAL = frozenset({"geben", "gehen", "gelten", "handeln", "heißen", "kommen", "stehen", "treffen"})
"""Verbs among the cues whose „es“ means nobody."""


def _stands_alone(tokens: list[Token], sentence: Sentence, token: Token) -> bool:
    """„Dieser kündigte an, …“: before a finite verb a demonstrative has no noun, whatever the tagger took it for."""
    return token.tag == "PDAT" and token.i + 1 < sentence.end and tokens[token.i + 1].finite


def _as_number(number: str) -> Number:
    return "sg" if number == "sg" else "pl" if number == "pl" else ""


def _after_opening(analysis: Analysis, token: Token) -> bool:
    return token.i > 0 and analysis.tokens[token.i - 1].text in {"„", '"', "»", "«", ":", "–", "“"}


def _verb_number(analysis: Analysis, sentence: Sentence, pronoun: Token) -> str:
    """„sie“ takes its number from the nearest finite verb of its clause: „sagte sie“, „wo sie kämpfen“."""
    owner = sentence.owners[pronoun.i - sentence.start] if sentence.owners else -1
    clause = next(
        (c for c in reversed(sentence.clauses) if c.start <= pronoun.i < c.end and c.finite is not None), None
    )
    if owner >= 0 and sentence.clauses[owner].finite is not None:
        clause = sentence.clauses[owner]  # „Die Quittungen, sagte sie, trügen …“
    if clause is not None and clause.kind == "relative":
        return ""  # „Reporter, die sie befragten“: the verb may agree with the relative pronoun
    if clause is not None and clause.finite is not None:
        return analysis.tokens[clause.finite].number
    near = [t for t in analysis.tokens[sentence.start : sentence.end] if t.finite]
    return min(near, key=lambda t: abs(t.i - pronoun.i)).number if near else ""
