"""IPTC 7901: the wire message of the agencies, text with control characters around its parts (IPTC Recommendation 7901).

    SOH bdt0712 3 wi 168  dpa 4422 STX           start: service and number, priority, category, words, what the sender adds
    Headline =                                   head: notes in brackets, headline, byline
       Frankfurt/Main (dpa) - …                  text: an indented line or a blank one begins a paragraph
    ETX 291825 Jun 17 EOT                        end: day, hour, minute, month, year

What the head says in brackets is for editors, and so is a notepad („# Notizblock“, „nicht zur Veröffentlichung bestimmt“):
neither enters the text. Several messages may follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from demnach.intake.agency.item import holds_text
from demnach.intake.agency.wire_characters import of_the_wire
from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError, NotAnArticle, NotText
from demnach.intake.furniture.credits import desk_line
from demnach.intake.furniture.datelines import dateline
from demnach.intake.laid_out import Marked, lay_out
from demnach.lexicon.agencies import agency_called
from demnach.model.types import Signal

_SOH, _STX, _ETX, _EOT = b"\x01", b"\x02", b"\x03", b"\x04"
_BEFORE = 64
"""Bytes of filling (nulls, line ends, synchronisation) that may stand before the first message."""
_LONGEST_HEADER = 4000
_IS_HEADER = re.compile(rb"(?=.*\d)[^\x00-\x09\x0b\x0c\x0e-\x1f\x7f]{8,}", re.S)
_HEADER = re.compile(r"(?P<service>[A-Za-z]{2,5}) ?(?P<number>\d{3,5}) +\d +\w{1,4} +\d{1,5}\b(?P<more>.*)", re.S)
"""Service, number, priority, category, count of words, and what the sender adds."""
_END = re.compile(
    r"\s*(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d) ?(?P<zone>[A-Z]{3,4})? +(?P<month>\w{3})\w* +(?P<year>\d{4}|\d\d)\s*"
)
"""The date-time group: „291825 Jun 17“."""
_MONTHS = {name: number for names, number in (
    ("jan", 1), ("feb", 2), ("mar mär mrz", 3), ("apr", 4), ("may mai", 5), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9),
    ("oct okt", 10), ("nov", 11), ("dec dez", 12),
) for name in names.split()}  # fmt: skip
_ZONES = {"MEZ": "+01:00", "CET": "+01:00", "MESZ": "+02:00", "CEST": "+02:00", "GMT": "+00:00", "UTC": "+00:00"}
_NOTE = re.compile(r"[(+*=]")
_BYLINE = re.compile(r"(?:Von|Aus|Interview:|Analyse:|Ein Kommentar von) ")
_SLUG = re.compile(r"(?:[^\s/]+/+)+")
_PRIVATE = re.compile(r"\* ?\* ?\*|.*nicht zur Veröffentlichung bestimmt", re.I)
_NOTEPAD = re.compile(rf"#* ?Notizblock\b|{_PRIVATE.pattern}", re.I)
_CORRECTED = re.compile(r"#+ ?(?:Berichtigung|Korrektur|Aktualisierung|Wiederholung)", re.I)
_SIGNALS: tuple[tuple[re.Pattern[str], Signal], ...] = (
    (re.compile(r"\W*(?:Annullierung|Zurückgezogen|Kill\b|Meldung zurückgezogen|Bitte nicht verwenden)", re.I), "kill"),
    (re.compile(r"\W*(?:Berichtigung|Korrektur|Korrigiert|Correction)\b", re.I), "correction"),
    (re.compile(r"\W*(?:Wiederholung|Repeat)\b", re.I), "repeat"),
    (re.compile(r"\W*(?:Aktualisierung|Aktualisiert|Neufassung|Zusammenfassung|Update)\b", re.I), "update"),
)
"""How the head of a message begins that comes in the place of another one."""
_NAMED = re.compile(r"\b([a-z]{2,5}) ?(\d{3,5})\b")
_COLUMNS = re.compile(r"\S {2,}\S")


def looks_like_iptc7901(data: bytes) -> bool:
    """True if a message begins at the start of the bytes: SOH, a header of letters and digits, STX."""
    start = data.find(_SOH, 0, _BEFORE)
    if start < 0 or data[:start].strip(b"\0\r\n\x16 "):
        return False
    header, stx, _ = data[start + 1 : start + _LONGEST_HEADER].partition(_STX)
    return bool(stx) and _IS_HEADER.fullmatch(header) is not None


def read_iptc7901(data: bytes) -> Iterator[Draft | IntakeError]:
    """Yield a draft for every message of a transmission, in order, or the error in its place: cut off, or without a text.

    Raises NotText where there is no message at all.
    """
    messages = data.split(_SOH)[1:]
    if not messages:
        raise NotText("no message of IPTC 7901", remedy="give the transmission as it was received")
    for number, message in enumerate(messages, 1):
        try:
            yield _draft(message)
        except IntakeError as error:
            yield error.at(f"message {number}")


def _draft(message: bytes) -> Draft:
    header, stx, rest = message.partition(_STX)
    body, etx, end = rest.partition(_ETX)
    if not stx or not etx:
        raise NotText("a message that is cut off", remedy="receive it again")
    head = _HEADER.match(" ".join(_text(header).split()))
    lines = [line.rstrip() for line in _text(body).replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    published = _time(_text(end.partition(_EOT)[0])) or _time_of_last_line(lines)
    notes, parts = _parts(lines)
    signals = tuple(dict.fromkeys(signal for note in notes for pattern, signal in _SIGNALS if pattern.match(note)))
    killed = "kill" in signals
    if not killed and not holds_text(parts):
        raise NotAnArticle("a message without a text", remedy="give the message with the text")
    text, spans = lay_out(parts)
    day = (published or "")[:10]
    return Draft(
        text=text,
        blocks=spans,
        id=_id(head["service"], head["number"], day) if head is not None else None,
        title=next((words for kind, words in parts if kind == "headline"), None),
        published=published,
        status="canceled" if killed else "usable",
        signals=signals,
        replaces=tuple(_named(notes, day)) if signals else (),
        agencies=tuple(_agencies(head["more"]) if head is not None else ()),
    )


def _text(data: bytes) -> str:
    return of_the_wire(data) if data.strip(b"\0\r\n ") else ""


# the text


def _parts(lines: list[str]) -> tuple[list[str], list[Marked]]:
    """The notes to editors at the head, and the parts of the text."""
    kept, pad, closing = _without_notepad(lines)
    paragraphs = list(_paragraphs(kept))
    notes: list[str] = []
    parts: list[Marked] = []
    while paragraphs and not any(kind == "headline" for kind, _ in parts):
        found, told = _head(paragraphs.pop(0))
        notes += told
        parts += found
    begins = next((i for i, paragraph in enumerate(paragraphs) if _is_dated(paragraph)), 0)
    for i, paragraph in enumerate(paragraphs):
        if _is_table(paragraph):
            parts += (("list", "  ".join(re.split(r" {2,}", line.strip()))) for line in paragraph)
        else:
            parts.append(("teaser" if i < begins else "paragraph", _folded(paragraph)))
    parts += (("correction", note) for note in _corrections(pad))
    if closing:
        parts.append(("closing-line", closing))
    return notes, parts


def _without_notepad(lines: list[str]) -> tuple[list[str], list[str], str]:
    """The lines before a notepad, those of its public half, and the line with which the agency signs off."""
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].strip()), 0)
    line = lines[last].strip() if lines else ""
    closing = line if desk_line(line, 0, len(line)) is not None else ""
    lines = lines[:last] if closing else lines
    pad = next((i for i, line in enumerate(lines) if _NOTEPAD.match(line.strip())), len(lines))
    private = next((i for i in range(pad, len(lines)) if _PRIVATE.match(lines[i].strip())), len(lines))
    return lines[:pad], lines[pad:private], closing


def _corrections(pad: list[str]) -> Iterator[str]:
    """What the public half of a notepad says was corrected or brought up to date."""
    found: list[str] = []
    told = False
    for line in [*(line.strip() for line in pad), "#"]:
        if line.startswith("#"):
            if found:
                yield _folded(found)
            found, told = [], _CORRECTED.match(line) is not None
        elif told and line:
            found.append(line.removeprefix("-"))


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """Lines that belong together: a blank line parts them, and so does one that is set in."""
    found: list[str] = []
    for line in lines:
        if not line.strip() or (line.startswith("  ") and found and _may_end(found[-1])):
            if found:
                yield found
            found = []
        if line.strip():
            found.append(line)
    if found:
        yield found


def _may_end(line: str) -> bool:
    """True unless a set-in line goes on as a row of a table does: the lines of a paragraph are not set in but for the first."""
    return not line.startswith("  ") or line.endswith((".", "!", "?", "“", "»", '"'))


def _head(lines: list[str]) -> tuple[list[Marked], list[str]]:
    """Headline and byline of a head, and the notes around them."""
    notes: list[str] = []
    headline: list[str] = []
    parts: list[Marked] = []
    for line in _whole_notes(lines):
        if _NOTE.match(line) or (not headline and _SLUG.fullmatch(line)) or any(p.match(line) for p, _ in _SIGNALS):
            notes.append(line)
        elif _BYLINE.match(line) and headline:
            parts.append(("byline", line))
        elif not parts:
            headline.append(line.removesuffix("=").rstrip())
    if headline:
        parts.insert(0, ("headline", " ".join(headline)))
    return parts, notes


def _whole_notes(lines: list[str]) -> Iterator[str]:
    """The lines of a head, a note in brackets that runs over several of them as one."""
    note = ""
    for line in (line.strip() for line in lines):
        note = f"{note} {line}" if note else line
        if not note.startswith("(") or ")" in line:
            yield note
            note = ""
    if note:
        yield note


def _is_table(paragraph: list[str]) -> bool:
    return len(paragraph) > 1 and 2 * sum(1 for line in paragraph if _COLUMNS.search(line)) > len(paragraph)


def _is_dated(paragraph: list[str]) -> bool:
    words = _folded(paragraph)
    return dateline(words, 0, len(words), opening=True) is not None


def _folded(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


# metadata


def _time(end: str) -> str | None:
    """The date-time group as ISO 8601: „291825 Jun 17“, with the zone if it names one."""
    shape = _END.fullmatch(end)
    month = _MONTHS.get(shape["month"].lower()) if shape is not None else None
    if shape is None or month is None:
        return None
    year = int(shape["year"])
    full = year if year > 99 else year + (1900 if year > 78 else 2000)  # the recommendation is of 1979
    return f"{full}-{month:02}-{shape['day']}T{shape['hour']}:{shape['minute']}:00{_ZONES.get(shape['zone'] or '', '')}"


def _time_of_last_line(lines: list[str]) -> str | None:
    """The date-time group that stands as the last line of the text, which it leaves."""
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].strip()), None)
    found = _time(lines[last]) if last is not None else None
    if found is not None and last is not None:
        del lines[last:]
    return found


def _id(service: str, number: str, day: str) -> str:
    """Services count their messages anew each day."""
    return f"iptc7901:{service.lower()}:{number}" + (f":{day}" if day else "")


def _named(notes: list[str], day: str) -> Iterator[str]:
    """The messages that the notes name, of the same day."""
    for note in notes:
        for service, number in _NAMED.findall(note):
            yield _id(service, number, day)


def _agencies(more: str) -> Iterator[str]:
    for word in more.split():
        known = agency_called(word)
        if known is not None:
            yield known.name
