"""What somebody is called who is only described, in the nominative: „westlicher Dienste“ → westliche Dienste.

Articles, adjectives and nouns are declined by the usual tables (Duden-Grammatik, strong, weak and mixed declension).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from demnach.language.types import Token
from demnach.lexicon.forms import AGREEMENT, analyses
from demnach.lexicon.roles import Role

_DEFINITE = {"M": "der", "F": "die", "N": "das", "P": "die"}
_STRONG = {"M": "er", "F": "e", "N": "es", "P": "e"}
_WEAK = {"M": "e", "F": "e", "N": "e", "P": "en"}
_MIXED = {"M": "er", "F": "e", "N": "es", "P": "en"}
_LIKE_EIN = {"M": "", "F": "e", "N": "", "P": "e"}
_EIN = re.compile(r"(ein|kein|mein|dein|sein|ihr|unser|euer|eur)(e[mnrs]?)?", re.IGNORECASE)
_DIES = re.compile(r"(dies|jen|jed|welch|all|beid|manch)(e[mnrs]?)", re.IGNORECASE)
_SOME = re.compile(r"(viel|wenig|einig|etlich|mehrer)(e[mnrs]?)", re.IGNORECASE)
_ENDING = re.compile(r"e[mnrs]?$")


class _Declension(NamedTuple):
    """The article in the nominative, and the endings of the adjectives behind it."""

    article: str
    adjectives: dict[str, str]


def nominative(tokens: Sequence[Token], role: Role, gender: str, number: str) -> str:
    """Return a noun phrase in the nominative, its noun last; as it is where gender or number are open."""
    which = "P" if number == "pl" else gender if number == "sg" else ""
    if which not in _DEFINITE:
        return " ".join(token.text for token in tokens)
    words, endings = [], _STRONG
    for token in tokens[:-1]:
        declined = _article(token.text, which) if token.tag in {"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "PWAT"} else None
        if declined is not None:
            endings = declined.adjectives
            words.append(declined.article)
        elif token.tag == "ADJA" and token.text[0].islower():
            words.append(_ENDING.sub("", token.text) + endings[which])
        else:
            words.append(token.text)
    return " ".join([*words, _noun(tokens[-1].text, role, which, weak=endings is _WEAK)])


def _article(word: str, which: str) -> _Declension | None:
    if word.lower() in {"der", "die", "das", "des", "dem", "den"}:
        article = _DEFINITE[which]
        return _Declension(article.capitalize() if word[0].isupper() else article, _WEAK)
    found = _EIN.fullmatch(word)
    if found is not None:
        return _Declension(found[1] + _LIKE_EIN[which], _MIXED)
    found = _DIES.fullmatch(word)
    if found is not None:
        return _Declension(found[1] + _STRONG[which], _WEAK)
    found = _SOME.fullmatch(word)
    return _Declension(found[1] + _STRONG[which], _STRONG) if found is not None else None


def _noun(noun: str, role: Role, which: str, *, weak: bool) -> str:
    """„Angeklagten“ → Angeklagte(r), „Präsidenten“ → Präsident, „Geheimdiensten“ → Geheimdienste."""
    if which == "P":
        return noun[:-1] if noun.endswith("n") and not _plural(noun) else noun
    adjective = role.head[:-1].lower() if role.head.endswith("er") else ""
    if adjective and any(found.lemma.lower().endswith(adjective) for found in analyses(noun)):
        return _ENDING.sub("", noun) + (_WEAK if weak else _STRONG)[which]
    at = noun.lower().rfind(role.head.lower())
    return noun[: at + len(role.head)] if at >= 0 and which != "F" else noun


def _plural(noun: str) -> bool:
    """Whether a form can be the nominative plural."""
    bit = AGREEMENT.index(("N", "P", ""))
    return any(found.agreement >> bit & 1 for found in analyses(noun))
