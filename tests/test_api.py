"""The public functions."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

import demnach


def test_the_public_face_is_what_all_says() -> None:
    assert demnach.__all__ == ["IntakeError", "Reading", "__version__", "pipe", "read"]
    assert all(hasattr(demnach, name) for name in demnach.__all__)
    assert dir(demnach) == sorted(demnach.__all__)


def test_the_version_is_the_one_of_the_package() -> None:
    project = tomllib.loads((Path(__file__).resolve().parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    assert demnach.__version__ == project["project"]["version"]
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        demnach.nothing_of_the_kind  # noqa: B018


def test_import_loads_nothing_heavy() -> None:
    heavy = {"rich", "typer", "lxml", "trafilatura", "pycrfsuite", "marisa_trie", "demnach.reading", "demnach.language"}
    code = f"import demnach, sys; sys.exit(str([m for m in {heavy!r} if m in sys.modules] or ''))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr.strip() == ""


def test_read_finds_a_statement_with_its_speaker() -> None:
    reading = demnach.read("Der Zug sei entgleist, teilte die Bahn am Montag mit.", published="2026-05-04")
    (statement,) = reading.statements
    text = reading.article.text
    assert statement.content[0].of(text) == "Der Zug sei entgleist"
    assert statement.speaker is not None
    assert statement.speaker.spans[0].of(text) == "die Bahn"
    assert [span.of(text) for span in statement.cue] == ["teilte", "mit"]
    assert statement.form == "indirect"


def test_what_is_given_overrules_the_document() -> None:
    page = (
        "<html><head><title>Alt</title></head><body><article><h1>Alt</h1>"
        "<p>Die Behörde teilte mit, dass der Betrieb am Montag wieder aufgenommen werde und niemand verletzt sei.</p>"
        "<p>Die Ursache des Brandes in der Halle ist weiterhin unklar, wie ein Sprecher am Abend in Seeberg sagte.</p>"
        "</article></body></html>"
    )
    article = demnach.read(page, published="2026-05-04", outlet="Tagespost", title="Neu").article
    assert (article.published, article.outlet, article.title) == ("2026-05-04", "Tagespost", "Neu")


def test_an_agency_named_by_the_metadata_alone_vouches_too() -> None:
    page = (
        '<html><head><title>Brand</title><meta name="author" content="Lena Marquart, dpa"></head><body><article>'
        "<h1>Brand in Seeberg</h1><p>Die Halle sei vollständig zerstört, teilte die Feuerwehr in Seeberg am Montag mit.</p>"
        "<p>Verletzt wurde nach ersten Angaben der Feuerwehr niemand, die Ursache ist noch unklar.</p></article></body></html>"
    )
    reading = demnach.read(page, outlet="Tagespost")
    assert reading.article.authors == ("Lena Marquart",)
    assert [link.name for link in reading.statements[0].chain][1:] == ["dpa", "Tagespost"]


def test_plain_text_is_kept_character_for_character() -> None:
    text = "  Der  Zug\u00a0sei spät, sagte Weber.\r\n\r\nSo\u00adfort.  "
    assert demnach.read(text).article.text == text


def test_readings_compare_by_value() -> None:
    text = "Es gebe Schäden, sagte die Polizei."
    assert demnach.read(text) == demnach.read(text)
    assert demnach.read(text) != demnach.read(text, published="2026-01-01")


def test_pipe_keeps_order_and_ids() -> None:
    documents = [{"id": "b", "text": "Sie komme, sagte Feld."}, {"id": "a", "text": "Er bleibe, sagte Weber."}]
    assert [reading.article.id for reading in demnach.pipe(documents)] == ["b", "a"]


def test_pipe_names_the_document_that_fails() -> None:
    with pytest.raises(demnach.IntakeError, match="document 2"):
        list(demnach.pipe(["Sie komme, sagte Feld.", ""]))


def test_pipe_goes_on_where_errors_are_taken() -> None:
    wrong = [{"id": "x"}, {"id": "y", "text": "Ja, sagte er.", "url": 1}]
    documents = ["Sie komme, sagte Feld.", "", *wrong, {"text": "Er gehe, sagte sie."}]
    errors: list[demnach.IntakeError] = []
    readings = list(demnach.pipe(documents, on_error=errors.append))
    assert len(readings) == 2
    assert [error.where for error in errors] == ["document 2", "document 3 (x)", "document 4"]
    assert all(error.remedy for error in errors)


def test_pipe_reads_each_document_when_it_is_asked_for() -> None:
    readings = demnach.pipe(text for text in ("Sie komme, sagte Feld.", ""))
    assert next(readings).statements


def test_pipe_reads_pages_and_takes_what_is_given() -> None:
    page = (
        "<html><body><article><h1>Brand in Seeberg</h1>"
        "<p>Die Halle sei vollständig zerstört, teilte die Feuerwehr in Seeberg am Montag mit.</p>"
        "<p>Verletzt wurde nach ersten Angaben der Feuerwehr niemand, die Ursache ist noch unklar.</p></article></body></html>"
    )
    (reading,) = demnach.pipe([{"id": 7, "html": page, "outlet": "Tagespost", "published": "2026-05-04", "other": None}])
    assert (reading.article.id, reading.article.outlet, reading.article.published) == ("7", "Tagespost", "2026-05-04")


def test_pipe_refuses_wrong_use_before_the_first_document() -> None:
    with pytest.raises(ValueError, match="groß"):
        demnach.pipe([], model="groß")


@pytest.mark.parametrize("thing", [b"Sie komme, sagte Feld.", None, 3])
def test_only_text_is_read(thing: object) -> None:
    with pytest.raises(TypeError, match="as str"):
        demnach.read(thing)  # type: ignore[arg-type]


def test_a_date_is_as_good_as_its_letters() -> None:
    text = "Es gebe Schäden, sagte die Polizei am Montag."
    assert demnach.read(text, published=date(2026, 5, 4)) == demnach.read(text, published="2026-05-04")


@pytest.mark.parametrize(("argument", "value"), [("model", "groß"), ("min_confidence", 1.5), ("min_confidence", float("nan"))])
def test_wrong_arguments_are_refused(argument: str, value: object) -> None:
    with pytest.raises(ValueError, match=str(value)):
        demnach.read("Sie komme, sagte Feld.", **{argument: value})  # type: ignore[arg-type]


def test_a_wrong_date_is_refused_with_a_remedy() -> None:
    with pytest.raises(demnach.IntakeError, match="2025-12-25"):
        demnach.read("Sie komme, sagte Feld.", published="gestern")


def test_min_confidence_drops_statements_and_keeps_parents_valid(ferry: demnach.Reading) -> None:
    text = ferry.article.text
    kept = demnach.read(text, published="2026-11-05", outlet="Beispielblatt", min_confidence=0.6)
    assert 0 < len(kept.statements) < len(ferry.statements)
    assert all(s.confidence >= 0.6 for s in kept.statements)
    ids = {s.id for s in kept.statements}
    assert all(s.parent is None or s.parent in ids for s in kept.statements)


def test_a_notebook_can_show_a_reading(ferry: demnach.Reading) -> None:
    shown = ferry._repr_html_()
    assert "Corinna Vogl" in shown
    assert "<html" not in shown


def test_print_tells_who_says_what(ferry: demnach.Reading) -> None:
    assert "Corinna Vogl" in str(ferry)
    assert "→" in str(ferry)
