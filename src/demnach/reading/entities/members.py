"""The people of a body for the body: „die Polizei Dornbach … die Beamten“, „der Umweltbund … die Umweltschützer“.

In the plural and with the definite article a word for people goes on with the body that has just been named, if such people are
what it consists of, or if the two words begin alike.
"""

from __future__ import annotations

from demnach.reading.entities.mentions import Description
from demnach.reading.entities.referents import Referent

REACH = 2
_SHARED, _SHORTEST_PART = 6, 4

MEMBERS: dict[str, frozenset[str]] = {
    "court": frozenset({"Richter"}),
    "ensemble": frozenset({"Künstler", "Musiker", "Sänger"}),
    "hospital": frozenset({"Arzt", "Mediziner"}),
    "office": frozenset({"Beamter", "Ermittler", "Fahnder", "Polizist"}),
    "school": frozenset({"Forscher", "Wissenschaftler"}),
    "union": frozenset({"Arbeitnehmervertreter", "Gewerkschafter"}),
}
"""What people the sorts of bodies consist of."""
OF_INSTITUTES = frozenset({"Experte", "Fachmann", "Forscher", "Ökonom", "Wissenschaftler"})
OF_OUTLETS = frozenset({"Journalist", "Redakteur", "Reporter"})


def body_of(referents: list[Referent], description: Description, noun: str, sentence: int) -> Referent | None:
    """Return the named body whose people a plural means, the last mentioned; ``noun`` is the word of the text."""
    if not (description.definite and description.bare and description.number == "pl"):
        return None
    near = [
        referent
        for referent in referents
        if referent.named
        and referent.kind in {"agency", "authority", "organisation", "outlet"}
        and 0 <= sentence - referent.last_sentence <= REACH
        and (_consists_of(referent, description.role.modifier + description.role.head.lower()) or _begins_alike(referent, noun))
    ]
    return max(near, key=lambda body: (body.last_sentence, body.last_subject), default=None)


def _consists_of(body: Referent, people: str) -> bool:
    head = people.capitalize()
    if body.kind == "outlet":
        return head in OF_OUTLETS
    roles = [own.role for own in body.roles]
    return any(head in MEMBERS.get(role.sort, ()) for role in roles) or (
        head in OF_INSTITUTES and any(role.head.lower().endswith("institut") for role in roles)
    )


def _begins_alike(body: Referent, noun: str) -> bool:
    """„Verbraucherzentrale … die Verbraucherschützer“."""
    words = [*body.name.split(), *(own.role.modifier + own.role.head for own in body.roles)]
    return any(
        word[:_SHARED] == noun[:_SHARED] and min(len(word), len(noun)) >= _SHARED + _SHORTEST_PART for word in words
    )
