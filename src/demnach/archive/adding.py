"""Adding many articles: each is read, written in its own transaction, and what became of it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from importlib.metadata import version

import msgspec

from demnach.archive.errors import ArchiveError, Unavailable
from demnach.archive.store import Added, Archive
from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError
from demnach.intake.furniture.furnish import furnish
from demnach.model.errors import ToldError
from demnach.reading.read import read_article


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """What was not added: where it is, what was wrong, what to do."""

    where: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")


def reader() -> str:
    """Return by which version of demnach is read."""
    return version("demnach")


def adding(
    archive: Archive, found: Iterable[tuple[str, Draft | IntakeError]], *, model: str = "default", overrule: bool = False
) -> Iterator[Added | Refusal]:
    """Add drafts, each with the source that it came from, and yield what became of each; errors pass as refusals.

    Raises Unavailable where the archive can take no more: the disk is full, the file gone.
    """
    read, by = partial(read_article, model=model), reader()
    for source, draft in found:
        if isinstance(draft, IntakeError):
            yield _refusal(draft)
            continue
        try:
            yield archive.add(furnish(draft), read, source=source, reader=by, model=model, overrule=overrule)
        except Unavailable:
            raise
        except ArchiveError as error:
            yield _refusal(error)


def _refusal(error: ToldError) -> Refusal:
    return Refusal(where=error.where, what=error.what, remedy=error.remedy)


def rereading(archive: Archive, *, model: str = "default") -> tuple[int, Iterator[int]]:
    """Return how many versions were read by another demnach or model, and an iterator that reads them anew, one by one."""
    read, by = partial(read_article, model=model), reader()
    waiting = archive.outdated(by, model)

    def done() -> Iterator[int]:
        for key in waiting:
            archive.reread(key, read, reader=by, model=model)
            yield key

    return len(waiting), done()
