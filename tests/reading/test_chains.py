"""Chains: who vouches for a statement, from the first voice to the nearest to the reader."""

from __future__ import annotations

import pytest

import demnach

CREDITED = "Seeberg (dpa) - {}\n\nmit dpa"


def chains(text: str, **given: str) -> list[list[str]]:
    return [[link.name for link in s.chain] for s in demnach.read(text, **given).statements]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Zug sei entgleist, sagte Lena Marquart.", [["Lena Marquart", "dpa"]]),
        (
            "Der Verdächtige sei bekannt gewesen, berichtet die „Tagespost“ unter Berufung auf Ermittler.",
            [["Ermittler", "Tagespost", "dpa"]],
        ),
    ],
)
def test_the_agency_of_the_dateline_closes_the_chain(text: str, expected: list[list[str]]) -> None:
    assert chains(CREDITED.format(text)) == expected


def test_the_outlet_is_the_last_link() -> None:
    assert chains(CREDITED.format("Der Zug sei entgleist, sagte Lena Marquart."), outlet="Tagespost") == [
        ["Lena Marquart", "dpa", "Tagespost"]
    ]


def test_demnach_points_to_the_source_last_named() -> None:
    text = "Laut Feuerwehr brannte die Halle aus. Nach Angaben der Polizei gab es Verletzte. Demnach wurde ein Mann operiert."
    assert chains(text)[-1] == chains(text)[1]
    assert "Polizei" in chains(text)[-1][0]


def test_words_told_inside_a_statement_pass_through_its_speaker() -> None:
    text = "Der Präsident habe die Truppen gelobt, berichtete die Nachrichtenagentur Reuters."
    assert ["Der Präsident", "Reuters"] in chains(text)


def test_evidence_is_in_the_text() -> None:
    reading = demnach.read(CREDITED.format("Der Zug sei entgleist, sagte Lena Marquart."))
    speaker, agency = reading.statements[0].chain
    assert [span.of(reading.article.text) for span in speaker.evidence] == [", sagte Lena Marquart"]
    assert [span.of(reading.article.text) for span in agency.evidence] == ["dpa"]


def test_without_a_source_the_chain_is_the_signers() -> None:
    reading = demnach.read(CREDITED.format("Es hieß, der Vertrag sei längst unterschrieben."))
    assert [link.name for link in reading.statements[0].chain] == ["dpa"]
