"""Statement models: found by name, and what they decide among the proposals of grammar."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import demnach
from demnach.language.analyse import analyse
from demnach.model.types import Article, Entity, Part
from demnach.reading.quotation_marks import find_quotations
from demnach.reading.statements.assemble import nest, propose
from demnach.reading.statements.draft import Draft, Range
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.weigh.model import DEFAULT, along, load_model, model_names
from demnach.reading.statements.weigh.sources import candidates
from demnach.reading.statements.weigh.weigh import select

TOLD = "Ruth Feld sprach von einem „schweren Fehler“. Die Behörde erhob Anklage. Der Mann soll geflohen sein."


def scene_of(text: str) -> Scene:
    analysis = analyse(Article(id="probe", text=text, parts=(Part(kind="paragraph", start=0, end=len(text)),)))
    return Scene(analysis, find_quotations(analysis))


def nobody(_: list[Range]) -> Entity | None:
    return None


class Without:
    """Drops the statements of one construction."""

    def __init__(self, rule: str) -> None:
        self.rule = rule

    def kept(self, features: Sequence[str]) -> float:
        return float(f"rule={self.rule}" not in features)

    def keeps(self, form: str, probability: float) -> bool:
        return probability > 0


def test_a_curve_is_straight_between_its_points_and_level_outside() -> None:
    points = [(0.2, 0.1), (0.6, 0.5)]
    assert [along(points, score) for score in (0.0, 0.2, 0.4, 0.6, 1.0)] == pytest.approx([0.1, 0.1, 0.3, 0.5, 0.5])


def test_the_default_model_comes_first() -> None:
    assert model_names()[0] == DEFAULT


def test_an_unknown_model_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="there is no model 'klein'; the models are default"):
        load_model("klein")


def test_another_model_is_chosen_by_name() -> None:
    assert "news-nc" in model_names()
    reading = demnach.read("Der Zug sei entgleist, teilte die Bahn mit.", model="news-nc")
    assert [statement.form for statement in reading.statements] == ["indirect"]


def test_what_is_told_inside_a_dropped_statement_moves_up() -> None:
    scene = scene_of(TOLD)
    proposed = propose(scene)
    assert [draft.rule for draft in proposed][:2] == ["told-act", "fragment"]
    assert proposed[1].parent is proposed[0]
    kept = select(scene, proposed, nobody, Without("told-act"))
    assert [draft.rule for draft in kept][:1] == ["fragment"]
    assert kept[0].parent is None


def test_statements_with_interlocking_extents_form_no_ring() -> None:
    told = Draft("reported", "told-act", [(0, 39)])
    said = Draft("indirect", "v2-clause", [(0, 38)])
    viewed = Draft("indirect", "source-phrase", [(8, 9), (12, 38)], frame=[(9, 12)])
    drafts = [told, said, viewed]
    nest(drafts)
    for draft in drafts:
        above, steps = draft.parent, 0
        while above is not None:
            above, steps = above.parent, steps + 1
            assert steps < len(drafts)


def test_earlier_speakers_and_subjects_may_be_the_source() -> None:
    scene = scene_of(TOLD)
    drafts = propose(scene)
    hearsay = next(n for n, draft in enumerate(drafts) if draft.rule == "hearsay")
    found = candidates(scene, drafts, hearsay, nobody)
    words = [(c.sort, " ".join(token.text for token in scene.tokens[slice(*c.words)])) for c in found]
    assert ("statement", "Ruth Feld") in words
    assert ("subject", "Die Behörde") in words


def test_who_is_named_behind_the_next_words_may_be_the_source() -> None:
    scene = scene_of("Der Damm habe gehalten. Es gebe keine Schäden, sagte Ruth Feld.")
    drafts = propose(scene)
    first = next(n for n, draft in enumerate(drafts) if draft.rule == "subjunctive")
    later = next(c for c in candidates(scene, drafts, first, nobody) if c.sort == "later")
    assert " ".join(token.text for token in scene.tokens[slice(*later.words)]) == "Ruth Feld"


def test_candidates_know_how_many_voices_stand_nearer() -> None:
    scene = scene_of(TOLD)
    drafts = propose(scene)
    hearsay = next(n for n, draft in enumerate(drafts) if draft.rule == "hearsay")
    found = {scene.tokens[c.words[0]].text: c for c in candidates(scene, drafts, hearsay, nobody)}
    assert found["Ruth"].voices > found["Die"].voices


def test_confidence_is_a_probability() -> None:
    reading = demnach.read(TOLD)
    assert reading.statements
    assert all(0 <= statement.confidence <= 1 for statement in reading.statements)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Brücke sei sicher, sagte Renate Falk, Sprecherin der Bahn, am Montag.", "Renate Falk, Sprecherin der Bahn"),
        ("Die Leiterin der Delegation, Sharon Hayn, sagte, man sei zufrieden.", "Die Leiterin der Delegation, Sharon Hayn"),
        ("Die Grenzen bleiben geschlossen, kündigte die Regierung in Oslo an.", "die Regierung in Oslo"),
    ],
)
def test_names_and_descriptions_side_by_side_are_one_speaker(text: str, speaker: str) -> None:
    (statement,) = demnach.read(text).statements[:1]
    assert statement.speaker is not None
    assert [span.of(text) for span in statement.speaker.spans] == [speaker]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("„Wir warten ab“, sagte Weber der „Lahner Post“.", "der „Lahner Post“"),
        ("„Wir warten ab“, sagte Weber vor Journalisten.", "Journalisten"),
        ("Die Kammer forderte die Öffentlichkeit auf, Wasser zu sparen.", "die Öffentlichkeit"),
    ],
)
def test_who_is_told(text: str, addressee: str) -> None:
    (statement,) = demnach.read(text).statements[:1]
    assert statement.addressee is not None
    assert [span.of(text) for span in statement.addressee.spans] == [addressee]
