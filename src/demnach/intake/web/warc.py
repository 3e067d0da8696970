"""Web archives: WARC files of any size, read record by record; the pages in them, as they were when they were fetched.

Only the archive and HTTP are dealt with here; what a page says is read by whoever asks for the pages. A page's date is
never that of the crawl, which says when it was fetched and not when it appeared.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import BinaryIO
from urllib.parse import SplitResult, urlsplit

import msgspec

from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError, NotText, TooLarge
from demnach.intake.web.warc_bytes import begins_archive
from demnach.intake.web.warc_http import Answer, dechunked, in_utf8, media_type, parse_answer, unpacked
from demnach.intake.web.warc_records import Damage, Headers, Record, records
from demnach.model.types import Rights

Read = Callable[[bytes, str], Iterator[Draft | IntakeError]]
"""Reads the bytes of a page at an address."""

LARGEST = 64 * 1024 * 1024
"""Largest page, in bytes, packed and unpacked."""
_READ_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml", "application/json"})
_READ_SUFFIX = "+xml"
_NO_XML = "image/"
_SCHEMES = frozenset({"http", "https", "ftp", "file"})
"""Addresses of pages; those of screenshots, of extracted text and of name servers are others („urn“, „dns“)."""
_ROBOTS = "/robots.txt"
_DIGESTS = frozenset({"md5", "sha1", "sha256", "sha512"})
"""Digests that are checked."""
_RESOURCE, _REVISIT = "resource", "revisit"
_KINDS = frozenset({"response", _RESOURCE, _REVISIT})
_OK = range(200, 300)
_AGAIN = "fetch the archive file again"


def looks_like_warc(head: bytes) -> bool:
    """True if the first bytes of a file (some thousands, where it is packed) are those of a WARC file."""
    return begins_archive(head)


def read_warc(
    stream: BinaryIO, where: str, read: Read, *, largest: int = LARGEST, counts: Counter[str] | None = None
) -> Iterator[Draft | IntakeError]:
    """Yield what ``read`` makes of the pages in an archive file, in order, and an error for what is damaged or not there.

    Pages are the answers with a status of 2xx, and the resources, that are HTML, XML, JSON or plain text and at most
    ``largest`` bytes long. All other records are passed over; ``counts``, if given, is told of every record what became
    of it: „page“, „damaged“, „too large“, „revisit“, „status 404“, „image/png“, „request“ … Raises nothing.
    """
    archive = _Archive(where, read, largest, Counter() if counts is None else counts)
    empty = True
    for record in records(stream, largest):
        empty = False
        yield from archive.found(record)
    if empty:
        yield NotText("an archive file without a record", where=where, remedy=_AGAIN)


class Revisited(IntakeError):  # noqa: N818 - the name says what is wrong
    """A page that was fetched again and found unchanged, and is kept in another archive file."""


_COUNTED = {TooLarge: "too large", Revisited: "revisit"}
"""What errors are counted as; all others are damage."""


class _Passed(Exception):  # noqa: N818 - the name says what becomes of it
    """A record that is no page: passed over, and counted by this name."""


class _Archive:
    """What was seen of an archive file, and what becomes of its records."""

    def __init__(self, where: str, read: Read, largest: int, counts: Counter[str]) -> None:
        self._where = where
        self._read = read
        self._largest = largest
        self._counts = counts
        self._seen: set[str] = set()

    def found(self, record: Record | Damage) -> Iterator[Draft | IntakeError]:
        """Yield what a record holds; nothing for one that is no page."""
        try:
            page, headers = self._page(record)
        except _Passed as passed:
            self._counts[str(passed)] += 1
        except IntakeError as error:
            self._counts[_COUNTED.get(type(error), "damaged")] += 1
            yield error.at(self._place(record.uri))
        else:
            self._counts["page"] += 1
            yield from self._drafts(page, headers, record.uri)

    def _page(self, record: Record | Damage) -> tuple[bytes, Headers]:
        """Return a page and its HTTP header, codings undone. Raises _Passed where there is none, IntakeError for damage."""
        if isinstance(record, Damage):
            raise IntakeError(f"damaged at byte {record.place:,} ({record.what})", remedy=_AGAIN)
        if record.kind not in _KINDS:
            raise _Passed(record.kind or "no type")
        if _address(record.uri).scheme not in _SCHEMES:
            raise _Passed("other address")
        if record.kind == _REVISIT:
            self._revisited(record)
        self._seen.update(_names(record))
        answer = _answer(record)
        _check(record, answer)
        body = unpacked(answer, self._largest)
        if not _holds(record.headers.get("warc-payload-digest"), answer.body, dechunked(answer.body), body):
            raise IntakeError("a corrupt record: its bytes are not those that were archived", remedy=_AGAIN)
        return in_utf8(body, answer.headers.get("content-type", "")), answer.headers

    def _revisited(self, record: Record) -> None:
        """Raise Revisited for a page that is in another file, _Passed for one that was seen here and for what is no page."""
        answer = parse_answer(record.block or b"")
        named = answer.media_type if answer is not None else ""
        if not self._seen.isdisjoint(_revisited_names(record)) or (named and not _is_read(named)) or _is_robots(record.uri):
            raise _Passed(_REVISIT)
        day = record.headers.get("warc-refers-to-date", "")
        of = f"revisit of a page fetched {day}" if day else "revisit of a page"
        raise Revisited(f"{of}, which is in an earlier archive file", remedy="give that file, too")

    def _drafts(self, page: bytes, headers: Headers, uri: str) -> Iterator[Draft | IntakeError]:
        """What is read of a page, its address and the reservation of its HTTP header filled in where it gives none."""
        try:
            for found in self._read(page, uri):
                if isinstance(found, IntakeError):
                    yield found.at(self._place(uri if found.where in ("input", uri) else found.where))
                else:
                    url = uri if found.url is None and found.id is None else found.url
                    yield msgspec.structs.replace(found, url=url, rights=_rights(found.rights, headers))
        except IntakeError as error:
            yield error.at(self._place(uri))

    def _place(self, uri: str) -> str:
        return f"{self._where}, {uri}" if uri else self._where


def _answer(record: Record) -> Answer:
    """Return the HTTP answer that a record holds; a resource is its own. Raises TooLarge, IntakeError, _Passed."""
    identified = media_type(record.headers.get("warc-identified-payload-type", ""))
    if record.block is None:
        if identified and not _is_read(identified):
            raise _Passed(identified)
        raise TooLarge(f"a record of {record.length >> 20} MB", remedy="no article is that long")
    given = record.headers.get("content-type", "")
    if record.kind == _RESOURCE:
        return Answer(_OK.start, {"content-type": given}, record.block)
    answer = parse_answer(record.block)
    if answer is None:
        raise IntakeError("a corrupt record: there is no HTTP answer in it", remedy=_AGAIN)
    if not answer.media_type and identified:
        return msgspec.structs.replace(answer, headers={**answer.headers, "content-type": identified})
    return answer


def _check(record: Record, answer: Answer) -> None:
    """Raise _Passed for an answer that is no page, IntakeError for a page that is not whole."""
    if answer.status not in _OK:
        raise _Passed(f"status {answer.status}")
    if not _is_read(answer.media_type):
        raise _Passed(answer.media_type or "no media type")
    if _is_robots(record.uri):
        raise _Passed("robots.txt")
    truncated = record.headers.get("warc-truncated")
    if truncated is not None:
        raise IntakeError(f"cut off by the crawler ({truncated[:40]})", remedy="fetch the page itself")
    if "warc-segment-number" in record.headers:
        raise IntakeError("a page in several records, which are not put together", remedy="fetch the page itself")
    if not _holds(record.headers.get("warc-block-digest"), record.block or b""):
        raise IntakeError("a corrupt record: its bytes are not those that were archived", remedy=_AGAIN)


def _holds(digest: str | None, *contents: bytes) -> bool:
    """True if a digest is that of one of the contents, or none that can be checked.

    Tools differ in whether a payload's digest is that of what was sent or of what it means.
    """
    algorithm, _, given = (digest or "").strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if algorithm not in _DIGESTS or not given:
        return True
    return any(
        given.rstrip("=") in _written(hashlib.new(algorithm, content, usedforsecurity=False).digest()) for content in contents
    )


def _written(digest: bytes) -> set[str]:
    """A digest as it may be written, without padding: in base 32, in hexadecimal digits, in base 64."""
    without_case = (base64.b32encode(digest).decode(), digest.hex())
    written = {form(text) for text in without_case for form in (str.upper, str.lower)} | {base64.b64encode(digest).decode()}
    return {text.rstrip("=") for text in written}


def _names(record: Record) -> Iterator[str]:
    """What a later record may call this one by."""
    yield record.headers.get("warc-record-id", "")
    yield f"{record.headers.get('warc-date', '')} {record.uri}"
    yield record.headers.get("warc-payload-digest", "")


def _revisited_names(record: Record) -> set[str]:
    """What a revisit calls the record by that it is of."""
    headers = record.headers
    target = headers.get("warc-refers-to-target-uri", record.uri).strip("<> ")
    of = {headers.get("warc-refers-to", ""), headers.get("warc-payload-digest", "")}
    return {*of, f"{headers['warc-refers-to-date']} {target}" if "warc-refers-to-date" in headers else ""} - {""}


def _rights(rights: Rights, headers: Headers) -> Rights:
    """Rights with the text-and-data-mining reservation of an HTTP header (W3C TDMRep) where the page makes none."""
    reserved = headers.get("tdm-reservation")
    if reserved is None or rights.tdm_reserved is not None:
        return rights
    return msgspec.structs.replace(
        rights, tdm_reserved=reserved.strip() == "1", tdm_policy=rights.tdm_policy or headers.get("tdm-policy")
    )


def _is_read(named: str) -> bool:
    return named in _READ_TYPES or (named.endswith(_READ_SUFFIX) and not named.startswith(_NO_XML))


def _is_robots(uri: str) -> bool:
    return _address(uri).path == _ROBOTS


def _address(uri: str) -> SplitResult:
    try:
        return urlsplit(uri)
    except ValueError:
        return SplitResult("", "", "", "", "")
