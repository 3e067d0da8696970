"""The notation of annotated statements: written and read by people, resolved to spans of code points.

docs/annotation-guideline.md says what is annotated; its section „Writing it down“ is what this module reads. A file holds
articles, each of the form

    === name | published: 2026-05-04 | outlet: Seebote
    1 Der Zug ist entgleist.
    2 Das teilte die Bahn mit.

    3 Es gebe keine Verletzten.
    ---
    @1 indirect speech-or-writing announce | q: Der Zug ~ Das | c: @2 teilte + @2 mit | f: @2 teilte ~ mit | s: @2 die Bahn
    @3 indirect-free-indirect speech-or-writing say | q: Es gebe keine Verletzten. | s: @2 die Bahn

Sentences are numbered lines; those of a paragraph are joined by a space, a blank line sets paragraphs apart. Lines with # at
their beginning are comments.

    python -m benchmarks.annotation FILE…      says what is wrong in annotated files, or how many statements they hold
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from demnach.model.types import Act, Form, Medium

Span = tuple[int, int]
ROLES = {"q": "content", "c": "cue", "f": "frame", "s": "speaker", "a": "addressee"}
_LABELS = {"form": frozenset(get_args(Form)), "medium": frozenset(get_args(Medium)), "act": frozenset(get_args(Act))}
_SENTENCE = re.compile(r"(\d+) (.*)")
_PIECE = re.compile(r"(?:@(\d+) )?(.*?)(?: #(\d+))?")
_PARENT, _CHAIN = "p", "h"


class NotationError(ValueError):
    """A line that cannot be read; the message says which and why."""


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
class Annotated:
    """An article with its statements."""

    name: str
    meta: dict[str, str]
    text: str
    sentences: list[Span]
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
    for block in re.split(r"^=== ", written, flags=re.M)[1:]:
        head, _, rest = block.partition("\n")
        name, *fields = (part.strip() for part in head.split(" | "))
        meta = dict(pair.split(": ", 1) for pair in fields if ": " in pair)
        text_lines, _, notes = f"\n{rest}".partition("\n---")
        lines = (line for line in notes.splitlines() if line.strip() and not line.startswith("#"))
        try:
            article = Annotated(name, meta, *_text(text_lines.splitlines()))
        except NotationError as error:
            faults.append(f"{name}: {error}")
            continue
        faults += [f"{name}: {fault}" for fault in annotate(article, lines)]
        found.append(article)
    return found, faults


def _text(lines: Iterable[str]) -> tuple[str, list[Span]]:
    text, sentences, gap = "", [], ""
    for line in lines:
        if line.startswith("#"):
            continue
        if not line.strip():
            gap = "\n\n" if text else ""
            continue
        found = _SENTENCE.fullmatch(line.rstrip())
        if found is None or int(found[1]) != len(sentences) + 1:
            raise NotationError(f"expected sentence {len(sentences) + 1} in: {line[:60]}")
        text += gap
        sentences.append((len(text), len(text) + len(found[2])))
        text += found[2]
        gap = " "
    return text, sentences


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
            setattr(statement, ROLES[key], list(_spans(article, home, value)))
    if not statement.content:
        raise NotationError("no content (q:)")
    return statement


def _spans(article: Annotated, home: int, value: str) -> Iterator[Span]:
    at = 0
    for piece in value.split(" + "):
        found = _PIECE.fullmatch(piece.strip())
        assert found is not None  # the expression fits every string
        sentence, words, which = int(found[1] or home), found[2].strip(), int(found[3] or 1)
        if not 1 <= sentence <= len(article.sentences):
            raise NotationError(f"there is no sentence {sentence}")
        start, end = article.sentences[sentence - 1]
        first, tilde, last = (part.strip() for part in words.partition(" ~ "))
        after = at if not found[1] and not found[3] and start <= at <= end else start
        begin = _find(article.text, first, after, end, which)
        if begin < 0 and after > start:
            begin = _find(article.text, first, start, end, which)
        if begin < 0:
            raise NotationError(f"„{first}“ is not in sentence {sentence}")
        stop = begin + len(first)
        if tilde:
            behind = _find(article.text, last, stop, len(article.text), 1)
            if behind < 0:
                raise NotationError(f"„{last}“ is not behind „{first}“")
            stop = behind + len(last)
        at = stop
        yield begin, stop


def _find(text: str, words: str, start: int, end: int, which: int) -> int:
    """Return where words stand as whole words for the n-th time, -1 if they do not."""
    at = start - 1
    for _ in range(which):
        at = text.find(words, at + 1, end)
        while at >= 0 and _cuts_a_word(text, at, at + len(words)):
            at = text.find(words, at + 1, end)
        if at < 0:
            return -1
    return at


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start].isalnum() and text[start - 1].isalnum()
    return before or (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())


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
