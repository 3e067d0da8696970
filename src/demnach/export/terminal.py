"""The terminal view: the article with its statements, who vouches for each, its tolls, and the furniture set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from demnach.model.marks import Marks
from demnach.model.types import READ_KINDS, Form, Part, Reading, Statement
from demnach.model.words import ARROW, FORMS, OWN_VOICE, Words, number, percent, toll_range

STYLES: dict[Form, str] = {
    "direct": "bold green",
    "indirect": "cyan",
    "reported": "magenta",
    "free-indirect": "yellow",
    "indirect-free-indirect": "bright_blue",
}
_PARTS = {"headline": "bold", "subheading": "bold", "teaser": "italic"}
_WIDEST = 100
"""Columns beyond which lines are hard to read."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST_WORDING = 220
_BARS = "▁▂▃▄▅▆▇█"
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\N{REPLACEMENT CHARACTER}")
"""Control characters could move the cursor or change colours: none reaches the terminal."""
_SPACE = re.compile(r"\s+")


def clean(words: str) -> str:
    """Return words that can be shown: what could steer a terminal is replaced."""
    return words.translate(_CONTROLS)


class ReadingView:
    """A rich renderable of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = Words(reading)
        self.marks = Marks(reading)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, _WIDEST)
        yield from console.render(Group(*self._sections()), options.update(width=width))

    def _sections(self) -> Iterator[RenderableType]:
        yield Text()
        yield from self._head()
        for part in self.reading.article.parts:
            if part.kind in READ_KINDS and not self._is_title(part):
                yield Text()
                yield self._part(part)
        yield from self._statements()
        yield from self._tolls()
        yield from self._lists()
        yield from self._furniture()

    def _head(self) -> Iterator[Text]:
        title = next((part for part in self.reading.article.parts if self._is_title(part)), None)
        if title is not None:
            yield self._part(title)
        elif self.reading.article.title:
            yield _text(self.reading.article.title, "bold")
        signed = self.words.signed()
        for line in (self.words.published(), f"signed {signed}" if signed else ""):
            if line:
                yield _text(line, "dim")

    def _is_title(self, part: Part) -> bool:
        """True for the headline that stands at the head already."""
        return part.kind == "headline" and self._even(part.start, part.end).strip() == (self.reading.article.title or "")

    def _even(self, start: int, end: int) -> str:
        return _SPACE.sub(" ", self.reading.article.text[start:end])

    def _part(self, part: Part) -> Text:
        """A part's text, its statements coloured by form, their numbers raised behind them."""
        out = self._marked(part.start, part.end, even=part.kind != "list")
        out.style = _PARTS.get(part.kind, "")
        return out

    def _marked(self, start: int, end: int, *, even: bool = True, within: Statement | None = None) -> Text:
        """Text with its statements marked; in the wording of a statement only the fragments ``within`` it are."""
        statements = self.reading.statements
        fragments = {fragment.id for fragment in self.words.fragments.get(within.id, ())} if within is not None else None
        out = Text()
        for piece in self.marks.pieces(start, end):
            around = [n for n in piece.around if fragments is None or statements[n].id in fragments]
            words = self._even(piece.start, piece.end) if even else self.reading.article.text[piece.start : piece.end]
            out.append(clean(words), style=STYLES[statements[around[-1]].form] if around else "")
            ends = [number(statements[n]).translate(_RAISED) for n in piece.ends if n in around]
            out.append("·".join(ends), style="dim")
        return out

    def _statements(self) -> Iterator[RenderableType]:
        yield Text()
        if not self.reading.statements:
            yield _title("No statements were found")
            return
        yield _title("Who says so")
        table = Table(box=None, show_header=False, padding=(1, 1, 0, 0))
        table.add_column(justify="right", style="bold", no_wrap=True, min_width=2)
        table.add_column(ratio=1)
        for n, depth in self._tree(None, 0):
            statement = self.reading.statements[n]
            table.add_row(number(statement), Padding(self._statement(statement), (0, 0, 0, 2 * depth)))
        yield table

    def _tree(self, parent: int | None, depth: int) -> Iterator[tuple[int, int]]:
        for n in self.marks.children.get(parent, ()):
            if not self.words.is_fragment(self.reading.statements[n]):
                yield n, min(depth, 4)
                yield from self._tree(n, depth + 1)

    def _statement(self, statement: Statement) -> Text:
        """Who vouches for it, act and form and how sure, then the wording."""
        out = self._vouchers(statement)
        out.append(f"\n{statement.act}", style="italic")
        out.append(" · ")
        out.append(FORMS[statement.form][0], style=STYLES[statement.form])
        if statement.addressee is not None:
            out.append(f" · to {self.words.party(statement.addressee)}")
        out.append(f"  {_bar(statement.confidence)}\n", style="dim")
        if self.words.repeats_parent(statement):
            out.append("the same words", style="dim italic")
            for fragment in self.words.fragments.get(statement.id, ()):
                out.append(", verbatim ", style="dim italic")
                out.append(clean(self.words.wording(fragment)), style=STYLES["direct"])
                out.append(number(fragment).translate(_RAISED), style="dim")
            return out
        wording = Text(" … ").join(self._marked(span.start, span.end, within=statement) for span in statement.content)
        return out.append_text(_shortened(wording))

    def _vouchers(self, statement: Statement) -> Text:
        """The chain as one line, the speaker in bold."""
        out = Text()
        for n, (name, _, speaks) in enumerate(self.words.vouchers(statement)):
            out.append(ARROW if n else "", style="dim")
            out.append(clean(name), style="bold" if speaks else "")
        return out

    def _tolls(self) -> Iterator[RenderableType]:
        events = [event for event in self.reading.events if event.tolls]
        if not events:
            return
        yield from _heading("Tolls, and on whose word")
        table = Table(box=box.SIMPLE_HEAD, padding=(0, 2, 0, 0), show_edge=False, pad_edge=False, header_style="dim")
        table.add_column("number", no_wrap=True)
        table.add_column("what", no_wrap=True)
        table.add_column("event; on whose word", ratio=1)
        for event in events:
            who = self.words.asserted(event)
            for toll in event.tolls:
                told = _text(self.words.circumstances(event))
                told.append(clean(f"\n{who}"), style="dim italic" if who == OWN_VOICE else "bold")
                table.add_row(Text(toll_range(toll), style="bold"), Text(toll.kind.replace("-", " ")), told)
        yield table

    def _lists(self) -> Iterator[RenderableType]:
        times = [f"{words} = {value}" for words, value in self.words.all_times()]
        places = [f"{name} ({facts})" for name, facts in self.words.all_places()]
        rows = (("times", times), ("places", places))
        yield from _rows("Times and places", ((label, " · ".join(found)) for label, found in rows if found))

    def _furniture(self) -> Iterator[RenderableType]:
        rows = ((kind, _shortened(_text(_SPACE.sub(" ", words))).plain) for kind, words in self.words.furniture())
        yield from _rows("Set apart from the text", rows)


def _rows(heading: str, rows: Iterable[tuple[str, str]]) -> Iterator[RenderableType]:
    """A dimmed table of labels and words under a heading; nothing where there is none."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim italic", no_wrap=True)
    table.add_column(style="dim", ratio=1)
    for label, words in rows:
        table.add_row(Text(label), _text(words))
    if table.row_count:
        yield from _heading(heading)
        yield table


def _text(words: str, style: str = "") -> Text:
    return Text(clean(words), style=style)


def _heading(words: str) -> Iterator[RenderableType]:
    yield Text()
    yield _title(words)
    yield Text()


def _title(words: str) -> Text:
    return Text(words.upper(), style="bold")


def _shortened(wording: Text) -> Text:
    """Cut a long wording at a word."""
    if len(wording) <= _LONGEST_WORDING:
        return wording
    cut = wording.plain.rfind(" ", 0, _LONGEST_WORDING - 2)
    short = wording[: cut if cut > 0 else _LONGEST_WORDING - 2]
    short.append(" …")
    return short


def _bar(confidence: float) -> str:
    """One character for a probability, and its figure."""
    return f"{_BARS[min(len(_BARS) - 1, int(confidence * len(_BARS)))]} {percent(confidence)}"
