"""Words as search sees them: lemmas of all readings of a form, and the parts of compounds.

„Drohnenangriffe“ is found by „Angriff“ and by „Drohne“, „sagte“ by „sagen“. Words of grammar (articles, pronouns,
prepositions, conjunctions) are not indexed. A text is always indexed and asked for by the same function.
"""

from __future__ import annotations

import re
from functools import lru_cache

from demnach.lexicon.compounds import last_parts
from demnach.lexicon.forms import analyses, known

INDEXER = "1"
"""Version of these rules: an archive that was indexed by others is indexed anew."""
WORD = re.compile(r"\w+(?:[-‑]\w+)*")
_GRAMMAR = frozenset({"article", "pronoun", "preposition", "conjunction"})
_LINKS = ("", "s", "es", "n", "en", "er", "e", "ens")
_SHORTEST_PART = 3
_SUFFIXES = frozenset({"schaft", "heit", "keit", "tum", "ung", "nis", "sal", "ling"})
"""Endings that are words by accident: a „Landschaft“ is no „Schaft“ (Fleischer/Barz, Wortbildung: Suffixe des Substantivs)."""


def index_words(text: str) -> str:
    """Return what is indexed of a text: its lemmas and parts, a blank between them."""
    return " ".join([key for word in WORD.findall(text) for key in keys_of(word)])


@lru_cache(maxsize=200_000)
def keys_of(word: str) -> tuple[str, ...]:
    """Return the keys under which a word is found, each once, in lower case; none for a word of grammar."""
    lemmas = _lemmas(word)
    keys = dict.fromkeys(_folded(lemma) for lemma in lemmas)
    for piece in re.split("[-‑]", word) if "-" in word or "‑" in word else ():
        keys.update(dict.fromkeys(keys_of(piece)))
    for lemma in lemmas:
        if lemma[:1].isupper():
            keys.update(dict.fromkeys(_parts(lemma)))
    return tuple(keys)


@lru_cache(maxsize=10_000)
def keys_sought(word: str) -> tuple[str, ...]:
    """Return the keys of which a sought word has to have one: its lemmas, not the parts of a compound."""
    return tuple(dict.fromkeys(_folded(lemma) for lemma in _lemmas(word)))


def _lemmas(word: str) -> tuple[str, ...]:
    """The lemmas of all readings of a form that are no word of grammar; of an unknown word itself, and without genitive s."""
    found = analyses(word) or (analyses(word.lower()) if word[:1].isupper() else analyses(word.capitalize()))
    if found:
        return tuple(dict.fromkeys(analysis.lemma for analysis in found if analysis.category not in _GRAMMAR))
    is_genitive = word[:1].isupper() and word.endswith("s") and len(word) > _SHORTEST_PART + 1
    return (word, word[:-1]) if is_genitive else (word,)


def _parts(lemma: str) -> list[str]:
    """The parts of a compound noun, last and first, where both are nouns: „drohnenangriff“ → „angriff“, „drohne“."""
    found = []
    for last in last_parts(lemma):
        if last not in _SUFFIXES and known(last.capitalize()):
            first = _first_noun(lemma[: len(lemma) - len(last)].lower())
            found += [last, first] if first is not None else []
    return found


def _first_noun(part: str) -> str | None:
    """The noun that a first part is, without the letters that link it to the next one."""
    stems = (part.removesuffix(link) for link in _LINKS if part.endswith(link))
    return next((stem for stem in stems if len(stem) >= _SHORTEST_PART and _is_noun(stem)), None)


def _is_noun(stem: str) -> bool:
    word = stem.capitalize()
    return known(word) and any(a.category in ("noun", "name") and a.lemma == word for a in analyses(word))


def _folded(word: str) -> str:
    """Lower case, without the hyphens that the full text index would cut at."""
    return word.lower().replace("-", "").replace("‑", "")
