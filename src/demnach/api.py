"""The public functions: read one document, or many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from demnach.intake.draft import Draft
from demnach.intake.errors import BadRecord, IntakeError
from demnach.model.types import Reading

MODELS = ("default",)
"""Statement models by name."""


def read(
    text_or_html: str,
    *,
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    model: str = "default",
    min_confidence: float = 0.0,
) -> Reading:
    """Read one article.

    ``text_or_html`` is plain text, kept character for character, or a page; ``published`` (ISO 8601) anchors its times. What is
    given overrules what the document says of itself. ``min_confidence`` (0 to 1) leaves out less certain statements.

    Raises IntakeError for a document that cannot be read, ValueError for an unknown model or a confidence out of range.
    """
    from demnach.intake.document import draft_document

    draft = draft_document(text_or_html, url=url, published=published, outlet=outlet, title=title)
    return read_draft(draft, model=model, min_confidence=min_confidence)


def pipe(
    documents: Iterable[str | Mapping[str, str | None]], *, model: str = "default", min_confidence: float = 0.0
) -> Iterator[Reading]:
    """Read many documents, one reading each, in order.

    A document is a text or page, or a mapping with the keys of a JSON line: ``text`` or ``html``, and ``id``, ``url``,
    ``published``, ``outlet``, ``title``.

    Raises IntakeError, with the document's number, for one that cannot be read.
    """
    from demnach.intake.document import draft_document

    for number, document in enumerate(documents, 1):
        try:
            draft = draft_document(document) if isinstance(document, str) else _from_mapping(document)
        except IntakeError as error:
            raise error.at(f"document {number}") from error
        yield read_draft(draft, model=model, min_confidence=min_confidence)


def _from_mapping(document: Mapping[str, str | None]) -> Draft:
    from demnach.intake.document import draft_document

    text, html = document.get("text"), document.get("html")
    if (text is None) == (html is None):
        raise BadRecord("exactly one of the keys text and html must be there")
    return draft_document(
        html if html is not None else text or "",
        html=html is not None,
        id=document.get("id"),
        url=document.get("url"),
        published=document.get("published"),
        outlet=document.get("outlet"),
        title=document.get("title"),
    )


def read_draft(draft: Draft, *, model: str = "default", min_confidence: float = 0.0) -> Reading:
    """Read a draft that an intake module made. Raises ValueError for an unknown model or a confidence out of range."""
    if model not in MODELS:
        raise ValueError(f"there is no model {model!r}; the models are {', '.join(MODELS)}")
    if not 0 <= min_confidence <= 1:
        raise ValueError(f"min_confidence is a probability from 0 to 1, not {min_confidence}")
    from demnach.intake.furniture import furnish
    from demnach.reading.read import read_article

    return read_article(furnish(draft), min_confidence=min_confidence)
