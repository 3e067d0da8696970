"""Openings: whether a segment opens a subordinate clause, and of which kind.

The subordinator tells: a conjunction („dass“, „weil“, „um … zu“), a question word or a relative pronoun, with the finite verb
at the clause's end (Duden-Grammatik, „Nebensatz“). What the words leave open (is „wie“ a question or an aside?) the
predicate of the clause before decides.
"""

from __future__ import annotations

from typing import NamedTuple

from demnach.language.brackets import finite_in
from demnach.language.segments import Segment, verb_closes, zu_infinitive_in
from demnach.language.tags import agreement
from demnach.language.types import ClauseKind, Token
from demnach.lexicon.cues import load_cues

_OBJECT = frozenset({"dass", "daß", "ob"})
_INFINITIVE = frozenset({"um", "ohne", "statt", "anstatt", "außer"})
_RELATIVE = frozenset("der die das den dem dessen deren denen welcher welche welches welchem welchen".split())
_QUESTION = frozenset(
    "was wer wem wen wessen wo wann warum weshalb wieso woher wohin wofür wogegen woran worauf woraus worin worum worüber "
    "wovon wovor wozu welcher welche welches welchem welchen".split()
)
_CONTINUES_ANYTHING = frozenset("was wo wobei wodurch womit wonach woraufhin wozu weshalb wofür wogegen".split())
"""Question words that also open a relative clause, on a noun or on the whole clause before: „…, was X zurückwies“."""
_CHECKING = frozenset(
    "prüfen klären untersuchen beraten entscheiden abwarten erforschen diskutieren sehen zeigen beobachten verfolgen erleben "
    "miterleben filmen wissen erfahren lernen merken bemerken verstehen begreifen vergessen erinnern schildern beschreiben "
    "erzählen".split()
)
"""Verbs of finding out, perceiving and showing that take an indirect question though they report no speech."""
_ADVERBIAL = frozenset("weil wenn falls sofern obwohl obgleich nachdem bevor ehe sobald solange zumal indem".split())
"""Conjunctions that can be nothing else, whatever the tagger takes them for."""
_ALSO_ADVERBIAL = frozenset({"bis", "seit", "seitdem", "während", "damit", "je"})
"""Prepositions and adverbs that are conjunctions where the clause ends with its finite verb: „bis der Rat zustimmt“."""
_FIXED = _OBJECT | _ADVERBIAL
_OFTEN_NONE = frozenset({"als", "wie", "bis", "seit", "während", "der", "die", "das", "den", "dem"})
"""Words that open a clause or a phrase: „…, die das Amt, als Beweis verwerten darf“."""
_BEFORE_DASS = frozenset({"so", "ohne", "statt", "anstatt", "außer", "als"})
"""„ohne dass“, „so dass“: two words, one conjunction."""
_DEGREE = frozenset({"so", "derart", "dermaßen", "solch", "solche", "solcher", "solches", "solchen"})
_PREPOSITIONS = frozenset({"APPR", "APPRART", "KOUI"})
"""Tags of what may stand before a relative pronoun or a question word: „in dem“, „um welche“ (taken for „um … zu“)."""
_MIDDLE = frozenset({"PRF", "PPER", "ART", "PPOSAT", "PIAT"})
"""Tags of words that stand behind a verb only if it is second: „…, die mit zehn Mann spielenden Gäste beschränkten sich“."""
_NOMINAL = frozenset({"NN", "NE", "PPER", "PIS", "PDS", "ART", "PPOSAT"})
_LEAD = frozenset({"KON", "ADV", "PTKNEG", "KOKOM", "APPR", "PIS", "ADJD", "PIAT"})
_BOUND = frozenset({"alles", "etwas", "nichts", "das", "vieles", "einiges", "manches", "dem", "dort", "da"})


class Opening(NamedTuple):
    """A subordinate clause's kind and the index of its subordinator."""

    kind: ClauseKind
    subordinator: int


