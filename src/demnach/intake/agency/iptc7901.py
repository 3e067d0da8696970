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
from collections.abc import Iterable, Iterator
from datetime import datetime

from demnach.intake.agency.iptc7901_head import MONTHS, embargo, head, is_byline, keywords_of, signals
from demnach.intake.agency.item import holds_text
from demnach.intake.agency.wire_characters import of_the_wire
from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError, NotAnArticle, NotText
from demnach.intake.furniture.credits import desk_line
from demnach.intake.furniture.datelines import dateline
from demnach.intake.laid_out import Marked, lay_out
from demnach.lexicon.agencies import agency_called

_SOH, _STX, _ETX, _EOT = b"\x01", b"\x02", b"\x03", b"\x04"
_BEFORE = 64
"""Bytes of filling (nulls, line ends, synchronisation) that may stand before the first message."""
_FILLING = b"\0\t\r\n\x16\x7f "
_COLUMN = re.compile(rb"[\t\x1f]")
_INSTRUCTION = re.compile(rb"\x0c[^\x0b\x0c\r\n]*\x0b|\x1b[ -/]*[0-~]|[\0\x07\x0e\x0f\x11-\x14\x1c-\x1e\x7f]")
"""What is for machines (ISO-IR 26): orders to the typesetter, changes of the character set, typefaces, bells, filling."""
_LONGEST_HEADER = 4000
_IS_HEADER = re.compile(rb"(?=.*\d)[^\x00-\x09\x0b\x0c\x0e-\x1f\x7f]{8,}", re.S)
_HEADER = re.compile(r"(?P<service>[A-Za-z]{2,5}) ?(?P<number>\d{3,5}) +\d +\w{1,4} +\d{1,5}\b(?P<more>.*)", re.S)
"""Service, number, priority, category, count of words, and what the sender adds."""
_END = re.compile(
    r"(?<!\S)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d) ?(?P<zone>[A-Z]{3,4})? +(?P<month>\w{3})\w* +(?P<year>\d{4}|\d\d)\s*$"
)
"""The date-time group: „291825 Jun 17“."""
_ZONES = {"MEZ": "+01:00", "CET": "+01:00", "MESZ": "+02:00", "CEST": "+02:00", "GMT": "+00:00", "UTC": "+00:00"}
_PRIVATE = re.compile(r"\* ?\* ?\*|.*nicht zur Veröffentlichung bestimmt", re.I)
_NOTEPAD = re.compile(rf"#* ?Notizblock\b|{_PRIVATE.pattern}", re.I)
_CORRECTED = re.compile(r"#+ ?(?:Berichtigung|Korrektur|Aktualisierung|Wiederholung)", re.I)
_NAMED = re.compile(r"\b([a-z]{2,5}) ?(\d{3,5})\b")
_URN = re.compile(r"\burn:[a-z0-9][\w.:-]*\w", re.I)
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
    before, *messages = data.split(_SOH)
    if not messages:
        raise NotText("no message of IPTC 7901", remedy="give the transmission as it was received")
    if before.strip(_FILLING):
        yield _stray("before message 1")
    for number, transmitted in enumerate(messages, 1):
        message, _, after = transmitted.partition(_EOT)
        try:
            yield _draft(message)
        except IntakeError as error:
            yield error.at(f"message {number}")
        if after.strip(_FILLING):
            yield _stray(f"after message {number}")


def _stray(where: str) -> IntakeError:
    return NotText("a message whose start is cut off", where=where, remedy="receive it again")


def _draft(message: bytes) -> Draft:
    header, stx, rest = message.partition(_STX)
    body, etx, end = rest.partition(_ETX)
    if not stx or not etx:
        raise NotText("a message that is cut off", remedy="receive it again")
    first, *slugs = [line.strip() for line in _text(header).split("\n") if line.strip()] or [""]
    named = _HEADER.match(" ".join(first.split()))
    lines = [line.rstrip() for line in _text(body).split("\n")]
    published = _time(_text(end)) or _time_of_last_line(lines)
    notes, keywords, parts = _parts(lines)
    said = signals((*notes, *slugs))
    killed = "kill" in said
    if not killed and not holds_text(parts):
        raise NotAnArticle("a message without a text", remedy="give the message with the text")
    text, spans = lay_out(parts)
    day = (published or "")[:10]
    own = _id(named["service"], named["number"], day) if named is not None else None
    corrections = (words for kind, words in parts if kind == "correction")
    return Draft(
        text=text,
        blocks=spans,
        id=own,
        title=next((words for kind, words in parts if kind == "headline"), None),
        published=published,
        embargo=embargo((*notes, *slugs), published),
        status="canceled" if killed else "usable",
        signals=said,
        replaces=tuple(dict.fromkeys(other for other in _named(notes, corrections, day) if other != own)) if said else (),
        keywords=tuple(dict.fromkeys((*(word for slug in slugs for word in keywords_of(slug)), *keywords))),
        agencies=tuple(dict.fromkeys(_agencies(named["more"]))) if named is not None else (),
    )


