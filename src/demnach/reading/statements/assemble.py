"""All statements of an article: grammar proposes, the model weighs, speakers are carried on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from demnach.language.types import Analysis
from demnach.lexicon.cues import load_cues
from demnach.model.types import Span
from demnach.reading.quotation_marks import find_quotations
from demnach.reading.statements import (
    back_reference,
    clause_frames,
    continuation,
    noun_frames,
    phrase_frames,
    told_acts,
    transcripts,
    verbatim,
)
from demnach.reading.statements.carry import carry_speakers
from demnach.reading.statements.cue_finder import CueFinder
from demnach.reading.statements.draft import Draft, EntityOf, Range
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.weigh.borders import settle_borders
from demnach.reading.statements.weigh.model import StatementModel
from demnach.reading.statements.weigh.speakers import settle_speakers
from demnach.reading.statements.weigh.weigh import judge, select


def find_drafts(
    analysis: Analysis, entity_of: EntityOf, is_relay: Callable[[Draft], bool], model: StatementModel
) -> list[Draft]:
    """Return the statements of an article in text order, outer ones before those told inside them.

    ``entity_of`` tells whom a speaker's words name, ``is_relay`` whether a statement's speaker only passes on what others said
    (an agency, an outlet, a report).
    """
    scene = Scene(analysis, find_quotations(analysis))
    drafts = select(scene, propose(scene), entity_of, model)
    if settle_borders(scene, drafts, entity_of, model):
        drafts = ordered(drafts)
    carry_speakers(scene, drafts, is_relay, entity_of)
    settle_speakers(scene, drafts, entity_of, model)
    judge(scene, drafts, entity_of, model)
    return drafts


def propose(scene: Scene) -> list[Draft]:
    """Return all that grammar takes for statements, nested, in text order, without carried speakers."""
    finder = CueFinder(scene, load_cues())
    drafts = [*transcripts.find(scene), *verbatim.find(scene, finder)]
    for rule in (back_reference.find, clause_frames.find, phrase_frames.find, noun_frames.find):
        drafts += _fresh(rule(scene, finder), drafts)
    drafts += list(told_acts.find(scene, finder, drafts))
    drafts += list(continuation.subjunctive(scene, drafts))
    drafts += list(continuation.hearsay(scene, drafts))
    drafts += list(verbatim.fragments(scene, drafts))
    for draft in drafts:
        draft.speaker = [(begin, end) for begin, end in draft.speaker if begin < end]
    return ordered(drafts)


def ordered(drafts: list[Draft]) -> list[Draft]:
    """Return statements nested and in text order, outer ones before those told inside them."""
    for draft in drafts:
        if draft.rule != "fragment":
            draft.parent = None
    drafts = sorted(drafts, key=lambda d: (d.start, -d.end))
    nest(drafts)
    return sorted(drafts, key=lambda d: (d.start, _depth(d), -d.end))


def _fresh(found: Iterable[Draft], drafts: list[Draft]) -> list[Draft]:
    """Drop a statement whose cue or content another one has."""
    out: list[Draft] = []
    cues = {i for d in drafts for i in d.cue}
    contents = {tuple(d.content) for d in drafts}
    for draft in found:
        content = tuple(draft.content)
        if cues.isdisjoint(draft.cue) and content not in contents:
            out.append(draft)
            cues.update(draft.cue)
            contents.add(content)
    return out


def nest(drafts: list[Draft]) -> None:
    """Set ``parent`` to the smallest statement whose content holds the whole of another one."""
    extents = [_extent(draft) for draft in drafts]
    for n, draft in enumerate(drafts):
        if draft.parent is not None:
            continue
        start, end = extents[n]
        near = [m for m, (a, b) in enumerate(extents) if a < end and start < b and m != n]
        holders = sorted((m for m in near if _inside(draft, drafts[m])), key=lambda m: (drafts[m].end - drafts[m].start, m > n))
        draft.parent = next((drafts[m] for m in holders if not _descends(drafts[m], draft)), None)


def _descends(draft: Draft, ancestor: Draft) -> bool:
    """Whether a statement is told inside another one, at any depth: three with interlocking extents must not form a ring."""
    above: Draft | None = draft
    while above is not None:
        if above is ancestor:
            return True
        above = above.parent
    return False


def _extent(draft: Draft) -> Range:
    """From the first to the last token of content and frame."""
    pieces = [*draft.content, *draft.frame]
    return min(a for a, _ in pieces), max(b for _, b in pieces)


def _depth(draft: Draft) -> int:
    depth = 0
    while draft.parent is not None:
        draft, depth = draft.parent, depth + 1
    return depth


def _inside(inner: Draft, outer: Draft) -> bool:
    """True if ``outer`` holds all of ``inner``; of two with the same content the told act is inside what frames it."""
    if _told_in(inner, outer):
        return True
    if _told_in(outer, inner) or not all(outer.holds(a) and outer.holds(b - 1) for a, b in inner.content):
        return False
    sizes = (sum(b - a for a, b in d.content) for d in (inner, outer))
    smaller, bigger = next(sizes), next(sizes)
    return smaller < bigger or (smaller == bigger and inner.form == "reported" and outer.form != "reported")


_SOURCED = frozenset({"source-phrase", "source-adverb", "so-frame", "wie-clause"})


def _told_in(act: Draft, sourced: Draft) -> bool:
    """„X nannte das laut Agentur einen Erfolg.“: the act is what the agency tells, its frame stands in the act's clause."""
    if act.form != "reported" or sourced.rule not in _SOURCED:
        return False
    start, end = act.content[0]
    return all(start <= a and b <= end for a, b in (*sourced.frame, *sourced.content))


def characters(analysis: Analysis, pieces: Sequence[Range]) -> tuple[Span, ...]:
    """Turn token ranges into spans of the article's text."""
    tokens = analysis.tokens
    return tuple(Span(tokens[a].start, tokens[b - 1].end) for a, b in pieces if a < b)