def opening_of(
    tokens: list[Token], segment: Segment, rest: list[Segment], governor: str, *, waiting: bool
) -> Opening | None:
    """Return what subordinate clause a segment opens, or None.

    ``governor`` is the predicate of the clause before; ``waiting`` is true while a subordinate clause still needs its verb.
    """
    words = segment.words
    first = _behind_lead(tokens, words)
    if first is None:
        return None
    token = tokens[first]
    word = token.text.lower()
    sure = token.tag in ("PRELS", "PRELAT", "PWAV")
    if waiting and not sure and segment.finite is not None and word in _OFTEN_NONE and not _closes_later(rest):
        return None  # „Ob die Bilder, die er machte, als Beweis gelten dürfen“: the verb is that of the clause that waits
    if word in _OBJECT:
        return Opening("adverbial" if _consequence(tokens, segment, word) else "dass", first)
    if token.tag == "KOUI" or word in _INFINITIVE:
        if zu_infinitive_in(tokens, words):
            return Opening("infinitive", first)
        if segment.finite is None:  # „um die Stadt, die …, zu retten“, but „um zwei Jahre“
            later = token.tag == "KOUI" and any(zu_infinitive_in(tokens, s.words) for s in rest)
            return Opening("infinitive", first) if later else None
    if word == "als" and token.tag in ("KOUS", "KOKOM"):
        return Opening("adverbial", first) if _als_opens(tokens, segment, first, rest) else None
    if word == "wie" and segment.mark in ("", ",", "–"):
        return _wie(tokens, segment, first, governor, rest)
    if (token.tag == "KOUS" or word in _ADVERBIAL) and word not in _CONTINUES_ANYTHING and _verb_final(tokens, words, first):
        return Opening("adverbial", first)
    if word in _ALSO_ADVERBIAL and _ends_finite(tokens, words):
        return Opening("adverbial", first)
    question = first + (token.tag in _PREPOSITIONS and first + 1 in words)  # „um welche Stoffe es sich handelte“
    if tokens[question].text.lower() in _QUESTION | _CONTINUES_ANYTHING or tokens[question].tag in ("PWS", "PWAV", "PWAT"):
        return _question(tokens, segment, question, governor, rest)
    if segment.mark not in (",", "–", "(", ")", "und"):
        return None
    relative = _relative_pronoun(tokens, words, first)
    if relative is not None and segment.finite is None:
        if not any(s.finite is not None for s in rest):
            return None  # „…, das Gesetz, die Grundlage der Reform, zu ändern“: no verb ever comes
        if rest[0].opens and _is_nominal(tokens, words, relative):
            return None  # „die Unterlagen, die …“: an article and its noun
    if relative is not None and tokens[relative].tag == "ART" and (segment.mark == "und" or first != words[0]):
        return None  # „…, und die Preise werden steigen“
    if relative is not None and waiting and tokens[relative].tag == "ART" and not _closes_later(rest):
        return None  # „nachdem der Chef, Lin Brand, den Handel verboten hatte“
    if relative is None and _interrupted_relative(tokens, segment, rest) and not (waiting and not _closes_later(rest[1:])):
        relative = first
    return Opening("relative", relative) if relative is not None else None


def _closes_later(rest: list[Segment]) -> bool:
    """True if a verb that closes a clause comes before one that begins one: the clause that waits gets its own."""
    for segment in rest:
        if segment.finite is not None and not segment.opens:
            return not segment.verb_first
    return False


def _behind_lead(tokens: list[Token], words: list[int]) -> int | None:
    """Skip what may stand before a subordinator: „und dass“, „auch wenn“, „vor allem weil“, „als ob“, „so dass“."""
    for n, i in enumerate(words[:4]):
        token = tokens[i]
        if token.text.lower() in _BEFORE_DASS and n + 1 < len(words) and tokens[words[n + 1]].text.lower() in ("dass", "daß"):
            return words[n + 1]
        if token.tag in ("KOUS", "KOUI") or token.text.lower() in _FIXED:
            return i
        if token.tag not in _LEAD or (i == words[0] and token.tag in ("APPR", "PIS", "PIAT")):
            break
    at = 0
    while at < len(words) - 1 and tokens[words[at]].tag == "KON":
        at += 1
    return words[at] if words else None


def _verb_final(tokens: list[Token], words: list[int], first: int) -> bool:
    """True unless the finite verb stands right behind the first word, as in a question or a main clause."""
    finite = next((i for i in words if tokens[i].mood is not None), None)
    if finite is None or finite > first + 1:
        return True
    return next(i for i in reversed(words) if tokens[i].tag[0] != "$") == finite


