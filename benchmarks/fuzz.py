"""Fuzzing of the formats, guided by coverage (atheris): whatever comes in, a reader gives drafts or says what is wrong.

    python -m benchmarks.fuzz FORMAT [SECONDS]      # findings are written to the working folder as crash-…

The seeds are the shared examples and what the tests invent. Findings are fixed and kept as tests.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

import atheris

from benchmarks.shared import DATA, ROOT
from demnach.intake.draft import Draft
from demnach.intake.encoding import decode
from demnach.intake.errors import IntakeError

SECONDS = 600
_LONGEST = 40_000
"""Bytes of an input at most."""
_SEEDS = 60
"""Files to begin with at most."""
Found = Iterator[Draft | IntakeError]
FORMATS: dict[str, tuple[str, tuple[str, ...]]] = {
    "newsml-g2": ("agency.newsml_g2.read_newsml_g2", ("data/articles/newsml-g2/*.xml", "data/formats/newsml-g2-*/*.xml")),
    "ninjs": ("agency.ninjs.read_ninjs", ("data/formats/ninjs-suite/*/should_pass/*.json", "data/formats/ninjs-examples/*/*")),
    "nitf": ("agency.nitf.read_nitf", ("tests/fuzz/nitf/*",)),
    "iptc7901": ("agency.iptc7901.read_iptc7901", ("tests/fuzz/iptc7901/*",)),
    "feed": ("web.feed.read_feed", ("tests/fuzz/feed/*",)),
    "opml": ("web.opml.feeds_of", ("tests/fuzz/opml/*",)),
    "warc": ("open.drafts", ("tests/fuzz/warc/*",)),
    "html": ("open.drafts", ("examples/*/*.html",)),
    "text": ("open.drafts", ("examples/*/*.txt",)),
    "jsonl": ("open.drafts", ("tests/fuzz/jsonl/*",)),
}
"""Each format: what reads it, and the files to begin with, in the project or in the shared folder beside it."""
_OF_BYTES = ("iptc7901", "warc", "html", "text", "jsonl")


def reader(name: str) -> Callable[[bytes], Found]:
    """Return what reads the bytes of a format; all of the intake is watched for what an input reaches."""
    module, _, function = FORMATS[name][0].rpartition(".")
    with atheris.instrument_imports(include=["demnach.intake"]):
        read = getattr(import_module(f"demnach.intake.{module}"), function)
        import_module("demnach.intake.furniture.furnish")
    if module == "open":
        return lambda data: read(data, "input", json_lines=name == "jsonl")
    return read if name in _OF_BYTES else lambda data: read(decode(data))


def check(read: Callable[[bytes], Found], data: bytes) -> None:
    """Read an input to the end. Whatever is raised but an IntakeError is a finding, and so is a span that is off."""
    try:
        for found in read(data):
            if isinstance(found, Draft):
                _check_draft(found)
    except IntakeError:
        pass


def _check_draft(draft: Draft) -> None:
    from demnach.intake.document import finished
    from demnach.intake.furniture.furnish import furnish

    at = 0
    for block in draft.blocks:
        assert at <= block.start < block.end <= len(draft.text), (block, len(draft.text))
        at = block.end
    article = furnish(finished(draft))
    at = 0
    for part in article.parts:
        assert at <= part.start < part.end <= len(article.text), (part, len(article.text))
        assert not article.text[at : part.start].strip()
        at = part.end
    assert not article.text[at:].strip()


def main(name: str, seconds: int) -> None:
    """Fuzz a format for so many seconds."""
    read = reader(name)
    with tempfile.TemporaryDirectory() as corpus:
        files = [file for pattern in FORMATS[name][1] for root in (ROOT, DATA.parent) for file in sorted(root.glob(pattern))]
        for number, file in enumerate(files[:: 1 + len(files) // _SEEDS]):
            (Path(corpus) / f"seed{number}").write_bytes(file.read_bytes())
        options = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", "-timeout=60", "-rss_limit_mb=4096", corpus]
        atheris.Setup([sys.argv[0], *options], partial(check, read))
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else SECONDS)
