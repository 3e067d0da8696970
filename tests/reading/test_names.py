"""Names in running text; the learned tagger is measured on the sentences kept from its training."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from gold_coreference import article_of

from demnach.language import analyse
from demnach.reading.entities.name_series import of_one_kind
from demnach.reading.entities.names import find_names
from demnach.reading.entities.skeletons import skeleton

DATA = Path(os.environ.get("DEMNACH_DATA", Path(__file__).parents[3] / "shared" / "data")) / "names"
KIND = {
    "person": "PER", "place": "LOC", "state": "LOC", "organisation": "ORG", "agency": "ORG", "authority": "ORG",
    "outlet": "ORG", "group": "ORG",
}  # fmt: skip
LEAST_F1 = 0.72


def names_of(text: str) -> dict[str, str]:
    return {text[name.start : name.end]: name.kind for name in find_names(analyse(article_of(text)))}


def test_listed_names_and_their_kinds() -> None:
    found = names_of("Die WHO und das Auswärtige Amt berieten in Kiew mit der Nachrichtenagentur Reuters.")
    assert found == {"WHO": "organisation", "Auswärtige Amt": "authority", "Kiew": "place", "Reuters": "agency"}


def test_genitives_belong_to_the_name() -> None:
    assert names_of("Moskaus Truppen und Horenkos Berater.").get("Moskaus") == "place"


def test_compound_with_a_name_is_no_mention_of_it() -> None:
    assert "Trump" not in names_of("Ein Trump-Berater reiste gestern nach Oslo.")


def test_names_in_a_series_are_of_one_kind() -> None:
    tokens = list(analyse(article_of("Zur Gemeinde gehören Kumpulax, Trump, Oikarix und Pölkkix.")).tokens)
    at = {token.text: token.i for token in tokens}
    words = ("Kumpulax", "Trump", "Oikarix", "Pölkkix")
    labels = ("LOC", "PER", "ORG", "LOC")
    tagged = [(at[word], at[word], label) for word, label in zip(words, labels, strict=True)]
    assert [label for _, _, label in of_one_kind(tokens, tagged)] == ["LOC", "PER", "LOC", "LOC"]


def test_a_lone_capital_is_the_capital() -> None:
    assert names_of("Es fehlte die Stimme Wellingtons.") == {"Wellingtons": "place"}


def test_currencies_are_no_works() -> None:
    found = names_of("Das Werk kostete 30 Millionen Euro, der Umbau 2 Millionen Dollar.")
    assert found == {"Euro": "other", "Dollar": "other"}


def test_common_words_are_no_outlets() -> None:
    assert names_of("Die Zeit drängt, denn der Stern sinkt.") == {}


def test_paper_in_quotation_marks_after_its_noun() -> None:
    found = names_of("Das berichtet die Zeitung „Nordwinkler Bote“ am Montag.")
    assert found == {"Nordwinkler Bote": "outlet"}


def test_surname_is_known_once_the_full_name_was_read() -> None:
    found = names_of("Voss schwieg lange. Später sprach Lena Voss doch.")
    assert found.get("Voss") == "person"


@pytest.mark.parametrize(("one", "other"), [("Selenskyj", "Zelenskyy"), ("Hryzenko", "Hrytsenko"), ("Erdoğan", "Erdogan")])
def test_romanisations_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_different_names_do_not() -> None:
    assert skeleton("Müller") != skeleton("Möller")


@pytest.mark.skipif(not DATA.exists(), reason=f"no data at {DATA}")
def test_names_on_the_held_out_sentences() -> None:
    right = found = wanted = 0
    with gzip.open(DATA / "germeval2014-test-a.tsv.gz", "rt", encoding="utf-8") as file:
        blocks = [block for block in file.read().split("\n\n") if block.strip()][-1000:]
    for block in blocks[:400]:
        text, gold = _sentence(block)
        spans = {(name.start, name.end, KIND.get(name.kind, "OTH")) for name in find_names(analyse(article_of(text)))}
        right, found, wanted = right + len(spans & gold), found + len(spans), wanted + len(gold)
    assert 2 * right / (found + wanted) >= LEAST_F1


def _sentence(block: str) -> tuple[str, set[tuple[int, int, str]]]:
    text, gold = "", []
    for row in block.split("\n"):
        cells = row.split("\t")
        if row.startswith("#") or len(cells) < 3:
            continue
        text += " " if text else ""
        start = len(text)
        text += cells[1]
        if cells[2][2:] in {"PER", "LOC", "ORG", "OTH"}:
            if cells[2][0] == "I":
                gold[-1] = (gold[-1][0], len(text), cells[2][2:])
            else:
                gold.append((start, len(text), cells[2][2:]))
    return text, set(gold)
