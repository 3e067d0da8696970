"""Readings as HTML: one self-contained page, and a fragment of it for notebooks.

The article stands on the left, and beside each of its paragraphs a note on every statement in it. Nothing comes from another
host and nothing needs a script: the ties between text and notes, the links and the dark scheme are plain CSS and anchors.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from html import escape
from importlib.resources import files
from itertools import chain

from demnach.model.marks import Marks, Piece
from demnach.model.types import READ_KINDS, Part, Reading, Span, Statement
from demnach.model.words import FORMS, OWN_VOICE, Words, number, percent, toll_range

_TAGS = {"headline": "h2", "subheading": "h3", "quotation": "blockquote"}
_MOST_TIES = 400
"""Statements beyond which text and notes no longer light up together: each needs rules of its own, and browsers slow down."""
_MOST_VOICES = 12
_TITLE_LENGTH = 80
_SURE = "probability that speaker and content are right"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def document(reading: Reading) -> str:
    """Return a whole page for one reading."""
    return "".join(pages((reading,)))


def fragment(reading: Reading) -> str:
    """Return the same as an element that a notebook can show."""
    return f"<style>{_style('page.css')}</style>{_Sheet(reading).html()}"


def pages(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield one page for all readings, a reading a piece; nothing for none."""
    found = iter(readings)
    first = next(found, None)
    if first is None:
        return
    second = next(found, None)
    title = _title(first) if second is None else "Readings"
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)} · demnach</title>\n'
        f"<style>{_style('document.css')}{_style('page.css')}</style>\n</head>\n<body>\n{_Sheet(first).html()}"
    )
    for reading in chain((second,) if second is not None else (), found):
        yield _Sheet(reading).html()
    yield "</body>\n</html>\n"


@cache
def _style(name: str) -> str:
    return (files("demnach.model") / name).read_text(encoding="utf-8")


