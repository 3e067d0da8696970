"""Coreference on the project's own gold and on what must hold for any text."""

from __future__ import annotations

import re

import pytest
from gold_coreference import article_of, cases
from hypothesis import given
from hypothesis import strategies as st

from demnach.language import analyse
from demnach.model.types import Entity
from demnach.reading.entities.coreference import resolve
from demnach.reading.entities.ids import slug
from demnach.reading.entities.index import EntityIndex, entity_at
from demnach.reading.entities.names import find_names

LEAST_RIGHT = 0.95


def entities_of(text: str, published: str | None = None) -> list[Entity]:
    analysis = analyse(article_of(text, published))
    return resolve(analysis, find_names(analysis))


def entity_of(text: str, words: str, published: str | None = None) -> Entity | None:
    start = text.index(words)
    return entity_at(entities_of(text, published), text, start, start + len(words))


def test_gold_mentions_find_their_entity() -> None:
    wrong, judged = [], 0
    for case in cases():
        at = {(mention.start, mention.end): entity for entity in entities_of(case.text) for mention in entity.mentions}
        seen: dict[str, Entity] = {}
        for start, end, label, kind in case.mentions:
            entity = at.get((start, end))
            judged += 1
            if entity is not None and label not in seen and all(other is not entity for other in seen.values()):
                seen[label] = entity
            if entity is None or seen.get(label) is not entity or kind not in {"", entity.kind}:
                wrong.append(f"{case.text[start:end]} in {case.text[:60]}")
    assert judged > 150
    assert 1 - len(wrong) / judged >= LEAST_RIGHT, wrong


def test_there_are_sixty_cases() -> None:
    assert len(cases()) >= 60


def test_capital_means_state_or_city_by_its_role() -> None:
    text = "Oslo lehnte den Vertrag ab. In Oslo wurde lange verhandelt. Oslos Forderungen blieben gleich."
    state, city, owner = (
        entity_at(entities_of(text), text, start, start + len(word))
        for word, start in (("Oslo", 0), ("Oslo", 31), ("Oslos", text.index("Oslos")))
    )
    assert state is not None
    assert city is not None
    assert owner is not None
    assert (state.kind, state.country, state.wikidata) == ("state", "NO", "Q20")
    assert city.kind == "place"
    assert owner.id == state.id


def test_head_of_a_phrase_is_found() -> None:
    text = "Finnlands Ministerin Aino Lehtovaara und ein Sprecher des Ministeriums schwiegen."
    entities = entities_of(text)
    index = EntityIndex(entities, text)
    minister = index.at(0, len("Finnlands Ministerin Aino Lehtovaara"))
    assert minister is not None
    assert minister.name == "Aino Lehtovaara"
    assert minister.country == "FI"
    start = text.index("ein Sprecher")
    speaker = index.at(start, text.index(" schwiegen"))
    assert speaker is not None
    assert text[speaker.mentions[0].start : speaker.mentions[0].end] == "ein Sprecher"
    state = index.at(0, len("Finnlands"))
    assert state is not None
    assert state.kind == "state"


def test_nothing_at_an_empty_place() -> None:
    assert entity_at([], "", 0, 5) is None
    assert entity_of("Es regnete den ganzen Tag.", "regnete") is None


def test_descriptions_and_pronouns_are_no_names() -> None:
    text = "Die Bürgermeisterin Karla Wendt sprach. Sie dankte allen."
    entity = entity_of(text, "Karla Wendt")
    assert entity is not None
    named = {text[mention.start : mention.end]: mention.name for mention in entity.mentions}
    assert named == {"Die Bürgermeisterin": False, "Karla Wendt": True, "Sie": False}


def test_person_described_in_the_teaser_is_named_later() -> None:
    text = "Finnlands Präsidentin reist ab.\n\nFinnlands Präsidentin Aino Lehtovaara reist am Montag ab."
    entity = entity_of(text, "Finnlands Präsidentin")
    assert entity is not None
    assert entity.name == "Aino Lehtovaara"


def test_a_name_has_one_id_in_every_article() -> None:
    one = entity_of("Karla Wendt traf Henrik Ostermann in Oslo. Wendt schwieg.", "Karla Wendt")
    other = entity_of("In Bern sprach am Montag Karla Wendt.", "Karla Wendt")
    assert one is not None
    assert other is not None
    assert one.id == other.id == "person-karla-wendt"


def test_listed_entities_have_the_id_of_the_list() -> None:
    ids = {entity.name: entity.id for entity in entities_of("Angela Merkel flog nach Norwegen. Sergej Lawrow blieb.")}
    assert ids["Angela Merkel"] == "Q567"
    assert ids["Norwegen"].startswith("Q20")
    assert ids["Sergej Lawrow"] == "person-sergej-lawrow" or re.fullmatch(r"Q\d+", ids["Sergej Lawrow"])


def test_who_has_no_name_has_an_id_of_the_article() -> None:
    entity = entity_of("Ein Sprecher schwieg. Karla Wendt ging.", "Ein Sprecher")
    assert entity is not None
    assert entity.id == "e1"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Müßiggang & Söhne", "muessiggang-soehne"), ("Đuro Šarić", "djuro-saric"), ("Жук", "u436u443u43a"), ("§", "unnamed"),
    ],
)  # fmt: skip
def test_slugs_are_plain_letters(name: str, id_: str) -> None:
    assert slug(name) == id_


WORDS = st.sampled_from([
    "Karla", "Wendt", "Oslo", "sagte", "sie", "er", "ihr", "Präsidentin", "die", "der", "Behörden", "„", "“", ",", ".",
    ":", "und", "Moskaus", "45-Jährige", "in", "dass", "(", ")", "🙂",
])  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=40))
def test_mentions_stay_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    entities = entities_of(text)
    assert len({entity.id for entity in entities}) == len(entities)
    for entity in entities:
        assert entity.mentions
        assert re.fullmatch("[A-Za-z0-9-]+", entity.id)
        for mention in entity.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
            assert 0 < mention.confidence <= 1
