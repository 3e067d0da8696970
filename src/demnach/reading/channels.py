"""By what way words came: the text or recording that carried them, the outlet they were said to.

„in einem Brief“, „im Programmheft“: a carrier in a local or instrumental phrase. „sagte er der Nordwelle“, „im Sender
Nordwelle“, „im Interview der Nordwelle“, „in einer E-Mail, die der Nordwelle vorliegt“: the outlet passes the words on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile

from demnach.language.types import Analysis, Clause, Phrase, Sentence
from demnach.lexicon.carriers import carrier_of
from demnach.lexicon.roles import role_of
from demnach.model.types import ChainRole, Entity, Link
from demnach.reading.entities.name_kinds import kind_of_word
from demnach.reading.statements.assemble import characters
from demnach.reading.statements.draft import Draft, Range
from demnach.reading.voucher_names import VoucherNames

RELAYS = frozenset({"agency", "outlet"})
CITING = frozenset({"Berufung", "Verweis", "Hinweis", "Bezug"})
OPENING = frozenset("„“»‚›\"")
CLOSING = frozenset("“”«‘‹\"")
_LOCAL = frozenset({"in", "im", "auf"})
_BY = frozenset({"per", "via", "mit"})
_AT_OUTLET = frozenset({"in", "im", "bei", "beim"})
_OCCASIONS = frozenset({"Interview", "Gespräch", "Podcast", "Talkshow", "Sendung", "Gastbeitrag"})
_OUR = ("unser", "dies")
_QUESTIONS = frozenset({"Anfrage", "Nachfrage", "Frage"})
_NOT_TOLD_TO = frozenset({"accuse", "criticise", "praise", "thank", "threaten", "demand", "warn", "reject"})
"""„warf der Zeitung Lügen vor“: the outlet is meant, it passes nothing on."""


class Channels:
    """Finds the ways by which one article's statements came."""

    def __init__(self, analysis: Analysis, names: VoucherNames) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.names = names

    def of(self, draft: Draft) -> list[Link]:
        """Return the carrier and the outlet that frame or told act name, in this order."""
        links: list[Link] = []
        outlets: list[Link] = []
        for phrase, sentence in self._phrases(draft):
            carrier = self.carrier(phrase)
            if carrier is not None and not links and self._carries(draft, phrase, sentence):
                links.append(carrier)
                outlets += self.passed_on(phrase)
            elif self._told_to(draft, phrase):
                outlets += self.outlets_in((phrase.start, phrase.end), quoted=True)
            elif phrase.preposition is not None and draft.form != "reported" and self._word(phrase) in _AT_OUTLET:
                outlets += self.outlets_in((phrase.start, phrase.end))
        return [*links, *self._through(draft), *outlets[:1]]

    def _through(self, draft: Draft) -> list[Link]:
        """„Feld ließ über ihre Anwältin mitteilen“, „lässt durch einen Sprecher erklären“: who speaks for somebody."""
        letting = any(self.tokens[i].lemma == "lassen" for a, b in draft.frame for i in range(a, b))
        for phrase, _ in self._phrases(draft) if letting else ():
            if phrase.preposition == phrase.start < phrase.end - 1 and self._word(phrase) in ("über", "durch"):
                evidence = characters(self.analysis, [(phrase.start, phrase.end)])
                return [self.names.link([(phrase.start + 1, phrase.end)], evidence)]
        return []

    def _phrases(self, draft: Draft) -> Iterator[tuple[Phrase, Sentence]]:
        """The phrases of the frame, or of a told act's clause, outside the speaker's own words."""
        for start, end in draft.frame or (draft.content if draft.form == "reported" else []):
            sentence = self.names.sentence_of(start)
            for phrase in sentence.phrases:
                inside = (start <= phrase.start and phrase.head < end) or self._before_frame(sentence, phrase, (start, end))
                speaker = any(a <= phrase.start < b for a, b in draft.speaker)
                if inside and not speaker and not self._in_relative(sentence, phrase):
                    yield phrase, sentence

    def _before_frame(self, sentence: Sentence, phrase: Phrase, frame: Range) -> bool:
        """„In einem Brief, der der Zeitung vorliegt, schreibt Feld, …“: the phrase before the finite verb of the frame.

        It may have been taken for a part of what is told („…, man warte“), whose Vorfeld another phrase fills; in „In einem
        Brief habe er gelogen, sagte Feld“ it fills that itself.
        """
        owner = sentence.owners[phrase.head - sentence.start]
        if phrase.start != sentence.start or phrase.end > frame[0] or owner < 0:
            return False
        finite = sentence.clauses[owner].finite
        return finite is not None and any(frame[1] <= p.start and p.end <= finite for p in sentence.phrases)

    def _in_relative(self, sentence: Sentence, phrase: Phrase) -> bool:
        """„Feld, die an einem Buch schreibt, sagte“: what a relative clause tells is no circumstance of the speech."""
        owner = sentence.owners[phrase.head - sentence.start]
        return owner >= 0 and sentence.clauses[owner].kind == "relative"

    def carrier(self, phrase: Phrase) -> Link | None:
        """Return the text or recording that heads a phrase."""
        head = self.tokens[phrase.head]
        carrier = carrier_of(head.text) if head.tag == "NN" else None
        if carrier is None:
            return None
        return Link(
            entity=None, name=carrier.name, role="medium", evidence=characters(self.analysis, [(phrase.start, phrase.end)])
        )

    def _carries(self, draft: Draft, phrase: Phrase, sentence: Sentence) -> bool:
        """„in einem Brief“ (where), „per Brief“ (by what), not „reagierte auf den Brief“, „Fehler im Bericht“."""
        if phrase.preposition is None:
            return False
        word = self._word(phrase)
        before = self.tokens[max(phrase.start - 1, sentence.start)]
        if before.text in CITING or (word not in _LOCAL and word not in _BY):
            return False
        if word in ("in", "auf") and phrase.cases and "D" not in phrase.cases:
            return False
        if word == "auf" and "A" in phrase.cases:
            return False  # „verwies auf Studien“
        behind_noun = before.tag == "NN" and not any(a <= before.i < b for a, b in draft.speaker)
        return draft.form != "reported" or not behind_noun or not self._definite(phrase)

    def _definite(self, phrase: Phrase) -> bool:
        """„kritisierte Fehler im Bericht“ is about a known text, „in einem Bericht“, „in ihrem Bericht“ about one's own."""
        first = self.tokens[phrase.start + 1]
        return self._word(phrase) == "im" or (first.tag == "ART" and first.text.lower() in ("der", "dem", "den"))

    def _word(self, phrase: Phrase) -> str:
        """The preposition of a phrase."""
        return self.tokens[phrase.preposition].text.lower() if phrase.preposition is not None else ""

    def _told_to(self, draft: Draft, phrase: Phrase) -> bool:
        """„sagte der Zeitung“, „gegenüber der Zeitung“, „im Gespräch mit der Zeitung“, „auf Anfrage der Zeitung“."""
        if phrase.preposition is None:
            told_to = draft.entry is None or draft.entry.act not in _NOT_TOLD_TO
            quoted = phrase.start + 1 < phrase.end and self.tokens[phrase.start + 1].text in OPENING and "D" in phrase.cases
            return told_to and (quoted or any(a <= phrase.start < b for a, b in draft.addressee))
        noun, word = self.tokens[phrase.head].text, self._word(phrase)
        return noun in _OCCASIONS or word == "gegenüber" or (noun in _QUESTIONS and word == "auf")

    def outlets_in(self, words: Range, *, quoted: bool = False) -> list[Link]:
        """Return the outlets named in a stretch of words: „dem Portal Klartext“, „im Interview mit der Nordwelle“.

        With ``quoted`` a name in quotation marks is one, also if no list knows it.
        """
        sentence = self.names.sentence_of(words[0])
        behind = next((p for p in sentence.phrases if p.start == words[1]), None)
        end = behind.end if behind is not None and self.tokens[words[1]].text.lower() in ("mit", "für") else words[1]
        evidence = characters(self.analysis, [(words[0], end)])
        found: dict[str, Link] = {}
        for i in range(words[0], end):
            token = self.tokens[i]
            entity = self.names.entity_at(token.start, token.end) if token.tag in ("NE", "NN", "FM") else None
            if self.tokens[i - 1].text.lower().startswith(_OUR):
                continue  # „sagte er unserem Sender“: the article's own
            if entity is not None and self.is_outlet(entity):
                name = self.names.of([(i, i + 1)]).name
                role: ChainRole = "agency" if entity.kind == "agency" else "outlet"
                found.setdefault(name, Link(entity=entity.id, name=name, role=role, evidence=evidence))
            elif token.text in self._introduced:
                found.setdefault(token.text, Link(entity=None, name=token.text, role="outlet", evidence=evidence))
        if quoted and not found and (name := self._quoted_name(words[0], end) or self._outlet_by_word(words[0], end)):
            return [Link(entity=None, name=name, role="outlet", evidence=evidence)]
        named = [link for link in found.values() if role_of(link.name) is None]
        return named or list(found.values())

    @cached_property
    def _introduced(self) -> frozenset[str]:
        """„der Sender Nordwelle“: a single word behind the noun of an outlet names one in the whole article."""
        pairs = zip(self.tokens, self.tokens[1:], strict=False)
        return frozenset(
            name.text for noun, name in pairs if name.tag in ("NE", "NN", "FM") and self.names.is_outlet_noun(noun.i)
        )

    def _quoted_name(self, start: int, end: int) -> str:
        """„sagte er dem „Seeboten““, „im Gespräch mit der „Morgenpost““: who is spoken to in quotation marks is an outlet."""
        for i in range(start, end - 1):
            if self.tokens[i].tag in ("ART", "APPRART") and self.tokens[i + 1].text in OPENING:
                name = takewhile(lambda token: token.text not in CLOSING, self.tokens[i + 2 : i + 8])
                return " ".join(token.text for token in name)
        return ""

    def _outlet_by_word(self, start: int, end: int) -> str:
        """„sagte sie dem Abendkurier“, „den Lahner Nachrichten“: a name that a word of it tells for an outlet's."""
        last = self.tokens[end - 1]
        if self.tokens[start].tag not in ("ART", "APPRART") or last.tag not in ("NN", "NE") or end - start < 2:
            return ""
        outlet = kind_of_word(last.text) == "outlet" and role_of(last.text) is None
        return " ".join(token.text for token in self.tokens[start + 1 : end]) if outlet else ""

    def is_outlet(self, entity: Entity) -> bool:
        """True for agencies and outlets, also those that only a word of their name tells: „Journal für Tropenmedizin“."""
        if entity.kind in RELAYS:
            return True
        return entity.kind in ("organisation", "work") and any(
            kind_of_word(word) == "outlet" for word in entity.name.split()
        )

    def passed_on(self, phrase: Phrase, *, written: bool = False) -> list[Link]:
        """„eine Dokumentation des Senders X“, „eine E-Mail, die der Zeitung vorliegt“, „ein Brief, über den X berichtete“.

        Of a text whose author is known (``written``) only a relative clause tells who passed it on.
        """
        occasion = self.tokens[phrase.head].text in _OCCASIONS
        inside = self.outlets_in((phrase.head, phrase.end), quoted=occasion) if not written else []
        if inside:
            return inside
        relative = self._relative(phrase)
        if relative is None or relative.passive or relative.predicate == "erscheinen":
            return []  # „eine Studie, die in der Zeitschrift X erschienen ist“
        return self.outlets_in((relative.start, relative.end))

    def _relative(self, phrase: Phrase) -> Clause | None:
        """The relative clause behind a phrase and its attributes: „eine E-Mail an die Belegschaft, die …“."""
        sentence = self.names.sentence_of(phrase.head)
        stop = phrase.end
        while (aside := next((p for p in sentence.phrases if p.start == stop and p.preposition == stop), None)) is not None:
            stop = aside.end
        while stop < sentence.end and self.tokens[stop].tag[:2] in ("VV", "VA", "VM", "PT"):
            stop += 1  # „geht aus einem Brief hervor, der …“
        return next((c for c in sentence.clauses if c.kind == "relative" and c.start in (stop, stop + 1)), None)
