"""Errors of the statement models on the development part of quotations-news, by class: writes ``benchmarks/ERRORS.md``.

    python -m benchmarks.errors

A class is told by what the shared scorer's matching shows; its example is invented: no text of a data set enters the project.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

from benchmarks.matching import HALF, group, scorer
from benchmarks.shared import DATA, ROOT
from demnach.api import read
from demnach.reading.statements.weigh.model import model_names

MATCHED = 0.3
BORDERS = 0.99
Group = dict[str, Any]

CLASSES = {
    "missed, Indirect": "„Nach einer Reporterin waren Wagen zu sehen“: a source phrase without a noun of speaking",
    "missed, Direct": "„Für die Verbände war das ein „Wortbruch““: a fragment under no cue",
    "missed, Reported": "„Die Länder erwarten Mehrkosten“: a told act of a cue that mostly tells none",
    "missed, IndirectFreeIndirect": "„Es dürften nicht zu viele Regeln gelten“: a Konjunktiv that is an indicative too",
    "missed, FreeIndirect": "„Die Verfahren sollen vereinfacht werden“: „sollen“ as somebody's demand",
    "invented, Reported": "„X kündigte Einspruch an“: a told act that the set does not mark (it marks a quarter of ours)",
    "invented, Indirect": "„Er wusste, dass das Tor offen stand“: knowledge, no speech",
    "invented, Direct": "„das „grüne Band““: a term in quotation marks, nobody's words",
    "invented, IndirectFreeIndirect": "„Man nehme drei Eier“: a Konjunktiv that tells nothing",
    "invented, FreeIndirect": "„Die Brücke soll 2027 fertig werden“: a plan",
    "content, borders": "„…, und die Züge fuhren wieder“: told or the writer's own?",
    "form": "„X sprach von „Pech““: reported here, direct there",
    "speaker, none found": "„Im Bericht war festgestellt worden, dass …“: the source is a place in the sentence",
    "speaker, none wanted": "„Man befürchtete, dass …“: a speaker where the set has none",
    "speaker, borders": "„die Regierung, die seit Mai im Amt ist“: how much of the words is the name",
    "speaker, another in the sentence": "„Wie der Sender meldet, schrieb der Minister: „…““",
    "speaker, far away": "„Feld widersprach. Der Rat tagt wieder. Das Gutachten sei falsch.“: whose view is the last one?",
    "addressee": "„…, sagte er zur „Sportschau““",
    "cue": "„habe … gesagt“: parts of the verb; cues of fragments",
    "frame": "„Auf die Frage, ob …, sagte X“: how much of the sentence frames",
    "medium": "„erklärte“: speech or writing; annotators disagree",
}


def classes(model: str) -> Counter[str]:
    """Count the errors of a model by class; a statement can have several."""
    found: Counter[str] = Counter()
    for document in scorer().rows(str(DATA / "quotations-news" / "dev.jsonl.gz")):
        statements = read(document["text"], model=model).statements
        groups = [
            group(
                document, s.form, s.medium, content=s.content, cue=s.cue, frame=s.frame,
                speaker=s.speaker.spans if s.speaker else (), addressee=s.addressee.spans if s.addressee else (),
            )
            for s in statements
        ]  # fmt: skip
        for gold, ours in scorer().match([g for g in groups if g["quote"]], scorer().gold_groups(document)):
            found.update(_errors(document, gold, ours))
    return found


def _errors(document: dict[str, Any], gold: Group, ours: Group) -> list[str]:
    overlap = scorer().overlap
    if not gold["quote"] or overlap(gold["quote"], ours["quote"]) <= MATCHED:
        missed = [f"missed, {gold['form']}"] if gold["quote"] else []
        return missed + ([f"invented, {ours['form']}"] if ours["quote"] else [])
    wrong = [name for name in ("form", "medium") if gold[name] != ours[name]]
    if overlap(gold["quote"], ours["quote"]) < BORDERS:
        wrong.append("content, borders")
    roles = [role for role in ("addressee", "cue", "frame") if gold[role] or ours[role]]
    wrong += [role for role in roles if overlap(gold[role], ours[role]) <= HALF]
    return wrong + _speaker(document, gold, ours)


def _speaker(document: dict[str, Any], gold: Group, ours: Group) -> list[str]:
    wanted, found = gold["speaker"], ours["speaker"]
    shared = scorer().overlap(wanted, found)
    if shared >= BORDERS or not (wanted or found):
        return []
    if not found:
        return ["speaker, none found"]
    if not wanted:
        return ["speaker, none wanted"]
    if shared > 0:
        return ["speaker, borders"]
    near = set(wanted) & {*gold["frame"], *gold["quote"]}
    return ["speaker, another in the sentence" if near else "speaker, far away"]


def main() -> int:
    names = model_names()
    counts = {name: classes(name) for name in names}
    lines = [
        "# Errors by class", "",
        "Written by `python -m benchmarks.errors`: the statement models on the development part of quotations-news, matched as",
        "the shared scorer matches. Roles count as wrong where half of their tokens or fewer agree; one statement can be wrong",
        "in several ways. The examples are invented. Our own annotators agree with the set to a joint F1 of 78 (with one",
        "another: 93).", "",
        f"| class | {' | '.join(names)} | for example |", f"|---|{'---|' * len(names)}---|",
    ]  # fmt: skip
    order = sorted({name for count in counts.values() for name in count}, key=lambda c: -counts[names[0]][c])
    lines += [f"| {c} | {' | '.join(str(counts[n][c]) for n in names)} | {CLASSES[c]} |" for c in order]
    (ROOT / "benchmarks" / "ERRORS.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
