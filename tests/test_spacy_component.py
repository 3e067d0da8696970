"""demnach inside spaCy pipelines."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

TEXT = "Der Zug sei entgleist, teilte die Bahn am Montag mit. Es gebe Verletzte."
FOUR_TEXTS = [TEXT, "Am Abend regnete es in Lahn.", "„Wir warten ab“, sagte Anna Feld.", TEXT]


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("de")
    pipeline.add_pipe("demnach")
    return pipeline


def test_a_blank_pipeline_gives_statements(nlp: Language) -> None:
    first, second = nlp(TEXT)._.statements
    assert [span.text for span in first.content] == ["Der Zug sei entgleist"]
    assert [span.text for span in first.speaker] == ["die Bahn"]
    assert (first.form, first.act) == ("indirect", "announce")
    assert second.form == "indirect-free-indirect"


def test_contents_stand_in_the_span_group(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert next((span.text, span.label_) for span in doc.spans["demnach"]) == ("Der Zug sei entgleist", "indirect")


def test_every_span_is_the_characters_of_the_reading(nlp: Language) -> None:
    doc = nlp(TEXT)
    reading = doc._.reading
    assert reading.article.text == doc.text
    for mine, theirs in zip(doc._.statements, reading.statements, strict=True):
        assert [(s.start_char, s.end_char) for s in mine.content] == [(s.start, s.end) for s in theirs.content]


def test_the_day_of_publication_anchors_times(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = "2026-05-06"
    assert [time.value for time in nlp(doc)._.reading.times] == ["2026-05-04"]


def test_a_doc_without_the_component_has_no_statements() -> None:
    assert spacy.blank("de")(TEXT)._.statements == ()


def test_readings_go_through_docbin_and_back(nlp: Language) -> None:
    stored = DocBin(store_user_data=True, docs=[nlp(TEXT)]).to_bytes()
    (doc,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert [s.act for s in doc._.statements] == ["announce", "say"]


def test_several_processes_give_the_same(nlp: Language) -> None:
    alone = [[s.form for s in doc._.statements] for doc in nlp.pipe(FOUR_TEXTS)]
    assert alone == [[s.form for s in doc._.statements] for doc in nlp.pipe(FOUR_TEXTS, n_process=2, batch_size=1)]


def test_it_goes_behind_other_components() -> None:
    pipeline = spacy.blank("de")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("demnach", config={"min_confidence": 1.0})
    doc = pipeline(TEXT)
    assert len(list(doc.sents)) == 2
    assert doc._.statements == ()


def test_an_unknown_model_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="there is no model 'gross'"):
        spacy.blank("de").add_pipe("demnach", config={"model": "gross"})
