"""A small recurrent encoder over the tagger's features: the teacher of the tagger (training only, needs torch).

Hashed embeddings of every feature of a word, one bidirectional LSTM, two heads (STTS and UPOS). The treebank that a
sentence comes from is an input of its own, since the treebanks disagree on adverbs, auxiliaries and names.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

import torch
from torch import Tensor, nn

from demnach.language.tag_features import AUXILIARIES, features
from training.treebanks import Row

BUCKETS = 1 << 13
OWN = ("w=", "1=", "2=", "3=", "4=", "5=", "p=", "sh=", "c=", "l=", "b=", "b4=", "b6=", "b8=", "b10=", "g=")
WIDTHS = (64, 8, 24, 32, 32, 16, 24, 8, 32, 16, 32, 8, 16, 24, 24, 16)
VERBS = ("<", ">", "all")
VERB_WIDTHS = (8, 8, 12)
SLOTS = len(OWN) + len(VERBS)
WORD, GROUP = OWN.index("w="), OWN.index("b=")
HIDDEN, INPUT, TREEBANKS = 160, 160, 4
EPOCHS, BATCH, RATE = 24, 24, 4e-3
DROPOUT, WORD_DROPOUT, SMOOTHING = 0.4, 0.3, 0.05

_Item = TypeVar("_Item")


@lru_cache(maxsize=200_000)
def _bucket(feature: str) -> int:
    return zlib.crc32(feature.encode()) % (BUCKETS - 1) + 1


def slots(words: Sequence[str]) -> list[list[int]]:
    """Return for every word the buckets of its own features and of the verbs around it."""
    rows = []
    for row in features(words):
        found = [0] * SLOTS
        for feature in row:
            kind = feature[: feature.find("=") + 1]
            if kind in OWN:
                found[OWN.index(kind)] = _bucket(feature)
            elif feature.startswith(("v", *AUXILIARIES)) and ("<" in feature or ">" in feature or "|" in feature):
                verb = 2 if "|" in feature else 0 if "<" in feature else 1
                if "<." not in feature and ">." not in feature:
                    found[len(OWN) + verb] = _bucket(feature)
        rows.append(found)
    return rows


class Encoder(nn.Module):
    """Embeddings → one layer → BiLSTM → a head for each tag set."""

    def __init__(self, sizes: Sequence[int]) -> None:
        super().__init__()
        widths = (*WIDTHS, *VERB_WIDTHS)
        self.embeddings = nn.ModuleList(nn.Embedding(BUCKETS, width, padding_idx=0) for width in widths)
        self.treebank = nn.Embedding(TREEBANKS, 8)
        self.project = nn.Linear(sum(widths) + 8, INPUT)
        self.lstm = nn.LSTM(INPUT, HIDDEN, bidirectional=True, batch_first=True)
        self.heads = nn.ModuleList(nn.Linear(2 * HIDDEN + INPUT, size) for size in sizes)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, inputs: Tensor, treebanks: Tensor, lengths: Tensor) -> list[Tensor]:
        """Return the scores of every tag of every word, for each tag set; ``inputs`` are padded slots."""
        if self.training:
            inputs = inputs.clone()
            inputs[..., WORD][torch.rand(inputs.shape[:2]) < WORD_DROPOUT] = 0
            inputs[..., GROUP][torch.rand(inputs.shape[:2]) < WORD_DROPOUT / 2] = 0
        embedded = [embedding(inputs[..., i]) for i, embedding in enumerate(self.embeddings)]
        embedded.append(self.treebank(treebanks)[:, None].expand(-1, inputs.shape[1], -1))
        words = self.dropout(torch.relu(self.project(self.dropout(torch.cat(embedded, -1)))))
        packed = nn.utils.rnn.pack_padded_sequence(words, lengths, batch_first=True, enforce_sorted=False)
        around, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        seen = torch.cat([self.dropout(around), words], -1)
        return [head(seen) for head in self.heads]


class Teacher:
    """Encoders of several seeds whose probabilities are averaged; the first treebank's conventions are the ones taught."""

    def __init__(self, treebanks: Sequence[Sequence[Sequence[Row]]], seeds: Sequence[int]) -> None:
        rows = [row for treebank in treebanks for sentence in treebank for row in sentence]
        self.tags = sorted({row.stts for row in rows}), sorted({row.upos for row in rows})
        self.numbers = tuple({tag: i for i, tag in enumerate(tags)} for tags in self.tags)
        pairs = sorted({(self.numbers[0][row.stts], self.numbers[1][row.upos]) for row in rows})
        self.pairs = torch.tensor(pairs)
        self.examples = [
            (slots([row.word for row in sentence]), number, [self._numbered(row) for row in sentence])
            for number, treebank in enumerate(treebanks)
            for sentence in treebank
        ]
        self.encoders = [self._train(seed) for seed in seeds]

    def _numbered(self, row: Row) -> tuple[int, int]:
        return self.numbers[0][row.stts], self.numbers[1][row.upos]

    def _train(self, seed: int) -> Encoder:
        torch.manual_seed(seed)
        chance = random.Random(seed)
        encoder = Encoder([len(tags) for tags in self.tags])
        optimiser = torch.optim.AdamW(encoder.parameters(), lr=RATE, weight_decay=0.01)
        steps = EPOCHS * (len(self.examples) // BATCH + 1)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
        loss_of = nn.CrossEntropyLoss(ignore_index=-100, label_smoothing=SMOOTHING)
        for _ in range(EPOCHS):
            chance.shuffle(self.examples)
            for batch in _batches(self.examples):
                inputs, treebanks, lengths = _tensors([(rows, number) for rows, number, _ in batch])
                wanted = torch.full((*inputs.shape[:2], 2), -100)
                for i, (_, _, numbers) in enumerate(batch):
                    wanted[i, : len(numbers)] = torch.tensor(numbers)
                found = encoder(inputs, treebanks, lengths)
                loss = sum(loss_of(out.flatten(0, 1), wanted[..., i].flatten()) for i, out in enumerate(found))
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
                optimiser.step()
                schedule.step()
        return encoder.eval()

    @torch.no_grad()
    def label(self, sentences: Sequence[Sequence[str]], encoders: Sequence[Encoder] = ()) -> list[list[Row]]:
        """Tag sentences by the most probable pair of STTS and UPOS that the treebanks know."""
        voices = encoders or self.encoders
        labelled: list[list[Row]] = [[] for _ in sentences]
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        for batch in _batches(order):
            inputs, treebanks, lengths = _tensors([(slots(sentences[i]), 0) for i in batch])
            outputs = [encoder(inputs, treebanks, lengths) for encoder in voices]
            means = [sum(out[head].softmax(-1) for out in outputs) / len(voices) for head in (0, 1)]
            logs = [mean.clamp_min(1e-6).log() for mean in means]
            best = (logs[0][..., self.pairs[:, 0]] + logs[1][..., self.pairs[:, 1]]).argmax(-1)
            for row, i in enumerate(batch):
                chosen = self.pairs[best[row, : len(sentences[i])]].tolist()
                tags = [(self.tags[0][stts], self.tags[1][upos]) for stts, upos in chosen]
                labelled[i] = [Row(word, *pair) for word, pair in zip(sentences[i], tags, strict=True)]
        return labelled


def _batches(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for at in range(0, len(items), BATCH):
        yield items[at : at + BATCH]


def _tensors(batch: Sequence[tuple[list[list[int]], int]]) -> tuple[Tensor, Tensor, Tensor]:
    lengths = torch.tensor([len(rows) for rows, _ in batch])
    inputs = torch.zeros(len(batch), int(lengths.max()), SLOTS, dtype=torch.long)
    for i, (rows, _) in enumerate(batch):
        inputs[i, : len(rows)] = torch.tensor(rows)
    return inputs, torch.tensor([number for _, number in batch]), lengths
