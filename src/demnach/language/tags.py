"""Tags: the word class of every token, its lemma and its morphology.

A linear-chain CRF (python-crfsuite) over ``tag_features`` chooses two classes at once, STTS (Schiller, Teufel, Stöckert,
Thielen 1999), which the grammar reads, and UPOS (Universal Dependencies 2), which tells names from nouns and auxiliaries
from full verbs; ``training/tagger.py`` trains it. Lemma, person, number, case and gender come from the lexicon's analyses
that agree with the tag.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import as_file, files
from itertools import pairwise

import pycrfsuite

from demnach.language.casing import as_usual
from demnach.language.tag_features import features
from demnach.language.types import Sentence, Token
from demnach.lexicon.forms import AGREEMENT, ALL_AGREEMENT, Analysis, analyses, separable
from demnach.lexicon.names import FEMALE, MALE, SURNAME, name_flags

MODEL_FILE = "tags.crfsuite"
LABEL_MARK = "|"
"""Between STTS and UPOS in a label of the model: „NE|PROPN“; a contraction has two UPOS: „APPRART|ADP+DET“."""

_NOMINAL = {
    "NN": ("noun", "name"), "NE": ("name", "noun"), "ADJA": ("adjective",), "ART": ("article",),
    "PPER": ("pronoun",), "PDAT": ("pronoun", "article"), "PIAT": ("pronoun", "article"), "PPOSAT": ("pronoun", "article"),
    "PDS": ("pronoun", "article"), "PIS": ("pronoun",), "PRELS": ("pronoun", "article"), "PWS": ("pronoun",),
    "APPRART": ("preposition",), "PRF": ("pronoun",), "PWAT": ("pronoun",), "PRELAT": ("pronoun",),
    "PPOSS": ("pronoun",),
}  # fmt: skip
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
_SUBORDINATORS = frozenset({"solange", "sobald", "sooft", "soweit", "sofern", "soviel"})
"""Subordinators that the tagger takes for verbs now and then: „Solange die Motoren liefen, …“"""
_UPOS_OF = {"KOUI": "ADP"}
"""Classes whose UPOS German GSD fixes and PUD gives otherwise: „um … zu“."""
_CONTRACTED = {"m": "D", "r": "D", "s": "A", "n": "A"}
"""Last letter of a contracted preposition → the case of its article: „im“, „zur“, „ins“, „übern“."""


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    with as_file(files("demnach.language") / "data" / MODEL_FILE) as path:
        tagger.open(str(path))
    return tagger


def tag(tokens: list[Token], sentences: list[Sentence]) -> None:
    """Set tag, lemma and morphology of the sentences' tokens; token indices are those of ``tokens``."""
    tagger = _tagger()
    for sentence in sentences:
        inside = tokens[sentence.start : sentence.end]
        words = as_usual([token.text for token in inside])
        for token, label in zip(inside, tagger.tag(features(words)), strict=True):
            token.tag, _, token.upos = label.partition(LABEL_MARK)
            token.upos = _UPOS_OF.get(token.tag, token.upos)
        for token in inside:
            if token.tag[0] == "V" and token.text.lower() in _SUBORDINATORS:
                token.tag, token.upos = "KOUS", "SCONJ"
            if token.tag == "ADJD" and _only_attributive(token.text):
                token.tag, token.upos = "ADJA", "ADJ"
        _settle_surnames(inside)
        _settle_infinitives(inside)
        _settle_far_infinitives(inside)
        _settle_attributes(inside)
        _restore_finite_verb(inside)
        for token, word in zip(inside, words, strict=True):
            _analyse(token, word)
        _join_particles(inside)


_AUXILIARY_FORMS = frozenset({"VAFIN", "VMFIN", "VAINF", "VMINF"})


_CLAUSE_MARKS, _MARKS = frozenset({"$,", "$."}), frozenset({"$,", "$.", "$("})


