"""The language side of an article: from its parts to tokens, sentences, tags, moods, phrases and clauses."""

from __future__ import annotations

from demnach.language.auxiliaries import settle_auxiliaries
from demnach.language.clauses import find_clauses
from demnach.language.mood import resolve_moods, settle_moods
from demnach.language.phrase_borders import fit_to_clauses
from demnach.language.phrases import find_phrases
from demnach.language.restoring import restore_finite
from demnach.language.sentences import split_sentences
from demnach.language.subjects import find_subjects
from demnach.language.tags import tag
from demnach.language.tokens import tokenize
from demnach.language.types import Analysis, Sentence, Token
from demnach.model.types import READ_KINDS, Article


def analyse(article: Article) -> Analysis:
    """Analyse the parts of an article that are read; furniture gets no tokens.

    Token indices run through the whole article; a sentence never crosses the border of a part.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for n, part in enumerate(article.parts):
        if part.kind in READ_KINDS:
            inside = tokenize(article.text, part.start, part.end, first=len(tokens))
            sentences += split_sentences(article.text, inside, n)
            tokens += inside
    return analyse_sentences(article, tokens, sentences)


def analyse_sentences(article: Article, tokens: list[Token], sentences: list[Sentence]) -> Analysis:
    """Analyse sentences that have been cut into tokens; indices and spans run through ``tokens`` and the article's text."""
    tag(tokens, sentences)
    for sentence in sentences:
        restore_finite(tokens, sentence)
    resolve_moods(tokens, sentences)
    for sentence in sentences:
        sentence.phrases = find_phrases(tokens, sentence)
        sentence.clauses, sentence.owners = find_clauses(tokens, sentence)
        fit_to_clauses(tokens, sentence)
        find_subjects(tokens, sentence)
        settle_moods(tokens, sentence)
        settle_auxiliaries(tokens, sentence)
    return Analysis(article, tokens, sentences)
