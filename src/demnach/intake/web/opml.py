"""OPML: lists of feeds, as feed readers export them (OPML 2.0, http://opml.org/spec2.opml)."""

from __future__ import annotations

import re

from lxml import etree

from demnach.intake.errors import BadRecord
from demnach.intake.web.feed_xml import parse_mended, root_tag

_ADDRESS = "xmlurl"
"""The attribute of an outline that names its feed, whatever its case: „xmlUrl“ in the standard."""


def looks_like_opml(text: str) -> bool:
    """True if the root element of a document is that of an OPML list."""
    return root_tag(text)[0].lower() == "opml"


def feeds_of(text: str) -> list[str]:
    """Return the addresses of the feeds in an OPML list, nested ones too, in order and each once.

    Raises NotText for what is no XML, BadRecord for a list that is no OPML or that names no feed.
    """
    root = parse_mended(text)
    if _name(root) != "opml":
        raise BadRecord(f"no OPML list, but <{_name(root)}>", remedy="export the feeds as OPML")
    outlines = [element for element in root.iter(etree.Element) if _name(element) == "outline"]
    found = dict.fromkeys(address for outline in outlines if (address := _address(outline)))
    if not found:
        raise BadRecord("an OPML list without a feed", remedy="its outlines name feeds by xmlUrl")
    return list(found)


def _address(outline: etree._Element) -> str:
    return next((value.strip() for key, value in outline.items() if key.lower() == _ADDRESS), "")


def _name(element: etree._Element) -> str:
    """An element's name, lower case, without prefix or namespace, though it may be mended XML that knows no namespaces."""
    return re.split("[}:]", str(element.tag))[-1].lower()
