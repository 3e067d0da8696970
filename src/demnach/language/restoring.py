"""Verb forms that only their clause tells: finite or not, verb or adjective, preposition or conjunction.

„hungern“ is infinitive and plural, „verlangt“ participle and singular, „beschädigte“ adjective and past. The tagger reads a
window of words; a clause that has a subordinator and no other finite verb, or a comma before and a subject behind, tells more
(Duden-Grammatik, „Verbletztstellung“, „Verbzweitstellung“).
"""

from __future__ import annotations

import re

from demnach.language.finite_readings import SUBORDINATING, TAKEN_FOR, finite_reading, is_finite, make_finite, opens
from demnach.language.restoring_by_form import restore_by_form
from demnach.language.tags import agreement
from demnach.language.types import Sentence, Token
from demnach.lexicon.cues import load_cues
from demnach.lexicon.forms import analyses, separable

_STOPS = frozenset({"$,", "$.", "$("})
_LONGEST_INQUIT = 12
_ALSO_CONJUNCTIONS = frozenset({"während", "bis", "seit", "seitdem", "da"})
"""Prepositions and adverbs that are conjunctions too: „während die Läden öffnen“."""
_QUESTION_ADVERBS = frozenset({"wann", "wo", "warum", "weshalb", "wieso", "woher", "wohin", "wie"})
_NOMINAL = frozenset({"NN", "NE", "PPER", "PIS", "PDS", "PRF"})
_NO_NOUN_BEHIND = frozenset({"ART", "PRF", "PPER", "PPOSAT", "APPR", "APPRART", "VVFIN", "VAFIN", "VMFIN", "$,", "$."})
_ALONE = frozenset("viele einige manche mehrere wenige alle beide andere keine keiner jeder einer".split())
_NO_OBLIQUE = frozenset({"die", "das", "er", "sie", "es", "man", "wir", "ich", "niemand"})
"""Words that these prepositions do not govern: „während“ takes the genitive, „seit“ the dative, „bis“ no article."""
_ZU_INSIDE = re.compile(r"(?!be|ver|ent|zer|da|hin|her)[a-zäöüß]{2,}zu[a-zäöüß]{3,}e?[lr]?n")
"""„notzulanden“, „zwischenzulagern“; but „bezuschussen“, „hinzufügen“."""
_OF_AGENT = frozenset({"von", "durch", "vom"})


def restore_finite(tokens: list[Token], sentence: Sentence) -> None:
    """Make the last verb of a subordinate clause finite where nothing else in it is: „…, dass Kinder hungern“.

    „hungern“ is infinitive and plural, „verlangt“ participle and singular; a clause with a subordinator that has no other
    finite verb tells which (Duden-Grammatik, „Verbletztstellung“). So does a clause that governs one: „Die Ermittler prüfen,
    wie …“. To be called before moods are resolved.
    """
    _restore_words(tokens, sentence)
    begin = sentence.start
    waiting = False
    for at in range(sentence.start, sentence.end + 1):
        tag = tokens[at].tag if at < sentence.end else "$."
        if tag not in _STOPS and not (tag == "KON" and _joins_subordinate(tokens, at, sentence.end)):
            continue
        if at > begin:
            _restore_far_infinitive(tokens, begin, at, sentence.start)
        if at - begin > 1:
            _restore_conjunction(tokens, begin, at, sentence.start)
            _restore_predicate(tokens, begin, at, sentence)
            _restore(tokens, begin, at, sentence)
        waiting = at > begin and _waits(tokens, begin, at, sentence, waiting=waiting)
        begin = at + 1


