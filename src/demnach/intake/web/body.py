"""Bodies of answers: read and unpacked as far as they may be large, and no further, however they are packed.

The HTTP library would unpack what it is sent whole, layer upon layer: two kilobytes of a page can be gigabytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from demnach.intake.errors import SAVE_PAGE, IntakeError, TooLarge

ACCEPTED = "gzip, deflate"
"""What is told to servers as Accept-Encoding."""
_WINDOWS = {
    "gzip": (zlib.MAX_WBITS | 16,),
    "x-gzip": (zlib.MAX_WBITS | 16,),
    "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS),  # with zlib's frame as RFC 9110 has it, or without as some servers send it
}
_PLAIN = frozenset({"", "identity"})
_MOST_MEMBERS = 64
"""A gzip stream may consist of several members; one of very many takes long to take apart."""


def read_body(chunks: Iterable[bytes], packing: str, largest: int, *, whole: bool = True) -> bytes:
    """Return the body of an answer, unpacked. ``packing`` is the answer's Content-Encoding, ``largest`` is in bytes.

    Raises TooLarge over ``largest`` bytes, packed or not, unless ``whole`` is False: then it is cut off there. Raises
    IntakeError for a packing that was not asked for, and for a packed body that is damaged.
    """
    packing = packing.strip().lower()
    if packing not in _WINDOWS and packing not in _PLAIN:
        raise IntakeError(f"packed as {packing[:40]!r}, which was not asked for", where="answer", remedy=SAVE_PAGE)
    raw = bytearray()
    for chunk in chunks:
        raw += chunk
        if len(raw) > largest:
            if whole:
                raise too_large(largest)
            break
    if packing in _PLAIN or not raw:
        return bytes(raw[:largest])
    for window in _WINDOWS[packing]:
        try:
            return _unpacked(bytes(raw), window, largest, whole)
        except zlib.error as error:
            damage = error
    raise IntakeError(f"cannot be fetched: it came damaged ({damage})", where="answer", remedy=SAVE_PAGE)


def _unpacked(data: bytes, window: int, largest: int, whole: bool) -> bytes:
    out = bytearray()
    for _ in range(_MOST_MEMBERS):
        inflater = zlib.decompressobj(window)
        out += inflater.decompress(data, largest + 1 - len(out))
        if len(out) > largest:
            if whole:
                raise too_large(largest)
            return bytes(out[:largest])
        if not inflater.eof:
            if whole:
                raise zlib.error("cut off")
            return bytes(out)
        data = inflater.unused_data.lstrip(b"\0") if window > zlib.MAX_WBITS else b""
        if not data:
            return bytes(out)
    raise zlib.error("too many pieces")


def too_large(largest: int) -> TooLarge:
    """Return the error for what is larger than so many bytes."""
    told = f"{largest >> 20} MB" if largest >> 20 else f"{largest:,} bytes"
    return TooLarge(f"larger than {told}", where="answer", remedy="save the text of the article")
