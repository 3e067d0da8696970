"""Readings as JSON, and the JSON Schema of the contract."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from demnach.model.types import SCHEMA, Reading

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Reading)


def to_json(reading: Reading, *, indent: int = 0) -> str:
    """Return a reading as JSON, on one line unless ``indent`` (spaces) is given."""
    raw = _ENCODER.encode(reading)
    return (msgspec.json.format(raw, indent=indent) if indent else raw).decode("utf-8")


def from_json(raw: str | bytes) -> Reading:
    """Return the reading that JSON holds. Raises msgspec.DecodeError if it is none."""
    return _DECODER.decode(raw)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a reading."""
    found = msgspec.json.schema(Reading)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **found}



def schema_json() -> str:
    """Return the JSON Schema as docs/reading.schema.json holds it; ``demnach schema`` prints it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False)
