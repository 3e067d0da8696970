"""What is merely thought: conditions and their consequences, wishes, comparisons, advice, and suppositions without „wenn“.

A preterite form is a Konjunktiv II there (Duden-Grammatik, „Konjunktiv II in Irrealis und Potentialis“): „Machte die Bank
ihre Drohung wahr, stünden 300 Beschäftigte auf der Straße.“ A condition and its consequence are of one mood; one clear form
tells all of them. Without one, a clause that begins with its verb is a thought, „wenn“ is open („Wenn die Wächter pfiffen,
versteckten sich die Händler“), and a main clause is a narrative unless several signs speak against it.
"""

from __future__ import annotations

from demnach.language.mood_context import CLEAR, LONGEST_CHAIN, Context
from demnach.language.mood_told import told
from demnach.language.types import Clause, Mood, Token
from demnach.lexicon.cues import load_cues

_WISHING = frozenset({"nur", "doch", "bloß", "wenigstens", "endlich"})
_IMAGINING = frozenset({"vorstellen", "annehmen", "unterstellen", "denken"})
_WHY = frozenset({"warum", "wieso", "weshalb", "wozu"})
_OPINIONS = frozenset({"ansicht", "meinung", "auffassung", "überzeugung", "sicht"})
"""„Nach Ansicht des Rats sollten die Länder mehr zahlen.“"""
_ADVISING = frozenset({"man", "jeder", "jede", "niemand", "keiner", "besser", "lieber", "unbedingt", "dringend", "vielleicht"})

# -- conditions -----------------------------------------------------------------------------------------------------------


def condition_of(context: Context, clause: Clause) -> list[Clause]:
    """Return the clauses of the condition that a clause takes part in, as condition or consequence; empty for none."""
    if context.groups is None:
        context.groups = {}
        for other in context.clauses:
            if context.conditional(other) and id(other) not in context.groups:
                group = _group(context, other)
                for member in group:
                    if member is group[-1] or context.conditional(member):
                        context.groups.setdefault(id(member), group)
    return context.groups.get(id(clause), [])


def _group(context: Context, condition: Clause) -> list[Clause]:
    """A condition, those that „und“ sets beside it, and the consequence at the end."""
    consequence = _consequence(context, condition)
    return [condition, *_coordinated(context, condition), *([consequence] if consequence is not None else [])]


def _coordinated(context: Context, clause: Clause) -> list[Clause]:
    """„Bliebe der Regen aus und hielten die Böden nicht“: the clauses of one kind that „und“ or „oder“ sets behind one."""
    found: list[Clause] = []
    following = context.behind(clause)
    while following is not None and context.conjoined(following) and following.kind == clause.kind:
        if len(found) == LONGEST_CHAIN:
            break
        found.append(following)
        following = context.behind(following)
    return found


def _consequence(context: Context, condition: Clause) -> Clause | None:
    """The clause that a condition is one for; a frame in between („…, sagte die Beraterin, …“) is passed over."""
    parent = context.parent(condition)
    last = (_coordinated(context, condition) or [condition])[-1]
    if parent is not None and parent.finite is not None:
        verbatim = context.verbatim(condition)  # „„Wenn sie uns nur zuhörten!“, seufzte sie“
        if not verbatim and not context.inquit(parent):
            return parent
        beyond = context.behind(last if verbatim else parent)
        if verbatim and beyond is not None and context.inquit(beyond):
            beyond = context.behind(beyond)  # „„Wenn ich reich wäre“, sagte er, „kaufte ich ein Boot““
        if beyond is not None and context.verb_first(beyond) and context.verbatim(beyond) == verbatim:
            return beyond
        return None if verbatim or context.frame(parent) else parent
    following = context.next_independent(last)
    return following if following is not None and following.kind in ("main", "verb-second") else None


def of_condition(context: Context, clause: Clause, group: list[Clause]) -> Mood:
    """A condition and its consequence are of one mood: the one that is clear in either."""
    if any(context.clear(other) in CLEAR for other in group) or _should(context, group[0]):
        return "sub2"
    if context.clear(group[0]) == "ind" or any(context.narrates(other) for other in group):
        return "ind"  # „Meldeten sich im Mai noch 500, waren es gestern unter 100“
    anchors = {anchor for other in group for anchor in context.anchors(other)}
    if _each_time(context, group[0]) or "zunächst" in context.lower(group[0]):
        return "ind"
    if not context.conditional(clause) and not context.verb_first(group[0]) and load_cues().verb(clause.predicate):
        return "ind"  # „Sie drohte mit Kündigung, falls die Mieter nicht zahlten“
    if anchors & {"now", "future"}:
        return "sub2"
    if "past" in anchors:
        return "ind"
    first = group[0]
    if context.verb_first(first) or context.supposed(first) or context.opener(first) in ("falls", "sofern"):
        return "sub2"
    if len(group) == 1 and (context.asked or _WISHING & frozenset(context.lower(clause))):
        return "sub2"  # „Wenn sie uns nur einmal zuhörten!“, „Was, wenn sie irrten?“
    if any(context.clear(other) == "ind" for other in group):
        return "ind"
    return "sub2" if any(told(context, other) for other in group) else "open"  # „Wenn sie sparten, fehlte Geld, warnte er“


