"""Acts: what grammar reads off a construction, and what a reading makes of it."""

from __future__ import annotations

from collections import Counter

import pytest

import demnach
from demnach.intake.furniture.furnish import furnish
from demnach.intake.text import draft_text
from demnach.language.analyse import analyse
from demnach.lexicon.cues import load_cues
from demnach.lexicon.evaluations import evaluations
from demnach.lexicon.tables import rows
from demnach.reading.quotation_marks import find_quotations
from demnach.reading.statements.act import Acts
from demnach.reading.statements.assemble import propose
from demnach.reading.statements.cue_finder import CueFinder
from demnach.reading.statements.scene import Scene

CLASSES = ("charge", "comment", "consent", "disputing", "likely")


def first_act(text: str) -> str:
    """Return the act of the first statement that grammar proposes."""
    analysis = analyse(furnish(draft_text(text)))
    scene = Scene(analysis, find_quotations(analysis))
    return Acts(CueFinder(scene, load_cues())).of(propose(scene)[0], None)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # the cue, its object, its negation
        ("Die Reederei wies den Vorwurf zurück.", "deny"),
        ("Die Reederei wies den Vorschlag zurück.", "reject"),
        ("Die Reederei wies die Kritik zurück.", "deny"),
        ("Die Reederei widersprach, das Schiff sei nicht gesunken.", "deny"),
        ("Die Reederei bestritt den Plan.", "deny"),
        ("Die Reederei lehnte eine Stellungnahme ab.", "say"),
        ("Direktorin Anna Feld schloss Entlassungen nicht aus.", "assess"),
        ("Direktorin Anna Feld schloss Entlassungen aus.", "reject"),
        ("Direktorin Anna Feld bestätigte den Bericht nicht.", "say"),
        ("Direktorin Anna Feld bestätigte den Bericht.", "confirm"),
        ("Direktorin Anna Merten ist mit dem Plan nicht einverstanden.", "reject"),
        ("Direktorin Anna Feld glaubt nicht, dass das Geld reicht.", "assess"),
        ("Direktorin Anna Feld bezeichnete den Plan als absurd.", "assess"),
        ("Direktorin Anna Feld sprach von einem Missverständnis.", "assess"),
        ("Direktorin Anna Merten plädierte gegen den Bau.", "reject"),
        ("Direktorin Anna Merten plädierte für den Bau.", "demand"),
        # an open cue: the grammar of what is told
        ("Anna Feld sagte, man werde vor Gericht ziehen.", "announce"),
        ("Ministerin Anna Merten sagte, die Preise würden im Herbst steigen.", "expect"),
        ("Anna Feld sagte, das Schiff liege im Hafen.", "say"),
        ("Anna Feld sagte, das Schiff werde repariert.", "say"),
        ("Anna Feld sagte, die Regierung müsse handeln.", "demand"),
        ("Anna Feld sagte, sie müsse jetzt gehen.", "say"),
        ("Ministerin Anna Merten sagte, die Regierung musste handeln.", "say"),
        ("Anna Feld sagte, das dürfe nicht so bleiben.", "demand"),
        ("Anna Feld sagte, das Schiff sei vermutlich gesunken.", "assess"),
        ("Ministerin Anna Merten sagte, das Schiff dürfte gesunken sein.", "assess"),
        ("Anna Feld sagte, sie hoffe auf Regen.", "expect"),
        ("„Wo bleibt das Geld?“, sagte Anna Feld.", "ask"),
        ("„Ich danke allen Helfern“, sagte Anna Feld.", "thank"),
        ("„Das war ein Skandal“, sagte Anna Feld.", "say"),
        ("Der Kassenwart soll den Verein betrogen haben.", "say"),
    ],
)
def test_grammar_tells_the_act(text: str, act: str) -> None:
    assert first_act(text) == act


def test_answers_and_questions_of_an_interview() -> None:
    turns = (
        "Die Fährleute haben den Winter über gewartet, und die Stadt wartete mit ihnen auf das Ende des Eises.",
        "Petersen: Wann fährt die Fähre nach dem langen Winter wieder hinüber zu den Inseln?",
        "Anna Merten: Im Mai fährt sie wieder, und zwar jeden Tag, so lange das Wetter es erlaubt.",
    )
    reading = demnach.read("\n\n".join(turns))
    assert [s.act for s in reading.statements] == ["ask", "answer"]


def test_a_fragment_does_what_its_statement_does() -> None:
    reading = demnach.read("Ministerin Anna Feld sprach von einem „schlimmen Fehler“.")
    assert [(s.form, s.act) for s in reading.statements] == [("reported", "assess"), ("direct", "assess")]


def test_outlets_pass_on_and_persons_tell() -> None:
    passed_on = demnach.read("Der Hafen sei gesperrt, berichtet die Nachrichtenagentur dpa.")
    assert [s.act for s in passed_on.statements] == ["report"]
    told = demnach.read("„Der Hafen ist gesperrt“, schrieb Ministerin Anna Feld.")
    assert [s.act for s in told.statements] == ["say"]


def test_every_row_of_evaluations_has_a_class_and_is_there_once() -> None:
    table = list(rows("evaluations"))
    assert {row["class"] for row in table} == set(CLASSES)
    assert [pair for pair, n in Counter((row["word"], row["class"]) for row in table).items() if n > 1] == []


def test_consent_is_told_by_cues() -> None:
    assert evaluations("consent") <= {cue.lemma for cue in load_cues().all}


def test_a_label_that_comes_back_is_a_voice_of_the_interview() -> None:
    text = "Seebote: Was wissen Sie?\n\nMoll: Noch nicht viel.\n\nSeebote: Und wann?\n\nMoll: Am Freitag."
    told = [(s.act, s.speaker.spans[0].of(text) if s.speaker else None) for s in demnach.read(text).statements]
    assert told == [("ask", "Seebote"), ("answer", "Moll"), ("ask", "Seebote"), ("answer", "Moll")]
