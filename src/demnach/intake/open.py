"""Opening inputs: looks at the bytes and picks the reader.

A source is a file, ``-`` for standard input, or an http(s) address. What it holds is told by its bytes, never by its
name: a page, an agency's item, a feed, JSON lines, an archive of the web, or plain text, any of them packed by gzip.
"""

from __future__ import annotations

import codecs
import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, BytesIO, RawIOBase
from typing import BinaryIO, cast

from demnach.intake.document import checked_date, draft_document, finished
from demnach.intake.draft import Draft
from demnach.intake.encoding import decode
from demnach.intake.errors import IntakeError, NotFound, NotText, TooLarge
from demnach.intake.formats import contents
from demnach.intake.json_lines import as_lines, looks_like_json_lines, read_lines
from demnach.intake.web.warc import looks_like_warc, read_warc

__all__ = ["LARGEST", "checked_date", "draft_document", "drafts", "is_url", "open_source", "read_bytes", "unpacked"]

LARGEST = 64 * 1024 * 1024
"""Largest input, in bytes, after unpacking; JSON lines that are announced as such are held to it line by line."""
_GZIP_SIGN = b"\x1f\x8b"
_HEAD = 1 << 16
"""Bytes at the start of a stream that tell an archive of the web."""


def open_source(
    source: str, *, json_lines: bool = False, published: str | None = None, outlet: str | None = None
) -> Iterator[Draft | IntakeError]:
    """Yield the drafts of a source, or the errors in their place.

    With ``json_lines`` a source of any length is read line by line; else what it holds is told by its bytes.
    ``published`` (ISO 8601) and ``outlet`` overrule what a document says and stand in where a line gives none.
    """
    try:
        if is_url(source):
            yield from drafts(read_bytes(source), source, json_lines=json_lines, published=published, outlet=outlet)
            return
        with _opened(source) as stream:
            buffered = _buffered(stream)
            if json_lines:
                yield from read_lines(_lines(buffered), source, published=published, outlet=outlet)
            elif looks_like_warc(buffered.peek(_HEAD)):
                yield from _archived(buffered, source, published, outlet)
            else:
                yield from drafts(_whole(buffered), source, published=published, outlet=outlet)
    except IntakeError as error:
        yield error.at(source)


def is_url(source: str) -> bool:
    """True for an http or https address."""
    return source.lower().startswith(("http://", "https://"))


def read_bytes(source: str) -> bytes:
    """Return the bytes of a file, standard input or an address.

    Raises NotFound, TooLarge, or IntakeError where the source cannot be read.
    """
    if is_url(source):
        from demnach.intake.web.fetch import fetch

        return fetch(source, LARGEST)
    try:
        with _opened(source) as stream:
            return _whole(stream)
    except IntakeError as error:
        raise error.at(source) from error


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
        return
    try:
        with open(source, "rb") as stream:
            yield stream
    except FileNotFoundError as error:
        raise NotFound("there is no such file", remedy="check the path") from error
    except IsADirectoryError as error:
        raise IntakeError("this is a folder", remedy="name the files in it") from error
    except OSError as error:
        raise IntakeError(f"cannot be read ({error.strerror or error})") from error
    except ValueError as error:
        raise NotFound(f"this is no path ({error})", remedy="check the path") from error


def _buffered(stream: BinaryIO) -> BufferedReader:
    return stream if isinstance(stream, BufferedReader) else BufferedReader(cast("RawIOBase", stream), _HEAD)


def _archived(
    stream: BinaryIO, where: str, published: str | None, outlet: str | None
) -> Iterator[Draft | IntakeError]:
    """The pages of an archive of the web, of any length, read record by record."""

    def page(data: bytes, url: str) -> Iterator[Draft | IntakeError]:
        return drafts(data, url, published=published, outlet=outlet)

    return read_warc(stream, where, page)


def _whole(stream: BinaryIO) -> bytes:
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise TooLarge(f"larger than {LARGEST >> 20} MB", remedy="cut it into articles, or announce it as JSON lines")
    return data


def _lines(stream: BufferedReader) -> Iterator[bytes]:
    """Yield the lines of a stream, unpacked where it is packed by gzip, without a byte order mark."""
    packed = stream.peek(len(_GZIP_SIGN)).startswith(_GZIP_SIGN)
    unpacked_stream = gzip.GzipFile(fileobj=stream) if packed else stream
    try:
        line = unpacked_stream.readline(LARGEST + 1).removeprefix(codecs.BOM_UTF8)
        while line:
            if len(line) > LARGEST:
                raise TooLarge(f"a line is larger than {LARGEST >> 20} MB", remedy="put one article on a line")
            yield line
            line = unpacked_stream.readline(LARGEST + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise NotText(f"the gzip file is damaged or cut off ({error})", remedy="fetch it again") from error


def unpacked(data: bytes) -> bytes:
    """Unpack gzip; other bytes pass. Raises NotText for a damaged file, TooLarge for a bomb."""
    if not data.startswith(_GZIP_SIGN):
        return data
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as stream:  # one member, or more, one after the other
            out = stream.read(LARGEST + 1)
    except EOFError as error:
        raise NotText("a damaged gzip file: it is cut off", remedy="fetch it again") from error
    except (zlib.error, gzip.BadGzipFile) as error:
        raise NotText(f"a damaged gzip file ({error})", remedy="fetch it again") from error
    if len(out) > LARGEST:
        raise TooLarge(f"larger than {LARGEST >> 20} MB when unpacked", remedy="cut it into single articles")
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
        if looks_like_warc(data[:_HEAD]):
            yield from _archived(BytesIO(data), where, published, outlet)
            return
        raw = unpacked(data)
        found = decode(raw) if json_lines else contents(raw, where)
        if not isinstance(found, str):
            for item in found:
                yield _finished(item, where, published=published, outlet=outlet)
        elif json_lines or looks_like_json_lines(found):
            yield from read_lines(as_lines(found), where, published=published, outlet=outlet)
        else:
            yield draft_document(found, url=where if is_url(where) else None, published=published, outlet=outlet)
    except IntakeError as error:
        yield error.at(where)


def _finished(item: Draft | IntakeError, where: str, *, published: str | None, outlet: str | None) -> Draft | IntakeError:
    """An item of a message with what is given of it, or the error in its place, told with both names."""
    if isinstance(item, IntakeError):
        return item.at(f"{where}, {item.where}")
    try:
        return finished(item, published=published, outlet=outlet)
    except IntakeError as error:
        return error.at(f"{where}, {item.id or 'news item'}")
