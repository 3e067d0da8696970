"""The bytes of an archive file, unpacked piece by piece, whatever damage they have taken.

An archive file is plain, or packed record by record: gzip in many members, LZ4 or Zstandard in many frames. A gzip file
is taken apart into its members, since a member that is damaged says nothing of the next; the other two are unpacked by
FastWARC as one stream, which ends where it breaks.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, cast

PIECE = 1 << 16
"""Bytes read and unpacked at a time."""
_GZIP = b"\x1f\x8b\x08"
_LZ4 = b"\x04\x22\x4d\x18"
_ZSTD = b"\x28\xb5\x2f\xfd"
_ZSTD_DICTIONARY = b"\x5d\x2a\x4d\x18"
"""Frame of a dictionary before the first record of a Zstandard archive file (WARC-zstd)."""
_GZIP_WINDOW = zlib.MAX_WBITS | 16
_KEPT = 1 << 20
"""Bytes of a file that are kept behind the present place, to look through them for the next member."""
_RECORD = re.compile(rb"WARC/[01]\.\d")
_NEXT_RECORD = re.compile(rb"\n(?=WARC/[01]\.\d)")
_LONGEST_MARK = 16
_FRAME_PIECE = 512
"""Bytes that FastWARC unpacks of frames at a time: before damage at most so many are lost."""
_BLANK = b"\r\n \t\0"


class Tape:
    """A file read once, from the beginning to the end, that remembers a stretch of what was read.

    It has the ``read`` and ``tell`` that FastWARC asks of a stream.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._window = bytearray()
        self._begin = 0
        self._at = 0

    def tell(self) -> int:
        """Return the place in the file, in bytes."""
        return self._begin + self._at

    def peek(self, size: int) -> bytes:
        """Return the next bytes, fewer only at the end of the file, and stay."""
        while len(self._window) - self._at < size and (piece := self._stream.read(PIECE)):
            self._window += piece
        return bytes(self._window[self._at : self._at + size])

    def read(self, size: int = PIECE) -> bytes:
        """Return the next bytes, fewer only at the end of the file."""
        taken = self.peek(size if size >= 0 else PIECE)
        self._at += len(taken)
        if self._at > 2 * _KEPT:
            self._begin += self._at - _KEPT
            del self._window[: self._at - _KEPT]
            self._at = _KEPT
        return taken

    def back_to(self, place: int) -> None:
        """Go back to a place in the file, or as near to it as is remembered."""
        self._at = min(max(place - self._begin, 0), self._at)


class Member:
    """A stretch of an archive file that is unpacked as one, from its ``place`` in the file on.

    ``broken`` says what is wrong where it ends before its end.
    """

    def __init__(self, pieces: Iterator[bytes], place: int, *, packed: bool) -> None:
        self._pieces = pieces
        self._place = place
        self._packed = packed
        self._buffer = bytearray()
        self._taken = 0
        self.broken: str | None = None

    @property
    def place(self) -> int:
        """Where in the file this is, in bytes; where a packed member begins."""
        return self._place if self._packed else self._place + self._taken

    def peek(self, size: int) -> bytes:
        """Return the next bytes, fewer only at the end, and stay."""
        while len(self._buffer) < size and self._fill():
            pass
        return bytes(self._buffer[:size])

    def take(self, size: int) -> bytes:
        """Return the next bytes, fewer only at the end."""
        taken = self.peek(size)
        self._drop(len(taken))
        return taken

    def skip(self, size: int) -> bool:
        """Pass over bytes without keeping them; False if there are fewer."""
        while size:
            passed = min(size, len(self._buffer))
            self._drop(passed)
            size -= passed
            if size and not self._fill():
                return False
        return True

    def put_back(self, taken: bytes) -> None:
        """Take back what was taken last."""
        self._buffer[:0] = taken
        self._taken -= len(taken)

    def skip_blank(self) -> None:
        """Pass over line ends and padding."""
        while self._buffer or self._fill():
            blank = len(self._buffer) - len(self._buffer.lstrip(_BLANK))
            self._drop(blank)
            if self._buffer:
                return

    def header(self, longest: int) -> bytes | None:
        """Return the lines up to a blank line, which is passed over; None if there is none within ``longest`` bytes."""
        searched = 0
        while True:
            end = _HEADER_END.search(self._buffer, searched)
            if end or len(self._buffer) > longest:
                break
            searched = max(len(self._buffer) - _LONGEST_MARK, 0)
            if not self._fill():
                break
        return self.take(end.end())[: end.start()] if end and end.start() <= longest else None

    def at_record(self) -> bool:
        """True where a record begins."""
        return _RECORD.match(self.peek(_LONGEST_MARK)) is not None

    def to_next_record(self) -> bool:
        """Go on to the next line that begins a record; False if there is none."""
        while True:
            found = _NEXT_RECORD.search(self._buffer)
            if found:
                self._drop(found.end())
                return True
            self._drop(max(len(self._buffer) - _LONGEST_MARK, 0))
            if not self._fill():
                self._drop(len(self._buffer))
                return False

    def _drop(self, size: int) -> None:
        del self._buffer[:size]
        self._taken += size

    def _fill(self) -> bool:
        if self.broken is not None:
            return False
        try:
            piece = next(self._pieces, b"")
        except _Broken as error:
            self.broken = str(error)
            return False
        self._buffer += piece
        return bool(piece)


