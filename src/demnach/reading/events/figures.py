"""Triggers that tell no event: inside a name („Herr Brand“, „Angriff & Sohn“), a title, as what something is only
called, or in a figure of speech."""

from __future__ import annotations

from demnach.language.types import Analysis, Phrase
from demnach.lexicon.roles import role_of
from demnach.lexicon.tolls import counted_as
from demnach.lexicon.triggers import is_figurative, is_measure
from demnach.model.types import EventType
from demnach.reading.events.draft import Draft
from demnach.reading.events.parties import EntityAt

_OPENING, _CLOSING = frozenset('„“«»"‚'), frozenset('“”»«"‘')
_NAMING = frozenset({"nennen", "bezeichnen", "gleichen", "ähneln", "werten", "schimpfen", "empfinden", "betrachten"})
"""„nennt das Gesetz einen Angriff auf die Pressefreiheit“."""
_VIOLENT: frozenset[EventType] = frozenset({"attack", "armed-clash", "disaster", "accident"})
_SWEEPING = frozenset({"Flut", "Lawine", "Sturm", "Hagel", "Orkan", "Tsunami", "Erdbeben", "Erdrutsch", "Feuer", "Explosion"})
_AIMING = frozenset({"auf", "gegen", "um", "für", "in", "im", "an", "am"})
_FIRMS = tuple(
    "firma unternehmen konzern hersteller anbieter tochter sparte anteil anteile mehrheit beteiligung kette bank "
    "verlag agentur werk konkurrent konkurrentin rivale wettbewerber startup start-up brauerei werft fabrik "
    "fluggesellschaft airline reederei handelskette druckerei klinik zulieferer dienstleister betreiber versicherer "
    "autobauer ausrüster händler geschäft marke gruppe".split()
)
"""Nouns of what can be bought or taken over as a firm; compounds too."""
_SET_PHRASES = {"Vergleich": ("im", "aus"), "Hilfe": ("mit", "aus")}
"""Words before a noun that make a set phrase of it: „im Vergleich zum Vorjahr“, „mit Hilfe von“; „aus Protest“ is a motive."""
_LEGAL = tuple(
    "verurteilen anklagen anklage verdacht ermitteln ermittlung ermittlungen haft haftbefehl beschuldigen festnehmen prozess "
    "gericht jahr verantworten klage vorbestrafen vorbestraft suchen".split()
)
_CHARGES = frozenset({"Vorwurf", "Verdacht", "Anklage", "Tatbestand", "Straftatbestand", "Beihilfe", "Anstiftung"})
_TITLES = frozenset({"Herr", "Herrn", "Frau", "Dr.", "Professor", "Professorin"})
_PAST = frozenset({"Erster", "Erste", "Ersten", "Zweiter", "Zweite", "Zweiten", "Kalter", "Kalten"})


