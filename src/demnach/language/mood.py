"""Mood: indicative, Konjunktiv I or Konjunktiv II of every finite verb, as far as its form and its context tell.

The form decides wherever it can: „gebe“ with a third person subject is Konjunktiv I, „käme“ Konjunktiv II, „kam“
indicative. Where a form serves two moods (Duden-Grammatik, „Konjunktiv: Formenbestand“) the context weighs:

- „sie haben, sie kommen“ (present = Konjunktiv I): indicative; in told speech what a sister clause shows, else open („Sie
  sagten, die Soldaten haben geplündert“);
- „sagte, sollten“ (preterite = Konjunktiv II): indicative; Konjunktiv II in told speech, where it replaces the Konjunktiv I,
  and in conditions, comparisons and advice that are merely thought;
- „würde“ is always Konjunktiv II.
"""

from __future__ import annotations

from functools import lru_cache

from demnach.language.fields import verb_first
from demnach.language.types import Clause, Mood, Sentence, Token
from demnach.lexicon.cues import load_cues
from demnach.lexicon.forms import analyses

_FIRST_SINGULAR = frozenset({"ich"})
_FIRST_PLURAL = frozenset({"wir"})
_SECOND = frozenset({"du"})


def resolve_moods(tokens: list[Token], sentences: list[Sentence]) -> None:
    """Set ``mood`` on every finite verb (imperatives count as indicative) and correct its person."""
    before_subjunctive = False
    for sentence in sentences:
        inside = tokens[sentence.start : sentence.end]
        verbs = [t for t in inside if t.tag.endswith(("FIN", "IMP"))]
        doubtful: list[Token] = []
        person = 3
        for verb in verbs:
            before = inside[verb.i - inside[0].i - 1].tag if verb.i > inside[0].i else ""
            if before != "KON":  # „ich habe … und werde …“: one subject, one person
                person = _person(inside, verb)
            mood, sure = _by_form(verb.text.lower(), person)
            verb.mood, verb.person = mood, person
            if not sure:
                doubtful.append(verb)
        subjunctive = any(v.mood in ("sub1", "sub2") for v in verbs)
        for verb in doubtful:
            if verb.past and (subjunctive or before_subjunctive):
                verb.mood = "open"
        before_subjunctive = any(v.mood == "sub1" for v in verbs)


_FACTIVE = frozenset({"wissen", "zeigen", "belegen", "beweisen", "feststehen", "verschweigen", "merken", "sehen", "bedeuten"})
"""Verbs that take their content as a fact: „Die Zahlen belegen, dass die Mieten steigen.“"""
_CONDITIONS = frozenset({"wenn", "falls", "sofern"})
_EARLIER = frozenset({"damals", "früher", "einst", "gestern", "vorher", "zuvor", "seinerzeit", "als"})
_CLEAR = frozenset({"sub1", "sub2"})


def settle_moods(tokens: list[Token], sentence: Sentence) -> None:
    """Let the clauses weigh the moods that the forms leave open; sets ``mood`` of verbs and clauses."""
    for clause in sentence.clauses:
        if clause.finite is None:
            continue
        verb = tokens[clause.finite]
        sort = _ambiguity(verb.text.lower(), verb.person)
        if sort == "past":
            verb.mood = _of_preterite(tokens, sentence, clause)
        elif sort == "present":
            verb.mood = _of_present(tokens, sentence, clause)
        clause.mood = verb.mood