def _stretches(tokens: list[Token], marks: frozenset[str]) -> Iterator[list[Token]]:
    """Cut at marks; empty stretches are left out."""
    begin = 0
    for at, token in enumerate(tokens):
        if token.tag in marks:
            if at > begin:
                yield tokens[begin:at]
            begin = at + 1
    if begin < len(tokens):
        yield tokens[begin:]


def _restore_finite_verb(tokens: list[Token]) -> None:
    """A separated particle needs a finite verb, and so does a sentence: „Die Behörden gestanden ein, dass …“.

    Where a clause (cut at its commas) has a verb form that may be finite and nothing that makes it a participle or an
    infinitive, it is finite.
    """
    for clause in _stretches(tokens, _CLAUSE_MARKS):
        tags = {t.tag for t in clause}
        if not clause or tags & _FINITE or tags & _AUXILIARY_FORMS or "PTKZU" in tags or len(clause) < 3:
            continue
        verbs = [t for t in clause if t.tag in ("VVPP", "VVINF", "ADJD") and _may_be_finite(t.text)]
        particle = "PTKVZ" in tags
        if len(verbs) == 1 and (particle or (verbs[0].tag != "ADJD" and verbs[0] is not clause[-1])):
            verbs[0].tag, verbs[0].upos = "VVFIN", "VERB"


_CLOSING_INFINITIVES = frozenset({"haben", "sein", "werden"})


def _settle_infinitives(tokens: list[Token]) -> None:
    """„soll gekündigt haben“: behind a participle or infinitive, in a clause that has its finite modal, it is an infinitive."""
    modal = False
    for token, following in pairwise(tokens):
        if token.tag in ("$,", "$.", "KON"):
            modal = False
        elif token.tag == "VMFIN":
            modal = True
        elif modal and token.tag in ("VVPP", "VAPP") and following.tag == "VAFIN" and following.text in _CLOSING_INFINITIVES:
            following.tag = "VAINF"
        elif modal and token.tag in ("VVINF", "VAINF") and following.tag == "VMFIN" and _may_be_infinitive(following.text):
            following.tag = "VMINF"  # „sie sollten nicht warten müssen“


_FUTURE = frozenset({"wird", "werde", "werden", "würde", "würden"})
_OPENERS = frozenset({"KOUS", "KOUI", "PRELS", "PRELAT", "PWS", "PWAV", "PWAT", "KON"})


def _settle_far_infinitives(tokens: list[Token]) -> None:
    """„Wird der Chef, der lange schwieg, nachgeben?“: the infinitive of a modal, behind what interrupts its clause."""
    waiting = False
    for stretch in _stretches(tokens, _MARKS):
        if any(t.tag in _OPENERS for t in stretch[:2]):
            continue
        finite = [t for t in stretch if t.tag in _FINITE]
        modal = any(_is_modal(t.text.lower()) or (t.tag == "VAFIN" and t.text.lower() in _FUTURE) for t in finite)
        closed = any(t.tag in ("VVINF", "VVPP", "VAINF", "VAPP", "VMINF") for t in stretch)
        if modal and not closed and _closes_as_infinitive(stretch, finite):
            stretch[-1].tag, closed = f"{stretch[-1].tag[:2]}INF", True
        if modal:
            waiting = not closed
        elif waiting and finite == [stretch[-1]] and stretch[-1].tag == "VVFIN" and _may_be_infinitive(stretch[-1].text):
            stretch[-1].tag, stretch[-1].upos = "VVINF", "VERB"
            waiting = False


@lru_cache(maxsize=20_000)
def _is_modal(word: str) -> bool:
    """„sollten“: the tagger may take one at the beginning of a sentence for a full verb."""
    return any(a.category.startswith("verb") and _CLASS_OF_LEMMA.get(a.lemma) == "M" for a in analyses(word))


