"""Web archives: invented pages in WARC files written here, whole and damaged."""

from __future__ import annotations

import base64
import gzip
import hashlib
import random
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from fastwarc.stream_io import Lz4Writer, ZstdWriter
from hypothesis import given
from hypothesis import strategies as st

from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError, NotText, TooLarge
from demnach.intake.web.warc import Revisited, looks_like_warc, read_warc
from demnach.model.types import Rights

PAGES = [f"<html><p>Die Fähre {number} ruht, teilte das Amt mit.</p>" + "<p>Mehr später.</p>" * 40 for number in range(5)]


def digest(content: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(content).digest()).decode()


def record(kind: str, block: bytes, uri: str = "", number: int = 0, **fields: str | None) -> bytes:
    given_fields = {name.replace("_", "-"): value for name, value in fields.items()}
    header = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "WARC-Date": "2026-05-04T10:00:00Z",
        "WARC-Target-URI": uri or None,
        "Content-Length": str(len(block)),
        **given_fields,
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in header.items() if value is not None)
    return b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def http(body: bytes, status: str = "200 OK", content_type: str | None = "text/html; charset=utf-8", *more: str) -> bytes:
    named = [f"Content-Type: {content_type}"] if content_type else []
    return "\r\n".join([f"HTTP/1.1 {status}", *named, *more, "", ""]).encode() + body


def uri_of(number: int) -> str:
    return f"https://bote.example/{number}.html"


def response(body: bytes, number: int = 0, *, block: bytes | None = None, **fields: str | None) -> bytes:
    block = http(body) if block is None else block
    digests = {"WARC_Payload_Digest": digest(block.partition(b"\r\n\r\n")[2]), "WARC_Block_Digest": digest(block)}
    content_type = "application/http; msgtype=response"
    return record("response", block, uri_of(number), number, **{"Content_Type": content_type, **digests, **fields})


def pages() -> list[bytes]:
    return [response(page.encode(), number) for number, page in enumerate(PAGES)]


INFO = record("warcinfo", b"software: von Hand\r\n", Content_Type="application/warc-fields")


def zipped(records: list[bytes]) -> bytes:
    return b"".join(map(gzip.compress, records))


def framed(records: list[bytes], writer: Callable[[BytesIO], Lz4Writer | ZstdWriter]) -> bytes:
    out = BytesIO()
    for packed in records:
        frame = writer(out)
        frame.write(packed)
        frame.finish()
        frame.flush()
    return out.getvalue()


def flipped(data: bytes, at: int) -> bytes:
    changed = bytearray(data)
    changed[at] ^= 0xFF
    return bytes(changed)


class Pipe:
    """A stream that gives little at a time and cannot go back."""

    def __init__(self, data: bytes) -> None:
        self._stream = BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(min(size, 1000))


def text_of(page: bytes, uri: str) -> Iterator[Draft | IntakeError]:
    yield Draft(text=page.decode("utf-8", errors="replace"), blocks=())


def read(data: bytes, largest: int = 1 << 20) -> tuple[list[Draft | IntakeError], Counter[str]]:
    counts: Counter[str] = Counter()
    found = list(read_warc(Pipe(data), "bote.warc.gz", text_of, largest=largest, counts=counts))  # type: ignore[arg-type]
    return found, counts


def texts(data: bytes) -> list[str]:
    return [found.text if isinstance(found, Draft) else str(found) for found in read(data)[0]]


def text(data: bytes) -> str:
    (found,) = texts(data)
    return found


# what is an archive file, and how it is packed

PACKINGS: dict[str, Callable[[list[bytes]], bytes]] = {
    "plain": b"".join,
    "gzip": zipped,
    "gzip, one member": lambda records: gzip.compress(b"".join(records)),
    "lz4": lambda records: framed(records, Lz4Writer),
    "zstd": lambda records: framed(records, ZstdWriter),
}


@pytest.mark.parametrize("pack", PACKINGS.values(), ids=PACKINGS)
def test_packings(pack: Callable[[list[bytes]], bytes]) -> None:
    data = pack([INFO, *pages()])
    assert looks_like_warc(data[:4096])
    assert texts(data) == PAGES
    assert read(data)[1] == {"warcinfo": 1, "page": 5}


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"WARC",
        b"WARC/X.0",
        b"Im WARC/1.0",
        gzip.compress(b"Text"),
        b"\x1f\x8b\x08",
        b"\x04\x22\x4d\x18",
        b"\x28\xb5\x2f\xfd",
    ],
)
def test_what_is_no_archive(head: bytes) -> None:
    assert not looks_like_warc(head)