class Figures:
    """Tells for the triggers of an article whether they mean what they name."""

    def __init__(self, analysis: Analysis, entity_at: EntityAt) -> None:
        self.tokens, self.entity_at = analysis.tokens, entity_at

    def as_event(self, draft: Draft) -> bool:
        """Whether a trigger tells an event."""
        if draft.type == "merger" and not draft.nominal and not self._is_of_firms(draft):
            return False
        if draft.type == "visit" and not draft.nominal and not self._is_of_somebody(draft):
            return False
        if draft.type == "accident" and not draft.nominal and self._is_of_a_measure(draft):
            return False
        if not draft.nominal or len(draft.triggers) > 1:
            return True
        at = draft.triggers[0]
        token = self.tokens[at]
        entity = self.entity_at(token.start, token.end)
        if entity is not None and entity.kind != "event" and not token.lemma.startswith("Nachfolge"):
            return False
        if at and (self.tokens[at - 1].text in _PAST or self._is_surname(at)):
            return False
        if at and self.tokens[at - 1].text.lower() in _SET_PHRASES.get(token.lemma, ("aus",)):
            return False
        if draft.type in _VIOLENT and (self._is_charge(draft, at) or self._names_a_charge(at)):
            return False
        if draft.type in _VIOLENT and self._is_figurative(draft, at):
            return False
        if 0 < at < len(self.tokens) - 1 and self.tokens[at - 1].text in _OPENING and self.tokens[at + 1].text in _CLOSING:
            return False
        if token.lemma == "Rede" and draft.clause is not None and draft.clause.predicate in ("sein", "stellen", "stehen"):
            return False  # „von 18 Verletzten war die Rede“
        return draft.clause is None or draft.clause.predicate not in _NAMING

    def _is_of_firms(self, draft: Draft) -> bool:
        """„X kauft Y“, „übernimmt den Konkurrenten“, not „übernimmt die Kosten“: an object or „mit …“ that is a firm."""
        clause = draft.clause
        if clause is None or any(self.tokens[i].tag == "NN" for i in draft.triggers):
            return True
        subject = draft.sentence.phrases[clause.subject] if clause.subject is not None else None
        own = (p for p in draft.sentence.phrases if clause.start <= p.head < clause.end)
        return any(self._is_firm(phrase) for phrase in own if phrase is not subject or clause.passive)

    def _is_of_somebody(self, draft: Draft) -> bool:
        """„traf den Amtskollegen“, not „ein Ast traf ihn“, „die Lieferung traf ein“: people visit."""
        clause = draft.clause
        subject = draft.sentence.phrases[clause.subject] if clause is not None and clause.subject is not None else None
        if subject is None or any(self.tokens[i].tag == "NN" for i in draft.triggers):
            return True
        head = self.tokens[subject.head]
        return head.tag != "NN" or counted_as(head.lemma or head.text) is not None or self._is_named(subject)

    def _is_of_a_measure(self, draft: Draft) -> bool:
        """„Die Einnahmen sanken“, „die Umsätze explodierten“."""
        clause = draft.clause
        subject = draft.sentence.phrases[clause.subject] if clause is not None and clause.subject is not None else None
        return subject is not None and self.tokens[subject.head].tag == "NN" and is_measure(self.tokens[subject.head].lemma)

    def _is_named(self, phrase: Phrase) -> bool:
        return any(self.tokens[i].tag == "NE" for i in range(phrase.start, phrase.end))

    def _is_firm(self, phrase: Phrase) -> bool:
        words = self.tokens[phrase.start : phrase.end]
        entities = [self.entity_at(token.start, token.end) for token in words]
        if any(entity is not None and entity.kind in ("organisation", "outlet", "agency") for entity in entities):
            return True
        head = self.tokens[phrase.head]
        by = phrase.preposition is not None and self.tokens[phrase.preposition].text == "bei"
        if head.tag == "NE" and (by or all(entity is None for entity in entities)):
            return True  # „steigt bei Kjöll ein“
        return head.tag == "NN" and head.lemma.lower().endswith(_FIRMS)

    def _is_charge(self, draft: Draft, at: int) -> bool:
        """„wegen versuchten Mordes verurteilt“: the crime only names the charge."""
        phrase = next((p for p in draft.sentence.phrases if p.start <= at < p.end and p.preposition is not None), None)
        if phrase is None or phrase.preposition is None or self.tokens[phrase.preposition].text.lower() != "wegen":
            return False
        words = self.tokens[draft.sentence.start : draft.sentence.end]
        return any(t.lemma.lower().endswith(_LEGAL) for t in words if t.tag[0] in "VNA")

    def _names_a_charge(self, at: int) -> bool:
        """„der Vorwurf der Vergewaltigung“, „fahrlässige Tötung zur Last legen“."""
        before = at - 1
        while before > 0 and self.tokens[before].tag in ("ART", "ADJA"):
            before -= 1
        behind = [token.text for token in self.tokens[at + 1 : at + 4]]
        return self.tokens[before].lemma in _CHARGES or behind[:3] == ["zur", "Last", "gelegt"]

    def _is_figurative(self, draft: Draft, at: int) -> bool:
        """„ein Angriff auf die Pressefreiheit“, „der Kampf um den Titel“."""
        if self.tokens[at].lemma in _SWEEPING and self.tokens[at + 1 : at + 2] and self.tokens[at + 1].text == "von":
            return at + 2 < len(self.tokens) and self.tokens[at + 2].tag in ("NN", "ADJA")  # „eine Flut von Klagen“
        owned = self.tokens[at + 1 : at + 3]
        if [token.tag for token in owned] == ["ART", "NN"] and "G" in owned[0].cases and is_figurative(owned[1].lemma):
            return True  # „ein Krieg der Nerven“
        behind = next((p for p in draft.sentence.phrases if p.start == at + 1 and p.preposition is not None), None)
        return (
            behind is not None
            and self.tokens[behind.start].text.lower() in _AIMING
            and self.tokens[behind.head].tag == "NN"
            and is_figurative(self.tokens[behind.head].lemma)
        )

    def _is_surname(self, at: int) -> bool:
        """„Herr Brand“, „Ministerin Sturm“: right behind the word for what somebody is."""
        before = self.tokens[at - 1]
        role = role_of(before.text) if before.tag == "NN" else None
        return before.text in _TITLES or (role is not None and role.office != "body" and role.number == "sg")