def _behind_is_postfield(tokens: list[Token], words: list[int], finite: int) -> bool:
    """True if nothing stands behind the verb but infinitives or a postfield: „…, wer schneller war als er“."""
    if verb_closes(tokens, words, finite):
        return True
    behind = [tokens[i] for i in words if i > finite]
    return behind[0].tag in ("APPR", "APPRART", "KOKOM", "KON") and not any(t.tag[0] == "V" or t.tag == "PTKVZ" for t in behind)


def _als_opens(tokens: list[Token], segment: Segment, first: int, rest: list[Segment]) -> bool:
    """„als er kam“ and „als käme er“ are clauses, „Als Gitarrist gab er …“ and „größer als er war sie“ are none."""
    words = segment.words
    finite = next((i for i in words if tokens[i].mood is not None), None)
    if finite is None:
        determined = first + 1 in words and tokens[first + 1].tag in ("ART", "PPOSAT", "PPER")
        clause = tokens[first].tag == "KOUS" or (determined and bool(segment.mark) and _closes_later(rest))
        return clause and not (rest and tokens[rest[0].words[0]].mood is not None)
    if finite == first + 1:
        before_main = bool(rest) and rest[0].verb_first  # „Als wäre nichts geschehen, ging er fort“
        return (bool(segment.mark) or before_main) and tokens[finite].mood in ("sub1", "sub2", "open")
    if not any(tokens[i].tag in _NOMINAL for i in words if first < i < finite):
        return False  # „Als wahrscheinlich gilt, dass …“
    return words[-1] == finite or tokens[finite + 1].tag in ("APPR", "APPRART", "KOKOM", "VVINF", "VMINF")


def _ends_finite(tokens: list[Token], words: list[int]) -> bool:
    return tokens[next(i for i in reversed(words) if tokens[i].tag[0] != "$")].mood is not None


def _consequence(tokens: list[Token], segment: Segment, word: str) -> bool:
    """„stieg so schnell, dass …“, „so dass …“: no object but a consequence."""
    first = segment.own[0]
    if word == "ob":
        return tokens[first].text.lower() == "als"
    if len(segment.words) > 1 and tokens[first].text.lower() in _BEFORE_DASS:
        return True
    at = first - 2
    while at >= 0 and tokens[at].tag not in ("$,", "$.", "KOUS"):
        if tokens[at].text.lower() in _DEGREE and tokens[at + 1].tag in ("ADJD", "ADV", "VVPP", "ADJA", "PIAT"):
            return True
        at -= 1
    return False


def _wie(tokens: list[Token], segment: Segment, first: int, governor: str, rest: list[Segment]) -> Opening | None:
    """„prüfen, wie die Täter …“ asks; „…, wie das Ministerium mitteilte, …“ names the source."""
    words = segment.words
    if not finite_in(tokens, words):
        if _asks(governor) and rest and rest[0].opens and len(words) > 1:
            return Opening("dass", first)  # „zeigt, wie Soldaten, die …, schießen“
        short = len(words) <= 5 and tokens[words[-1]].tag == "VVPP" and bool(segment.mark)
        return Opening("adverbial", first) if short or _source_interrupted(tokens, rest) else None
    if not _verb_final(tokens, words, first):
        return None
    start = segment.own[0]
    degree = first + 1 < start + len(segment.own) and tokens[first + 1].tag in ("ADJD", "PIAT")  # „wie groß“, „wie viele“
    correlate = any(tokens[i].tag == "PAV" for i in range(max(0, start - 4), start))  # „davon ab, wie …“
    if not segment.mark and degree:
        return Opening("dass", first)  # „Wie groß der Schaden ist, blieb offen“
    if segment.mark == "," and (degree or ((correlate or _asks(governor)) and not _tells_source(tokens, words))):
        return Opening("dass", first)
    return Opening("adverbial", first)


def _source_interrupted(tokens: list[Token], rest: list[Segment]) -> bool:
    """„Wie der Leiter des Amts, Igor Weber, mitteilte, …“: the next verb closes its segment and is one of speaking."""
    ahead = next((s for s in rest if s.finite is not None and not s.opens), None)
    if ahead is None or ahead.finite is None or ahead.conjoined:
        return False
    return verb_closes(tokens, ahead.words, ahead.finite) and _tells_source(tokens, ahead.words)


