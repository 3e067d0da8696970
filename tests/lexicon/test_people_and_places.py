"""States, places, names and people words: what the lists say, and the forms that rules make of them."""

import re

import pytest

from demnach.lexicon.countries import countries, country_of_adjective, demonym
from demnach.lexicon.known import known_names, well_known_at
from demnach.lexicon.lands import land_of_adjective, land_of_role, rank
from demnach.lexicon.names import FEMALE, MALE, SURNAME, gender_of, name_flags
from demnach.lexicon.places import population, towns
from demnach.lexicon.roles import role_of
from demnach.lexicon.tables import rows, several


def test_every_state_is_listed_once_with_capital_and_adjective() -> None:
    assert len(countries()) == 193 + 4  # United Nations; Kosovo, Palestine, Taiwan, Vatican
    for state in countries().values():
        assert re.fullmatch("[A-Z]{2}", state.iso)
        assert state.capital
        assert state.adjectives
        assert state.gender in "MFNP"
        assert state.wikidata
        assert re.fullmatch(r"Q\d+", state.wikidata)


@pytest.mark.parametrize(
    ("word", "iso"),
    [
        ("russische", "RU"), ("nordkoreanischen", "KP"), ("Schweizer", "CH"), ("US-amerikanischer", "US"),
        ("deutsches", "DE"), ("schnelle", None), ("Reise", None),
    ],
)  # fmt: skip
def test_nationality_adjectives(word: str, iso: str | None) -> None:
    assert country_of_adjective(word) == iso


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Russin", ("RU", "F", "sg")), ("Franzose", ("FR", "M", "sg")), ("Französinnen", ("FR", "F", "pl")),
        ("Israelis", ("IL", "", "pl")), ("Italienerin", ("IT", "F", "sg")), ("Tischler", None),
    ],
)  # fmt: skip
def test_demonyms(word: str, meaning: tuple[str, str, str] | None) -> None:
    assert demonym(word) == meaning


@pytest.mark.parametrize(
    ("noun", "head", "kind", "gender", "number"),
    [
        ("Außenministerin", "Außenminister", "person", "F", "sg"),
        ("Vizepräsidenten", "Präsident", "person", "M", ""),
        ("Kremlchef", "Kremlchef", "person", "M", "sg"),
        ("Polizeisprecherinnen", "Polizeisprecher", "person", "F", "pl"),
        ("Abgeordnete", "Abgeordneter", "person", "", ""),
        ("Ärzte", "Arzt", "person", "M", "pl"),
        ("Bundesumweltministerium", "Ministerium", "authority", "N", "sg"),
        ("Behörden", "Behörde", "authority", "F", "pl"),
        ("Sicherheitskräften", "Sicherheitskräfte", "authority", "", "pl"),
        ("Tageszeitung", "Tageszeitung", "outlet", "F", "sg"),
    ],
)
def test_people_and_bodies_by_noun(noun: str, head: str, kind: str, gender: str, number: str) -> None:
    role = role_of(noun)
    assert role is not None
    assert (role.head, role.kind, role.gender, role.number) == (head, kind, gender, number)


@pytest.mark.parametrize("noun", ["Tisch", "Hauptstadt", "Wetter", "Angriff"])
def test_other_nouns_are_no_people(noun: str) -> None:
    assert role_of(noun) is None


def test_compound_keeps_its_modifier() -> None:
    role = role_of("Konzernsprecher")
    assert role is not None
    assert (role.head, role.modifier) == ("Sprecher", "Konzern")


def test_german_town_names_lead_to_the_largest_place() -> None:
    assert towns("Odessa")[0].country == "UA"
    assert towns("Mailand")[0].country == "IT"
    assert towns("Lyssytschansk")[0].country == "UA"
    assert towns("Frankfurt")[0].population > 500_000
    assert towns("Nirgendstadt") == ()
    assert population("Nirgendstadt") == -1


def test_forenames_have_a_gender_and_surnames_none() -> None:
    assert gender_of("Angela") == "F"
    assert gender_of("Hans-Peter") == "M"
    assert gender_of("Müller") == ""
    assert name_flags("Kovács") & SURNAME
    assert not name_flags("Nirgendheim") & (MALE | FEMALE | SURNAME)


def test_adjectives_within_names_are_inflected() -> None:
    names = known_names()
    assert names["Vereinten Nationen"].name == "Vereinte Nationen"
    assert names["Weißen Haus"].country == "US"
    assert names["Schwarzen Meer"].name == "Schwarzes Meer"


@pytest.mark.parametrize(
    ("word", "land"),
    [
        ("russischer", "RU"), ("bayerische", "DE/Bayern"), ("Berliner", "DE/Berlin"), ("steirischen", "AT/Steiermark"),
        ("schnelle", None),
    ],
)  # fmt: skip
def test_lands_of_adjectives(word: str, land: str | None) -> None:
    assert land_of_adjective(word) == land


@pytest.mark.parametrize(
    ("noun", "land", "grade"),
    [
        ("US-Präsident", "US", ""), ("Vizepräsident", None, "Vize"), ("EZB-Präsidentin", None, "EZB"),
        ("Kremlchef", "RU", ""), ("EU-Kommissarin", "EU", ""), ("Präsident", None, ""),
    ],
)  # fmt: skip
def test_lands_and_ranks_of_offices(noun: str, land: str | None, grade: str) -> None:
    role = role_of(noun)
    assert role is not None
    assert (land_of_role(role), rank(role)) == (land, grade)


def test_well_known_names_say_what_they_name() -> None:
    (haribo,) = (bearer for spelling, bearer in well_known_at("Haribo") if spelling == "Haribo")
    assert (haribo.kind, haribo.ambiguous) == ("organisation", False)
    war = dict(well_known_at("Ersten"))["Ersten Weltkrieg"]
    assert (war.name, war.kind) == ("Erster Weltkrieg", "event")
    assert dict(well_known_at("US-Dollar"))["US-Dollar"].kind == "other"
    assert dict(well_known_at("Hertha"))["Hertha"].ambiguous



def test_no_well_known_name_is_listed_twice() -> None:
    listed = [name for row in rows("well_known") for name in several(row["names"])]
    assert len(listed) == len(set(listed))


def test_enough_outlets() -> None:
    assert sum(1 for _ in rows("outlets")) >= 120
