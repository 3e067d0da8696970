"""The newsroom's formats on shared files: agency items in all their renditions, the IPTC's own suite for ninjs."""

from __future__ import annotations

import html
import re
from pathlib import Path

from benchmarks.shared import DATA
from demnach.intake.agency.ninjs_check import check_ninjs
from demnach.intake.agency.ninjs_json import parsed
from demnach.intake.draft import Draft
from demnach.intake.errors import BadRecord, IntakeError
from demnach.intake.furniture.furnish import furnish
from demnach.intake.open import drafts
from demnach.model.types import Article

ITEMS = sorted((DATA / "articles" / "newsml-g2").glob("*.xml"))


def renditions(source: str) -> dict[str, str]:
    """Return the plain texts that an agency's item carries: headline, teaser, text, notepads."""
    pattern = r'rendition="dpa7901rendition:(\w+)"[^>]*>(.*?)</inlineData>'
    return {name: html.unescape(text) for name, text in re.findall(pattern, source, re.S)}


def as_sent_by_wire(source: str) -> str:
    """Return an item as the message that it was on the wire, put together from its own renditions and its name there."""
    parts = renditions(source)
    named = re.search(r'iptc7901Id">(\w+):(\d+):(\d):(\w+):(\d+):([^:]*):', source)
    assert named is not None
    name, number, priority, category, words, sender = named.groups()
    closing = re.search(r'role="dpaednoterole:closingline">(.*?)<', source)
    body = [parts[name] for name in ("headline", "teaser", "text", "public", "nonpublic") if name in parts]
    body += [closing[1]] if closing else []
    lines = "\n\n".join(body).replace("\n", "\r\n")
    return f"\x01{name}{number} {priority} {category} {words}  {sender}\r\n\x02\r\n{lines}\r\n\x03291825 Jun 17\x04"


def plain(text: str) -> str:
    """Return a text as the wire can carry it: no dashes, dots or blanks of the better sort."""
    for sign, ascii_ in {"–": "-", "…": ".", "...": ".", "\xa0": " "}.items():
        text = text.replace(sign, ascii_)
    return " ".join(text.split())


def parts_of(article: Article) -> list[tuple[str, str]]:
    """Return kind and plain words of an article's parts."""
    return [(part.kind, plain(article.text[part.start : part.end])) for part in article.parts]


def article_in(source: str) -> Article | None:
    """Return the article of a document that holds one, None where it is refused."""
    (found,) = drafts(source.encode(), "input")
    return furnish(found) if isinstance(found, Draft) else None


def items() -> dict[str, float]:
    """The 47 agency items: read as NewsML-G2, and again as the wire messages that they were."""
    read, by_wire, same_text, same_parts = 0, 0, 0, 0
    for path in ITEMS:
        source = path.read_text(encoding="utf-8")
        original, wired = article_in(source), article_in(as_sent_by_wire(source))
        read += original is not None
        if original is not None and wired is not None:
            by_wire += 1
            same_text += plain(original.text) == plain(wired.text)
            same_parts += parts_of(original) == parts_of(wired)
    return {"items": len(ITEMS), "read": read, "by wire": by_wire, "same text": same_text, "same parts": same_parts}


def ninjs() -> dict[str, float]:
    """The IPTC's test suite for ninjs 1.0 to 3.1: files that must pass and files that must be refused."""
    suite = DATA / "formats" / "ninjs-suite"
    passing, failing = (sorted(suite.glob(f"*/should_{word}/*.json")) for word in ("pass", "fail"))
    return {
        "must pass": len(passing),
        "accepted": sum(_accepted(path) for path in passing),
        "must fail": len(failing),
        "refused": sum(not _accepted(path) for path in failing),
    }


def _accepted(path: Path) -> bool:
    try:
        check_ninjs(parsed(path.read_text(encoding="utf-8")), version=path.parent.parent.name)
    except BadRecord:
        return False
    except IntakeError:
        return True
    return True
