"""Bodies of answers are unpacked within their limit, however they are packed."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demnach.intake.errors import IntakeError, TooLarge
from demnach.intake.web.body import read_body

TEXT = "Grüße aus Seeberg. ".encode() * 50
RAW = zlib.compressobj(wbits=-zlib.MAX_WBITS)
PACKED = {
    "": TEXT,
    "identity": TEXT,
    "gzip": gzip.compress(TEXT),
    "X-GZIP ": gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:]),
    "deflate": zlib.compress(TEXT),
    " Deflate": RAW.compress(TEXT) + RAW.flush(),
}


@pytest.mark.parametrize("packing", PACKED)
def test_bodies_are_unpacked(packing: str) -> None:
    data = PACKED[packing]
    assert read_body([data[i : i + 1] for i in range(len(data))], packing, len(TEXT)) == TEXT
    with pytest.raises(TooLarge, match=f"{len(TEXT) - 1:,} bytes"):
        read_body([data], packing, len(TEXT) - 1)
    assert read_body([data], packing, 600, whole=False) == TEXT[:600]
    assert read_body([], packing, 10) == b""


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip", "gzip,", "x" * 1000])
def test_what_was_not_asked_for_is_not_unpacked(packing: str) -> None:
    with pytest.raises(IntakeError, match="not asked for") as caught:
        read_body([b"x"], packing, 100)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_what_is_damaged_or_cut_off_is_told(packing: str) -> None:
    for data in (b"no such thing", PACKED[packing][:-9], gzip.compress(b"") * 100):
        with pytest.raises(IntakeError, match="damaged"):
            read_body([data], packing, 10_000)


def test_a_bomb_fills_no_memory() -> None:
    bomb = gzip.compress(bytes(200_000_000), 1)
    tracemalloc.start()
    with pytest.raises(TooLarge):
        read_body([bomb], "gzip", 1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


@given(st.binary(), st.sampled_from(["gzip", "deflate", ""]), st.integers(0, 50), st.booleans())
def test_any_body_is_read_or_refused(data: bytes, packing: str, largest: int, whole: bool) -> None:
    with suppress(IntakeError):
        assert len(read_body([data], packing, largest, whole=whole)) <= largest


@given(st.binary(max_size=300), st.sampled_from([(gzip.compress, "gzip"), (zlib.compress, "deflate")]), st.data())
def test_a_mutated_body_is_read_or_refused(text: bytes, way: tuple[object, str], data: st.DataObject) -> None:
    compress, packing = way
    packed = bytearray(compress(text))  # type: ignore[operator]
    assert read_body([bytes(packed)], packing, 1000) == text
    packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    with suppress(IntakeError):
        read_body([bytes(packed)], packing, 1000)
