"""Direct speech: quotations with a frame behind, before or around them, and fragments inside other statements.

Shapes, after the German handbooks: „…“, sagte X. / X sagte: „…“ / „…“, sagte X, „…“ / X sagte, „…“ / X: „…“ / „…“, so X /
„…“ (X). A quotation that stands alone in its sentence goes on with the speaker of the one before. Words in quotation
marks inside an indirect or reported statement are a fragment: verbatim, with the frame and the speaker around them.
"""

from __future__ import annotations

from collections.abc import Iterator

from demnach.language.types import Clause, Sentence
from demnach.lexicon.cues import Cue
from demnach.reading.quotation_marks import Quotation
from demnach.reading.statements.addressee import addressee_of, towards
from demnach.reading.statements.cue_finder import CueFinder
from demnach.reading.statements.cue_words import announcing, reflexive, written_cue
from demnach.reading.statements.draft import Draft, Range
from demnach.reading.statements.forefield import whole_forefield
from demnach.reading.statements.roles import speaker_of, subject_of
from demnach.reading.statements.scene import Scene
from demnach.reading.statements.speaker_borders import whole_speaker

_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
_TELLING = 5
"""A told act around a fragment is nearer to it than a source phrase in the same clause, by so many tokens."""
_INSIDE_PHRASE = frozenset({"ART", "ADJA", "PPOSAT", "PDAT", "PIAT", "CARD", "ADV", "NN"})
_LONG_ENOUGH = 5
"""Words in quotation marks that nothing frames are taken for somebody's from this many tokens on, the marks included."""


def find(scene: Scene, finder: CueFinder) -> Iterator[Draft]:
    """Yield the direct statements that have a frame of their own, one for each quotation or interrupted quotation."""
    done: set[int] = set()
    for q, quotation in enumerate(scene.quotations):
        if quotation.depth or q in done:
            continue
        run = _run(scene.quotations, q)
        last = scene.quotations[run[-1]]
        draft = _frame_behind(scene, finder, last) if _may_be_framed_behind(scene, last) else None
        draft = draft or _frame_before(scene, finder, quotation)
        if draft is None:
            continue
        draft.content = [(scene.quotations[n].opening, scene.quotations[n].end) for n in run]
        done.update(run)
        resumed = _resumed(scene, draft, run[-1])
        if resumed is not None:
            draft.content.append((scene.quotations[resumed].opening, scene.quotations[resumed].end))
            done.add(resumed)
        yield draft


def _run(quotations: list[Quotation], q: int) -> list[int]:
    """A quotation and the paragraphs that it goes on in."""
    run = [q]
    while quotations[run[-1]].continues:
        following = next((n for n in range(run[-1] + 1, len(quotations)) if quotations[n].depth == 0), None)
        if following is None:
            break
        run.append(following)
    return run


def _may_be_framed_behind(scene: Scene, quotation: Quotation) -> bool:
    """„Nein“, sagte sie – but neither „Die „Rundschau“ berichtete“ nor „…, sagte der Chef der „Rundschau“, …“."""
    at = quotation.end
    sentence = scene.sentence_of(quotation.opening)
    set_off = at < len(scene.tokens) and scene.tokens[at].text in (",", "–", "—")
    colon = quotation.opening > sentence.start and scene.tokens[quotation.opening - 1].text == ":"
    verbs = (scene.tokens[i].tag in _FINITE and not scene.quoted(i) for i in range(sentence.start, quotation.opening))
    if not (colon and set_off) and any(verbs):
        return False  # „Er hoffe, „dass …“, sagte X“: the whole is rendered, the quotation is a fragment of it
    if not set_off:
        return whole_sentence(scene, quotation)
    starts = quotation.opening == scene.sentence_of(quotation.opening).start
    return starts or wording(scene, quotation)


