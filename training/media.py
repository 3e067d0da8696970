"""The medium of our own annotation as the guideline's convention has it (docs/annotation-guideline.md, medium).

Our annotators left more open than the convention does, which was written down after them: their labels follow it by these
rules, before anything is learned from them.
"""

from __future__ import annotations

from demnach.lexicon.cues import Cue
from demnach.model.types import Medium

_ALOUD = frozenset({
    "sagen", "aussagen", "sprechen", "reden", "erzählen", "plaudern", "sich äußern", "vortragen", "verlesen", "predigen",
    "rufen", "ausrufen", "zurufen", "dazwischenrufen", "schreien", "aufschreien", "brüllen", "johlen", "skandieren", "flüstern",
    "zuflüstern", "raunen", "zuraunen", "wispern", "murmeln", "stammeln", "stottern", "tuscheln",
    "antworten", "erwidern", "entgegnen", "kontern", "fragen", "nachfragen", "zurückfragen", "nachhaken", "sich erkundigen",
    "warnen", "davor warnen",
    "Aussage", "Äußerung", "Bekunden", "Wort", "Bemerkung", "Ausruf", "Zwischenruf", "Sprechchor", "Rede", "Ansprache",
    "Vortrag", "Predigt", "Interview", "Gespräch", "Unterredung", "Telefonat", "Pressekonferenz",
})  # fmt: skip
"""Cues of speaking aloud, of conversation and of warning, with their nouns: speech, whoever speaks."""
_AT_LARGE = frozenset({"Agenturmeldung", "Eilmeldung", "Medienbericht", "Meldung", "Nachricht"})
"""Nouns of what agencies and the media at large report, who write and broadcast."""
_OPEN = frozenset({"speech", "speech-or-writing"})


def conventional(medium: Medium, cue: Cue | None, voice: str) -> Medium:
    """Return the medium by convention of a statement that was annotated with ``medium``."""
    if medium == "thought" or (cue is not None and cue.medium == "speech-or-thought" and medium in _OPEN):
        return "speech-or-thought"
    if medium == "writing" and (voice == "agency" or (cue is not None and cue.lemma in _AT_LARGE)):
        return "speech-or-writing"
    if voice == "broadcaster" and medium == "writing" and (cue is None or cue.medium != "writing"):
        return "speech"
    if medium in ("speech-or-writing", "unknown"):
        aloud = cue is not None and cue.lemma in _ALOUD
        return "speech" if aloud or voice in ("person", "broadcaster") else "speech-or-writing"
    return medium