def test_old_versions_and_bare_line_ends() -> None:
    data = record("resource", b"Wort", "http://bote.example/a", Content_Type="text/plain").replace(b"\r\n", b"\n")
    assert text(data.replace(b"WARC/1.1", b"WARC/0.18")) == "Wort"


def test_an_empty_file() -> None:
    (error,) = read(b"")[0]
    assert isinstance(error, NotText)
    assert error.where == "bote.warc.gz"


# HTTP


@pytest.mark.parametrize(
    ("charset", "encoding", "word"),
    [
        ("ISO-8859-1", "cp1252", "Fähre – „Öl“"),
        ("windows-1252", "cp1252", "Fähre – „Öl“"),
        ("iso-8859-2", "iso-8859-2", "Fähre nach Łódź"),
        ("utf-8", "utf-8", "Fähre – „Öl“"),
        ("iso-8859-1", "utf-8", "Fähre – „Öl“"),
        ('"latin1"', "latin-1", "Fähre"),
    ],
)
def test_the_charset_of_the_header(charset: str, encoding: str, word: str) -> None:
    block = http(f"<p>{word}</p>".encode(encoding), "200 OK", f"text/html; charset={charset}")
    assert text(response(b"", block=block)) == f"<p>{word}</p>"


@pytest.mark.parametrize(
    "content_type", ["text/html", "text/html; charset=nirgends", "text/html; charset=utf-8", "text/html; charset=rot13"]
)
def test_a_charset_that_says_nothing_leaves_the_bytes(content_type: str) -> None:
    got: list[bytes] = []
    data = response(b"", block=http("Fähre".encode("cp1252"), "200 OK", content_type))
    list(read_warc(BytesIO(data), "x", lambda page, uri: iter(got.append(page) or ())))
    assert got == ["Fähre".encode("cp1252")]


def chunked(body: bytes, size: int = 100) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


CODINGS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("Content-Encoding: gzip", gzip.compress),
    ("Content-Encoding: x-gzip", lambda body: gzip.compress(body[:9]) + gzip.compress(body[9:])),
    ("Content-Encoding: deflate", zlib.compress),
    ("Content-Encoding: deflate", bare_deflate),
    ("Content-Encoding: zstd", lambda body: framed([body], ZstdWriter)),
    ("Content-Encoding: deflate, gzip", lambda body: gzip.compress(zlib.compress(body))),
    ("Content-Encoding: gzip", lambda body: body),
    ("Content-Encoding: br", lambda body: body),
    ("Transfer-Encoding: chunked", chunked),
    ("Transfer-Encoding: chunked", lambda body: body),
    ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", lambda body: chunked(gzip.compress(body))),
]


@pytest.mark.parametrize(("header", "encode"), CODINGS)
def test_codings_are_undone(header: str, encode: Callable[[bytes], bytes]) -> None:
    assert text(response(b"", block=http(encode(PAGES[0].encode()), "200 OK", "text/html", header))) == PAGES[0]


def test_brotli() -> None:
    brotli = pytest.importorskip("brotli")
    block = http(brotli.compress(PAGES[0].encode()), "200 OK", "text/html", "Content-Encoding: br")
    assert text(response(b"", block=block)) == PAGES[0]


@pytest.mark.parametrize(
    ("header", "body", "told"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGES[0].encode())[:-9], "gzip is damaged or cut off"),
        ("Content-Encoding: gzip", flipped(gzip.compress(PAGES[0].encode()), -6), "gzip is damaged or cut off"),
        ("Content-Encoding: br", b"\xff\xff\xff", "br is damaged or cut off"),
        ("Content-Encoding: zstd", b"\xff\xff\xff", "zstd is damaged or cut off"),
        ("Content-Encoding: sdch", b"abc", "a coding that is not known (sdch)"),
        ("Content-Encoding: gzip", gzip.compress(b"x" * (2 << 20)), "larger than 1 MB when unpacked"),
    ],
)
def test_bodies_that_cannot_be_unpacked(header: str, body: bytes, told: str) -> None:
    found, counts = read(response(b"", block=http(body, "200 OK", "text/html", header)) + pages()[1])
    assert told in str(found[0])
    assert isinstance(found[1], Draft)
    assert counts["page"] == 1


# which records are pages


