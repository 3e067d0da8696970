"""IPTC 7901: wire messages as they were received, in all their characters, whole or cut off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demnach.intake.agency.iptc7901 import looks_like_iptc7901, read_iptc7901
from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError, NotText
from demnach.intake.furniture.furnish import furnish
from demnach.intake.open import drafts

BODY = """Küste/Unfälle/
(Zusammenfassung 1700)
Zwölf Verletzte bei Explosion im Hafen von Sandmünde =
Von Lena Marquart, dpa
(Foto - aktuell)

   Sandmünde (dpa) - Bei einer Explosion im Hafen sind am Dienstag
zwölf Menschen verletzt worden. Das teilte die Polizei mit.
   Die Lage sei unter Kontrolle, sagte ein Sprecher.

# Notizblock

## Berichtigung
- Im ersten Satz muss es zwölf heißen.

* * * *
Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt
- Autorin: geheime Nummer

dpa lm yyzz n1 ab
"""


TEXT = "Bei einer Explosion im Hafen sind am Dienstag zwölf Menschen verletzt worden. Das teilte die Polizei mit."


def message(body: str = BODY, header: str = "bdt0712 3 vm 168  dpa 4422", end: str = "241725 Nov 26") -> bytes:
    lines = body.replace("\n", "\r\n")
    return f"\x01{header}\r\n\x02\r\n{lines}\x03\r\n{end}\r\n\x04".encode()


def only(data: bytes) -> Draft:
    (found,) = read_iptc7901(data)
    assert isinstance(found, Draft), found
    return found


def test_a_message_with_its_parts() -> None:
    article = furnish(only(message()))
    parts = [(part.kind, article.text[part.start : part.end]) for part in article.parts]
    assert parts == [
        ("headline", "Zwölf Verletzte bei Explosion im Hafen von Sandmünde"),
        ("byline", "Von Lena Marquart, dpa"),
        ("dateline", "Sandmünde (dpa) -"),
        ("paragraph", TEXT),
        ("paragraph", "Die Lage sei unter Kontrolle, sagte ein Sprecher."),
        ("correction", "Im ersten Satz muss es zwölf heißen."),
        ("closing-line", "dpa lm yyzz n1 ab"),
    ]
    assert (article.id, article.published) == ("iptc7901:bdt:0712:2026-11-24", "2026-11-24T17:25:00")
    assert article.authors == ("Lena Marquart",)


def test_what_is_for_editors_stays_out() -> None:
    text = only(message()).text
    assert not any(word in text for word in ("geheim", "Foto", "Zusammenfassung", "Küste/", "Notizblock"))


@pytest.mark.parametrize(
    ("end", "published"),
    [
        ("241725 Nov 26", "2026-11-24T17:25:00"),
        ("241725 MEZ Nov 26", "2026-11-24T17:25:00+01:00"),
        ("011200 Mai 1998", "1998-05-01T12:00:00"),
        ("011200 Mär 85", "1985-03-01T12:00:00"),
        ("gestern", None),
        ("", None),
    ],
)
def test_the_date_time_group(end: str, published: str | None) -> None:
    assert only(message(end=end)).published == published


def test_the_date_time_group_may_end_the_text() -> None:
    found = only(message(BODY + "241725 Nov 26\n", end=""))
    assert found.published == "2026-11-24T17:25:00"
    assert "241725" not in found.text


@pytest.mark.parametrize("coding", ["utf-8", "cp1252", "cp850", "din-66003"])
def test_the_characters_of_old_wires(coding: str) -> None:
    body = BODY.replace("# Notizblock", "* * * *").replace("[", "")
    raw = message(body).decode()
    data = raw.translate(str.maketrans("ÄÖÜäöüß", "[\\]{|}~")).encode() if coding == "din-66003" else raw.encode(coding)
    assert only(data).title == "Zwölf Verletzte bei Explosion im Hafen von Sandmünde"


def test_braces_stay_braces_where_umlauts_are_umlauts() -> None:
    assert "{a}" in only(message("Kopf =\n\n   Sandhaven (dpa) - Der Code {a} [b] ist offen, sagte sie.\n")).text


@pytest.mark.parametrize(
    ("note", "signals", "status"),
    [
        ("(Berichtigung: Zahl im 1. Absatz)", ("correction",), "usable"),
        ("(Wiederholung aus bdt0699)", ("repeat",), "usable"),
        ("(Aktualisierung: neue Zahl)", ("update",), "usable"),
        ("(KORR-Bericht)", (), "usable"),
        ("Annullierung", ("kill",), "canceled"),
        ("Meldung zurückgezogen", ("kill",), "canceled"),
    ],
)
def test_signals(note: str, signals: tuple[str, ...], status: str) -> None:
    found = only(message(BODY.replace("(Zusammenfassung 1700)", note)))
    assert (found.signals, found.status) == (signals, status)


def test_a_correction_names_what_it_replaces() -> None:
    found = only(message(BODY.replace("(Zusammenfassung 1700)", "(Berichtigung zu bdt 0699)")))
    assert found.replaces == ("iptc7901:bdt:0699:2026-11-24",)


STORY = f"\n   Sandmünde (dpa) - {TEXT}\n\ndpa lm yyzz n1 ab\n"


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Annullierung der Wahl in Nordland bestätigt =", "Annullierung der Wahl in Nordland bestätigt"),
        ("Wiederholung der Wahl in Nordland beginnt =", "Wiederholung der Wahl in Nordland beginnt"),
        ("Korrektur an den Börsen setzt sich fort =", "Korrektur an den Börsen setzt sich fort"),
        ("(K)ein Sommer für alle =", "(K)ein Sommer für alle"),
        ("(Eil) Hafen gesperrt =", "Hafen gesperrt"),
        ("Eil\nHafen gesperrt =", "Hafen gesperrt"),
        ("Gipfel berät\nVon der Mark mahnt zur Eile =", "Gipfel berät Von der Mark mahnt zur Eile"),
        ("(Achtung, nie geschlossen\nHafen gesperrt =", "Hafen gesperrt"),
    ],
)
def test_a_headline_is_no_note(headline: str, title: str) -> None:
    """„Annullierung der Wahl“ took its own story away, and the first paragraph was read as its headline."""
    found = only(message(headline + "\n" + STORY))
    assert (found.title, found.signals, found.status) == (title, (), "usable")
    assert [part.kind for part in furnish(found).parts] == ["headline", "dateline", "paragraph", "closing-line"]


@pytest.mark.parametrize(
    ("flag", "signals"),
    [
        ("KILL KILL KILL", ("kill",)),
        ("Annullierung zu bdt0699", ("kill",)),
        ("(Achtung) Die Meldung bdt0699 wird zurückgezogen", ("kill",)),
        ("(Achtung - Verzögerung)", ()),
        ("(Zusammenfassung 1700)", ()),
        ("Wiederholung (bdt 0699)", ("repeat",)),
    ],
)
def test_a_flag_has_its_line_or_its_brackets(flag: str, signals: tuple[str, ...]) -> None:
    found = only(message(f"{flag}\nHafen gesperrt =\n{STORY}"))
    assert (found.title, found.signals) == ("Hafen gesperrt", signals)
    assert found.replaces == (("iptc7901:bdt:0699:2026-11-24",) if "699" in flag and signals else ())


def test_a_flag_in_capitals_before_the_headline() -> None:
    found = only(message(f"KORREKTUR: Hafen gesperrt =\n{STORY}"))
    assert (found.title, found.signals) == ("Hafen gesperrt", ("correction",))


def test_the_end_of_a_head_is_no_part_of_it() -> None:
    found = only(message(f"Hafen gesperrt\nVon Lena Marquart, dpa =\n{STORY}"))
    assert found.text.startswith("Hafen gesperrt\n\nVon Lena Marquart, dpa\n\nSandmünde (dpa) -")


@pytest.mark.parametrize("head", ["Hafen gesperrt=\n", "Hafen gesperrt\n", "Hafen gesperrt\nVon Lena Marquart, dpa\n"])
def test_a_text_that_follows_its_head_at_once(head: str) -> None:
    """The Katholische Nachrichten-Agentur leaves no blank line: headline and text were one headline."""
    found = only(message(f"{head}Sandmünde (KNA) {TEXT}\n"))
    assert found.title == "Hafen gesperrt"
    assert found.text.endswith(f"\n\nSandmünde (KNA) {TEXT}")


def test_a_head_without_a_headline_takes_none_from_the_text() -> None:
    assert only(message(f"(Achtung)\n{STORY}")).title is None


@pytest.mark.parametrize(
    ("note", "embargo"),
    [
        ("(Sperrfrist 25. November 14.20 Uhr)", "2026-11-25T14:20:00"),
        ("(KORR-Bericht Sperrfrist 2. Januar 9.00 Uhr - Rede)", "2027-01-02T09:00:00"),
        ("(Sperrfrist: 25. November 2026, 14 Uhr)", "2026-11-25T14:00:00"),
        ("Sperrfrist 25. November 14.20 Uhr", "2026-11-25T14:20:00"),
        ("(Sperrfrist bis Redebeginn)", "(Sperrfrist bis Redebeginn)"),
        ("(Sperrfrist 31. Februar 9.00 Uhr)", "(Sperrfrist 31. Februar 9.00 Uhr)"),
        ("(Sperrfrist aufgehoben)", None),
    ],
)
def test_an_embargo(note: str, embargo: str | None) -> None:
    """What cannot be read stays hidden until a version without it comes."""
    found = only(message(f"{note}\nHafen gesperrt =\n{STORY}"))
    assert (found.title, found.embargo) == ("Hafen gesperrt", embargo)


def test_a_correction_names_the_item_by_its_id() -> None:
    body = BODY.replace("(Zusammenfassung 1700)", "(Berichtigung: Zahl)").replace(
        "- Im ersten", "- der Meldung mit der Kennung\n  urn:newsml:sna.example:20090101:240923-930-240378.\n  Im ersten"
    )
    assert only(message(body)).replaces == ("urn:newsml:sna.example:20090101:240923-930-240378",)


def test_keywords_of_the_text_and_of_the_header() -> None:
    assert only(message()).keywords == ("Küste", "Unfälle")
    assert only(message(STORY, header="bkn014 4 pl 171 vvvvb KNA 170123-89-00065\r\nBundestag/Kinder")).keywords == (
        "Bundestag", "Kinder",
    )  # fmt: skip


def test_a_service_signs_as_its_agency() -> None:
    assert only(message(header="spe0000 3 sp 331  dpa-spe 0000")).agencies == ("dpa",)


@pytest.mark.parametrize("end", ["999999 Nov 26", "311200 Feb 17", "241275 Nov 26"])
def test_a_time_that_is_none(end: str) -> None:
    assert only(message(end=end)).published is None


def test_the_date_time_group_behind_the_closing_line() -> None:
    found = only(message(BODY.replace("n1 ab\n", "n1 ab 241725 Nov 26\n"), end=""))
    assert found.published == "2026-11-24T17:25:00"
    assert found.text.endswith("dpa lm yyzz n1 ab")


def test_what_is_for_machines_stays_out() -> None:
    """Columns, typefaces, bells, orders to the typesetter: a table of them was refused as binary."""
    rows = "\n".join(f"{letter} AG\x1f1,20\x0e" for letter in "ABCDEF")
    body = f"(Eil {chr(7) * 5})\n\x0cbf2\x0b\x12Kurse\x11 =\n\n   Sandhaven (dpa) - Die Kurse.\n\n{rows}\n"
    found = only(message(body))
    assert found.text.split("\n\n")[:3] == ["Kurse", "Sandhaven (dpa) - Die Kurse.", "A AG  1,20"]


def test_barred_tables_keep_their_rows() -> None:
    table = "| Freitag, 04.10.2024: |\n| FC Seeberg | - | SV Sandmünde | 2:1 |\n| TSV Nord   | - | FC Süd       | 2:2 |\n"
    found = furnish(only(message(f"Spiele =\n\n   Sandhaven (dpa) - Die Spiele.\n\n{table}")))
    rows = [found.text[part.start : part.end] for part in found.parts if part.kind == "list"]
    assert rows == ["Freitag, 04.10.2024:", "FC Seeberg  -  SV Sandmünde  2:1", "TSV Nord  -  FC Süd  2:2"]


def test_a_message_that_lost_its_start() -> None:
    lost = b"rest\x02 Text\x03 241725 Nov 26\x04"
    assert [type(item).__name__ for item in read_iptc7901(message() + lost + message())] == ["Draft", "NotText", "Draft"]
    assert [type(item).__name__ for item in read_iptc7901(lost + message())] == ["NotText", "Draft"]
    assert [type(item).__name__ for item in read_iptc7901(message() + b"\r\n\0\x7f\x16" + message())] == ["Draft", "Draft"]


def test_several_messages_one_cut_off() -> None:
    found = list(drafts(message() + b"\r\n\0" + message()[:200] + message(), "x"))
    assert [type(item).__name__ for item in found] == ["Draft", "NotText", "Draft"]
    assert "message 2" in str(found[1])
    assert "cut off" in str(found[1])


def test_a_message_without_a_text_says_so() -> None:
    (found,) = read_iptc7901(message("(Achtung)\nVorschau =\n"))
    assert isinstance(found, IntakeError)
    assert "without a text" in found.what


def test_tables_keep_their_rows() -> None:
    found = furnish(only(message("Kurse =\n\n   Sandhaven (dpa) - Die Kurse.\n\nA AG    1,20\nB AG    3,40\n")))
    rows = [found.text[part.start : part.end] for part in found.parts if part.kind == "list"]
    assert rows == ["A AG  1,20", "B AG  3,40"]


def test_it_is_told_by_its_first_bytes() -> None:
    assert looks_like_iptc7901(message())
    assert looks_like_iptc7901(b"\r\n\0\x16" + message())
    assert not looks_like_iptc7901(b"Text \x01 und \x02")
    assert not looks_like_iptc7901(b"\x01 ohne Ende")
    assert not looks_like_iptc7901(b"")
    with pytest.raises(NotText):
        list(read_iptc7901(b"Text"))


@pytest.mark.parametrize("line", ["-" * 200, "a/" * 100 + "b", "dpa " + "a/" * 60, "(" * 300, "# " * 200])
def test_no_line_takes_long(line: str) -> None:
    """Found by fuzzing: a line of dashes was tried as a slug in every way that it can be cut."""
    list(read_iptc7901(message(f"{line}\n{line}\n\n   Sandhaven (dpa) - Ein Satz.\n{line}\n")))


@given(st.binary(max_size=300), st.integers(0, 400))
def test_whatever_is_received_is_read_or_refused(noise: bytes, at: int) -> None:
    whole = message()
    for data in (b"\x01" + noise, whole[:at] + noise + whole[at:], whole[:at] + noise):
        try:
            for found in read_iptc7901(data):
                if isinstance(found, Draft):
                    ends = [0, *(place for block in found.blocks for place in (block.start, block.end)), len(found.text)]
                    assert ends == sorted(ends)
                    assert all(block.start < block.end for block in found.blocks)
        except IntakeError:
            pass