def _waits(tokens: list[Token], begin: int, end: int, sentence: Sentence, *, waiting: bool) -> bool:
    """True if a subordinate clause is without its verb at ``end``: it may come behind another clause, and is finite then.

    „dass sich Kredite, mit denen viele rechnen, noch einmal verteuern“.
    """
    finite = any(is_finite(tokens[i]) for i in range(begin, end))
    if tokens[begin].tag in SUBORDINATING or (begin + 1 < end and tokens[begin + 1].tag in SUBORDINATING):
        return waiting or not finite
    last = tokens[end - 1]
    if not waiting or finite or last.tag != "VVINF" or tokens[end - 2].tag == "PTKZU":
        return waiting and not finite
    reading = finite_reading(last.text.lower())
    if reading is None or _modal_waits(tokens, sentence.start, begin):
        return True
    make_finite(last, *reading)
    return False


def _joins_subordinate(tokens: list[Token], at: int, end: int) -> bool:
    """„dass A steigt | und dass B sinkt“, „dass Keller volllaufen | und der Strom ausfällt“."""
    if at + 1 >= end:
        return False
    if tokens[at + 1].tag in ("KOUS", "PWS", "PWAV"):
        return True
    last = next((i for i in range(at, end) if tokens[i].tag in _STOPS), end) - 1
    plural = tokens[at - 1].tag == "VVINF" and tokens[at - 2].tag != "PTKZU"
    return plural and tokens[at + 1].tag in ("ART", "NN", "NE", "PPER") and tokens[last].tag == "VVFIN"


def _restore_words(tokens: list[Token], sentence: Sentence) -> None:
    """„mit denen viele die Flaute überbrücken“: before an article, a pronoun or a preposition nothing is attribute.

    Also relative pronouns that agree with no noun behind them, and infinitives of rare verbs with „zu“ inside.
    """
    before = ""
    for i in range(sentence.start, sentence.end - 1):
        token = tokens[i]
        tag = token.tag
        if tag == "ART":
            if before == "$," and _is_relative(token, tokens[i + 1]):
                token.tag, token.upos = "PRELS", "PRON"
        elif tag == "PIAT":
            if tokens[i + 1].tag in _NO_NOUN_BEHIND and token.text.lower() in _ALONE:
                token.tag, token.upos = "PIS", "PRON"
        elif tag in ("VVFIN", "VVINF") and _ZU_INSIDE.fullmatch(token.text):
            token.tag, token.number, token.person = "VVIZU", "", 0
        before = tag


def _is_relative(word: Token, following: Token) -> bool:
    """„…, die Kohlenstoff aus der Luft entfernen“: as an article it would not agree with the noun behind it."""
    if word.text not in ("der", "die", "das", "den", "dem") or following.tag != "NN":
        return False
    return not agreement(word.text, "ART") & agreement(following.text, "NN")


def _restore_conjunction(tokens: list[Token], begin: int, end: int, start: int) -> None:
    """„Während in der Stadt die Läden öffnen, …“, „Wann die Sonde landet, …“: the verb stands last, so a clause begins."""
    first, last = tokens[begin], tokens[end - 1]
    word = first.text.lower()
    if first.tag in ("APPR", "ADV") and word in _ALSO_CONJUNCTIONS:
        tag, upos = "KOUS", "SCONJ"
    elif first.tag == "ADV" and word in _QUESTION_ADVERBS:
        tag, upos = "PWAV", "ADV"
    else:
        return
    inside = [tokens[i] for i in range(begin + 1, end - 1)]
    subject = bool(inside) and inside[0].text in _NO_OBLIQUE  # „während die einen feierten“
    if (not subject and sum(t.tag in _NOMINAL for t in inside) < 2) or any(is_finite(t) for t in inside):
        return
    if last.tag == "VVINF" and _modal_waits(tokens, start, begin):  # „will, wie es heißt, bis Ende Mai 800 Stellen streichen“
        return
    if is_finite(last) or (last.tag in TAKEN_FOR and finite_reading(last.text.lower()) is not None):
        first.tag, first.upos = tag, upos


