"""Train a statement model: ``python -m training.statements default|news-nc [--acts] [--weights]``.

Both models weigh what grammar proposes (``reading/statements/weigh``) and come from one recipe:

- ``default`` learns from the project's own annotation (``training/annotation``): Wikinews articles and invented passages;
- ``news-nc`` learns from quotations-news train (annotation CC BY-NC-SA 4.0) and lies in a package of its own.

Proposals are matched with the annotated statements as the shared scorer matches; those that share more than a third of their
tokens are statements. The weighers of sources, confidence and medium learn from statements that weighers trained on the other
four fifths have kept. The weigher of acts learns from the project's own annotation in both models, as the news set has no acts;
of fragments and turns of interviews it learns nothing, since grammar settles them. The development part of quotations-news only
chooses: thresholds by joint F1, and the curve of confidence. L-BFGS needs no seed. About three minutes on one core; needs numpy
and scipy.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np
import pycrfsuite
from benchmarks.matching import HALF, Group, half_right, scorer
from benchmarks.shared import ROOT
from scipy.optimize import isotonic_regression

from demnach.reading.statements.act import settled_act
from demnach.reading.statements.carry import CARRYING
from demnach.reading.statements.draft import Draft
from demnach.reading.statements.weigh.features import act_features, features_of, medium_features
from demnach.reading.statements.weigh.model import Settings
from demnach.reading.statements.weigh.sources import candidates, settle_sources, source_features
from demnach.reading.statements.weigh.weigh import judged_features, select
from training.statement_data import Document, development, news_nc, own

FOLDERS = {
    "default": ROOT / "src" / "demnach" / "reading" / "statements" / "models" / "default",
    "news-nc": ROOT / "models" / "news-nc" / "src" / "demnach_news_nc",
}
KEPT = {"c1": 0.1, "c2": 1.0, "max_iterations": 200}
RIGHT = {"c1": 0.1, "c2": 4.0, "max_iterations": 200}
SOURCE = {"c1": 0.2, "c2": 0.5, "max_iterations": 150}
MEDIUM = {"c1": 0.0, "c2": 10.0, "max_iterations": 150}
ACT = {"c1": 0.3, "c2": 0.5, "max_iterations": 120}
FOLDS = 5
SHARED = 0.3
"""Token F1 of a proposal's content with an annotated one from which on it is that statement."""
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
OF_REPORTED = {"default": (0.5,), "news-nc": (0.2, 0.3, 0.4, 0.5)}
"""Told acts have a threshold of their own. The development set marks only some of them (a quarter of those that our annotators
marked in its train part), so it does not choose for the default model: what is likelier a statement than not is kept."""
FEWEST = 30
"""Statements on a step of the curve of confidence, at least."""
DOUBT, PRIOR = 4, 0.7

Sequences = list[tuple[list[list[str]], list[str]]]


class Keeper:
    """A weigher of proposals while it is being trained."""

    def __init__(self, path: Path, threshold: float, of_reported: float) -> None:
        self.weigher = pycrfsuite.Tagger()
        self.weigher.open(str(path))
        self.threshold, self.of_reported = threshold, of_reported

    def kept(self, features: Sequence[str]) -> float:
        """Return the probability that a proposal is a statement."""
        return probability(self.weigher, features)

    def keeps(self, form: str, probability: float) -> bool:
        """Whether a proposal of that form and probability is kept."""
        return probability >= (self.of_reported if form == "reported" else self.threshold)


def train(data: Sequences, parameters: dict[str, float], target: Path) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=parameters, verbose=False)
    for rows, labels in data:
        if rows:
            trainer.append(rows, labels)
    trainer.train(str(target))


def probability(weigher: pycrfsuite.Tagger, features: Sequence[str]) -> float:
    weigher.set([list(features)])
    return float(weigher.marginal("1", 0))


def proposals(documents: Sequence[Document]) -> Sequences:
    """Every proposal of grammar alone: is it a statement?"""
    data: Sequences = []
    for document in documents:
        drafts = document.proposed()
        pairs = document.matched(drafts, SHARED)
        for n, draft in enumerate(drafts):
            row = features_of(document.scene, drafts, n, document.chains.entity_of(draft.speaker))
            data.append(([row], [str(int(n in pairs))]))
    return data


def chosen(document: Document, keeper: Keeper) -> list[Draft]:
    drafts = select(document.scene, document.proposed(), document.chains.entity_of, keeper)
    return document.carried(drafts)


