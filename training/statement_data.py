"""Annotated articles as the statement models learn from them: what grammar makes of a text, beside what people marked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.annotation import articles
from benchmarks.matching import Group, group, scorer, written_group
from benchmarks.shared import DATA, ROOT

from demnach.intake.furniture.furnish import furnish
from demnach.intake.text import draft_text
from demnach.language.analyse import analyse
from demnach.model.types import Medium
from demnach.reading.chains import Chains
from demnach.reading.entities.coreference import resolve
from demnach.reading.entities.index import EntityIndex
from demnach.reading.entities.names import find_names
from demnach.reading.quotation_marks import find_quotations
from demnach.reading.statements.assemble import characters, propose
from demnach.reading.statements.carry import carry_speakers
from demnach.reading.statements.draft import Draft, Range, ranges
from demnach.reading.statements.medium import teller, voice_of
from demnach.reading.statements.scene import Scene
from training.media import conventional
from training.wikinews_annotation import STORE, texts

NEWS = DATA / "quotations-news"
ROLES = ("content", "cue", "frame", "speaker", "addressee")
_CONTRACT: dict[str, Medium] = {
    "Speech": "speech", "Writing": "writing", "Thought": "thought", "SW": "speech-or-writing", "ST": "speech-or-thought",
    "TW": "thought-or-writing", "none": "unknown",
}  # fmt: skip


class Document:
    """A text with its annotated statements (``gold``), analysed once.

    ``ours``: annotated by the project's guideline. ``framed``: by one that marks only words with a cue, so that of what goes on
    without a frame it says nothing.
    """

    def __init__(
        self, text: str, tokens: list[list[Any]] | None = None, *, ours: bool = False, framed: bool = False
    ) -> None:
        self.analysis = analyse(furnish(draft_text(text)))
        entities = resolve(self.analysis, find_names(self.analysis))
        self.entity_at = EntityIndex(entities, self.analysis.article.text).at
        self.chains = Chains(self.analysis, self.entity_at)
        self.scene = Scene(self.analysis, find_quotations(self.analysis))
        self.row = {"tokens": tokens or [[t.text, t.start, t.end] for t in self.analysis.tokens]}
        self.gold: list[Group] = []
        self.ours, self.framed = ours, framed

    def proposed(self) -> list[Draft]:
        """Return what grammar proposes, made anew at each call, since drafts are changed later."""
        return propose(self.scene)

    def carried(self, drafts: list[Draft]) -> list[Draft]:
        """Carry speakers on and return the drafts."""
        chains = Chains(self.analysis, self.entity_at)
        carry_speakers(self.scene, drafts, chains.is_relay, chains.entity_of)
        return drafts

    def groups(self, drafts: Sequence[Draft]) -> list[Group]:
        """Return drafts as the scorer sees statements."""
        return [
            group(
                self.row,
                draft.form,
                draft.medium,
                content=characters(self.analysis, draft.content),
                cue=characters(self.analysis, ranges(draft.cue)),
                frame=characters(self.analysis, draft.frame),
                speaker=characters(self.analysis, draft.speaker),
                addressee=characters(self.analysis, draft.addressee),
            )
            for draft in drafts
        ]

    def tokens_of(self, words: Sequence[Range]) -> list[int]:
        """Return the indices, among the scorer's tokens, of ranges of our own."""
        spans = [{"start": span.start, "end": span.end} for span in characters(self.analysis, words)]
        begins, ends = [token[1] for token in self.row["tokens"]], [token[2] for token in self.row["tokens"]]
        found: list[int] = scorer().token_ids(spans, begins, ends)
        return found

    def matched(self, drafts: Sequence[Draft], least: float) -> dict[int, tuple[Group, Group]]:
        """Return number of draft → (annotated, draft) for those whose contents share more than ``least`` (token F1)."""
        numbered = [{**g, "number": n} for n, g in enumerate(self.groups(drafts)) if g["quote"]]
        pairs = scorer().match(numbered, self.gold)
        return {s["number"]: (g, s) for g, s in pairs if "number" in s and scorer().overlap(g["quote"], s["quote"]) > least}

    def medium(self, gold: Group, draft: Draft) -> Medium:
        """Return the annotated medium of a draft; ours as the guideline's convention has it."""
        medium: Medium = _CONTRACT[gold["medium"]]
        if not self.ours:
            return medium
        told = teller(draft)
        return conventional(medium, told.entry, voice_of(self.scene, told, self.chains.entity_of(told.speaker)))


def own() -> Iterator[Document]:
    """Yield the project's own annotation: Wikinews articles and invented passages."""
    known = texts()
    for row in map(json.loads, STORE.read_text(encoding="utf-8").splitlines()):
        document = Document(known[row["id"]], ours=True)
        document.gold = [
            {**group(document.row, s["form"], s["medium"], **{role: s.get(role, []) for role in ROLES}), "act": s["act"]}
            for s in row["statements"]
        ]
        yield document
    for path in sorted((ROOT / "training" / "annotation").glob("invented-*.txt")):
        for article in articles(path):
            document = Document(article.text, ours=True)
            document.gold = [{**written_group(document.row, s), "act": s.act} for s in article.statements]
            yield document


def news_nc() -> Iterator[Document]:
    """Yield quotations-news train with its own annotation (CC BY-NC-SA 4.0)."""
    yield from _of_the_set("train")


def development() -> Iterator[Document]:
    """Yield the development part of quotations-news."""
    yield from _of_the_set("dev")


def _of_the_set(part: str) -> Iterator[Document]:
    for row in scorer().rows(str(NEWS / f"{part}.jsonl.gz")):
        document = Document(row["text"], row["tokens"])
        document.gold = scorer().gold_groups(row)
        yield document
