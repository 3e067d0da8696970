"""JSON lines: one document a line, as text or as HTML, with what is known of it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from demnach.intake.draft import Draft
from demnach.intake.errors import BadRecord, IntakeError


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
    place = f"{where}, line {number}"
    try:
        found = msgspec.json.decode(line, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadRecord(
            f"not a document ({error})", where=place, remedy='a line is {"id": …, "text" or "html": …}'
        ) from error
    if (found.text is None) == (found.html is None):
        raise BadRecord("exactly one of the keys text and html must be there", where=place)
    return found


def draft_line(line: Line, number: int, where: str) -> Draft:
    """Return the draft of a parsed line. Raises IntakeError for a page or text that cannot be read."""
    from demnach.intake.open import draft_document

    place = f"{where}, line {number}"
    try:
        return draft_document(
            line.html if line.html is not None else line.text or "",
            html=line.html is not None,
            id=None if line.id is None else str(line.id),
            url=line.url,
            published=line.published,
            outlet=line.outlet,
            title=line.title,
        )
    except IntakeError as error:
        raise error.at(place) from error


def read_lines(text: str, where: str) -> Iterator[Draft | IntakeError]:
    """Yield a draft, or the error, of each line that is not blank."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield draft_line(parse_line(line, number, where), number, where)
            except IntakeError as error:
                yield error
