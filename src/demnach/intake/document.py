"""One document, page or plain text, to its draft, with what its giver knows of it."""

from __future__ import annotations

import re
from datetime import datetime

import msgspec

from demnach.intake.draft import Draft
from demnach.intake.encoding import check_characters
from demnach.intake.errors import BadRecord, NotAnArticle, NotText, TooLarge
from demnach.intake.german import check_german
from demnach.intake.text import draft_text

LONGEST_ARTICLE = 400_000
"""Longest article, in code points: no newspaper prints one; a longer text is a corpus to be cut into JSON lines."""
_WORD = re.compile(r"[^\W\d_]{2}")
_MARKUP = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype|/?[a-z][a-z0-9]*(?=[\s/>]))", re.I | re.S)


def looks_like_html(text: str) -> bool:
    """True if a document begins with an element or a document type; a text that mentions one further on is a text."""
    return _MARKUP.match(text) is not None


def draft_document(
    text: str,
    *,
    html: bool | None = None,
    id: str | None = None,  # noqa: A002 - the contract's name
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Draft:
    """Return the draft of one document; what is given overrules what the document says of itself.

    ``html`` None looks at the text. Raises IntakeError (its kinds say what is wrong).
    """
    if not text.strip():
        raise NotText("the text is empty", remedy="give an article")
    check_characters(text)
    if looks_like_html(text) if html is None else html:
        from demnach.intake.page.html import draft_html

        draft = draft_html(text, url=url)
    else:
        _check_words(text)  # before it is cut into blocks, which takes long for a corpus
        draft = draft_text(text)
    return finished(draft, id=id, url=url, published=published, outlet=outlet, title=title)


def finished(
    draft: Draft,
    *,
    id: str | None = None,  # noqa: A002 - the contract's name
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Draft:
    """Return a draft whose language is checked, with what is given of it. Raises NotGerman, NotAnArticle, BadRecord.

    A canceled item may come without a text: what it says is that another one must go.
    """
    german: bool | None = None
    if draft.status != "canceled" or draft.text.strip():
        _check_words(draft.text)
        german = check_german(draft.text)
    if german and draft.language is None:
        draft = msgspec.structs.replace(draft, language="de")
    given = {"id": id, "url": url, "published": checked_date(published), "outlet": outlet, "title": title}
    return msgspec.structs.replace(draft, **{k: v for k, v in given.items() if v is not None})


def _check_words(text: str) -> None:
    if _WORD.search(text) is None:
        raise NotAnArticle("there is not one word in it", remedy="give an article")
    if len(text) > LONGEST_ARTICLE:
        raise TooLarge(f"an article of {len(text):,} characters", remedy=f"at most {LONGEST_ARTICLE:,} are read; cut it up")


def checked_date(value: str | None) -> str | None:
    """Return a date as it came. Raises BadRecord if it is not ISO 8601."""
    if value is None:
        return None
    try:
        datetime.fromisoformat(value.strip())
    except ValueError as error:
        raise BadRecord(
            f"{value!r} is no date", where="published", remedy="write it as 2025-12-25 or 2025-12-25T18:30:00+01:00"
        ) from error
    return value.strip()
