"""Is this German? Asked before a text is read, since every rule that follows takes it for granted.

German running text is a good third function words, so counting them settles nearly every text at once. Only where they
are rare is the language identifier loaded: it costs half a second and 100 MB.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from demnach.intake.errors import NotAnArticle, NotGerman

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 6000
"""So many code points from the start are looked at."""
_FEWEST_LETTERS = 120
"""No verdict on a text with fewer letters: names and loan words weigh too much in it."""
_GERMAN_SHARE = 0.12
"""At least this share of the words is from the list below in German news; in Dutch and Danish it stays under 10 %."""
_SURE = 0.95
"""The identifier's probability from which its verdict counts."""
_NO_LANGUAGE = "zxx"
"""The identifier's code (ISO 639-2) for what is in no language."""
_FUNCTION_WORDS = frozenset(
    {
        *("der", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "und"),
        *("oder", "aber", "nicht", "auch", "ist", "sind", "war", "wird", "werden", "wurde", "wurden", "hat", "haben"),
        *("hatte", "sich", "auf", "für", "mit", "bei", "nach", "von", "vom", "zum", "zur", "im", "am", "aus", "über"),
        *("durch", "gegen", "ohne", "um", "als", "wie", "dass", "wenn", "weil", "er", "sie", "es", "ihr", "wir", "ich"),
    }
)
"""Articles, pronouns, prepositions, conjunctions and auxiliaries (Duden 4, closed classes). „die“, „in“, „so“, „was“,
„an“ and „man“ are left out: English, Dutch and the Scandinavian languages have them too."""
_WORD = re.compile(r"[^\W\d_]+")


def is_german(text: str) -> bool | None:
    """Return whether a text is German; None if it is too short to tell."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    found = sum(word.casefold() in _FUNCTION_WORDS for word in words)
    return found >= _GERMAN_SHARE * len(words) or _identified(sample)[0] == "de"


def check_german(text: str) -> bool | None:
    """Return what ``is_german`` says.

    Raises NotGerman where the text is surely in another language, NotAnArticle where it is in none.
    """
    verdict = is_german(text)
    if verdict is False:
        language, probability = _identified(text[:_SAMPLE])
        if language == _NO_LANGUAGE:
            raise NotAnArticle("this is no running text but code, data or a list", remedy="give the text of an article")
        if probability >= _SURE:
            raise NotGerman(f"this is not German but seems to be {language!r}", remedy="demnach reads German only")
    return verdict


def _identified(sample: str) -> tuple[str, float]:
    language, probability = _identifier().classify(sample)
    return str(language), float(probability)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
