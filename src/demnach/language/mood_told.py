"""Told speech: which clauses render somebody's words, and what an ambiguous verb in them is.

In told speech Konjunktiv I is the rule and Konjunktiv II its replacement where Konjunktiv I looks like the indicative
(Duden-Grammatik, „Konjunktiv in der indirekten Rede“): „Die Fischer klagten, sie zahlten für Diesel das Doppelte“ replaces „sie
zahlen“. A preterite that tells of an earlier time stays an indicative: „…, sie zahlten damals das Doppelte“.
"""

from __future__ import annotations

from demnach.language.mood_context import CLEAR, LONGEST_CHAIN, Context
from demnach.language.types import Clause, Mood, Phrase
from demnach.lexicon.cues import load_cues

_INDEPENDENT = frozenset({"main", "verb-second"})
_ON_SUBJUNCTIVE = frozenset({"adverbial", "relative", "dass"})
_FACTIVE = frozenset(
    "wissen merken bemerken sehen erkennen begreifen einsehen verstehen erfahren entdecken feststellen feststehen herausfinden "
    "zeigen belegen beweisen nachweisen bedeuten verschweigen verheimlichen verbergen vergessen übersehen ignorieren bedauern "
    "bereuen ahnen freuen ärgern wundern staunen stören begrüßen".split()
)
"""Verbs that take their content as a fact: „Die Zahlen belegen, dass die Mieten steigen“ (Kiparsky's factives)."""
_EQUATING = frozenset({"lauten", "sein", "heißen"})
_AHEAD = frozenset({"warn", "threaten", "demand", "propose", "promise"})
"""Acts of speech about what has not happened yet: „Das Gesetz schadete allen, warnt die Kammer.“"""
_PROSPECTIVE = frozenset({"sobald", "bis", "damit", "falls", "sofern"})
_OF_TELLING = frozenset({"now", "lasting"})
_NARRATIVE_LINKS = frozenset({"da", "dann", "so", "doch", "also", "dabei", "danach"})
"""Words that open an assertion of the writer's own behind a clause: „…, da standen sie vor mir“."""


def told(context: Context, clause: Clause, links: int = LONGEST_CHAIN) -> bool:
    """Whether a clause tells somebody's words: verb-second on a verb of saying, or in one breath with a clause that does.

    ``links`` is the number of clauses before it that may be asked in turn.
    """
    if clause.kind not in _INDEPENDENT or context.conditional(clause):
        return False
    if _complement(context, clause) or _chained(context, clause, links):
        return True  # within a quotation too: „„Man sagte uns, wir müssen umkehren“, erzählte er“
    if context.verbatim(clause):
        return False
    if clause.kind == "main" and any(c.kind in ("verb-second", "dass") for c in context.children(clause)):
        return False  # a frame: „Man sagte uns, wir müssen umkehren“
    if context.mark_before(clause) == ":":
        return False
    if clause.kind == "verb-second":
        parent = context.parent(clause)
        aside = context.inquit(clause) and parent is not None and context.clear(parent) == "sub2"
        return not aside and _rendered(context, clause)  # „Wenn er nicht zahle, sagte sie, schlösse das Bad“
    if context.inquit(clause) or _exception(context, clause):
        return False
    beside = [c for c in context.sisters(clause) if c.start < clause.start and c.kind == "main"]
    if any(context.clear(c) == "sub1" and not context.imperative(c) for c in beside):
        return True
    return _behind_frame(context, clause)


def _chained(context: Context, clause: Clause, links: int) -> bool:
    """„Sie warf mir vor, ich sei zu langsam, ich trinke zu viel“: set beside a told clause by a comma or „und“ alone.

    Behind comma and „und“, or a semicolon, the writer speaks again, unless the words tie the clause to the time of the telling.
    """
    before, mark = context.before(clause), context.mark_before(clause)
    if before is None or before.kind not in _INDEPENDENT or context.inquit(before) or context.frame(clause):
        return False
    if context.verb_first(clause) and not context.conjoined(clause):
        return False
    if (mark == ",") == context.conjoined(clause) and not (mark == ";" and context.anchors(clause) & _OF_TELLING):
        return False
    if context.imperative(before) or _exception(context, clause):
        return False
    if context.clear(before) == "sub1":
        return True
    return links > 0 and (before.mood in CLEAR or before.kind == "verb-second") and told(context, before, links - 1)