def _frame_behind(scene: Scene, finder: CueFinder, quotation: Quotation) -> Draft | None:
    """„…“, sagte X am Montag. / „…“, so X. / „…“ sagte X."""
    tokens = scene.tokens
    at = quotation.end
    if at < len(tokens) and tokens[at].text in (",", "–", "—"):
        at += 1
    if at >= len(tokens) or scene.part_of(at) != scene.part_of(quotation.opening):
        return None
    sentence = scene.sentence_of(at)
    end = _frame_end(scene, sentence, at)
    if tokens[at].text.lower() == "so":
        return _so_behind(scene, finder, sentence, quotation, at, end)
    verb = at
    while verb < end and tokens[verb].tag in ("ADV", "PAV", "PROAV") and verb - at < 2:
        verb += 1
    if verb >= end or tokens[verb].tag not in _FINITE:
        return None
    hit = finder.finite_clause(sentence, verb)
    if hit is None:
        return None
    cue = finder.of_clause(sentence, hit[0])
    if cue is None:  # „…“, strich sie heraus: the place alone makes the verb one of speaking
        if not whole_sentence(scene, quotation) or tokens[quotation.opening - 1].text == ":":
            return None
        own = set(scene.own_tokens(sentence, hit[0]))
        subject = subject_of(scene, sentence, hit[1], own)
        return Draft(
            "direct", "frame-behind", [(quotation.opening, quotation.end)], cue=list(hit[1].verbs),
            frame=[(quotation.end, end)], speaker=[subject] if subject else [],
        )  # fmt: skip
    speaker = speaker_of(scene, sentence, hit[0], *cue)
    return Draft(
        "direct",
        "frame-behind",
        [(quotation.opening, quotation.end)],
        cue=written_cue(scene, sentence, hit[0], *cue, complement=False),
        frame=[(quotation.end, end)],
        speaker=speaker,
        addressee=addressee_of(scene, sentence, hit[0], *cue, speaker),
        entry=cue[0],
    )


def _so_behind(
    scene: Scene, finder: CueFinder, sentence: Sentence, quotation: Quotation, at: int, end: int
) -> Draft | None:
    phrase = scene.phrase_at(sentence, at + 1) if at + 1 < sentence.end else None
    if phrase is None or phrase.preposition is not None:
        return None
    entry = finder.cues.adverb("so") or finder.cues.preposition("so")
    return Draft(
        "direct",
        "so-behind",
        [(quotation.opening, quotation.end)],
        cue=[at],
        frame=[(quotation.end, end)],
        speaker=[whole_speaker(scene, sentence, (phrase.start, phrase.end))],
        addressee=[told] if (told := towards(scene, sentence, set(range(at, end)))) is not None else [],
        entry=entry,
    )


def _frame_end(scene: Scene, sentence: Sentence, at: int) -> int:
    """A frame behind a quotation runs to the end of its sentence or to where the speech goes on; a title in quotation
    marks („sagte sie dem „Seeboten““) belongs to it."""
    stop = scene.body_end(sentence)
    i = at
    while i < stop:
        if scene.quoted(i):
            quotation = scene.quotations[scene.quotation_at[i]]
            if wording(scene, quotation) or scene.tokens[i - 1].text in (",", ":"):
                return i
            i = quotation.end
        else:
            i += 1
    return max(i, stop)


def _frame_before(scene: Scene, finder: CueFinder, quotation: Quotation) -> Draft | None:
    """X sagte: „…“ / X sagte, „…“ / X: „…“"""
    tokens = scene.tokens
    before = quotation.opening - 1
    if before < 0 or tokens[before].text not in (":", ","):
        return None
    sentence = scene.sentence_of(before)
    if scene.quoted(before) or scene.part_of(before) != scene.part_of(quotation.opening):
        return None
    start = _frame_start(scene, sentence, before)
    found = _last_cue(scene, finder, sentence, start, before)
    if found is None:
        return _bare_speaker(scene, sentence, quotation, start, before) if tokens[before].text == ":" else None
    index, cue, cue_tokens = found
    if tokens[before].text == "," and cue.strength < 70:
        return None
    speaker = speaker_of(scene, sentence, index, cue, cue_tokens)
    return Draft(
        "direct",
        "frame-before",
        [(quotation.opening, quotation.end)],
        cue=written_cue(scene, sentence, index, cue, cue_tokens, complement=True),
        frame=[_without_told(scene, sentence, index, (start, before + 1))],
        speaker=speaker,
        addressee=addressee_of(scene, sentence, index, cue, cue_tokens, speaker),
        entry=cue,
    )


