"""Borders of content, cue and frame: how far a source reaches, which words signal it, under which frame speech goes on."""

from __future__ import annotations

import pytest

import demnach
from demnach.model.types import Statement


def of_form(text: str, form: str) -> tuple[str, list[Statement]]:
    reading = demnach.read(text, published="2026-05-04")
    return reading.article.text, [s for s in reading.statements if s.form == form]


def only(text: str, form: str) -> tuple[str, Statement]:
    read, found = of_form(text, form)
    assert len(found) == 1, [c.of(read) for s in found for c in s.content]
    return read, found[0]


@pytest.mark.parametrize(
    ("text", "frame", "content"),
    [
        (
            "Laut einem Bericht der Zeitung „Seebote“, der sich auf Akten beruft, fehlen zwölf Millionen Euro.",
            "Laut einem Bericht der Zeitung „Seebote“, der sich auf Akten beruft,",
            "fehlen zwölf Millionen Euro",
        ),
        (
            "Nach Angaben der Polizei brannte ein Schuppen und griff das Feuer auf das Haus über.",
            "Nach Angaben der Polizei",
            "brannte ein Schuppen und griff das Feuer auf das Haus über",
        ),
        (
            "Nach Angaben der Veranstalter kamen 7.000 Gäste, die Polizei sprach von 4.000 Besuchern.",
            "Nach Angaben der Veranstalter",
            "kamen 7.000 Gäste",
        ),
        (
            "Nach Angaben der Polizei brannte ein Schuppen, verletzt wurde niemand.",
            "Nach Angaben der Polizei",
            "brannte ein Schuppen, verletzt wurde niemand",
        ),
    ],
)
def test_a_source_phrase_fills_the_vorfeld_and_reaches_over_joined_clauses(text: str, frame: str, content: str) -> None:
    read, statement = only(text, "indirect")
    assert [f.of(read) for f in statement.frame] == [frame]
    assert [c.of(read) for c in statement.content] == [content]


def test_inside_a_clause_another_preposition_begins_what_is_told() -> None:
    read, statement = only("Der Abschuss soll laut Weber aus Gründen der Sicherheit erfolgen.", "indirect")
    assert [c.of(read) for c in statement.content] == ["Der Abschuss soll", "aus Gründen der Sicherheit erfolgen"]
    assert [f.of(read) for f in statement.frame] == ["laut Weber"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Die Ministerin geht davon aus, dass der Tunnel im Mai öffnet.", "geht davon aus"),
        ("Der Rat hält es für möglich, dass der Tunnel im Mai öffnet.", "hält es für möglich"),
        ("Der Rat vertritt die Ansicht, dass der Tunnel im Mai öffnet.", "vertritt die Ansicht"),
        ("Die Firma habe den Fehler eingeräumt und angegeben, man prüfe den Fall, sagte Weber.", "habe angegeben"),
        ("Der Richter lobte die Helfer mit den Worten: „Ohne sie wäre das Haus verloren.“", "lobte mit den Worten"),
        ("Weber äußerte sich am Montag so: „Wir warten ab und hoffen auf Regen.“", "äußerte sich"),
    ],
)
def test_a_cue_has_its_correlate_its_article_and_its_reflexive(text: str, cue: str) -> None:
    reading = demnach.read(text, published="2026-05-04")
    cues = [" ".join(c.of(reading.article.text) for c in s.cue) for s in reading.statements]
    assert cue in cues, cues


def test_the_pronominal_adverb_in_the_vorfeld_points_back_and_is_no_cue() -> None:
    read, statement = only("Dazu sagte die Ministerin, der Tunnel öffne im Mai.", "indirect")
    assert [c.of(read) for c in statement.cue] == ["sagte"]


def test_a_quotation_alone_in_its_sentence_goes_on_under_the_frame_before_it() -> None:
    read, (first, second) = of_form("„Wir warten ab“, sagte Weber. „Im Mai wissen wir mehr.“", "direct")
    assert second.content[0].of(read) == "„Im Mai wissen wir mehr.“"
    assert (second.cue, second.frame, second.speaker) == (first.cue, first.frame, first.speaker)


