"""Changes from version to version: words, statements, tolls."""

from __future__ import annotations

from invented import DROHNEN, HAFEN, article, read

from demnach.archive.changes import Change, changes


def between(before: str, after: str) -> list[Change]:
    return changes(read(article(before, "a")), read(article(after, "a")))


def test_a_new_number_is_told_with_the_old_one() -> None:
    found = between(DROHNEN, DROHNEN.replace("15 Menschen", "18 Menschen"))
    toll = next(change for change in found if change.what == "toll")
    assert (toll.before, toll.after, toll.told) == ("15 Menschen", "18 Menschen", "attack, injured")
    words = next(change for change in found if change.what == "text")
    assert (words.before, words.after) == ("15", "18")


def test_a_reworded_statement_is_one_change() -> None:
    found = between(HAFEN, HAFEN.replace("unter Kontrolle", "weiter unter Kontrolle"))
    said = [change for change in found if change.what == "statement"]
    assert [(change.before, change.after, change.told) for change in said] == [
        ("Die Lage sei unter Kontrolle", "Die Lage sei weiter unter Kontrolle", "Mara Ilves")
    ]


def test_a_statement_that_goes_is_told() -> None:
    found = between(HAFEN, HAFEN.replace(" Die Lage sei unter Kontrolle, sagte Ilves.", ""))
    assert any(change.what == "statement" and change.after is None and "Kontrolle" in (change.before or "") for change in found)


def test_the_same_has_no_changes() -> None:
    assert between(HAFEN, HAFEN) == []


def test_the_evidence_is_exact() -> None:
    before, after = HAFEN, HAFEN.replace("zwölf", "15").replace("drei Menschen", "vier Menschen")
    one, other = read(article(before, "a")), read(article(after, "a"))
    for change in changes(one, other):
        if change.what != "title":
            assert (change.before or "") == one.evidence(*change.spans_before)
            assert (change.after or "") == other.evidence(*change.spans_after)