def _each_time(context: Context, clause: Clause) -> bool:
    """„Immer wenn die Sirene heulte“, „Jedes Mal, wenn …“: what happened again and again."""
    at = clause.subordinator
    before = [t.text.lower() for t in context.tokens[max(context.sentence.start, at - 3) : at]] if at is not None else []
    return before[-1:] == ["immer"] or before[-1:] == ["jedesmal"] or before[-3:] == ["jedes", "mal", ","]


def _should(context: Context, clause: Clause) -> bool:
    """„Sollte er kommen, …“, „wenn er kommen sollte, …“"""
    return clause.finite is not None and context.tokens[clause.finite].lemma == "sollen" and context.tokens[clause.finite].past


# -- what goes on ---------------------------------------------------------------------------------------------------------


def goes_on(context: Context, clause: Clause) -> Mood | None:
    """The mood that a clause behind „und“ or „oder“ shares with the one before it, if that is merely thought or told.

    „Wären die Schleusen offen, strömte das Wasser in die Polder und richtete dort Schaden an.“
    """
    following = context.behind(clause)
    if following is not None and context.conjoined(following) and context.verb_first(following):
        shared = context.clear(following) == "sub2" and _alike(context, clause, following)
        if shared:
            return "sub2"  # „Ein Verbot kostete Milliarden und würde Stellen vernichten“
    before = context.before(clause)
    if before is not None and context.inquit(before) and context.verbatim(clause):
        before = context.before(before)  # „„… verkaufte ich heute noch“, riet der Makler, „und wartete nicht“
    if before is None or before.finite is None or "past" in context.anchors(clause):
        return None
    if not context.conjoined(clause):
        return "sub2" if _spins_on(context, before, clause) else None
    if context.lower(clause)[0] not in ("und", "oder", "sondern"):
        return None
    if not _alike(context, before, clause) and not context.own_subject(clause):
        return None
    if context.inquit(before) or not (context.ambiguous(before) == "past" or context.clear(before) == "sub2"):
        return None
    return before.mood if before.mood in ("sub2", "open") else None


def _spins_on(context: Context, before: Clause, clause: Clause) -> bool:
    """„Ein Streik träfe die Stadt hart; die Läden machten Verluste“: set beside a thought, where nothing is narrated.

    Behind a condition and its consequence too: „Nähme man die Steuer weg, bestellten sie mehr, die Wirte stellten Leute ein“.

    Not behind „könnte“ and its like, nor „hätte gesehen“, which news set beside facts.
    """
    if not before.kind == clause.kind == "main" or context.verb_first(clause) or context.mark_before(clause) not in (",", ";"):
        return False
    if before.mood == "sub2" and condition_of(context, before):
        return not any(context.narrates(c) for c in context.clauses)
    verb = context.tokens[before.finite or 0]
    full = verb.tag == "VVFIN" or (verb.lemma == "werden" and verb.tag == "VAFIN")
    return full and context.clear(before) == "sub2" and not any(context.narrates(c) for c in context.clauses)


def _alike(context: Context, one: Clause, other: Clause) -> bool:
    """True if the verbs of two clauses may have one subject: they agree in number."""
    return context.tokens[one.finite or 0].number == context.tokens[other.finite or 0].number


# -- comparisons, wishes, advice ------------------------------------------------------------------------------------------


def compares(context: Context, clause: Clause) -> bool:
    """„als gehörte ihm das Amt“, „als ob sie schliefen“, „wie wenn sie schliefen“, „eher …, als dass sie redeten“."""
    own = context.lower(clause)
    if clause.finite is None:
        return False
    if context.tokens[clause.finite - 1].text == "als" and clause.finite > context.sentence.start:
        return True
    at = next((n for n, word in enumerate(own[:4]) if word in ("als", "wie")), None)
    return at is not None and own[at + 1 : at + 2] in (["ob"], ["wenn"], ["dass"])