def _frame_start(scene: Scene, sentence: Sentence, before: int) -> int:
    """A frame before a quotation begins with its sentence or behind other speech; a title in quotation marks belongs to it."""
    i = before
    while i > sentence.start:
        if scene.quoted(i - 1):
            quotation = scene.quotations[scene.quotation_at[i - 1]]
            if wording(scene, quotation) or quotation.opening < sentence.start:
                return i
            i = quotation.opening
        else:
            i -= 1
    return i


def _last_cue(
    scene: Scene, finder: CueFinder, sentence: Sentence, start: int, end: int
) -> tuple[int, Cue, list[int]] | None:
    """Return the last cue before a quotation; that of a main clause before those of clauses inside it.

    What is told under one already has none: „Er glaubt, dass sie gewinnt: „…““ is told by „glaubt“.
    """
    best: tuple[int, Cue, list[int]] | None = None
    for index, clause in enumerate(sentence.clauses):
        if clause.finite is None or not start <= clause.finite < end:
            continue
        if best is not None and clause.parent == best[0] and _told(scene, clause):
            continue
        hit = finder.of_clause(sentence, index)
        if hit is None or not {"quote", "dass", "v2", "ob"} & hit[0].constructions:
            continue
        if best is None or clause.kind == "main" or sentence.clauses[best[0]].kind != "main":
            best = (index, *hit)
    return best


def _told(scene: Scene, clause: Clause) -> bool:
    """True for a dass-clause and for a verb-second clause in the subjunctive."""
    if clause.kind == "verb-second":
        return clause.mood in ("sub1", "sub2")
    opener = clause.subordinator
    return clause.kind == "dass" and opener is not None and scene.tokens[opener].text.lower() == "dass"


def _without_told(scene: Scene, sentence: Sentence, index: int, frame: Range) -> Range:
    """„Er glaubt weiter, | dass sie gewinnt: „…““: the frame ends where something else is told under it, up to the colon."""
    told = [c.start for c in sentence.clauses if c.parent == index and _told(scene, c) and c.start < frame[1] - 1 <= c.end]
    return (frame[0], min(told, default=frame[1]))


def _bare_speaker(
    scene: Scene, sentence: Sentence, quotation: Quotation, start: int, before: int
) -> Draft | None:
    """„Der Minister weiter: „…““ or „Weber: „…““: a name and a colon, no verb."""
    verbless = not any(scene.tokens[i].tag in _FINITE for i in range(start, before))
    phrase = scene.phrase_at(sentence, start)
    if phrase is None or phrase.preposition is not None or not verbless:
        return Draft(
            "direct", "colon", [(quotation.opening, quotation.end)], cue=_with_the_words(scene, sentence, start, before),
            frame=[(start, before + 1)],
            speaker=_subject_range(scene, sentence, start, before),
        ) if quotation.end - quotation.opening > 5 else None
    return Draft(
        "direct",
        "name-colon",
        [(quotation.opening, quotation.end)],
        frame=[(start, before + 1)],
        speaker=[(phrase.start, min(phrase.end, before))],
    )


