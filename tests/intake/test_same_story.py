"""One story, told in every format, is one article; and so are the agency's items in every rendition that they carry."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from benchmarks.formats import ITEMS, as_sent_by_wire, items, parts_of, plain, renditions

from demnach.intake.draft import Draft
from demnach.intake.furniture.furnish import furnish
from demnach.intake.open import drafts
from demnach.model.types import Article

HEADLINE = "Zwölf Verletzte bei Explosion im Hafen von Sandmünde"
TEASER = "Ein Knall am Morgen, dann Rauch über den Kais: Die Ursache des Unglücks im Hafen ist noch unklar, Tote gab es nicht."
BYLINE = "Von Lena Marquart, dpa"
DATELINE = "Sandmünde (dpa) -"
PARAGRAPHS = (
    "Bei einer Explosion im Hafen sind am Dienstag zwölf Menschen verletzt worden. Das teilte die Polizei mit.",
    "Die Lage sei unter Kontrolle, sagte ein Sprecher. „Wir haben keine Kenntnis von Todesopfern“, ergänzte er am Abend.",
    "Gouverneurin Mara Ilves kündigte eine Untersuchung an.",
)
CLOSING = "dpa lm yyzz n1 ab"
EXPECTED = [
    ("headline", HEADLINE), ("byline", BYLINE), ("teaser", TEASER), ("dateline", DATELINE),
    *(("paragraph", paragraph) for paragraph in PARAGRAPHS), ("closing-line", CLOSING),
]  # fmt: skip
XHTML = (
    f'<h1>{HEADLINE}</h1><p class="byline">{BYLINE}</p><p class="teaser">{TEASER}</p>'
    f'<p><span class="dateline">{DATELINE} </span>{PARAGRAPHS[0]}</p>' + "".join(f"<p>{p}</p>" for p in PARAGRAPHS[1:])
)
NITF_BODY = (
    f"<body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline><byline>{BYLINE}</byline><dateline>{DATELINE}</dateline>"
    f"<abstract><p>{TEASER}</p></abstract></body.head><body.content>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</body.content>"
    f"<body.end><tagline>{CLOSING}</tagline></body.end></body>"
)


def newsml(inline: str) -> str:
    note = '<edNote role="r:closingline">' + CLOSING + "</edNote>" if "nitf" not in inline else ""
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:hafen" version="1" xml:lang="de"><itemMeta>'
        f'<versionCreated>2026-11-24T17:25:00+01:00</versionCreated><pubStatus qcode="stat:usable"/>{note}</itemMeta>'
        f"<contentMeta><headline>{HEADLINE}</headline></contentMeta><contentSet><inlineXML>{inline}</inlineXML></contentSet></newsItem>"
    )


def in_xhtml() -> str:
    return newsml(f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{XHTML}</body></html>')


def in_newsml_with_nitf() -> str:
    return newsml(f'<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">{NITF_BODY}</nitf>')


def in_nitf() -> str:
    head = '<docdata><doc-id id-string="urn:x:hafen"/><date.issue norm="20261124T172500+0100"/></docdata>'
    return f'<?xml version="1.0" encoding="UTF-8"?><nitf><head>{head}</head>{NITF_BODY}</nitf>'


def in_ninjs(version: str) -> str:
    body = f'{XHTML}<p class="closingline">{CLOSING}</p>'
    if version == "1":
        return json.dumps(
            {"uri": "urn:x:hafen", "type": "text", "language": "de", "versioncreated": "2026-11-24T17:25:00+01:00",
             "headline": HEADLINE, "body_xhtml": f"<div>{body}</div>"}
        )  # fmt: skip
    key = "contentType" if version == "3" else "contenttype"
    standard = {} if version == "3" else {"standard": {"name": "ninjs", "version": "2.1"}}
    created = "versionCreated" if version == "3" else "versioncreated"
    return json.dumps(
        {"uri": "urn:x:hafen", "type": "text", "language": "de", created: "2026-11-24T17:25:00+01:00",
         "headlines": [{"role": "main", "value": HEADLINE}],
         "bodies": [{"role": "main", key: "application/xhtml+xml", "value": f"<div>{body}</div>"}], **standard}
    )  # fmt: skip


def in_wire() -> str:
    text = "\r\n".join(f"   {paragraph}" for paragraph in (f"{DATELINE} {PARAGRAPHS[0]}", *PARAGRAPHS[1:]))
    head = f"{HEADLINE} =\r\n{BYLINE}\r\n\r\n{TEASER}\r\n\r\n"
    return f"\x01bdt0712 3 vm 168  dpa\r\n\x02\r\n{head}{text}\r\n\r\n{CLOSING}\r\n\x03\r\n241725 MEZ Nov 26\r\n\x04"


def in_json_lines() -> str:
    text = "\n\n".join((HEADLINE, BYLINE, TEASER, f"{DATELINE} {PARAGRAPHS[0]}", *PARAGRAPHS[1:], CLOSING))
    return json.dumps({"id": "urn:x:hafen", "text": text, "published": "2026-11-24T17:25:00+01:00"})


def article_in(source: str) -> Article:
    (found,) = drafts(source.encode(), "x")
    assert isinstance(found, Draft), found
    return furnish(found)


STORIES = {
    "newsml-g2": in_xhtml(),
    "newsml-g2 with nitf": in_newsml_with_nitf(),
    "nitf": in_nitf(),
    "ninjs 1": in_ninjs("1"),
    "ninjs 2": in_ninjs("2"),
    "ninjs 3": in_ninjs("3"),
    "iptc 7901": in_wire(),
    "json lines": in_json_lines(),
}


@pytest.mark.parametrize("name", STORIES)
def test_the_same_story_is_the_same_article(name: str) -> None:
    article = article_in(STORIES[name])
    assert [(part.kind, article.text[part.start : part.end]) for part in article.parts] == EXPECTED
    assert article.title == HEADLINE
    assert article.published == "2026-11-24T17:25:00+01:00"
    assert article.id == ("iptc7901:bdt:0712:2026-11-24" if name == "iptc 7901" else "urn:x:hafen")
    first = article_in(STORIES["newsml-g2"])
    assert (article.text, article.parts, article.credits, article.authors) == (
        first.text, first.parts, first.credits, first.authors,
    )  # fmt: skip


# the agency's own items


def as_nitf(article: Article) -> str:
    """An article as an NITF document."""
    named = {"headline": "hl1", "byline": "byline", "teaser": "abstract"}
    head = "".join(
        f"{before}<{named[part.kind]}>{escape(article.text[part.start : part.end])}</{named[part.kind]}>{after}"
        for part in article.parts
        if part.kind in named
        for before, after in [("<hedline>", "</hedline>") if part.kind == "headline" else ("", "")]
    )
    body = {"subheading": "hl2", "quotation": "bq", "list": "li", "caption": "media-caption"}
    content, opening = "", ""
    for part in article.parts:
        words = escape(article.text[part.start : part.end])
        if part.kind == "dateline":
            opening = f"{words} "
        elif part.kind not in (*named, "closing-line", "correction"):
            element = body.get(part.kind, "p")
            content += f"<{element}>{opening}{words}</{element}>"
            opening = ""
    closing = [escape(article.text[part.start : part.end]) for part in article.parts if part.kind == "closing-line"]
    end = "".join(f"<tagline>{words}</tagline>" for words in closing)
    return (
        f"<nitf><body><body.head>{head}</body.head><body.content>{content}</body.content><body.end>{end}</body.end></body></nitf>"
    )


@pytest.mark.skipif(not ITEMS, reason="the shared agency items are not here")
def test_the_agencys_items_are_the_same_by_wire() -> None:
    """Of 47 items 42 have the same text and 40 the same parts; the rest are tables, and an advice without a text."""
    found = items()
    assert found["read"] == found["items"]
    assert found["by wire"] >= 46
    assert found["same text"] >= 42
    assert found["same parts"] >= 40


@pytest.mark.skipif(not ITEMS, reason="the shared agency items are not here")
@pytest.mark.parametrize("path", ITEMS, ids=lambda path: path.stem[-12:])
def test_the_agencys_items_are_the_same_in_nitf_and_ninjs(path: Path) -> None:
    """NITF has no place for a correction notice; the order of head and body is its own."""
    original = article_in(path.read_text(encoding="utf-8"))
    if not any(part.kind in ("paragraph", "list") for part in original.parts):
        pytest.skip("an advice to editors, without a text")
    kept = sorted(part for part in parts_of(original) if part[0] != "correction")
    assert sorted(parts_of(article_in(as_nitf(original)))) == kept
    markup = re.search(r"<body>(.*?)</body>", path.read_text(encoding="utf-8"), re.S)
    assert markup is not None
    item = {"uri": "urn:x", "type": "text", "language": "de", "headline": original.title}
    item["body_xhtml"] = f"<div>{markup[1]}</div>"
    kept = [part for part in parts_of(original) if part[0] not in ("correction", "closing-line")]
    assert [part for part in parts_of(article_in(json.dumps(item))) if part[0] != "closing-line"] == kept


@pytest.mark.skipif(not ITEMS, reason="the shared agency items are not here")
@pytest.mark.parametrize("path", ITEMS, ids=lambda path: path.stem[-12:])
def test_no_byte_of_a_nonpublic_notepad_gets_out(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    private = renditions(source).get("nonpublic", "")
    public = " ".join(plain(text) for name, text in renditions(source).items() if name != "nonpublic")
    lines = [plain(line.lstrip("- ")) for line in private.splitlines()]
    secrets = [line for line in lines if len(line) > 12 and line not in public]
    for text in (source, as_sent_by_wire(source)):
        for found in drafts(text.encode(), "x"):
            printed = plain(json.dumps(furnish(found).text, ensure_ascii=False)) if isinstance(found, Draft) else str(found)
            assert not [secret for secret in secrets if secret in printed]
