"""Errors of the archive: each says what was wrong, where, and what to do."""

from __future__ import annotations


class ArchiveError(Exception):
    """An archive that cannot do what was asked: ``what`` is wrong, at ``where``; ``remedy`` says what to do."""

    def __init__(self, what: str, *, where: str = "archive", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")


class NotInArchive(ArchiveError):  # noqa: N818 - the name says what is wrong
    """An article that is not there, or not yet to be seen."""


class Withdrawn(ArchiveError):  # noqa: N818 - the name says what is wrong
    """An article that had to go and must not come back."""


class Unavailable(ArchiveError):  # noqa: N818 - the name says what is wrong
    """A file or server that cannot be opened, written or locked, or that is damaged."""
