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
from demnach.reading.statements.weigh.borders import borders, moved, settle_borders
from demnach.reading.statements.weigh.choice import Chooser
from demnach.reading.statements.weigh.model import DEFAULT, along, load_model, model_names
from demnach.reading.statements.weigh.speakers import candidates, settle_speakers
from demnach.reading.statements.weigh.trees import Node, Trees
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


class Preferring:
    """Likes options that have a feature."""

    def __init__(self, feature: str) -> None:
        self.feature = feature

    def border(self, features: Sequence[str]) -> float:
        return float(self.feature in features)

    def speaker(self, features: Sequence[str]) -> float:
        return float(self.feature in features)


def words(scene: Scene, pieces: Sequence[Range]) -> list[str]:
    return [" ".join(token.text for token in scene.tokens[start:end]) for start, end in pieces]


def drafts_of(scene: Scene, rule: str) -> tuple[list[Draft], int]:
    drafts = propose(scene)
    return drafts, next(n for n, draft in enumerate(drafts) if draft.rule == rule)


def test_earlier_speakers_and_subjects_may_be_the_speaker() -> None:
    scene = scene_of(TOLD)
    drafts, hearsay = drafts_of(scene, "hearsay")
    found = {words(scene, [w])[0]: ways for w, ways in candidates(scene, drafts, hearsay, nobody).items() if w is not None}
    assert any(way.startswith("earlier") for way in found["Ruth Feld"])
    assert "subject before" in found["Die Behörde"]


def test_the_likeliest_candidate_speaks() -> None:
    scene = scene_of(TOLD)
    drafts, hearsay = drafts_of(scene, "hearsay")
    settle_speakers(scene, drafts, nobody, Preferring("way=subject before"))
    assert words(scene, drafts[hearsay].speaker) == ["Die Behörde"]
    assert 0 < drafts[hearsay].sourced < 1


def test_nobody_may_speak() -> None:
    scene = scene_of("Feld hofft, dass die Brücke hält.")
    drafts, said = drafts_of(scene, "dass-clause")
    settle_speakers(scene, drafts, nobody, Preferring("nobody"))
    assert drafts[said].speaker == []


def test_the_next_sentence_is_a_border() -> None:
    scene = scene_of("Der Damm sei gebrochen. Die Wehr wartet. Feld stieg ein.")
    drafts, told = drafts_of(scene, "subjunctive")
    ends = [border.at for border in borders(scene, drafts[told]) if border.side == "right"]
    assert scene.sentences[1].end in ends


def test_a_likelier_border_moves() -> None:
    scene = scene_of("Der Damm sei gebrochen. Feld stieg ein.")
    drafts, told = drafts_of(scene, "subjunctive")
    assert settle_borders(scene, drafts, nobody, Preferring("right+ sort=longer by sentences"))
    assert words(scene, drafts[told].content) == ["Der Damm sei gebrochen . Feld stieg ein ."]
    assert not settle_borders(scene, drafts, nobody, Preferring("right stay"))


def test_a_moved_border_leaves_the_frame_out() -> None:
    draft = Draft("indirect", "source-phrase", [(0, 2), (5, 8)], frame=[(2, 5)])
    assert moved(draft, 1, 10) == [(1, 2), (5, 10)]
    assert moved(draft, 6, 8) == [(6, 8)]


def test_quotations_keep_their_borders() -> None:
    scene = scene_of("„Wir warten ab. Wir kommen“, sagte Feld.")
    drafts, said = drafts_of(scene, "frame-behind")
    assert not list(borders(scene, drafts[said]))


def test_trees_add_up() -> None:
    tree = [Node("wet", 0.0, 1, 2), Node("", 2.0, 0, 0), Node("", -2.0, 0, 0)]
    trees = Trees(0.0, [tree, tree])
    assert trees.probability(["wet", "cold"]) == pytest.approx(1 - trees.probability(["cold"]))
    assert trees.probability(["wet"]) == pytest.approx(0.982, abs=0.001)


def test_unknown_features_weigh_nothing() -> None:
    assert Chooser({"near": 1.5, "far": -1.0}).score(["near", "blue"]) == 1.5


def test_who_is_named_behind_the_next_words_may_be_the_source() -> None:
    scene = scene_of("Der Damm habe gehalten. Es gebe keine Schäden, sagte Ruth Feld.")
    drafts, first = drafts_of(scene, "subjunctive")
    later = [words(scene, [w]) for w, ways in candidates(scene, drafts, first, nobody).items() if w is not None and "later" in ways]
    assert later == [["Ruth Feld"]]


def test_a_fragment_has_the_speaker_of_its_statement() -> None:
    scene = scene_of("Ministerin Ruth Feld sprach von einem „schlimmen Fehler“.")
    drafts, fragment = drafts_of(scene, "fragment")
    settle_speakers(scene, drafts, nobody, Preferring("nobody"))
    assert drafts[fragment].speaker == []


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
