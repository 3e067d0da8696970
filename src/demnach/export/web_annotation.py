"""W3C Web Annotation: the statements of a reading as an annotation collection in JSON-LD.

Each statement is an annotation whose targets are its content spans, by position and by quote; its body tells form, act,
speaker and chain. See https://www.w3.org/TR/annotation-model/.
"""

from __future__ import annotations

import json
from typing import Any

from demnach.model.types import Party, Reading, Span, Statement

_CONTEXT = 32
"""Code points of text before and behind a quote selector."""


def annotation_page(reading: Reading) -> dict[str, Any]:
    """Return the annotation page of a reading."""
    source = reading.article.url or f"urn:demnach:{reading.article.id}"
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{source}#demnach",
        "type": "AnnotationPage",
        "items": [_annotation(reading, statement, source) for statement in reading.statements],
    }


def to_json(reading: Reading) -> str:
    """Return the annotation page as indented JSON."""
    return json.dumps(annotation_page(reading), ensure_ascii=False, indent=2)


def _annotation(reading: Reading, statement: Statement, source: str) -> dict[str, Any]:
    text = reading.article.text
    names = {entity.id: entity.name for entity in reading.entities}
    return {
        "id": f"{source}#{statement.id}",
        "type": "Annotation",
        "motivation": "describing",
        "target": [
            {"source": source, "selector": [_position(span), _quote(text, span)]} for span in statement.content
        ],
        "body": {
            "type": "Dataset",
            "form": statement.form,
            "act": statement.act,
            "medium": statement.medium,
            "speaker": _name(statement.speaker, names, text),
            "addressee": _name(statement.addressee, names, text),
            "chain": [{"name": link.name, "role": link.role} for link in statement.chain],
            "parent": statement.parent,
            "confidence": statement.confidence,
        },
    }


def _position(span: Span) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _quote(text: str, span: Span) -> dict[str, Any]:
    return {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - _CONTEXT) : span.start],
        "suffix": text[span.end : span.end + _CONTEXT],
    }


def _name(party: Party | None, names: dict[str, str], text: str) -> str | None:
    if party is None:
        return None
    if party.entity is not None:
        return names[party.entity]
    return " ".join(text[s.start : s.end] for s in party.spans)
