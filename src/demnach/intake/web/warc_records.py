"""The records of an archive file (ISO 28500, WARC 1.0 and 1.1), and what of the file is none.

FastWARC's own iterator is not used: it passes over damage without a word where a record is cut off, and ends at a damaged
gzip member though good ones follow. Here every byte is a record's, or is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from demnach.intake.web.warc_bytes import Member, members

Headers = dict[str, str]
"""Fields of a header by their names in lower case; of several of one name the first."""

_END = b"\r\n\r\n"
_LONGEST_HEADER = 1 << 16
_LONGEST_LENGTH = 18
"""Digits of a length: more are none."""


class Record(msgspec.Struct, frozen=True):
    """A record: its place in the file (bytes; of a packed one, where its member begins), header and block.

    ``block`` is None where it is longer than was asked for; ``length`` is its length in bytes.
    """

    place: int
    headers: Headers
    length: int
    block: bytes | None

    @property
    def kind(self) -> str:
        """The record's type, lower case: „response“, „request“ …"""
        return self.headers.get("warc-type", "").lower()

    @property
    def uri(self) -> str:
        """The address that it is of; empty where it has none."""
        return self.headers.get("warc-target-uri", "").strip("<> ")


class Damage(msgspec.Struct, frozen=True):
    """A place in the file (bytes) where no record could be read, why, and of which address the record was, if known."""

    place: int
    what: str
    uri: str = ""


def records(stream: BinaryIO, largest: int) -> Iterator[Record | Damage]:
    """Yield the records of an archive file in order, damage in its place; blocks over ``largest`` bytes are not loaded."""
    for member in members(stream):
        reported = False
        for found in _records_in(member, largest):
            reported = isinstance(found, Damage)
            yield found
        if member.broken is not None and not reported:
            yield Damage(member.place, member.broken)


def fields(lines: bytes) -> Headers:
    """Return the fields of a header's lines, folded ones joined; lines that are no field are left out."""
    found: Headers = {}
    last = ""
    for line in lines.decode("utf-8", errors="replace").splitlines():
        key, colon, value = line.partition(":")
        if line[:1] in (" ", "\t") and last:
            found[last] = f"{found[last]} {line.strip()}"
        elif colon:
            last = key.strip().lower()
            found.setdefault(last, value.strip())
    return found


def _records_in(member: Member, largest: int) -> Iterator[Record | Damage]:
    while True:
        member.skip_blank()
        place = member.place
        if not member.peek(1):
            return
        if not member.at_record():
            yield Damage(place, "bytes that belong to no record")
            if not member.to_next_record():
                return
            continue
        found = _record(member, place, largest)
        yield found
        if isinstance(found, Damage) and not member.to_next_record():
            return


def _record(member: Member, place: int, largest: int) -> Record | Damage:
    """Read one record; the member then stands behind it, or behind its header where its length is wrong."""
    lines = member.header(_LONGEST_HEADER)
    if lines is None:
        member.take(1)
        return Damage(place, member.broken or "a record's header without an end")
    headers = fields(lines)
    given = headers.get("content-length", "")
    record = Record(place, headers, int(given) if _is_length(given) else 0, None)
    if not _is_length(given):
        return Damage(place, "a record without a length", record.uri)
    if record.length > largest:
        whole = member.skip(record.length)
        return record if whole else Damage(place, member.broken or "cut off", record.uri)
    block = member.take(record.length)
    if len(block) < record.length:
        what = member.broken or f"cut off: {len(block):,} of {record.length:,} bytes"
    elif _ends(member):
        return msgspec.structs.replace(record, block=block)
    else:
        what = member.broken or "its length is not what it says"
    member.put_back(block)
    return Damage(place, what, record.uri)


def _ends(member: Member) -> bool:
    """True where a record may end, all that is packed with it unbroken: before two line ends, a record, or the end."""
    proper = member.peek(len(_END)) == _END
    member.skip_blank()
    return member.broken is None and (proper or not member.peek(1) or member.at_record())


def _is_length(given: str) -> bool:
    return given.isascii() and given.isdecimal() and len(given) <= _LONGEST_LENGTH
