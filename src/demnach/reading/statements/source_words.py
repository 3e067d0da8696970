"""What the words of a source say: who speaks, in what text, or that they only point back.

„Angaben der Polizei“, „Putins Worten“, „seiner Meinung“: a noun of speaking is no voucher, its genitive, von-phrase or
possessive is (Duden-Grammatik, Genitivus subiectivus). „ein Gutachten der Universität“: a text carries the words of its author
(Genitivus auctoris). „eigenen Angaben“ are those of the clause's subject. „den Angaben zufolge“, „dem Bericht zufolge“ take up
what was named before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from demnach.language.types import Token
from demnach.lexicon.carriers import Carrier, carrier_of
from demnach.lexicon.countries import countries
from demnach.lexicon.cues import load_cues
from demnach.lexicon.lands import land_of_adjective
from demnach.lexicon.roles import role_of
from demnach.reading.statements.draft import Range

_BEFORE_NOUN = frozenset({"ART", "ADJA", "PPOSAT", "PIAT", "PIDAT", "PDAT", "CARD", "ADV", "ADJD", "NE", "PTKNEG", "$("})
_OF = frozenset({"von", "vom", "seitens"})
_NO_SOURCE = frozenset({"$,", "KON", "APPR", "APPRART", "$(", "$.", "ADV", "PTKVZ", "VVPP", "PAV"})
_ANONYMOUS = ("kreis", "quelle")
"""„Regierungskreise“, „informierte Quellen“ stand for people: they speak themselves."""
_SURE = 70
"""Nouns that tell less often than this (per cent) name who acts as well: „die Initiative der Länder“."""
_DAYS = frozenset({
    "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend", "Sonntag", "Vortag", "Januar", "Februar",
    "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember", "Vorjahr",
})  # fmt: skip
_POINTING = frozenset({"der", "die", "das", "den", "dem", "des", "diesem", "dieser", "diesen", "dieses", "diese"})


@dataclass(frozen=True, slots=True)
class Source:
    """The parts of a source's words.

    ``voice`` are the words of who speaks, if they are there; ``body`` is who speaks in a compound or an adjective
    („Polizeiangaben“: Polizei, „ukrainische Angaben“: Ukraine); ``carrier`` is the text that carries the words, ``noun`` the
    token of text or noun of speaking; ``own`` is true where the clause's subject speaks, ``definite`` where the noun takes up
    something known.
    """

    voice: Range | None = None
    body: str = ""
    carrier: Carrier | None = None
    noun: int = -1
    own: bool = False
    definite: bool = False

    @property
    def points_back(self) -> bool:
        """True if the words name nobody themselves but a source named before: „den Angaben zufolge“, „laut Bericht“."""
        return self.definite and self.voice is None and not self.body and not self.own


def source_of(tokens: list[Token], words: Range) -> Source:
    """Read the words of a source; words that hold no noun of speaking and no text name the voice themselves."""
    start, end = words
    noun = next((i for i in range(start, end) if tokens[i].tag not in _BEFORE_NOUN), end)
    if noun == end or tokens[noun].tag != "NN":
        return Source(voice=words)
    carrier = carrier_of(tokens[noun].text)
    if carrier is None and not _tells(tokens[noun].text):
        return Source(voice=words)
    before = tokens[start:noun]
    voice = _behind(tokens, noun + 1, end) or _in_front(before)
    return Source(
        voice=voice,
        body="" if voice or carrier else _body_of(tokens[noun].text) or _state_of(before),
        carrier=carrier,
        noun=noun,
        own=any(token.text.lower().startswith("eigen") and token.tag == "ADJA" for token in before),
        definite=_definite(before, carrier) and (carrier is not None or not _stands_for_itself(tokens[noun].text)),
    )


def _stands_for_itself(noun: str) -> bool:
    """„laut Gesetz“, „in der Rede“ stand for themselves; „den Angaben“, „den Informationen zufolge“ for who gave them."""
    cue = load_cues().noun(noun)
    return cue is not None and cue.text and not cue.lemma.lower().endswith("information")


def _definite(before: list[Token], carrier: Carrier | None) -> bool:
    """„den Angaben“, „dem Bericht“, without article „Angaben zufolge“, „laut Studie“ – but not „Berichten zufolge“."""
    if before:
        return before[0].text.lower() in _POINTING
    return carrier is None or carrier.name.lower().endswith(carrier.head.lower())


def _behind(tokens: list[Token], start: int, end: int) -> Range | None:
    """The genitive or von-phrase behind the noun; „an die Belegschaft“, „über den Absturz“ name nobody who speaks."""
    if start < end and tokens[start].tag == "CARD":
        start += 1  # „Artikel 5 des Vertrags“
    if start + 1 < end and dated_at(tokens, start, end):
        return None
    if start + 1 < end and tokens[start].text.lower() == "aus":
        return (start + 1, end) if _place_or_circle(tokens[start + 1]) else None
    if start < end and tokens[start].text.lower() in _OF:
        start += 1
    elif start < end and tokens[start].tag in _NO_SOURCE:
        return None
    else:  # „geht nach Informationen des Senders von Brandstiftung aus“
        end = next((i for i in range(start + 1, end) if tokens[i].text.lower() == "von"), end)
    end = next((i for i in range(start + 1, end - 1) if dated_at(tokens, i, end)), end)
    return (start, end) if start < end else None


def _place_or_circle(token: Token) -> bool:
    """„Angaben aus Oslo“, „Informationen aus Sicherheitskreisen“ name their source."""
    return token.tag == "NE" or token.text.lower().removesuffix("n").removesuffix("e").endswith(("kreis", "quell"))


def dated_at(tokens: list[Token], i: int, end: int) -> bool:
    """„Angaben der Polizei vom Montag“, „… vom gestrigen Montag“, „… vom 3. Mai“: of when, not of whom."""
    behind = [token.text for token in tokens[i + 1 : min(i + 3, end)]]
    dated = behind[0][0].isdigit() and tokens[i].text.lower() != "von"
    return tokens[i].text.lower() in ("vom", "von", "am") and (dated or any(word in _DAYS for word in behind))


def _in_front(before: list[Token]) -> Range | None:
    """„Putins Worten“, „seinen Angaben“: the name or possessive that begins the phrase."""
    if before and before[0].tag == "PPOSAT":
        return (before[0].i, before[0].i + 1)
    names = [token.i for token in before if token.tag == "NE"]
    return (names[0], names[-1] + 1) if names else None


@lru_cache(maxsize=4096)
def _tells(noun: str) -> bool:
    """Nouns that name what is said („Angaben“, „Ansicht“, „Einschätzung“), not who says it („Zeuge“, „Kreise“)."""
    cue, role = load_cues().noun(noun), role_of(noun)
    if cue is None or cue.lemma.lower().endswith(_ANONYMOUS) or cue.lemma == "Rat":
        return False  # „der Rat“ that decides is a body
    if cue.speaker != "nach" and (cue.speaker != "gen" or cue.strength < _SURE):
        return False
    return role is None or (role.kind != "person" and bool(role.modifier))


def _state_of(before: list[Token]) -> str:
    """„nach ukrainischen Angaben“ is after those of the Ukraine."""
    land = next((land_of_adjective(token.text) for token in before if token.tag == "ADJA"), None)
    state = countries().get(land) if land is not None else None
    return state.name if state is not None else ""


@lru_cache(maxsize=4096)
def _body_of(noun: str) -> str:
    """„Polizeiangaben“ → Polizei, „Behördenangaben“ → Behörden, „Ministeriumsangaben“ → Ministerium."""
    cue = load_cues().noun(noun)
    stem = cue.lemma.lower()[:-1] if cue is not None else ""
    at = noun.lower().rfind(stem) if stem else -1
    first = noun[:at].rstrip("-") if at > 0 else ""
    return next((word for word in (first, first.removesuffix("s")) if word and role_of(word) is not None), "")
