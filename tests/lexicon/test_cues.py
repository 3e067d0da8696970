"""The cue list is legal throughout, and its indices find what German grammar spreads over a clause."""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import get_args

import pytest

from demnach.lexicon.cues import Cue, CueKind, SpeakerPlace, Telling, load_cues
from demnach.lexicon.tables import rows, several
from demnach.model.types import Act, Medium

CLAUSES = {"quote", "dass", "v2", "zu", "ob", "obj", "dat"}
PREPOSITION = re.compile(r"pp:[a-zäöü]+")
ADDRESSEES = {"-", "dat", "acc", "gegenüber", "an", "mit", "von", "bei"}


def entry(lemma: str, kind: CueKind | None = None) -> Cue:
    return next(cue for cue in load_cues().all if cue.lemma == lemma and kind in (None, cue.kind))


def test_the_list_is_long() -> None:
    assert len(load_cues().all) >= 600


def test_no_row_is_there_twice() -> None:
    keys = [(row["kind"], row["cue"]) for row in rows("cues")]
    assert len(keys) == len(set(keys))
    # A verb with and one without „sich“ are two cues; two idioms with the same fixed words would be one.
    verbs = Counter((c.head, c.words, c.reflexive) for c in load_cues().all if c.kind in ("verb", "idiom"))
    assert [verb for verb, count in verbs.items() if count > 1] == []


@pytest.mark.parametrize("row", list(rows("cues")), ids=lambda row: f"{row['kind']}-{row['cue']}")
def test_every_value_is_legal(row: dict[str, str]) -> None:
    assert row["cue"] == " ".join(row["cue"].split())
    assert row["kind"] in get_args(CueKind)
    assert row["act"] in get_args(Act)
    assert row["medium"] in get_args(Medium)
    assert row["inquit"] in ("yes", "no")
    assert row["reported"] in get_args(Telling)
    assert row["addressee"] in ADDRESSEES
    assert row["speaker"] in get_args(SpeakerPlace)
    assert 0 <= int(row["strength"]) <= 100
    noun = row["kind"] == "noun"
    for construction in row["constructions"].split(",") if row["constructions"] != "-" else ():
        assert construction in ({"gen", "n-dass"} if noun else CLAUSES) or PREPOSITION.fullmatch(construction)
    assert noun == bool(row["plural"])
    assert row["compounds"] == "no" or all(first.islower() for first in several(row["compounds"]))
    assert noun or not row["compounds"]
    assert not row["under"] or row["kind"] == "idiom"
    assert noun == row["cue"][0].isupper() or row["kind"] == "idiom"


def test_a_strong_cue_says_where_its_content_stands() -> None:
    for cue in load_cues().all:
        if cue.reported:
            assert cue.words or cue.constructions, cue.lemma


def test_every_act_and_construction_occurs() -> None:
    cues = load_cues().all
    assert {cue.act for cue in cues} == set(get_args(Act))
    assert {c for cue in cues for c in cue.constructions} >= CLAUSES | {"gen", "n-dass", "pp:vor", "pp:über"}
    assert {cue.kind for cue in cues} == set(get_args(CueKind))
    assert {cue.speaker for cue in cues} == set(get_args(SpeakerPlace))


def test_verbs_are_found_by_their_lemma_with_particle() -> None:
    (mitteilen,) = load_cues().verb("mitteilen")
    assert (mitteilen.act, mitteilen.medium, mitteilen.addressee) == ("announce", "speech", "dat")
    assert load_cues().verb("radeln") == ()


def test_idioms_are_found_by_their_verb_and_keep_their_fixed_words() -> None:
    assert entry("zum Ausdruck bringen") in load_cues().verb("bringen")
    assert entry("zum Ausdruck bringen").words == ("zum", "ausdruck")
    assert entry("die Ansicht vertreten").words == ("ansicht",)
    assert entry("als … sehen").words == ("als",)
    zeigen = entry("sich überzeugt zeigen")
    assert (zeigen.head, zeigen.words, zeigen.reflexive) == ("zeigen", ("überzeugt",), True)


def test_idioms_are_found_by_the_verb_that_a_parser_may_take_for_theirs() -> None:
    (idiom,) = (cue for cue in load_cues().verb("überzeugen") if cue.lemma == "überzeugt sein")
    assert (idiom.head, idiom.words) == ("überzeugen", ("überzeugt", "sein"))
    assert entry("überzeugt sein").words == ("überzeugt",)
    assert "zu entnehmen sein" in {cue.lemma for cue in load_cues().verb("entnehmen")}
    assert "durchblicken lassen" in {cue.lemma for cue in load_cues().verb("durchblicken")}


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("Angaben", "Angabe"),
        ("Polizeiangaben", "Angabe"),
        ("Worten", "Wort"),
        ("Vorwürfen", "Vorwurf"),
        ("Berichts", "Bericht"),
        ("Fernsehberichten", "Bericht"),
        ("Sicherheitskreisen", "Sicherheitskreis"),
    ],
)
def test_nouns_are_found_in_all_forms_and_at_the_end_of_compounds(word: str, lemma: str) -> None:
    cue = load_cues().noun(word)
    assert cue is not None
    assert cue.lemma == lemma


@pytest.mark.parametrize(
    "word", ["Passwort", "Herausforderung", "Bedrohung", "Bundesrat", "Rücksicht", "Landkreis", "Gericht", ""]
)
def test_other_nouns_are_no_cues(word: str) -> None:
    assert load_cues().noun(word) is None


def test_prepositions_adverbs_and_modals_are_apart() -> None:
    cues = load_cues()
    laut, demnach, sollen = cues.preposition("laut"), cues.adverb("demnach"), cues.modal("sollen")
    assert laut is not None
    assert demnach is not None
    assert demnach.speaker == "source"
    assert sollen is not None
    assert cues.adverb("zufolge") is None
    assert cues.preposition("mit") is None


def test_medium_follows_the_class() -> None:
    assert {entry(verb).medium for verb in ("schreiben", "twittern", "posten", "titeln")} == {"writing"}
    assert {entry(verb).medium for verb in ("sagen", "rufen", "betonen", "warnen")} == {"speech"}
    assert {entry(verb).medium for verb in ("vermuten", "davon ausgehen", "befürchten")} == {"speech-or-thought"}


def test_the_list_is_read_fast() -> None:
    load_cues()  # the file is in the page cache from here on
    times = []
    for _ in range(5):
        start = time.perf_counter()
        load_cues.__wrapped__()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.03