def _restore_predicate(tokens: list[Token], begin: int, end: int, sentence: Sentence) -> None:
    """What the verbs of one stretch between two marks say of each other."""
    _restore_participle(tokens, begin, end, sentence)
    _restore_particle(tokens, sentence.start, end - 1)
    _restore_coordinated(tokens, begin, end, sentence.start)
    first, last = tokens[begin], tokens[end - 1]
    if last.tag in ("VAPP", "VAINF") and tokens[end - 2].tag == "VVFIN" and _is_participle(tokens[end - 2].text):
        tokens[end - 2].tag, tokens[end - 2].number, tokens[end - 2].person = "VVPP", "", 0  # „am Bug beschädigt gewesen“
    compound = last.text in ("haben", "sein", "werden") and tokens[end - 2].tag in ("VVPP", "VAPP")
    if last.tag == "VAFIN" and compound and not opens(tokens, begin) and any(t.tag == "VMFIN" for t in tokens[begin:end]):
        last.tag, last.number, last.person = "VAINF", "", 0  # „soll den Mann und seine Frau bedroht haben“
    between = any(is_finite(tokens[i]) or tokens[i].tag == "KON" for i in range(begin + 1, end - 1))
    if first.tag == "VMFIN" and last.tag == "VVFIN" and not between and _is_infinitive(last.text):
        last.tag, last.number, last.person = "VVINF", "", 0  # „Wollen niemanden ausschließen“
    if first.tag == "NN" and tokens[begin + 1].text == "Sie" and tokens[begin + 1].tag == "PPER":
        reading = finite_reading(first.text.lower())
        if reading is not None and reading[1] == "pl":  # „Fragen Sie den Minister“
            make_finite(first, *reading)


def _restore_far_infinitive(tokens: list[Token], begin: int, end: int, start: int) -> None:
    """„wollte sich zu dem Fall, den …, nicht äußern“: the modal still waits for it."""
    last = tokens[end - 1]
    if last.tag not in ("VVFIN", "VAFIN") or opens(tokens, begin) or any(is_finite(tokens[i]) for i in range(begin, end - 1)):
        return
    joined = tokens[begin].tag == "KON" and last.tag == "VAFIN" and tokens[end - 2].tag == "VVPP" and end - begin > 2
    modal = joined and any(t.tag == "VMFIN" for t in tokens[start:begin])  # „soll …, und den Start befohlen haben“
    if _is_infinitive(last.text) and (modal or _modal_waits(tokens, start, begin)):
        last.tag, last.number, last.person = f"{last.tag[:2]}INF", "", 0
    elif begin > start and _is_participle(last.text) and _auxiliary_waits(tokens, start, begin):
        last.tag, last.number, last.person = "VVPP", "", 0  # „hatte, ohne sie zu nennen, berichtet“


def _auxiliary_waits(tokens: list[Token], start: int, end: int) -> bool:
    """True if the last finite verb before, inquits apart, is an auxiliary without its participle."""
    for i in range(end - 1, start - 1, -1):
        if tokens[i].tag == "VVFIN" and i > start and tokens[i - 1].tag == "$,":
            continue
        if tokens[i].tag in ("VVPP", "VAPP") or (is_finite(tokens[i]) and tokens[i].tag != "VAFIN"):
            return False
        if tokens[i].tag == "VAFIN":
            return True
    return False


def _is_participle(word: str) -> bool:
    return any("pp" in a.readings for a in analyses(word))


def _is_infinitive(word: str) -> bool:
    return any("inf" in a.readings for a in analyses(word))


def _restore_participle(tokens: list[Token], begin: int, end: int, sentence: Sentence) -> None:
    """„Unterstützt von Helfern, löschten …“, „Vereinbart wurde, …“: a form in -t in the Vorfeld of another verb."""
    first = tokens[begin]
    preposition = tokens[begin + 1].tag in ("APPR", "APPRART")
    inside = begin > sentence.start and tokens[begin - 1].tag == "$," and first.tag == "VVFIN" and first.text.endswith("en")
    if inside and preposition and _is_participle(first.text):
        first.tag, first.number, first.person = "VVPP", "", 0  # „Lastwagen, beladen mit Kies, …“
    if begin != sentence.start or first.tag not in ("VVFIN", "VVIMP", "ADV", "ADJD", "NN"):
        return
    if not _is_participle(first.text.lower()):
        return
    free = preposition and (first.tag[0] != "V" or tokens[begin + 1].text in _OF_AGENT)
    agent = free and end + 1 < sentence.end and is_finite(tokens[end + 1])
    if agent or (first.tag[0] == "A" and tokens[begin + 1].tag == "VAFIN"):
        lemma = next(a.lemma for a in analyses(first.text.lower()) if "pp" in a.readings)
        first.tag, first.upos, first.lemma, first.number, first.person = "VVPP", "VERB", lemma, "", 0


