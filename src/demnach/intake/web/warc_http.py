"""HTTP answers as archive files keep them: status, header and body, codings undone, the declared charset heeded.

What a tool that made the archive file has undone already, though the header still names it, is taken as it is.
"""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Callable
from io import BytesIO

import msgspec

from demnach.intake.errors import IntakeError, NotText, TooLarge
from demnach.intake.web.warc_bytes import unpacking
from demnach.intake.web.warc_records import Headers, fields

_STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b[^\n]*\n")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[^\r\n]*\r?\n")
_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SINGLE_BYTE = re.compile(r"cp125\d|iso8859-\d+|mac-roman|koi8-[ru]|ascii")
"""Charsets that overrule the document, by Python's names; any other is left to the document (see ``encoding``)."""
_WINDOWS_1252 = frozenset({"ascii", "iso8859-1"})
"""What pages that declare these are in (WHATWG Encoding Standard)."""
_MARKUP = (b"<", b"{", b"[")
_GZIP = b"\x1f\x8b"
_ZLIB_FORMATS = {"gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS, "raw deflate": -zlib.MAX_WBITS}


class Answer(msgspec.Struct, frozen=True):
    """An HTTP answer; ``body`` is as it was sent."""

    status: int
    headers: Headers
    body: bytes

    @property
    def media_type(self) -> str:
        """The media type, lower case and without its parameters; empty where none is named."""
        return media_type(self.headers.get("content-type", ""))


def parse_answer(block: bytes) -> Answer | None:
    """Return the HTTP answer in a record's block; None if it holds none."""
    status = _STATUS_LINE.match(block)
    if status is None:
        return None
    end = _HEADER_END.search(block, status.end() - 2)
    head, body = (block[status.end() : end.start()], block[end.end() :]) if end else (block[status.end() :], b"")
    return Answer(int(status[1]), fields(head), body)


def media_type(content_type: str) -> str:
    """Return the media type of a content type, lower case and without its parameters."""
    return content_type.partition(";")[0].strip().lower()


def unpacked(answer: Answer, largest: int) -> bytes:
    """Return the body with its transfer and content codings undone.

    Raises TooLarge over ``largest`` bytes, NotText for a damaged body, IntakeError for a coding that is not known.
    """
    body = answer.body
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        body = dechunked(body)
    codings = answer.headers.get("content-encoding", "").lower().split(",")
    for coding in reversed([coding.strip().removeprefix("x-") for coding in codings]):
        if coding not in ("", "identity", "none", "utf-8"):
            body = _decoded(body, coding, largest)
    return body


def dechunked(body: bytes) -> bytes:
    """Return a chunked body in one; one that is not chunked, or not to its end, is as it came."""
    pieces: list[bytes] = []
    at = 0
    while size := _CHUNK.match(body, at):
        length = int(size[1], 16)
        if not length:
            return b"".join(pieces)
        end = size.end() + length
        pieces.append(body[size.end() : end])
        at = end + 2 if body[end : end + 2] == b"\r\n" else end
    return body


def in_utf8(body: bytes, content_type: str) -> bytes:
    """Return a body in UTF-8 if the header alone can tell its charset: a known one, while it is not valid UTF-8 itself."""
    declared = _CHARSET.search(content_type)
    if declared is None or body.startswith(_MARKS):
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return body
    try:
        charset = codecs.lookup(declared[1]).name
    except LookupError:
        return body
    if not _SINGLE_BYTE.fullmatch(charset):
        return body
    return body.decode("cp1252" if charset in _WINDOWS_1252 else charset, errors="replace").encode()


def _decoded(body: bytes, coding: str, largest: int) -> bytes:
    if body.lstrip()[:1] in _MARKUP or (coding == "gzip" and not body.startswith(_GZIP)):
        return body  # undone already
    decode = _DECODERS.get(coding)
    if decode is None:
        raise IntakeError(f"in a coding that is not known ({coding[:40]})", remedy="archive it without")
    try:
        decoded = decode(body, largest + 1)
    except (zlib.error, OSError) as error:
        raise NotText(f"its {coding} is damaged or cut off ({error})", remedy="fetch it again") from error
    if len(decoded) > largest:
        raise TooLarge(f"larger than {largest >> 20} MB when unpacked", remedy="no article is that long")
    return decoded


def _inflated(body: bytes, most: int, form: str) -> bytes:
    """Unpack gzip, of one or more members, or deflate, to at most so many bytes. Raises zlib.error."""
    out = bytearray()
    while body and len(out) < most:
        inflater = zlib.decompressobj(_ZLIB_FORMATS[form])
        out += inflater.decompress(body, most - len(out))
        if not inflater.eof and len(out) < most:
            raise zlib.error("it has no end")
        body = inflater.unused_data if inflater.unused_data.startswith(_GZIP) else b""
    return bytes(out)


def _deflated(body: bytes, most: int) -> bytes:
    try:
        return _inflated(body, most, "deflate")
    except zlib.error:  # servers send it bare, too
        return _inflated(body, most, "raw deflate")


def _streamed(body: bytes, most: int, kind: str) -> bytes:
    out = bytearray()
    unpacked = unpacking(kind, BytesIO(body))
    while len(out) < most and (piece := unpacked.read(most - len(out))):
        out += piece
    return bytes(out)


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": lambda body, most: _inflated(body, most, "gzip"),
    "deflate": _deflated,
    "br": lambda body, most: _streamed(body, most, "BrotliReader"),
    "zstd": lambda body, most: _streamed(body, most, "ZstdReader"),
}