def _rendered(context: Context, clause: Clause) -> bool:
    """Whether a dependent verb-second clause is told: before its frame, or behind a verb that takes such a clause.

    „Die Mannschaft verteidigte klug, die Stürmer liefen sich frei“: „verteidigen“ takes quotations only.
    """
    parent = context.parent(clause)
    if parent is None or parent.finite is None or context.clear(clause) in CLEAR:
        return True
    if parent.finite > clause.start and _own_words(context, clause, parent):
        return False
    return parent.finite > clause.start or bool(context.cues(parent, "v2")) or context.conjoined(clause)


def _own_words(context: Context, clause: Clause, frame: Clause) -> bool:
    """„Wir haben gewonnen, rief er“: the first person before a frame in the third is the speaker, quotation marks or none."""
    return context.person(clause) == 1 and context.person(frame) != 1


def _behind_frame(context: Context, clause: Clause) -> bool:
    """„Die Züge führen wieder, sagte sie, und die Kunden griffen zu“: what follows a frame goes on with what it frames,
    unless it has the frame's own subject („…, sagte sie und legte auf“)."""
    if not context.own_subject(clause) or context.mark_before(clause) not in (",", ";"):
        return False
    for frame in context.clauses:
        if frame.start >= clause.start or frame.parent != clause.parent or not context.inquit(frame):
            continue
        framed = [c for c in context.children(frame) if c.kind == "verb-second" and not _own_words(context, c, frame)]
        if any(c.mood in CLEAR or context.ambiguous(c) for c in framed):
            return True
    return False


def _complement(context: Context, clause: Clause) -> bool:
    """„Kritiker werfen den Kandidaten vor, sie kaufen Stimmen“: behind a verb or noun of saying that lacks its content."""
    before = context.before(clause)
    if before is None or before.finite is None or context.mark_before(clause) != "," or context.verb_first(clause):
        return False
    words = context.lower(clause)
    if context.conjoined(clause) or words[0] in _NARRATIVE_LINKS or before.kind not in _INDEPENDENT | {"infinitive", "dass"}:
        return False
    if context.verb_first(before) and not context.asked:
        return False  # „„Machen Sie sich keine Sorgen, wir schaffen das““
    if _under_noun(context, clause) and context.own_tokens(clause)[0].tag in ("PPER", "PPOSAT"):
        return True
    if before.predicate in _EQUATING and _names_speech(context, before):
        return True  # „Der Vorwurf lautet, die Beamten haben weggesehen“
    cues = context.cues(before, "v2")
    if not cues or context.frame(before) or context.inquit(before):
        return False
    return all(_addressed(context, phrase, {cue.addressee for cue in cues}) for phrase in _objects(context, before))


def _names_speech(context: Context, clause: Clause) -> bool:
    """True if the subject is a noun of saying or thinking: „der Vorwurf“, „seine These“."""
    subject = context.sentence.phrases[clause.subject] if clause.subject is not None else None
    cue = load_cues().noun(context.tokens[subject.head].lemma) if subject is not None else None
    return cue is not None and "n-dass" in cue.constructions


def _objects(context: Context, clause: Clause) -> list[Phrase]:
    """The bare phrases of a clause beside its subject."""
    own = frozenset(context.own(clause))
    bare = (p for n, p in enumerate(context.sentence.phrases) if p.preposition is None and n != clause.subject)
    return [p for p in bare if p.head in own and context.tokens[p.head].tag != "PRF"]


def _addressed(context: Context, phrase: Phrase, cases: set[str]) -> bool:
    """Whether a bare phrase can be the one spoken to: „warf ihm vor“, „ließ mich wissen“."""
    if "dat" in cases and "D" in phrase.cases:
        return True
    return "acc" in cases and context.tokens[phrase.head].tag == "PPER"


def _exception(context: Context, clause: Clause) -> bool:
    """„Das Spiel findet statt, es sei denn, die Schiedsrichter streiken“: a condition of the writer's own."""
    before = context.before(clause)
    return before is not None and context.lower(before)[-3:] == ["es", "sei", "denn"]