def _closes_as_infinitive(stretch: list[Token], finite: list[Token]) -> bool:
    """„Möge er in Frieden ruhen“: a second finite verb at the end, with no conjunction between, is the modal's infinitive."""
    last = stretch[-1]
    second = len(finite) > 1 and finite[-1] is last and last.tag in ("VVFIN", "VAFIN")
    return second and _may_be_infinitive(last.text) and all(token.tag != "KON" for token in stretch)


@lru_cache(maxsize=20_000)
def _may_be_infinitive(word: str) -> bool:
    return any(a.category.startswith("verb") and "inf" in a.readings for a in analyses(word))


def _settle_surnames(tokens: list[Token]) -> None:
    """„Ministerin Anna Feld“: behind a title and a forename comes a surname, common word or not."""
    title = False
    for forename, surname in pairwise(tokens):
        named = forename.tag == "NE" and bool(name_flags(forename.text) & (MALE | FEMALE))
        if named and surname.tag == "NN" and (title or name_flags(surname.text) & SURNAME):
            surname.tag, surname.upos = "NE", "PROPN"
        title = forename.tag == "NN"


def _settle_attributes(tokens: list[Token]) -> None:
    """„das gern benutzte Argument läßt …“: a clause has one finite verb; the form before a noun is a participle."""
    for clause in _stretches(tokens, _CLAUSE_MARKS):
        finite = [t for t in clause if t.tag in _FINITE]
        if len(finite) < 2:
            continue
        for verb, following in pairwise(clause):
            before_noun = following.tag in ("NN", "ADJA") or (following.tag == "KON" and verb is not finite[0])
            if verb.tag == "VVFIN" and before_noun and _may_be_attribute(verb.text) and verb is not clause[0]:
                verb.tag, verb.upos = "ADJA", "ADJ"


@lru_cache(maxsize=20_000)
def _may_be_attribute(word: str) -> bool:
    """„benutzte“: a preterite that is an inflected participle as well."""
    stem = word.removesuffix("e")
    return stem != word and any(a.category.startswith("verb") and "pp" in a.readings for a in analyses(stem))


@lru_cache(maxsize=20_000)
def _only_attributive(word: str) -> bool:
    """„südkoreanischer“: a form with an ending, which stands before a noun only."""
    found = [a for a in analyses(word) if a.category == "adjective"]
    return bool(found) and all(a.agreement for a in found)


@lru_cache(maxsize=20_000)
def _may_be_finite(word: str) -> bool:
    return any(
        r[0] == "3" and len(r) == 3 for a in analyses(word) if a.category.startswith("verb") for r in a.readings
    )


@lru_cache(maxsize=100_000)
def _morphology(word: str, tag_: str) -> tuple[str, str, str, str, int, bool]:
    """Return (lemma, cases, gender, number, person, past) of a word under a tag."""
    if tag_ in _FINITE or tag_[:2] in ("VV", "VA", "VM"):
        return _verb(word, tag_)
    wanted = _NOMINAL.get(tag_)
    if wanted is None:
        return word if tag_ in ("XY", "FM") else word.lower(), "", "", "", 0, False
    fitting = _fitting(word, wanted)
    mask = 0
    for analysis in fitting:
        mask |= analysis.agreement
    lemma = fitting[0].lemma if fitting else _stripped(word) if tag_ == "NE" else word
    agreed = [AGREEMENT[b] for b in range(len(AGREEMENT)) if mask >> b & 1]
    if tag_ == "APPRART":
        return word.lower(), _CONTRACTED.get(word[-1:].lower(), "D"), "", "sg", 0, False
    cases = "".join(c for c in "NGDA" if any(a[0] == c for a in agreed))
    if word.lower() == "ihr" and tag_ == "PPER":
        cases = "D"  # the second person plural is no form of news
    gender = "".join(g for g in "MFN" if any(a[2] == g for a in agreed))
    numbers = {a[1] for a in agreed}
    number = {"S": "sg", "P": "pl"}[numbers.pop()] if len(numbers) == 1 else ""
    return lemma, cases or "NGDA", gender, number, _person(word) if tag_ in ("PPER", "PRF") else 3, False


