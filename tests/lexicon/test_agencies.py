"""The agency table is complete, consistent and read as its header says."""

from __future__ import annotations

import pytest

from demnach.lexicon.agencies import agencies, agency_called


def test_there_are_agencies_from_all_over_the_world() -> None:
    assert len(agencies()) >= 80
    assert len({agency.country for agency in agencies().values()}) >= 60


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("dpa", "dpa"), ("DPA", "dpa"), ("Deutschen Presse-Agentur", "dpa"), ("dpa-AFX", "dpa-AFX"), ("AFP", "AFP"),
        ("afp", "AFP"), ("EPD", "epd"), ("sda", "Keystone-SDA"), ("SDA", "Keystone-SDA"), ("BelTA", "Belta"),
        ("CTK", "ČTK"), ("news aktuell", "ots"), ("Associated Press", "AP"), ("Mehr", "Mehr"),
    ],
)  # fmt: skip
def test_signs_and_names(sign: str, name: str) -> None:
    agency = agency_called(sign)
    assert agency is not None
    assert agency.name == name


@pytest.mark.parametrize("word", ["mehr", "MEHR", "Ap", "mia", "petra", "Presse", "dpax", ""])
def test_common_words_are_no_agencies(word: str) -> None:
    assert agency_called(word) is None


def test_every_row_is_well_formed() -> None:
    types = {"news", "economy", "sports", "church", "entertainment", "press-releases"}
    for agency in agencies().values():
        assert agency.type in types, agency.name
        assert agency.country is None or (len(agency.country) == 2 and agency.country.isupper()), agency.name
        assert agency.wikidata is None or agency.wikidata[1:].isdigit(), agency.name
        assert agency.parent is None or agency.parent in agencies(), agency.name
        assert agency.signs, agency.name
