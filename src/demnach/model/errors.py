"""The shape of every error that a user reads: what was wrong, where, and what to do."""

from __future__ import annotations

from typing import ClassVar, Self


class ToldError(Exception):
    """``what`` is wrong, at ``where``; ``remedy`` says what to do about it."""

    place: ClassVar[str]
    """What ``where`` is if nobody says."""

    def __init__(self, what: str, *, where: str | None = None, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = self.place if where is None else where
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")

    def at(self, where: str) -> Self:
        """Return the same error for another place."""
        return type(self)(self.what, where=where, remedy=self.remedy)
