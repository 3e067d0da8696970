"""The public functions: read one document, or many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import msgspec

from demnach.intake.draft import Draft
from demnach.intake.errors import BadRecord, IntakeError
from demnach.model.types import Reading

_SHAPE = "give a text, or a mapping with text or html, and id, url, published, outlet, title as strings"


def read(
    text_or_html: str,
    *,
    url: str | None = None,
    published: str | date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    model: str = "default",
    min_confidence: float = 0.0,
) -> Reading:
    """Read one article.

    ``text_or_html`` is plain text, kept character for character, or a page; ``published`` (ISO 8601, or a date) anchors its
    times. What is given overrules what the document says of itself. ``model`` names the statement model: „default“, or
    one that is installed beside it. ``min_confidence`` (0 to 1) leaves out less certain statements.

    Raises IntakeError for a document that cannot be read, ValueError for an unknown model or a confidence out of range,
    TypeError for bytes or a path in place of text.
    """
    from demnach.intake.document import draft_document

    check_use(model, min_confidence)
    if not isinstance(text_or_html, str):
        raise TypeError(f"read takes a text or a page as str, not {type(text_or_html).__name__}; decode or open it first")
    day = published.isoformat() if isinstance(published, date) else published
    draft = draft_document(text_or_html, url=url, published=day, outlet=outlet, title=title)
    return read_draft(draft, model=model, min_confidence=min_confidence)


def pipe(
    documents: Iterable[str | Mapping[str, object]],
    *,
    model: str = "default",
    min_confidence: float = 0.0,
    on_error: Callable[[IntakeError], object] | None = None,
) -> Iterator[Reading]:
    """Read many documents, one reading each, in order, each when it is asked for.

    A document is a text or page, or a mapping with the keys of a JSON line: ``text`` or ``html``, and ``id``, ``url``,
    ``published``, ``outlet``, ``title``; other keys are passed over.

    An IntakeError, whose ``where`` tells the document's number and id, goes to ``on_error`` and the next document is read;
    without ``on_error`` it is raised. Raises ValueError as ``read`` does, before the first document.
    """
    check_use(model, min_confidence)

    def readings() -> Iterator[Reading]:
        for number, document in enumerate(documents, 1):
            try:
                draft = _draft(document, number)
            except IntakeError as error:
                if on_error is None:
                    raise
                on_error(error)
            else:
                yield read_draft(draft, model=model, min_confidence=min_confidence)

    return readings()


def check_use(model: str, min_confidence: float) -> None:
    """Raise ValueError for a model that is not installed or a confidence out of range."""
    from demnach.reading.statements.weigh.model import check_model

    check_model(model)
    if not 0 <= min_confidence <= 1:
        raise ValueError(f"min_confidence is a probability from 0 to 1, not {min_confidence}")


def read_draft(draft: Draft, *, model: str = "default", min_confidence: float = 0.0) -> Reading:
    """Read a draft that an intake module made, by the statement model of that name."""
    from demnach.intake.furniture.furnish import furnish
    from demnach.reading.read import read_article

    return read_article(furnish(draft), model=model, min_confidence=min_confidence)


def _draft(document: str | Mapping[str, object], number: int) -> Draft:
    from demnach.intake.document import draft_document
    from demnach.intake.json_lines import Line, draft_line

    where = f"document {number}"
    if isinstance(document, str):
        try:
            return draft_document(document)
        except IntakeError as error:
            raise error.at(where) from error
    try:
        line = msgspec.convert(dict(document), Line)
    except msgspec.ValidationError as error:
        raise BadRecord(f"not a document ({error})", where=where, remedy=_SHAPE) from error
    if line.id is not None:
        where += f" ({line.id})"
    if (line.text is None) == (line.html is None):
        raise BadRecord("not exactly one of the keys text and html", where=where, remedy=_SHAPE)
    return draft_line(line, where)
