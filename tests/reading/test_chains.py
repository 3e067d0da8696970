"""Chains: who vouches for a statement, from the first voice to the nearest to the reader."""

from __future__ import annotations

import pytest

import demnach
from demnach.intake.furniture.furnish import furnish
from demnach.intake.text import draft_text
from demnach.language.analyse import analyse
from demnach.reading.chains import Chains
from demnach.reading.statements.draft import Draft

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


def test_statements_that_point_at_each_other_end_the_chain() -> None:
    analysis = analyse(furnish(draft_text("Demnach ist das falsch. Demnach gibt es Streit.")))
    first, second = (Draft("indirect", "source-adverb", [words]) for words in ((1, 4), (6, 9)))
    first.pointer, second.pointer = second, first
    assert Chains(analysis, lambda start, end: None).of(first) == ()


def test_words_told_inside_a_statement_pass_through_its_speaker() -> None:
    text = "Der Präsident habe die Truppen gelobt, berichtete die Nachrichtenagentur Reuters."
    assert ["der Präsident", "Reuters"] in chains(text)


def test_evidence_is_in_the_text() -> None:
    reading = demnach.read(CREDITED.format("Der Zug sei entgleist, sagte Lena Marquart."))
    speaker, agency = reading.statements[0].chain
    assert [span.of(reading.article.text) for span in speaker.evidence] == [", sagte Lena Marquart"]
    assert [span.of(reading.article.text) for span in agency.evidence] == ["dpa"]


def test_without_a_source_the_chain_is_the_signers() -> None:
    reading = demnach.read(CREDITED.format("Es heißt, der Vertrag sei längst unterschrieben."))
    assert [link.name for link in reading.statements[0].chain] == ["dpa"]


def links(text: str, **given: str) -> list[str]:
    """Return the chain of the text's last statement, media in brackets."""
    chain = demnach.read(text, **given).statements[-1].chain  # type: ignore[arg-type]
    return [f"({link.name})" if link.role == "medium" else link.name for link in chain]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nach den Worten eines Sprechers der Stadtwerke gibt es keine Gefahr.", ["ein Sprecher der Stadtwerke"]),
        ("Polizeiangaben zufolge starben zwei Menschen.", ["Polizei"]),
        ("Nach ukrainischen Angaben wurden zwei Menschen getötet.", ["Ukraine"]),
        ("Nach Angaben der Staatsanwaltschaft vom Montag war der Mann betrunken.", ["die Staatsanwaltschaft"]),
        ("Nach Informationen des „Alpenkuriers“ war die Fähre alt.", ["Alpenkurier"]),
        ("Der Zoll in Hamburg hat nach eigenen Angaben zwei Tonnen Kokain entdeckt.", ["der Zoll in Hamburg"]),
        ("Ein Polizist sagte, der Täter sei geflohen. Den Angaben zufolge war er bewaffnet.", ["ein Polizist"]),
    ],
)
def test_a_noun_of_speaking_is_no_voucher(text: str, expected: list[str]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wie aus einem Gutachten der Universität Lahn hervorgeht, ist der Damm alt.", ["Universität Lahn", "(Gutachten)"]),
        ("Laut Medienberichten ist der Minister zurückgetreten.", ["(Medienberichte)"]),
        (
            "Die Kommission legte am Montag einen Bericht vor. Dem Bericht zufolge fehlen Millionen.",
            ["die Kommission", "(Bericht)"],
        ),
        (
            "In ihrem Erinnerungsbuch rechnet Irma Sandberg mit den Deichgrafen ab. „Sie liebten Deiche“, schreibt Sandberg.",
            ["Irma Sandberg", "(Erinnerungsbuch)"],
        ),
        ("Der Anführer drohte in einer Videobotschaft mit Anschlägen.", ["der Anführer", "(Videobotschaft)"]),
        ("Der Minister kritisierte die Fehler im Bericht.", ["der Minister"]),
        ("„Das stimmt“, sagte der Minister in einer Rede.", ["der Minister"]),
    ],
)
def test_texts_carry_their_authors_words(text: str, expected: list[str]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Schwester eines Entführten berichtete dem Portal Klartext, niemand sei da.",
            ["die Schwester eines Entführten", "Klartext"],
        ),
        ("„Wir warten ab“, sagte Anna Feld im Gespräch mit der „Morgenpost“.", ["Anna Feld", "Morgenpost"]),
        ("Das Ministerium erklärte auf Anfrage der „Morgenpost“, man prüfe das.", ["das Ministerium", "Morgenpost"]),
        (
            "Der Damm ist alt. Das geht aus einem Schreiben der Behörde hervor, das dem Sender Nordwelle vorliegt.",
            ["die Behörde", "(Schreiben)", "Nordwelle"],
        ),
        ("Anna Feld warf der „Morgenpost“ vor, zu lügen.", ["Anna Feld"]),
    ],
)
def test_the_outlet_that_was_told_passes_it_on(text: str, expected: list[str]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Behörden in der Region Orjak meldeten drei Tote.", ["die Behörden in der Region Orjak"]),
        ("Lumetra und Granex forderten ein Ende der Debatte.", ["Lumetra und Granex"]),
        ("Anna Feld schwieg. Ihr Vater hielt das für eine Schnapsidee.", ["der Vater von Anna Feld"]),
        ("„Wir sind bereit“, ließ der Klub über seinen Anwalt mitteilen.", ["der Klub", "sein Anwalt"]),
        ("Der Sender Nordwelle berichtete, der Vorstand habe zugestimmt.", ["Nordwelle"]),
    ],
)
def test_vouchers_are_called_as_fully_as_the_article_does(text: str, expected: list[str]) -> None:
    assert links(text) == expected


def test_shares_of_people_are_told_by_their_survey() -> None:
    text = "Laut einer Umfrage der Universität Lahn sparen alle. 39 Prozent gaben an, nie zu reisen."
    assert links(text) == ["39 Prozent", "Universität Lahn", "(Umfrage)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ein Sprecher sagte, alles sei gut. Ministerin Carmen Loh will nicht gratulieren: Noch sei vieles offen.",
            ["Carmen Loh"],
        ),
        (
            "Anna Feld warnt vor Ruß. Der Physiker Urs Wendel hält die Sorge für übertrieben. Die Messreihe sei zu kurz.",
            ["Urs Wendel"],
        ),
        (
            "Die Bahn teilte in einer Mitteilung mit, der Zug sei entgleist. Weiter hieß es, niemand sei tot.",
            ["Bahn", "(Mitteilung)"],
        ),
        ("Die Kommission legte ihren Bericht vor. Darin heißt es, es fehlten Millionen.", ["die Kommission", "(Bericht)"]),
        ("Ein Sprecher sagte dem Sender Nordwelle, es brenne. Ihm zufolge gibt es Verletzte.", ["ein Sprecher", "Nordwelle"]),
    ],
)
def test_what_names_no_source_goes_on_with_the_one_before(text: str, expected: list[str]) -> None:
    assert links(text) == expected
