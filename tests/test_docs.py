"""Documentation that can go stale is under test."""

from __future__ import annotations

import json
import re
from pathlib import Path

from demnach.model.codec import schema

ROOT = Path(__file__).resolve().parent.parent


def test_the_published_schema_is_current() -> None:
    published = json.loads((ROOT / "docs" / "reading.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(schema()))


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
