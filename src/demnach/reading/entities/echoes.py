"""The last part of a compound takes up the whole: „der Wetterdienst Nordkant … der Dienst“, „die Supermarktkette … die Kette“.

A compound is of the kind that its last part names, so that this part alone, with the definite article, goes on with it (Duden,
Wiederaufnahme). Words like „Dienst“ and „Kette“ are in no list, since alone they mostly name no body at all.
"""

from __future__ import annotations

from collections.abc import Mapping

from demnach.language.types import Analysis, Sentence, Token
from demnach.lexicon.forms import analyses
from demnach.reading.entities.mentions import DEFINITE, Description
from demnach.reading.entities.referents import Referent

REACH = 6
"""Sentences back within which the compound was mentioned last."""
_SHORTEST, _SHORTEST_FIRST_PART = 4, 3


def echo(analysis: Analysis, sentence: Sentence, number: int, token: Token, referents: list[Referent]) -> Referent | None:
    """Return the body whose compound a noun ends, the last mentioned; ``number`` counts the sentences of the article."""
    if token.tag != "NN" or token.number == "pl" or len(token.text) < _SHORTEST or token.i == sentence.start:
        return None
    if analysis.tokens[token.i - 1].text.lower() not in DEFINITE:
        return None
    forms = {token.text.lower(), token.lemma.lower()}
    bodies = [
        referent
        for referent in referents
        if referent.kind in {"agency", "authority", "group", "organisation", "outlet"}
        and 0 <= number - referent.last_sentence <= REACH
        and any(_ends_in(word, forms) for word in _nouns(referent))
    ]
    return max(bodies, key=lambda body: (body.last_sentence, body.last_subject), default=None)


def _nouns(referent: Referent) -> list[str]:
    return [*(own.role.modifier + own.role.head for own in referent.roles), *referent.name.split()]


def _ends_in(compound: str, forms: set[str]) -> bool:
    return any(compound.lower().endswith(form) and _is_part(compound[: -len(form)]) for form in forms)


def _is_part(part: str) -> bool:
    """„Wetter“ and „Sicherheits“ are first parts of compounds, „Staatsanwaltsc“ is none."""
    part = part.removesuffix("-")
    return len(part) >= _SHORTEST_FIRST_PART and bool(analyses(part) or analyses(part.removesuffix("s")))


def free_nouns(
    analysis: Analysis, sentence: Sentence, descriptions: list[Description], named: Mapping[int, object]
) -> list[Token]:
    """Return the nouns of a sentence that are neither names nor descriptions."""
    taken = {description.head for description in descriptions} | named.keys()
    return [token for token in analysis.tokens[sentence.start : sentence.end] if token.tag == "NN" and token.i not in taken]