def _text(data: bytes) -> str:
    """The characters of a part, columns two blanks apart, a line break always one character."""
    printed = _INSTRUCTION.sub(b"", _COLUMN.sub(b"  ", data))
    text = of_the_wire(printed) if printed.strip() else ""
    return text.replace("\r\n", "\n").replace("\r", "\n")


# the text


def _parts(lines: list[str]) -> tuple[list[str], list[str], list[Marked]]:
    """The notes to editors at the head, its keywords, and the parts of the text."""
    kept, pad, closing = _without_notepad(lines)
    paragraphs = list(_paragraphs(kept))
    notes: list[str] = []
    keywords: list[str] = []
    parts: list[Marked] = []
    while paragraphs and not parts and not _is_text(paragraphs[0]):
        found = head(paragraphs.pop(0))
        notes += found.notes
        keywords += found.keywords
        if found.headline:
            parts.append(("headline", found.headline))
        if found.byline:
            parts.append(("byline", found.byline))
        if found.rest:
            paragraphs.insert(0, found.rest)
    begins = next((i for i, paragraph in enumerate(paragraphs) if _is_dated(paragraph)), 0)
    for i, paragraph in enumerate(paragraphs):
        words = _folded(paragraph)
        if _is_table(paragraph):
            parts += (("list", _row(line)) for line in paragraph)
        elif i < begins:
            parts.append(("byline" if is_byline(words) else "teaser", words))
        else:
            parts.append(("paragraph", words))
    parts += (("correction", note) for note in _corrections(pad))
    if closing:
        parts.append(("closing-line", closing))
    return notes, keywords, parts


def _is_text(paragraph: list[str]) -> bool:
    """True for a paragraph that is none of the head's: set in, or opened by a dateline; a note in brackets opens a head."""
    return not paragraph[0].lstrip().startswith("(") and (paragraph[0].startswith("  ") or _is_dated(paragraph))


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


def _is_table(paragraph: list[str]) -> bool:
    rows = sum(1 for line in paragraph if _COLUMNS.search(line.strip()) or _is_barred(line))
    return 2 * rows > len(paragraph) and (len(paragraph) > 1 or _is_barred(paragraph[0]))


def _is_barred(line: str) -> bool:
    """„| FC Seeberg | - | SV Sandmünde | 2:1 |“."""
    line = line.strip()
    return len(line) > 1 and line[0] == line[-1] == "|"


def _row(line: str) -> str:
    cells = line.strip().strip("|").split("|") if _is_barred(line) else re.split(r" {2,}", line.strip())
    return "  ".join(filter(None, (_folded([cell]) for cell in cells)))


def _is_dated(paragraph: list[str]) -> bool:
    words = _folded(paragraph)
    return dateline(words, 0, len(words), opening=True) is not None


def _folded(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


# metadata


def _time(end: str) -> str | None:
    """The date-time group at the end of a line as ISO 8601: „291825 Jun 17“, with the zone if it names one."""
    shape = _END.search(end)
    month = MONTHS.get(shape["month"].lower()) if shape is not None else None
    if shape is None or month is None:
        return None
    year = int(shape["year"])
    full = year if year > 99 else year + (1900 if year > 78 else 2000)  # the recommendation is of 1979
    written = f"{full:04}-{month:02}-{shape['day']}T{shape['hour']}:{shape['minute']}:00"
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return None
    return written + _ZONES.get(shape["zone"] or "", "")


def _time_of_last_line(lines: list[str]) -> str | None:
    """The date-time group that ends the last line of the text, which it leaves."""
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].strip()), None)
    found = _time(lines[last]) if last is not None else None
    if found is not None and last is not None:
        lines[last:] = [_END.sub("", lines[last]).rstrip()]
    return found


def _id(service: str, number: str, day: str) -> str:
    """Services count their messages anew each day."""
    return f"iptc7901:{service.lower()}:{number}" + (f":{day}" if day else "")


def _named(notes: Iterable[str], corrections: Iterable[str], day: str) -> Iterator[str]:
    """The messages that the notes name, of the same day, and the ids that the notice of a correction does."""
    for note in notes:
        for service, number in _NAMED.findall(note):
            yield _id(service, number, day)
    for correction in corrections:
        yield from _URN.findall(correction)


def _agencies(more: str) -> Iterator[str]:
    """„dpa“, and of „dpa-spe“ the agency whose service it is."""
    for word in more.split():
        known = agency_called(word) or agency_called(word.partition("-")[0])
        if known is not None:
            yield known.name