def _restore_particle(tokens: list[Token], start: int, at: int) -> None:
    """„nahmen …, der schwieg, auch Retter teil“: taken for an imperative, but a verb before it forms one word with it."""
    if not is_finite(tokens[at]) or tokens[at].tag[:2] != "VV":
        return
    for verb in reversed(tokens[start:at]):
        whole = separable(tokens[at].text, verb.lemma) if verb.tag == "VVFIN" else None
        if whole is not None:
            tokens[at].tag, tokens[at].upos, verb.lemma = "PTKVZ", "ADP", whole
            return


def _restore_coordinated(tokens: list[Token], begin: int, end: int, start: int) -> None:
    """„…, skandierten Parolen und übergaben …“, „… aus dem Schlaf und beschädigte Schulen“: taken for an attribute.

    As an attribute the form would not fit: without an article „skandierten“ is dative plural only, and what stands before the
    conjunction is another case.
    """
    if tokens[begin].tag == "ADJA" and begin > start and tokens[begin - 1].tag == "$," and begin + 1 < end:
        closed = tokens[begin - 2].tag in ("PTKVZ", "VVPP")  # „deckte Dächer ab, entwurzelte Bäume“: no list of attributes
        ending = tokens[begin].text.endswith(("en", "te") if closed else "en")
        if ending and (closed or tokens[begin - 2].tag in ("NN", "NE")):
            _make_coordinated(tokens, begin, start)
    for at in range(begin + 2, end - 2):
        joins = tokens[at].tag == "KON" and tokens[at + 1].tag == "ADJA" and tokens[at - 1].tag == "NN"
        if joins and _is_dative(tokens, at - 1) and not tokens[at + 1].text.endswith(("en", "er", "em")):
            _make_coordinated(tokens, at + 1, start)


def _make_coordinated(tokens: list[Token], at: int, start: int) -> None:
    """Make the word at ``at`` finite if it agrees in tense and number with the last finite verb before it."""
    if tokens[at + 1].tag not in ("NN", "NE", "ART") or not tokens[at].text[0].islower():
        return
    model = next((t for t in reversed(tokens[start:at]) if is_finite(t)), None)
    reading = finite_reading(tokens[at].text)
    if reading is not None and model is not None and reading[2] and model.past and model.number in ("", reading[1]):
        make_finite(tokens[at], *reading)


def _is_dative(tokens: list[Token], noun: int) -> bool:
    """„aus dem Schlaf“, „am Ufer“: the noun's article or contraction is dative."""
    at = noun - 1
    while tokens[at].tag in ("ADJA", "NE") and at > 0:
        at -= 1
    return tokens[at].text.lower() in ("dem", "einem") or (tokens[at].tag == "APPRART" and tokens[at].text.endswith(("m", "r")))