def _of_preterite(tokens: list[Token], sentence: Sentence, clause: Clause) -> Mood:
    """„sagte, kaufte, blieben, sollte“: Konjunktiv II in what is told or merely thought, else the indicative of a narrative."""
    if _conditional(tokens, clause) or any(_conditional(tokens, other) for other in _children(sentence, clause)):
        return _of_condition(tokens, sentence, clause)
    if clause.finite is not None and clause.finite > sentence.start and tokens[clause.finite - 1].text.lower() == "als":
        return "sub2"  # „als gehörte ihm das Amt“
    if _goes_on(tokens, sentence, clause):
        return "sub2"  # „Wären die Schleusen offen, strömte das Wasser in die Polder und richtete dort Schaden an“
    if _told(tokens, sentence, clause):
        inside = tokens[clause.start : clause.end]
        return "ind" if any(token.text.lower() in _EARLIER for token in inside) else "sub2"
    if clause.subordinator is not None and tokens[clause.subordinator].text.lower() == "ob":
        return "open"
    return "sub2" if _advises(tokens, sentence, clause) else "ind"


def _of_condition(tokens: list[Token], sentence: Sentence, clause: Clause) -> Mood:
    """A condition and its consequence are of one mood: the one that is clear in either; verb-first it is a thought."""
    pair = [clause, *(c for c in _children(sentence, clause) if _conditional(tokens, c))]
    if clause.parent is not None and _conditional(tokens, clause):
        pair.append(sentence.clauses[clause.parent])
    moods = {_clear(tokens, other) for other in pair}
    if "sub2" in moods:
        return "sub2"
    if any(verb_first(other) and _conditional(tokens, other) for other in pair):
        return "sub2"
    return "ind" if "ind" in moods else "open"


def _of_present(tokens: list[Token], sentence: Sentence, clause: Clause) -> Mood:
    """„sie haben, sie kommen“: the indicative, unless the clause is told, where a sister may tell the mood."""
    if _told(tokens, sentence, clause):
        sisters = {_clear(tokens, other) for other in _told_beside(sentence, clause)}
        return "sub1" if "sub1" in sisters else "ind" if "ind" in sisters else "open"
    if clause.kind == "dass" and any(_clear(tokens, c) == "sub1" for c in _sisters(sentence, clause) if c.kind == "dass"):
        return "sub1"
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    if parent is None or _quoted(tokens, sentence, clause):
        return "ind"
    if parent.mood in _CLEAR and clause.kind in ("adverbial", "relative", "dass"):
        return "open"
    speech = clause.kind == "dass" and parent.predicate not in _FACTIVE and bool(load_cues().verb(parent.predicate))
    return "open" if speech else "ind"