def wishes(context: Context, clause: Clause) -> bool:
    """„Ich wollte, ich hätte …“, „Ich wünschte, sie hörten mir zu“: a wish, as matrix or as content."""
    if _matrix_of_wish(context, clause):
        return True
    before = context.before(clause)
    return before is not None and _matrix_of_wish(context, before) and context.behind(before) is clause


def _matrix_of_wish(context: Context, clause: Clause) -> bool:
    verb = context.tokens[clause.finite] if clause.finite is not None else None
    if verb is None or clause.predicate not in ("wollen", "wünschen") or len(clause.verbs) > 1:
        return False
    if verb.person != 1 and "man" not in context.lower(clause):
        return False
    content = context.behind(clause)
    if content is None or context.mark_before(content) != "," or content.kind not in ("main", "verb-second", "dass"):
        return False
    if context.verb_first(content) or clause.kind not in ("main", "verb-second"):
        return False  # „…, was wir wollten, erklärte er“
    return verb.past and (context.clear(content) == "sub2" or context.ambiguous(content) == "past")


def hangs_on_thought(context: Context, clause: Clause) -> bool:
    """„Es wäre an der Zeit, dass sie redeten“; „kein Haus, das auf seinen Ruf achtete, kaufte es“: thought with its matrix."""
    parent = context.parent(clause)
    if clause.kind in ("main", "verb-second") and _evaluated(context, clause):
        return True
    if parent is None or parent.mood != "sub2" or parent.kind == "verb-second":
        return False
    if any(context.tokens[i].tag == "VVPP" for i in parent.verbs):
        return False  # „Die Versuche hätten ergeben, dass die Tiere Schäden aufwiesen“
    if clause.kind == "dass":
        return not context.cues(parent, "dass") or parent.predicate in ("wünschen", "meinen", "denken")
    return clause.kind == "relative" and _indefinite_antecedent(context, clause)


def _evaluated(context: Context, clause: Clause) -> bool:
    """„Es wäre besser, die Gemeinden verkauften ihre Wälder nicht“: what is merely judged."""
    before = context.before(clause)
    if before is None or context.mark_before(clause) != "," or context.verb_first(clause) or context.conjoined(clause):
        return False
    if before.predicate in _IMAGINING and (context.imperative(before) or context.clear(before) == "sub1"):
        return True  # „Man stelle sich vor, die Leute lächelten“
    return context.clear(before) == "sub2" and before.predicate == "sein" and "es" in context.lower(before)


def _indefinite_antecedent(context: Context, clause: Clause) -> bool:
    """„kein Museum, das …“, „jemand, der …“: a relative clause that restricts what does not exist for sure."""
    at = context.own(clause)[0] - 1
    phrase = next((p for p in context.sentence.phrases if p.end in (at, at + 1) or p.head == at - 1), None)
    if phrase is None:
        return False
    first = context.tokens[phrase.start]
    return first.tag == "PIS" or first.text.lower().startswith(("ein", "kein", "irgendein", "jede"))


def advises(context: Context, clause: Clause) -> bool:
    """„Man sollte warten“, „„Sie sollten sich schämen““: advice, where nothing is narrated."""
    if clause.finite is None or context.tokens[clause.finite].lemma != "sollen":
        return False
    anchors = context.anchors(clause)
    beside = [c for c in context.clauses if c.kind == clause.kind and not context.inquit(c)]
    if clause.kind == "relative" or "past" in anchors or any(context.narrates(c) for c in beside):
        return False
    words = context.lower(clause)
    if words[0] in _WHY and context.asked:
        return True  # „Warum sollte er lügen?“
    if any(context.conditional(child) and _present(context, child) for child in context.children(clause)):
        return True  # „Das Schiff sollte am Freitag ankommen, wenn das Wetter hält“
    return context.verbatim(clause) or bool(anchors & {"now", "future"}) or bool((_ADVISING | _OPINIONS) & frozenset(words))


# -- suppositions without „wenn“ ------------------------------------------------------------------------------------------

