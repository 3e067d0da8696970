"""The command line of the archive, as a newsroom uses it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from demnach.archive.open import default_path
from demnach.cli import main

HAFEN = (
    "Explosion im Hafen von Sandmünde\n\nSandmünde (dpa) - Bei einer Explosion im Hafen sind am Dienstag zwölf Menschen "
    "verletzt worden. Das teilte Gouverneurin Mara Ilves mit. „Die Lage ist unter Kontrolle“, sagte Ilves.\n"
)
TARIF = (
    "Tarifstreit bei der Talbahn\n\nKöln (epd) - Die Gewerkschaft GVT fordert mehr Lohn für die Lokführer. Die Talbahn "
    "lehnte die Forderung am Montag ab, sagte Sprecher Jonas Harlan.\n"
)
Demnach = Callable[..., tuple[int, str, str]]


@pytest.fixture
def demnach(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Demnach:
    """Runs a command on one archive; the working folder has two articles."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "eingang"
    folder.mkdir()
    (folder / "hafen.txt").write_text(HAFEN, encoding="utf-8")
    (folder / "tarif.txt").write_text(TARIF, encoding="utf-8")
    (folder / ".versteckt").write_text("nichts", encoding="utf-8")

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--archive", str(tmp_path / "a.sqlite")])
        return (code, *capfd.readouterr())

    return call


@pytest.fixture
def filled(demnach: Demnach) -> Demnach:
    code, _, _ = demnach("add", "eingang", "--published", "2026-11-24", "--outlet", "Küstenbote")
    assert code == 0
    return demnach