# -- the present: „sie haben, sie kommen“, „ich werde“ --------------------------------------------------------------------


def of_present(context: Context, clause: Clause) -> Mood:
    """The mood of „sie haben, sie kommen“: the indicative, but in told speech what a sister shows, else open."""
    if _exception(context, clause):
        return "ind"
    if told(context, clause):
        return _of_sisters(context, _told_beside(context, clause)) or "open"
    if context.verbatim(clause):
        return "ind"
    before = context.before(clause)
    shared = before is not None and before.kind == "verb-second" and before.mood in ("open", "sub1")
    if before is not None and shared and context.conjoined(clause) and not context.own_subject(clause):
        return before.mood or "open"  # „die Söhne gehen nicht zur Schule, sondern arbeiten auf dem Feld“
    parent = _host(context, clause)
    if context.opener(clause) == "als" and clause.kind == "adverbial":
        return "open" if "ob" in context.lower(clause)[:3] else "ind"
    if context.asks(clause):
        shown = _of_sisters(context, [c for c in _asked_beside(context, clause) if context.clear(c) == "sub1"])
        if shown:
            return shown
    if parent is None:
        return "ind"
    if clause.kind in _ON_SUBJUNCTIVE and _renders(context, parent):
        return "open"
    return "open" if context.asks(clause) and _opens(context, clause, parent) else "ind"


def _renders(context: Context, clause: Clause) -> bool:
    """Whether what hangs on a clause is told with it: „man helfe allen, die in Not geraten“, but „sie müssten die fragen, die
    dort wohnen“, which is thought."""
    if clause.mood == "sub1":
        return not context.imperative(clause)
    perfect = clause.mood == "sub2" and any(context.tokens[i].tag in ("VVPP", "VAPP") for i in clause.verbs)
    thought = context.verbatim(clause) or any(context.conditional(child) for child in context.children(clause))
    return (perfect and not thought) or (clause.mood in ("sub2", "open") and told(context, clause))


def _host(context: Context, clause: Clause) -> Clause | None:
    """The clause above; of a relative clause behind „…, sagte er, …“ the one that is told, since „er“ is no antecedent."""
    parent = context.parent(clause)
    if parent is None or clause.kind != "relative" or not context.inquit(parent):
        return parent
    if context.tokens[context.own(parent)[-1]].tag != "PPER":
        return parent
    return next((c for c in reversed(context.children(parent)) if c.kind == "verb-second" and c.start < clause.start), parent)


def _of_sisters(context: Context, sisters: list[Clause]) -> Mood | None:
    """What sisters tell of a present form: Konjunktiv I, else the clear indicative; None without any."""
    moods = {sister.mood if sister.mood == "sub1" else context.clear(sister) for sister in sisters}
    return "sub1" if "sub1" in moods else "ind" if "ind" in moods else None


def _told_beside(context: Context, clause: Clause) -> list[Clause]:
    """The clauses told in the same breath: sisters that are no frames, verb-second clauses under a sister, neighbours."""
    sisters = context.sisters(clause)
    found = sisters + [c for other in sisters for c in context.children(other) if c.kind == "verb-second" and c is not clause]
    neighbours = (context.before(clause), context.behind(clause))
    found += [c for c in context.clauses if c.start > clause.start and c.kind == "main" and _behind_frame(context, c)]
    found = [c for c in found if c.kind in _INDEPENDENT and not context.frame(c) and not context.inquit(c)]
    found += [c for c in neighbours if c is not None and context.clear(c) == "sub1" and c not in found]
    if _complement(context, clause):  # „Das Amt ließ mich wissen, ich werde von ihm hören“
        found = [c for c in found if c is not context.before(clause) or context.clear(c) == "sub1"]
    return found


def _asked_beside(context: Context, clause: Clause) -> list[Clause]:
    """The object clauses set beside one: „ob die Länder es mittragen und wer am Ende zahle“."""
    asking = (c for c in context.clauses if c is not clause and context.asks(c))
    return [c for c in asking if c.parent == clause.parent or _linked(context, c, clause)]


