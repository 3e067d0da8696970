"""Radio and television are told from the press."""

from __future__ import annotations

import pytest

from demnach.lexicon.broadcasters import broadcasts


@pytest.mark.parametrize("name", ["Deutsche Welle", "DLF", "BBC", "Radio Nordwelle", "Fernsehsender", "TV-Magazin"])
def test_stations_and_programmes_broadcast(name: str) -> None:
    assert broadcasts(name)


@pytest.mark.parametrize("name", ["Die Zeit", "Seebote", "Tageszeitung", "Absenderin", "Portal"])
def test_the_press_does_not(name: str) -> None:
    assert not broadcasts(name)
