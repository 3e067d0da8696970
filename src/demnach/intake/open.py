"""Opening inputs: looks at the bytes and picks the reader.

A source is a file, ``-`` for standard input, or an http(s) address. What it holds is told by its bytes, never by its name: a
page, JSON lines, or plain text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from demnach.intake.draft import Draft
from demnach.intake.encoding import decode
from demnach.intake.errors import BadRecord, IntakeError, NotFound, NotText, TooLarge
from demnach.intake.german import check_german
from demnach.intake.json_lines import read_lines
from demnach.intake.text import draft_text

LARGEST = 64 * 1024 * 1024
"""Largest input, in bytes, after unpacking."""
_GZIP = 16
"""Added to zlib's window size, it asks for the gzip format."""


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
    out = bytearray()
    try:
        while data:  # a gzip file is one or more members, one after the other
            inflater = zlib.decompressobj(zlib.MAX_WBITS | _GZIP)
            out += inflater.decompress(data, LARGEST + 1 - len(out))
            if len(out) > LARGEST:
                raise TooLarge(f"larger than {LARGEST // 2**20} MB when unpacked", remedy="cut it into single articles")
            if not inflater.eof:
                raise NotText("the gzip file is cut off", remedy="fetch it again")
            data = inflater.unused_data.lstrip(b"\0")
    except zlib.error as error:
        raise NotText(f"a damaged gzip file ({error})", remedy="fetch it again") from error
    return bytes(out)


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
        if json_lines or looks_like_json_lines(text):
            yield from read_lines(as_lines(text), where, published=published, outlet=outlet)
            return
        url = where if where.startswith(("http://", "https://")) else None
        yield draft_document(text, url=url, published=published, outlet=outlet)
    except IntakeError as error:
        yield error.at(where)
