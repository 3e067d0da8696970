"""Train a statement model: ``python -m training.statements default|news-nc [--media] [--weights]``.

Both models weigh what grammar proposes (``reading/statements/weigh``) and come from one recipe:

- ``default`` learns from the project's own annotation (``training/annotation``), Wikinews articles and invented passages, and
  from speeches (quotations-parliament, CC BY-SA 4.0): proposals, borders and speakers, but neither medium nor confidence;
- ``news-nc`` learns from quotations-news train (annotation CC BY-NC-SA 4.0) and lies in a package of its own; borders and
  speakers, which our guideline draws as the set does, it learns from the own annotation too, each choice of which counts half.

Proposals are matched with the annotated statements as the shared scorer matches; those that share more than a third of their
tokens are statements. Whatever learns from what other weighers chose (borders, speakers, confidence) learns it from weighers
trained on the other two thirds of the articles, the medium from statements that the finished model keeps. In both models the
medium is learned from the project's own annotation, by the guideline's conventions, in ``news-nc`` from the news set as well.
The development part of quotations-news only chooses: thresholds by joint F1, and for ``default`` the curve of confidence; that
of ``news-nc`` is drawn on its training articles, each judged by weighers that have not seen it. L-BFGS needs no seed, the trees
have a fixed one. About a minute on one core; needs numpy and scipy.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import msgspec
import numpy as np
import pycrfsuite
from benchmarks.matching import Group, scorer
from benchmarks.shared import ROOT
from scipy.optimize import isotonic_regression

from demnach.reading.statements.draft import Draft
from demnach.reading.statements.weigh.model import Settings
from training.boost import Growth, boost, save
from training.choice import Choices, fitted, save_choice
from training.parliament import parliament
from training.statement_data import Document, development, news_nc, own
from training.statement_rows import (
    BORDER,
    SPEAKER,
    Keeper,
    Sequences,
    border_choices,
    bordered,
    judgements,
    kept_drafts,
    media,
    probability,
    proposals,
    speaker_choices,
    spoken,
)

FOLDERS = {
    "default": ROOT / "src" / "demnach" / "reading" / "statements" / "models" / "default",
    "news-nc": ROOT / "models" / "news-nc" / "src" / "demnach_news_nc",
}
KEPT = {"c1": 0.1, "c2": 1.0, "max_iterations": 200}
RIGHT = {"c1": 0.1, "c2": 4.0, "max_iterations": 200}
MEDIUM = {"c1": 0.1, "c2": 5.0, "max_iterations": 150}
KEPT_TREES = {
    "default": Growth(trees=150, leaves=15, rate=0.1, fewest=10, features=0.3, seen=4),
    "news-nc": Growth(trees=300, leaves=15, rate=0.05, fewest=10, features=0.3, seen=4),
}
"""The default model has fewer, for speed: 8,000 tokens a second are asked of it, of ``news-nc`` 6,000."""
DRAWN = {BORDER: 10.0, SPEAKER: 8.0}
FOLDS = 3
FOREIGN = 0.5
"""How much a row of the own annotation counts in ``news-nc``."""
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
OF_REPORTED = {"default": (0.5,), "news-nc": (0.2, 0.3, 0.4, 0.5)}
"""Told acts have a threshold of their own. The development set marks only some of them (a quarter of those that our annotators
marked in its train part), so it does not choose for the default model: what is likelier a statement than not is kept."""
FEWEST, MANY = 60, 100
"""Statements on a step of the curve of confidence, at least: of one drawn on few statements, of one drawn on many."""
DOUBT, PRIOR = 8, 0.7

Curve = list[tuple[float, float]]
"""Scores and how often statements of that score are right, ascending."""
Forms = list[str]


def fold_of(document: Document) -> int:
    """Return the fold of a document; the same text is in the same fold, whoever annotated it."""
    return crc32(document.analysis.article.text.strip().encode()) % FOLDS


def train(data: Sequences, parameters: dict[str, float], target: Path) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=parameters, verbose=False)
    for rows, labels in data:
        if rows:
            trainer.append(rows, labels)
    trainer.train(str(target))


class Folds:
    """The documents that a model learns from, and weighers each trained without the documents that it chooses for."""

    def __init__(
        self, documents: Sequence[Document], foreign: Sequence[Document], folder: Path, place: Path, growth: Growth
    ) -> None:
        self.growth = growth
        self.weights = [*[1.0] * len(documents), *[FOREIGN] * len(foreign)]
        self.number = len(documents)
        self.documents = [*documents, *foreign]
        self.folder, self.places = folder, [place / str(fold) for fold in range(FOLDS)]
        for at in self.places:
            at.mkdir()

    def without(self, fold: int) -> list[bool]:
        """Return for every document whether it is in none but other folds."""
        return [fold_of(document) != fold for document in self.documents]

    def train_kept(self) -> None:
        """Train the weighers of proposals, from the model's own data alone."""
        documents = self.documents[: self.number]
        for target, some in self._parts():
            rows, labels = proposals(document for document, there in zip(documents, some, strict=False) if there)
            train([([row], [str(int(label))]) for row, label in zip(rows, labels, strict=True)], KEPT, target / "kept.crfsuite")
            save(boost(rows, labels, self.growth), target / "kept.trees")

    def train_choice(self, parts: Sequence[Choices], name: str) -> None:
        """Train the weights of a choice from those of every document."""
        for target, some in self._parts():
            choices = Choices()
            for part, there in zip(parts, some, strict=True):
                if there:
                    choices.extend(part)
            save_choice(fitted(choices, DRAWN[name]), target / name)

    def _parts(self) -> list[tuple[Path, list[bool]]]:
        """Where weighers lie, and which documents they may see: all for the model itself."""
        return [(self.folder, [True] * len(self.documents)), *((at, self.without(fold)) for fold, at in enumerate(self.places))]

    def keepers(self, thresholds: tuple[float, float]) -> list[Keeper]:
        """Return for every document the weighers that have not seen it, as far as they are trained."""
        found = [Keeper(at, *thresholds) for at in self.places]
        return [found[fold_of(document)] for document in self.documents]


