"""Withdrawal: no byte of what must go stays; the tombstone keeps it out; the audit sees what is there."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from invented import DROHNEN, HAFEN, TARIF, article, numbered, read

from demnach.archive import sqlite
from demnach.archive.audit import audit, traces_in
from demnach.archive.errors import ArchiveError, Unavailable, Withdrawn
from demnach.archive.filters import Filters
from demnach.archive.health import check
from demnach.archive.open import open_archive
from demnach.archive.search import search_articles, search_statements
from demnach.archive.store import Archive
from demnach.archive.withdrawal import chosen, withdraw


def sentences(text: str) -> list[str]:
    """The sentences of a text that are long enough to prove anything."""
    return [part.strip() for part in text.replace("\n", ". ").split(". ") if len(part.strip()) > 25]


def fill(archive: Archive, texts: dict[str, str], **known: str) -> None:
    for name, text in texts.items():
        archive.add(article(text, name, **known), read, source="test", reader="1")


def away(archive: Archive, *names: str) -> list[str]:
    return withdraw(archive.database, names, at=archive.stamp(), who="Rechtsabteilung", reason="Urteil")


def test_everything_goes_and_a_tombstone_stays(archive: Archive) -> None:
    fill(archive, {"a": HAFEN, "b": DROHNEN}, url="https://example.org/1")
    assert {trace.sought for trace in audit(archive.database, sentences(HAFEN))}
    assert away(archive, "a") == ["a"]
    assert list(audit(archive.database, sentences(HAFEN))) == []
    assert list(check(archive)) == []
    assert archive.database.run("SELECT article, who, reason FROM tombstones") == [("a", "Rechtsabteilung", "Urteil")]
    for table in ("versions", "readings", "statements", "entities", "events", "tolls", "links", "times", "places", "parts"):
        column = {"versions": "item", "readings": "version", "parts": "version"}.get(table, "reading")
        assert set(archive.database.run(f"SELECT DISTINCT {column} FROM {table}")) <= {(2,)}
    assert not archive.database.run("SELECT * FROM names WHERE name LIKE '%Ilves%'")


def test_it_is_found_no_more(archive: Archive) -> None:
    fill(archive, {"a": HAFEN, "b": DROHNEN})
    away(archive, "a")
    now = archive.clock()
    assert search_articles(archive.database, "Explosion OR verletzt", Filters(), now=now)[0].article == "b"
    assert search_statements(archive.database, "", Filters(), speaker="Ilves", now=now) == []
    with pytest.raises(Withdrawn, match="Rechtsabteilung"):
        archive.reading("a")


def test_it_cannot_come_back_by_id_or_address(archive: Archive) -> None:
    fill(archive, {"a": HAFEN}, url="https://example.org/1")
    away(archive, "a")
    with pytest.raises(Withdrawn, match="Urteil"):
        archive.add(article(TARIF, "a"), read, source="test", reader="1")
    with pytest.raises(Withdrawn):
        archive.add(article(HAFEN, "other id", url="https://example.org/1"), read, source="test", reader="1")
    back = archive.add(article(HAFEN, "a"), read, source="test", reader="1", overrule=True)
    assert back.outcome == "added"
    assert list(check(archive)) == []


def test_earlier_versions_go_too(archive: Archive) -> None:
    fill(archive, {"a": HAFEN})
    fill(archive, {"a": HAFEN.replace("zwölf Menschen verletzt", "fünfzehn Leute schwer verwundet")})
    away(archive, "a")
    assert list(audit(archive.database, sentences(HAFEN))) == []


def test_choosing_by_outlet_and_agency(archive: Archive) -> None:
    fill(archive, {"a": HAFEN, "c": DROHNEN}, outlet="Küstenbote")
    fill(archive, {"b": TARIF}, outlet="Talblatt")
    assert chosen(archive.database, outlet="küstenbote") == (["a", "c"], [])
    assert chosen(archive.database, agency="Deutsche Presse-Agentur") == (["a", "c"], [])
    assert chosen(archive.database, agency="epd") == (["b"], [])
    assert chosen(archive.database, ["b", "nobody"]) == (["b"], ["nobody"])


def test_many_random_withdrawals_leave_no_trace(archive: Archive) -> None:
    texts = {f"n{number}": numbered(number) for number in range(120)}
    fill(archive, texts)
    names = random.Random(7).sample(sorted(texts), 24)
    for start in range(0, len(names), 6):
        away(archive, *names[start : start + 6])
    rest = "".join(texts[name] for name in sorted(set(texts) - set(names)))
    gone = [sentence for name in names for sentence in sentences(texts[name]) if sentence not in rest]
    # half a sentence may be said of another town too: a trace counts where no other article has it
    assert not [trace for trace in audit(archive.database, gone) if trace.piece not in rest]
    kept = sentences(rest)
    assert {trace.sought for trace in audit(archive.database, kept)} == set(kept)
    assert list(check(archive)) == []


def test_a_reader_who_holds_the_log_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "SECONDS", 0.2)
    path = tmp_path / "a.sqlite"
    with open_archive(path, create=True) as archive, open_archive(path) as other:
        fill(archive, {"a": HAFEN, "b": DROHNEN})
        rows = other.database.stream("SELECT article FROM items")
        next(rows)
        with pytest.raises(Unavailable, match=r"archive erase|other program"):
            away(archive, "a")
        rows.close()  # type: ignore[attr-defined]
        archive.database.erase()
        assert list(audit(archive.database, sentences(HAFEN))) == []


class TestAudit:
    """The audit sees what is there, in one piece or cut."""

    def test_what_is_cut_is_seen(self, tmp_path: Path) -> None:
        sentence = "Die Gouverneurin von Odessa teilte am Dienstag mit, die Lage im Hafen sei unter Kontrolle."
        raw = sentence.encode()
        for at in range(0, len(raw) + 1, 7):
            file = tmp_path / f"{at}"
            file.write_bytes(b"x" * 999 + raw[:at] + b"\0" * 77 + raw[at:] + b"y" * 31)
            assert [trace.sought for trace in traces_in(file, [sentence])] == [sentence]

    def test_what_is_not_there_is_not_seen(self, tmp_path: Path) -> None:
        file = tmp_path / "f"
        file.write_bytes("Die Lage im Hafen sei außer Kontrolle, teilte die Polizei mit.".encode() * 50)
        assert not list(traces_in(file, ["Die Gouverneurin von Odessa teilte am Dienstag mit, es sei alles ruhig."]))

    def test_short_strings_are_sought_whole(self, tmp_path: Path) -> None:
        file = tmp_path / "f"
        file.write_bytes("… Mara Ilves …".encode())
        assert [trace.at for trace in traces_in(file, ["Mara Ilves", "Mara Ilvess"])] == [4]

    def test_an_empty_file_has_no_trace(self, tmp_path: Path) -> None:
        (tmp_path / "f").touch()
        assert not list(traces_in(tmp_path / "f", ["Mara Ilves"]))

    def test_too_short_proves_nothing(self, archive: Archive) -> None:
        with pytest.raises(ArchiveError, match="too short"):
            list(audit(archive.database, ["Ilves"]))
