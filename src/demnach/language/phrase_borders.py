"""Phrases and clauses have to fit: where the clauses are known, phrases that run into one are cut and read anew."""

from __future__ import annotations

from demnach.language.phrases import Chunker
from demnach.language.types import Phrase, Sentence, Token

_TAKEN_FOR_ARTICLES = frozenset({"ART", "PWAT", "PRELAT"})
"""What the tagger takes a relative pronoun for: „der Fachleute misstrauen“, „welche Truppen schickt“; „deren“ is one."""
_POSSESSIVE = frozenset({"deren", "dessen"})


def _owned_until(tokens: list[Token], sentence: Sentence, phrase: Phrase) -> int:
    """Where a phrase is cut because its words behind a comma are another clause's: „warten, in Decken gehüllt, Familien“."""
    owners, first = sentence.owners, sentence.start
    for i in range(phrase.head + 2, phrase.end):
        if tokens[i - 1].tag == "$," and owners[i - first] != owners[phrase.head - first]:
            return i
    return phrase.end


def fit_to_clauses(tokens: list[Token], sentence: Sentence) -> None:
    """Let clauses with a finite verb end the phrases that run into them, and find anew the phrases of what is cut.

    „Karvien, das den Feiertag …“, „die Furcht, die Bank könne …“: the clause was taken for an apposition. „die Gefahr, vor der
    Fachleute warnten“: its pronoun was taken for an article.
    """
    starts = [clause.start for clause in sentence.clauses if clause.finite is not None]
    pronouns = [c.subordinator for c in sentence.clauses if c.kind == "relative" and c.subordinator is not None]
    pronouns = [i for i in pronouns if tokens[i].tag in _TAKEN_FOR_ARTICLES and tokens[i].text.lower() not in _POSSESSIVE]
    for i in pronouns:
        tokens[i].tag, tokens[i].upos = "PRELS", "PRON"
    whole = sentence.phrases
    sentence.phrases = []
    for phrase in whole:
        if phrase.end == phrase.head + 1 and not pronouns:  # nothing behind the head that could be cut
            sentence.phrases.append(phrase)
            continue
        cut = min((start for start in starts if phrase.head < start < phrase.end), default=phrase.end)
        cut = min(cut, _owned_until(tokens, sentence, phrase))
        if cut < phrase.end or any(phrase.start <= i < phrase.head for i in pronouns):
            mark = tokens[cut - 1].tag[0] == "$"
            sentence.phrases += Chunker(tokens, phrase.start, cut - mark).phrases() + Chunker(tokens, cut, phrase.end).phrases()
        else:
            sentence.phrases.append(phrase)
