"""Shouted sentences: words in capitals throughout are read as if they were written as usual.

„MINISTERIN TARN SAGTE AM MONTAG“ is tagged as „Ministerin Tarn sagte am Montag“: a word that is no noun in the lexicon is
set in lower case, every other with one capital. Spellings never change in length, so that offsets hold.
"""

from __future__ import annotations

from collections.abc import Sequence

from demnach.lexicon.forms import analyses

_FEWEST = 4
"""Words in capitals that make a sentence shouted; fewer are abbreviations and headlines' first words."""


def shouted(words: Sequence[str]) -> bool:
    """True for a sentence whose words are in capitals throughout."""
    letters = [word for word in words if word.isalpha() and len(word) > 1]
    return len(letters) >= _FEWEST and all(word.isupper() for word in letters)


def as_usual(words: Sequence[str]) -> list[str]:
    """Return the words of a sentence as they are usually written; the same words unless it is shouted."""
    return [_usual(word) for word in words] if shouted(words) else list(words)


def _usual(word: str) -> str:
    lower = word.lower()
    capitalised = lower[:1].upper() + lower[1:]
    noun = any(a.category in ("noun", "name") for a in analyses(capitalised))
    common = any(a.category not in ("noun", "name") for a in analyses(lower))
    usual = lower if common and not noun else capitalised
    return usual if len(usual) == len(word) else word
