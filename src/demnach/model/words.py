"""Readings in words: the short phrases that every view shares."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import cached_property
from typing import Protocol

from demnach.model.types import READ_KINDS, Event, Form, Link, Party, Place, Reading, Span, Statement, Time

ARROW = " → "
_SAME = 0.9
"""Two wordings that share so much of the text are shown once."""
OWN_VOICE = "the article itself"
NOBODY = "nobody named"
FORMS: dict[Form, tuple[str, str]] = {
    "direct": ("direct", "in the speaker's own words"),
    "indirect": ("indirect", "rendered, with a frame that introduces it"),
    "reported": ("reported", "the act is told, its wording is not"),
    "free-indirect": ("free indirect", "somebody's view, with neither frame nor subjunctive"),
    "indirect-free-indirect": ("indirect, unframed", "subjunctive that continues an earlier statement"),
}
"""The forms with the label and the explanation that views give them."""


class Words:
    """Phrases about one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.names = {entity.id: entity.name for entity in reading.entities}
        self.statements = {statement.id: statement for statement in reading.statements}
        self.times = {time.id: time for time in reading.times}
        self.places = {place.id: place for place in reading.places}

    def spans(self, spans: tuple[Span, ...], between: str = " ") -> str:
        """Return the words that spans cover, white space evened."""
        return between.join(" ".join(span.of(self.text).split()) for span in spans)

    def party(self, party: Party | None) -> str:
        """Return who a party is: the entity's name, else the words of the text; „—“ for nobody."""
        if party is None:
            return "—"
        return self.names.get(party.entity or "") or self.spans(party.spans) or "—"

    def speaker(self, statement: Statement) -> str:
        """Return who says a statement, or that nobody is named."""
        return NOBODY if statement.speaker is None else self.party(statement.speaker)

    def chain(self, links: tuple[Link, ...]) -> str:
        """Return a chain as one line: „Orlan → SNA → dpa“."""
        return ARROW.join(self.link(link) for link in links) or NOBODY

    def vouchers(self, statement: Statement) -> list[tuple[str, str, bool]]:
        """Return the chain as names with their roles, and which of them is the speaker, who leads where the chain lacks him."""
        speaker = statement.speaker
        name = self.party(speaker)
        links = [
            (self.link(link), str(link.role), name == link.name or self._same(speaker, link))
            for link in statement.chain
        ]
        if speaker is None:
            return links or [(NOBODY, "", False)]
        return links if any(speaks for _, _, speaks in links) else [(name, "speaker", True), *links]

    @staticmethod
    def _same(party: Party | None, link: Link) -> bool:
        return party is not None and party.entity is not None and party.entity == link.entity

    def link(self, link: Link) -> str:
        """Return one voucher, the carrier of words in brackets."""
        return f"({link.name})" if link.role == "medium" else link.name

    def wording(self, statement: Statement) -> str:
        """Return a statement's content, its pieces joined by „…“."""
        return self.spans(statement.content, " … ")

    def kind(self, statement: Statement) -> str:
        """Return form, medium, addressee, time and place of a statement in one line."""
        pieces = [FORMS[statement.form][0]]
        if statement.medium != "unknown":
            pieces.append(statement.medium.replace("-", " "))
        if statement.addressee is not None:
            pieces.append(f"to {self.party(statement.addressee)}")
        time = self.times.get(statement.time or "")
        place = self.places.get(statement.place or "")
        pieces += [time.value] if time is not None else []
        pieces += [place.name] if place is not None else []
        return " · ".join(pieces)

    @cached_property
    def fragments(self) -> dict[str, list[Statement]]:
        """The verbatim fragments within each statement's wording that its own speaker said: shown in it, not apart."""
        found: dict[str, list[Statement]] = {}
        for statement in self.reading.statements:
            parent = self.statements.get(statement.parent or "")
            if (
                parent is not None
                and statement.form == "direct"
                and statement.chain == parent.chain
                and all(any(p.start <= s.start and s.end <= p.end for p in parent.content) for s in statement.content)
            ):
                found.setdefault(parent.id, []).append(statement)
        return found

    def is_fragment(self, statement: Statement) -> bool:
        """True for a verbatim fragment that the statement around it shows."""
        return any(fragment.id == statement.id for fragment in self.fragments.get(statement.parent or "", ()))

    def repeats_parent(self, statement: Statement) -> bool:
        """True if a statement's wording is that of the statement in which it is told, but for its frame."""
        parent = self.statements.get(statement.parent or "")
        if parent is None or not parent.content or not statement.content:
            return False
        start, end = statement.content[0].start, statement.content[-1].end
        first, last = parent.content[0].start, parent.content[-1].end
        return min(end, last) - max(start, first) >= _SAME * max(end - start, last - first)

    def asserted(self, event: Event) -> str:
        """Return who asserts an event: the chains of its statements, or the article itself."""
        chains = [self.chain(self.statements[s].chain) for s in event.asserted_by if s in self.statements]
        return "; ".join(dict.fromkeys(chains)) or OWN_VOICE

    def circumstances(self, event: Event) -> str:
        """Return what sort of event it is, where and when, and whether it happened."""
        time = self.times.get(event.time or "")
        pieces = [event.type.replace("-", " "), self.spans(event.place, ", "), time.value if time is not None else ""]
        pieces += [event.modality] if event.modality != "actual" else []
        pieces += ["did not happen"] if event.polarity == "negative" else []
        return " · ".join(piece for piece in pieces if piece)

    def voices(self) -> list[tuple[str, int, int]]:
        """Return who speaks: name, how many statements, and the number of the first; the most quoted first."""
        speaking = [(n, self.party(s.speaker)) for n, s in enumerate(self.reading.statements) if s.speaker is not None]
        first: dict[str, int] = {}
        for number, name in speaking:
            first.setdefault(name, number)
        return [(name, count, first[name]) for name, count in Counter(name for _, name in speaking).most_common()]

    def all_times(self) -> list[tuple[str, str]]:
        """Return the expressions of time with their values, each once."""
        return list(dict.fromkeys((self.spans((Span(t.start, t.end),)), time_value(t)) for t in self.reading.times))

    def all_places(self) -> list[tuple[str, str]]:
        """Return the places with what is known of them, each once."""
        return list(dict.fromkeys((place.name, place_facts(place)) for place in self.reading.places))

    def furniture(self) -> list[tuple[str, str]]:
        """Return what was set apart from the text: the kind and the words of each part, then the rights."""
        article = self.reading.article
        parts = [part for part in article.parts if part.kind not in READ_KINDS]
        found = [(part.kind.replace("-", " "), self.text[part.start : part.end].strip()) for part in parts]
        rights = article.rights
        said = [words for words in (rights.notice, rights.holder, rights.licence) if words]
        if said and not any(part.kind == "rights" for part in parts):
            found.append(("rights", " · ".join(dict.fromkeys(said))))
        if rights.tdm_reserved is not None:
            reserved = "reserved" if rights.tdm_reserved else "not reserved"
            found.append(("text and data mining", reserved + (f" ({rights.tdm_policy})" if rights.tdm_policy else "")))
        return found

    def published(self) -> str:
        """Return outlet, day and time of publication and of the last change, version and status in one line."""
        article = self.reading.article
        pieces = [article.outlet, moment(article.published)]
        pieces += [f"changed {moment(article.modified)}"] if article.modified and article.modified != article.published else []
        pieces += [f"version {article.version}"] if article.version > 1 else []
        pieces += [f"embargoed until {moment(article.embargo)}"] if article.embargo else []
        pieces += [article.status] if article.status != "usable" else []
        return "  ·  ".join(piece for piece in pieces if piece)

    def signed(self) -> str:
        """Return who signs the article: its authors, then agencies, initials and outlets."""
        article = self.reading.article
        names = [*article.authors, *(credit.name for credit in article.credits)]
        return "  ·  ".join(name for name in dict.fromkeys(names) if name != article.outlet)


