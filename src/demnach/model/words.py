"""Readings in words: the short phrases that every view shares."""

from __future__ import annotations

from demnach.model.types import Event, Link, Party, Reading, Statement, Toll

ARROW = " → "
_SAME = 0.9
"""Two wordings that share so much of the text are shown once."""


class Words:
    """Phrases about one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.names = {entity.id: entity.name for entity in reading.entities}
        self.statements = {statement.id: statement for statement in reading.statements}
        self.times = {time.id: time for time in reading.times}

    def party(self, party: Party | None) -> str:
        """Return who a party is: the entity's name, else the words of the text; „—“ for nobody."""
        if party is None:
            return "—"
        if party.entity is not None:
            return self.names[party.entity]
        return " ".join(self.text[s.start : s.end] for s in party.spans)

    def chain(self, links: tuple[Link, ...]) -> str:
        """Return a chain as one line: „Orlan → SNA → dpa“."""
        return ARROW.join(self.link(link) for link in links) or "nobody named"

    def link(self, link: Link) -> str:
        """Return one voucher, the carrier of words in brackets."""
        return f"({link.name})" if link.role == "medium" else link.name

    def wording(self, statement: Statement) -> str:
        """Return a statement's content, its pieces joined by „…“."""
        return " … ".join(" ".join(self.text[s.start : s.end].split()) for s in statement.content)

    def fragments(self, statement: Statement) -> list[Statement]:
        """Return the verbatim fragments that a statement's wording holds and its speaker said: shown within it, not apart."""
        return [s for s in self.reading.statements if self._is_fragment(s) and s.parent == statement.id]

    def stands_alone(self, statement: Statement) -> bool:
        """False for a verbatim fragment that the statement around it shows."""
        return not self._is_fragment(statement)

    def repeats_parent(self, statement: Statement) -> bool:
        """True if a statement's wording is that of the statement in which it is told, but for its frame."""
        parent = self.statements.get(statement.parent or "")
        if parent is None:
            return False
        start, end = statement.content[0].start, statement.content[-1].end
        first, last = parent.content[0].start, parent.content[-1].end
        return min(end, last) - max(start, first) >= _SAME * max(end - start, last - first)

    def _is_fragment(self, statement: Statement) -> bool:
        parent = self.statements.get(statement.parent or "")
        return (
            parent is not None
            and statement.form == "direct"
            and statement.chain == parent.chain
            and all(any(p.start <= s.start and s.end <= p.end for p in parent.content) for s in statement.content)
        )

    def asserted(self, event: Event) -> str:
        """Return who asserts an event: the chains of its statements, or the article itself."""
        chains = [self.chain(self.statements[s].chain) for s in event.asserted_by if s in self.statements]
        return "; ".join(dict.fromkeys(chains)) or "the article itself"

    def place(self, event: Event) -> str:
        """Return the words of the text that place an event."""
        return ", ".join(self.text[s.start : s.end] for s in event.place)

    def time(self, event: Event) -> str:
        """Return the TIMEX3 value of an event's time."""
        found = self.times.get(event.time) if event.time is not None else None
        return found.value if found is not None else ""

    def meta(self) -> str:
        """Return the article's outlet, date, authors and agencies in one line."""
        article = self.reading.article
        signed = [c.name for c in article.credits if c.kind != "person"]
        pieces = [article.outlet, article.published, ", ".join(article.authors), " · ".join(dict.fromkeys(signed))]
        return "  ·  ".join(p for p in pieces if p)


def toll_range(toll: Toll) -> str:
    """Return a toll's bounds: „15“, „at least 4“, „at most 20“, „about 550“, „5–7“."""
    if toll.min is not None and toll.min == toll.max:
        return f"about {toll.min:,}" if toll.approximate else f"{toll.min:,}"
    if toll.max is None:
        return f"at least {toll.min:,}"
    if toll.min is None:
        return f"at most {toll.max:,}"
    return f"{toll.min:,}–{toll.max:,}"


def summary(reading: Reading) -> str:
    """Return a reading as plain text: a line for its title, then each statement with its chain."""
    words = Words(reading)
    lines = [reading.article.title or reading.article.id]
    for statement in reading.statements:
        lines.append(f"{statement.id[1:]:>3}  {words.party(statement.speaker)} ({statement.act}): {words.wording(statement)}")
        lines.append(f"     {words.chain(statement.chain)}")
    return "\n".join(lines)
