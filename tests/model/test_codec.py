"""Readings as JSON: round trip and schema."""

from __future__ import annotations

import json

import jsonschema
import msgspec
import pytest

from demnach import Reading
from demnach.model.codec import from_json, schema, to_json
from model.sample import SAMPLE, at


def test_a_reading_survives_the_round_trip(example: Reading) -> None:
    assert from_json(to_json(example)) == example
    assert Reading.from_json(example.to_json(indent=2)) == example


def test_one_of_everything_survives_the_round_trip_and_fits_the_schema() -> None:
    assert from_json(to_json(SAMPLE)) == SAMPLE
    jsonschema.validate(json.loads(to_json(SAMPLE)), schema())


def test_a_line_is_one_line() -> None:
    assert "\n" not in to_json(SAMPLE)


@pytest.mark.parametrize("raw", ["", "{}", "[]", '{"article": {"id": "a"}}', '{"article": {"id": 1, "text": "x"}}'])
def test_what_is_no_reading_is_refused(raw: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        from_json(raw)


def test_the_schema_refuses_what_the_contract_does() -> None:
    broken = json.loads(to_json(SAMPLE))
    broken["statements"][0]["form"] = "hearsay"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema())


def test_evidence_is_the_words_of_the_article() -> None:
    assert SAMPLE.evidence(at("laut"), at("SNA mehr")) == "laut … SNA mehr"


def test_every_output_fits_the_schema(example: Reading) -> None:
    jsonschema.validate(json.loads(to_json(example)), schema())


def test_the_schema_name_comes_first(example: Reading) -> None:
    assert to_json(example).startswith('{"schema":"demnach.reading/1","article":')


def test_every_id_that_is_named_exists(example: Reading) -> None:
    entities = {e.id for e in example.entities}
    statements = {s.id for s in example.statements}
    times = {t.id for t in example.times}
    for statement in example.statements:
        parties = [p for p in (statement.speaker, statement.addressee) if p is not None]
        assert {p.entity for p in parties if p.entity} <= entities
        assert {link.entity for link in statement.chain if link.entity} <= entities
        assert statement.parent is None or statement.parent in statements
        assert statement.time is None or statement.time in times
    for event in example.events:
        assert set(event.asserted_by) <= statements
        assert event.time is None or event.time in times