FUTURE, NOW, IN_PLACE, GLADLY = 3.0, 3.0, 3.0, 2.0
PREFIELD_CONDITION, GENERIC, RESTRICTED, UNSURE, LASTING, PRESENT_BESIDE, THOUGHT_BESIDE = 1.0, 0.5, 1.0, 0.5, 0.5, 0.5, 1.0
NARRATED_BESIDE, PAST = -2.0, -4.0
LEAST = 2.0
"""Weights of the signs for and against a supposition, and the sum from which on a preterite form is one."""
_UNSURE = frozenset("vermutlich wohl wahrscheinlich womöglich kaum höchstens allenfalls gewiss sicher".split())
_GENERIC = frozenset({"niemand", "keiner", "jeder", "jede", "man", "wer", "kein", "keine"})
_OTHERWISE = frozenset({"sonst", "andernfalls", "ansonsten"})
_LOOKING_AHEAD = frozenset(
    "planen vorsehen beschließen vereinbaren erwarten vertagen verschieben verlegen ansetzen anberaumen terminieren einladen "
    "laden vorbereiten buchen reservieren rechnen warten hoffen berufen einberufen verabreden bestellen".split()
)
"""Verbs whose object may lie ahead of a narrative: „Die Stadt plante für nächstes Jahr ein Fest“; verbs of saying do so too."""
_CASE = frozenset({"Fall", "Falle"})


def supposes(context: Context, clause: Clause) -> bool:
    """Whether a clause with a preterite form supposes: „An Ihrer Stelle verkaufte ich heute noch.“"""
    if clause.kind == "dass" and context.opener(clause) == "wer":  # „Wer die Anlage heute baute, zahlte das Dreifache“
        parent = context.parent(clause)
        return parent is not None and context.ambiguous(parent) == "past" and supposes(context, parent)
    if clause.kind not in ("main", "verb-second", "dass", "relative"):
        return False
    words = context.lower(clause)
    restriction = _restriction(context, clause)
    generic = bool(_GENERIC & frozenset(words)) or (restriction is not None and context.opener(restriction) == "wer")
    anchors = context.anchors(clause) | (context.anchors(restriction) if restriction is not None and generic else frozenset())
    if "past" in anchors:
        return False
    if clause.predicate in _LOOKING_AHEAD or load_cues().verb(clause.predicate):
        anchors -= {"future"}
    score = FUTURE * ("future" in anchors) + NOW * ("now" in anchors) + LASTING * ("lasting" in anchors)
    score += GENERIC * generic + UNSURE * bool(_UNSURE & frozenset(words)) + _prefield(context, clause, words)
    score += RESTRICTED * (generic and restriction is not None and clause.predicate != "wollen")
    others = [c for c in context.clauses if c is not clause and c.finite is not None and not context.inquit(c)]
    independent = [c for c in others if c.kind in ("main", "verb-second")]
    score += NARRATED_BESIDE * any(context.narrates(c) for c in independent)
    score += THOUGHT_BESIDE * any(context.clear(c) == "sub2" for c in independent)
    score += PRESENT_BESIDE * any(_present(context, c) for c in others)
    return score >= LEAST


def _restriction(context: Context, clause: Clause) -> Clause | None:
    """„Niemand, der die Akten kennt, …“, „Wer heute baute, …“: the clause before the verb that says of whom it holds."""
    for child in context.children(clause):
        free = child.kind == "dass" and context.opener(child) == "wer"
        if (free or child.kind == "relative") and child.end <= (clause.finite or 0) and not context.narrates(child):
            return child
    return None


def _prefield(context: Context, clause: Clause, words: list[str]) -> float:
    """What a phrase before the verb supposes: „an Ihrer Stelle“, „ohne die Spenden“, „am liebsten“, „im Falle eines Siegs“."""
    finite = clause.finite or 0
    before = [context.tokens[i] for i in context.own(clause) if i < finite]
    if _in_place(before):
        return IN_PLACE
    if words[:2] == ["unter", "anderen"]:
        return GLADLY  # „unter anderen Umständen“
    if words[:2] == ["am", "besten"] or "liebsten" in (token.text.lower() for token in before[:3]):
        return GLADLY
    if words[0] in ("ohne", "mit", "bei") or words[0] in _OTHERWISE or any(token.text in _CASE for token in before[:3]):
        return PREFIELD_CONDITION
    return 0.0


def _in_place(before: list[Token]) -> bool:
    """„an Ihrer Stelle“, „an Stelle des Ministers“, but not „an dieser Stelle“."""
    at = next((n for n, token in enumerate(before) if token.text == "Stelle"), 0)
    if at == 0 or before[0].text.lower() != "an":
        return False
    of = before[at + 1].text.lower() if at + 1 < len(before) else ""
    return before[at - 1].tag == "PPOSAT" or of in ("des", "der", "von")


def _present(context: Context, clause: Clause) -> bool:
    """True for a clear present indicative: „das Geld reicht“."""
    return clause.finite is not None and context.clear(clause) == "ind" and not context.tokens[clause.finite].past
