"""Speakers and addressees: who they are by the grammar of the cue, and where their words begin and end."""

from __future__ import annotations

import pytest

import demnach
from demnach.model.types import Party, Reading, Statement


def words(reading: Reading, party: Party | None) -> str | None:
    """The words of a party as they stand in the text."""
    return " … ".join(span.of(reading.article.text) for span in party.spans) if party else None


def told(reading: Reading, content: str) -> Statement:
    """The statement whose content begins with these words."""
    return next(s for s in reading.statements if s.content[0].of(reading.article.text).startswith(content))


SPEAKERS = [
    # the Vorfeld holds one constituent
    ("Urs Wendel, der Leiter der Werft, sagte, die Halle sei leer.", "die Halle", "Urs Wendel, der Leiter der Werft"),
    ("Die Bahn sowie die Stadt erklärten, der Tunnel sei sicher.", "der Tunnel", "Die Bahn sowie die Stadt"),
    ("Der Verband der Müller (VDM) sagte, das Mehl sei knapp.", "das Mehl", "Der Verband der Müller (VDM)"),
    # names that look like something else
    ("Von der Heyden betonte, der Vertrag sei gültig.", "der Vertrag", "Von der Heyden"),
    ("Deren Vorsitzende Mira Sandor drohte, das Land zu lähmen.", "das Land", "Deren Vorsitzende Mira Sandor"),
    ("Lahnaus Bürgermeister Urs Kurz sagte, der Damm sei sicher.", "der Damm", "Lahnaus Bürgermeister Urs Kurz"),
    ("„Wir haben zu lange gewartet“, sagt eine von ihnen.", "„Wir haben", "eine von ihnen"),
    ("Der Zug ist entgleist. Das verlautete am Montag aus Kreisen der Bahn.", "Der Zug", "Kreisen der Bahn"),
    # description, attribute, name
    (
        "„Die Lage bleibt ernst“, sagte der Sprecher der Truppen im Süden, General Georg Kahn heute.",
        "„Die Lage", "der Sprecher der Truppen im Süden, General Georg Kahn",
    ),
    ("Wie die Mission im Südland (MIS) mitteilte, ruhen die Waffen.", "ruhen", "die Mission im Südland (MIS)"),
    # sources
    ("Nach Angaben der Behörden in Lahnau (Stadt) starben zwei Menschen.", "starben", "Angaben der Behörden in Lahnau (Stadt)"),
    ("Laut der Zeitung „Der Bote“ ist der Damm gebrochen.", "ist der Damm", "der Zeitung „Der Bote“"),
    ("Die Züge fielen jedoch eigenen Angaben zufolge aus.", "Die Züge", "eigenen Angaben"),
    # a text stands for itself where nobody is said to have said it
    ("In einem Gutachten wurde festgestellt, dass der Damm alt sei.", "dass der Damm", "einem Gutachten"),
    # whoever is quoted speaks
    ("Der Bote zitierte einen Zeugen mit den Worten: „Es brannte überall.“", "„Es brannte", "einen Zeugen"),
    ("Ruth Feld wird mit den Worten zitiert: „Wir haben zu lange gewartet.“", "„Wir haben", "Ruth Feld"),
    # agents
    ("Zudem wurde die Regierung vom Verband aufgefordert, die Steuer zu senken.", "die Steuer", "Verband"),
    ("Angehörige von Vereinen wurden von den Behörden angewiesen, das Tal zu verlassen.", "das Tal", "den Behörden"),
    # the subject where forms leave it open
    ("Als wichtige Aufgabe sah es Weber an, die Schulen zu erneuern.", "die Schulen", "Weber"),
    # nouns whose act the subject does
    ("Das Gericht wies die Klage mit der Begründung ab, dass die Frist verstrichen sei.", "dass die Frist", "Das Gericht"),
    ("Der Präsident erteilte der Wehr den Befehl, die Dämme zu sichern.", "die Dämme", "Der Präsident"),
    # colons
    (
        "Er schloss sich der Sicht an, dass die Wahl politische Gründe habe: „Das ist doch klar, da muss man nur hinsehen.“",
        "„Das ist doch klar", "Er",
    ),
    ("Das Tor war bitter: „So zu verlieren tut weh“, sagte Urs Wendel.", "„So zu", "Urs Wendel"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "speaker"), SPEAKERS)
def test_speakers(text: str, content: str, speaker: str) -> None:
    reading = demnach.read(text)
    assert words(reading, told(reading, content).speaker) == speaker


ADDRESSEES = [
    ("Weber wird vorgeworfen, die Akten verbrannt zu haben.", "die Akten", "Weber"),
    ("Die Ministerin sagte vor der versammelten Presse, der Vertrag sei gültig.", "der Vertrag", "der versammelten Presse"),
    ("„Wir warten ab“, sagte Urs Wendel zur Nachrichtenagentur dpa.", "„Wir", "Nachrichtenagentur dpa"),
    ("Es gebe keine Schäden, so ein Sprecher gegenüber dem Boten.", "Es gebe", "dem Boten"),
    ("Nach Angaben eines Sprechers gegenüber dem „Boten“ ist der Damm sicher.", "ist der Damm", "dem „Boten“"),
    ("Zudem wurde die Regierung vom Verband aufgefordert, die Steuer zu senken.", "die Steuer", "die Regierung"),
    ("Der Verein trat dem Vorwurf entgegen, er habe Geld verloren.", "er habe", None),
]


@pytest.mark.parametrize(("text", "content", "addressee"), ADDRESSEES)
def test_addressees(text: str, content: str, addressee: str | None) -> None:
    reading = demnach.read(text)
    assert words(reading, told(reading, content).addressee) == addressee


def test_a_trade_that_no_list_knows_speaks_by_its_bearers_full_name() -> None:
    reading = demnach.read("Der Schollenkundige Urs Wendel kritisierte die Pläne der Regierung.")
    assert [words(reading, s.speaker) for s in reading.statements] == ["Der Schollenkundige Urs Wendel"]


def test_a_frame_in_the_subjunctive_is_told_by_the_source_before() -> None:
    reading = demnach.read("Die Ministerin sagte, die Lage sei ernst. Man gehe davon aus, dass der Damm noch drei Tage halte.")
    outer = told(reading, "Man gehe davon aus")
    inner = told(reading, "dass der Damm")
    assert (outer.form, inner.form) == ("indirect-free-indirect", "indirect")
    assert inner.parent == outer.id
    assert words(reading, outer.speaker) == "Die Ministerin"