def read(document: Document, keeper: Keeper) -> list[Draft]:
    """Return the statements of a document, with borders and speakers, as a model finds them."""
    return spoken(document, bordered(document, kept_drafts(document, keeper), keeper), keeper)


def train_media(folder: Path, documents: Sequence[Document]) -> None:
    """Train the weigher of media beside the other weighers of a folder."""
    settings = msgspec.toml.decode((folder / "model.toml").read_bytes(), type=Settings)
    keeper = Keeper(folder, settings.threshold, settings.threshold_of["reported"])
    rows = [row for document in documents for row in media(document, read(document, keeper))]
    train(rows, MEDIUM, folder / "medium.crfsuite")


def choose(documents: Sequence[Document], folder: Path, of_reported: Sequence[float]) -> tuple[float, float]:
    """Return the thresholds, of all forms and of told acts, with the highest joint F1."""
    weighed: list[tuple[list[Group], list[float], list[Group]]] = []
    keeper = Keeper(folder)
    for document in documents:
        drafts = document.carried(kept_drafts(document, keeper))
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


def curve(scores: Sequence[float], rights: Sequence[bool], *, many: bool) -> Curve:
    """Return how often statements of a score are right: isotonic, in steps of at least FEWEST (or MANY) statements.

    Drawn on ``many`` statements, the share of a step counts at its mean score. Drawn on few, it is drawn towards PRIOR by DOUBT
    statements and counts from the highest score of the step on, so that confidence errs on the modest side: crossed over two
    halves of the development part the expected calibration error of the default model was .040 (with means and no doubt .067).
    """
    order = np.argsort(scores, kind="stable")
    ordered, right = np.array(scores)[order], np.array(rights, float)[order]
    fitted = isotonic_regression(right).x
    fewest, doubt = (MANY, 0) if many else (FEWEST, DOUBT)
    points: Curve = []
    begin = 0
    for end in range(1, len(fitted) + 1):
        if end == len(fitted) or (fitted[end] > fitted[begin] and end - begin >= fewest):
            share = (right[begin:end].sum() + doubt * PRIOR) / (end - begin + doubt)
            at = ordered[begin:end].mean() if many else ordered[end - 1]
            points.append((float(at), max(float(share), points[-1][1] if points else 0.0)))
            begin = end
    return points


def curves(cases: Sequence[tuple[str, float, bool]], *, many: bool) -> dict[bool, Curve]:
    """Return the curves of told acts (True), which the set marks only now and then, and of all other statements.

    A case is the form of a statement, its score, and whether it is right.
    """
    found: dict[bool, Curve] = {}
    for told in (False, True):
        some = [(score, right) for form, score, right in cases if (form == "reported") == told]
        found[told] = curve([score for score, _ in some], [right for _, right in some], many=many)
    return found