@lru_cache(maxsize=100_000)
def agreement(word: str, tag_: str) -> int:
    """Return the agreement mask (``lexicon.forms.AGREEMENT``) of a word under a tag; all bits where nothing is known."""
    wanted = _NOMINAL.get(tag_)
    if wanted is None:
        return ALL_AGREEMENT
    mask = 0
    for analysis in _fitting(word, wanted):
        mask |= analysis.agreement
    return mask or ALL_AGREEMENT


def _fitting(word: str, wanted: tuple[str, ...]) -> list[Analysis]:
    for form in (word, word.lower(), word.capitalize()):
        known = analyses(form)
        for category in wanted:
            found = [a for a in known if a.category == category]
            if found:
                return found
    return []


def _stripped(word: str) -> str:
    """The nominative of an unknown name: „Orlans“ → „Orlan“; „Markus“ stays."""
    genitive = len(word) > _SHORTEST_GENITIVE and word.endswith("s")
    return word[:-1] if genitive and not word.endswith(("ss", "us", "is", "os", "as", "es")) else word


_SHORTEST_GENITIVE = 4


def _person(word: str) -> int:
    lower = word.lower()
    if lower in ("ich", "wir", "mich", "mir", "uns"):
        return 1
    return 2 if lower in ("du", "ihr", "dich", "dir", "euch") and lower != "ihr" else 3


def _verb(word: str, tag_: str) -> tuple[str, str, str, str, int, bool]:
    known = [a for form in dict.fromkeys((word, word.lower())) for a in analyses(form) if a.category.startswith("verb")]
    shape = {"INF": "inf", "PP": "pp", "IZU": "zu"}.get(tag_[2:])
    if shape is not None:
        fitting = [a for a in known if shape in a.readings] or known
        if shape == "pp" and word[:2].lower() == "ge":  # „gelobt“ is of „loben“ rather than of „geloben“
            fitting.sort(key=lambda a: a.lemma.startswith("ge"))
        return (fitting[0].lemma if fitting else word.lower()), "", "", "", 0, False
    finite = [(a.lemma, r) for a in known for r in a.readings if r[0].isdigit()]
    if not finite:
        return (known[0].lemma if known else word.lower()), "", "", "", 0, False
    third = [(lemma, r) for lemma, r in finite if r[0] == "3"] or finite
    numbers = {r[1] for _, r in third}
    number = {"S": "sg", "P": "pl"}[numbers.pop()] if len(numbers) == 1 else ""
    past = all(r[2] in "t2" for _, r in third) and any(r[2] == "t" for _, r in third)
    return third[0][0], "", "", number, int(third[0][1][0]), past


_CLASS_OF_LEMMA = dict.fromkeys("sein haben werden".split(), "A") | dict.fromkeys(
    "dürfen können mögen müssen sollen wollen möchten".split(), "M"
)


def _analyse(token: Token, word: str) -> None:
    lemma, cases, gender, number, person, past = _morphology(word, token.tag)
    if token.tag[0] == "V":  # auxiliaries and modals are closed classes: the lexicon knows them better than the tagger
        token.tag = "V" + _CLASS_OF_LEMMA.get(lemma, "V") + token.tag[2:]
    token.lemma, token.cases, token.gender, token.person, token.past = lemma, cases, gender, person, past
    token.number = number  # type: ignore[assignment]


def _join_particles(tokens: list[Token]) -> None:
    """Give a finite verb the lemma with its separated particle: „teilte … mit“ → mitteilen.

    The particle stands at the end of its clause; the verb is the nearest finite full verb before it.
    """
    for at, token in enumerate(tokens):
        if token.tag != "PTKVZ":
            continue
        for verb in reversed(tokens[:at]):
            if verb.tag in ("VVFIN", "VVIMP"):
                whole = separable(token.text, verb.lemma)
                if whole is not None:
                    verb.lemma = whole
                break
