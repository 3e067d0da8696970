"""Descriptions that tell something new of somebody the article has introduced: „Lea Sommer … die Rentnerin“, „der 45-Jährige“.

No office or trade told before says whom they mean. What remains is agreement, whether the word goes with what is known of
somebody (a field of words: „Trainer … der Sportler“), and salience: nearness, and subjects before objects.
"""

from __future__ import annotations

from demnach.lexicon.lands import RANKS, rank
from demnach.lexicon.roles import Role
from demnach.reading.entities.mentions import Description
from demnach.reading.entities.referents import Referent, Standing

Found = tuple[Referent, float]

REACH, FAR_REACH = 4, 10
"""Sentences back within which somebody was mentioned last; age, origin and a word of the same field reach farther."""
PER_SENTENCE, PER_FAR_SENTENCE, NEAR = 0.5, 0.15, 3
SUBJECT, NAMED, ONLY_ONE = 0.6, 0.5, 0.6
SAME, RELATED, OPEN, STRANGE, EXCLUDED = 1.0, 0.7, 0.4, -0.3, -9.0
"""How a word goes with what is known of somebody: of one class, of one field; nothing is known; of two fields; not at all."""
LEAST, LEAST_MARGIN = -0.5, 0.1
"""The best must reach so much, and lead the next by so much."""
UNSURE, SUREST, PER_MARGIN = 0.5, 0.7, 0.15

FIELDS = (
    frozenset({"head-of-government", "head-of-state", "minister", "office", "party"}),
    frozenset({"adviser", "minister"}),
    frozenset({"chief", "office", "party"}),
    frozenset({"justice", "office"}),
    frozenset({"chief", "military"}),
    frozenset({"culture", "press"}),
    frozenset({"expert", "press"}),
    frozenset({"chief", "expert"}),
    frozenset({"chief", "sport"}),
)
"""Classes of roles that one person may well have together."""
GO_TOGETHER = (
    frozenset({"Richter", "Vorsitzender"}),
    frozenset({"Fußballer", "Kapitän", "Nationalspieler", "Profi", "Spieler", "Spielmacher", "Stürmer", "Torhüter", "Torwart"}),
)
"""Words of different classes that one person may well have together: the captain of a team plays."""
LEADING = frozenset({"head-of-government", "head-of-state", "minister"})
FUNCTIONS = frozenset({"adviser", "justice"}) | LEADING
"""Who holds them is unique in the matter at hand, and needs no introduction: „der Staatsanwalt“ in a report of a trial."""
PARTIES = frozenset({
    "Angeklagter", "Beklagter", "Beschuldigter", "Gefangener", "Häftling", "Kläger", "Verdächtiger", "Verurteilter",
})  # fmt: skip
"""What somebody is in a trial, whatever he is by trade."""
SPEAK_FOR_OTHERS = FUNCTIONS | {"expert"}
"""Those who come by their trade into a report, whose age and origin it seldom tells."""
EVERYDAY = frozenset({"trade", "witness"})
"""Classes of all that people do and are; two words of them have nothing in common by that."""
COACHES = frozenset({"Bundestrainer", "Coach", "Nationaltrainer", "Sportdirektor", "Teamchef", "Trainer"})
"""They do not play: „Trainer Petric … der Stürmer“ is another one."""
SIDE_ROLES = frozenset({"age", "demonym", "family"})
RELATIONS = frozenset({
    "Amtskollege", "Amtsvorgänger", "Angehöriger", "Bekannter", "Beauftragter", "Berater", "Freund", "Gegner", "Kollege",
    "Mitarbeiter", "Nachbar", "Nachfolger", "Opfer", "Partner", "Sprecher", "Stellvertreter", "Verlobter", "Vertrauter",
    "Vertreter", "Verwandter", "Vorgesetzter", "Vorgänger", "Wortführer",
})  # fmt: skip
"""Relational nouns: they ask whose („die Kollegin der Ärztin“) and so bring somebody new."""


