"""By what medium words were told: the statement they go with, whose voice it is, the cue."""

from __future__ import annotations

import pytest

import demnach
from demnach.language.analyse import analyse
from demnach.lexicon.cues import load_cues
from demnach.model.types import Article, Entity, EntityKind, Part
from demnach.reading.quotation_marks import find_quotations
from demnach.reading.statements.draft import Draft, Range
from demnach.reading.statements.medium import medium_of, teller, voice_of
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.weigh.medium_features import medium_features


def scene_of(text: str) -> Scene:
    analysis = analyse(Article(id="probe", text=text, parts=(Part(kind="paragraph", start=0, end=len(text)),)))
    return Scene(analysis, find_quotations(analysis))


def nobody(_: list[Range]) -> Entity | None:
    return None


def voice(words: str, kind: EntityKind | None = None, name: str = "") -> str:
    """The voice of a statement with these words as its speaker."""
    scene = scene_of(words)
    entity = Entity(id="e1", name=name, kind=kind, mentions=()) if kind else None
    return voice_of(scene, Draft("indirect", "source-phrase", [(0, 1)], speaker=[(0, len(scene.tokens))]), entity)


def test_a_fragment_goes_with_its_parent_and_a_continuation_with_its_source() -> None:
    said = Draft("indirect", "v2-clause", [(4, 9)], frame=[(0, 4)])
    going_on = Draft("indirect-free-indirect", "subjunctive", [(10, 20)], source=said)
    quoted = Draft("direct", "fragment", [(12, 14)], parent=going_on)
    assert teller(quoted) is said
    framed = Draft("indirect", "wie-clause", [(22, 30)], frame=[(30, 34)], source=said)
    assert teller(framed) is framed


def test_two_that_name_each_other_form_no_ring() -> None:
    quoted = Draft("direct", "fragment", [(3, 5)])
    around = Draft("indirect-free-indirect", "subjunctive", [(3, 9)], source=quoted)
    quoted.parent = around
    assert teller(quoted) is around


@pytest.mark.parametrize(
    ("words", "kind", "name", "expected"),
    [
        ("Ruth Feld", "person", "Ruth Feld", "person"),
        ("der Sender", "outlet", "Nordwelle", "broadcaster"),
        ("der Seebote", "outlet", "Seebote", "press"),
        ("die Hafenbehörde", "authority", "Hafenbehörde", "body"),
    ],
)
def test_an_entity_speaks_by_its_kind(words: str, kind: EntityKind, name: str, expected: str) -> None:
    assert voice(words, kind, name) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("dem Gutachten", "text"),
        ("den Angaben", "back"),
        ("eigenen Angaben", "own"),
        ("Polizeiangaben", "body"),
        ("ein Fahrer", "person"),
        ("sie", "pronoun"),
    ],
)
def test_words_that_name_no_entity_speak_by_their_noun(words: str, expected: str) -> None:
    assert voice(words) == expected


def test_what_the_cue_leaves_open_the_voice_decides() -> None:
    (entry,) = (cue for cue in load_cues().verb("bestätigen") if cue.lemma == "bestätigen")
    draft = Draft("indirect", "v2-clause", [(4, 9)], entry=entry)
    media = {name: medium_of(draft, name) for name in ("person", "broadcaster", "press", "body")}
    assert media == {"person": "speech", "broadcaster": "speech", "press": "writing", "body": "speech-or-writing"}


def test_a_continuation_is_weighed_by_the_words_of_its_source() -> None:
    scene = scene_of("Feld schrieb, man warte ab. Das Gutachten fehle.")
    (entry,) = (cue for cue in load_cues().verb("schreiben") if cue.lemma == "schreiben")
    wrote = Draft("indirect", "v2-clause", [(3, 6)], cue=[1], frame=[(0, 3)], speaker=[(0, 1)], entry=entry)
    going_on = Draft("indirect-free-indirect", "subjunctive", [(7, 11)], speaker=[(0, 1)], source=wrote)
    found = medium_features(scene, going_on, nobody)
    assert found == medium_features(scene, wrote, nobody)
    assert {"cue=schreiben", "listed=writing", "rule=v2-clause"} <= set(found)


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Die Hafenbehörde teilte mit, der Damm sei dicht.", "speech-or-writing"),
        ("„Wir warten ab“, sagte Ruth Feld.", "speech"),
        ("Ruth Feld schrieb in einem Brief, sie warte ab.", "writing"),
        ("Nach Ansicht der Hafenbehörde ist der Damm dicht.", "speech-or-thought"),
        ("Die Regierung sprach von einem Erfolg.", "speech"),
    ],
)
def test_media_of_plain_sentences(text: str, medium: str) -> None:
    assert [statement.medium for statement in demnach.read(text).statements] == [medium]


def test_fragment_and_continuation_share_the_medium() -> None:
    text = "Die Behörde teilte mit, der Damm sei „völlig dicht“. Das Gutachten fehle noch."
    media = {statement.medium for statement in demnach.read(text).statements}
    assert media == {"speech-or-writing"}
