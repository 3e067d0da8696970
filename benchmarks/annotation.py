"""The notation of annotated statements: written and read by people, resolved to spans of code points.

docs/annotation-guideline.md says what is annotated; its section „Writing it down“ is what this module reads. A file holds
passages (see ``notation``), each of the form

    === name | published: 2026-05-04 | outlet: Seebote
    1 Der Zug ist entgleist.
    2 Das teilte die Bahn mit.

    3 Es gebe keine Verletzten.
    ---
    @1 indirect speech-or-writing announce | q: Der Zug ~ Das | c: @2 teilte + @2 mit | f: @2 teilte ~ mit | s: @2 die Bahn
    @3 indirect-free-indirect speech-or-writing say | q: Es gebe keine Verletzten. | s: @2 die Bahn

    python -m benchmarks.annotation FILE…      says what is wrong in annotated files, or how many statements they hold
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from benchmarks.notation import NotationError, Passage, Span, passages, spans
from demnach.model.types import Act, Form, Medium

ROLES = {"q": "content", "c": "cue", "f": "frame", "s": "speaker", "a": "addressee"}
_LABELS = {"form": frozenset(get_args(Form)), "medium": frozenset(get_args(Medium)), "act": frozenset(get_args(Act))}
_PARENT, _CHAIN = "p", "h"


@dataclass
class Statement:
    """One annotated statement; spans are half-open and count code points of the article's text."""

    form: str
    medium: str
    act: str
    content: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    frame: list[Span] = field(default_factory=list)
    speaker: list[Span] = field(default_factory=list)
    addressee: list[Span] = field(default_factory=list)
    name: str = ""  # who the speaker is, where its words do not say so
    parent: int | None = None  # index among the article's statements
    chain: list[str] = field(default_factory=list)  # „(Brief)“ is a medium


@dataclass
class Annotated(Passage):
    """An article with its statements."""

    statements: list[Statement] = field(default_factory=list)


def articles(path: Path) -> list[Annotated]:
    """Read an annotated file; raise NotationError, with the article and its line, at the first fault."""
    found, faults = read(path.read_text(encoding="utf-8"))
    if faults:
        raise NotationError(f"{path}: {faults[0]}")
    return found


def read(written: str) -> tuple[list[Annotated], list[str]]:
    """Read annotated articles; return them with all faults, each as „article: line: what is wrong“."""
    found: list[Annotated] = []
    faults: list[str] = []
    for passage, lines in passages(written, faults):
        article = Annotated(passage.name, passage.meta, passage.text, passage.sentences)
        faults += [f"{article.name}: {fault}" for fault in annotate(article, lines)]
        found.append(article)
    return found, faults


def annotate(article: Annotated, lines: Iterable[str]) -> Iterator[str]:
    """Add the statements of notation lines to an article; yield what is wrong, a line each."""
    written = list(lines)
    for line in written:
        try:
            article.statements.append(_statement(article, line))
        except NotationError as error:
            yield f"{line[:90]}: {error}"
    for number, statement in enumerate(article.statements):
        if statement.parent is not None and not (0 <= statement.parent < len(written) and statement.parent != number):
            yield f"statement {number + 1}: there is no parent {statement.parent + 1}"


def _statement(article: Annotated, line: str) -> Statement:
    head, *fields = line.strip().split(" | ")
    words = head.split()
    if len(words) != 4 or not re.fullmatch(r"@\d+", words[0]):
        raise NotationError("begin with @SENTENCE FORM MEDIUM ACT")
    for (label, known), word in zip(_LABELS.items(), words[1:], strict=True):
        if word not in known:
            raise NotationError(f"{word} is no {label}; there are {' '.join(sorted(known))}")
    home = int(words[0][1:])
    statement = Statement(*words[1:])
    for entry in fields:
        key, colon, value = entry.partition(":")
        key, value = key.strip(), value.strip()
        if not colon or key not in {*ROLES, _PARENT, _CHAIN}:
            raise NotationError(f"no role in „{entry}“")
        if not value:
            continue
        if key == _PARENT:
            statement.parent = int(value) - 1
        elif key == _CHAIN:
            statement.chain = [link.strip() for link in value.split(" > ")]
        else:
            if key == "s":
                value, _, statement.name = (part.strip() for part in value.partition(" = "))
            setattr(statement, ROLES[key], list(spans(article, home, value)))
    if not statement.content:
        raise NotationError("no content (q:)")
    return statement


def main() -> int:
    wrong = 0
    for name in sys.argv[1:]:
        found, faults = read(Path(name).read_text(encoding="utf-8"))
        print(*(f"{name}: {fault}" for fault in faults), sep="\n", end="\n" if faults else "")
        statements = [statement for article in found for statement in article.statements]
        print(f"{name}: {len(found)} articles, {len(statements)} statements, {len(faults)} faults")
        wrong += len(faults)
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
