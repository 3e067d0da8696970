"""Author names: persons only, one by one, out of what pages write into their author fields."""

from __future__ import annotations

import re
from collections.abc import Iterable

from demnach.lexicon.agencies import agency_called

_PREFIX = re.compile(r"^\s*(?:von|by|text|autor(?:in)?|interview|protokoll|ein (?:kommentar|gastbeitrag) von)\s*:?\s+", re.I)
_BRACKET = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_SPLIT = re.compile(r"\s*(?:,|;|\||/|\bund\b|\bmit\b|&)\s*")
_PLACE_BEHIND = re.compile(r"\s+(?:in|aus)\s+[A-ZÄÖÜ].*$")
_NO_PERSON = re.compile(
    r"\b(?:redaktion|newsdesk|agentur(?:en)?|presse(?:-?agentur)?|nachrichten|online|team|dienst|verlag|zeitung|magazin|"
    r"rundfunk|fernsehen|radio|tv|gmbh|ag|e\.?\s?v|net|com|news|desk|ressort|autor(?:en|innen)?|gast\w*)\b|"
    r"\.(?:de|at|ch|com|net|org|lu|li|eu)\b|https?:|@|\d",
    re.I,
)
_TITLE = re.compile(r"^(?:dr|prof|mag|dipl|ing|phil|med|jur|rer|nat|habil)\.?$", re.I)
_PARTICLES = frozenset(
    {
        *("von", "van", "de", "der", "den", "del", "della", "di", "da", "du", "la", "le", "al", "bin", "el", "zu", "zum"),
        *("zur", "ten", "ter", "und"),
    }
)


def persons(names: Iterable[str], outlet: str | None = None) -> list[str]:
    """Return the persons among author names, split and cleaned, in order and without repeats.

    „Anna Feld und Jan Wolke, dpa“ gives Anna Feld and Jan Wolke; agencies, outlets and „Redaktion“ are left out.
    """
    found: list[str] = []
    for name in names:
        for piece in _SPLIT.split(_BRACKET.sub(" ", _PREFIX.sub("", name))):
            cleaned = _PLACE_BEHIND.sub("", piece).strip(" .-–\u00a0")
            if is_person(cleaned, outlet) and cleaned not in found:
                found.append(cleaned)
    return found


def is_person(name: str, outlet: str | None = None) -> bool:
    """True for a name of at least two words that is no agency, outlet or department."""
    if not name or _NO_PERSON.search(name) or agency_called(name) is not None:
        return False
    if outlet and name.casefold() in outlet.casefold():
        return False
    words = [w for w in name.split() if not _TITLE.match(w.rstrip("."))]
    named = [w for w in words if w.lower() not in _PARTICLES]
    if not 2 <= len(named) <= 5:
        return False
    if all(w.isupper() and len(w) > 1 for w in named) and named[0] in ("DER", "DIE", "DAS"):
        return False
    return all(w[0].isupper() or w[0] in "'’" for w in named) and named[0].lower() not in ("der", "die", "das")