def moment(value: str | None) -> str:
    """Return a date as it came, a date with time without its seconds and zone: „2026-05-04 18:30“."""
    if value is None or "T" not in value:
        return value or ""
    try:
        return f"{datetime.fromisoformat(value):%Y-%m-%d %H:%M}"
    except ValueError:
        return value


def number(statement: Statement) -> str:
    """Return the number that views show for a statement: its id without the letter."""
    return statement.id.removeprefix("s")


def percent(confidence: float) -> str:
    """Return a probability as „72 %“."""
    return f"{confidence:.0%}".replace("%", " %")


def time_value(time: Time) -> str:
    """Return a TIMEX3 value with what modifies it."""
    return time.value + (f" ({time.mod.lower()})" if time.mod else "") + (" (vague)" if time.vague else "")


def place_facts(place: Place) -> str:
    """Return kind, region and country of a place."""
    return ", ".join(dict.fromkeys(piece for piece in (place.kind, place.admin, place.country) if piece))


class Bounded(Protocol):
    """Whatever has the bounds of a toll."""

    @property
    def min(self) -> int | None: ...  # noqa: D102
    @property
    def max(self) -> int | None: ...  # noqa: D102
    @property
    def approximate(self) -> bool: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102


def toll_range(toll: Bounded) -> str:
    """Return a toll's bounds: „15“, „at least 4“, „at most 20“, „about 550“, „5–7“, with the unit of sums."""
    about = "about " if toll.approximate else ""
    if toll.min is not None and toll.min == toll.max:
        bounds = f"{about}{toll.min:,}"
    elif toll.min is not None and toll.max is not None:
        bounds = f"{about}{toll.min:,}–{toll.max:,}"
    elif toll.min is not None:
        bounds = f"at least {toll.min:,}"
    elif toll.max is not None:
        bounds = f"at most {toll.max:,}"
    else:
        bounds = "unknown"
    return bounds if toll.unit == "people" else f"{bounds} {toll.unit}"


def summary(reading: Reading) -> str:
    """Return a reading as plain text: a line for its title, then each statement with its chain."""
    words = Words(reading)
    lines = [reading.article.title or reading.article.id]
    for statement in reading.statements:
        lines.append(f"{number(statement):>3}  {words.party(statement.speaker)} ({statement.act}): {words.wording(statement)}")
        lines.append(f"     {words.chain(statement.chain)}")
    return "\n".join(lines)
