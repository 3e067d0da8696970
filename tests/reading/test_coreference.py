"""Coreference on the project's own gold and on what must hold for any text."""

from __future__ import annotations

from gold_coreference import article_of, cases
from hypothesis import given, settings
from hypothesis import strategies as st

from demnach.language import analyse
from demnach.model.types import Entity
from demnach.reading.entities.coreference import resolve
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


def test_ids_follow_the_first_mention() -> None:
    entities = entities_of("Karla Wendt traf Henrik Ostermann in Oslo. Wendt schwieg.")
    assert [entity.id for entity in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    starts = [entity.mentions[0].start for entity in entities]
    assert starts == sorted(starts)


WORDS = st.sampled_from([
    "Karla", "Wendt", "Oslo", "sagte", "sie", "er", "ihr", "Präsidentin", "die", "der", "Behörden", "„", "“", ",", ".",
    ":", "und", "Moskaus", "45-Jährige", "in", "dass", "(", ")", "🙂",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_mentions_stay_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for entity in entities_of(text):
        assert entity.mentions
        for mention in entity.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
            assert 0 < mention.confidence <= 1