def _told(tokens: list[Token], sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is told in somebody's words: dependent on a verb of saying, or set beside a clear subjunctive."""
    before = tokens[clause.start - 1].text if clause.start > sentence.start else ""
    if before == ":" or _quoted(tokens, sentence, clause) or clause.kind not in ("main", "verb-second"):
        return False
    if any(child.kind in ("verb-second", "dass") for child in _children(sentence, clause)):
        return False  # a frame: „Man sagte uns, wir müssen umkehren, erzählte …“
    if clause.kind == "verb-second":
        return True
    before_it = [other for other in sentence.clauses if other.start < clause.start and other is not clause]
    if any(_clear(tokens, c) == "sub1" for c in before_it if c.kind == "main" and c.parent == clause.parent):
        return True
    # „Die Züge führen wieder, sagte sie, und die Kunden griffen zu“: what follows a frame goes on with what it frames,
    # unless it has the frame's own subject („…, sagte sie und legte auf“).
    framed = [c for c in before_it if c.kind == "verb-second" and c.parent is not None and c.mood in _CLEAR]
    own = clause.subject is not None and clause.start <= sentence.phrases[clause.subject].start < clause.end
    return own and any(sentence.clauses[c.parent].parent == clause.parent for c in framed if c.parent is not None)


def _goes_on(tokens: list[Token], sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is coordinated by „und“ or „oder“ with one before it that is merely thought or told."""
    if tokens[clause.start].text.lower() not in ("und", "oder"):
        return False
    before = [other for other in _sisters(sentence, clause) if other.end <= clause.start]
    return bool(before) and before[-1].mood == "sub2"


def _advises(tokens: list[Token], sentence: Sentence, clause: Clause) -> bool:
    """„Man sollte warten“, „„Sie sollten sich schämen““: advice, where nothing is narrated."""
    assert clause.finite is not None
    if tokens[clause.finite].lemma != "sollen":
        return False
    general = any(token.text.lower() in ("man", "morgen", "künftig") for token in tokens[clause.start : clause.end])
    return general or _quoted(tokens, sentence, clause)


def _clear(tokens: list[Token], clause: Clause) -> str:
    """The mood of a clause's verb as far as its form alone tells it; empty where it does not."""
    if clause.finite is None:
        return ""
    verb = tokens[clause.finite]
    return "" if _ambiguity(verb.text.lower(), verb.person) else _by_form(verb.text.lower(), verb.person)[0]


def _children(sentence: Sentence, clause: Clause) -> list[Clause]:
    return [other for other in sentence.clauses if other.parent is not None and sentence.clauses[other.parent] is clause]


def _sisters(sentence: Sentence, clause: Clause) -> list[Clause]:
    return [other for other in sentence.clauses if other is not clause and other.parent == clause.parent]


def _told_beside(sentence: Sentence, clause: Clause) -> list[Clause]:
    """The clauses that are told in the same breath: sisters, and verb-second clauses under a sister."""
    beside = _sisters(sentence, clause)
    return beside + [c for other in beside for c in _children(sentence, other) if c.kind == "verb-second" and c is not clause]


def _conditional(tokens: list[Token], clause: Clause) -> bool:
    opened = clause.subordinator is not None and tokens[clause.subordinator].text.lower() in _CONDITIONS
    return opened or (clause.kind == "adverbial" and verb_first(clause))


_OPENING, _CLOSING = frozenset("„«»‚›‹"), frozenset("“”‘’")


def _quoted(tokens: list[Token], sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is verbatim: a quotation is open where it begins, and its matrix clause stands outside.

    „„Mein Arzt sagte, ich habe Glück gehabt“, erzählte sie“: told within a quotation.
    """
    opened = -1
    for i in range(max(0, sentence.start - 1), clause.start + 1):
        text = tokens[i].text
        if text in _OPENING or (text == '"' and opened < 0):
            opened = i
        elif text in _CLOSING or text == '"':
            opened = -1
    if opened < 0 or clause.parent is None:
        return opened >= 0
    matrix = sentence.clauses[clause.parent].finite
    return matrix is None or not opened < matrix < clause.start


@lru_cache(maxsize=50_000)
def _ambiguity(word: str, person: int) -> str:
    """Which tense a form is of that serves the indicative and a subjunctive alike; empty where only one is possible."""
    readings = [r for a in analyses(word) if a.category.startswith("verb") for r in a.readings if r[0].isdigit()]
    fitting = {r[2] for r in readings if r[0] == str(person)} or {r[2] for r in readings}
    return "present" if {"p", "1"} <= fitting else "past" if {"t", "2"} <= fitting else ""


def _person(inside: list[Token], verb: Token) -> int:
    """The person that a pronoun beside the verb tells; everything else is the third."""
    at = verb.i - inside[0].i
    for token in inside[max(0, at - 3) : at + 4]:
        word = token.text.lower()
        if word in _FIRST_SINGULAR or word in _FIRST_PLURAL:
            return 1
        if word in _SECOND:
            return 2
    return 3


@lru_cache(maxsize=50_000)
def _by_form(word: str, person: int) -> tuple[Mood, bool]:
    """Return the mood that a form has in a person, and whether the form alone tells it."""
    if word in ("würde", "würden", "würdest", "würdet"):
        return "sub2", True
    readings = [r for a in analyses(word) if a.category.startswith("verb") for r in a.readings if r[0].isdigit()]
    fitting = {r[2] for r in readings if r[0] == str(person)} or {r[2] for r in readings}
    if not fitting or fitting <= {"p", "t"}:
        return "ind", True
    if fitting == {"1"}:
        return "sub1", True
    if fitting == {"2"}:
        return "sub2", True
    if fitting == {"1", "2"}:
        return "sub1", True
    return "ind", False