def _title(reading: Reading) -> str:
    """The article's title, else its first words."""
    words = reading.article.title or " ".join(reading.article.text[: 4 * _TITLE_LENGTH].split())
    return words if len(words) <= _TITLE_LENGTH or reading.article.title else words[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"


class _Sheet:
    """One reading as an element; ids begin with a name of its own, so that several can stand on one page."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = Words(reading)
        self.marks = Marks(reading)
        self.name = f"r{zlib.crc32(reading.article.id.encode()):08x}"

    def html(self) -> str:
        return "\n".join(
            piece
            for piece in (
                f'<article class="demnach" id="{self.name}">{self._ties()}',
                self._header(),
                *self._rows(),
                self._tolls(),
                self._lists(),
                self._furniture(),
                "<footer>Read by demnach. A percentage is the probability that speaker and content are both right; "
                "the words behind every datum are in the article.</footer>\n</article>\n",
            )
            if piece
        )

    def _ties(self) -> str:
        """Rules that light up a statement, its note and its evidence together."""
        if not self.reading.statements or len(self.reading.statements) > _MOST_TIES:
            return ""
        rules = (
            f"#{self.name}:has(.m{n}:is(:hover,:focus-within,:target)){{.m{n}{{--on:20%}}.e{n}{{--proof:24%}}}}"
            for n in range(len(self.reading.statements))
        )
        return f"<style>{''.join(rules)}</style>"

    def _header(self) -> str:
        article = self.reading.article
        url = article.url or ""
        source = f' · <a href="{escape(url)}" rel="noreferrer">source</a>' if url.startswith(("http://", "https://")) else ""
        signed = self.words.signed()
        status = f'<p class="alarm">This article was {article.status}.</p>' if article.status != "usable" else ""
        return (
            f'<header><p class="small">{escape(self.words.published())}{source}</p>'
            f"{self._headline()}"
            + (f'<p class="small">signed {escape(signed)}</p>' if signed else "")
            + f"{status}{self._voices()}{self._legend()}</header>"
        )

    def _headline(self) -> str:
        """The title, its statements marked and noted where it is the article's headline; unseen where there is none."""
        part = next((part for part in self.reading.article.parts if self._is_title(part)), None)
        if part is not None:
            marked = "".join(map(self._piece, self.marks.pieces(part.start, part.end)))
            return self._row(f"<h1>{marked}</h1>", self._notes_in(part))
        hidden = "" if self.reading.article.title else ' class="unseen"'
        return f'<h1 lang="de"{hidden}>{escape(_title(self.reading))}</h1>'

    def _voices(self) -> str:
        voices = self.words.voices()
        if not voices:
            return '<p class="voices small">No statements were found.</p>'
        names = "".join(
            f'<li><a href="#{self.name}-{first}">{escape(name)}</a> {count}</li>'
            for name, count, first in voices[:_MOST_VOICES]
        )
        more = f"<li>and {len(voices) - _MOST_VOICES} more</li>" if len(voices) > _MOST_VOICES else ""
        return f'<nav aria-label="Voices"><ul class="voices small"><li>Who speaks</li>{names}{more}</ul></nav>'

    def _legend(self) -> str:
        used = {statement.form for statement in self.reading.statements}
        items = (
            f'<li><span class="said {form}">{label}</span> {meaning}</li>'
            for form, (label, meaning) in FORMS.items()
            if form in used
        )
        return f'<ul class="legend small">{"".join(items)}</ul>' if used else ""

    def _rows(self) -> Iterator[str]:
        """Each part of the text with the notes on the statements that begin in it."""
        for part in self.reading.article.parts:
            if part.kind in READ_KINDS and not self._is_title(part):
                yield self._row(self._part(part), self._notes_in(part))
        if self._beginning.get(None):
            yield self._row("", self._beginning[None])

    def _is_title(self, part: Part) -> bool:
        """True for the headline that stands at the head of the page."""
        words = self.reading.article.text[part.start : part.end].split()
        return part.kind == "headline" and words == (self.reading.article.title or "").split()

    def _notes_in(self, part: Part) -> list[int]:
        return self._beginning.get(part.start, [])

    @cached_property
    def _beginning(self) -> dict[int | None, list[int]]:
        """The statements told by the article itself, by the start of the part in which they begin; under None the rest."""
        read = sorted((part.start, part.end) for part in self.reading.article.parts if part.kind in READ_KINDS)
        found: dict[int | None, list[int]] = {}
        for n in self.marks.children[None]:
            start = min((span.start for span in self.reading.statements[n].content), default=-1)
            at = bisect_right(read, (start, len(self.reading.article.text))) - 1
            found.setdefault(read[at][0] if at >= 0 and start < read[at][1] else None, []).append(n)
        return found

    def _row(self, part: str, notes: list[int]) -> str:
        beside = f'<aside aria-label="Who says so">{"".join(self._note(n) for n in notes)}</aside>' if notes else ""
        return f'<div class="row"><div class="text" lang="de">{part}</div>{beside}</div>'

    def _part(self, part: Part) -> str:
        tag = _TAGS.get(part.kind, "p")
        return f'<{tag} class="{part.kind}">{"".join(map(self._piece, self.marks.pieces(part.start, part.end)))}</{tag}>'

    def _piece(self, piece: Piece) -> str:
        words = escape(self.reading.article.text[piece.start : piece.end], quote=False)
        classes = [f"e{n}" for n in piece.evidence]
        classes[:0] = ["proof"] if classes else []
        if piece.around:
            inner = piece.around[-1]
            classes[:0] = ["said", self.reading.statements[inner].form, *(f"m{n}" for n in piece.around)]
            words = f'<a href="#{self.name}-{inner}" tabindex="-1" class="{" ".join(classes)}">{words}</a>'
        elif classes:
            words = f'<span class="{" ".join(classes)}">{words}</span>'
        return words + "".join(map(self._tag, piece.ends))

    def _tag(self, n: int) -> str:
        statement = self.reading.statements[n]
        label = escape(f"Statement {number(statement)}: {self.words.speaker(statement)}")
        return (
            f'<sup><a class="tag {statement.form} m{n}" id="{self.name}-t{n}" href="#{self.name}-{n}" aria-label="{label}">'
            f"{escape(number(statement))}</a></sup>"
        )

    def _note(self, n: int) -> str:
        """A statement's note, with those of the statements told inside it; its verbatim fragments are marked in its wording."""
        statement = self.reading.statements[n]
        fragments = {fragment.id for fragment in self.words.fragments.get(statement.id, ())}
        inside = (c for c in self.marks.children.get(n, ()) if self.reading.statements[c].id not in fragments)
        return (
            f'<section class="note {statement.form}"><div class="head m{n}" id="{self.name}-{n}" tabindex="-1">'
            f'<div class="line"><a class="tag" href="#{self.name}-t{n}">{escape(number(statement))}</a>'
            f'<h4 lang="de">{self._vouchers(statement)}</h4>'
            f'<span class="sure" title="{_SURE}" style="--p:{statement.confidence:.0%}">{percent(statement.confidence)}</span>'
            f'</div><p class="small kind"><em>{statement.act}</em> · {escape(self.words.kind(statement))}</p>'
            f"{self._wording(statement)}</div>{''.join(map(self._note, inside))}</section>"
        )

    def _wording(self, statement: Statement) -> str:
        """The wording with its fragments; words that the statement around it shows are not shown again."""
        fragments = self.words.fragments.get(statement.id, ())
        if self.words.repeats_parent(statement):
            numbers = [self._fragment(f, escape(self.words.wording(f), quote=False)) for f in fragments]
            verbatim = "".join(f', verbatim <span lang="de">{fragment}</span>' for fragment in numbers)
            return f'<blockquote><em class="same">the same words</em>{verbatim}</blockquote>'
        pieces = " … ".join(self._quoted(span, fragments) for span in statement.content)
        return f'<blockquote lang="de">{pieces}</blockquote>'

    def _quoted(self, span: Span, fragments: Sequence[Statement]) -> str:
        text = self.reading.article.text
        out, at = "", span.start
        for fragment in fragments:
            start, end = fragment.content[0].start, fragment.content[-1].end
            if at <= start and end <= span.end:
                out += escape(text[at:start], quote=False) + self._fragment(fragment, escape(text[start:end], quote=False))
                at = end
        return out + escape(text[at : span.end], quote=False)

    def _fragment(self, fragment: Statement, words: str) -> str:
        n = self.marks.order[fragment.id]
        sure = f"{_SURE}: {percent(fragment.confidence)}"
        return (
            f'<span class="said direct m{n}" id="{self.name}-{n}" tabindex="-1">{words}</span><sup>'
            f'<a class="tag direct m{n}" href="#{self.name}-t{n}" title="{sure}">{escape(number(fragment))}</a></sup>'
        )

    def _vouchers(self, statement: Statement) -> str:
        """The chain as one line, the speaker in bold."""
        return ' <span class="arrow">→</span> '.join(
            f'<b title="speaker">{escape(name)}</b>' if speaks else f'<span title="{role}" class="{role}">{escape(name)}</span>'
            for name, role, speaks in self.words.vouchers(statement)
        )

    def _tolls(self) -> str:
        rows = []
        for event in self.reading.events:
            for toll in event.tolls:
                who = self.words.asserted(event)
                said = escape(" ".join(self.reading.article.text[toll.start : toll.end].split()))
                own = ' class="own"' if who == OWN_VOICE else ""
                rows.append(
                    f'<tr><td>{toll_range(toll)}<br><span lang="de">„{said}“</span></td><td>{toll.kind.replace("-", " ")}</td>'
                    f"<td>{escape(self.words.circumstances(event))}</td><td{own}>{escape(who)}</td></tr>"
                )
        if not rows:
            return ""
        head = "".join(f'<th scope="col">{label}</th>' for label in ("number", "what", "event, place, time", "on whose word"))
        return (
            '<section class="tolls"><h2>Tolls, and on whose word</h2><div class="wide"><table>'
            f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div></section>"
        )

    def _lists(self) -> str:
        named = [entity for entity in self.reading.entities if entity.kind != "place"]
        named.sort(key=lambda entity: -len(entity.mentions))
        lists = (
            ("People and bodies", [(entity.name, entity.kind) for entity in named]),
            ("Times", self.words.all_times()),
            ("Places", self.words.all_places()),
        )
        shown = "".join(
            f"<details><summary>{title} <span>{len(rows)}</span></summary><dl>{''.join(map(_term, rows))}</dl></details>"
            for title, rows in lists
            if rows
        )
        return f'<section class="lists small">{shown}</section>' if shown else ""

    def _furniture(self) -> str:
        rows = "".join(
            f'<dt>{escape(kind)}</dt><dd lang="de">{escape(words, quote=False)}</dd>' for kind, words in self.words.furniture()
        )
        return f'<section class="furniture small"><h2>Set apart from the text</h2><dl>{rows}</dl></section>' if rows else ""


def _term(row: tuple[str, str]) -> str:
    return f'<div><dt lang="de">{escape(row[0])}</dt><dd>{escape(row[1])}</dd></div>'
