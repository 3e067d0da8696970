"""Sources: what names articles – files, folders, patterns, addresses, feeds, lists of feeds – turned into drafts one by one."""

from __future__ import annotations

import codecs
import glob
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec

from demnach.intake.draft import Draft
from demnach.intake.encoding import decode
from demnach.intake.errors import IntakeError, NotFound
from demnach.intake.open import LARGEST, drafts, is_url, open_source, read_bytes, unpacked
from demnach.intake.web.feed import looks_like_feed, read_feed
from demnach.intake.web.fetch import Fetched, Fetcher, reserved_at
from demnach.intake.web.opml import feeds_of, looks_like_opml

Found = tuple[str, Draft | IntakeError]
"""Where something came from, and the draft, or why there is none."""
_HEAD = 4096
"""Bytes at the start of a file that tell a feed or a list of feeds."""
_DEEPEST = 3
"""So many lists of feeds may lie in one another."""


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """How far fetching goes: whether robots.txt and TDM reservations are respected, whether private addresses are open."""

    respect: bool = True
    allow_private: bool = False


def drafts_of(
    sources: list[str],
    reach: Reach,
    *,
    json_lines: bool = False,
    published: str | None = None,
    outlet: str | None = None,
) -> Iterator[Found]:
    """Yield the drafts of sources in order, or the errors in their place, each with where it came from.

    A folder gives all files in it and below, but hidden ones; an OPML list its feeds; a feed the pages that it links.
    ``json_lines``, ``published`` and ``outlet`` are as for ``open_source``.
    """
    with ExitStack() as stack:
        reader = _Reader(reach, stack, published, outlet)
        for source in sources:
            for name in [source] if is_url(source) else _files(source):
                if isinstance(name, IntakeError):
                    yield source, name
                elif json_lines:
                    lines = open_source(name, json_lines=True, published=published, outlet=outlet)
                    yield from ((name, draft) for draft in lines)
                elif is_url(name):
                    yield from reader.at(name)
                else:
                    yield from reader.file(name)


def _files(source: str) -> Iterator[str | IntakeError]:
    """The files that a path names: itself, those of a folder, those that fit a pattern."""
    path = Path(source)
    if source != "-" and path.is_dir():
        inside = sorted(file for file in path.rglob("*") if file.is_file() and not _is_hidden(file.relative_to(path)))
        yield from map(str, inside)
        if not inside:
            yield NotFound("there is no file in this folder", where=source, remedy="check the path")
    elif source != "-" and not path.exists() and glob.has_magic(source):
        fitting = sorted(file for file in glob.glob(source, recursive=True) if Path(file).is_file())
        yield from fitting
        if not fitting:
            yield NotFound("no file fits this pattern", where=source, remedy="check it, and quote it")
    else:
        yield source


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


class _Reader:
    """Reads documents of any kind, and for feeds the pages that they link; one fetcher is made where it is needed."""

    def __init__(self, reach: Reach, stack: ExitStack, published: str | None, outlet: str | None) -> None:
        self._reach = reach
        self._stack = stack
        self._published = published
        self._outlet = outlet
        self._fetcher: Fetcher | None = None

    def file(self, name: str) -> Iterator[Found]:
        """Yield what a file holds; a feed on disk may link pages on the web and files beside it."""
        listed = _list_in(name)
        if listed is not None:
            yield from self._list(listed, name, 0)
        else:
            for draft in open_source(name, published=self._published, outlet=self._outlet):
                yield name, draft

    def at(self, url: str, depth: int = 0) -> Iterator[Found]:
        """Yield what is at an address."""
        try:
            page = self._fetch(url)
            listed = _list(page.content)
        except IntakeError as error:
            yield url, error.at(url)
            return
        if listed is not None:
            yield from self._list(listed, page.url, depth)
        else:
            for draft in self._page(page):
                yield url, draft

    def _list(self, text: str, where: str, depth: int) -> Iterator[Found]:
        """The articles of a feed, or of the feeds of an OPML list."""
        try:
            if looks_like_feed(text):
                for draft in read_feed(text, base=where, follow=self._followed):
                    yield where, draft
            elif depth < _DEEPEST:
                for feed in feeds_of(text):
                    yield from self.at(feed, depth + 1)
            else:
                yield where, IntakeError("lists of feeds in lists of feeds", where=where, remedy="give the inner ones")
        except IntakeError as error:
            yield where, error.at(where)

    def _followed(self, link: str) -> Iterator[Draft | IntakeError]:
        if is_url(link):
            yield from self._page(self._fetch(link))
        else:
            yield from open_source(link, published=self._published, outlet=self._outlet)

    def _page(self, page: Fetched) -> Iterator[Draft | IntakeError]:
        """What is read of a fetched page. One that reserves its own mining is refused as the fetcher refuses it."""
        for draft in drafts(page.content, page.url, published=self._published, outlet=self._outlet):
            if isinstance(draft, IntakeError):
                yield draft
            elif self._reach.respect and draft.rights.tdm_reserved:
                yield reserved_at(page.url, draft.rights.tdm_policy)
            else:
                yield draft if draft.rights.tdm_reserved is not None else _reserved(draft, page)

    def _fetch(self, url: str) -> Fetched:
        if self._fetcher is None:
            reach = self._reach
            fetcher = Fetcher(largest=LARGEST, respect=reach.respect, allow_private=reach.allow_private)
            self._fetcher = self._stack.enter_context(fetcher)
        return self._fetcher.get(url)


def _list_in(file: str) -> str | None:
    """The text of a file that is a feed or a list of feeds; None for any other and for what cannot be opened."""
    if file == "-":
        return None
    try:
        with Path(file).open("rb") as stream:
            head = stream.read(_HEAD)
        is_markup = head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<")
        return _list(read_bytes(file)) if is_markup else None
    except (OSError, ValueError, IntakeError):
        return None  # whoever opens it next says what is wrong


def _list(data: bytes) -> str | None:
    """The text of a feed or a list of feeds; None for anything else."""
    try:
        text = decode(unpacked(data))
    except IntakeError:
        return None
    return text if looks_like_feed(text) or looks_like_opml(text) else None


def _reserved(draft: Draft, page: Fetched) -> Draft:
    if page.reservation is None:
        return draft
    rights = msgspec.structs.replace(
        draft.rights, tdm_reserved=page.reservation.reserved, tdm_policy=page.reservation.policy
    )
    return msgspec.structs.replace(draft, rights=rights)
