"""The terminal view: the article with its statements, who vouches for each, its tolls, and the furniture set apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from demnach.model.types import READ_KINDS, Part, Reading, Statement
from demnach.model.words import ARROW, Words, toll_range

STYLES = {
    "direct": "bold green",
    "indirect": "cyan",
    "reported": "magenta",
    "free-indirect": "yellow",
    "indirect-free-indirect": "blue",
}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST_WORDING = 220
_BARS = "▁▂▃▄▅▆▇█"


class ReadingView:
    """A rich renderable of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = Words(reading)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Group(*self._sections())

    def _sections(self) -> Iterator[RenderableType]:
        reading = self.reading
        yield Text("")
        if reading.article.title:
            yield Text(reading.article.title, style="bold")
        meta = self.words.meta()
        if meta:
            yield Text(meta, style="dim")
        for part in reading.article.parts:
            if part.kind in READ_KINDS and not self._repeats_title(part):
                yield Text("")
                yield self._part(part)
        yield from self._statements()
        yield from self._tolls()
        yield from self._furniture()
        yield Text("")

    def _repeats_title(self, part: Part) -> bool:
        article = self.reading.article
        return part.kind == "headline" and article.text[part.start : part.end].strip() == (article.title or "").strip()

    def _part(self, part: Part) -> Text:
        """A part's text, statements coloured by form, their numbers raised behind them."""
        text = self.reading.article.text
        base = {"headline": "bold", "subheading": "bold", "teaser": "italic"}.get(part.kind, "")
        marks: list[tuple[int, str]] = []
        styles: list[tuple[int, int, str]] = []
        for statement in self.reading.statements:
            style = STYLES[statement.form]
            inside = [s for s in statement.content if part.start <= s.start and s.end <= part.end]
            styles += [(s.start, s.end, style) for s in inside]
            if inside and inside[-1] == statement.content[-1]:
                marks.append((inside[-1].end, statement.id[1:].translate(_SUPERSCRIPT)))
        out = Text(style=base)
        at = part.start
        marks.sort(key=itemgetter(0))  # in the order of the statements where several end
        for end, mark in marks:
            out.append_text(self._styled(text, at, end, styles))
            out.append(mark if end > at else f"·{mark}", style="bold dim")
            at = end
        out.append_text(self._styled(text, at, part.end, styles))
        return out

    @staticmethod
    def _styled(text: str, start: int, end: int, styles: list[tuple[int, int, str]]) -> Text:
        piece = Text(text[start:end])
        for a, b, style in styles:
            if a < end and start < b:
                piece.stylize(style, max(a, start) - start, min(b, end) - start)
        return piece

    def _statements(self) -> Iterator[RenderableType]:
        if not self.reading.statements:
            yield from _heading("No statements")
            return
        yield from _heading("Who says so")
        table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), expand=True)
        table.add_column(justify="right", style="bold dim", no_wrap=True)
        table.add_column(ratio=1)
        for statement in self.reading.statements:
            if self.words.stands_alone(statement):
                table.add_row(statement.id[1:], self._statement(statement))
        yield table

    def _statement(self, statement: Statement) -> Text:
        """Chain and kind on one line, then the wording with its verbatim fragments marked and numbered."""
        out = Text()
        names = [self.words.link(link) for link in statement.chain]
        speaker = self.words.party(statement.speaker)
        if not names or names[0] != speaker:
            names.insert(0, speaker)
        out.append(names[0], style="bold")
        out.append("".join(f"{ARROW}{name}" for name in names[1:]))
        out.append(f"  {statement.act}", style="italic")
        out.append(f" · {statement.form}", style=STYLES[statement.form])
        out.append(f" {_bar(statement.confidence)}\n", style="dim")
        if self.words.repeats_parent(statement):
            out.append(f"the same words as in {(statement.parent or '')[1:]}", style="dim italic")
            for fragment in self.words.fragments(statement):
                out.append(", verbatim ", style="dim italic")
                out.append(self.words.wording(fragment), style=STYLES["direct"])
                out.append(fragment.id[1:].translate(_SUPERSCRIPT), style="bold dim")
            out.append("\n")
            return out
        if statement.parent:
            out.append(f"within {statement.parent[1:]}: ", style="dim")
        out.append_text(_shortened(self._wording(statement)))
        out.append("\n")
        return out

    def _wording(self, statement: Statement) -> Text:
        text = self.reading.article.text
        fragments = self.words.fragments(statement)
        styles = [(span.start, span.end, STYLES["direct"]) for f in fragments for span in f.content]
        ends = {f.content[-1].end: f.id[1:].translate(_SUPERSCRIPT) for f in fragments}
        out = Text()
        for n, span in enumerate(statement.content):
            out.append(" … " if n else "")
            cuts = sorted({span.start, span.end, *(end for end in ends if span.start < end < span.end)})
            for start, end in pairwise(cuts):
                out.append_text(self._styled(text, start, end, styles))
                out.append(ends.get(end, ""), style="bold dim")
        return out

    def _tolls(self) -> Iterator[RenderableType]:
        events = [event for event in self.reading.events if event.tolls]
        if not events:
            return
        yield from _heading("Tolls, and who asserts them")
        table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0), header_style="dim")
        for column in ("number", "what", "event", "where", "when"):
            table.add_column(column, no_wrap=column == "number")
        table.add_column("asserted by", ratio=1)
        for event in events:
            for toll in event.tolls:
                unit = "" if toll.unit == "people" else f" {toll.unit}"
                table.add_row(
                    toll_range(toll) + unit, toll.kind, event.type, self.words.place(event), self.words.time(event),
                    Text(self.words.asserted(event), style="dim"),
                )  # fmt: skip
        yield table

    def _furniture(self) -> Iterator[RenderableType]:
        parts = [part for part in self.reading.article.parts if part.kind not in READ_KINDS]
        if not parts:
            return
        yield from _heading("Set apart")
        table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), expand=True, style="dim")
        table.add_column(style="dim italic", no_wrap=True)
        table.add_column(style="dim", ratio=1)
        for part in parts:
            words = " ".join(self.reading.article.text[part.start : part.end].split())
            table.add_row(part.kind, words if len(words) <= _LONGEST_WORDING else words[:_LONGEST_WORDING] + " …")
        yield table


def _shortened(wording: Text) -> Text:
    """Cut a long wording at a word."""
    if len(wording) <= _LONGEST_WORDING:
        return wording
    cut = wording.plain.rfind(" ", 0, _LONGEST_WORDING - 2)
    short = wording[: cut if cut > 0 else _LONGEST_WORDING - 2]
    short.append(" …")
    return short


def _heading(words: str) -> Iterator[RenderableType]:
    yield Text("")
    yield Padding(Text(words.upper(), style="bold"), (0, 0, 1, 0))


def _bar(confidence: float) -> str:
    """One character for a probability, and its figure."""
    return f"{_BARS[min(len(_BARS) - 1, int(confidence * len(_BARS)))]}\u00a0{confidence:.2f}"