_HEADER_END = re.compile(rb"\r?\n\r?\n")


class _Broken(Exception):  # noqa: N818 - the name says what is wrong
    """A packed stretch that cannot be unpacked to its end."""


def members(stream: BinaryIO) -> Iterator[Member]:
    """Yield the members of an archive file in order; each is to be read to its end before the next is asked for."""
    tape = Tape(stream)
    head = tape.peek(len(_ZSTD))
    if head.startswith(_GZIP):
        yield from _gzip_members(tape)
    elif head == _LZ4:
        yield Member(_frames(tape, "Lz4Reader"), 0, packed=True)
    elif head in (_ZSTD, _ZSTD_DICTIONARY):
        yield Member(_frames(tape, "ZstdReader"), 0, packed=True)
    else:
        yield Member(iter(tape.read, b""), 0, packed=False)


def begins_archive(head: bytes) -> bool:
    """True if the first bytes of a file are those of an archive file, plain or packed."""
    if head.startswith(_ZSTD_DICTIONARY):
        return True
    if head.startswith(_GZIP):
        head = _begun(head)
    elif head.startswith((_LZ4, _ZSTD)):
        head = _begun_frame(head)
    return _RECORD.match(head) is not None


def _gzip_members(tape: Tape) -> Iterator[Member]:
    """The members of a gzip file; behind damage the next one whose bytes, unpacked, begin a record."""
    while tape.peek(1):
        place = tape.tell()
        member = Member(_inflated(tape), place, packed=True)
        yield member
        if member.broken is not None:
            tape.back_to(place + 1)
            _to_next_member(tape)
        while tape.peek(1) == b"\0":  # padding
            tape.read(1)


def _to_next_member(tape: Tape) -> None:
    while window := tape.peek(PIECE):
        found = window.find(_GZIP)
        if found < 0:
            tape.read(max(len(window) - len(_GZIP) + 1, 1))
            continue
        tape.read(found)
        if _RECORD.match(_begun(tape.peek(PIECE))):
            return
        tape.read(1)


def _inflated(tape: Tape) -> Iterator[bytes]:
    """Unpack one gzip member, its check sum included; the tape then stands behind it."""
    inflater = zlib.decompressobj(_GZIP_WINDOW)
    while not inflater.eof:
        packed = inflater.unconsumed_tail or tape.read(PIECE)
        if not packed:
            raise _Broken("the file is cut off here")
        try:
            piece = inflater.decompress(packed, PIECE)
        except zlib.error as error:
            raise _Broken(f"damaged gzip ({error})") from error
        if piece:
            yield piece
    tape.back_to(tape.tell() - len(inflater.unused_data))


def _begun(head: bytes) -> bytes:
    """The first bytes of a gzip member, unpacked; none where it is none."""
    try:
        return zlib.decompressobj(_GZIP_WINDOW).decompress(head, _LONGEST_MARK)
    except zlib.error:
        return b""


def unpacking(kind: str, stream: BinaryIO) -> BinaryIO:
    """Return what FastWARC unpacks of a stream: Lz4Reader, ZstdReader or BrotliReader; loaded when one is needed."""
    from fastwarc import stream_io

    return cast("BinaryIO", getattr(stream_io, kind)(stream))


def _frames(tape: Tape, kind: str) -> Iterator[bytes]:
    """Unpack frames, one after the other, to the end of the file."""
    try:
        unpacked = unpacking(kind, cast("BinaryIO", tape))
        while piece := unpacked.read(_FRAME_PIECE):
            yield piece
    except OSError as error:
        raise _Broken(f"damaged or cut off ({error})") from error


def _begun_frame(head: bytes) -> bytes:
    """The first bytes of a frame, unpacked; none where too little of it is there."""
    kind = "Lz4Reader" if head.startswith(_LZ4) else "ZstdReader"
    try:
        return unpacking(kind, BytesIO(head)).read(_LONGEST_MARK)
    except OSError:
        return b""