@pytest.mark.parametrize(
    ("data", "counted"),
    [
        (response(b"", block=http(b"<p>fort</p>", "404 Not Found")), "status 404"),
        (response(b"", block=http(b"", "301 Moved", None, "Location: /x")), "status 301"),
        (response(b"", block=http(b"\x89PNG", "200 OK", "image/png")), "image/png"),
        (response(b"", block=http(b"<svg/>", "200 OK", "image/svg+xml")), "image/svg+xml"),
        (response(b"", block=http(b"?", "200 OK", None)), "no media type"),
        (response(b"User-agent: *", WARC_Target_URI="https://bote.example/robots.txt"), "robots.txt"),
        (record("request", b"GET / HTTP/1.1\r\n\r\n", uri_of(1)), "request"),
        (record("metadata", b"via: x", uri_of(1)), "metadata"),
        (record("response", b"20260504 bote.example", "dns:bote.example", Content_Type="text/dns"), "other address"),
        (record("resource", b"Wort", "urn:text:https://bote.example/", Content_Type="text/plain"), "other address"),
        (record("resource", b"Wort", "http://[kaputt", Content_Type="text/plain"), "other address"),
    ],
)
def test_other_records_are_counted_and_passed_over(data: bytes, counted: str) -> None:
    found, counts = read(data + pages()[1])
    assert len(found) == 1
    assert counts == {counted: 1, "page": 1}


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/xhtml+xml", "application/rss+xml", "text/xml", "Application/JSON; a=b"]
)
def test_media_types_that_are_read(media_type: str) -> None:
    assert text(response(b"", block=http(b"Wort", "203 OK", media_type))) == "Wort"


def test_resources_and_identified_types() -> None:
    assert text(record("resource", b"Wort", "file:///wort.txt", Content_Type="text/plain")) == "Wort"
    block = http(b"Wort", "200 OK", None)
    assert text(response(b"", block=block, WARC_Identified_Payload_Type="text/html")) == "Wort"


def test_an_address_in_brackets_and_no_date_of_the_crawl() -> None:
    (found,) = read(response(b"<p>Wort</p>", WARC_Target_URI="<https://bote.example/a>"))[0]
    assert isinstance(found, Draft)
    assert (found.url, found.published, found.modified) == ("https://bote.example/a", None, None)


@pytest.mark.parametrize(
    ("drafts", "urls"),
    [
        ([Draft(text="a", blocks=(), url="https://a.example/")], ["https://a.example/"]),
        ([Draft(text="a", blocks=(), id="1")], [None]),
    ],
)
def test_what_the_page_says_of_its_address_stays(drafts: list[Draft], urls: list[str | None]) -> None:
    found = list(read_warc(BytesIO(pages()[0]), "x", lambda page, uri: iter(drafts)))
    assert [draft.url for draft in found if isinstance(draft, Draft)] == urls


def test_the_reservation_of_the_header() -> None:
    block = http(b"Wort", "200 OK", "text/html", "TDM-Reservation: 1", "TDM-Policy: https://bote.example/tdm")
    (found,) = read(response(b"", block=block))[0]
    assert isinstance(found, Draft)
    assert found.rights == Rights(tdm_reserved=True, tdm_policy="https://bote.example/tdm")
    free = Draft(text="a", blocks=(), rights=Rights(tdm_reserved=False))
    (found,) = read_warc(BytesIO(response(b"", block=block)), "x", lambda page, uri: iter([free]))
    assert isinstance(found, Draft)
    assert found.rights == free.rights


def test_errors_of_the_page_name_file_and_address() -> None:
    def fail(page: bytes, uri: str) -> Iterator[Draft | IntakeError]:
        yield NotText("leer")
        yield NotText("leer", where=f"{uri}#1")
        raise NotText("aus")

    found = list(read_warc(BytesIO(pages()[0]), "bote.warc", fail))
    place = f"bote.warc, {uri_of(0)}"
    assert [error.where for error in found if isinstance(error, IntakeError)] == [place, f"{place}#1", place]


# revisits


