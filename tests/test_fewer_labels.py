"""Labels taken out of a CRF: what stays weighs as before."""

from __future__ import annotations

from pathlib import Path

import pycrfsuite
import pytest
from training.fewer_labels import keep_labels, labels_of

_SENTENCES = [
    (["der", "Zug", "hält"], ["ART", "NN", "VVFIN"]),
    (["die", "Bahn", "wartet"], ["ART", "NN", "VVFIN"]),
    (["er", "hält"], ["PPER", "VVFIN"]),
    (["oh", "er", "wartet"], ["ITJ", "PPER", "VVFIN"]),
]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params={"c1": 0.0, "c2": 0.1}, verbose=False)
    for words, labels in _SENTENCES:
        trainer.append([[f"w={word}"] for word in words], labels)
    trainer.train(str(tmp_path / "tiny.crfsuite"))
    return tmp_path / "tiny.crfsuite"


def scores(model: Path, words: list[str], labels: list[str]) -> tuple[list[str], float]:
    """Return the labels that a model chooses, and how likely it finds given ones."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    tagger.set([[f"w={word}"] for word in words])
    return tagger.tag(), tagger.probability(labels)


def test_all_labels_kept_changes_nothing(model: Path) -> None:
    before = scores(model, *_SENTENCES[0])
    keep_labels(model, {"ART", "NN", "VVFIN", "PPER", "ITJ"})
    assert scores(model, *_SENTENCES[0]) == before


def test_a_label_taken_out_is_chosen_no_more(model: Path) -> None:
    keep_labels(model, {"ART", "NN", "VVFIN", "PPER"})
    assert labels_of(model) == ["ART", "NN", "VVFIN", "PPER"]
    assert scores(model, *_SENTENCES[1])[0] == _SENTENCES[1][1]
    assert "ITJ" not in scores(model, ["oh", "er", "wartet"], ["ART", "PPER", "VVFIN"])[0]


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "tags.crfsuite"
    path.write_bytes(bytes(200))
    with pytest.raises(ValueError, match="no first-order model"):
        keep_labels(path, {"NN"})
