"""Readings as JSON: one object, an array, or a line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from demnach.model.codec import to_json
from demnach.model.types import Reading

INDENT = 2


def lines(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield a line of JSON for each reading."""
    for reading in readings:
        yield to_json(reading) + "\n"


def indented(reading: Reading) -> str:
    """Return a reading as indented JSON."""
    return to_json(reading, indent=INDENT)


def values(
    readings: Iterable[Reading], *, array: bool, encode: Callable[[Reading], str] = indented
) -> Iterator[str]:
    """Yield the pieces of one JSON document, a reading a piece: an array, or the object itself where there is but one.

    Without ``array`` a second reading turns the document into an array all the same, so that it stays valid JSON; the first
    piece is therefore held back until it is known whether a second one comes.
    """
    found = iter(readings)
    first = next(found, None)
    if first is None:
        if array:
            yield "[]\n"
        return
    second = None if array else next(found, None)
    if not array and second is None:
        yield encode(first) + "\n"
        return
    yield "[\n" + encode(first)
    if second is not None:
        yield ",\n" + encode(second)
    for reading in found:
        yield ",\n" + encode(reading)
    yield "\n]\n"
