"""The characters of old wires: UTF-8, Windows-1252, the code pages of DOS, and the German variant of ISO 646 in seven bits."""

from __future__ import annotations

import re

from demnach.intake.encoding import decode

_DIN_66003 = str.maketrans("[\\]{|}~", "ÄÖÜäöüß")
_SET_IN = re.compile(r"[A-Za-z][{|}~](?=[a-z])")
"""A letter of DIN 66003 stands between letters, a bracket does not."""
_FEWEST = 2
_DOS = re.compile(rb"(?<=[A-Za-z])[\x81\x84\x94\xe1](?=[a-z])|[\x8e\x99\x9a](?=[a-z])")
"""ü ä ö ß and Ä Ö Ü of the code pages 437 and 850 …"""
_WINDOWS = re.compile(rb"(?<=[A-Za-z])[\xe4\xf6\xfc\xdf](?=[a-z])|[\xc4\xd6\xdc](?=[a-z])")
"""… and of ISO 8859-1 and Windows-1252."""


def of_the_wire(data: bytes) -> str:
    """Return the text of bytes. Raises NotText for binary data."""
    if _is_dos(data):
        return data.decode("cp850")
    text = decode(data)
    return text.translate(_DIN_66003) if text.isascii() and len(_SET_IN.findall(text)) >= _FEWEST else text


def _is_dos(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return len(_DOS.findall(data)) > len(_WINDOWS.findall(data))
    return False