def test_a_fragment_in_what_goes_on_has_the_frame_before_it() -> None:
    text = "Die Hausverwaltung versicherte, man habe nichts gewusst. Der Schaden sei „nur mit der Lupe zu sehen“."
    read, fragment = only(text, "direct")
    assert [f.of(read) for f in fragment.frame] == ["Die Hausverwaltung versicherte,"]
    assert [c.of(read) for c in fragment.cue] == ["versicherte"]


def test_a_fragment_of_a_told_act_has_its_verb_with_the_preposition_and_its_clause_without_the_stop() -> None:
    read, fragment = only("Weber warnte die Stadt vor einem „teuren und langen Streit“.", "direct")
    assert [c.of(read) for c in fragment.cue] == ["warnte", "vor"]
    assert [f.of(read) for f in fragment.frame] == ["Weber warnte die Stadt vor einem"]


def test_a_common_noun_in_quotation_marks_may_be_the_speakers_word() -> None:
    read, fragment = only("Die Analysten warnten vor „Panikverkäufen“.", "direct")
    assert [c.of(read) for c in fragment.content] == ["„Panikverkäufen“"]


def test_a_quotation_behind_a_colon_may_have_its_frame_behind_it() -> None:
    read, statement = only("Das Spiel war eine Enttäuschung: „So zu verlieren ist bitter“, sagte Reuter.", "direct")
    assert [c.of(read) for c in statement.cue] == ["sagte"]


def test_a_title_in_quotation_marks_belongs_to_the_frame_before_a_quotation() -> None:
    read, statement = only("Weber sagte dem „Seeboten“ am Montag: „Wir warten noch ab.“", "direct")
    assert [f.of(read) for f in statement.frame] == ["Weber sagte dem „Seeboten“ am Montag:"]


@pytest.mark.parametrize(
    "text",
    [
        "Die Werft sagte, das Dock sei alt. Zuerst müssten die Pumpen erneuert werden. Das Geld fehle.",
        "Die Werft begründete das mit der Lage. Zuerst müssten die Pumpen erneuert werden. Das Geld fehle.",
    ],
)
def test_a_konjunktiv_ii_goes_on_beside_a_konjunktiv_i(text: str) -> None:
    read, statement = only(text, "indirect-free-indirect")
    assert [c.of(read) for c in statement.content] == ["Zuerst müssten die Pumpen erneuert werden. Das Geld fehle."]


def test_content_does_not_break_off_inside_a_quotation() -> None:
    words = "unter den Gästen seien „viele Kinder, viele Alte, die den Weg nicht kennen.“"
    read, statement = only(f"Weber betonte, {words}", "indirect")
    assert [c.of(read) for c in statement.content] == [words]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Der Zug hielt und fuhr nicht weiter, wie die Bahn mitteilte.", "Der Zug hielt und fuhr nicht weiter"),
        ("Wie die Polizei mitteilte, gab es elf Verletzte, zwei sind tot.", "gab es elf Verletzte, zwei sind tot"),
        ("Der Feuerwehr gelang es, den Brand zu löschen, wie sie mitteilte.", "Der Feuerwehr gelang es, den Brand zu löschen"),
        (
            "Wie der Direktor des Amtes, Igor Weber, mitteilte, waren die Menschen nicht gewarnt worden.",
            "waren die Menschen nicht gewarnt worden",
        ),
    ],
)
def test_a_wie_clause_comments_on_all_that_is_joined(text: str, content: str) -> None:
    read, statement = only(text, "indirect")
    assert [c.of(read) for c in statement.content] == [content]


def test_behind_what_is_said_an_inverted_verb_of_thinking_frames_an_indicative() -> None:
    read, statement = only("Die Brücke wird im Herbst gesperrt, vermutet Weber.", "indirect")
    assert [c.of(read) for c in statement.content] == ["Die Brücke wird im Herbst gesperrt"]
