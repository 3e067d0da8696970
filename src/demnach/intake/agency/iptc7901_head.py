"""The head of a wire message: slug line, notes to editors, flags, headline and byline, up to the „=“ that ends it.

    Küste/Unfälle/                                    slug: keywords
    (Berichtigung: Zahl im 1. Absatz)                 note in brackets, over several lines if need be
    Zwölf Verletzte bei Explosion im Hafen            headline
    Von Lena Marquart, dpa                            byline
    (Foto - aktuell) =                                end of the head; some senders go on with the text at once

A flag („KORREKTUR“, „Annullierung“) counts in brackets, alone on its line, or in capitals before a colon: without them
„Annullierung der Wahl gefordert“ is a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from demnach.intake.furniture.bylines import byline
from demnach.intake.furniture.datelines import dateline
from demnach.model.types import Signal

_ENDS = re.compile(r"\s*=\s*$")
_SLUG = re.compile(r"(?:[^\s/]+/+)+")
_URGENT = re.compile(r"\W*(?:Eil(?:meldung)?|Blitz|Vorrang)\W*", re.I)
_LINES_TO_SEE = 3
_MARKED = re.compile(r"[+*=]")
_BYLINE = re.compile(r"(?:Von|Aus|Interview:|Analyse:|Ein Kommentar von) ")
_FLAGS: tuple[tuple[re.Pattern[str], Signal], ...] = (
    (re.compile(r"(?:Annullierung|Zurückgezogen|Kill|(?:Meldung )?zurückgezogen|Bitte nicht verwenden)\b", re.I), "kill"),
    (re.compile(r"(?:Berichtigung|Korrektur|Korrigiert|Correction)\b", re.I), "correction"),
    (re.compile(r"(?:Wiederholung|Repeat)\b", re.I), "repeat"),
    (re.compile(r"(?:Aktualisierung|Aktualisiert|Neufassung|Update)\b", re.I), "update"),
)
"""How the head of a message begins that comes in the place of another one."""
_ATTENTION = re.compile(r"\(Achtung\b[^)]*\)\s*", re.I)
_TAKEN_BACK = re.compile(r"\bMeldung\b.*\b(?:annulliert|zurückgezogen|nicht (?:mehr )?(?:zu )?verwenden)\b", re.I)
"""„(Achtung) Die Meldung bdt0699 wird zurückgezogen“."""
_ALONE = re.compile(r"[\W\d_]*(?:(?:(?:KILL|zu|zur|aus|von|der|Meldung|Nr)\b|[a-z]{2,5}(?=\s?\d{3}))[\W\d_]*)*")
"""What may stand beside a flag that has its line for itself: the message that it is about."""
_EMBARGO = re.compile(r"Sperrfrist\b(?! (?:ist )?aufgehoben)", re.I)
_UNTIL = re.compile(
    r"\D*(?P<day>\d{1,2})\. ?(?P<month>[A-ZÄÖÜ][a-zäöü]{2})[a-zäöü]*\.?(?: (?P<year>\d{4}))?\D{1,9}"
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? ?(?:Uhr|h)\b"
)
"""„Sperrfrist 9. Oktober 14.20 Uhr“."""
MONTHS = {name: number for names, number in (
    ("jan jän", 1), ("feb", 2), ("mar mär mrz", 3), ("apr", 4), ("may mai", 5), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9),
    ("oct okt", 10), ("nov", 11), ("dec dez", 12),
) for name in names.split()}  # fmt: skip
"""Months by the first three letters of their names."""


class Head(NamedTuple):
    """What a head says: ``notes`` are for editors; ``rest`` are lines that stand behind its end."""

    headline: str
    byline: str | None
    notes: list[str]
    keywords: list[str]
    rest: list[str]


def head(lines: list[str]) -> Head:
    """Read the lines of a head."""
    notes: list[str] = []
    keywords: list[str] = []
    headline: list[str] = []
    by: str | None = None
    pending = list(_whole_notes(line.strip() for line in lines))
    over = False
    rest: list[str] = []
    for i, line in enumerate(pending):
        ended = _ENDS.search(line) is not None
        said = _ENDS.sub("", line)
        note, said = _note_of(said)
        if note:
            notes.append(note)
        elif not headline and _SLUG.fullmatch(said):
            keywords += keywords_of(said)
        elif headline and by is None and is_byline(said):
            by, said = said, ""
        elif said and headline and (over or by is not None or _opens_text(pending[i:])):
            rest = pending[i:]
            break
        elif said:
            headline.append(said)
            said = ""
        if said and note:
            headline.append(said)
        over = over or ended
    return Head(" ".join(headline), by, notes, keywords, rest)


def _opens_text(lines: list[str]) -> bool:
    """True where an agency's dateline begins: „Berlin (dpa) - Die …“."""
    words = " ".join(lines[:_LINES_TO_SEE])
    return dateline(words, 0, len(words), opening=False) is not None


