"""Where the shared data and scorers are, and how they are run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DEMNACH_DATA", ROOT.parent / "shared" / "data"))
TOOLS = DATA.parent / "tools"
SCORE = re.compile(r"^(\S+(?: \S+)?)\s+P\s+([\d.]+)\s+R\s+([\d.]+)\s+F1\s+([\d.]+)", re.M)


def scorer(name: str, *arguments: str | Path) -> str:
    """Run one of the shared scorers and return what it prints."""
    done = subprocess.run(
        [sys.executable, str(TOOLS / f"score_{name}.py"), *map(str, arguments)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def f1_table(printed: str) -> dict[str, float]:
    """Return the F1 of every line that a scorer prints."""
    return {name: float(f1) for name, _, _, f1 in SCORE.findall(printed)}


def read_lines(inputs: Path, readings: Path, model: str = "default") -> None:
    """Read a file of JSON lines with ``demnach read``, one reading a line."""
    with readings.open("w", encoding="utf-8") as out:
        subprocess.run(
            [sys.executable, "-m", "demnach", "read", "--from", "jsonl", "--format", "jsonl", "--model", model, str(inputs)],
            stdout=out, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip


@contextmanager
def readings_of(tool: str, gold: Path, model: str = "default") -> Iterator[Path]:
    """Make a scorer's inputs, read them, and give the file of readings."""
    with TemporaryDirectory() as folder:
        inputs, readings = Path(folder, "inputs.jsonl"), Path(folder, "readings.jsonl")
        inputs.write_text(scorer(tool, "--inputs", gold), encoding="utf-8")
        read_lines(inputs, readings, model)
        yield readings