def _with_the_words(scene: Scene, sentence: Sentence, start: int, end: int) -> list[int]:
    """„Sie schloss sich mit den Worten an: „…““: any verb tells by „mit den Worten“."""
    for index, clause in enumerate(sentence.clauses):
        if clause.kind == "main" and clause.finite is not None and start <= clause.finite < end:
            own = scene.own_tokens(sentence, index)
            words = announcing(scene, sentence, own)
            if words:
                return sorted({*clause.verbs, *words, *reflexive(scene, own)})
    return []


def _subject_range(scene: Scene, sentence: Sentence, start: int, end: int) -> list[Range]:
    """The subject of the last main clause before a colon, else of the last clause."""
    told = [c for c in sentence.clauses if c.finite is not None and start <= c.finite < end]
    for clause in (*(c for c in reversed(told) if c.kind == "main"), *reversed(told)):
        if clause.subject is not None and not scene.quoted(sentence.phrases[clause.subject].start):
            phrase = sentence.phrases[clause.subject]
            return [whole_speaker(scene, sentence, whole_forefield(scene, sentence, (phrase.start, phrase.end)))]
    return []


def _resumed(scene: Scene, draft: Draft, last: int) -> int | None:
    """„A“, sagte X, „b“: the quotation that goes on right behind the frame, in the same sentence."""
    end = draft.frame[-1][1] if draft.frame else 0
    following = next((n for n in range(last + 1, len(scene.quotations)) if scene.quotations[n].depth == 0), None)
    if following is None or not draft.rule.endswith("behind"):
        return None
    opening = scene.quotations[following].opening
    same = scene.sentence_at[opening] == scene.sentence_at[end - 1]
    gap = [scene.tokens[i].text for i in range(end, opening)]
    return following if same and all(g in (",", ":", "–") for g in gap) and opening - end <= 1 else None


def alone(scene: Scene, quotation: Quotation) -> bool:
    """True if a quotation is all that its sentence says: „Wir kommen wieder.“"""
    first = scene.sentence_of(quotation.opening)
    last = scene.sentence_of(quotation.closing)
    before = all(scene.tokens[i].tag.startswith("$") for i in range(first.start, quotation.opening))
    behind = all(scene.tokens[i].tag.startswith("$") for i in range(quotation.end, last.end))
    return before and behind


def whole_sentence(scene: Scene, quotation: Quotation) -> bool:
    """True if the quoted words hold a finite verb: a sentence, no fragment."""
    return any(scene.tokens[i].tag in _FINITE for i in range(quotation.opening, quotation.closing))


def wording(scene: Scene, quotation: Quotation) -> bool:
    """True if quoted words are somebody's wording rather than a title or a name („Der Spiegel“, „Falcon 1“).

    Names and titles are written with capitals throughout; wording has a word in lower case that carries meaning.
    """
    inner = [scene.tokens[i] for i in range(quotation.opening + 1, quotation.closing)]
    words = [t for t in inner if t.text[0].isalpha()]
    meaning = [t for t in words if t.tag not in ("ART", "APPR", "APPRART", "KON", "FM", "XY", "CARD")]
    if not meaning:
        return False
    return any(t.text[0].islower() for t in meaning) or (len(words) > 4 and any(t.tag in _FINITE for t in words))


