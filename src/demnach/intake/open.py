"""Opening inputs: looks at the bytes and picks the reader.

A source is a file, ``-`` for standard input, or an http(s) address. What it holds is told by its bytes, never by its name: a
page, JSON lines, or plain text.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from demnach.intake.draft import Draft
from demnach.intake.encoding import decode
from demnach.intake.errors import BadRecord, IntakeError, NotFound, NotGerman, NotText, TooLarge
from demnach.intake.json_lines import read_lines
from demnach.intake.text import draft_text

LARGEST = 64 * 1024 * 1024
"""Largest input, in bytes, after unpacking."""
LONGEST_ARTICLE = 2_000_000
"""Longest article, in code points: no newspaper prints one; a longer text is a corpus to be cut into JSON lines."""
_SHORTEST_FOR_LANGUAGE = 200
"""Shorter texts (code points) are read whatever language they seem to be in."""
_SURE_OF_LANGUAGE = 0.99


def read_bytes(source: str) -> bytes:
    """Return the bytes of a file or an address.

    Raises NotFound, TooLarge, or IntakeError where the source cannot be read.
    """
    if re.match(r"https?://", source, re.I):
        from demnach.intake.fetch import fetch

        return fetch(source, LARGEST)
    path = Path(source)
    try:
        if path.is_dir():
            raise IntakeError("this is a folder", where=source, remedy="name the files in it")
        if path.stat().st_size > LARGEST:
            raise TooLarge(f"larger than {LARGEST // 2**20} MB", where=source, remedy="cut it into single articles")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound("there is no such file", where=source, remedy="check the path") from error
    except OSError as error:
        raise IntakeError(f"cannot be read ({error.strerror})", where=source) from error


def unpacked(data: bytes) -> bytes:
    """Unpack gzip; other bytes pass. Raises NotText for a damaged file, TooLarge for a bomb."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        inflater = zlib.decompressobj(31)
        out = inflater.decompress(data, LARGEST + 1)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise NotText(f"a damaged gzip file ({error})", remedy="fetch it again") from error
    if len(out) > LARGEST:
        raise TooLarge(f"larger than {LARGEST // 2**20} MB when unpacked", remedy="cut it into single articles")
    return out


def drafts(
    data: bytes,
    where: str,
    *,
    json_lines: bool = False,
    published: str | None = None,
    outlet: str | None = None,
) -> Iterator[Draft | IntakeError]:
    """Yield the drafts in a document's bytes, or the errors in their place; JSON lines give one each.

    ``published`` (ISO 8601) and ``outlet`` overrule what the document says. Raises nothing.
    """
    try:
        text = decode(unpacked(data))
        if json_lines or _looks_like_json_lines(text):
            yield from read_lines(text, where)
            return
        url = where if where.startswith(("http://", "https://")) else None
        yield draft_document(text, url=url, published=published, outlet=outlet)
    except IntakeError as error:
        yield error.at(where)


def draft_document(
    text: str,
    *,
    html: bool | None = None,
    id: str | None = None,  # noqa: A002 - the contract's name
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Draft:
    """Return the draft of one document; what is given overrules what the document says of itself.

    ``html`` None looks at the text. Raises IntakeError (its kinds say what is wrong).
    """
    if not text.strip():
        raise NotText("the text is empty", remedy="give an article")
    if html is None:
        from demnach.intake.html import is_html

        html = is_html(text)
    if html:
        from demnach.intake.html import draft_html

        draft = draft_html(text, url=url)
    else:
        draft = draft_text(text)
    if len(draft.text) > LONGEST_ARTICLE:
        raise TooLarge(
            f"an article of {len(draft.text):,} characters", remedy=f"at most {LONGEST_ARTICLE:,} are read; cut it up"
        )
    check_language(draft)
    given = {"id": id, "url": url, "published": checked_date(published), "outlet": outlet, "title": title}
    return msgspec.structs.replace(draft, **{k: v for k, v in given.items() if v is not None})


def checked_date(value: str | None) -> str | None:
    """Return a date as it came. Raises BadRecord if it is not ISO 8601."""
    if value is None:
        return None
    try:
        datetime.fromisoformat(value.strip())
    except ValueError as error:
        raise BadRecord(
            f"{value!r} is no date", where="published", remedy="write it as 2025-12-25 or 2025-12-25T18:30:00+01:00"
        ) from error
    return value.strip()


def check_language(draft: Draft) -> None:
    """Raise NotGerman if the text is surely in another language."""
    if len(draft.text) < _SHORTEST_FOR_LANGUAGE or _german_words(draft.text):
        return
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    language, probability = identifier.classify(draft.text[:5000])
    if language != "de" and probability >= _SURE_OF_LANGUAGE:
        raise NotGerman(f"this is not German but seems to be {language!r}", remedy="demnach reads German only")


_COMMON = re.compile(r"\b(?:der|die|das|und|ist|nicht|ein|eine|mit|auf|für|von|den|dem|sich|auch|wird|hat)\b", re.I)
_GERMAN_SHARE = 0.08


def _german_words(text: str) -> bool:
    """Enough of the commonest German words to need no closer look."""
    sample = text[:5000]
    return len(_COMMON.findall(sample)) >= _GERMAN_SHARE * len(sample.split())


def _looks_like_json_lines(text: str) -> bool:
    first = text.lstrip()[:2000]
    return first.startswith("{") and re.match(r'\{\s*"', first) is not None and '"text"' in text[:100_000] or (
        first.startswith("{") and '"html"' in text[:100_000]
    )
