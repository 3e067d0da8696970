"""The chain of sources: who vouches for a statement, from the first voice to the nearest to the reader.

„… habe die Freundschaft bewiesen“, told by an agency of a letter, in another agency's text: writer → agency → agency.
The links come from five places: whom the speaker cites; the speaker's words, which may name a text and its author or point back
to what was named before; the carrier and the outlet of the words („in einem Brief“, „sagte er der Zeitung“); the statement that
this one is told in; and the article's own credits.
"""

from __future__ import annotations

from demnach.language.types import Analysis
from demnach.lexicon.cues import load_cues
from demnach.model.types import Article, ChainRole, Entity, Link, Span
from demnach.reading.channels import CITING, RELAYS, Channels
from demnach.reading.statements.assemble import characters
from demnach.reading.statements.draft import Draft, Range
from demnach.reading.statements.source_words import Source, source_of
from demnach.reading.texts import Texts
from demnach.reading.voucher_names import EntityAt, VoucherNames

_SHARES = frozenset({
    "Prozent", "Mehrheit", "Minderheit", "Hälfte", "Drittel", "Viertel", "Fünftel", "Zehntel", "Befragte", "Befragten",
})  # fmt: skip
_THEREIN = frozenset({"darin", "hierin", "dort"})


class Chains:
    """Builds the chains of one article's statements."""

    def __init__(self, analysis: Analysis, entity_at: EntityAt) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.names = VoucherNames(analysis, entity_at)
        self.channels = Channels(analysis, self.names)
        self.texts = Texts(analysis, self.names, self.channels)
        self.tail = article_links(analysis.article)
        self._entities: dict[tuple[Range, ...], Entity | None] = {}
        self._signing = {_bare(link.name) for link in self.tail}
        self._cache: dict[int, tuple[Link, ...]] = {}
        self._asked: set[int] = set()

    def of(self, draft: Draft) -> tuple[Link, ...]:
        """Return the whole chain of a statement, the article's own credits at its end."""
        return (*(link for link in self._sources(draft) if _bare(link.name) not in self._signing), *self.tail)

    def _sources(self, draft: Draft) -> tuple[Link, ...]:
        known = self._cache.get(id(draft))
        if known is None:
            self._cache[id(draft)] = ()  # a statement never vouches for itself
            known = self._cache[id(draft)] = self._build(draft)
        return known

    def _build(self, draft: Draft) -> tuple[Link, ...]:
        if draft.rule == "fragment" and draft.parent is not None:
            return self._sources(draft.parent)
        if draft.source is not None:
            return self._sources(draft.source)
        if draft.parent is not None and self._first_person(draft):
            return self._sources(draft.parent)
        links = self._own(draft)
        if draft.parent is not None and draft.rule != "source-adverb":
            links += self._sources(draft.parent)
        return tuple(_without_repeats(links))

    def _own(self, draft: Draft) -> list[Link]:
        """Return the links that a statement has by itself, without those of what it is told in.

        Statements may point at each other in a ring („den Angaben zufolge“ around its own source); none vouches for itself.
        """
        if id(draft) in self._asked:
            return []
        self._asked.add(id(draft))
        links = self._found(draft)
        self._asked.remove(id(draft))
        return links

    def _found(self, draft: Draft) -> list[Link]:
        if draft.rule == "source-adverb" or self._told_therein(draft):
            return self._pointed(draft)
        links = [*self._cited(draft), *self._voice(draft)]
        channels = self.channels.of(draft)
        if not channels and links and draft.entry is not None and draft.entry.medium == "writing":
            author = links[-1].entity
            channels = self.texts.written_by(author, draft.start) if author is not None else []
        return [*links, *channels]

    def _told_therein(self, draft: Draft) -> bool:
        """„Darin heißt es, …“: what was named last tells it."""
        return not draft.speaker and any(self.tokens[i].text.lower() in _THEREIN for a, b in draft.frame for i in range(a, b))

    def _voice(self, draft: Draft) -> list[Link]:
        """Return the speaker, or the author of a text with the text, or whom the words point back to."""
        if not draft.speaker:
            return []
        source = self._source(draft)
        if source.points_back and (known := self._known(draft, source)):
            return known
        if (again := self._same_speaker(draft)) is not None:
            return self._own(again)
        evidence = characters(self.analysis, draft.frame or draft.speaker)
        links: list[Link] = []
        if source.own:
            subject = self.names.subject_around(draft.speaker[0][0])
            links = [self.names.link([subject], evidence)] if subject is not None else []
        elif source.voice is not None:
            links = [self.names.link(draft.speaker if source.voice == draft.speaker[0] else [source.voice], evidence)]
        elif source.body:
            links = [Link(entity=None, name=source.body, role="speaker", evidence=evidence)]
        elif source.carrier is None:
            links = [self.names.link(draft.speaker, evidence)]
        if source.carrier is not None:
            links += self.texts.carrier(source)
        elif self._is_share(draft):
            links += self.texts.survey(draft.start)
        return links

    def _same_speaker(self, draft: Draft) -> Draft | None:
        """„ihm zufolge“: the statement before, if the pronoun means its speaker; what carried it carries this one too."""
        before = draft.pointer
        if before is None or draft.rule != "source-phrase" or before.source is not None:
            return None
        entity = self.entity_of(draft.speaker)
        same = entity is not None and before.speaker and self.entity_of(before.speaker) is entity
        return before if same and self.tokens[draft.speaker[0][0]].tag == "PPER" else None

    def _source(self, draft: Draft) -> Source:
        return source_of(self.tokens, draft.speaker[0]) if draft.speaker else Source()

    def _is_share(self, draft: Draft) -> bool:
        """„58 Prozent“, „jeder Fünfte“, „eine Mehrheit“: what so many think a survey tells."""
        words = [self.tokens[i] for i in range(*draft.speaker[0])]
        noun = next((token.text for token in words if token.tag == "NN"), "")
        each = any(token.text.lower() in ("jeder", "jede") for token in words) and noun.endswith("te")
        return noun in _SHARES or each

    def _known(self, draft: Draft, source: Source) -> list[Link]:
        """„dem Bericht zufolge“: the report named before; „den Angaben zufolge“: the source named last."""
        return self._pointed(draft) if source.carrier is None else self.texts.same_noun(source)

    def _pointed(self, draft: Draft) -> list[Link]:
        """Return the source last named: a text in the sentence before, or who vouches for the statement pointed to."""
        before = draft.pointer
        named = self.texts.just_named(draft.start, before.end if before is not None else 0)
        if named or before is None:
            return named
        while (outer := before.source or before.parent) is not None:
            before = outer
        return _without_repeats(self._own(before))

    def _cited(self, draft: Draft) -> list[Link]:
        """„berichtet X unter Berufung auf Unterlagen“, „… und beruft sich auf Ermittler“: who is cited speaks first."""
        for start, end in draft.frame:
            sentence = self.names.sentence_of(start)
            for phrase in sentence.phrases:
                at = phrase.preposition
                if at is None or at in (sentence.start, phrase.head) or self.tokens[at].text.lower() != "auf":
                    continue
                owner = sentence.owners[at - sentence.start]
                referring = owner >= 0 and sentence.clauses[owner].predicate == "berufen"
                cited = (start < at < end - 1 and self.tokens[at - 1].text in CITING) or (referring and at >= end - 1)
                if cited and at + 1 < phrase.end:
                    return self.texts.told_by((at + 1, phrase.end))
        return []

    def speaker_entity(self, draft: Draft) -> Entity | None:
        """Return the entity that speaks; „demnach“ stands for the source that it points back to."""
        if draft.parent is not None and self._first_person(draft):
            return self.speaker_entity(draft.parent)
        source = self._source(draft)
        if draft.rule == "source-adverb" or source.own or source.points_back:
            links = self._own(draft)
            return self.names.known.get(links[0].entity or "") if links else None
        return self.entity_of(draft.speaker)

    def entity_of(self, speaker: list[Range]) -> Entity | None:
        """Return the entity that speaker words name: of „Angaben der Polizei“ the police."""
        key = tuple(speaker)
        if key not in self._entities:
            voice = source_of(self.tokens, speaker[0]).voice if speaker else None
            self._entities[key] = self.names.entity_of([voice, *speaker[1:]] if voice is not None else speaker)
        return self._entities[key]

    def _first_person(self, draft: Draft) -> bool:
        """„Ich glaube nicht, dass …“ inside somebody's verbatim words is that person's."""
        inside = draft.parent is not None and draft.parent.form == "direct"
        words = [self.tokens[i] for a, b in draft.speaker for i in range(a, b)]
        return inside and len(words) == 1 and words[0].text.lower() in ("ich", "wir")

    def is_relay(self, draft: Draft) -> bool:
        """True if the speaker only passes on what others said: an agency, an outlet, „ein Bericht“."""
        entity = self.speaker_entity(draft)
        if entity is not None:
            return entity.kind in RELAYS
        spoken = (self.tokens[i] for a, b in draft.speaker for i in range(a, b))
        nouns = (load_cues().noun(token.lemma or token.text) for token in spoken if token.tag == "NN")
        return any(noun is not None and noun.text for noun in nouns)


