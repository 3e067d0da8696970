"""Reading the lexicon's commented TSV files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


def rows(table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of ``data/<table>.tsv`` by column name.

    Lines that begin with „#“ and empty lines are comment; the first other line names the columns; cells missing at the
    end of a line are empty. Raises FileNotFoundError for an unknown table, ValueError for a row with too many cells.
    """
    columns: list[str] | None = None
    path = DATA / f"{table}.tsv"
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            continue
        if len(cells) > len(columns):
            raise ValueError(f"{path.name}, line {number}: {len(cells)} cells, but {len(columns)} columns are named")
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


def several(cell: str) -> list[str]:
    """Split a cell that holds several values, set apart by semicolons."""
    return [value for value in cell.split(";") if value]
