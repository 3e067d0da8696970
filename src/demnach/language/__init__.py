"""The language room: an article becomes sentences with tags, moods, phrases and clauses."""

from demnach.language.analyse import analyse

__all__ = ["analyse"]