def _tells_source(tokens: list[Token], words: list[int]) -> bool:
    finite = next(i for i in words if tokens[i].mood is not None)
    lemmas = {tokens[finite].lemma, *(tokens[i].lemma for i in words if tokens[i].tag == "VVPP")}
    cues = (cue for lemma in lemmas for cue in load_cues().verb(lemma) if cue.kind == "verb")
    return any({"quote", "dass"} & cue.constructions for cue in cues)


def _asks(lemma: str) -> bool:
    return lemma in _CHECKING or any("ob" in cue.constructions for cue in load_cues().verb(lemma))


def _question(tokens: list[Token], segment: Segment, first: int, governor: str, rest: list[Segment]) -> Opening | None:
    """„ließ offen, wer …“ asks; „etwas, was …“, „…, was X zurückwies“ relate."""
    words = segment.words
    if segment.finite is None:
        if len(words) < 4 and not (rest and rest[0].opens and len(words) > 1):
            return None
    elif not _verb_final(tokens, words, first) or not _behind_is_postfield(tokens, words, segment.finite):
        return None  # „Wie lange soll das noch dauern?“
    if segment.mark in ("", ":"):
        return Opening("dass", first) if len(words) > 2 or (rest and rest[0].verb_first) else None
    word = tokens[first].text.lower()
    if word in _RELATIVE and (tokens[first].tag != "PWAT" or not _asks(governor)):
        return Opening("relative", first)
    if word not in _CONTINUES_ANYTHING and not word.startswith("wo"):
        return Opening("dass", first)
    before = tokens[segment.own[0] - 2] if segment.own[0] >= 2 and segment.mark != "und" else None
    bound = before is not None and (before.tag in ("NN", "NE") or before.text.lower() in _BOUND)
    correlate = any(tokens[i].tag == "PAV" for i in range(max(0, segment.own[0] - 4), segment.own[0]))  # „darüber, wo …“
    return Opening("dass" if (correlate or _asks(governor)) and not bound else "relative", first)


def _relative_pronoun(tokens: list[Token], words: list[int], first: int) -> int | None:
    """„…, der …“, „…, in dem …“, „…, deren …“: a d-word behind a comma in a clause that ends with its verb."""
    at = first
    if tokens[at].tag in _PREPOSITIONS and at + 1 in words:
        at += 1
    token = tokens[at]
    if token.text.lower() not in _RELATIVE:
        return None
    finite = [i for i in words if tokens[i].mood is not None]
    if not finite:
        infinitive = tokens[words[-1]].tag == "VVINF" or zu_infinitive_in(tokens, words)
        return at if token.tag in ("PRELS", "PRELAT") and not infinitive else None
    last_word = next(i for i in reversed(words) if tokens[i].tag[0] != "$")
    if finite[0] == at + 1 and last_word != finite[0]:
        return None  # „…, das ist …“
    if finite[-1] == last_word:
        return at
    return at if token.tag in ("PRELS", "PRELAT") and tokens[finite[0] + 1].tag not in _MIDDLE else None


def _is_nominal(tokens: list[Token], words: list[int], first: int) -> bool:
    """True if the words from ``first`` on are an article with its attributes and noun."""
    article, noun = tokens[first], tokens[words[-1]]
    between = [tokens[i].tag for i in words if first < i < words[-1]]
    if words[-1] == first or noun.tag != "NN" or not {"ADJA", "CARD"}.issuperset(between):
        return False
    return bool(agreement(article.text, "ART") & agreement(noun.text, noun.tag))


def _interrupted_relative(tokens: list[Token], segment: Segment, rest: list[Segment]) -> bool:
    """„Karvien, das den Feiertag nach altem Brauch, erst im Januar feiert“: the verb comes behind another comma, at the
    end; behind an apposition („Karvien, das Nachbarland, lehnte ab“) it comes first."""
    words = segment.words
    if segment.mark != "," or not rest or rest[0].opens or tokens[words[0]].text.lower() not in _RELATIVE:
        return False
    if finite_in(tokens, segment.own) or zu_infinitive_in(tokens, words):
        return False
    following = [i for i in rest[0].own if tokens[i].tag[0] != "$"]
    finite = [i for i in following if tokens[i].mood is not None]
    return len(finite) == 1 and finite[0] == following[-1] and len(following) > 1
