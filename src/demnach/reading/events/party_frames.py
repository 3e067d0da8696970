"""The frames of events: which role a noun's genitive, a verb's subject and object, a preposition has, by type of event.

Types differ in who is named first: of „die Verhaftung des Ministers“ the genitive suffers, of „der Rücktritt des Ministers“
it acts. Verbs that depart from the frame of their type are listed by what they do.
"""

from __future__ import annotations

from demnach.model.types import EventType

SUFFERED: frozenset[EventType] = frozenset({"death", "accident", "disaster"})
"""Types whose verb has the one who suffers it as subject: „der Kutter sank“."""
SUFFERING_VERBS = frozenset(
    "sitzen kommen einsitzen verbringen gehen verlieren stehen wegfallen antreten übernehmen nachrücken anlaufen".split()
)
"""Verbs of other types with such a subject: „sitzt in Haft“, „verloren ihre Arbeit“, „tritt ihr Amt an“."""
SUBJECT_SUFFERS: frozenset[EventType] = frozenset({"arrest", "layoff", "appointment"})
TRANSITIVE = frozenset(
    "rammen erfassen überfahren überrollen verwüsten überschwemmen überfluten treffen verschütten kosten reißen".split()
)
"""Verbs of accidents and disasters that have an object."""
GENITIVE_ACTS: frozenset[EventType] = frozenset(
    {"attack", "armed-clash", "visit", "message", "sanction", "aid", "resignation", "strike", "insolvency", "protest",
     "agreement"}
)  # fmt: skip
"""Types whose noun has the actor as genitive („der Rücktritt der Ministerin“); the genitive of others is the target."""
DONE_TO = tuple(
    "beschuss einnahme eroberung belagerung bombardierung bombardement besetzung besatzung tötung ermordung erschießung "
    "hinrichtung entführung geiselnahme plünderung verwüstung zerstörung sprengung erstürmung vergewaltigung misshandlung "
    "verschleppung beschießung annexion kaperung steinigung folterung abriegelung lieferung waffenlieferung".split()
)
"""Nouns of transitive deeds, whose genitive is the one that suffers it („die Einnahme der Stadt“)."""
BEHIND: dict[EventType, dict[str, str]] = {
    "attack": {"auf": "target", "gegen": "target", "an": "target"},
    "armed-clash": {"gegen": "target", "mit": "actor"},
    "verdict": {"gegen": "target", "für": "target"},
    "agreement": {"mit": "actor"},
    "visit": {"mit": "actor"},
    "message": {"an": "target", "mit": "actor"},
    "sanction": {"gegen": "target", "nach": "target"},
    "aid": {"für": "target", "an": "target"},
    "merger": {"mit": "target", "bei": "target"},
    "protest": {"gegen": "target"},
    "arrest": {"gegen": "target"},
}
"""What stands behind the noun or verb of a type, by preposition; „von“ and „durch“ lead to actors everywhere."""
BY_DOING: frozenset[EventType] = frozenset(
    {"message", "visit", "aid", "agreement", "sanction", "resignation", "insolvency",
     "strike", "layoff", "merger", "deployment", "arrest", "protest", "election"}
)  # fmt: skip
"""Types whose noun as an object makes the verb's subject the actor: „beantragte Insolvenz“."""
OWN_OBJECT: dict[EventType, str] = {
    "aid": "instrument",
    "layoff": "target",
    "sanction": "target",
    "merger": "target",
    "protest": "target",
    "other": "target",
}
"""Types whose idioms hold a noun that is a party too: „30 Millionen Kronen zusagen“, „jeden fünften Posten streichen“."""
BEGINNING = frozenset({"zu", "zum", "zur", "in", "im", "mit", "an", "bei", "beim"})
"""Prepositions of a noun whose verb's subject does what the noun names: „rief zum Streik auf“, „bei einem Telefonat“."""
HELPING = frozenset({"unterstützen", "stützen", "versorgen", "retten", "finanzieren", "fördern", "beistehen"})
"""Verbs of aid whose object is helped, not given."""
AGAINST: frozenset[EventType] = frozenset({"verdict", "sanction", "arrest"})
"""Types whose target may stand anywhere in the clause behind „gegen“: „gegen die Männer ergingen Haftstrafen“."""
COMMITTING = frozenset("verüben ausüben begehen planen starten fliegen führen unternehmen ausführen richten".split())
"""Light verbs of attack nouns, whose target may stand anywhere: „auf ihn ist ein Attentat verübt worden“."""
LEAVING = frozenset(
    "abberufen absetzen suspendieren beurlauben abwählen entmachten freistellen stürzen entthronen entheben entlassen".split()
)
"""Verbs that make somebody leave an office: who leaves is the actor of a resignation."""
DENYING = frozenset({"dementieren", "bestreiten", "zurückweisen", "abstreiten", "leugnen", "verwerfen", "bestätigen"})
"""Verbs of speech whose subject does nothing of what their object names."""
STRIKING = frozenset(
    "zerstören beschädigen verwüsten treffen verschütten überfluten abdecken heimsuchen erschüttern vernichten mitreißen "
    "wegspülen begraben überschwemmen lahmlegen".split()
)
"""What a disaster does to its targets: „ein Tornado zerstört 31 Häuser“."""
GETTING = frozenset({"erhalten", "bekommen", "kriegen", "erleiden", "erdulden", "empfangen"})
"""Verbs whose subject is the target of what they get: „erhalten die Kündigung“."""
INTO = frozenset({"einschlagen", "eindringen", "einbrechen", "einfallen"})
"""Verbs of attack whose target stands behind „in“."""
OBJECT_CONTROL = frozenset(
    "auffordern bitten zwingen drängen ermahnen mahnen anweisen beauftragen erlauben verbieten raten empfehlen befehlen "
    "ermöglichen überreden anhalten verpflichten ermuntern bewegen aufrufen anstiften appellieren".split()
)
"""Verbs whose object does what their infinitive says: „forderte das Land auf, die Werft zu stützen“."""
NO_CONTROL = frozenset("fordern verlangen empfehlen vorschlagen anordnen genehmigen gelten heißen".split())
"""Verbs whose infinitive anybody may do: „verlangte, den Direktor zu verhaften“."""
