"""Finite verbs that the tagger missed and that their form and their place tell: „… oder Gefahren vertuschten“.

In a stretch between two marks that has no other verb, a form that can be nothing but finite is the verb; so is the one that a
separated particle needs, and the one that stands first before an article or right behind the subject.
"""

from __future__ import annotations

from functools import lru_cache

from demnach.language.finite_readings import TAKEN_FOR, finite_reading, is_finite, make_finite, opens
from demnach.language.mood_forms import by_form
from demnach.language.types import Sentence, Token
from demnach.lexicon.forms import analyses, separable

_MISTAKEN = frozenset({"VVINF", "VVPP", "PTKVZ", "NN"})
"""Tags that the tagger gives to forms that are nothing but finite: „vertuschten“, „kontrolliere“."""
_TAKEN_FOR_FIRST = frozenset({"ADJA", "NN", "NE", "VVPP", "VVINF", "ADJD"})
_BEFORE_NOUN = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "ADJA"})
_SUBJECTS = frozenset({"NN", "NE", "PPER", "PIS"})
_FULL = frozenset({"VVFIN", "VVINF"})
_WITH_INFINITIVE = frozenset("lassen sehen hören fühlen spüren gehen kommen helfen lehren lernen bleiben".split())
"""Full verbs that govern a bare infinitive (Duden-Grammatik, „Infinitive ohne zu“)."""
_BEHIND_VERB = frozenset({"PPER", "ART", "PRF", "APPR", "APPRART", "PPOSAT", "PTKNEG"})


def restore_by_form(tokens: list[Token], begin: int, end: int, sentence: Sentence) -> None:
    """Make the verb of a stretch finite where its form or its place tells it."""
    _restore_first(tokens, begin, end, sentence)
    _restore_by_form(tokens, begin, end)
    _restore_before_particle(tokens, begin, end)
    _restore_behind_subject(tokens, begin, end)
    _restore_relative(tokens, begin, end)
    _restore_before_conjunct(tokens, begin, end)


def _restore_first(tokens: list[Token], begin: int, end: int, sentence: Sentence) -> None:
    """„Erhöhte die Zentralbank die Zinsen, …“: no adjective or noun stands before an article, so the first word is the verb."""
    first, second = tokens[begin], tokens[begin + 1]
    opens = begin == sentence.start or tokens[begin - 1].text in (";", ":", "„")
    if not opens or first.tag not in _TAKEN_FOR_FIRST or second.tag not in ("ART", "PPOSAT", "PPER"):
        return
    following = tokens[end + 1] if end + 1 < sentence.end and tokens[end].tag == "$," else None
    polite = second.text == "Sie" and begin <= sentence.start + 1  # „Stellen Sie sich vor, …“
    if not polite and (following is None or not (is_finite(following) or following.text == "so")):
        return
    if any(is_finite(tokens[i]) for i in range(begin, end)):
        return
    reading = finite_reading(first.text.lower())
    if reading is not None and (polite or reading[2] or by_form(first.text.lower(), 3)[0] == "sub2"):
        make_finite(first, reading[0], reading[1], past=reading[2])


def _restore_by_form(tokens: list[Token], begin: int, end: int) -> None:
    """„… oder Gefahren vertuschten“, „wer das kontrolliere“: at the end of a clause without a finite verb a form that can be
    no infinitive or participle is finite, whatever its tag."""
    start = begin
    for i in range(begin, end + 1):
        if i < end and tokens[i].tag != "KON":
            continue
        last, lone = tokens[i - 1], i - start == 1 and start == begin
        mistaken = last.tag in _MISTAKEN and last.text.islower() and _only_finite(last.text, last.tag)
        if mistaken and not lone and not any(tokens[n].tag[0] == "V" or tokens[n].tag == "PTKZU" for n in range(start, i - 1)):
            reading = finite_reading(last.text)
            if reading is not None:
                make_finite(last, reading[0], reading[1], past=reading[2])
        start = i + 1


