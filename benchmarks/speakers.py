"""Speakers given as a pronoun or a description, resolved to the right name: own gold, invented, news and blind.

    python -m benchmarks.speakers       prints the figures and every case that is not right (of the unread gold only figures)

A case is the words of a speaker („er“, „der Minister“) with the names of whom they mean, or none where the article names
nobody. A body with its place („die Mühlfurter Polizei“) counts as a name. Precision: of the cases that the reading gives to
a named entity, those that are given to the right one; recall: of the cases that have a name, those that are given to the
right one.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.shared import DATA, ROOT
from demnach.api import read
from demnach.model.types import Entity
from demnach.reading.entities.index import EntityIndex

INVENTED = ROOT / "tests" / "gold" / "speakers.txt"
BLIND = ROOT / "tests" / "gold" / "speakers-blind.txt"
BLIND_READ = 15
"""The first articles of the blind gold are open to those who tune; the errors of the rest are never printed."""
NEWS = ROOT / "tests" / "gold" / "speakers-news.tsv"
NEWS_TEXTS = DATA / "quotations-news" / "dev.jsonl.gz"
_MARKED = re.compile(r"\[([^\]|]+)\|(\d+|-)\]|\{([^}|]+)\|(\d+)\}")

Extent = tuple[int, int]


@dataclass
class Case:
    """One speaker: where its words are, and every place where whom it means is named (none: nobody is named)."""

    start: int
    end: int
    names: list[Extent]
    pronoun: bool


@dataclass
class Text:
    """An article with its cases."""

    name: str
    text: str
    published: str | None
    cases: list[Case] = field(default_factory=list)


def invented(file: Path = INVENTED) -> Iterator[Text]:
    """Yield the invented articles of a file (the notation stands at the top of ``speakers.txt``)."""
    lines = file.read_text(encoding="utf-8").splitlines()
    blocks = "\n".join("" if line.startswith("#") else line for line in lines).split("\n\n")
    for number, block in enumerate((b.strip("\n") for b in blocks if b.strip()), 1):
        yield _invented("\n\n".join(block.split("\n")), number)


def _invented(marked: str, number: int) -> Text:
    plain, at = "", 0
    names: dict[str, list[Extent]] = {}
    speakers: list[tuple[int, int, str]] = []
    for found in _MARKED.finditer(marked):
        plain += marked[at : found.start()]
        words, entity = (found[1], found[2]) if found[1] else (found[3], found[4])
        if found[1]:
            speakers.append((len(plain), len(plain) + len(words), entity))
        else:
            names.setdefault(entity, []).append((len(plain), len(plain) + len(words)))
        plain += words
        at = found.end()
    plain += marked[at:]
    cases = [Case(s, e, names.get(n, []), " " not in plain[s:e] and plain[s:e].islower()) for s, e, n in speakers]
    return Text(f"invented {number}", plain, None, cases)


def blind() -> Iterator[Text]:
    """Yield the articles that another hand has written and annotated."""
    return invented(BLIND)


def news() -> Iterator[Text]:
    """Yield the news articles that have cases; the texts are those of the shared data."""
    rows: dict[str, list[Case]] = {}
    for line in NEWS.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith(("#", "doc\t")):
            continue
        document, start, end, antecedent, kind = line.split("\t")
        spans = [] if antecedent == "-" else [tuple(map(int, span.split("-"))) for span in antecedent.split(";")]
        names = [(span[0], span[1]) for span in spans]
        rows.setdefault(document, []).append(Case(int(start), int(end), names, kind == "pronoun"))
    with gzip.open(NEWS_TEXTS, "rt", encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            number = document["id"].split(" - ")[0]
            if number in rows:
                day = re.search(r"\((\d{4}-\d\d-\d\d)\)$", document["id"])
                yield Text(number, document["text"], day[1] if day else None, rows[number])


@dataclass
class Counts:
    """What became of the cases."""

    named: int = 0
    given: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """In per cent."""
        return 100 * self.right / max(self.given, 1)

    @property
    def recall(self) -> float:
        """In per cent."""
        return 100 * self.right / max(self.named, 1)


def count(texts: Iterator[Text], total: Counts) -> None:
    """Read the texts and count their cases."""
    for text in texts:
        reading = read(text.text, published=text.published)
        index = EntityIndex(reading.entities, text.text)
        for case in text.cases:
            found = index.at(case.start, case.end)
            right = found is not None and any(_names(found, span) for span in case.names)
            named = right or (found is not None and any(mention.name for mention in found.mentions))
            total.named += bool(case.names)
            total.given += named
            total.right += right
            if named != bool(case.names) or (case.names and not right):
                words = text.text[case.start : case.end]
                wanted = text.text[slice(*case.names[0])] if case.names else "nobody"
                got = found.name if found is not None and named else "nobody"
                around = text.text[max(0, case.start - 60) : case.end + 40].replace("\n", " ")
                total.wrong.append(f"{text.name}, {case.start}: „{words}“ is {wanted}, not {got}: … {around} …")


def _names(entity: Entity, span: Extent) -> bool:
    """Whether a mention of the entity stands at the span."""
    return any(mention.start < span[1] and mention.end > span[0] for mention in entity.mentions)


def score() -> dict[str, float]:
    """Return precision and recall of all cases, then of the three files apart."""
    figures: dict[str, float] = {}
    needed: dict[str, tuple[Path, Callable[[], Iterator[Text]]]] = {
        "invented": (INVENTED, invented), "news": (NEWS_TEXTS, news), "blind": (BLIND, blind),
    }  # fmt: skip
    files = {name: texts for name, (file, texts) in needed.items() if file.is_file()}
    everything = Counts()
    for name, texts in files.items():
        counts = Counts()
        count(texts(), counts)
        figures |= {f"{name} precision": round(counts.precision, 1), f"{name} recall": round(counts.recall, 1)}
        for which in ("named", "given", "right"):
            setattr(everything, which, getattr(everything, which) + getattr(counts, which))
    return {"precision": round(everything.precision, 1), "recall": round(everything.recall, 1), **figures}


def main() -> None:
    read_blind, unread = list(blind())[:BLIND_READ], list(blind())[BLIND_READ:]
    _report("invented", list(invented()))
    if NEWS_TEXTS.is_file():
        _report("news", list(news()))
    _report("blind, read", read_blind)
    _report("blind, unread", unread, errors=False)


def _report(name: str, texts: list[Text], *, errors: bool = True) -> None:
    counts = Counts()
    count(iter(texts), counts)
    if errors:
        print(*counts.wrong, sep="\n")
    print(f"{name}: {counts.right} of {counts.named} named, {counts.given} given: ", end="")
    print(f"precision {counts.precision:.1f}, recall {counts.recall:.1f}\n")


if __name__ == "__main__":
    main()
