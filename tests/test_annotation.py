"""The notation of annotated statements, and every file written in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.annotation import articles, read
from benchmarks.notation import NotationError

ROOT = Path(__file__).resolve().parent.parent
FILES = [ROOT / "tests" / "gold" / "statements.txt", *sorted((ROOT / "training" / "annotation").glob("invented-*.txt"))]
HEAD = """=== probe | published: 2026-05-04
1 Der Zug ist entgleist.
2 Das teilte die Bahn mit, sagte er, sagte sie.

3 Ende.
---
"""


def statement_of(line: str) -> dict[str, list[str]]:
    """Return the words of every role of a statement written below the probe."""
    (article,), faults = read(HEAD + line)
    assert not faults
    (statement,) = article.statements
    roles = ("content", "cue", "frame", "speaker", "addressee")
    return {role: [article.text[a:b] for a, b in getattr(statement, role)] for role in roles}


def test_pieces_are_found_in_their_sentence_and_behind_it() -> None:
    found = statement_of("@1 indirect speech say | q: Der Zug ~ Das | c: @2 teilte + @2 mit | s: @2 die Bahn")
    assert found["content"] == ["Der Zug ist entgleist. Das"]
    assert found["cue"] == ["teilte", "mit"]
    assert found["speaker"] == ["die Bahn"]


def test_words_that_stand_twice_are_told_apart() -> None:
    (article,), _ = read(HEAD + "@2 direct speech say | q: sagte #2")
    start, _end = article.statements[0].content[0]
    assert article.text[start:].startswith("sagte sie")


def test_whole_words_only() -> None:
    _, faults = read(HEAD + "@1 direct speech say | q: entgleis")
    assert "not in sentence 1" in faults[0]


def test_who_a_speaker_is_parents_and_chains() -> None:
    first_line = "@1 direct speech say | q: Der Zug | s: @2 er = Anna Feld | p: 2 | h: Anna Feld > (Brief)\n"
    (article,), _ = read(HEAD + first_line + "@3 direct speech say | q: Ende.")
    first = article.statements[0]
    assert (first.name, first.parent, first.chain) == ("Anna Feld", 1, ["Anna Feld", "(Brief)"])


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("@1 said speech say | q: Der Zug", "no form"),
        ("@9 direct speech say | q: Der Zug", "no sentence 9"),
        ("@1 direct speech say | c: Der Zug", "no content"),
        ("@1 direct speech say | q: Der Zug | x: ist", "no role"),
        ("1 direct speech say | q: Der Zug", "begin with"),
        ("@1 direct speech say | q: Der Zug | p: 7", "no parent"),
    ],
)
def test_faults_are_named(line: str, wrong: str) -> None:
    _, faults = read(HEAD + line)
    assert len(faults) == 1
    assert wrong in faults[0]


def test_a_faulty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.txt"
    path.write_text(HEAD + "@1 direct speech say", encoding="utf-8")
    with pytest.raises(NotationError, match="probe"):
        articles(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_annotated_file_can_be_read(path: Path) -> None:
    assert len(articles(path)) > 30
