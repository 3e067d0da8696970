"""Bytes to text: which encoding a document is in.

A byte order mark decides, then UTF-8 if the bytes are valid UTF-8, then what the document declares, then Windows-1252,
which is what pages that declare ISO 8859-1 are in too (WHATWG Encoding Standard).
"""

from __future__ import annotations

import codecs
import re

from demnach.intake.errors import NotText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_SINGLE_BYTE = re.compile(r"windows-?125\d|cp125\d|iso-?8859-?\d\d?|macintosh|koi8-[ru]|ibm(?:437|850|866)", re.I)
"""Declared encodings to trust beside UTF-8: no page that could be searched for its declaration is in UTF-16, and
Python's other codecs are none of the web's."""
_LATIN_1 = re.compile(r"iso-?8859-?1|latin-?1", re.I)
_HEAD = 4096
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SAMPLE = 100_000
_MOST_CONTROL = 0.002
"""Text has at most this share of control characters; more is a binary file."""


def decode(data: bytes) -> str:
    """Return the text of a document's bytes.

    Raises NotText for empty and for binary input.
    """
    if not data.strip():
        raise NotText("the input is empty", remedy="give a file with an article in it")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_HEAD])
    encoding = declared.group(1).decode("ascii") if declared else ""
    if _SINGLE_BYTE.fullmatch(encoding) and not _LATIN_1.fullmatch(encoding):
        try:
            return _checked(data.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            pass
    return _checked(data.decode("cp1252", errors="replace"))


def _checked(text: str) -> str:
    check_characters(text)
    return text


def check_characters(text: str) -> None:
    """Raise NotText for characters that no text has: many control characters, or halves of surrogate pairs."""
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, _MOST_CONTROL * len(sample)):
        raise NotText("this is not text but binary data", remedy="give plain text, HTML or JSON lines")
    if _SURROGATE.search(text):
        raise NotText("the text was decoded wrongly: it has surrogates", remedy="decode it in its own encoding")
