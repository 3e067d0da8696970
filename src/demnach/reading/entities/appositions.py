"""Two mentions side by side that mean one: apposition, predicate noun, abbreviation in brackets.

„Präsident Ilja Brenn“, „die Nachrichtenagentur Nordpress“; „Ilja Brenn, der Sekretär des Bundes, sagte“; „Der Kommandeur der
Truppen, General Pjotr Wassin, sagte“; „Ilja Brenn ist Schriftsteller“; „Verband der Fährleute (VdF)“.
"""

from __future__ import annotations

from collections.abc import Mapping

from demnach.language.types import Analysis, Sentence, Token
from demnach.lexicon.roles import title_of
from demnach.reading.entities.mentions import Description
from demnach.reading.entities.name_kinds import Name
from demnach.reading.entities.referents import Referent

REACH_OF_ASIDE = 9
"""Tokens from a noun to the comma behind which its name may follow."""
QUOTES = frozenset({"„", '"', "»", "“", "‚"})
DEGREES = frozenset({"Dr.", "Dr", "Prof.", "Prof", "Dipl.-Ing.", "h.c.", "med.", "jur.", "phil.", "rer.", "nat."})
COPULAS = frozenset({"sein", "werden", "bleiben"})
BODIES = frozenset({"organisation", "agency", "outlet", "group", "authority"})

TRADERS = frozenset({"Betreiber", "Entwickler", "Händler", "Veranstalter"})
"""Words for persons that are said of firms as well: „der Internethändler Tandrio“."""


def appositive(
    analysis: Analysis,
    sentence: Sentence,
    description: Description,
    named: Mapping[int, Name],
    heads: Mapping[int, Referent],
) -> Referent | None:
    """Return the named referent that a description of the sentence stands beside, or is said to be.

    ``named`` maps every token of a name to it, ``heads`` the last tokens of the sentence's names to whom they mean.
    """
    return (
        _title(analysis.tokens, sentence, description, named, heads)
        or _second_title(analysis.tokens, sentence, description, heads)
        or _behind_name(analysis.tokens, sentence, description, named, heads)
        or _before_aside(analysis.tokens, sentence, description, named, heads)
        or _predicate(analysis.tokens, sentence, description, heads)
    )


def _title(
    tokens: list[Token], sentence: Sentence, description: Description, named: Mapping[int, Name], heads: Mapping[int, Referent]
) -> Referent | None:
    """„Präsident Ilja Brenn“, „die Zeitung „Nordbote““, „ihr Bruder Prinz Nils“, „Chefarzt Dr. Timm“: the name follows at once.

    Between them there may be quotation marks, academic degrees and further titles.
    """
    after = description.head + 1
    if _joined(tokens, sentence, after) and description.number != "pl":
        after += 1  # „Außenminister und Vizekanzler Jan Holt“
    while after < sentence.end - 1 and after not in named and _before_a_name(tokens[after], description):
        after += 1
    name = named.get(after)
    if name is not None and name.first == after and _same_sort(name, description, heads.get(name.last)):
        return heads.get(name.last)
    return None


def _before_a_name(token: Token, description: Description) -> bool:
    if token.text in QUOTES:
        return True
    if description.role.kind != "person":
        return False
    role = title_of(token.text) if token.tag == "NN" else None
    return token.text in DEGREES or (role is not None and role.kind == "person" and role.number != "pl")


def _joined(tokens: list[Token], sentence: Sentence, at: int) -> bool:
    """True for „und“ before a noun for a person without an article of its own, where the verb tells of one person."""
    if at + 1 >= sentence.end or tokens[at].text != "und" or tokens[at + 1].tag != "NN":
        return False
    role = title_of(tokens[at + 1].text)
    several = any(token.finite and token.number == "pl" for token in tokens[sentence.start : sentence.end])
    return role is not None and role.kind == "person" and role.number != "pl" and not several


def _second_title(
    tokens: list[Token], sentence: Sentence, description: Description, heads: Mapping[int, Referent]
) -> Referent | None:
    """„Kathrin Brandis, Lehrerin und Autorin, sagte“: the second of two nouns without article tells of the same person."""
    left = description.head - 2
    if description.first != description.head or left < sentence.start or not _joined(tokens, sentence, left + 1):
        return None
    referent = heads.get(left)
    known = referent is not None and referent.named and tokens[left].tag == "NN"
    return referent if known and _of_a_gender(referent, description) else None