def revisit(block: bytes = b"", **fields: str | None) -> bytes:
    return record("revisit", block, uri_of(0), 77, WARC_Profile="http://netpreserve.org/warc/1.1/revisit/…", **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"WARC_Refers_To": "<urn:uuid:0>"},
        {"WARC_Refers_To_Target_URI": uri_of(0), "WARC_Refers_To_Date": "2026-05-04T10:00:00Z"},
        {"WARC_Payload_Digest": digest(PAGES[0].encode())},
    ],
)
def test_a_revisit(fields: dict[str, str | None]) -> None:
    assert texts(pages()[0] + revisit(**fields)) == PAGES[:1]
    found, counts = read(revisit(**fields) + pages()[0])
    assert isinstance(found[0], Revisited)
    assert "is in an earlier archive file" in str(found[0])
    assert counts == {"revisit": 1, "page": 1}


def test_a_revisit_of_a_picture_is_no_matter() -> None:
    assert read(revisit(http(b"", "200 OK", "image/png"), WARC_Refers_To="<urn:uuid:9>")) == ([], {"revisit": 1})


# damage


def good(data: bytes) -> tuple[list[int], list[str]]:
    """Return which pages are read, and the errors."""
    found, _ = read(data)
    drafts = [draft.text for draft in found if isinstance(draft, Draft)]
    return [PAGES.index(text) for text in drafts], [str(error) for error in found if isinstance(error, IntakeError)]


@pytest.mark.parametrize("at", [20, 60, -6, -3])
def test_a_flipped_byte_in_a_member(at: int) -> None:
    members = [gzip.compress(page) for page in pages()]
    read_pages, errors = good(b"".join([*members[:2], flipped(members[2], at), *members[3:]]))
    assert read_pages == [0, 1, 3, 4]
    assert len(errors) == 1
    assert f"damaged at byte {len(members[0] + members[1]):,}" in errors[0]


@pytest.mark.parametrize("at", [30, 2000, -6])
def test_a_flipped_byte_in_a_long_member(at: int) -> None:
    noise = random.Random(1).randbytes(300_000)
    long = flipped(gzip.compress(response(b"<p>" + noise.hex().encode(), 9)), at)
    read_pages, errors = good(long + zipped(pages()))
    assert read_pages == [0, 1, 2, 3, 4]
    assert len(errors) == 1


@pytest.mark.parametrize("cut", [1, 9, 50, 200])
def test_a_gzip_file_that_is_cut_off(cut: int) -> None:
    data = zipped(pages())
    read_pages, errors = good(data[:-cut])
    assert read_pages == [0, 1, 2, 3]
    assert len(errors) == 1
    assert "cut off" in errors[0]


@pytest.mark.parametrize("cut", [100, 700, 1000])
def test_a_plain_file_that_is_cut_off(cut: int) -> None:
    read_pages, errors = good(b"".join(pages())[:-cut])
    assert read_pages == [0, 1, 2, 3]
    assert len(errors) == 1


@pytest.mark.parametrize("writer", [Lz4Writer, ZstdWriter])
def test_frames_that_are_cut_off(writer: Callable[[BytesIO], Lz4Writer | ZstdWriter]) -> None:
    read_pages, errors = good(framed(pages(), writer)[:-20])
    assert read_pages[:3] == [0, 1, 2]  # FastWARC keeps back the last bytes before the damage
    assert "damaged or cut off" in errors[0]


@pytest.mark.parametrize("pack", [b"".join, zipped])
@pytest.mark.parametrize("length", ["5", "700", "1500", "900000", "-1", "viel", None, "9" * 30])
def test_a_wrong_length(length: str | None, pack: Callable[[list[bytes]], bytes]) -> None:
    wrong = response(PAGES[1].encode(), 1, Content_Length=length)
    read_pages, errors = good(pack([pages()[0], wrong, *pages()[2:]]))
    assert read_pages == [0, 2, 3, 4]
    assert len(errors) == 1
    assert uri_of(1) in errors[0]


@pytest.mark.parametrize("field", ["WARC_Payload_Digest", "WARC_Block_Digest"])
@pytest.mark.parametrize("wrong", [digest(b"anderes"), "sha256:" + "0" * 64, "md5:00"])
def test_a_wrong_digest(field: str, wrong: str) -> None:
    read_pages, errors = good(response(PAGES[0].encode(), **{field: wrong}) + pages()[1])
    assert read_pages == [1]
    assert "corrupt record" in errors[0]


@pytest.mark.parametrize(
    "right",
    [
        "sha1:" + hashlib.sha1(PAGES[0].encode()).hexdigest().upper(),
        "SHA-256:" + hashlib.sha256(PAGES[0].encode()).hexdigest(),
        "md5:" + base64.b64encode(hashlib.md5(PAGES[0].encode()).digest()).decode(),
        digest(PAGES[0].encode()).rstrip("=").lower(),
        "blake3:unbekannt",
    ],
)
def test_right_digests(right: str) -> None:
    assert good(response(PAGES[0].encode(), WARC_Payload_Digest=right)) == ([0], [])


