"""How annotated passages are written: numbered sentences, and words that stand in them, resolved to spans of code points.

    === name | published: 2026-05-04 | outlet: Seebote
    1 Der Zug ist entgleist.
    2 Das teilte die Bahn mit.

    3 Es gebe keine Verletzten.
    ---
    (a line a datum)

Sentences are numbered lines; those of a paragraph are joined by a space, a blank line sets paragraphs apart. Lines with # at
their beginning are comments. What the lines below ``---`` say is read by ``annotation`` (statements) and ``facts`` (places,
events, tolls).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Span = tuple[int, int]
_SENTENCE = re.compile(r"(\d+) (.*)")
_PIECE = re.compile(r"(?:@(\d+) )?(.*?)(?: #(\d+))?")


class NotationError(ValueError):
    """A line that cannot be read; the message says which and why."""


@dataclass
class Passage:
    """The text of an annotated passage; spans are half-open and count code points of the text."""

    name: str
    meta: dict[str, str]
    text: str
    sentences: list[Span]


def passages(written: str, faults: list[str]) -> Iterator[tuple[Passage, list[str]]]:
    """Yield every passage with the lines below its ``---``; add those whose text cannot be read to ``faults``."""
    for block in re.split(r"^=== ", written, flags=re.M)[1:]:
        head, _, rest = block.partition("\n")
        name, *fields = (part.strip() for part in head.split(" | "))
        meta = dict(pair.split(": ", 1) for pair in fields if ": " in pair)
        text_lines, _, notes = f"\n{rest}".partition("\n---")
        lines = [line for line in notes.splitlines() if line.strip() and not line.startswith("#")]
        try:
            yield Passage(name, meta, *_text(text_lines.splitlines())), lines
        except NotationError as error:
            faults.append(f"{name}: {error}")


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


def spans(passage: Passage, home: int, value: str) -> Iterator[Span]:
    """Yield the spans of words of the sentence ``home``, as docs/annotation-guideline.md writes them; raise NotationError."""
    at = 0
    for piece in value.split(" + "):
        found = _PIECE.fullmatch(piece.strip())
        assert found is not None  # the expression fits every string
        sentence, words, which = int(found[1] or home), found[2].strip(), int(found[3] or 1)
        if not 1 <= sentence <= len(passage.sentences):
            raise NotationError(f"there is no sentence {sentence}")
        start, end = passage.sentences[sentence - 1]
        first, tilde, last = (part.strip() for part in words.partition(" ~ "))
        after = at if not found[1] and not found[3] and start <= at <= end else start
        begin = _find(passage.text, first, after, end, which)
        if begin < 0 and after > start:
            begin = _find(passage.text, first, start, end, which)
        if begin < 0:
            raise NotationError(f"„{first}“ is not in sentence {sentence}")
        stop = begin + len(first)
        if tilde:
            behind = _find(passage.text, last, stop, len(passage.text), 1)
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
