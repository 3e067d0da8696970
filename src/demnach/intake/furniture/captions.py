"""Picture captions and picture credits: „Foto: Mia Berg/dpa“, „picture alliance/dpa“, „Die Brücke. © Mia Berg“.

A picture's credit is not the article's, so nothing in these lines signs.
"""

from __future__ import annotations

import re
from functools import cache

from demnach.intake.furniture.signers import agency_pattern, alternatives, is_person

LONGEST = 400
"""A line that names a picture agency is a caption up to so many code points."""
LONGEST_DESCRIPTION = 250
"""One sentence of so many code points before a picture's credit describes the picture; more is story."""

_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")

_PICTURE = (
    r"(?:(?:Archiv|Symbol|Agentur|Presse|Hand)?(?:[Ff]otos?|[Bb]ild(?:er)?)|FOTOS?|BILD|Grafik(?:en)?|Illustration|"
    r"Screenshot|Montage|Collage|Bildquelle)"
)
_TAIL = re.compile(rf"[\s|(\[–—-]*(?<!\w){_PICTURE}(?:\s?:|\s?©|\s?\|)\s*[^.!?]{{2,90}}[)\]]?\.?\s*$")
_OWNER = re.compile(r"[\s|(\[–—-]*(?:©|\(c\))\s*[^.!?©]{2,80}[)\]]?\s*$", re.I)
_WIRE_PHOTO = re.compile(
    r"(?<=[.!?])\s+(?P<agency>[A-Za-z][\w-]+)(?:\s?/\s?[A-Z]\w+)*\s?/\s?"
    r"(?P<person>[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){1,2})$"
)
_STOCK = re.compile(r"\((?:Symbol|Archiv|Agentur)(?:bild|foto)(?:er|s)?\)[.\s]*$", re.I)


@cache
def _source() -> re.Pattern[str]:
    """A picture agency between the signs that divide a picture's credit."""
    return re.compile(rf"(?:^|[/|©(:.–—-]\s*)(?:{alternatives('pictures')})(?=\s*(?:$|[/|)]))", re.I)


def caption_start(text: str, start: int, end: int) -> int | None:
    """Return where the caption in a segment begins: ``start`` if all of it is one, None if there is none.

    A long text that ends in a picture's credit keeps its story; only the credit is the caption then.
    """
    window = max(start, end - LONGEST)
    line = text[window:end]
    if window == start and (_source().search(line) or _STOCK.search(line)):
        return start
    tail = _TAIL.search(line) or _picture_owner(line) or _wire_photo(line)
    if tail is None:
        return None
    described = line[: tail.start()]
    if window == start and len(described) <= LONGEST_DESCRIPTION and len(_SENTENCE_END.findall(described)) < 2:
        return start
    return window + tail.start() + len(tail[0]) - len(tail[0].lstrip())


def _picture_owner(line: str) -> re.Match[str] | None:
    """„… © Mia Berg/dpa“ after a text; at its very beginning „©“ may be the article's own."""
    owner = _OWNER.search(line)
    return owner if owner and (owner.start() > 0 or "/" in line) else None


def _wire_photo(line: str) -> re.Match[str] | None:
    """„… vor der Brücke. REUTERS/Mia Berg“: the agency before the person credits a picture, the person first a text."""
    photo = _WIRE_PHOTO.search(line)
    return photo if photo and agency_pattern().fullmatch(photo["agency"]) and is_person(photo["person"]) else None
