"""Readings as HTML: one self-contained page, and a fragment of it for notebooks.

Nothing comes from another host and nothing needs a script: colours, links from statement to card and back, and the dark
scheme are plain CSS.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from itertools import pairwise
from operator import itemgetter

from demnach.model.types import READ_KINDS, Part, Reading, Statement
from demnach.model.words import ARROW, Words, toll_range

_TAG_OF_KIND = {"headline": "h2", "subheading": "h3", "teaser": "p", "quotation": "blockquote", "list": "p"}


def document(reading: Reading) -> str:
    """Return a whole page for one reading."""
    title = escape(reading.article.title or "Reading")
    return (
        f'<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title} · demnach</title>\n'
        f"<style>{_style()}</style>\n</head>\n<body>\n{_body(reading)}\n</body>\n</html>"
    )


def fragment(reading: Reading) -> str:
    """Return the same as an element that a notebook can show."""
    return f"<style>{_style()}</style>{_body(reading)}"


def _style() -> str:
    return (files("demnach.model") / "page.css").read_text(encoding="utf-8")


def _body(reading: Reading) -> str:
    words = Words(reading)
    return "\n".join(
        (
            '<div class="demnach">',
            f"<header>{_header(reading, words)}</header>",
            '<div class="sheet">',
            f"<article>{''.join(_parts(reading))}{_furniture(reading)}</article>",
            f'<aside aria-label="Statements">{_statements(reading, words)}{_tolls(reading, words)}</aside>',
            "</div>",
            "<footer>Read by demnach. Figures beside the statements are probabilities that speaker and content are right."
            "</footer>",
            "</div>",
        )
    )


def _header(reading: Reading, words: Words) -> str:
    article = reading.article
    headline = next((_marked(reading, part) for part in article.parts if _is_title(reading, part)), None)
    title = f"<h1>{headline or escape(article.title)}</h1>" if article.title else ""
    url = reading.article.url
    link = f' <a href="{escape(url, quote=True)}">source</a>' if url and url.startswith(("http://", "https://")) else ""
    return f'{title}<p class="meta">{escape(words.meta())}{link}</p>{_legend()}'


def _legend() -> str:
    forms = ("direct", "indirect", "reported", "free-indirect", "indirect-free-indirect")
    return '<p class="legend">' + "".join(f'<span class="said {form}">{form}</span> ' for form in forms) + "</p>"


def _parts(reading: Reading) -> Iterator[str]:
    for part in reading.article.parts:
        if part.kind in READ_KINDS and not _is_title(reading, part):
            tag = _TAG_OF_KIND.get(part.kind, "p")
            yield f'<{tag} class="{part.kind}">{_marked(reading, part)}</{tag}>'


def _is_title(reading: Reading, part: Part) -> bool:
    """True for the headline that is the page's title and stands at its head."""
    title = (reading.article.title or "").strip()
    return part.kind == "headline" and reading.article.text[part.start : part.end].strip() == title


def _marked(reading: Reading, part: Part) -> str:
    """A part's text with an element around each stretch that belongs to statements; the innermost gives the colour."""
    text = reading.article.text
    cuts = {part.start, part.end}
    inside: list[tuple[int, int, Statement]] = []
    for statement in reading.statements:
        for span in statement.content:
            if part.start <= span.start and span.end <= part.end:
                inside.append((span.start, span.end, statement))
                cuts |= {span.start, span.end}
    edges = sorted(cuts)
    shown = {s.id for s in reading.statements if s.content[0].start < part.start}  # begun in a part before
    out = []
    for start, end in pairwise(edges):
        around = [(b - a, s) for a, b, s in inside if a <= start and end <= b]
        piece = escape(text[start:end]).replace("\n", "<br>")
        if not around:
            out.append(piece)
            continue
        statement = min(around, key=lambda pair: pair[0])[1]
        begun = [s.id for _, s in around if s.id not in shown]
        shown.update(begun)
        out += (f'<span id="t-{begins}"></span>' for begins in begun)
        out.append(f'<a class="said {statement.form}" href="#c-{statement.id}">{piece}</a>')
        for a, b, s in inside:
            if b == end and s.content[-1].end == b and a <= start:
                out.append(f'<sup><a href="#c-{s.id}">{s.id[1:]}</a></sup>')
    return "".join(out)


