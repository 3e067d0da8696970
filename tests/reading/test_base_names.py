"""What somebody is called who is only described: the nominative of any form."""

from __future__ import annotations

import pytest
from gold_coreference import article_of

from demnach.language.analyse import analyse
from demnach.reading.entities.coreference import resolve
from demnach.reading.entities.names import find_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nach Angaben finnischer und westlicher Geheimdienste kam es so.", "finnische und westliche Geheimdienste"),
        ("Das Gericht hörte den Angeklagten an.", "der Angeklagte"),
        ("Nach Angaben der Staatsanwaltschaft fehlt Geld.", "die Staatsanwaltschaft"),
        ("Sie sprach mit einem jungen Präsidenten.", "ein junger Präsident"),
        ("Nach Angaben des zuständigen Ministers fehlt Geld.", "der zuständige Minister"),
        ("Sie sprach mit mehreren alten Zeuginnen.", "mehrere alte Zeuginnen"),
        ("Er dankte seinen früheren Ministern.", "seine früheren Minister"),
        ("Eine Sprecherin des Verbands Elbfreunde schwieg.", "Verband Elbfreunde"),
        ("Der alte Richter schwieg.", "Der alte Richter"),
    ],
)
def test_a_description_is_called_by_its_nominative(text: str, name: str) -> None:
    analysis = analyse(article_of(text))
    assert name in {entity.name for entity in resolve(analysis, find_names(analysis))}