def _behind_name(
    tokens: list[Token], sentence: Sentence, description: Description, named: Mapping[int, Name], heads: Mapping[int, Referent]
) -> Referent | None:
    """„Ilja Brenn, der Sekretär des Bundes, sagte“: the phrase after the comma ends in a comma, or before the verb.

    It may go without article: „Kathrin Brandis, Lehrerin und Autorin, sagte“.
    """
    before = description.first - 1
    bare = description.first == description.head
    if not (description.definite or bare) or description.number == "pl":
        return None
    if before <= sentence.start or tokens[before].text != ",":
        return None
    name = named.get(before - 1)
    if name is None or name.kind != "person" or description.role.kind != "person":
        return None
    end = max((p.end for p in sentence.phrases if p.head == description.head), default=description.head + 1)
    while end < sentence.end and (tokens[end].tag in _IN_PHRASE or _joined(tokens, sentence, end)):
        end += 1
    closed = end >= sentence.end or tokens[end].tag.startswith("$") or tokens[end].finite
    referent = heads.get(name.last)
    return referent if closed and _of_a_gender(referent, description) else None


_IN_PHRASE = frozenset({"APPR", "APPRART", "ART", "ADJA", "NN", "NE", "CARD"})


def _before_aside(
    tokens: list[Token], sentence: Sentence, description: Description, named: Mapping[int, Name], heads: Mapping[int, Referent]
) -> Referent | None:
    """„Der Kommandeur der Truppen, General Pjotr Wassin, sagte“: the name closes an aside behind the phrase."""
    if not description.definite or description.role.kind != "person" or description.number == "pl":
        return None
    limit = min(sentence.end, description.head + REACH_OF_ASIDE)
    between = range(description.head + 1, limit)
    comma = next((i for i in between if tokens[i].text == "," or tokens[i].finite), limit)
    if comma == limit or tokens[comma].finite:
        return None
    at = comma + 1
    while at < min(sentence.end, comma + 4) and at not in named and tokens[at].tag in {"NN", "ART", "ADJA"}:
        at += 1
    name = named.get(at)
    if name is None or name.first != at or name.kind != "person":
        return None
    after = name.last + 1
    closed = after >= sentence.end or tokens[after].tag.startswith("$")
    referent = heads.get(name.last)
    return referent if closed and _of_a_gender(referent, description) else None


def _predicate(
    tokens: list[Token], sentence: Sentence, description: Description, heads: Mapping[int, Referent]
) -> Referent | None:
    """„Ilja Brenn ist Schriftsteller“: the subject of the copula is what the noun says, if the verb is all that there is."""
    if description.role.kind != "person" or description.number == "pl":
        return None
    clause = next(
        (c for c in reversed(sentence.clauses) if c.start <= description.head < c.end and c.finite is not None), None
    )
    if clause is None or clause.subject is None or clause.predicate not in COPULAS or clause.negated or len(clause.verbs) > 2:
        return None
    subject = sentence.phrases[clause.subject]
    own = next((p for p in sentence.phrases if p.head == description.head), None)
    if own is None or own.preposition is not None or "N" not in own.cases or subject.start <= description.head < subject.end:
        return None
    if any(p.start <= own.start and own.end <= p.end for p in sentence.phrases if p is not own):
        return None  # a genitive inside another phrase
    referent = next((heads[i] for i in range(subject.start, subject.end) if i in heads), None)
    return referent if referent is not None and referent.named and _of_a_gender(referent, description) else None


def abbreviated(analysis: Analysis, name: Name, earlier: Name) -> bool:
    """„Verband der Fährleute (VdF)“: ``name`` stands in brackets behind ``earlier`` and has its letters in their order."""
    tokens = analysis.tokens
    if earlier.last != name.first - 2 or tokens[name.first - 1].text != "(" or name.first != name.last:
        return False
    if name.last + 1 >= len(tokens) or tokens[name.last + 1].text != ")" or earlier.kind in {"person", "place", "state"}:
        return False
    short = tokens[name.first].text
    long = analysis.article.text[earlier.start : earlier.end]
    if sum(c.isupper() for c in short) < 2 or len(short) >= len(long) or short[0].lower() != long[0].lower():
        return False
    rest = iter(long.lower())
    return all(letter in rest for letter in short.lower() if letter.isalpha())


def _same_sort(name: Name, description: Description, referent: Referent | None) -> bool:
    """An office goes with a person, a body with a body: „Präsident Brenn“; „Ministerium Moskaus“ is a genitive."""
    if referent is None or description.number == "pl":
        return False
    if description.role.kind == "person":
        return name.kind == "person" or (description.role.head in TRADERS and referent.kind == "organisation")
    return referent.kind in BODIES


def _of_a_gender(referent: Referent | None, description: Description) -> bool:
    return (
        referent is not None
        and referent.kind == "person"
        and (not referent.gender or description.gender in {"", referent.gender})
    )
