"""The command line: formats, several inputs, output files, and bad input in one clear line each."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from demnach.cli import Format, main
from demnach.model.codec import from_json, schema

GERMAN = "Der Zug sei spät, sagte Müller. Die Behörde bestätigte das am Montag.\n"


@dataclass
class Result:
    """What a run of the command line left."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*arguments: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([str(a) for a in arguments])
        return Result(code, *capfd.readouterr())

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_text(GERMAN, encoding="utf-8")
    return path


def shell(command: str, **more: Any) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "D": f"{sys.executable} -m demnach", **more.pop("environment", {})}
    return subprocess.run(command, shell=True, capture_output=True, encoding="utf-8", check=False, env=environment, **more)


@pytest.mark.parametrize("name", list(Format))
def test_every_format_shows_the_statement(run: Run, article: Path, name: str) -> None:
    result = run("read", article, "--format", name)
    assert (result.code, result.err) == (0, "")
    assert "Der Zug sei spät" in result.out


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_what_is_written_fits_the_schema(run: Run, article: Path, name: str) -> None:
    result = run("read", article, "--format", name, "--published", "2026-05-04", "--outlet", "Tagespost")
    jsonschema.validate(json.loads(result.out), schema())
    assert from_json(result.out).article.outlet == "Tagespost"


@pytest.mark.parametrize("name", ["json", "web-annotation"])
def test_several_readings_are_one_array(run: Run, article: Path, name: str) -> None:
    assert len(json.loads(run("read", article, article, "--format", name).out)) == 2


def test_several_readings_are_one_page(run: Run, article: Path) -> None:
    assert run("read", article, article, "--format", "html").out.count("<html") == 1


def test_json_is_the_default_where_nobody_looks_on(run: Run, article: Path) -> None:
    assert json.loads(run("read", article).out)["schema"] == "demnach.reading/1"


