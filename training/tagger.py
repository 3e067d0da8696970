"""Train the tagger: ``python -m training.tagger [--compare]`` (needs ``pip install torch==2.13.0``; it runs without).

A teacher learns from UD German GSD-dev (CC BY-SA 4.0) and PUD (CC BY-SA 3.0), 35,000 tokens: five recurrent encoders of
different seeds, averaged (``encoder.py``). It labels running text that is free (Wikinews, GermEval, SmartData: CC BY), and
the tagger itself, a CRF small and quick enough for a laptop, learns from GSD-dev and from what the teacher labelled.
GSD-test is for measuring alone. Everything is seeded; it takes about twenty minutes on two cores.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

from demnach.language.tag_features import features
from demnach.language.tags import LABEL_MARK, MODEL_FILE
from training.encoder import Teacher
from training.fewer_labels import keep_labels
from training.names import training_examples
from training.raw_text import sentences_of_texts, smartdata_texts, wikinews
from training.treebanks import Row, sentences

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
TARGET = ROOT / "src" / "demnach" / "language" / "data" / MODEL_FILE
SEEDS = (1, 2, 3, 4, 5)
GOLD_WEIGHT = 2
CHOSEN = 10
"""Pairs of STTS and UPOS that the tagger chooses less often in the 350,000 words of the silver text are taken out of it: the
teacher's two heads make 132, and deciding among all of them took two thirds of the tagger's time."""
PARAMETERS = {"c1": 0.15, "c2": 0.02, "max_iterations": 110}

Sentences = list[list[Row]]


def accuracy(found: Sentences, gold: Sentences) -> str:
    """Return the shares of tokens, in per cent, whose STTS and UPOS are right; a contraction counts as two words in UPOS."""
    right = [0, 0]
    total = [0, 0]
    for one, other in zip(found, gold, strict=True):
        for guess, row in zip(one, other, strict=True):
            for i, weight in enumerate((1, row.upos.count("+") + 1)):
                right[i] += weight * (guess[i + 1] == row[i + 1])
                total[i] += weight
    stts, upos = (100 * r / t for r, t in zip(right, total, strict=True))
    return f"STTS {stts:.2f} %, UPOS {upos:.2f} %"


def words(treebank: Sentences) -> list[list[str]]:
    return [[row.word for row in sentence] for sentence in treebank]


def train_crf(data: Iterable[Sequence[Row]], target: Path) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=PARAMETERS, verbose=False)
    for rows in data:
        trainer.append(features([row.word for row in rows]), [f"{row.stts}{LABEL_MARK}{row.upos}" for row in rows])
    trainer.train(str(target))


def tag_crf(sentences_: Sequence[Sequence[str]], model: Path) -> Sentences:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    return [
        [Row(word, *label.split(LABEL_MARK)) for word, label in zip(inside, tagger.tag(features(inside)), strict=True)]
        for inside in sentences_
    ]


def drop_unused_labels(model: Path, silver: Sentences) -> None:
    """Take the labels out of a model that it hardly ever chooses."""
    chosen = Counter(f"{row.stts}{LABEL_MARK}{row.upos}" for sentence in tag_crf(words(silver), model) for row in sentence)
    keep_labels(model, {label for label, times in chosen.items() if times >= CHOSEN})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compare", action="store_true", help="measure the CRF without a teacher and one encoder too")
    options = parser.parse_args()
    gsd = list(sentences(DATA / "treebanks" / "de_gsd-ud-dev.conllu.gz", stts=True))
    pud = list(sentences(DATA / "treebanks" / "de_pud-ud-test.conllu.gz", stts=False))
    test = list(sentences(DATA / "treebanks" / "de_gsd-ud-test.conllu.gz", stts=True))
    started = time.perf_counter()

    def say(what: str, found: Sentences) -> None:
        print(f"{what}: {accuracy(found, test)} on GSD-test, {time.perf_counter() - started:.0f} s", flush=True)

    if options.compare:
        train_crf([*gsd, *pud], TARGET)
        say("CRF without a teacher", tag_crf(words(test), TARGET))
    teacher = Teacher([gsd, pud], SEEDS)
    if options.compare:
        say("one encoder", teacher.label(words(test), teacher.encoders[:1]))
    say("teacher", teacher.label(words(test)))
    germeval = (example.text for example in training_examples(DATA / "names"))
    free = sentences_of_texts([*wikinews(DATA), *smartdata_texts(DATA), *germeval])
    silver = teacher.label([*words(pud), *free])
    train_crf([*(GOLD_WEIGHT * gsd), *silver], TARGET)
    drop_unused_labels(TARGET, silver)
    say("tagger", tag_crf(words(test), TARGET))


if __name__ == "__main__":
    main()
