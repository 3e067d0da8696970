"""The user's own tables of entities."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from demnach import entities, read
from demnach.cli import main
from demnach.model.types import Entity

TABLE = """name,aliases,kind,country,wikidata
Hilde Vrees,Vrees;H. Vrees,person,DE,Q11111
Bund der Deichwarte,BdD,organisation,DE,
heuteland,,outlet,,
"""
TEXT = "Nach Angaben des BdD ist der Deich sicher. Das sagte Vrees dem Portal heuteland am Montag."


@pytest.fixture(autouse=True)
def _no_tables() -> Iterator[None]:
    yield
    entities.clear_tables()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "deich.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def by_name(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in read(text).entities}


def test_names_of_the_table_are_known(table: Path) -> None:
    assert entities.add_table(table) == 3
    found = by_name(TEXT)
    assert found["Hilde Vrees"].wikidata == "Q11111"
    assert found["Hilde Vrees"].kind == "person"
    assert found["Bund der Deichwarte"].country == "DE"
    assert TEXT[found["Bund der Deichwarte"].mentions[0].start :].startswith("BdD")


def test_tables_can_be_forgotten(table: Path) -> None:
    entities.add_table(table)
    entities.clear_tables()
    assert "Hilde Vrees" not in by_name(TEXT)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,sort\nHilde Vrees,person\n", "no column 'kind'"),
        ("name,kind,alter\nHilde Vrees,person,9\n", "unknown column 'alter'"),
        ("name,kind\nHilde Vrees,mensch\n", "line 2: 'mensch' is no kind; the kinds are person"),
        ("name,kind\n,person\n", "line 2: no name"),
        ("name,kind,country\nHilde Vrees,person,Deutschland\n", "line 2: 'DEUTSCHLAND' is no country"),
        ("name,kind,wikidata\nHilde Vrees,person,11111\n", "line 2: '11111' is no Wikidata item"),
        ("name,kind\nVrees, Hilde,person\n", "line 2: more cells than columns"),
    ],
)
def test_a_wrong_table_is_told_by_line_and_adds_nothing(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "falsch.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(entities.TableError, match=r"falsch\.csv") as error:
        entities.add_table(path)
    assert told in str(error.value)


def test_a_table_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes("name,kind\nJörn Vrees,person\n".encode("latin-1"))
    with pytest.raises(entities.TableError, match="UTF-8"):
        entities.add_table(path)


def test_the_command_line_takes_tables(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "artikel.txt"
    article.write_text(TEXT, encoding="utf-8")
    assert main(["read", str(article), "--entities", str(table), "--format", "json"]) == 0
    assert '"Hilde Vrees"' in capsys.readouterr().out
    assert main(["read", str(article), "--entities", str(tmp_path / "fehlt.csv")]) == 2
    assert "cannot be opened" in capsys.readouterr().err
