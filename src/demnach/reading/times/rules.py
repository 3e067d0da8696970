"""The rules' little language: ``data/rules.toml`` compiled to one regular expression over letters, one letter a token.

A pattern is a regular expression whose atoms are classes of ``lexemes.tsv`` in capitals („MONTH“), groups of classes,
macros or plain words („seit“); blanks only set atoms apart. Braces hold the expression itself, all else is context.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from demnach.reading.times.feasts import feast_forms
from demnach.reading.times.lexemes import CAP, LOW, table

_ATOM = re.compile(r"[A-ZÄÖÜ][A-Z_ÄÖÜ]+(?![a-zäöüß])|[^\W\d_]+(?:-[^\W\d_]*)*|\s+|[{}]")
_FIRST_LETTER = 0xC0  # letters begin here, beyond the marks of regular expressions


class Rule(NamedTuple):
    """What to do with a match: the function of ``normalise.py`` and what it needs to know beyond the tokens."""

    name: str
    how: str
    value: str
    extents: int
    """How many pairs of braces the pattern has: one of them holds the expression."""


class Rules(NamedTuple):
    """All rules in one expression: the name of the matching rule is the match's ``lastgroup``."""

    pattern: re.Pattern[str]
    rules: dict[str, Rule]
    letters: dict[str, str]
    """Letters of the classes (in capitals) and of the plain words that rules name (as written)."""


class _Compiler:
    def __init__(self, groups: dict[str, str], macros: dict[str, str]) -> None:
        self.groups = groups
        self.macros = macros
        self.letters: dict[str, str] = {}

    def letter(self, key: str) -> str:
        return self.letters.setdefault(key, chr(_FIRST_LETTER + len(self.letters)))

    def classes(self, name: str) -> str:
        if name in self.groups:
            return "".join(self.classes(part) for part in self.groups[name].split())
        return self.letter(self.key(name))

    def key(self, name: str) -> str:
        """A plain word that belongs to a class stands for that class: „dieser“ for THIS; any other for itself alone."""
        if name.isupper() and len(name) > 1:
            return name
        known = table().get(name)
        return known.kind if known else name

    def compile(self, pattern: str) -> str:
        return _ATOM.sub(self._atom, pattern.replace("(", "(?:").replace("(?:?", "(?"))

    def _atom(self, match: re.Match[str]) -> str:
        atom = match[0]
        if atom.isspace():
            return ""
        if atom == "{":
            return "("
        if atom == "}":
            return ")"
        if atom in self.macros:
            return f"(?:{self.compile(self.macros[atom])})"
        found = self.classes(atom)
        return f"[{found}]" if len(found) > 1 else found


@cache
def rules() -> Rules:
    """Return the compiled rules; raises KeyError or re.error where ``rules.toml`` is not what its head describes."""
    source = tomllib.loads((files("demnach.reading.times") / "data" / "rules.toml").read_text(encoding="utf-8"))
    macros = source["macros"]
    macros["FEAST_OF_WORDS"] = "|".join(sorted({_by_class(words) for words in feast_forms() if len(words) > 1}))
    compiler = _Compiler(source["groups"], macros)
    found: dict[str, Rule] = {}
    alternatives: list[str] = []
    for row in source["rule"]:
        name = row["name"]
        if name in found:
            raise KeyError(f"rules.toml: two rules are named {name}")
        found[name] = Rule(name, row["how"], row.get("value", ""), row["pattern"].count("{"))
        alternatives.append(f"(?P<{name}>{compiler.compile(row['pattern'])})")
    never, article = compiler.classes("NEVER_FIRST"), compiler.classes("ARTICLE")
    first = f"(?![ {never}]|[{article}][ {never}])"
    return Rules(re.compile(f"{first}(?:{'|'.join(alternatives)})"), found, compiler.letters)


def _by_class(words: tuple[str, ...]) -> str:
    """A feast's words as a pattern: „zweiten Advent“ is written „2. Advent“ too."""
    first = table().get(words[0])
    return " ".join(("NTH" if first and first.kind == "ORDINAL" else words[0], *words[1:]))


def letter_of(word: str, kind: str) -> str:
    """Return the letter of a token: its class's, its own where a rule names the word, a blank where no rule cares."""
    letters = rules().letters
    own = letters.get(word) or (letters.get(word.lower()) if kind in (LOW.kind, CAP.kind) else None)
    return own or letters.get(kind, " ")
