"""The quality figures: one function a data set, each returning named scores (per cent, higher is better)."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import clauses as clause_gold
from benchmarks import confidence as confidence_of
from benchmarks import credits as credit_gold
from benchmarks import events as event_gold
from benchmarks import grammar as treebanks
from benchmarks import metonyms as metonym_gold
from benchmarks import places as place_gold
from benchmarks import sentences as sentence_gold
from benchmarks import smartdata as smartdata_events
from benchmarks import speakers as speaker_gold
from benchmarks import statements as statement_gold
from benchmarks import time_cases as cases_of_times
from benchmarks import tolls as toll_gold
from benchmarks.shared import DATA, f1_table, read_lines, readings_of, scorer

Scores = dict[str, float]
GERMEVAL_HELD_OUT = 1000
"""The last sentences of GermEval 2014 test-a; the ones before them may train."""


def quotations(model: str = "default") -> Scores:
    """Statements on the development part of quotations-news, default model; it learned nothing from that set."""
    gold = DATA / "quotations-news" / "dev.jsonl.gz"
    with readings_of("quotations", gold, model) as readings:
        return f1_table(scorer("quotations", gold, readings))


def quotations_by_news_nc() -> Scores:
    """The same by the model news-nc, trained on the train part of that set."""
    return quotations("news-nc")


def times() -> Scores:
    """TIMEX3 on the KRAUTS part: relaxed, strict, type, value."""
    gold = DATA / "times" / "krauts"
    with readings_of("times", gold) as readings:
        return f1_table(scorer("times", gold, readings))


def pages() -> Scores:
    """Main text, title, day and authors of news pages."""
    gold = DATA / "articles" / "pages.jsonl.gz"
    with readings_of("articles", gold) as readings:
        return _page_scores(scorer("articles", gold, readings))


def _page_scores(printed: str) -> Scores:
    scores = f1_table(printed)
    for name in ("paragraphs verbatim", "title", "day", "authors"):
        found = re.search(rf"{name}\s+([\d.]+)", printed)
        if found:
            scores[name] = float(found.group(1))
    return scores


def pages_by_trafilatura_alone() -> Scores:
    """The same pages by trafilatura alone, in the same run, for comparison; not guarded."""
    import trafilatura

    gold = DATA / "articles" / "pages.jsonl.gz"
    with TemporaryDirectory() as folder, gzip.open(gold, "rt", encoding="utf-8") as lines:
        readings = Path(folder, "readings.jsonl")
        with readings.open("w", encoding="utf-8") as out:
            for page in map(json.loads, lines):
                found = trafilatura.bare_extraction(
                    page["html"], url=page["url"], fast=True, include_comments=False, with_metadata=True
                )
                text = found.text or ""
                article = {
                    "id": page["id"], "text": text, "title": found.title, "published": found.date,
                    "authors": (found.author or "").split("; "),
                    "parts": [{"kind": "paragraph", "start": 0, "end": len(text)}],
                }  # fmt: skip
                out.write(json.dumps({"article": article}) + "\n")
        return _page_scores(scorer("articles", gold, readings))


def names() -> Scores:
    """Names, strict spans, on the held-out end of GermEval 2014 test-a."""
    whole = DATA / "names" / "germeval2014-test-a.tsv.gz"
    with gzip.open(whole, "rt", encoding="utf-8") as f:
        blocks = [b for b in f.read().split("\n\n") if b.strip()]
    with TemporaryDirectory() as folder:
        gold = Path(folder, "held-out.tsv.gz")
        with gzip.open(gold, "wt", encoding="utf-8") as f:
            f.write("\n\n".join(blocks[-GERMEVAL_HELD_OUT:]))
        inputs, readings = Path(folder, "inputs.jsonl"), Path(folder, "readings.jsonl")
        inputs.write_text(scorer("names", "--inputs", gold), encoding="utf-8")
        read_lines(inputs, readings)
        return f1_table(scorer("names", gold, readings))


def sentences() -> Scores:
    """Sentence boundaries on GSD-dev, five sentences joined."""
    return sentence_gold.score()


def credits_and_datelines() -> Scores:
    """Credits, datelines and bylines on the project's own gold."""
    return credit_gold.score()


def grammar() -> Scores:
    """UPOS and STTS tags, subjects (nsubj) and subjunctives (an automatic feature) of Universal Dependencies."""
    return treebanks.score()


def moods() -> Scores:
    """Mood of finite verbs, own gold: all, the ambiguous forms, the blind file apart (half of its errors read once)."""
    return treebanks.moods()


def clauses() -> Scores:
    """Clauses with extent and kind (F1), and subjects of finite verbs, own gold: all files, then the unread one."""
    return clause_gold.figures()


def speakers() -> Scores:
    """Speakers given as pronoun or description, resolved to the right name, own gold."""
    return speaker_gold.score()


def metonyms() -> Scores:
    """Capitals, seats and states for their governments, own gold: all, the governments, the traps."""
    return metonym_gold.figures()


def confidence() -> Scores:
    """Statements of .9 and more that are right, their share of all, 100 less the calibration error; development part."""
    return confidence_of.score()


def statements() -> Scores:
    """Own gold of invented passages: statements found (F1), of those found forms, speakers, acts, chains; chains of all."""
    return statement_gold.score()


def smartdata() -> Scores:
    """Sentences that tell an event of a type, SmartData's held-out half: the reading, and a list of triggers alone."""
    return smartdata_events.score()


def places() -> Scores:
    """Places of the own gold, whose errors were read while tuning."""
    return place_gold.score()


def tolls() -> Scores:
    """Tolls of the own gold, their places and who asserts them, and those of the blind gold, annotated after the tuning."""
    blind = toll_gold.score(name="events-blind")
    chosen = ("kind and bounds", "with place", "asserted by, cited ones found")
    return {**toll_gold.score(), **{f"blind {name}": blind[name] for name in chosen}}


def events() -> Scores:
    """Events of the own gold, and of the blind gold, annotated after the tuning and never read for errors."""
    blind = event_gold.score(name="events-blind")
    chosen = ("type and trigger", "roles", "polarity and modality")
    return {**event_gold.score(), **{f"blind {name}": blind[name] for name in chosen}}


ON_SHARED_DATA: dict[str, Callable[[], Scores]] = {
    "quotations": quotations,
    "quotations by news-nc": quotations_by_news_nc,
    "times": times,
    "pages": pages,
    "names": names,
    "sentences": sentences,
    "grammar": grammar,
    "confidence": confidence,
    "cases of times": cases_of_times.score,
    "SmartData": smartdata,
}
ON_OWN_GOLD: dict[str, Callable[[], Scores]] = {
    "credits": credits_and_datelines,
    "moods": moods,
    "clauses": clauses,
    "speakers": speakers,
    "metonyms": metonyms,
    "statements": statements,
    "places": places,
    "tolls": tolls,
    "events": events,
}


def measure() -> dict[str, Scores]:
    """Run every measurement whose data is there."""
    chosen = {**(ON_SHARED_DATA if DATA.is_dir() else {}), **ON_OWN_GOLD}
    return {name: function() for name, function in chosen.items()}
