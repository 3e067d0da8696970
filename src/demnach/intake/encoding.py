"""Bytes to text: which encoding a document is in.

A byte order mark decides, then what an HTML page declares, then UTF-8 if the bytes are valid UTF-8, then Windows-1252, the
encoding that old German pages are in whatever they declare (WHATWG Encoding Standard treats ISO 8859-1 as Windows-1252).
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
_HEAD = 4096
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
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
    for encoding in (declared.group(1).decode("ascii") if declared else "", "cp1252"):
        if encoding.lower() in ("", "utf-8", "utf8", "iso-8859-1", "latin-1", "latin1"):
            continue
        try:
            return _checked(data.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return _checked(data.decode("cp1252", errors="replace"))


def _checked(text: str) -> str:
    sample = text[:100_000]
    if len(_CONTROL.findall(sample)) > max(2, _MOST_CONTROL * len(sample)):
        raise NotText("this is not text but binary data", remedy="give plain text, HTML or JSON lines")
    return text
