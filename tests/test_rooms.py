"""The order of the rooms: each folder of the package imports only from the folders above it in the list."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "demnach"
ROOMS = ["model", "lexicon", "intake", "language", "reading", "archive", "dossier", "export", "batch", "web"]
DOOR = "cli"
"""The folder that uses all rooms and that none uses."""
FACE = {
    "__init__": {"api", "intake", "model"},
    "__main__": {"cli"},
    "api": {"model", "intake", "reading"},
    "entities": {"lexicon", "model"},
    "spacy_component": {"api", "model"},
}
"""What the modules outside the rooms may import; the empty name is the package itself."""
LONGEST_MODULE = 500


def imported(path: Path) -> Iterator[str]:
    """Yield what a module imports from the package, anywhere in its code, by the first name behind ``demnach``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [node.module or ""]
        for name in names:
            package, _, rest = name.partition(".")
            if package == "demnach":
                yield rest.partition(".")[0]


def module(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*/**/*.py")), ids=module)
def test_a_room_imports_only_from_rooms_above_it(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]
    above = {*ROOMS, "", "api", "entities", DOOR} if room == DOOR else set(ROOMS[: ROOMS.index(room) + 1])
    assert set(imported(path)) <= above


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*.py")), ids=module)
def test_the_face_imports_what_it_may(path: Path) -> None:
    assert set(imported(path)) <= FACE[path.stem]


def test_every_folder_is_a_room() -> None:
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders <= {*ROOMS, DOOR}


def test_only_the_command_line_prints() -> None:
    writing = {
        module(path)
        for path in PACKAGE.glob("**/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Name) and node.id == "print")
        or (isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr", "echo"))
    }
    assert writing <= {f"{DOOR}/{name}.py" for name in ("__init__", "add", "archive", "output", "read", "rights", "rows")}


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("**/*.py")), ids=module)
def test_a_module_holds_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < LONGEST_MODULE
