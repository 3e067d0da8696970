"""W3C Web Annotation."""

from __future__ import annotations

from demnach import Reading
from demnach.export.web_annotation import annotation_page


def test_every_selector_quotes_the_text(example: Reading) -> None:
    text = example.article.text
    page = annotation_page(example)
    assert len(page["items"]) == len(example.statements)
    for item in page["items"]:
        for target in item["target"]:
            position, quote = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert (quote["prefix"] + quote["exact"] + quote["suffix"]) in text