def test_the_digest_of_an_unpacked_payload() -> None:
    block = http(gzip.compress(PAGES[0].encode()), "200 OK", "text/html", "Content-Encoding: gzip")
    assert good(response(b"", block=block, WARC_Payload_Digest=digest(PAGES[0].encode()))) == ([0], [])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (response(b"<p>", WARC_Truncated="length"), "cut off by the crawler (length)"),
        (response(b"<p>", WARC_Segment_Number="1"), "a page in several records"),
        (response(b"", block=b"kein HTTP"), "no HTTP answer"),
    ],
)
def test_pages_that_are_not_whole(data: bytes, told: str) -> None:
    read_pages, errors = good(data + pages()[1])
    assert read_pages == [1]
    assert told in errors[0]


@pytest.mark.parametrize("pack", PACKINGS.values(), ids=PACKINGS)
def test_too_large(pack: Callable[[list[bytes]], bytes]) -> None:
    found, counts = read(pack([response(b"x" * (2 << 20), 1), pages()[0]]))
    assert isinstance(found[0], TooLarge)
    assert isinstance(found[1], Draft)
    assert counts == {"too large": 1, "page": 1}
    film = response(b"", block=http(b"x" * (2 << 20), "200 OK", "video/mp4"), WARC_Identified_Payload_Type="video/mp4")
    assert read(pack([film]))[1] == {"video/mp4": 1}


def test_bytes_around_records() -> None:
    assert good(b"Vorwort" + b"\r\n" + b"".join(pages()))[0] == [0, 1, 2, 3, 4]
    assert len(good(b"".join(pages()) + b"Nachwort")[1]) == 1
    assert good(zipped(pages()) + b"\0" * 600) == ([0, 1, 2, 3, 4], [])
    assert good(b"\r\n".join(pages())) == ([0, 1, 2, 3, 4], [])
    assert len(good(zipped(pages()) + b"Nachwort")[1]) == 1
    assert good(gzip.compress(pages()[0])[:40] + b"xyz" + zipped(pages()[1:]))[0] == [1, 2, 3, 4]


def test_a_header_without_an_end() -> None:
    read_pages, errors = good(b"WARC/1.0\r\n" + b"a: b\r\n" * 20_000 + b"".join(pages()))
    assert read_pages[-4:] == [1, 2, 3, 4]
    assert errors


# any input


def check(data: bytes) -> None:
    looks_like_warc(data[:500])
    found, counts = read(data, 5000)
    assert counts.total() or found
    assert all(error.what and error.where for error in found if isinstance(error, IntakeError))


@given(st.binary())
def test_no_bytes_crash(data: bytes) -> None:
    check(data)
    check(b"WARC/1.0\r\n" + data)
    check(gzip.compress(data))
    check(b"\x1f\x8b\x08" + data)
    check(b"\x04\x22\x4d\x18" + data)
    check(b"\x28\xb5\x2f\xfd" + data)
    check(response(b"", block=b"HTTP/1.1 200 OK\r\n" + data))
    for coding, _ in CODINGS:
        check(response(b"", block=http(data, "200 OK", "text/html", coding)))


@given(st.sampled_from(sorted(PACKINGS)), st.integers(), st.integers(1, 6))
def test_no_damage_crashes(packing: str, seed: int, often: int) -> None:
    chance = random.Random(seed)
    data = bytearray(PACKINGS[packing]([INFO, *pages()]))
    for _ in range(often):
        at = chance.randrange(len(data))
        data[at : at + chance.choice((0, 1, 1, 40))] = chance.randbytes(chance.choice((0, 1, 3)))
    check(bytes(data))
    if packing == "gzip":  # each record has a check sum, the digests aside
        read_pages, errors = good(bytes(data))
        assert read_pages == sorted(set(read_pages))
        assert errors or read_pages == [0, 1, 2, 3, 4]


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_no_page_is_read_whose_bytes_are_others(at: int, change: int) -> None:
    for pack in PACKINGS.values():
        data = bytearray(pack([INFO, *pages()]))
        data[at % len(data)] ^= change
        read_pages, _ = good(bytes(data))
        assert read_pages == sorted(set(read_pages))
