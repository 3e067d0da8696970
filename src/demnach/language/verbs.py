"""Verb complexes: which verbs of a clause belong together, what they mean as one predicate, and whether it is passive.

A German predicate is spread over its clause: „hat … mitgeteilt“, „teilte … mit“, „soll … getötet worden sein“. The finite
verb stands first or second, or last behind a subordinator; everything else closes the clause (Satzklammer).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from demnach.language.mood_forms import by_form
from demnach.language.types import Sentence, Token
from demnach.lexicon.cues import load_cues
from demnach.lexicon.forms import analyses, separable

NON_FINITE = frozenset({"VVINF", "VVPP", "VVIZU", "VAINF", "VAPP", "VMINF", "VMPP"})
_PARTS = NON_FINITE | {"PTKZU", "PTKVZ"}
_LEXICAL = frozenset({"VVINF", "VVPP", "VVIZU"})
_STOPS = frozenset({"$,", "$.", "$("})
_SUBORDINATING = frozenset({"KOUS", "PRELS", "PRELAT", "PWAV", "PWS", "PWAT"})
_LONGEST_INQUIT = 12
_TAKEN_FOR = frozenset({"VVINF", "VVPP", "VAINF", "VMINF", "PTKVZ", "ADJD", "ADJA", "PIS", "PIAT"})
"""Tags that the tagger gives to a finite verb at the end of a clause, where infinitives and participles stand too."""
_MISTAKEN = frozenset({"VVINF", "VVPP", "PTKVZ", "NN"})
"""Tags that it gives to forms that are nothing but finite: „vertuschten“, „kontrolliere“."""


_TAKEN_FOR_FIRST = frozenset({"ADJA", "NN", "NE", "VVPP", "VVINF", "ADJD"})
_BEFORE_NOUN = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "ADJA"})
_SUBJECTS = frozenset({"NN", "NE", "PPER", "PIS"})
_BEHIND_VERB = frozenset({"PPER", "ART", "PRF", "APPR", "APPRART", "PPOSAT", "PTKNEG"})


@dataclass(slots=True)
class Predicate:
    """The verbs of one clause as one predicate."""

    verbs: tuple[int, ...]
    finite: int | None
    lemma: str
    passive: bool


def predicate_of(tokens: list[Token], own: list[int]) -> Predicate:
    """Return the predicate of a clause from the indices of its own tokens."""
    finite = next((i for i in own if tokens[i].mood is not None), None)
    verbs = [i for i in own if i == finite or tokens[i].tag in _PARTS]
    passive = any(tokens[i].tag == "VVPP" for i in verbs) and any(
        tokens[i].lemma == "werden" or tokens[i].text.lower() == "worden" for i in verbs
    )
    return Predicate(tuple(verbs), finite, _lemma(tokens, verbs, finite), passive)


def _lemma(tokens: list[Token], verbs: list[int], finite: int | None) -> str:
    if finite is not None and tokens[finite].tag in ("VVFIN", "VVIMP"):
        return tokens[finite].lemma
    lexical = [i for i in verbs if tokens[i].tag in _LEXICAL]
    if lexical:
        # „hat versucht zu fliehen“ tries: the zu-infinitive is an object where there is another full verb
        bare = [i for i in lexical if tokens[i].tag != "VVIZU" and tokens[i - 1].tag != "PTKZU"] or lexical
        last = tokens[bare[-1]].lemma
        return last if last != "lassen" else tokens[bare[0]].lemma
    if finite is not None and tokens[finite].tag == "VAFIN":
        return tokens[finite].lemma
    auxiliary = [i for i in verbs if tokens[i].tag[:2] in ("VA", "VM")]
    return tokens[auxiliary[-1]].lemma if auxiliary else ""


# -- finite verbs at the end of a clause -----------------------------------------------------------------------------


def restore_finite(tokens: list[Token], sentence: Sentence) -> None:
    """Make the last verb of a subordinate clause finite where nothing else in it is: „…, dass Kinder hungern“.

    „hungern“ is infinitive and plural, „verlangt“ participle and singular; a clause with a subordinator that has no other
    finite verb tells which (Duden-Grammatik, „Verbletztstellung“). So does a clause that governs one: „Die Ermittler prüfen,
    wie …“. To be called before moods are resolved.
    """
    begin = sentence.start
    for at in range(sentence.start, sentence.end + 1):
        if at < sentence.end and tokens[at].tag not in _STOPS:
            continue
        if at - begin > 1:
            _restore(tokens, begin, at, sentence)
        begin = at + 1


def _opens(tokens: list[Token], i: int) -> bool:
    return tokens[i].tag in _SUBORDINATING or tokens[i].text.lower() == "wie"


def _restore(tokens: list[Token], begin: int, end: int, sentence: Sentence) -> None:
    limit = sentence.end
    _restore_inquit(tokens, begin, end, sentence.start)
    _restore_second(tokens, begin, end)
    _restore_first(tokens, begin, end, sentence)
    _restore_by_form(tokens, begin, end)
    _restore_before_particle(tokens, begin, end)
    _restore_behind_subject(tokens, begin, end)
    _restore_relative(tokens, begin, end)
    _restore_before_conjunct(tokens, begin, end)
    for i in range(begin + 1, end - 2):
        if tokens[i].tag == "KON" and _opens(tokens, i + 1):  # „dass A steigt und wer B senkt“
            begin = i + 1
    last = tokens[end - 1]
    if not (_opens(tokens, begin) or _opens(tokens, begin + 1)):
        # „Die Ermittler prüfen, wie …“: a plural noun, its verb, and a clause that depends on it
        comma = end + 1 < limit and tokens[end].tag == "$,"
        governs = comma and (_opens(tokens, end + 1) or (tokens[begin].tag == "ART" and tokens[end + 1].tag == "KON"))
        if begin != sentence.start or not governs or last.tag != "VVINF" or tokens[end - 2].tag not in ("NN", "NE"):
            return
    tags = [tokens[i].tag for i in range(begin, end)]
    if last.tag not in _TAKEN_FOR or "PTKZU" in tags or any(t[0] == "V" and t.endswith(("FIN", "IMP")) for t in tags):
        return
    reading = _finite_reading(last.text.lower())
    if last.tag == "VVINF" and tokens[begin].tag == "PRELS" and _modal_waits(tokens, sentence.start, begin):
        return
    if reading is None or (last.tag == "VVPP" and _finite_ends_next(tokens, end + 1, limit)):
        return
    lemma, number, past = reading
    _make_finite(last, lemma, number, past=past)


def _make_finite(token: Token, lemma: str, number: Literal["sg", "pl"], *, past: bool) -> None:
    kind = "A" if lemma in ("sein", "haben", "werden") else "M" if token.tag[:2] == "VM" else "V"
    token.tag, token.lemma, token.number, token.person, token.past = f"V{kind}FIN", lemma, number, 3, past
    token.cases = token.gender = ""


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
            reading = _finite_reading(last.text)
            if reading is not None:
                _make_finite(last, reading[0], reading[1], past=reading[2])
        start = i + 1


def _restore_before_conjunct(tokens: list[Token], begin: int, end: int) -> None:
    """„dass die Kurse fallen und die Anleger verkaufen“: two subjects, two verbs at the ends of their parts; no modal that
    governs both („dass sie essen und die Kinder schlafen wollen“)."""
    if not _opens(tokens, begin) or tokens[end - 1].tag not in ("VVFIN", "VVINF"):
        return
    for i in range(begin + 3, end - 2):
        if tokens[i].tag != "KON" or tokens[i + 1].tag not in ("ART", "PPER", "PPOSAT", "PIAT") or tokens[i - 1].tag != "VVINF":
            continue
        if any(tokens[n].tag[0] == "V" or tokens[n].tag == "PTKZU" for n in [*range(begin, i - 1), *range(i + 1, end - 1)]):
            return
        for verb in (tokens[i - 1], tokens[end - 1]):
            reading = _finite_reading(verb.text)
            if reading is not None:
                _make_finite(verb, reading[0], reading[1], past=reading[2])
        return


def _restore_first(tokens: list[Token], begin: int, end: int, sentence: Sentence) -> None:
    """„Erhöhte die Zentralbank die Zinsen, …“: no adjective or noun stands before an article, so the first word is the verb."""
    first, second = tokens[begin], tokens[begin + 1]
    opens = begin == sentence.start or tokens[begin - 1].text in (";", ":", "„")
    if not opens or first.tag not in _TAKEN_FOR_FIRST or second.tag not in ("ART", "PPOSAT", "PPER"):
        return
    following = tokens[end + 1] if end + 1 < sentence.end and tokens[end].tag == "$," else None
    polite = second.text == "Sie" and begin <= sentence.start + 1  # „Stellen Sie sich vor, …“
    if not polite and (following is None or not (_is_finite(following) or following.text == "so")):
        return
    if any(_is_finite(tokens[i]) for i in range(begin, end)):
        return
    reading = _finite_reading(first.text.lower())
    if reading is not None and (polite or reading[2] or by_form(first.text.lower(), 3)[0] == "sub2"):
        _make_finite(first, reading[0], reading[1], past=reading[2])


def _is_finite(token: Token) -> bool:
    return token.tag[0] == "V" and token.tag.endswith(("FIN", "IMP"))


def _restore_behind_subject(tokens: list[Token], begin: int, end: int) -> None:
    """„…, und der Frost schade ihnen“: in a clause without a verb, behind its first noun or pronoun and before no noun."""
    at = begin + (tokens[begin].tag == "KON")
    while at + 1 < end and tokens[at].tag in _BEFORE_NOUN and tokens[at + 1].tag != "PPER":
        at += 1
    if at + 2 >= end or tokens[at].tag not in _SUBJECTS or any(tokens[i].tag[0] == "V" for i in range(begin, end)):
        return
    candidate, following = tokens[at + 1], tokens[at + 2]
    if candidate.tag in ("ADJD", "ADJA", "ADV") and following.tag in _BEHIND_VERB:
        reading = _finite_reading(candidate.text)
        if reading is not None and reading[1] == "sg" and not reading[2]:
            _make_finite(candidate, reading[0], "sg", past=False)


def _conjunct(tokens: list[Token], begin: int, end: int) -> int:
    """Where the last part begins that „und“ or „oder“ joins to the clause."""
    return max((i + 1 for i in range(begin, end - 1) if tokens[i].tag == "KON"), default=begin)


def _restore_before_particle(tokens: list[Token], begin: int, end: int) -> None:
    """„das Gutachten weise Lücken auf“, „… und reiche die Antwort nach“: a separated particle at the end needs its verb."""
    begin = _conjunct(tokens, begin, end)
    last = tokens[end - 1]
    if last.tag != "PTKVZ" or any(tokens[i].tag[0] == "V" for i in range(begin, end)):
        return
    for i in range(begin, end - 1):
        reading = _finite_reading(tokens[i].text) if tokens[i].tag in ("ADJA", "ADJD", "ADV") else None
        whole = separable(last.text, reading[0]) if reading is not None else None
        if reading is not None and whole is not None:
            _make_finite(tokens[i], whole, reading[1], past=reading[2])
            return


def _restore_relative(tokens: list[Token], begin: int, end: int) -> None:
    """„Leute, die falsche Angaben machen“: behind the article it would be „die falschen Angaben“, so „die“ is a pronoun."""
    if begin == 0 or end - begin < len("die falsche Angaben machen".split()) or tokens[begin - 1].tag != "$,":
        return
    pronoun, adjective, noun = tokens[begin : begin + 3]
    plain = adjective.tag == "ADJA" and adjective.text.endswith("e") and noun.tag == "NN" and noun.number == "pl"
    if pronoun.tag == "ART" and pronoun.text == "die" and plain and tokens[end - 1].tag in _TAKEN_FOR | {"VVFIN"}:
        pronoun.tag, pronoun.upos = "PRELS", "PRON"


def _restore_second(tokens: list[Token], begin: int, end: int) -> None:
    """„…, und die Preise sollen folgen“: a plural modal or auxiliary in second place, its infinitive or participle last."""
    if tokens[end - 1].tag not in ("VVINF", "VVPP") or _opens(tokens, begin):
        return
    if any(tokens[i].tag == "PTKZU" or tokens[i].tag.endswith(("FIN", "IMP")) for i in range(begin, end)):
        return
    for i in range(begin + 1, end - 1):
        if tokens[i].tag in ("VAINF", "VMINF"):
            reading = _finite_reading(tokens[i].text.lower())
            if reading is not None and tokens[i - 1].tag in ("NN", "NE", "PPER", "PIS", "ADV"):
                _make_finite(tokens[i], reading[0], "pl", past=reading[2])
            return


def _restore_inquit(tokens: list[Token], begin: int, end: int, start: int) -> None:
    """„…, berichteten Augenzeugen“: behind a comma a verb of speaking before its subject, taken for an attribute."""
    first = tokens[begin]
    if begin == start or tokens[begin - 1].tag != "$," or first.tag not in ("ADJA", "VVPP", "VVINF") or first.text[0].isupper():
        return
    if tokens[begin + 1].tag not in ("NN", "NE", "ART", "ADJA", "PIAT", "PPER") or end - begin > _LONGEST_INQUIT:
        return
    if any(tokens[i].tag[0] == "V" for i in range(begin + 1, end)):
        return
    reading = _finite_reading(first.text)
    if reading is not None and any(c.inquit and c.kind == "verb" for c in load_cues().verb(reading[0])):
        _make_finite(first, reading[0], reading[1], past=reading[2])


def _modal_waits(tokens: list[Token], start: int, end: int) -> bool:
    """„Man müsse nun, so Feld, die Ursachen finden“: the infinitive belongs to a modal before."""
    for i in range(end - 1, start - 1, -1):
        if tokens[i].tag.endswith("INF"):
            return False
        if tokens[i].tag == "VMFIN":
            return True
    return False


def _finite_ends_next(tokens: list[Token], begin: int, limit: int) -> bool:
    """„…, die verletzt, geborgen und behandelt wurden“: the finite verb comes with the last of several participles."""
    at = begin
    while at < limit and tokens[at].tag not in _STOPS:
        at += 1
    return at - 1 > begin and tokens[at - 1].tag in ("VAFIN", "VMFIN") and tokens[begin].tag not in _SUBORDINATING


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


@lru_cache(maxsize=20_000)
def _finite_reading(word: str) -> tuple[str, Literal["sg", "pl"], bool] | None:
    """Return lemma, number and whether it is past of a word's third person, or None if it has none."""
    for analysis in analyses(word):
        if analysis.category.startswith("verb"):
            third = [r for r in analysis.readings if len(r) == 3 and r[0] == "3"]
            if third:
                past = any(r[2] == "t" for r in third)
                return analysis.lemma, "sg" if any(r[1] == "S" for r in third) else "pl", past
    return None
