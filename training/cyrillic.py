"""German transcription of Russian and Ukrainian names (Duden, „Umschrift“): Лисичанськ → Lyssytschansk."""

from __future__ import annotations

_SHARED = {
    "а": "a", "б": "b", "в": "w", "д": "d", "ж": "sch", "з": "s", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "ch", "ц": "z", "ч": "tsch",
    "ш": "sch", "щ": "schtsch", "ъ": "", "ь": "", "ю": "ju", "я": "ja", "-": "-", " ": " ", "’": "", "'": "",
}  # fmt: skip
_RUSSIAN = _SHARED | {"г": "g", "е": "e", "ё": "jo", "и": "i", "ы": "y", "э": "e"}
_UKRAINIAN = _SHARED | {"г": "h", "ґ": "g", "е": "e", "є": "je", "и": "y", "і": "i", "ї": "ji", "й": "j"}
_UKRAINIAN_ONLY = frozenset("ґєії")
_RUSSIAN_ONLY = frozenset("ёыэъ")
_VOWELS = frozenset("аеёиоуыэюяєії")


def transcriptions(name: str) -> set[str]:
    """Return the German spellings of a Cyrillic ``name``; none where it holds a letter of another language."""
    letters = name.lower()
    found = set()
    if not _UKRAINIAN_ONLY & set(letters):
        found.add(_transcribe(letters, _RUSSIAN, soft_e=True))
    if not _RUSSIAN_ONLY & set(letters):
        found.add(_transcribe(letters, _UKRAINIAN, soft_e=False))
    return {_capitals(spelling) for spelling in found if spelling}


def _transcribe(letters: str, table: dict[str, str], *, soft_e: bool) -> str:
    spelt = []
    for at, letter in enumerate(letters):
        before = letters[at - 1] if at else " "
        after = letters[at + 1] if at + 1 < len(letters) else " "
        if letter not in table:
            return ""
        if letter == "с" and before in _VOWELS and after in _VOWELS:
            spelt.append("ss")  # Одеса → Odessa: a single s would be read as a voiced one
        elif letter == "е" and soft_e and (before in _VOWELS or before in " -ьъ"):
            spelt.append("je")
        elif letter == "й" and before in "иіы":
            spelt.append("j" if not soft_e else "")  # -ский → -ski, -ський → -skyj
        elif letter == "с" and before == "к":
            spelt[-1] = "x"
        else:
            spelt.append(table[letter])
    return "".join(spelt)


def _capitals(spelling: str) -> str:
    return "-".join(" ".join(word[:1].upper() + word[1:] for word in part.split(" ")) for part in spelling.split("-"))