def _bare(name: str) -> str:
    """A name without its article: „der Seebote“ and „Seebote“ are one."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in ("der", "die", "das") else name


def _without_repeats(links: list[Link]) -> list[Link]:
    out: list[Link] = []
    for link in links:
        if not any(link.name == known.name and link.role == known.role for known in out):
            out.append(link)
    return out


def article_links(article: Article) -> tuple[Link, ...]:
    """Return the links that close every chain: the agencies that sign the article, then its outlet.

    An article without an agency is signed by its authors, or by their initials.
    """
    agencies = [c for c in article.credits if c.kind == "agency"]
    authors = [c for c in article.credits if c.kind in ("person", "initials")]
    signers = agencies or ([] if article.agencies else authors)
    links: list[Link] = []
    for credit in signers:
        role: ChainRole = "agency" if credit.kind == "agency" else "publisher"
        if all(link.name != credit.name for link in links):
            links.append(Link(entity=None, name=credit.name, role=role, evidence=(Span(credit.start, credit.end),)))
    links += [Link(entity=None, name=name, role="agency", evidence=()) for name in article.agencies]
    outlet = next((c for c in article.credits if c.kind == "outlet"), None)
    if outlet is not None:
        links.append(Link(entity=None, name=outlet.name, role="publisher", evidence=(Span(outlet.start, outlet.end),)))
    elif article.outlet:
        links.append(Link(entity=None, name=article.outlet, role="publisher", evidence=()))
    return tuple(links)