def write_settings(folder: Path, thresholds: tuple[float, float], drawn: dict[bool, Curve]) -> None:
    rows = {told: "".join(f"  [{score:.4f}, {share:.4f}],\n" for score, share in points) for told, points in drawn.items()}
    text = (
        "# Written by training/statements.py, which says on what thresholds and curves were chosen.\n"
        f"threshold = {thresholds[0]}\nthreshold_of = {{ reported = {thresholds[1]} }}\ncurve = [\n{rows[False]}]\n"
        f"\n[curve_of]\nreported = [\n{rows[True]}]\n"
    )
    (folder / "model.toml").write_text(text, encoding="utf-8")


def weights(path: Path, most: int = 40) -> None:
    """Print what weighs most, for and against."""
    weigher = pycrfsuite.Tagger()
    weigher.open(str(path))
    states = [(weight, name) for (name, label), weight in weigher.info().state_features.items() if label == "1"]
    for weight, name in sorted(states, key=lambda pair: -abs(pair[0]))[:most]:
        print(f"{weight:+6.2f}  {name}")


def jackknifed(judgements_: Sequence[tuple[int, Forms, Sequences]]) -> Iterator[tuple[str, float, bool]]:
    """Yield form, score and right of statements, judged by weighers of confidence that have not seen their fold."""
    with TemporaryDirectory() as place:
        for fold in range(FOLDS):
            path = Path(place, "right.crfsuite")
            train([row for number, _, rows in judgements_ if number != fold for row in rows], RIGHT, path)
            yield from judged([(forms, rows) for number, forms, rows in judgements_ if number == fold], path)


def judged(judgements_: Sequence[tuple[Forms, Sequences]], path: Path) -> Iterator[tuple[str, float, bool]]:
    """Yield form, score and right of statements, judged by a weigher of confidence."""
    judge = pycrfsuite.Tagger()
    judge.open(str(path))
    for forms, rows in judgements_:
        for form, (row, label) in zip(forms, rows, strict=True):
            yield form, probability(judge, row[0]), label == ["1"]


def forms_of(drafts: Sequence[Draft]) -> Forms:
    return [draft.form for draft in drafts]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=tuple(FOLDERS))
    parser.add_argument("--weights", action="store_true", help="print what weighs most in the trained model")
    parser.add_argument("--media", action="store_true", help="train the weigher of media alone, beside those that are there")
    options = parser.parse_args()
    folder = FOLDERS[options.model]
    annotated = list(own())
    free = options.model == "default"
    news = annotated if free else [*news_nc(), *annotated]
    if options.media:
        train_media(folder, news)
        return
    documents, foreign = ([*annotated, *parliament()], []) if free else (news[: -len(annotated)], annotated)
    folder.mkdir(parents=True, exist_ok=True)
    dev = list(development())
    print(f"{len(documents)} documents, {sum(len(d.gold) for d in documents)} statements", flush=True)
    with TemporaryDirectory() as place:
        folds = Folds(documents, foreign, folder, Path(place), KEPT_TREES[options.model])
        folds.train_kept()
        thresholds = choose(dev, folder, OF_REPORTED[options.model])
        found = [kept_drafts(d, keeper) for d, keeper in zip(folds.documents, folds.keepers(thresholds), strict=True)]
        asked = [border_choices(*those) for those in zip(folds.documents, found, folds.weights, strict=True)]
        folds.train_choice(asked, BORDER)
        keepers = folds.keepers(thresholds)
        found = [bordered(*those) for those in zip(folds.documents, found, keepers, strict=True)]
        asked = [speaker_choices(*those) for those in zip(folds.documents, found, folds.weights, strict=True)]
        folds.train_choice(asked, SPEAKER)
        keepers = folds.keepers(thresholds)
        found = [spoken(*those) for those in zip(folds.documents, found, keepers, strict=True)]
    newspapers = documents[: len(annotated)] if free else documents
    learned = [judgements(document, drafts) for document, drafts in zip(newspapers, found, strict=False)]
    train([row for rights in learned for row in rights], RIGHT, folder / "right.crfsuite")
    if free:
        keeper = Keeper(folder, *thresholds)
        those = [(document, read(document, keeper)) for document in dev]
        rows = [(forms_of(drafts), judgements(document, drafts)) for document, drafts in those]
        drawn = curves(list(judged(rows, folder / "right.crfsuite")), many=False)
    else:
        parts = zip(newspapers, found, learned, strict=False)
        apart = [(fold_of(document), forms_of(drafts), rights) for document, drafts, rights in parts]
        drawn = curves(list(jackknifed(apart)), many=True)
    write_settings(folder, thresholds, drawn)
    train_media(folder, news)
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".crfsuite", ".trees", ".choice")):
        print(f"{path.name}: {path.stat().st_size // 1024} KB")
    if options.weights:
        weights(folder / "kept.crfsuite")


if __name__ == "__main__":
    main()
