"""The command line: formats, several inputs, and bad input in one clear line each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from demnach.cli import app

GERMAN = "Der Zug sei spät, sagte Müller. Die Behörde bestätigte das am Montag.\n"


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_text(GERMAN, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["rich", "json", "jsonl", "html", "web-annotation"])
def test_every_format_shows_the_statement(article: Path, name: str) -> None:
    result = run("read", article, "--format", name)
    assert result.exit_code == 0
    assert "Der Zug sei spät" in result.stdout


def test_json_lines_in_and_out(tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    lines.write_text("\n".join(json.dumps({"id": i, "text": GERMAN}) for i in range(3)), encoding="utf-8")
    result = run("read", "--from", "jsonl", "--format", "jsonl", lines)
    assert [json.loads(line)["article"]["id"] for line in result.stdout.splitlines()] == ["0", "1", "2"]


def test_standard_input() -> None:
    assert "Müller" in run("read", "-", "--format", "json", stdin=GERMAN).stdout


def test_several_inputs_are_read_and_the_failed_ones_listed_at_the_end(article: Path, tmp_path: Path) -> None:
    empty = tmp_path / "leer.txt"
    empty.touch()
    result = run("read", empty, article, tmp_path / "fehlt.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "2 of 3 could not be read" in result.stderr
    assert "leer.txt" in result.stderr
    assert "fehlt.txt" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("leer.txt", b"", "empty"),
        ("binaer.dat", bytes(range(256)) * 20, "binary"),
        ("kaputt.html", b"<html><body><p>Kaputt <b>und <div>weg", "no article"),
        ("einwilligung.html", b"<html><body><h1>Cookies</h1><p>Bitte stimmen Sie zu.</p></body></html>", "no article"),
        ("english.txt", b"The minister said on Monday that the house was old and nobody had been hurt. " * 5, "German"),
        ("marken.txt", "„".encode() * 500_000 + "“".encode() * 500_000, "word"),
        ("archiv.gz", b"\x1f\x8b\x08\x00kaputt", "gzip"),
    ],
)
def test_bad_input_gets_one_clear_line(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run("read", path, "--format", "json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    assert name in result.stderr
    assert says in result.stderr


def test_a_corpus_in_one_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "korpus.txt"
    path.write_text("Der Minister sagte, das Haus sei alt. " * 100_000, encoding="utf-8")
    result = run("read", path, "--format", "json")
    assert result.exit_code == 1
    assert "cut it up" in result.stderr


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--published", "31.02.2025"), "2025-12-25"),
        (("--model", "riesig"), "default"),
        (("--min-confidence", "3"), "min-confidence"),
        (("--format", "pdf"), "format"),
    ],
)
def test_wrong_use_exits_with_2_and_says_what(article: Path, options: tuple[str, ...], says: str) -> None:
    result = run("read", article, *options)
    assert result.exit_code == 2
    assert says in result.stderr


def test_output_appears_whole_or_not_at_all(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "lesung.html"
    assert run("read", article, "--format", "html", "--output", target).exit_code == 0
    assert target.read_text(encoding="utf-8").rstrip().endswith("</html>")
    result = run("read", article, "--output", tmp_path / "fehlt" / "x.json")
    assert result.exit_code == 2
    assert "there is no folder" in result.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["artikel.txt", "lesung.html"]


def test_nothing_is_left_where_no_input_could_be_read(tmp_path: Path) -> None:
    assert run("read", tmp_path / "fehlt.txt", "--output", tmp_path / "x.json").exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_closed_pipe_is_no_error(article: Path) -> None:
    command = f'"{sys.executable}" -m demnach read {article} {article} {article} --format json | head -c 10'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, env={**os.environ})
    assert done.stderr == ""


def test_help_and_version() -> None:
    assert "who said what" in run("--help").stdout
    assert "Examples" in run("read", "--help").stdout
    assert run("--version").stdout.startswith("demnach ")