def sources(document: Document, drafts: list[Draft]) -> Sequences:
    """Every candidate for the source of a statement that names none: is it the one?"""
    pairs = document.matched(drafts, SHARED)
    data: Sequences = []
    for n, draft in enumerate(drafts):
        if draft.rule not in CARRYING or n not in pairs:
            continue
        for candidate in candidates(document.scene, drafts, n, document.chains.entity_of):
            entity = document.chains.entity_of([candidate.words])
            row = source_features(document.scene, drafts, n, candidate, entity)
            right = scorer().overlap(document.tokens_of([candidate.words]), pairs[n][0]["speaker"]) > HALF
            data.append(([row], [str(int(right))]))
    return data


class Guesser:
    """A weigher of sources while it is being trained."""

    def __init__(self, path: Path) -> None:
        self.weigher = pycrfsuite.Tagger()
        self.weigher.open(str(path))

    def source(self, features: Sequence[str]) -> float:
        """Return the probability that a candidate is the source."""
        return probability(self.weigher, features)


def judgements(document: Document, drafts: list[Draft]) -> tuple[Sequences, Sequences]:
    """What the weighers of confidence and of medium learn from the statements that were kept."""
    pairs = document.matched(drafts, SHARED)
    right: Sequences = []
    rows, media = [], []
    for n, draft in enumerate(drafts):
        speaker = document.chains.entity_of(draft.speaker)
        row = judged_features(document.scene, drafts, n, speaker)
        right.append(([row], [str(int(n in pairs and half_right(*pairs[n])))]))
        if n in pairs and pairs[n][0]["medium"]:
            rows.append(medium_features(document.scene, draft, row, speaker))
            media.append(document.medium(pairs[n][0], speaker))
    return right, [(rows, media)]


def acts(document: Document, drafts: list[Draft]) -> Sequences:
    """What the weigher of acts learns from the statements that were kept."""
    pairs = document.matched(drafts, SHARED)
    speakers = [document.chains.entity_of(draft.speaker) for draft in drafts]
    return [
        ([act_features(document.scene, drafts, n, speakers)], [gold["act"]])
        for n, (gold, _) in sorted(pairs.items())
        if settled_act(document.scene, drafts[n]) is None
    ]


def train_acts(folder: Path, documents: Sequence[Document]) -> None:
    """Train the weigher of acts beside the other weighers of a folder, from our own annotation."""
    settings = msgspec.toml.decode((folder / "model.toml").read_bytes(), type=Settings)
    keeper = Keeper(folder / "kept.crfsuite", settings.threshold, settings.threshold_of["reported"])
    guesser = Guesser(folder / "source.crfsuite")
    data: Sequences = []
    for document in documents:
        drafts = chosen(document, keeper)
        settle_sources(document.scene, drafts, document.chains.entity_of, guesser)
        data += acts(document, drafts)
    train(data, ACT, folder / "act.crfsuite")
    print(f"act: {len(data)} statements, {(folder / 'act.crfsuite').stat().st_size // 1024} KB")


def choose(documents: Sequence[Document], path: Path, of_reported: Sequence[float]) -> tuple[float, float]:
    """Return the thresholds, of all forms and of told acts, with the highest joint F1."""
    weighed: list[tuple[list[Group], list[float], list[Group]]] = []
    keeper = Keeper(path, 0, 0)
    for document in documents:
        drafts = select(document.scene, document.proposed(), document.chains.entity_of, keeper)
        document.carried(drafts)
        weighed.append((document.groups(drafts), [draft.weight for draft in drafts], document.gold))

    def joint(threshold: float, reported: float) -> float:
        pairs = []
        for groups, weights, gold in weighed:
            kept = [
                g for g, w in zip(groups, weights, strict=True)
                if g["quote"] and w >= (reported if g["form"] == "Reported" else threshold)
            ]  # fmt: skip
            pairs += scorer().match(kept, gold)
        return float(scorer().score(pairs)["joint"]["F1"])

    figures = {(t, r): joint(t, r) for t in THRESHOLDS for r in of_reported}
    best = max(figures, key=lambda pair: figures[pair])
    print(f"thresholds {best}: joint {100 * figures[best]:.1f}; without a threshold {100 * joint(0, 0):.1f}")
    return best


