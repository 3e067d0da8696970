"""The language room: an article becomes sentences with tags, moods, phrases and clauses."""

from demnach.language.analyse import analyse
from demnach.language.types import Analysis, Clause, Phrase, Sentence, Token

__all__ = ["Analysis", "Clause", "Phrase", "Sentence", "Token", "analyse"]
