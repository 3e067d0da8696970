"""The terminal view: the article with its statements, who vouches for each, its tolls, and the furniture set apart."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from demnach.model.types import READ_KINDS, Part, Reading, Statement
from demnach.model.words import Words, toll_range

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
        for end, mark in sorted(marks):
            out.append_text(self._styled(text, at, end, styles))
            out.append(mark, style="bold dim")
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
            table.add_row(statement.id[1:], self._statement(statement))
        yield table

    def _statement(self, statement: Statement) -> Text:
        out = Text()
        out.append(self.words.party(statement.speaker), style="bold")
        out.append(f"  {statement.act}", style="italic")
        out.append(f" · {statement.form}", style=STYLES[statement.form])
        if statement.parent:
            out.append(f" · within {statement.parent[1:]}", style="dim")
        out.append(f"  {_bar(statement.confidence)}", style="dim")
        wording = self.words.wording(statement)
        if len(wording) > _LONGEST_WORDING:
            wording = wording[: _LONGEST_WORDING - 2].rsplit(" ", 1)[0] + " …"
        out.append(f"\n{wording}")
        out.append(f"\n{self.words.chain(statement.chain)}\n", style="dim")
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


def _heading(words: str) -> Iterator[RenderableType]:
    yield Text("")
    yield Padding(Text(words.upper(), style="bold"), (0, 0, 1, 0))


def _bar(confidence: float) -> str:
    """One character for a probability, and its figure."""
    return f"{_BARS[min(len(_BARS) - 1, int(confidence * len(_BARS)))]} {confidence:.2f}"
