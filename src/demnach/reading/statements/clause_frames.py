"""Indirect speech under a clause: „X sagte, dass …“, „…, sagte X“, „X versprach, … zu …“, „wie X mitteilte“.

A clause whose predicate is a cue and which governs a complement clause frames it. What the complement clauses cover is
the content; what is left of the governing clause is the frame (Duden-Grammatik, „Redewiedergabe“).
"""

from __future__ import annotations

from collections.abc import Iterator

from demnach.language.types import Clause, Sentence
from demnach.lexicon.cues import Cue
from demnach.reading.statements.addressee import addressee_of
from demnach.reading.statements.cue_finder import CueFinder
from demnach.reading.statements.cue_words import written_cue
from demnach.reading.statements.draft import Draft, Range, ranges
from demnach.reading.statements.roles import speaker_of
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.scope import told_from, told_on

_COMPLEMENT = {"dass": "dass", "verb-second": "v2", "infinitive": "zu"}
_SUBORDINATE = frozenset({"relative", "infinitive", "adverbial", "participle"})
_NEGATED_STILL_SAID = frozenset({"deny", "reject", "expect", "assess", "admit", "promise"})
_SURE = 65
_PLAIN = 85
_WEAK = 50
"""Cues whose use with a clause is reported speech less often than this (per cent) need a subjunctive in the complement."""


def find(scene: Scene, finder: CueFinder) -> Iterator[Draft]:
    """Yield the statements of all frame clauses of the article."""
    for sentence in scene.sentences:
        for index, clause in enumerate(sentence.clauses):
            hit = finder.of_clause(sentence, index)
            if hit is None:
                continue
            cue, cue_tokens = hit
            if clause.negated and cue.act not in _NEGATED_STILL_SAID:
                continue  # „wollte nicht bestätigen, dass …“ says nothing
            if clause.kind == "adverbial" and _introduced_by_wie(scene, clause):
                draft = _wie_clause(scene, finder, sentence, index, cue, cue_tokens)
            else:
                draft = _governing_clause(scene, sentence, index, cue, cue_tokens)
            if draft is not None:
                yield draft


def _introduced_by_wie(scene: Scene, clause: Clause) -> bool:
    return clause.subordinator is not None and scene.tokens[clause.subordinator].text.lower() == "wie"


def _wie_clause(
    scene: Scene, finder: CueFinder, sentence: Sentence, index: int, cue: Cue, cue_tokens: list[int]
) -> Draft | None:
    """„Wie die Behörde mitteilte, …“: the clause above it, without it, is what was said."""
    clause = sentence.clauses[index]
    if clause.parent is None or clause.subordinator is None or clause.negated:
        return None
    if cue.strength < _SURE or not {"dass", "quote"} & cue.constructions:
        return None  # „wie erwartet“, „wie man sieht“
    whole = _commented(sentence, clause, clause.parent)
    told = (told_from(scene, finder, sentence, whole), told_on(scene, finder, sentence, whole))
    frame = _with_commas(scene, sentence, (clause.start, clause.end))
    content = scene.cut((told[0], min(told[1], scene.body_end(sentence))), frame)
    speaker = speaker_of(scene, sentence, index, cue, cue_tokens)
    if not content or (len(speaker) == 1 and scene.tokens[speaker[0][0]].lemma == "man"):
        return None
    return Draft(
        "indirect",
        "wie-clause",
        content,
        cue=[clause.subordinator, *written_cue(scene, sentence, index, cue, cue_tokens, complement=False)],
        frame=[frame],
        speaker=speaker,
        addressee=addressee_of(scene, sentence, index, cue, cue_tokens, speaker),
        entry=cue,
    )


def _commented(sentence: Sentence, clause: Clause, parent: int) -> Clause:
    """„Es gelang, das Feuer zu löschen, wie die Wehr mitteilte“: behind a subordinate clause it comments on the whole."""
    whole = sentence.clauses[parent]
    while whole.kind in _SUBORDINATE and whole.parent is not None and clause.start > whole.start:
        whole = sentence.clauses[whole.parent]
    return whole


