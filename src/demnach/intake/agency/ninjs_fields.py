"""The wordings of a ninjs item, of all versions alike: headlines, descriptions and bodies with their roles and media types.

ninjs 1 writes the role and the format into the name of the property (``body_xhtml``, ``description_summary``), 2 and 3 write
lists of objects with ``role``, ``contenttype`` and ``value``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec
from lxml import etree

from demnach.intake.agency.item import holds_text
from demnach.intake.agency.marked_body import html_body, marked_parts
from demnach.intake.document import looks_like_html
from demnach.intake.errors import IntakeError
from demnach.intake.laid_out import Marked
from demnach.intake.xml import name, parse_xml, words

Item = dict[str, object]
"""An item whose keys are in lower case, as ``lowered`` makes it: 3 then reads as 2 does."""
Format = Literal["html", "nitf", "xml", "plain"]
_MEDIA: dict[str, Format] = {
    "text/html": "html",
    "text/html5": "html",
    "application/xhtml+xml": "html",
    "application/nitf+xml": "nitf",
    "text/vnd.iptc.nitf": "nitf",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/plain": "plain",
}
"""Media types that are read; bodies of others are left out."""
_ROLES: dict[str, Format] = {
    "xhtml": "html", "html": "html", "html5": "html", "nitf": "nitf", "text": "plain", "plain": "plain",
}  # fmt: skip
"""Words in a role that name a format."""
_ORDER: tuple[Format, ...] = ("html", "nitf", "xml", "plain")
"""Of the same text in several formats the one with the most marks is read."""
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""What JSON may write („\\u0000“) and no text has."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_WRAPPED = 100
"""Longest line, in code points, of a text that is wrapped for the wire: where one is longer, each line is a paragraph."""


class Wording(msgspec.Struct, frozen=True):
    """One headline, description or body: the words of its role in lower case, its media type, its text."""

    roles: tuple[str, ...]
    media: str
    text: str

    @property
    def format(self) -> Format | None:
        """What it is written in; None for a media type that is not read. Told by type, role, or the text itself."""
        if self.media:
            return _MEDIA.get(self.media)
        by_role = next((_ROLES[role] for role in self.roles if role in _ROLES), None)
        return by_role or ("html" if looks_like_html(self.text) or _TAG.search(self.text) else "plain")

    @property
    def main(self) -> bool:
        """True if its role is the main one, or none but a format."""
        return "main" in self.roles or all(role in _ROLES for role in self.roles)

    def words(self) -> str:
        """Return its text without markup, white space folded."""
        if self.format != "html":
            return " ".join(self.text.split())
        tree = html_body(self.text)
        return words(tree) if tree is not None else ""


def lowered(value: object) -> object:
    """Return a JSON value with all keys in lower case."""
    if isinstance(value, dict):
        return {key.lower(): lowered(inner) for key, inner in value.items()}
    return [lowered(inner) for inner in value] if isinstance(value, list) else value


def text_of(item: Item, *keys: str) -> str | None:
    """Return the text of the first key that has one, white space folded."""
    values = (item.get(key) for key in keys)
    return next((" ".join(_clean(v).split()) for v in values if isinstance(v, str) and _clean(v).strip()), None)


def objects(item: Item, *keys: str) -> Iterator[Item]:
    """Yield the objects in the lists, or objects of named objects, that keys have."""
    for key in keys:
        value = item.get(key)
        inner = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
        yield from (entry for entry in inner if isinstance(entry, dict))


def wordings(item: Item, one: str, many: str) -> list[Wording]:
    """Return the wordings of an item under ``one`` (ninjs 1: „headline“, „headline_sub“) or ``many`` („headlines“)."""
    found = []
    for entry in objects(item, many):
        value = entry.get("value")
        if isinstance(value, str):
            found.append(_wording(str(entry.get("role") or ""), str(entry.get("contenttype") or ""), value))
    for key, value in item.items():
        if (key == one or key.startswith(f"{one}_")) and isinstance(value, str):
            found.append(_wording(key[len(one) :], "", value))
    return found


def _wording(role: str, media: str, text: str) -> Wording:
    roles = tuple(re.findall(r"[^\W_]+", role.rpartition("/")[2].lower()))
    return Wording(roles, media.partition(";")[0].strip().lower(), _clean(text))


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)


# the body


def body_parts(item: Item) -> list[Marked]:
    """Return kind and words of the parts of an item's body: of the main one that has the most marks and any text at all."""
    bodies = [(body, body.format) for body in wordings(item, "body", "bodies")]
    for main in (True, False):
        for wanted in _ORDER:
            for body, written in bodies:
                if written == wanted and body.main == main:
                    parts = list(_parts(body.text, wanted))
                    if holds_text(parts):
                        return parts
    return []


def _parts(text: str, written: Format) -> Iterator[Marked]:
    if written == "plain":
        for paragraph in _paragraphs(text):
            yield "paragraph", " ".join(paragraph.split())
    elif written == "html":
        tree = html_body(text)
        yield from marked_parts(tree) if tree is not None else ()
    else:
        yield from _xml_parts(text, written)


def _paragraphs(text: str) -> list[str]:
    lines = text.splitlines()
    blank = _BLANK_LINE.search(text) is not None
    if not blank and any(len(line) > _WRAPPED for line in lines):
        return lines
    return _BLANK_LINE.split(text)


def _xml_parts(text: str, written: Format) -> Iterator[Marked]:
    """The parts of NITF, or of XHTML that calls itself XML; nothing of other XML, and of what is none."""
    try:
        root = parse_xml(text)
    except IntakeError:
        return
    if written == "nitf" or name(root) == "nitf":
        from demnach.intake.agency.nitf import nitf_parts

        if name(root) != "nitf":
            whole = etree.Element("nitf")
            whole.append(root)
            root = whole
        yield from nitf_parts(root)
    elif name(root) in ("html", "body"):
        yield from marked_parts(root)