def curve(scores: Sequence[float], rights: Sequence[bool]) -> list[tuple[float, float]]:
    """Return how often statements of a score are right: isotonic, in steps of at least FEWEST statements.

    A step's share, drawn towards PRIOR by DOUBT statements, counts from its highest score on, so that confidence errs on the
    modest side: crossed over two halves of the development part the expected calibration error of the default model is .040
    (with means of the steps and no doubt .067), and of the statements of .9 and more 100 % are right (88).
    """
    order = np.argsort(scores, kind="stable")
    ordered, right = np.array(scores)[order], np.array(rights, float)[order]
    fitted = isotonic_regression(right).x
    points: list[tuple[float, float]] = []
    begin = 0
    for end in range(1, len(fitted) + 1):
        if end == len(fitted) or (fitted[end] > fitted[begin] and end - begin >= FEWEST):
            share = (right[begin:end].sum() + DOUBT * PRIOR) / (end - begin + DOUBT)
            points.append((float(ordered[end - 1]), max(float(share), points[-1][1] if points else 0.0)))
            begin = end
    return points


def write_settings(folder: Path, thresholds: tuple[float, float], points: list[tuple[float, float]]) -> None:
    rows = "".join(f"  [{score:.4f}, {share:.4f}],\n" for score, share in points)
    text = (
        "# Written by training/statements.py. Thresholds and curve were chosen on the development part of quotations-news.\n"
        f"threshold = {thresholds[0]}\nthreshold_of = {{ reported = {thresholds[1]} }}\ncurve = [\n{rows}]\n"
    )
    (folder / "model.toml").write_text(text, encoding="utf-8")


def weights(path: Path, most: int = 40) -> None:
    """Print what weighs most, for and against."""
    weigher = pycrfsuite.Tagger()
    weigher.open(str(path))
    states = [(weight, name) for (name, label), weight in weigher.info().state_features.items() if label == "1"]
    for weight, name in sorted(states, key=lambda pair: -abs(pair[0]))[:most]:
        print(f"{weight:+6.2f}  {name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=tuple(FOLDERS))
    parser.add_argument("--weights", action="store_true", help="print what weighs most in the trained model")
    parser.add_argument("--acts", action="store_true", help="train the weigher of acts alone, beside those that are there")
    options = parser.parse_args()
    folder = FOLDERS[options.model]
    if options.acts:
        train_acts(folder, list(own()))
        return
    folder.mkdir(parents=True, exist_ok=True)
    documents = list(own() if options.model == "default" else news_nc())
    dev = list(development())
    print(f"{len(documents)} documents, {sum(len(d.gold) for d in documents)} statements", flush=True)
    train(proposals(documents), KEPT, folder / "kept.crfsuite")
    thresholds = choose(dev, folder / "kept.crfsuite", OF_REPORTED[options.model])
    right: Sequences = []
    media: Sequences = []
    with TemporaryDirectory() as place:
        folds: list[list[tuple[Document, list[Draft]]]] = []
        for fold in range(FOLDS):
            path = Path(place, f"kept-{fold}.crfsuite")
            train(proposals([d for n, d in enumerate(documents) if n % FOLDS != fold]), KEPT, path)
            keeper = Keeper(path, *thresholds)
            folds.append([(document, chosen(document, keeper)) for document in documents[fold::FOLDS]])
        asked = [[row for pair in pairs for row in sources(*pair)] for pairs in folds]
        train([row for rows in asked for row in rows], SOURCE, folder / "source.crfsuite")
        for fold, pairs in enumerate(folds):
            path = Path(place, f"source-{fold}.crfsuite")
            train([row for n, rows in enumerate(asked) if n != fold for row in rows], SOURCE, path)
            guesser = Guesser(path)
            for document, drafts in pairs:
                settle_sources(document.scene, drafts, document.chains.entity_of, guesser)
                rights, spoken = judgements(document, drafts)
                right += rights
                media += spoken
    train(right, RIGHT, folder / "right.crfsuite")
    train(media, MEDIUM, folder / "medium.crfsuite")
    judge = Keeper(folder / "right.crfsuite", 0, 0)
    keeper = Keeper(folder / "kept.crfsuite", *thresholds)
    guesser = Guesser(folder / "source.crfsuite")
    found: Sequences = []
    for document in dev:
        drafts = chosen(document, keeper)
        settle_sources(document.scene, drafts, document.chains.entity_of, guesser)
        found += judgements(document, drafts)[0]
    write_settings(folder, thresholds, curve([judge.kept(rows[0]) for rows, _ in found], [y == ["1"] for _, y in found]))
    train_acts(folder, documents if options.model == "default" else list(own()))
    for name in ("kept", "right", "source", "medium"):
        print(f"{name}: {(folder / f'{name}.crfsuite').stat().st_size // 1024} KB")
    if options.weights:
        weights(folder / "kept.crfsuite")


if __name__ == "__main__":
    main()