def _restore_before_particle(tokens: list[Token], begin: int, end: int) -> None:
    """„das Gutachten weise Lücken auf“, „… und reiche die Antwort nach“: a separated particle at the end needs its verb."""
    begin = _conjunct(tokens, begin, end)
    last = tokens[end - 1]
    if last.tag != "PTKVZ" or any(tokens[i].tag[0] == "V" for i in range(begin, end)):
        return
    for i in range(begin, end - 1):
        reading = finite_reading(tokens[i].text) if tokens[i].tag in ("ADJA", "ADJD", "ADV") else None
        whole = separable(last.text, reading[0]) if reading is not None else None
        if reading is not None and whole is not None:
            make_finite(tokens[i], whole, reading[1], past=reading[2])
            return


def _restore_behind_subject(tokens: list[Token], begin: int, end: int) -> None:
    """„…, und der Frost schade ihnen“: in a clause without a verb, behind its first noun or pronoun and before no noun."""
    at = begin + (tokens[begin].tag == "KON")
    while at + 1 < end and tokens[at].tag in _BEFORE_NOUN and tokens[at + 1].tag != "PPER":
        at += 1
    if at + 2 >= end or tokens[at].tag not in _SUBJECTS or any(tokens[i].tag[0] == "V" for i in range(begin, end)):
        return
    candidate, following = tokens[at + 1], tokens[at + 2]
    if candidate.tag in ("ADJD", "ADJA", "ADV") and following.tag in _BEHIND_VERB:
        reading = finite_reading(candidate.text)
        if reading is not None and reading[1] == "sg" and not reading[2]:
            make_finite(candidate, reading[0], "sg", past=False)


def _restore_relative(tokens: list[Token], begin: int, end: int) -> None:
    """„Leute, die falsche Angaben machen“: behind the article it would be „die falschen Angaben“, so „die“ is a pronoun."""
    if begin == 0 or end - begin < len("die falsche Angaben machen".split()) or tokens[begin - 1].tag != "$,":
        return
    pronoun, adjective, noun = tokens[begin : begin + 3]
    plain = adjective.tag == "ADJA" and adjective.text.endswith("e") and noun.tag == "NN" and noun.number == "pl"
    if pronoun.tag == "ART" and pronoun.text == "die" and plain and tokens[end - 1].tag in TAKEN_FOR | {"VVFIN"}:
        pronoun.tag, pronoun.upos = "PRELS", "PRON"


def _restore_before_conjunct(tokens: list[Token], begin: int, end: int) -> None:
    """„dass die Kurse fallen und die Anleger verkaufen“: two verbs at the ends of their parts, no modal that governs both
    („dass sie essen und die Kinder schlafen wollen“), none that takes a bare infinitive."""
    last = tokens[end - 1]
    if not opens(tokens, begin) or last.tag not in _FULL:
        return
    for i in range(begin + 2, end - 1):
        if tokens[i].tag != "KON" or tokens[i - 1].tag not in _FULL or "VVINF" not in (tokens[i - 1].tag, last.tag):
            continue
        pair = (tokens[i - 1], last)
        others = (tokens[n] for n in [*range(begin, i - 1), *range(i + 1, end - 1)])
        if any(t.tag[0] == "V" or t.tag == "PTKZU" for t in others) or any(t.lemma in _WITH_INFINITIVE for t in pair):
            return
        for verb in pair:
            reading = finite_reading(verb.text) if verb.tag == "VVINF" else None
            if reading is not None:
                make_finite(verb, *reading)
        return


def _conjunct(tokens: list[Token], begin: int, end: int) -> int:
    """Where the last part begins that „und“ or „oder“ joins to the clause."""
    return max((i + 1 for i in range(begin, end - 1) if tokens[i].tag == "KON"), default=begin)


@lru_cache(maxsize=20_000)
def _only_finite(word: str, tag: str) -> bool:
    """True if a word has a finite reading in the third person and none that agrees with its tag."""
    known = analyses(word)
    verbs = [a for a in known if a.category.startswith("verb")]
    if not any(len(r) == len("3S1") and r[0] == "3" for a in verbs for r in a.readings):
        return False
    if tag in ("VVINF", "VVPP"):
        wanted = "inf" if tag == "VVINF" else "pp"
        return not any(wanted in a.readings for a in verbs)
    return len(verbs) == len(known) and not any({"inf", "pp"} & set(a.readings) for a in verbs)
