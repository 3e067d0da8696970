"""Errors of the intake: each says what was wrong, where, and what to do."""

from __future__ import annotations


class IntakeError(Exception):
    """An input that cannot be read.

    ``where`` names the input, ``what`` says what is wrong with it, ``remedy`` what to do about it.
    """

    def __init__(self, what: str, *, where: str = "input", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")

    def at(self, where: str) -> IntakeError:
        """Return the same error for another place."""
        return type(self)(self.what, where=where, remedy=self.remedy)


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