def rows(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def the_id(demnach: Demnach, words: str) -> str:
    return str(rows(demnach("search", words)[1])[0]["article"])


def test_adding_tells_what_became_of_each(demnach: Demnach) -> None:
    assert demnach("add", "eingang")[1].startswith("2 added")
    assert demnach("add", "eingang/*.txt")[1].startswith("2 unchanged")


def test_what_is_refused_is_told_and_reported(demnach: Demnach, tmp_path: Path) -> None:
    (tmp_path / "bild.txt").write_bytes(bytes(range(256)))
    code, out, err = demnach("add", "eingang", "bild.txt", "nirgends", "nichts*.xml", "--report", "abgelehnt.jsonl")
    assert code == 1
    assert out.startswith("2 added")
    assert "3 refused" in err
    told = rows((tmp_path / "abgelehnt.jsonl").read_text(encoding="utf-8"))
    assert [row["where"] for row in told] == ["bild.txt", "nirgends", "nichts*.xml"]
    assert all(row["what"] and row["remedy"] for row in told)


def test_searching_in_all_shapes(filled: Demnach) -> None:
    assert [row["title"] for row in rows(filled("search", "Explosionen")[1])] == ["Explosion im Hafen von Sandmünde"]
    table = filled("search", "Explosion", "--format", "table")[1]
    assert "Küstenbote" in table
    assert "Explosion im Hafen" in table
    found = list(csv.DictReader(io.StringIO(filled("search", "Lohn", "--statements", "--format", "csv")[1])))
    assert found[0]["outlet"] == "Küstenbote"
    assert found[0]["evidence"]
    assert "nothing found" in filled("search", "Weltraum", "--format", "table")[1]


def test_who_says_what(filled: Demnach) -> None:
    said = rows(filled("who", "Ilves", "--about", "Kontrolle")[1])
    assert [(row["speaker"], row["form"]) for row in said] == [("Mara Ilves", "direct")]
    assert said[0]["chain"] == ["Mara Ilves", "dpa", "Küstenbote"]


def test_tolls_side_by_side(filled: Demnach, tmp_path: Path) -> None:
    filled("tolls", "--kind", "injured", "--format", "csv", "-o", "opfer.csv")
    found = list(csv.DictReader(io.StringIO((tmp_path / "opfer.csv").read_text(encoding="utf-8"))))
    assert [(row["min"], row["max"], row["words"]) for row in found] == [("12", "12", "zwölf Menschen")]
    assert "Mara Ilves" in found[0]["told_by"]


def test_a_corrected_article_shows_what_changed(filled: Demnach, tmp_path: Path) -> None:
    name = the_id(filled, "Explosion")
    (tmp_path / "neu.txt").write_text(HAFEN.replace("zwölf", "15"), encoding="utf-8")
    code, out, err = filled("correct", name, "neu.txt")
    assert code == 0
    assert "version 2" in err
    assert any(row["what"] == "toll" and row["after"] == "15 Menschen" for row in rows(out))
    assert rows(filled("changes", name)[1]) == rows(out)
    code, _, err = filled("changes", name, "--to", "1")
    assert code == 2
    assert "no version before" in err
    assert "15 Menschen" in filled("show", name)[1]
    assert json.loads(filled("show", name, "--version", "1", "--format", "json")[1])["article"]["text"] == HAFEN


def test_withdrawing_and_proving_it(filled: Demnach, tmp_path: Path) -> None:
    name = the_id(filled, "Explosion")
    sentence = "Bei einer Explosion im Hafen sind am Dienstag zwölf Menschen verletzt worden"
    (tmp_path / "saetze.txt").write_text(f"{sentence}\n", encoding="utf-8")
    assert filled("audit", "--strings", "saetze.txt")[0] == 1
    assert filled("withdraw", name)[0] == 2
    assert filled("withdraw", "--reason", "Urteil")[0] == 2
    code, out, _ = filled("withdraw", name, "--reason", "Urteil", "--by", "Recht")
    assert (code, out[:11]) == (0, "1 withdrawn")
    code, out, _ = filled("audit", "--strings", "saetze.txt")
    assert code == 0
    assert "no trace of 1 string" in out
    assert "Urteil" in filled("show", name)[2]
    code, _, err = filled("add", "eingang/hafen.txt", "--published", "2026-11-24", "--outlet", "Küstenbote")
    assert code == 1
    assert "withdrawn" in err
    assert filled("add", "eingang/hafen.txt", "--overrule")[1].startswith("1 added")
    assert filled("withdraw", "nobody", "--reason", "x")[0] == 1
    assert filled("withdraw", "--outlet", "Bergbote", "--reason", "x", "--yes")[0] == 1
    assert filled("withdraw", "--outlet", "Küstenbote", "--reason", "x", "--yes")[1].startswith("1 withdrawn")
    assert filled("audit", "--strings", "saetze.txt", "--in", "saetze.txt")[0] == 1


def test_backup_check_and_figures(filled: Demnach, tmp_path: Path) -> None:
    assert filled("archive", "check")[1].endswith("sound\n")
    assert "checked" in filled("archive", "backup", "sicherung.sqlite")[1]
    assert "versions" in filled("archive", "stats")[1]
    assert main(["archive", "restore", "sicherung.sqlite", "--archive", str(tmp_path / "neu.sqlite")]) == 0
    assert main(["archive", "check", "--archive", str(tmp_path / "neu.sqlite")]) == 0


def test_reading_anew(filled: Demnach) -> None:
    assert "already" in filled("reread")[1]


def test_an_archive_that_is_not_there(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "x", "--archive", str(tmp_path / "none")]) == 1
    assert "demnach add" in capfd.readouterr().err


def test_wrong_days_and_words_are_told(filled: Demnach) -> None:
    code, _, err = filled("search", "x", "--since", "gestern")
    assert code == 1
    assert "2026-11-26" in err
    assert filled("search", "der")[0] == 1


def test_the_default_is_in_the_users_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path().name == "archive.sqlite"


@pytest.mark.parametrize(
    "options",
    [["--published", "gestern"], ["--model", "none"], ["--report", "nowhere/r.jsonl"], ["--report", "eingang"]],
    ids=lambda options: " ".join(options),
)
def test_what_cannot_work_is_told_before_anything_is_read(demnach: Demnach, tmp_path: Path, options: list[str]) -> None:
    code, out, err = demnach("add", "eingang", *options)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert not (tmp_path / "a.sqlite").exists()
