"""Our own annotation of Wikinews articles: lists what is to be annotated, and keeps what was as ids and offsets.

    python -m training.wikinews_annotation list BATCH            the articles of a batch, to annotate below each „---“
    python -m training.wikinews_annotation store FILE… > training/annotation/wikinews.jsonl

The texts are the bare texts of quotations-news train (CC BY 2.5); its own annotation, which may train no free model, is not
read. What is annotated and how it is written: docs/annotation-guideline.md. The project keeps document ids and offsets only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from benchmarks.annotation import Annotated, annotate
from benchmarks.notation import NotationError
from benchmarks.shared import DATA

from demnach.language.sentences import split_sentences
from demnach.language.tokens import tokenize

SEED = 4
BATCHES, BATCH = 17, 25
STORE = Path(__file__).parent / "annotation" / "wikinews.jsonl"
ROLES = ("content", "cue", "frame", "speaker", "addressee")


def texts() -> dict[str, str]:
    """Return the bare texts by document id, in an order of chance."""
    with gzip.open(DATA / "quotations-news" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [(row["id"], row["text"]) for row in map(json.loads, lines)]
    random.Random(SEED).shuffle(found)
    return dict(found)


def article(name: str, text: str) -> Annotated:
    """Return a text cut into its sentences, without statements."""
    sentences: list[tuple[int, int]] = []
    at = 0
    for paragraph in text.split("\n\n"):
        tokens = tokenize(text, at, at + len(paragraph))
        found = split_sentences(text, tokens, 0) if tokens else []
        sentences += [(tokens[sentence.start].start, tokens[sentence.end - 1].end) for sentence in found]
        at += len(paragraph) + 2
    return Annotated(name, {}, text, sentences)


def listed(name: str, text: str) -> Iterator[str]:
    """Yield the lines of an article as the notation writes it."""
    yield f"=== {name}"
    found = article(name, text)
    for number, (start, end) in enumerate(found.sentences, 1):
        if number > 1 and "\n\n" in text[found.sentences[number - 2][1] : start]:
            yield ""
        yield f"{number} {' '.join(text[start:end].split())}"
    yield "---"
    yield ""


def stored(path: Path) -> Iterator[dict[str, object]]:
    """Yield the annotated articles of a working file as ids and offsets; raise NotationError, with all faults."""
    known = texts()
    faults: list[str] = []
    for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, rest = block.partition("\n")
        name = head.strip()
        if name not in known:
            faults.append(f"no article {name}")
            continue
        found = article(name, known[name])
        _, line, notes = f"\n{rest}".partition("\n---")
        if not line:
            faults.append(f"{name}: no line --- above its statements")
        faults += [f"{name}: {f}" for f in annotate(found, (n for n in notes.splitlines() if n.startswith("@")))]
        yield {"id": name, "statements": [_row(asdict(statement)) for statement in found.statements]}
    if faults:
        raise NotationError("\n".join(f"{path}: {fault}" for fault in faults))


def _row(statement: dict[str, object]) -> dict[str, object]:
    """A statement without what it lacks; names are the text's own words and are left out, as the project holds no text."""
    return {key: value for key, value in statement.items() if value not in ([], None, "") and key not in ("name", "chain")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("do", choices=("list", "store"))
    parser.add_argument("what", nargs="+")
    options = parser.parse_args()
    if options.do == "list":
        first = BATCH * (int(options.what[0]) - 1)
        for name, text in list(texts().items())[first : first + BATCH]:
            print("\n".join(listed(name, text)))
        return 0
    try:
        for path in options.what:
            for row in stored(Path(path)):
                print(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
    except NotationError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
