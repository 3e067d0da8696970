"""W3C Web Annotation: the statements of a reading as an annotation collection in JSON-LD.

Each statement is an annotation. Its targets are the spans of its content, by position in the canonical plain text and by
quote; its body tells the reader in one line who says so, and holds act, form, medium, confidence, the speaker, the addressee
and the chain, each with the spans that prove it. See https://www.w3.org/TR/annotation-model/ (positions are code points, as
there) and https://www.w3.org/TR/annotation-vocab/ for the terms; those of demnach's own stand in a vocabulary of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from demnach.model.types import Link, Party, Reading, Span, Statement
from demnach.model.words import Words

_CONTEXT = 32
"""Code points of text before and behind a quote selector."""
_TERMS = "Statement act form medium confidence speaker addressee parent role cue frame evidence".split()
_VOCABULARY: dict[str, Any] = {
    "demnach": "urn:demnach:vocabulary:",
    **{term: f"demnach:{term}" for term in _TERMS},
    "chain": {"@id": "demnach:chain", "@container": "@list"},
}


def annotation_collection(reading: Reading) -> dict[str, Any]:
    """Return the annotation collection of a reading, its one page included."""
    maker = _Maker(reading)
    title = reading.article.title or reading.article.id
    return {
        "@context": ["http://www.w3.org/ns/anno.jsonld", _VOCABULARY],
        "id": maker.name,
        "type": "AnnotationCollection",
        "label": f"Statements in „{title}“",
        "total": len(reading.statements),
        "first": {
            "id": f"{maker.name}:page",
            "type": "AnnotationPage",
            "partOf": maker.name,
            "startIndex": 0,
            "items": [maker.annotation(statement) for statement in reading.statements],
        },
    }


def to_json(reading: Reading) -> str:
    """Return the annotation collection as indented JSON."""
    return json.dumps(annotation_collection(reading), ensure_ascii=False, indent=2)


class _Maker:
    """Annotations about one reading."""

    def __init__(self, reading: Reading) -> None:
        self.name = f"urn:demnach:{quote(reading.article.id, safe='')}"
        self.source = reading.article.url or f"{self.name}:text"
        self.text = reading.article.text
        self.words = Words(reading)
        self.wikidata = {entity.id: entity.wikidata for entity in reading.entities}

    def annotation(self, statement: Statement) -> dict[str, Any]:
        return {
            "id": self._id(statement.id),
            "type": "Annotation",
            "motivation": "describing",
            "body": [self._line(statement), self._data(statement)],
            "target": self._places(statement.content),
        }

    def _id(self, statement: str) -> str:
        return f"{self.name}:{quote(statement, safe='')}"

    def _line(self, statement: Statement) -> dict[str, Any]:
        told = f"{self.words.chain(statement.chain)}: {statement.act}, {self.words.kind(statement)}"
        return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": told}

    def _data(self, statement: Statement) -> dict[str, Any]:
        return {
            "type": "Statement",
            "act": statement.act,
            "form": statement.form,
            "medium": statement.medium,
            "confidence": statement.confidence,
            "speaker": self._party(statement.speaker),
            "addressee": self._party(statement.addressee),
            "cue": self._places(statement.cue),
            "frame": self._places(statement.frame),
            "chain": [self._link(link) for link in statement.chain],
            "parent": None if statement.parent is None else {"id": self._id(statement.parent)},
        }

    def _party(self, party: Party | None) -> dict[str, Any] | None:
        if party is None:
            return None
        return self._who(party.entity) | {"name": self.words.party(party), "evidence": self._places(party.spans)}

    def _link(self, link: Link) -> dict[str, Any]:
        return self._who(link.entity) | {"name": link.name, "role": link.role, "evidence": self._places(link.evidence)}

    def _who(self, entity: str | None) -> dict[str, Any]:
        wikidata = self.wikidata.get(entity or "")
        return {"id": f"http://www.wikidata.org/entity/{wikidata}"} if wikidata else {}

    def _places(self, spans: Iterable[Span]) -> list[dict[str, Any]]:
        return [
            {
                "type": "SpecificResource",
                "source": self.source,
                "selector": [
                    {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                    {
                        "type": "TextQuoteSelector",
                        "exact": span.of(self.text),
                        "prefix": self.text[max(0, span.start - _CONTEXT) : span.start],
                        "suffix": self.text[span.end : span.end + _CONTEXT],
                    },
                ],
            }
            for span in spans
        ]