def _governing_clause(scene: Scene, sentence: Sentence, index: int, cue: Cue, cue_tokens: list[int]) -> Draft | None:
    clause = sentence.clauses[index]
    complements = [c for c in scene.children(sentence, index) if _is_complement(scene, sentence, clause, c, cue)]
    if not complements or (cue.strength < _WEAK and not any(c.mood in ("sub1", "sub2") for c in complements)):
        return None
    content = [
        _body(scene, sentence, rest)
        for piece in _joined(scene, sentence, complements)
        for rest in scene.cut(piece, *_inserted(scene, sentence, index, piece))
    ]
    content[-1:] = [scene.closed(piece) for piece in content[-1:]]
    if not content or all(scene.quoted(start) and scene.quoted(end - 1) for start, end in content):
        return None  # the quotation rules own it
    speaker = speaker_of(scene, sentence, index, cue, cue_tokens)
    whole = _without_stop(scene, sentence, clause)
    frame = [piece for piece in _frame(scene, whole, content) if piece[0] < piece[1]]
    return Draft(
        "indirect",
        "postposed-frame" if content[0][0] < cue_tokens[0] else f"{_COMPLEMENT[complements[0].kind]}-clause",
        content,
        cue=written_cue(scene, sentence, index, cue, cue_tokens, complement=True),
        frame=frame,
        speaker=speaker,
        addressee=addressee_of(scene, sentence, index, cue, cue_tokens, speaker),
        entry=cue,
    )


def _is_complement(scene: Scene, sentence: Sentence, clause: Clause, child: Clause, cue: Cue) -> bool:
    construction = _COMPLEMENT.get(child.kind)
    if construction is None:
        return False
    if construction == "zu":
        if "zu" not in cue.constructions and not ("dass" in cue.constructions and cue.strength >= _SURE):
            return False
        first = scene.tokens[child.start].text.lower()
        return first not in ("um", "ohne", "anstatt", "statt")
    if construction == "dass":
        return bool({"dass", "ob"} & cue.constructions)
    if child.mood in ("sub1", "sub2"):
        return bool({"v2", "quote", "dass"} & cue.constructions)
    # „Er sagte, das Haus brennt“; behind it the verb itself tells by its place: „Das Haus brennt, vermutet er“
    return "v2" in cue.constructions and cue.strength >= (_WEAK if child.start < clause.start else _PLAIN)


def _joined(scene: Scene, sentence: Sentence, complements: list[Clause]) -> list[Range]:
    """Join complement clauses that stand side by side: „…, dass …, und dass …“."""
    out: list[list[int]] = []
    for clause in complements:
        if out and all(scene.tokens[i].tag in ("$,", "KON") for i in range(out[-1][1], clause.start)):
            out[-1][1] = max(out[-1][1], clause.end)
        else:
            out.append([clause.start, clause.end])
    return [(a, b) for a, b in out]


def _inserted(scene: Scene, sentence: Sentence, index: int, content: Range) -> list[Range]:
    """„Man habe, teilte das Amt mit, keine Hinweise“: the frame where it stands inside its content."""
    inside = [i for i in scene.own_tokens(sentence, index) if content[0] < i < content[1]]
    return [_with_commas(scene, sentence, piece) for piece in ranges(inside)]


def _body(scene: Scene, sentence: Sentence, piece: Range) -> Range:
    return scene.trim((piece[0], min(piece[1], scene.body_end(sentence))))


def _without_stop(scene: Scene, sentence: Sentence, clause: Clause) -> Range:
    return (clause.start, min(clause.end, scene.body_end(sentence)))


def _frame(scene: Scene, whole: Range, content: list[Range]) -> list[Range]:
    """The governing clause without its content, the commas between the two included."""
    pieces: list[Range] = []
    at = whole[0]
    for start, end in content:
        pieces.append((at, max(at, start)))
        at = max(at, end)
    pieces.append((at, max(at, whole[1])))
    last = pieces[-1]
    if last[1] - last[0] == 1 and scene.tokens[last[0]].text == ",":
        pieces.pop()
    return pieces


def _with_commas(scene: Scene, sentence: Sentence, piece: Range) -> Range:
    """Widen a clause by the commas that set it off."""
    start, end = piece
    if start > sentence.start and scene.tokens[start - 1].text == ",":
        start -= 1
    if end < sentence.end and scene.tokens[end].text == ",":
        end += 1
    return (start, end)
