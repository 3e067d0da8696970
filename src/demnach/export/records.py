"""Rows of an archive as JSON lines and CSV; nested values are written with a dot, lists with „; “ between."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec


def json_lines(records: Iterable[msgspec.Struct]) -> Iterator[str]:
    """Yield a line of JSON for each record."""
    for record in records:
        yield msgspec.json.encode(record).decode() + "\n"


def csv_lines(records: Sequence[msgspec.Struct], columns: Sequence[str]) -> Iterator[str]:
    """Yield the header and a line of CSV (RFC 4180) for each record."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in (columns, *(cells(record, columns) for record in records)):
        writer.writerow(row)
        yield stream.getvalue()
        stream.seek(0)
        stream.truncate()


def cells(record: msgspec.Struct, columns: Sequence[str]) -> list[str]:
    """Return the values of columns as text; „rights.notice“ is the notice of the rights."""
    return [_cell(_value(record, column)) for column in columns]


def _value(record: Any, column: str) -> Any:
    for name in column.split("."):
        record = None if record is None else getattr(record, name)
    return record


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return "; ".join(" → ".join(inner) if isinstance(inner, tuple | list) else _cell(inner) for inner in value)
    if isinstance(value, msgspec.Struct):
        return "-".join(_cell(getattr(value, name)) for name in value.__struct_fields__)
    return str(value)
