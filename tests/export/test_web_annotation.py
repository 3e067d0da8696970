"""W3C Web Annotation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from demnach import Reading
from demnach.export.web_annotation import annotation_collection, to_json
from model.sample import SAMPLE


def places(value: object) -> Iterator[dict[str, Any]]:
    """Every stretch of the text that an annotation points at, wherever it stands."""
    if isinstance(value, dict):
        if value.get("type") == "SpecificResource":
            yield value
        for inner in value.values():
            yield from places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner)


def test_every_selector_quotes_the_text(example: Reading) -> None:
    text = example.article.text
    collection = json.loads(to_json(example))
    assert collection["total"] == len(collection["first"]["items"]) == len(example.statements)
    for place in places(collection):
        position, quote = place["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"] != ""
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])


def test_a_statement_with_its_roles() -> None:
    second = annotation_collection(SAMPLE)["first"]["items"][1]
    line, data = second["body"]
    assert second["id"] == "urn:demnach:x%22%3C1%3E:s2"
    assert second["target"][0]["source"] == "https://example.org/a?b=1&c=2"
    assert line["value"] == "Miro Orlan → (Brief) → dpa: praise, indirect · writing"
    assert (data["form"], data["act"], data["medium"], data["confidence"]) == ("indirect", "praise", "writing", 1.0)
    assert data["speaker"]["id"] == "http://www.wikidata.org/entity/Q1"
    assert [(link["name"], link["role"]) for link in data["chain"]] == [
        ("Miro Orlan", "speaker"), ("Brief", "medium"), ("dpa", "agency"),
    ]  # fmt: skip
    assert data["cue"][0]["selector"][1]["exact"] == "schrieb"


def test_a_fragment_names_its_statement_and_an_unknown_speaker_has_no_address() -> None:
    items = annotation_collection(SAMPLE)["first"]["items"]
    assert items[2]["body"][1]["parent"] == {"id": items[1]["id"]}
    assert "id" not in items[3]["body"][1]["speaker"]
    assert items[3]["body"][1]["speaker"]["name"] == "eine Frau"


def test_every_key_of_its_own_stands_in_the_context() -> None:
    collection = annotation_collection(SAMPLE)
    terms = collection["@context"][1]
    for item in collection["first"]["items"]:
        keys = set(item["body"][1]) | set(item["body"][1]["speaker"]) | {k for link in item["body"][1]["chain"] for k in link}
        assert keys - {"id", "type", "name"} <= set(terms)  # these three are the standard context's


def test_an_article_without_an_address_gets_a_name() -> None:
    reading = Reading(article=type(SAMPLE.article)(id="a b", text=""))
    assert annotation_collection(reading)["id"] == "urn:demnach:a%20b"
