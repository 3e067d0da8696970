"""How old somebody is said to be beside his name: „Ole Brandis (45)“, „Ole Brandis, 45, …“, „der 45-jährige Ole Brandis“."""

from __future__ import annotations

import re

from demnach.language.types import Sentence, Token
from demnach.reading.entities.name_kinds import Name

_YEARS = re.compile(r"\d{1,3}")
_ADJECTIVE = re.compile(r"(\d{1,3})-?jährige[nrm]?")
_BETWEEN = 3
"""Words that may stand between the adjective and the name: titles and further adjectives."""


def age_of(tokens: list[Token], sentence: Sentence, name: Name) -> str | None:
    """Return the years told right beside a person's name, as they are written."""
    behind = [token.text for token in tokens[name.last + 1 : min(name.last + 4, sentence.end)]]
    if len(behind) == 3 and _YEARS.fullmatch(behind[1]) and (behind[0], behind[2]) in {("(", ")"), (",", ",")}:
        return behind[1]
    for token in reversed(tokens[max(sentence.start, name.first - 1 - _BETWEEN) : name.first]):
        found = _ADJECTIVE.fullmatch(token.text)
        if found is not None:
            return found[1]
        if token.tag not in {"ADJA", "NN"}:
            return None
    return None
