"""Quotations: which quotation marks belong together.

Marks are paired by kind, so that one odd mark spoils nothing: „…“, »…«, «…», ‚…‘, ›…‹ and the undirected "…" and '…',
whose side is told by the white space around them. A speech over several paragraphs opens anew in each of them and closes
in the last (Duden § 89 ff.; newspaper practice): such runs are joined. A mark without a partner is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from demnach.language.types import Analysis, Token

_CLOSERS = {"„": "“”\"", "“": "”", "»": "«", "«": "»", "‚": "‘’'", "›": "‹", "‹": "›", '"': '"“”', "'": "'"}
"""Opening mark → marks that may close it. „ is closed by “, by the English ” and, in bad copy, by \"."""
_INNER = frozenset("‚›‹'")
_ALL = frozenset("".join(_CLOSERS) + "”’‘")
_DEEPEST = 16
"""No mark closes a quotation that so many others, opened since, are still inside of."""
_LONGEST = 400
"""A quotation of more tokens than this within one paragraph is taken for a lost closing mark."""


@dataclass(slots=True)
class Quotation:
    """A quotation: token indices of the opening and the closing mark, both inclusive."""

    opening: int
    closing: int
    depth: int = 0
    continues: bool = False  # the speech goes on in the quotation that follows (new paragraph)

    @property
    def end(self) -> int:
        """Index behind the closing mark."""
        return self.closing + 1


def _may_open(token: Token, following: Token | None) -> bool:
    if following is None or following.space_before:
        return False
    return token.text in _CLOSERS


def _undirected_closes(token: Token, following: Token | None) -> bool:
    """An undirected mark closes where it leans on the word before it."""
    return not token.space_before and (following is None or following.space_before or not following.text[0].isalnum())


def find_quotations(analysis: Analysis) -> list[Quotation]:
    """Return all paired quotations of the article, in order of their opening mark."""
    found: list[Quotation] = []
    tokens = analysis.tokens
    part_start = 0
    part = -1
    bounds: list[tuple[int, int]] = []
    for sentence in analysis.sentences:
        if sentence.part != part:
            if part >= 0:
                bounds.append((part_start, sentence.start))
            part, part_start = sentence.part, sentence.start
    if part >= 0:
        bounds.append((part_start, len(tokens)))
    unclosed: Quotation | None = None
    for start, end in bounds:
        pairs, open_at = _pair(tokens, start, end)
        if (unclosed is not None and pairs and pairs[0].opening == start) or (unclosed is not None and open_at == start):
            unclosed.continues = True
            found.append(unclosed)
        found += pairs
        # „Erster Absatz … (kein Schlusszeichen) ¶ „Zweiter Absatz …“: the first one runs to its paragraph's end
        unclosed = Quotation(open_at, end - 1) if open_at is not None else None
    found.sort(key=lambda q: (q.opening, -q.closing))
    return found


def _pair(tokens: list[Token], start: int, end: int) -> tuple[list[Quotation], int | None]:
    """Pair the marks of one paragraph; also return the last outer mark that never closes."""
    pairs: list[Quotation] = []
    stack: list[int] = []
    for i in range(start, end):
        token = tokens[i]
        mark = token.text
        if mark not in _ALL:
            continue
        following = tokens[i + 1] if i + 1 < end else None
        partner = _partner(tokens, stack, mark)
        closes = partner is not None and (mark not in "\"'»«›‹“" or not _opens_anew(token, following, stack, tokens))
        if closes and partner is not None:
            opening = stack[partner]
            del stack[partner:]
            if i - opening > 1 and i - opening <= _LONGEST:
                pairs.append(Quotation(opening, i, depth=len(stack)))
        elif mark in _CLOSERS and _may_open(token, following):
            stack.append(i)
    outer = [i for i in stack if tokens[i].text not in _INNER]
    return pairs, (outer[0] if outer and not pairs_after(pairs, outer[0]) else None)


def pairs_after(pairs: list[Quotation], opening: int) -> bool:
    """True if a quotation of the same level was closed behind an opening mark that never closes."""
    return any(q.opening > opening and q.depth == 0 for q in pairs)


def _partner(tokens: list[Token], stack: list[int], mark: str) -> int | None:
    for at in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEEPEST), -1):
        if mark in _CLOSERS[tokens[stack[at]].text]:
            return at
    return None


def _opens_anew(token: Token, following: Token | None, stack: list[int], tokens: list[Token]) -> bool:
    """A mark that could close or open (\" » « “) opens if it stands before a word and behind a space."""
    if _undirected_closes(token, following):
        return False
    leans_right = token.space_before and following is not None and not following.space_before
    return leans_right and tokens[stack[-1]].text != token.text
