"""Setting the furniture of one document apart from its story, in passes from the surest sign to the weakest.

First what says itself what it is („Haftungsausschluss:“, „Quelle: …“, „Von Anna Feld“), then what stands under a
heading of its own („Mehr zum Thema“), then the lines after the last and before the first sentence of the story, then
the story itself.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable

from demnach.intake.furniture.bylines import biography, byline, name_line
from demnach.intake.furniture.captions import caption_start
from demnach.intake.furniture.credits import agencies_in, closing_credit, credit_line, desk_line, owner, reporters, sign_off
from demnach.intake.furniture.datelines import broadcast_line, date_line, dateline
from demnach.intake.furniture.phrases import announced, headed
from demnach.intake.furniture.segments import Segment, segments
from demnach.intake.furniture.signers import Signature
from demnach.intake.furniture.structure import hashtags, is_heading, is_keyword_list, is_teaser
from demnach.model.types import READ_KINDS, Credit, Part, PartKind

MARKUP_YIELDS: frozenset[PartKind] = frozenset({"teaser", "paragraph", "list", "subheading"})
"""Kinds that markup gives to furniture too: pages set „Foto: …“ or „mit dpa“ as ordinary paragraphs."""
SPLIT_KINDS: frozenset[PartKind] = frozenset({"teaser", "paragraph", "quotation"})
"""Kinds whose parts may begin with a dateline and end with a credit."""
LONGEST_SECTION_LINE = 160
"""Under a heading like „Mehr zum Thema“ a line of more code points is story again …"""
SHORTEST_STORY_LINE = 80
"""… and a whole sentence of so many."""


class Room:
    """One document's segments, and the parts and credits they become."""

    def __init__(self, text: str, blocks: Iterable[tuple[int, int, PartKind | None]], title: str | None = None) -> None:
        self.text = text
        self.title = title
        self.segments = segments(text, blocks)
        self.parts: list[Part] = []

    def furnish(self) -> None:
        """Settle what every segment is, then make the parts."""
        for segment in self.segments:
            if self._free(segment):
                self._declare(segment)
            elif segment.marked:
                self._signed(segment)
        self._follow_headings()
        story = self._story()
        while len(story) > 1 and self._tells_of_author(self.segments[story[-1]]):
            story.pop()
        if story:
            self._close(story[-1] + 1)
            self._open(story[0])
        self._tell(self._story())
        self._split()

    @property
    def credits(self) -> list[Credit]:
        """Everybody who signs, as often as they do, in the order of the text."""
        return [credit for segment in self.segments for credit in segment.signers]

    @property
    def headline(self) -> str | None:
        """The first headline, with single blanks; None if there is none."""
        return next((" ".join(self.text[p.start : p.end].split()) for p in self.parts if p.kind == "headline"), None)

    @property
    def keywords(self) -> tuple[str, ...]:
        """The words of keyword lists and lines, without bullets, labels and hash signs."""
        found = [word for segment in self.segments if segment.kind == "keywords" for word in self._keywords(segment)]
        return tuple(dict.fromkeys(found))

    def _keywords(self, segment: Segment) -> list[str]:
        if segment.items:
            return [self.text[start:end] for start, end in segment.items]
        line = self._line(segment)
        tags = hashtags(line)
        if tags:
            return tags
        _, colon, listed = line.partition(":")
        return [word.strip() for word in re.split(r"[,;|/·\n]", listed) if word.strip()] if colon else []

    def _line(self, segment: Segment) -> str:
        return self.text[segment.start : segment.end]

    def _free(self, segment: Segment) -> bool:
        """True as long as nothing but yielding markup has said what the segment is."""
        return segment.kind is None or (segment.marked and segment.kind in MARKUP_YIELDS)

    def _settle(self, segment: Segment, kind: PartKind, found: Signature | None = None) -> None:
        segment.kind = kind
        segment.marked = False
        segment.signers = [] if found is None else found.credits

    def _declare(self, segment: Segment) -> None:
        """Take what says itself what it is, wherever it stands."""
        text, start, end = self.text, segment.start, segment.end
        kind = announced(self._line(segment))
        found: Signature | None
        if found := byline(text, start, end):
            self._settle(segment, "byline", found)
        elif found := credit_line(text, start, end, closing=False):
            self._settle(segment, "credit", found)
        elif found := desk_line(text, start, end) or sign_off(text, start, end):
            self._settle(segment, "closing-line", found)
        elif self._may_be_caption(segment, kind) and caption_start(text, start, end) == start:
            self._settle(segment, "caption")
        elif kind is not None:
            self._settle(segment, kind, self._signers_in(segment, kind))
        elif hashtags(self._line(segment)):
            self._settle(segment, "keywords")

    def _signed(self, segment: Segment) -> None:
        """Note who signs in what the markup says is signed: a byline, a credit, a closing line."""
        text, start, end = self.text, segment.start, segment.end
        found: Signature | None = None
        if segment.kind == "byline":
            found = byline(text, start, end) or name_line(text, start, end)
        elif segment.kind == "credit":
            found = credit_line(text, start, end, closing=True) or agencies_in(text, start, end)
        elif segment.kind == "closing-line":
            found = desk_line(text, start, end) or sign_off(text, start, end) or reporters(text, start, end)
        segment.signers = [] if found is None else found.credits

    def _may_be_caption(self, segment: Segment, kind: PartKind | None) -> bool:
        """„© Mia Berg/dpa“ is a picture's credit, „Teile dieser Website … © 2026 Seebote“ a notice of rights."""
        return kind in (None, "caption") or (kind == "rights" and self.text[segment.start] in "©(")

    def _signers_in(self, segment: Segment, kind: PartKind) -> Signature | None:
        """Return who signs in a note: the agency that a text is taken from, that owns it or that sent it."""
        text, start, end = self.text, segment.start, segment.end
        if kind == "credit":
            return agencies_in(text, start, end)
        if kind == "rights":
            return owner(text, start, end)
        if kind == "closing-line":
            return reporters(text, start, end)
        return None

    def _follow_headings(self) -> None:
        """Give what stands under „Mehr zum Thema“, „Verwendete Quellen“ or „Notizblock“ the heading's kind."""
        i = 0
        while i < len(self.segments):
            line = self._line(self.segments[i])
            to_the_end = headed(line, "rest")
            kind = to_the_end or headed(line, "heads")
            i += 1
            if kind is None:
                continue
            below = self.segments[i:] if to_the_end else self._section(i)
            if not below and not (self.segments[i - 1].kind == kind or i == len(self.segments)):
                continue
            for segment in (self.segments[i - 1], *below):
                found = agencies_in(self.text, segment.start, segment.end) if kind == "credit" else None
                self._settle(segment, kind, found)
            i += len(below)

    def _section(self, first: int) -> list[Segment]:
        """Return the short lines and lists under a heading; a line right above story is the story's subheading."""
        last = first
        while last < len(self.segments):
            segment = self.segments[last]
            length = segment.end - segment.start
            story = self._is_prose(segment) and length >= SHORTEST_STORY_LINE
            short = bool(segment.items) or (length <= LONGEST_SECTION_LINE and not story)
            if not short or not (self._free(segment) or segment.kind in ("promotion", "credit", "keywords", "caption")):
                break
            last += 1
        if first < last < len(self.segments) and self._is_prose(self.segments[last]):
            above = self.segments[last - 1]
            if last - first > 1 and not above.items and is_heading(self.text, above):
                last -= 1
        return self.segments[first:last]

    def _is_prose(self, segment: Segment) -> bool:
        return self._free(segment) and not segment.items and not is_heading(self.text, segment)

    def _story(self) -> list[int]:
        """Return the indices of the segments that are running text."""
        return [i for i, segment in enumerate(self.segments) if self._is_prose(segment)]

    def _close(self, after: int) -> None:
        """Settle the lines after the story's last sentence: initials, names, keywords."""
        for i in range(after, len(self.segments)):
            segment = self.segments[i]
            if not self._free(segment):
                continue
            text, start, end = self.text, segment.start, segment.end
            introduced = i > 0 and self._line(self.segments[i - 1]).endswith(":")
            found: Signature | None
            if is_keyword_list(text, segment, introduced=introduced):
                self._settle(segment, "keywords")
            elif found := credit_line(text, start, end, closing=True):
                self._settle(segment, "credit", found)
            elif found := name_line(text, start, end):
                self._settle(segment, "byline", found)
            elif broadcast_line(text, start, end):
                self._settle(segment, "broadcast-note")
            elif date_line(text, start, end):
                self._settle(segment, "dateline")

    def _tells_of_author(self, segment: Segment) -> bool:
        """Settle a last paragraph that says who the author is."""
        found = biography(self.text, segment.start, segment.end)
        if found:
            self._settle(segment, "byline", found)
        return found is not None

    def _open(self, before: int) -> None:
        """Settle the lines before the story's first sentence that are only names or a date."""
        for segment in self.segments[:before]:
            if not self._free(segment):
                continue
            if found := name_line(self.text, segment.start, segment.end):
                picture = found.has("agency") and found.slashed
                self._settle(segment, "caption" if picture else "byline", None if picture else found)
            elif date_line(self.text, segment.start, segment.end):
                self._settle(segment, "dateline")

    def _tell(self, story: list[int]) -> None:
        """Settle the story: headlines, teaser, subheadings, paragraphs, lists.

        A line is a subheading if story comes below it, furniture and one more heading aside.
        """
        first = story[0] if story else len(self.segments)
        self._settle_headlines([segment for segment in self.segments[:first] if segment.kind is None])
        if len(story) > 1 and self.segments[first].kind is None and self._announces(first, story[1]):
            self._settle(self.segments[first], "teaser")
        below: deque[bool] = deque(maxlen=2)
        for segment in reversed(self.segments):
            heading = is_heading(self.text, segment)
            if segment.kind is None:
                kind: PartKind = "list" if segment.items else "subheading" if heading and any(below) else "paragraph"
                below.append(not heading)
                self._settle(segment, kind)
            elif segment.kind in READ_KINDS:
                below.append(segment.marked or not heading)

    def _settle_headlines(self, lines: list[Segment]) -> None:
        """Before the story: a kicker and the headline, or the headline and a subheading."""
        headings = [segment for segment in lines if is_heading(self.text, segment)]
        if not headings or any(segment.kind == "headline" for segment in self.segments):
            return
        chosen = next((segment for segment in headings if self._line(segment) == self.title), headings[0])
        kicker = chosen is headings[0] and len(headings) > 1 and len(self._line(chosen).split()) <= 3
        self._settle(chosen, "headline")
        for segment in headings:
            above = segment.start < chosen.start or (kicker and segment is headings[1])
            if segment is not chosen:
                self._settle(segment, "headline" if above else "subheading")

    def _announces(self, first: int, lead: int) -> bool:
        """True if the first paragraph is a teaser to the lead."""
        if self._dateline(self.segments[first], opening=False):
            return False
        between = {segment.kind for segment in self.segments[first + 1 : lead]}
        dated = bool(between & {"byline", "dateline"}) or self._dateline(self.segments[lead], opening=True) is not None
        headed_story = any(segment.kind == "headline" for segment in self.segments[:first])
        lead_segment = self.segments[lead] if "subheading" not in between else None
        return is_teaser(self.text, self.segments[first], lead_segment, dated_lead=dated, headed=headed_story)

    def _dateline(self, segment: Segment, *, opening: bool) -> tuple[int, Signature] | None:
        return dateline(self.text, segment.start, segment.end, opening=opening)

    def _split(self) -> None:
        """Make the parts; split datelines, credits and a picture's credit off their paragraphs."""
        opening = 2
        for segment in self.segments:
            kind = segment.kind or "paragraph"
            start, end = segment.start, segment.end
            tail: list[tuple[PartKind, int, int]] = []
            if kind in SPLIT_KINDS:
                found = self._dateline(segment, opening=opening > 0)
                opening -= 1
                if found:
                    segment.signers += found[1].credits
                    self._add("dateline", start, found[0])
                    start = found[0]
                if closing := closing_credit(self.text, start, end):
                    segment.signers += closing[1].credits
                    tail.append(("credit", closing[0], end))
                    end = closing[0]
                caption = caption_start(self.text, start, end)
                if caption is not None and caption > start:
                    tail.append(("caption", caption, end))
                    end = caption
            self._add(kind, start, end)
            for part in reversed(tail):
                self._add(*part)

    def _add(self, kind: PartKind, start: int, end: int) -> None:
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.parts.append(Part(kind=kind, start=start, end=end))