def _restore(tokens: list[Token], begin: int, end: int, sentence: Sentence) -> None:
    limit = sentence.end
    _restore_inquit(tokens, begin, end, sentence.start)
    _restore_second(tokens, begin, end)
    restore_by_form(tokens, begin, end, sentence)
    last = tokens[end - 1]
    if not (opens(tokens, begin) or opens(tokens, begin + 1)):
        # „Die Ermittler prüfen, wie …“: a plural noun, its verb, and a clause that depends on it
        comma = end + 1 < limit and tokens[end].tag == "$,"
        governs = comma and (opens(tokens, end + 1) or (tokens[begin].tag == "ART" and tokens[end + 1].tag == "KON"))
        if begin != sentence.start or not governs or last.tag != "VVINF" or tokens[end - 2].tag not in ("NN", "NE"):
            return
    tags = [tokens[i].tag for i in range(begin, end)]
    if last.tag not in TAKEN_FOR or "PTKZU" in tags or any(t[0] == "V" and t.endswith(("FIN", "IMP")) for t in tags):
        return
    reading = finite_reading(last.text.lower())
    waits = last.tag == "VVINF" and tokens[begin].tag == "PRELS" and _modal_waits(tokens, sentence.start, begin)
    if waits and not _infinitive_comes(tokens, end, limit):
        return
    if reading is None or (last.tag == "VVPP" and _finite_ends_next(tokens, end + 1, limit)):
        return
    lemma, number, past = reading
    make_finite(last, lemma, number, past)


def _restore_second(tokens: list[Token], begin: int, end: int) -> None:
    """„…, und die Preise sollen folgen“: a plural modal or auxiliary in second place, its infinitive or participle last."""
    if tokens[end - 1].tag not in ("VVINF", "VVPP") or opens(tokens, begin):
        return
    if any(tokens[i].tag == "PTKZU" or tokens[i].tag.endswith(("FIN", "IMP")) for i in range(begin, end)):
        return
    for i in range(begin + 1, end - 1):
        if tokens[i].tag in ("VAINF", "VMINF"):
            reading = finite_reading(tokens[i].text.lower())
            if reading is not None and tokens[i - 1].tag in ("NN", "NE", "PPER", "PIS", "ADV"):
                make_finite(tokens[i], reading[0], "pl", reading[2])
            return


def _restore_inquit(tokens: list[Token], begin: int, end: int, start: int) -> None:
    """„…, berichteten Augenzeugen“: behind a comma a verb of speaking before its subject, taken for an attribute."""
    if begin == start or tokens[begin - 1].tag != "$,":
        return
    if tokens[begin].text == "so" and begin + 2 < end:  # „…, so versicherte der Minister, …“
        begin += 1
    first = tokens[begin]
    if first.tag not in ("ADJA", "VVPP", "VVINF") or first.text[0].isupper():
        return
    if tokens[begin + 1].tag not in ("NN", "NE", "ART", "ADJA", "PIAT", "PPER") or end - begin > _LONGEST_INQUIT:
        return
    if any(tokens[i].tag[0] == "V" for i in range(begin + 1, end)):
        return
    reading = finite_reading(first.text)
    if reading is not None and any(c.inquit and c.kind == "verb" for c in load_cues().verb(reading[0])):
        make_finite(first, reading[0], reading[1], reading[2])


def _modal_waits(tokens: list[Token], start: int, end: int) -> bool:
    """„Man müsse nun, so Feld, die Ursachen finden“: the infinitive belongs to a modal before."""
    for i in range(end - 1, start - 1, -1):
        if tokens[i].tag.endswith("INF"):
            return False
        if tokens[i].tag == "VMFIN":
            return not tokens[i - 1].tag.endswith("INF")  # „getötet haben soll“ has closed its clause
    return False


def _infinitive_comes(tokens: list[Token], begin: int, limit: int) -> bool:
    """„müssen Pendler, die Bahn fahren, mit Verspätung rechnen“: the modal gets another infinitive."""
    for i in range(begin, limit):
        if is_finite(tokens[i]):
            return False
        if tokens[i].tag.endswith("INF") and tokens[i - 1].tag != "PTKZU":
            return True
    return False


def _finite_ends_next(tokens: list[Token], begin: int, limit: int) -> bool:
    """„…, die verletzt, geborgen und behandelt wurden“: the finite verb comes with the last of several participles."""
    at = begin
    while at < limit and tokens[at].tag not in _STOPS:
        at += 1
    return at - 1 > begin and tokens[at - 1].tag in ("VAFIN", "VMFIN") and tokens[begin].tag not in SUBORDINATING
