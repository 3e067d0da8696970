"""The words of a cue as they stand in the clause: what belongs to the verb beside its own parts.

„äußerte sich“ (the reflexive of a reflexive verb), „vertritt die Ansicht“ (the article of a fixed noun), „geht davon aus“,
„hält es für möglich“ (the correlate that stands for the clause to come; Duden-Grammatik, „Korrelat“).
"""

from __future__ import annotations

from collections.abc import Iterator

from demnach.language.types import Sentence
from demnach.lexicon.cues import Cue, load_cues
from demnach.reading.statements.scene import Scene

REFLEXIVES = frozenset({"sich", "mich", "dich", "uns", "euch"})
_DETERMINERS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT"})
_CORRELATES = frozenset(
    {"daran", "darauf", "daraus", "darin", "darüber", "darum", "davon", "davor", "dafür", "dagegen", "damit", "dazu"}
)
"""„da“ with the prepositions that verbs govern; „danach“, „dabei“, „daraufhin“ tell when or how."""


def written_cue(scene: Scene, sentence: Sentence, index: int, cue: Cue, core: list[int], *, complement: bool) -> list[int]:
    """Return a cue's ``core`` (verb complex and fixed words) with its „sich“, its articles and, before a complement clause,
    its correlate."""
    own = scene.own_tokens(sentence, index)
    words = {*_one_predicate(scene, core), *_articles(scene, core), *announcing(scene, sentence, own)}
    if cue.reflexive:
        words.update(reflexive(scene, own))
    if complement:
        words.update(_correlate(scene, own, sentence.clauses[index].finite))
    return sorted(words)


def announcing(scene: Scene, sentence: Sentence, own: list[int]) -> list[int]:
    """„mit den Worten“, „mit der Begründung“: the noun that announces the words belongs to the verb."""
    for phrase in sentence.phrases:
        at = phrase.preposition
        if at is None or at not in own or scene.tokens[at].text.lower() != "mit":
            continue
        noun = load_cues().noun(scene.tokens[phrase.head].lemma)
        if scene.tokens[phrase.head].text == "Worten" or (noun is not None and "n-dass" in noun.constructions):
            return list(range(at, phrase.head + 1))
    return []


def reflexive(scene: Scene, own: list[int]) -> list[int]:
    """Return the reflexive pronoun among the tokens of a clause."""
    return [i for i in own if scene.tokens[i].text.lower() in REFLEXIVES]


def _one_predicate(scene: Scene, core: list[int]) -> Iterator[int]:
    """„habe den Fehler eingeräumt und angegeben, …“: of joined participles only the last one governs the content."""
    participles = [i for i in core if scene.tokens[i].tag == "VVPP"]
    for i in core:
        joined = i in participles[:-1] and any(scene.tokens[k].tag == "KON" for k in range(i + 1, participles[-1]))
        if not joined:
            yield i


def _articles(scene: Scene, core: list[int]) -> Iterator[int]:
    """„der gegenteiligen Ansicht“: what stands between the article of a fixed noun and the noun, both included."""
    for noun in (i for i in core if scene.tokens[i].tag == "NN"):
        i = noun - 1
        while i >= 0 and scene.tokens[i].tag == "ADJA":
            i -= 1
        if i >= 0 and scene.tokens[i].tag in _DETERMINERS:
            yield from range(i, noun)


def _correlate(scene: Scene, own: list[int], finite: int | None) -> Iterator[int]:
    """„es“ anywhere in the clause, „davon“ behind its finite verb: before it „damit“ points to what was said before."""
    for i in own:
        token = scene.tokens[i]
        word = token.text.lower()
        if (word == "es" and token.tag == "PPER") or (word in _CORRELATES and finite is not None and i > finite):
            yield i
