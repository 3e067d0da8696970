"""Errors of the intake: each says what was wrong, where, and what to do."""

from __future__ import annotations

from demnach.model.errors import ToldError

SAVE_PAGE = "open the page in a browser, save it and give the file"
"""What to do about a page that is not to be had by fetching it."""


class IntakeError(ToldError):
    """An input that cannot be read.

    ``where`` names the input, ``what`` says what is wrong with it, ``remedy`` what to do about it.
    """

    place = "input"


class NotFound(IntakeError):  # noqa: N818 - the name says what is wrong
    """A file or page that is not there."""


class NotText(IntakeError):  # noqa: N818 - the name says what is wrong
    """Empty or binary input."""


class NotAnArticle(IntakeError):  # noqa: N818 - the name says what is wrong
    """A page without an article: a paywall stub, a consent wall, a listing."""


class NotGerman(IntakeError):  # noqa: N818 - the name says what is wrong
    """Text in another language."""


class TooLarge(IntakeError):  # noqa: N818 - the name says what is wrong
    """Input over the size limit."""


class BadRecord(IntakeError):  # noqa: N818 - the name says what is wrong
    """A line of JSON lines, or a date, that is not what it should be."""
