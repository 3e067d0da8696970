"""JSON lines: one document a line, as text or as HTML, with what is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from demnach.intake.draft import Draft
from demnach.intake.errors import BadRecord, IntakeError

_SHAPE = 'write {"id": …, "text" or "html": …, "url": …, "published": …, "outlet": …, "title": …} on one line'


class Line(msgspec.Struct):
    """A line's keys; others are ignored."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None


def parse_line(line: str | bytes, number: int, where: str) -> Line:
    """Return the document of one line.

    Raises BadRecord, with the line's number, if the line is no JSON object with text or html.
    """
    try:
        found = msgspec.json.decode(line, type=Line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise BadRecord(f"not a document ({error})", where=place(number, where), remedy=_SHAPE) from error
    if (found.text is None) == (found.html is None):
        raise BadRecord("not exactly one of the keys text and html", where=place(number, where), remedy=_SHAPE)
    return found


def draft_line(line: Line, place: str, *, published: str | None = None, outlet: str | None = None) -> Draft:
    """Return the draft of a parsed line; ``published`` and ``outlet`` stand in where the line gives none.

    Raises IntakeError, for ``place``, where the page or text cannot be read.
    """
    from demnach.intake.document import draft_document

    try:
        return draft_document(
            line.html if line.html is not None else line.text or "",
            html=line.html is not None,
            id=None if line.id is None else str(line.id),
            url=line.url,
            published=line.published or published,
            outlet=line.outlet or outlet,
            title=line.title,
        )
    except IntakeError as error:
        raise error.at(place) from error


def read_lines(
    lines: Iterable[str | bytes], where: str, *, published: str | None = None, outlet: str | None = None
) -> Iterator[Draft | IntakeError]:
    """Yield a draft, or the error, of each line that is not blank."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield draft_line(parse_line(line, number, where), place(number, where), published=published, outlet=outlet)
        except IntakeError as error:
            yield error


def place(number: int, where: str) -> str:
    """Return how errors name a line."""
    return f"{where}, line {number}"


def looks_like_json_lines(text: str) -> bool:
    """True if the first line that is not blank begins a JSON object."""
    return re.match(r'\s*\{\s*"[^"\n]*"\s*:', text) is not None


def as_lines(text: str) -> list[str]:
    """Return a text's lines, which only a line feed ends; an object written over several lines is one."""
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    try:
        msgspec.json.decode(first)
    except msgspec.DecodeError:
        try:
            msgspec.json.decode(text)
        except msgspec.DecodeError:
            return lines
        return [text]
    return lines
