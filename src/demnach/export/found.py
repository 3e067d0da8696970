"""What was found in an archive, for the eye: hits as short entries, tolls and changes as tables."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from demnach.archive.changes import Change
from demnach.archive.search import Hit
from demnach.archive.snippets import Snippet
from demnach.archive.tolls import TollRow
from demnach.export.terminal import clean
from demnach.model.words import ARROW, FORMS, OWN_VOICE, percent, toll_range

HIT_COLUMNS = (
    "kind", "article", "version", "outlet", "day", "title", "url", "statement", "speaker", "act", "form", "said", "chain",
    "snippet.words", "confidence", "evidence", "rights.notice", "rights.licence", "rights.tdm_reserved", "rights.tdm_policy",
)  # fmt: skip
TOLL_COLUMNS = (
    "article", "version", "outlet", "day", "title", "url", "event", "type", "time", "place", "kind", "min", "max",
    "approximate", "unit", "words", "part", "superseded", "modality", "told_by", "evidence", "rights.notice", "rights.licence",
    "rights.tdm_reserved", "rights.tdm_policy",
)  # fmt: skip
CHANGE_COLUMNS = ("what", "told", "before", "after", "spans_before", "spans_after")
_RESERVED = "text and data mining reserved"


def hits_view(hits: Sequence[Hit]) -> RenderableType:
    """Return hits as entries: day, outlet and title; who says it; the words with those that were sought in bold."""
    if not hits:
        return Text("nothing found", style="dim")
    return Group(*(_entry(hit) for hit in hits))


def _entry(hit: Hit) -> RenderableType:
    head = Text(" · ".join(filter(None, (hit.day, hit.outlet))), style="dim")
    head.append("  " if head else "")
    head.append(clean(hit.title or hit.article), style="bold")
    lines: list[RenderableType] = [head]
    if hit.kind == "statement":
        lines.append(Padding(_voice(hit), (0, 0, 0, 2)))
    lines.append(Padding(_marked(hit.snippet), (0, 0, 0, 2)))
    lines.append(Padding(_foot(hit), (0, 0, 1, 2)))
    return Group(*lines)


def _voice(hit: Hit) -> Text:
    chain = hit.chain or ((hit.speaker,) if hit.speaker else ())
    line = Text(clean(ARROW.join(chain) or OWN_VOICE), style="cyan")
    form = FORMS[hit.form][0] if hit.form is not None else ""
    line.append(f"  {hit.act}, {form}", style="dim")
    if hit.confidence is not None:
        line.append(f", {percent(hit.confidence)}", style="dim")
    return line


def _marked(snippet: Snippet) -> Text:
    line = Text(clean(snippet.words))
    for mark in snippet.marks:
        line.stylize("bold yellow", mark.start, mark.end)
    return line


def _foot(hit: Hit) -> Text:
    rights = [hit.rights.notice, _RESERVED if hit.rights.tdm_reserved else None]
    return Text(clean(" · ".join(filter(None, (hit.article, *rights)))), style="dim")


def tolls_view(rows: Sequence[TollRow]) -> RenderableType:
    """Return tolls as a list: when, how many, what; the words for it and where; who tells it, and in which article."""
    if not rows:
        return Text("nothing found", style="dim")
    table = Table.grid(padding=(0, 2, 1, 0))
    for column in ("left", "right", "left"):
        table.add_column(justify=column, no_wrap=column != "left")
    for row in rows:
        number = Text(toll_range(row), style="bold")
        number.append(f"\n{row.kind}", style="dim")
        table.add_row(Text(_day(row)), number, _told(row))
    return table


def _day(row: TollRow) -> str:
    """The event's day or month where the article names one, else that of the article."""
    time = row.time if row.time is not None and row.time[:1].isdigit() else row.day
    return (time or "–")[:10]


def _told(row: TollRow) -> Text:
    notes = [
        row.type if row.modality == "actual" else f"{row.type}, {row.modality}",
        "part of another number" if row.part else "",
        "replaced by a newer number" if row.superseded else "",
    ]
    told = Text(clean(row.words))
    told.append(clean(f" · {row.place}" if row.place else ""))
    told.append(f" ({'; '.join(filter(None, notes))})", style="dim")
    voices = "; ".join(dict.fromkeys(ARROW.join(chain) for chain in row.told_by)) or OWN_VOICE
    told.append(f"\n{clean(voices)}", style="cyan")
    told.append(f"\n{clean(row.title or row.article)}\n", style="dim")
    return told


def changes_view(found: Sequence[Change]) -> RenderableType:
    """Return changes as a table: what stood there, what stands there now."""
    if not found:
        return Text("nothing changed", style="dim")
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("what", "of", "before", "after"):
        table.add_column(name, overflow="fold")
    for change in found:
        table.add_row(change.what, clean(change.told or ""), clean(change.before or "–"), clean(change.after or "–"))
    return table