def keywords_of(slug: str) -> list[str]:
    """„Küste/Unfälle/“."""
    return [word.strip() for word in slug.split("/") if word.strip()]


def is_byline(line: str) -> bool:
    """„Von Lena Marquart, dpa“, but not „Von der Leyen mahnt“."""
    return _BYLINE.match(line) is not None and byline(line, 0, len(line)) is not None


def signals(notes: Iterable[str]) -> tuple[Signal, ...]:
    """Return what the notes of a head say that the message is."""
    return tuple(dict.fromkeys(signal for note in notes for signal in _flags(note)))


def embargo(notes: Iterable[str], sent: str | None) -> str | None:
    """Return until when a message must not be printed, German time in ISO 8601; the note itself where it tells no time.

    ``sent`` is when it was sent: a note names no year.
    """
    note = next((note for note in notes if _EMBARGO.search(note)), None)
    if note is None:
        return None
    said = _EMBARGO.split(note, maxsplit=1)[-1]
    until = _UNTIL.match(said)
    month = MONTHS.get(until["month"].lower()) if until is not None else None
    if until is None or month is None or not (until["year"] or sent):
        return note
    year = int(until["year"] or (sent or "")[:4])
    if not until["year"] and sent is not None and month < int(sent[5:7]):  # „2. Januar“, sent in December
        year += 1
    try:
        return datetime(year, month, int(until["day"]), int(until["hour"]), int(until["minute"] or 0)).isoformat()
    except ValueError:
        return note


def _flags(note: str) -> Iterator[Signal]:
    said = _ATTENTION.sub("", note) or note
    if said != note and _TAKEN_BACK.search(said):
        yield "kill"
    words = said.lstrip("([+*=#- ")
    yield from (signal for pattern, signal in _FLAGS if pattern.match(words))


def _note_of(line: str) -> tuple[str, str]:
    """The note that a line is or begins with, and what else it says."""
    if line.startswith("("):
        end = _closing(line)
        if end == 0 or not line[end:].strip() or _ATTENTION.match(line):
            return line, ""
        return (line[:end], line[end:].strip()) if line[end] == " " else ("", line)
    barred = _EMBARGO.match(line)
    if _MARKED.match(line) or _URGENT.fullmatch(line) or (barred is not None and _UNTIL.match(line, barred.end())):
        return line, ""
    return _flag_of(line)


def _flag_of(line: str) -> tuple[str, str]:
    for pattern, _ in _FLAGS:
        flag = pattern.match(line)
        after = line[flag.end() :] if flag is not None else ""
        if flag is not None and _ALONE.fullmatch(after):
            return line, ""
        if flag is not None and flag.group().isupper() and after.lstrip()[:1] in (":", "-") and not after.isupper():
            return line, after.lstrip(" :-")
    return "", line


def _closing(line: str) -> int:
    """Where the bracket that opens a line is closed again; 0 if it never is."""
    depth = 0
    for at, character in enumerate(line, 1):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return at
    return 0


def _whole_notes(lines: Iterable[str]) -> Iterator[str]:
    """The lines, a note in brackets that runs over several of them as one; one that never ends is its first line."""
    held: list[str] = []
    depth = 0
    for line in lines:
        held.append(line)
        depth += line.count("(") - line.count(")")
        if not held[0].startswith("(") or depth <= 0 or _closing(line if len(held) == 1 else ""):
            yield " ".join(held)
            held, depth = [], 0
    yield from held
