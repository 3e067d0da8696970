"""The article that the project began from, read as a careful reader would."""

from __future__ import annotations

from pathlib import Path

import pytest

import demnach
from demnach import Reading
from demnach.model.types import Event, Statement


@pytest.fixture
def letter(sample: Path) -> Reading:
    return demnach.read(sample.read_text(encoding="utf-8"), published="2025-12-25")


def said(reading: Reading, words: str, form: str | None = None) -> Statement:
    """Return the innermost statement whose content holds ``words``."""
    at = reading.article.text.index(words)
    holding = [
        s
        for s in reading.statements
        if any(c.start <= at and at + len(words) <= c.end for c in s.content) and form in (None, s.form)
    ]
    parents = {s.id: s.parent for s in reading.statements}

    def depth(statement: Statement) -> int:
        levels, at = 0, statement.parent
        while at is not None:
            levels, at = levels + 1, parents[at]
        return levels

    return max(holding, key=depth)


def chain(statement: Statement) -> list[str]:
    return [link.name for link in statement.chain if link.role != "medium"]


@pytest.mark.parametrize(
    ("words", "vouchers"),
    [
        ("lobt die nordkoreanischen Soldaten", ["Wladimir Putin", "AFP", "dpa"]),
        ("die enge Verbindung zwischen beiden Ländern gepriesen", ["Wladimir Putin", "AFP", "dpa"]),
        ("die Beteiligung nordkoreanischer Soldaten", ["Wladimir Putin", "KCNA", "AFP", "dpa"]),
        ("heldenhafte Einsatz", ["Wladimir Putin", "KCNA", "AFP", "dpa"]),
        ("Kämpfe zur Befreiung", ["Wladimir Putin", "KCNA", "AFP", "dpa"]),
        ("Artilleriegeschosse, Raketen", ["südkoreanische und westliche Geheimdienste", "AFP", "dpa"]),
        ("mehr als 10.000 Soldaten", ["südkoreanische und westliche Geheimdienste", "AFP", "dpa"]),
        ("Soldaten nach Russland geschickt zu haben", ["Nordkorea", "AFP", "dpa"]),
        ("Verteidigungsabkommen zu sprechen", ["Wladimir Putin", "KCNA", "AFP", "dpa"]),
        ("unserer gemeinsamen Anstrengungen", ["Wladimir Putin", "KCNA", "AFP", "dpa"]),
        ("zur Schaffung einer gerechten Ordnung", ["Wladimir Putin", "KCNA", "AFP", "dpa"]),
        ("einen Toten und zwei Verletzte", ["die Behörden", "AFP", "dpa"]),
        ("gebe es Schäden", ["die Behörden", "AFP", "dpa"]),
        ("einen Toten und 15 Verletzte", ["Behörden", "AFP", "dpa"]),
        ("eine Waffenruhe an den Festtagen", ["Russland", "AFP", "dpa"]),
        ("als Aufruf zur Kapitulation", ["Ukraine", "AFP", "dpa"]),
    ],
)
def test_every_statement_has_its_chain(letter: Reading, words: str, vouchers: list[str]) -> None:
    assert chain(said(letter, words)) == vouchers


def test_the_letter_carries_the_words(letter: Reading) -> None:
    carried = said(letter, "die Beteiligung nordkoreanischer Soldaten")
    assert [link.name for link in carried.chain if link.role == "medium"] == ["Brief"]


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("lobt die nordkoreanischen Soldaten", "praise"),
        ("Soldaten nach Russland geschickt zu haben", "confirm"),
        ("eine Waffenruhe an den Festtagen", "reject"),
    ],
)
def test_acts(letter: Reading, words: str, act: str) -> None:
    assert said(letter, words).act == act


@pytest.mark.parametrize(
    "words", ["Pjöngjang ist einer der wichtigsten", "Russland überzieht die Ukraine", "starben zwei Menschen"]
)
def test_the_articles_own_voice_is_no_statement(letter: Reading, words: str) -> None:
    at = letter.article.text.index(words)
    assert not any(c.start <= at < c.end for s in letter.statements for c in s.content)


def tolls(reading: Reading) -> list[tuple[str, int | None, int | None, str, str]]:
    """Return kind, bounds, place and first voucher of every toll."""
    by_id = {s.id: s for s in reading.statements}

    def voucher(event: Event) -> str:
        return chain(by_id[event.asserted_by[0]])[0] if event.asserted_by else ""

    return [
        (t.kind, t.min, t.max, e.place[0].of(reading.article.text) if e.place else "", voucher(e))
        for e in reading.events
        for t in e.tolls
    ]


def test_tolls_and_who_asserts_them(letter: Reading) -> None:
    assert tolls(letter) == [
        ("deployed", 10001, None, "Russland", "südkoreanische und westliche Geheimdienste"),
        ("killed", 1, 1, "Odessa", "die Behörden"),
        ("injured", 2, 2, "Odessa", "die Behörden"),
        ("killed", 1, 1, "Charkiw", "Behörden"),
        ("injured", 15, 15, "Charkiw", "Behörden"),
        ("killed", 2, 2, "Tschernihiw", ""),
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("vergangene Woche", "2025-W51"),
        ("im vergangenen Jahr", "2024"),
        ("Heiligabend", "2025-12-24"),
        ("im April", "2025-04"),
        ("fast vier Jahren", "P4Y"),
        ("am Donnerstag", "2025-12-25"),
    ],
)
def test_times(letter: Reading, words: str, value: str) -> None:
    at = letter.article.text.index(words)
    found = [t.value for t in letter.times if at <= t.start < at + len(words)]
    assert found == [value]


def test_furniture(letter: Reading) -> None:
    article = letter.article
    assert [(c.kind, c.name) for c in article.credits] == [("agency", "AFP"), ("agency", "dpa"), ("initials", "ari")]
    kinds = [part.kind for part in article.parts]
    assert kinds[0] == "teaser"
    assert kinds.count("subheading") == 2
    assert kinds[-3:] == ["credit", "keywords", "disclaimer"]


def test_moscow_is_russia_and_the_visited_city_is_a_place(letter: Reading) -> None:
    text = letter.article.text
    russia = next(e for e in letter.entities if e.name == "Russland")
    assert {"Moskaus", "Russland"} <= {text[m.start : m.end] for m in russia.mentions}
    visit = text.index("bei einem Besuch Putins in Pjöngjang") + len("bei einem Besuch Putins in ")
    assert any(p.start == visit and p.kind == "city" for p in letter.places)