def test_json_lines_in_and_out(run: Run, tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    lines.write_text("\n".join(json.dumps({"id": i, "text": GERMAN}) for i in range(3)), encoding="utf-8")
    result = run("read", "--from", "jsonl", "--format", "jsonl", lines)
    assert [json.loads(line)["article"]["id"] for line in result.out.splitlines()] == ["0", "1", "2"]


def test_standard_input(run: Run) -> None:
    assert "Müller" in run("read", "-", "--format", "json", stdin=GERMAN.encode()).out


def test_less_certain_statements_can_be_left_out(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "artikel.txt"
    told = "„Der Zug ist spät“, sagte Sprecherin Anna Müller. Er soll entgleist sein. Die Gleise seien frei.\n"
    article.write_text(told, encoding="utf-8")
    every = json.loads(run("read", article).out)["statements"]
    middle = sorted({s["confidence"] for s in every})[1]
    kept = json.loads(run("read", article, "--min-confidence", middle).out)["statements"]
    assert [s for s in every if s["confidence"] >= middle] == kept != every


def test_several_inputs_are_read_and_the_failed_ones_listed_at_the_end(run: Run, article: Path, tmp_path: Path) -> None:
    empty = tmp_path / "leer.txt"
    empty.touch()
    result = run("read", empty, article, tmp_path / "fehlt.txt", "--format", "jsonl")
    assert result.code == 1
    assert len(result.out.splitlines()) == 1
    first, second, third = result.err.splitlines()
    assert first == "demnach: 2 of 3 could not be read:"
    assert "leer.txt" in second
    assert "fehlt.txt" in third


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("leer.txt", b"", "empty"),
        ("weiss.txt", b" \n\t\n", "empty"),
        ("binaer.dat", bytes(range(256)) * 20, "binary"),
        ("kaputt.html", b"<html><body><p>Kaputt <b>und <div>weg", "no article"),
        ("einwilligung.html", b"<html><body><h1>Cookies</h1><p>Bitte stimmen Sie zu.</p></body></html>", "no article"),
        ("english.txt", b"The minister said on Monday that the house was old and nobody had been hurt. " * 5, "German"),
        ("marken.txt", "„".encode() * 500_000 + "“".encode() * 500_000, "word"),
        ("korpus.txt", b"Der Minister sagte, das Haus sei alt. " * 1_300_000, "cut it up"),
        ("archiv.gz", b"\x1f\x8b\x08\x00kaputt", "gzip"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_input_gets_one_clear_line_soon(run: Run, tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    began = time.monotonic()
    result = run("read", path, "--format", "json")
    assert time.monotonic() - began < 5
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("demnach: ")
    assert len(result.err.splitlines()) == 1
    assert name in result.err
    assert says in result.err


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_other_encodings_are_told_by_their_bytes(run: Run, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "alt.txt"
    path.write_bytes(("Es gebe „Verspätungen“, sagte Müller. " * 3).encode(encoding))
    assert "„Verspätungen“, sagte Müller" in json.loads(run("read", path).out)["article"]["text"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--published", "31.02.2025"), "2025-12-25"),
        (("--published", ""), "2025-12-25"),
        (("--model", "riesig"), "default"),
        (("--min-confidence", "3"), "min-confidence"),
        (("--min-confidence", "nan"), "min-confidence"),
        (("--format", "pdf"), "web-annotation"),
        (("--from", "csv"), "jsonl"),
        (("--laut",), "--laut"),
        (("--outlet",), "--outlet"),
        (("--output", "."), "folder"),
        (("--output", "fehlt/x.json"), "no folder"),
    ],
)
def test_wrong_use_exits_with_2_and_one_line(run: Run, article: Path, options: tuple[str, ...], says: str) -> None:
    result = run("read", article, *options)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert result.err.startswith("demnach: ")
    assert says in result.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(("read",), "missing argument"), (("artikel.txt",), "demnach read FILE"), (("--laut",), "no such option")],
)
def test_a_slip_gets_one_line(run: Run, arguments: tuple[str, ...], says: str) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert says in result.err
    assert len(result.err.splitlines()) == 1


def test_output_appears_whole_or_not_at_all(run: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "lesung.html"
    assert run("read", article, "--format", "html", "--output", target).code == 0
    assert target.read_text(encoding="utf-8").rstrip().endswith("</html>")
    before = target.read_bytes()
    assert run("read", tmp_path / "fehlt.txt", "--output", target).code == 1
    assert target.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["artikel.txt", "lesung.html"]


def test_what_could_be_read_is_written_beside_failures(run: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.json"
    result = run("read", article, tmp_path / "fehlt.txt", "-o", target)
    assert result.code == 1
    assert len(json.loads(target.read_text(encoding="utf-8"))) == 1


def test_nothing_is_left_where_no_input_could_be_read(run: Run, tmp_path: Path) -> None:
    assert run("read", tmp_path / "fehlt.txt", "--output", tmp_path / "x.json").code == 1
    assert list(tmp_path.iterdir()) == []


def test_the_terminal_view_in_a_file_has_no_colours_and_no_trailing_blanks(run: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "lesung.txt"
    assert run("read", article, article, "--format", "rich", "-o", target).code == 0
    lines = target.read_text(encoding="utf-8").splitlines()
    assert not any("\x1b" in line or line.endswith(" ") for line in lines)
    assert any(set(line) == {"─"} for line in lines)


def test_a_closed_pipe_is_no_error(article: Path) -> None:
    done = shell(f"$D read {article} {article} {article} --format json | head -c 10")
    assert (done.stdout, done.stderr) == ('[\n{\n  "sch', "")


def test_a_full_disk_is_told(article: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    done = shell(f"$D read {article} > /dev/full")
    assert done.returncode == 1
    assert "standard output: cannot be written" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_output_is_utf_8_whatever_the_locale(article: Path) -> None:
    done = shell(f"$D read {article} --format json", environment={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.stderr == ""
    assert json.loads(done.stdout)["article"]["text"] == GERMAN


def test_a_closed_standard_output_is_told(article: Path) -> None:
    done = shell(f"$D read {article} >&-")
    assert done.returncode == 1
    assert done.stderr.startswith("demnach: standard output is closed")


def test_an_interrupt_leaves_no_trace(tmp_path: Path) -> None:
    target = tmp_path / "x.jsonl"
    command = [sys.executable, "-m", "demnach", "read", "--from", "jsonl", "--format", "jsonl", "-", "-o", str(target)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(json.dumps({"text": GERMAN}).encode() + b"\n")
    process.stdin.flush()
    while not list(tmp_path.glob(".x.jsonl.*")):
        time.sleep(0.02)
    while process.poll() is None:  # one that strikes inside a destructor is dropped by CPython: whoever waits presses again
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(2)
    _, err = process.communicate(timeout=20)
    # 130, or killed by the signal, which shells tell as 130: CPython exits so where it struck inside an exec() of an import
    assert process.returncode in (130, -signal.SIGINT)
    assert err == b""
    assert list(tmp_path.iterdir()) == []


def test_help_and_version(run: Run) -> None:
    assert "who said what" in run("--help").out
    assert "Examples" in run("read", "--help").out
    assert run("--version").out.startswith("demnach ")
    bare = run()
    assert bare.code == 2
    assert "Commands:" in bare.out


def test_the_schema_is_printed(run: Run) -> None:
    assert json.loads(run("schema").out) == json.loads(json.dumps(schema()))


def test_help_loads_nothing_heavy() -> None:
    heavy = "'rich', 'lxml', 'trafilatura', 'pycrfsuite', 'marisa_trie', 'demnach.reading', 'demnach.language'"
    code = (
        "import sys\nfrom demnach.cli import main\nmain(['--help'])\n"
        f"sys.exit(str([m for m in ({heavy}) if m in sys.modules] or ''))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
