"""Readings as JSON: round trip and schema."""

from __future__ import annotations

import json

import jsonschema

from demnach import Reading
from demnach.model.codec import from_json, schema, to_json


def test_a_reading_survives_the_round_trip(example: Reading) -> None:
    assert from_json(to_json(example)) == example
    assert from_json(to_json(example, indent=2)) == example


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