def _statements(reading: Reading, words: Words) -> str:
    if not reading.statements:
        return "<h2>No statements</h2>"
    return "<h2>Who says so</h2>" + "".join(
        _card(statement, words) for statement in reading.statements if words.stands_alone(statement)
    )


def _card(statement: Statement, words: Words) -> str:
    chain = f'<span class="arrow">{ARROW}</span>'.join(
        f'<span class="link {link.role}">{escape(words.link(link))}</span>' for link in statement.chain
    )
    within = (
        f' · within <a href="#c-{statement.parent}">{statement.parent[1:]}</a>' if statement.parent is not None else ""
    )
    addressee = f' · to {escape(words.party(statement.addressee))}' if statement.addressee is not None else ""
    return (
        f'<section class="card {statement.form}" id="c-{statement.id}" tabindex="-1">'
        f'<h3><a href="#t-{statement.id}">{statement.id[1:]}</a> {escape(words.party(statement.speaker))}</h3>'
        f'<p class="kind">{statement.act} · {statement.form} · {statement.medium}{addressee}{within}'
        f'<meter min="0" max="1" value="{statement.confidence:.2f}" title="confidence">{statement.confidence:.2f}</meter>'
        f"{statement.confidence:.2f}</p>"
        f"<blockquote>{_quoted(statement, words)}</blockquote>"
        f'<p class="chain">{chain or "nobody named"}</p></section>'
    )


def _quoted(statement: Statement, words: Words) -> str:
    """The wording, its verbatim fragments marked and numbered; a wording that is the parent's is not shown again."""
    fragments = words.fragments(statement)
    if words.repeats_parent(statement):
        parent = statement.parent or ""
        repeated = f'<span class="same">the same words as in <a href="#c-{parent}">{parent[1:]}</a></span>'
        return ", verbatim ".join((repeated, *(_fragment(f, escape(words.wording(f))) for f in fragments)))
    whole = ((f.content[0].start, f.content[-1].end, f) for f in fragments)
    spans = sorted(whole, key=itemgetter(0))
    out = []
    for piece in statement.content:
        at = piece.start
        shown = ""
        for start, end, fragment in spans:
            if at <= start and end <= piece.end:
                shown += escape(words.text[at:start]) + _fragment(fragment, escape(words.text[start:end]))
                at = end
        out.append(shown + escape(words.text[at : piece.end]))
    return " … ".join(out)


def _fragment(fragment: Statement, wording: str) -> str:
    number = f'<sup><a href="#t-{fragment.id}">{fragment.id[1:]}</a></sup>'
    return f'<span class="said direct" id="c-{fragment.id}">{wording}</span>{number}'


def _tolls(reading: Reading, words: Words) -> str:
    rows = []
    for event in reading.events:
        for toll in event.tolls:
            unit = "" if toll.unit == "people" else f" {toll.unit}"
            cells = (
                toll_range(toll) + unit, toll.kind, event.type, words.place(event), words.time(event), words.asserted(event),
            )  # fmt: skip
            rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    if not rows:
        return ""
    head = "".join(f"<th>{h}</th>" for h in ("number", "what", "event", "where", "when", "asserted by"))
    return (
        f"<h2>Tolls, and who asserts them</h2><table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _furniture(reading: Reading) -> str:
    parts = [part for part in reading.article.parts if part.kind not in READ_KINDS]
    if not parts:
        return ""
    rows = "".join(
        f"<dt>{part.kind}</dt><dd>{escape(reading.article.text[part.start : part.end])}</dd>" for part in parts
    )
    return f'<section class="furniture"><h2>Set apart</h2><dl>{rows}</dl></section>'