def told_anew(referents: list[Referent], description: Description, sentence: int) -> Found | None:
    """Return whom a description most likely means by what it goes with and by salience, with a confidence; None if unsure."""
    if not description.bare or description.first == description.head or _is_relation(description.role):
        return None  # „wurde zum Sprecher gewählt“ has no article of its own
    of_oneself = description.role.office in {"age", "demonym"}
    ranked: list[tuple[float, Referent]] = []
    for referent in referents:
        standing = _standing(referent, description, sentence)
        if standing is None or referent.kind != "person" or referent.number == "pl" or not referent.mentions:
            continue
        if referent.gender and description.gender and referent.gender != description.gender:
            continue
        affinity = _affinity(description, referent)
        distance = sentence - standing.sentence
        reach = FAR_REACH if affinity >= RELATED or of_oneself else REACH
        if affinity == EXCLUDED or distance > reach or (description.oblique and affinity < RELATED and not of_oneself):
            continue  # an object brings somebody new more often than a subject
        score = affinity - PER_SENTENCE * min(distance, NEAR) - PER_FAR_SENTENCE * max(distance - NEAR, 0)
        ranked.append((score + SUBJECT * standing.subject + NAMED * referent.named, referent))
    if not ranked:
        return None
    ranked.sort(key=lambda pair: -pair[0])
    score, best = ranked[0]
    margin = score - ranked[1][0] if len(ranked) > 1 else ONLY_ONE
    if score < LEAST or margin < LEAST_MARGIN or not (best.named or _takes_up_the_unnamed(description)):
        return None
    return best, min(SUREST, UNSURE + PER_MARGIN * margin)


def _standing(referent: Referent, description: Description, sentence: int) -> Standing | None:
    """Where the referent was mentioned last before the description."""
    later = referent.last_sentence == sentence and referent.mentions[-1].start > description.start
    standing = referent.before if later else referent.standing
    return standing if standing.sentence >= 0 else None


def _takes_up_the_unnamed(description: Description) -> bool:
    """„Ein Dieb … der 34-Jährige, der Mann“."""
    return description.role.office == "age" or description.role.head == "Mann"


def _is_relation(role: Role) -> bool:
    if role.head in RELATIONS or role.office == "spokesperson":
        return True
    return role.office == "family" and not role.stands_in


def _affinity(description: Description, referent: Referent) -> float:
    """How well a description goes with what is known of somebody."""
    role = description.role
    told = {_office(own.role) for own in referent.roles if own.role.head not in PARTIES} - SIDE_ROLES
    office = _office(role)
    if role.office == "age":
        if any(own.role.office == "age" and own.role.modifier != role.modifier for own in referent.roles):
            return EXCLUDED
        return _whatever_the_trade(told)
    if role.office == "demonym" and referent.country is not None:
        return SAME if referent.country == description.land else EXCLUDED
    if role.office == "demonym" or role.head in PARTIES:
        return _whatever_the_trade(told)
    if role.stands_in and role.office == "family":
        return 0.0
    if office in LEADING and told & LEADING:
        return EXCLUDED  # „Präsident Wenk … der Minister“ is another one
    if any(role.head in group and own.role.head in group for group in GO_TOGETHER for own in referent.roles):
        return SAME
    if office in EVERYDAY:
        return OPEN if told <= EVERYDAY else STRANGE if told & FUNCTIONS else 0.0
    if office == "sport" and told == {"sport"} and _coaches(role) != any(_coaches(own.role) for own in referent.roles):
        return STRANGE
    if office in told:
        return SAME
    if any(office in field and told & field for field in FIELDS):
        return RELATED
    if office in FUNCTIONS and description.now and not role.stands_in:
        return EXCLUDED
    return OPEN if told <= EVERYDAY else STRANGE


def _office(role: Role) -> str:
    """The class of a role; a „Jurypräsident“ leads no state."""
    at_home = role.office in LEADING and role.modifier and rank(role) not in RANKS | {""}
    return "office" if at_home and role.head == "Präsident" else role.office


def _coaches(role: Role) -> bool:
    return role.head in COACHES


def _whatever_the_trade(told: set[str]) -> float:
    return STRANGE if told & SPEAK_FOR_OTHERS else OPEN
