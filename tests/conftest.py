"""Shared fixtures: the invented examples, their readings, and the shared data where it is present."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import demnach
from demnach import Reading

pytest_plugins = ("archives", "local_site")

settings.register_profile("test", deadline=None, derandomize=True, max_examples=100)
settings.register_profile("fuzz", deadline=None, max_examples=4000, suppress_health_check=list(HealthCheck))
settings.load_profile("test")

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*/*.txt")) + sorted((ROOT / "examples").glob("*/*.html"))
DATA = Path(os.environ.get("DEMNACH_DATA", ROOT.parent / "shared" / "data"))


@cache
def reading_of(path: Path) -> Reading:
    """Return the reading of an example; each is read once a test run."""
    return demnach.read(path.read_text(encoding="utf-8"), published="2026-11-05", outlet="Beispielblatt")


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest) -> Reading:
    return reading_of(request.param)


@pytest.fixture
def ferry() -> Reading:
    return reading_of(ROOT / "examples" / "faehre" / "alpenkurier.txt")


@pytest.fixture
def sample() -> Path:
    path = DATA.parent / "samples" / "neujahrsbrief.txt"
    if not path.is_file():
        pytest.skip(f"the shared sample is not at {path}")
    return path
