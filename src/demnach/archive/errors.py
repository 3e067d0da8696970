"""Errors of the archive: each says what was wrong, where, and what to do."""

from __future__ import annotations

from demnach.model.errors import ToldError


class ArchiveError(ToldError):
    """An archive that cannot do what was asked."""

    place = "archive"


class NotInArchive(ArchiveError):  # noqa: N818 - the name says what is wrong
    """An article that is not there, or not yet to be seen."""


class Withdrawn(ArchiveError):  # noqa: N818 - the name says what is wrong
    """An article that had to go and must not come back."""


class Unavailable(ArchiveError):  # noqa: N818 - the name says what is wrong
    """A file or server that cannot be opened, written or locked, or that is damaged."""
