"""Documentation that can go stale is under test."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

import demnach
from demnach.archive.open import open_archive
from demnach.cli import Format, main
from demnach.intake.document import LONGEST_ARTICLE
from demnach.intake.open import LARGEST
from demnach.model.codec import schema_json

ROOT = Path(__file__).resolve().parent.parent
CLI = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
ARCHIVE = (ROOT / "docs" / "reference" / "archive.md").read_text(encoding="utf-8")
PYTHON = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")


def test_the_published_schema_is_current() -> None:
    published = (ROOT / "docs" / "reading.schema.json").read_text(encoding="utf-8")
    assert published == schema_json() + "\n", "write it with: demnach schema > docs/reading.schema.json"


def test_links_between_pages_lead_somewhere() -> None:
    broken = [
        f"{page.name}: {target}"
        for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
        for target in re.findall(r"\]\(([^)#:\s]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_the_commands_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"(?:`|^ +)make ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.M))
    assert {"demo", "test"} <= named <= targets


def test_the_reference_names_the_options_formats_and_limits(capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "--help"])
    options = set(re.findall(r"^\s+(?:-\w, )?(--[a-z-]+)", capsys.readouterr().out, re.M)) - {"--help"}
    assert len(options) == 8
    assert options == set(re.findall(r"^\| `(--[a-z-]+)", CLI, re.M))
    assert "|".join(Format).replace("|", "\\|") in CLI
    assert all(f"| `{name}` |" in CLI for name in Format)
    assert f"{LARGEST >> 20} MB" in CLI
    assert f"{LONGEST_ARTICLE:,} characters" in CLI


COMMANDS = ["add", "search", "who", "tolls", "show", "changes", "correct", "withdraw", "audit", "reread"]
SHARED = {"--archive", "--format", "--output", "--help"}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_reference_names_the_options_of_the_archive(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([command, "--help"])
    options = set(re.findall(r"^\s+(?:-\w, )?(--[a-z-]+)", capsys.readouterr().out, re.M))
    (row,) = re.findall(rf"^\| `{command}\b.*$", CLI, re.M)
    assert options - SHARED == set(re.findall(r"--[a-z-]+", row)) - SHARED


def test_the_reference_names_the_tables_and_views(tmp_path: Path) -> None:
    with open_archive(tmp_path / "a.sqlite", create=True) as archive:
        rows = archive.database.run("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        names = {name for (name,) in rows if not re.match(r"sqlite_|\w+_words_", name)}
        views = {
            name: [column for (column,) in archive.database.run("SELECT name FROM pragma_table_info(?)", (name,))]
            for name in names
            if name.startswith("current_")
        }
    described = set(re.findall(r"`([a-z_]+)`", "\n".join(re.findall(r"^\| (`.*?) \|", ARCHIVE, re.M))))
    assert described == names
    for name, columns in views.items():
        found = re.findall(rf"^\| `{name}` \|[^`]*`([^`]*)`", ARCHIVE, re.M)
        assert not found or found[0].split(", ") == columns


@pytest.mark.parametrize("name", ["read", "pipe"])
def test_the_reference_names_the_parameters(name: str) -> None:
    (documented,) = re.findall(rf"^demnach\.{name}\((.*)\) ->", PYTHON, re.M)
    expected = []
    for parameter in inspect.signature(getattr(demnach, name)).parameters.values():
        given = parameter.default is not inspect.Parameter.empty
        expected.append(f"{parameter.name}={parameter.default!r}".replace("'", '"') if given else parameter.name)
    assert documented.replace("*, ", "").split(", ") == expected


def test_the_modules_of_the_reference_have_what_it_says() -> None:
    rows = re.findall(r"^\| `(demnach\.[a-z_.]+)` \| (.*) \|$", PYTHON, re.M)
    assert len(rows) >= 4
    for module, text in rows:
        for function in re.findall(r"`(\w+)(?:\([^`]*)?`", text):
            assert hasattr(import_module(module), function), f"{module}.{function}"