def _linked(context: Context, one: Clause, other: Clause) -> bool:
    """True for two clauses of which the later begins where the earlier one ends."""
    first, second = sorted((one, other), key=lambda c: c.start)
    return context.before(second) is first


def _opens(context: Context, clause: Clause, parent: Clause) -> bool:
    """Whether what governs an object clause leaves its mood open: a word of saying, asking, thinking or hoping, no fact."""
    if context.opener(clause) == "ob" or clause.kind != "dass":
        return context.opener(clause) == "ob"
    if _under_noun(context, clause):
        return True
    return parent.predicate not in _FACTIVE and bool(context.cues(parent, "dass") or context.cues(parent, "ob"))


def _under_noun(context: Context, clause: Clause) -> bool:
    """„der Vorwurf, sie nehmen Geld“, „die Hoffnung, dass die Deiche halten“: right behind a noun of saying or thinking."""
    at = context.own(clause)[0] - 1
    if at <= context.sentence.start or context.tokens[at].text != ",":
        return False
    if context.tokens[at - 1].tag in ("PTKVZ", "VVPP", "VVINF"):
        at -= 1  # „wies die Darstellung zurück, seine Leute haben …“
    noun = context.tokens[at - 1]
    cue = load_cues().noun(noun.lemma) if noun.tag == "NN" else None
    return cue is not None and "n-dass" in cue.constructions


# -- the preterite: „sagte, kauften, blieben, sollte“ ---------------------------------------------------------------------


def of_told_preterite(context: Context, clause: Clause) -> Mood:
    """The mood of „kauften, sollte“ in told speech: the replacement of a Konjunktiv I, or a past within what is told."""
    anchors = context.anchors(clause)
    if anchors & {"now", "future"}:
        return "sub2"
    if "past" in anchors or any(context.opener(c) in ("als", "nachdem") for c in context.children(clause)):
        return "ind"
    parent, beside = context.parent(clause), _told_beside(context, clause)
    alike = [c for c in beside if context.plural(c) == context.plural(clause)]
    if any(context.clear(c) == "sub2" for c in alike) or (parent is not None and context.clear(parent) == "sub2"):
        return "sub2"  # „Man könnte meinen, das Amt gehörte ihm“
    if any(context.narrates(c) for c in beside):
        return "ind"
    if parent is not None and any(cue.act in _AHEAD for cue in context.cues(parent, "quote")):
        return "sub2"
    return "sub2" if _replaces(context, clause) else "ind"


def of_dependent_preterite(context: Context, clause: Clause) -> Mood:
    """The mood of „sobald die Kassen es erlaubten“ under a clear Konjunktiv I: what lies ahead is told, what is past is not."""
    parent = context.parent(clause)
    ahead = parent is not None and context.clear(parent) == "sub1" and context.opener(clause) in _PROSPECTIVE
    return "sub2" if ahead and _replaces(context, clause) else "ind"


def _replaces(context: Context, clause: Clause) -> bool:
    """Whether the Konjunktiv I needs a replacement: „sie kaufen“, „ich kaufe“ do; „er kaufe“ does not; „sollte“ is advice."""
    assert clause.finite is not None
    verb = context.tokens[clause.finite]
    return context.plural(clause) or verb.person == 1 or verb.lemma == "sollen"


def of_asked_preterite(context: Context, clause: Clause) -> Mood:
    """The mood of „ob er Geld brauchte“, „dass die Wölfe zurückkehrten“: open under a past verb of saying or asking."""
    parent = context.parent(clause)
    beside = [c for c in _asked_beside(context, clause) if context.opener(c)]
    if any(context.clear(c) in CLEAR for c in beside):
        return "sub2" if _replaces(context, clause) else "ind"
    if any(context.narrates(c) for c in beside):
        return "ind"
    if "past" in context.anchors(clause) or any(context.opener(c) in ("als", "nachdem") for c in context.children(clause)):
        return "ind"
    if parent is None or parent.finite is None:
        return "open" if context.opener(clause) == "ob" else "ind"
    past = context.tokens[parent.finite].past
    return "open" if _opens(context, clause, parent) and (past or context.opener(clause) == "ob") else "ind"
