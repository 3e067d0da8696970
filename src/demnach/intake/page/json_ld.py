"""JSON-LD: the article that a page describes in schema.org terms.

Pages hold several scripts, lists, @graph containers, and broken JSON; the article is the first object whose type is an
Article or one of its kinds (NewsArticle, LiveBlogPosting, ReportageNewsArticle …).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_CONTROL = re.compile(r"[\x00-\x1f]+")

JsonObject = dict[str, Any]


def articles(tree: etree._Element) -> list[JsonObject]:
    """Return the article objects of a page's JSON-LD, in order."""
    return [found for found in objects(tree) if any(_ARTICLE.search(kind) for kind in types(found))]


def objects(tree: etree._Element) -> Iterator[JsonObject]:
    """Yield all objects of a page's JSON-LD scripts; scripts that are no JSON are left out."""
    for script in tree.iterfind(".//script"):
        if "ld+json" in (script.get("type") or ""):
            parsed = _parse(script.text or "")
            yield from _flatten(parsed)


def _parse(raw: str) -> object:
    raw = raw.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    for attempt in (raw, _CONTROL.sub(" ", raw)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flatten(found: object) -> Iterator[JsonObject]:
    if isinstance(found, list):
        for item in found:
            yield from _flatten(item)
    elif isinstance(found, dict):
        yield found
        yield from _flatten(found.get("@graph"))
        yield from _flatten(found.get("mainEntity"))


def types(found: JsonObject) -> list[str]:
    """Return an object's types as a list."""
    kind = found.get("@type")
    return [str(k) for k in kind] if isinstance(kind, list) else [str(kind)] if kind else []


def text(value: object) -> str | None:
    """Return a value as text: the name of an object, the first of a list, entities resolved."""
    if isinstance(value, list):
        return next((t for t in map(text, value) if t), None)
    if isinstance(value, dict):
        return text(value.get("name") or value.get("@value"))
    if isinstance(value, str):
        return re.sub(r"\s+", " ", html.unescape(value)).strip() or None
    return None


def people(value: object) -> list[tuple[str, bool]]:
    """Return (name, said to be a person) of an author value in any of its shapes."""
    if isinstance(value, list):
        return [person for item in value for person in people(item)]
    name = text(value)
    if name is None:
        return []
    return [(name, isinstance(value, dict) and "Person" in types(value))]