def fragments(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield the verbatim fragments inside other statements, and free-standing quotations."""
    taken = {r for d in drafts if d.form == "direct" for r in d.content}
    framed = [d for d in drafts if d.frame]
    for quotation in scene.quotations:
        here = (quotation.opening, quotation.end)
        if quotation.depth or here in taken:
            continue
        around = [d for d in drafts if d.form != "direct" and d.holds(quotation.opening) and d.holds(quotation.closing)]
        if around and (wording(scene, quotation) or _common(scene, quotation)):
            parent = min(around, key=lambda d: d.end - d.start - _TELLING * (d.form == "reported"))
            yield _fragment(scene, here, parent, _framed_before(scene, framed, parent.start))
        elif not around and alone(scene, quotation) and wording(scene, quotation):
            draft = _alone(scene, here, _framed_before(scene, framed, here[0]))
            framed += [draft] if draft.frame else []
            yield draft
        elif not around and wording(scene, quotation) and quotation.end - quotation.opening > _LONG_ENOUGH:
            yield _unframed(scene, here)


def _common(scene: Scene, quotation: Quotation) -> bool:
    """„sprachen von „Panik““: a common noun, no name; inside a statement it may be the speaker's word."""
    inner = scene.tokens[quotation.opening + 1 : quotation.closing]
    return any(t.tag == "NN" for t in inner) and not any(t.tag in ("NE", "FM", "XY", "CARD") for t in inner)


def _framed_before(scene: Scene, framed: list[Draft], i: int) -> Draft | None:
    """The last statement before token ``i`` in its paragraph that has a frame."""
    earlier = [d for d in framed if d.end <= i and d.frame[-1][1] <= i and scene.part_of(d.start) == scene.part_of(i)]
    return max(earlier, key=lambda d: (d.end, -d.start), default=None)


def _alone(scene: Scene, here: Range, before: Draft | None) -> Draft:
    """„„A“, sagte X. „B.““: behind a framed statement a quotation that fills its sentence goes on under the same frame."""
    previous = scene.sentence_at[here[0]] - 1
    if before is None or scene.sentence_at[max(before.end, before.frame[-1][1]) - 1] != previous:
        return Draft("direct", "alone", [here])
    return Draft(
        "direct", "goes-on", [here], cue=before.cue, frame=before.frame, speaker=before.speaker,
        addressee=before.addressee, entry=before.entry,
    )  # fmt: skip


def _fragment(scene: Scene, here: Range, parent: Draft, before: Draft | None) -> Draft:
    """Quoted words inside another statement have its frame; of a told act its verb and its clause are the frame, and what
    goes on without a frame has that of the statement before it."""
    cue, frame = parent.cue, parent.frame
    if not frame and not parent.telling and before is not None:
        cue, frame = before.cue, before.frame
    if parent.telling:
        start, end = parent.content[0]
        frame = scene.cut((start, min(end, scene.body_end(scene.sentence_of(start)))), here)
        cue = sorted({*parent.telling, *_preposition(scene, here, parent)})
    return Draft(
        "direct", "fragment", [here], cue=cue, frame=frame, speaker=parent.speaker,
        addressee=parent.addressee, entry=parent.entry, parent=parent,
    )  # fmt: skip


def _preposition(scene: Scene, here: Range, act: Draft) -> list[int]:
    """„sprach von „Pech““, „würdigte sie als „Vorbild““: the word that joins the quoted words to the verb."""
    if act.entry is None:
        return []
    governed = {c.removeprefix("pp:") for c in act.entry.constructions if c.startswith("pp:")}
    i = here[0] - 1
    while i > act.start and scene.tokens[i].tag in _INSIDE_PHRASE:
        i -= 1
    word = scene.tokens[i].text.lower()
    return [i] if word in governed or scene.tokens[i].tag == "KOKOM" else []


def _unframed(scene: Scene, here: Range) -> Draft:
    """„Er wollte „ein Konzept mit acht Stadien“ vorlegen.“: the subject's words in the narrator's sentence."""
    sentence = scene.sentence_of(here[0])
    index = scene.clause_at[here[0] - 1] if here[0] > sentence.start else scene.clause_at[here[0]]
    clause = sentence.clauses[index] if index >= 0 else None
    if clause is None or clause.subject is None or here[1] > sentence.end:
        return Draft("direct", "unframed", [here])
    phrase = sentence.phrases[clause.subject]
    if phrase.start < here[1] and here[0] < phrase.end:
        return Draft("direct", "unframed", [here])
    frame = scene.cut((clause.start, min(clause.end, scene.body_end(sentence))), here)
    speaker = whole_speaker(scene, sentence, (phrase.start, phrase.end))
    return Draft("direct", "unframed", [here], frame=frame, speaker=[speaker])
