"""Words for people and bodies: offices, trades, relations („Außenministerin“), institutions („Staatsanwaltschaft“)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

import msgspec

from demnach.lexicon.countries import demonym
from demnach.lexicon.tables import rows
from demnach.model.types import EntityKind

Number = Literal["", "sg", "pl"]


class Role(msgspec.Struct, frozen=True):
    """What a noun says of whom it names.

    ``sort`` says of a body whether it is a business, a union, a party or an association, if any of these.

    ``head`` is the listed word it ends in („Vizepräsidentin“ → „Präsident“), in the masculine for people; ``modifier``
    is the rest of a compound („Kreml“ in „Kremlchef“), without a hyphen; ``stands_in`` is true for words that take up
    somebody just named („der Politiker“, „das Unternehmen“).
    """

    head: str
    kind: EntityKind
    office: str
    leads: str
    gender: str
    number: Number
    stands_in: bool = False
    modifier: str = ""
    sort: str = ""


SHORTEST_HEAD = 4
"""Compounds are split only before a head of so many letters: „Rat“ or „Abt“ end too many other words."""


@cache
def _forms() -> dict[str, Role]:
    """Every form of the listed words; where two meet, „der Stadtrat“ is the body, „die Stadträtin“ the person."""
    forms: dict[str, Role] = {}
    for row in rows("bodies"):
        kind: EntityKind = msgspec.convert(row["kind"], EntityKind)
        gender = "" if row["gender"] == "p" else row["gender"].upper()
        inflected: tuple[tuple[str, Number], ...] = _inflected(row["noun"], feminine=gender == "F") if gender else ()
        for form, number in inflected or ((row["noun"], "pl"), (row["noun"] + "n", "pl")):
            stands_in = bool(row["stands_in"])
            role = Role(row["noun"], kind, "body", "-", gender, number, stands_in, sort=row["sort"])
            forms.setdefault(form, role)
    for form, role in _persons().items():
        forms.setdefault(form, role)  # „der Stadtrat“ is the body
    return forms


@cache
def _persons() -> dict[str, Role]:
    forms: dict[str, Role] = {}
    for row in rows("roles"):
        for form, gender, number in _person_forms(row["masculine"], row["feminine"]):
            role = Role(row["masculine"], "person", row["office"], row["leads"], gender, number, bool(row["stands_in"]))
            forms.setdefault(form, role)
    return forms


def title_of(noun: str) -> Role | None:
    """Read a noun before a person's name: „Stadtrat Emil Stark“ is a man, though „der Stadtrat“ alone is the body.

    So is „Finanzvorstand Emil Stark“, by the head of the compound.
    """
    role = _persons().get(noun) or role_of(noun)
    person = _persons().get(role.head) if role is not None and role.kind != "person" else None
    return msgspec.structs.replace(person, modifier=role.modifier) if role is not None and person is not None else role


def _person_forms(masculine: str, feminine: str) -> list[tuple[str, str, Number]]:
    if feminine == masculine:
        return [(form, "", number) for form, number in _inflected(masculine)]
    if feminine and feminine + "r" == masculine:
        # A participle or adjective as a noun: „der Abgeordnete“, „die Abgeordnete“, „ein Abgeordneter“.
        return [(masculine, "M", "sg"), (feminine, "", ""), (feminine + "n", "", ""), (feminine + "m", "M", "sg")]
    men: list[tuple[str, str, Number]] = [(form, "M", number) for form, number in _inflected(masculine)]
    return men + [(form, "F", number) for form, number in _inflected(feminine, feminine=True)]


def _inflected(word: str, *, feminine: bool = False) -> tuple[tuple[str, Number], ...]:
    """Return the forms of a noun with their number, by the usual endings; „“ where singular and plural are alike."""
    if not word:
        return ()
    if feminine:
        plural = word + ("nen" if word.endswith("in") else "n" if word.endswith("e") else "en")
        return (word, "sg"), (plural, "pl"), (_umlaut(word) + "e", "pl"), (_umlaut(word) + "en", "pl")
    if word.endswith("mann"):
        return (word, "sg"), (word + "s", "sg"), (word + "es", "sg"), (word[:-4] + "leute", "pl")
    if word.endswith(("er", "or", "eur")) and not word.endswith("heer"):
        if word.endswith("er"):
            return (word, ""), (word + "n", "pl"), (word + "s", "sg")
        return (word, "sg"), (word + "s", "sg"), (word + "en", "pl"), (word + "e", "pl"), (word + "en", "pl")
    if word.endswith("e"):
        return (word, "sg"), (word + "n", "")
    if word.endswith("ium"):
        return (word, "sg"), (word + "s", "sg"), (word[:-2] + "en", "pl")
    if word.endswith(("ist", "ent", "ant", "at", "it", "oge", "om", "ot", "arch", "ekt", "soph", "urg")):
        return (word, "sg"), (word + "en", "")
    plural_e = _umlaut(word) + "e"
    return (
        (word, "sg"), (word + "s", "sg"), (word + "es", "sg"), (word + "e", "pl"), (word + "en", "pl"),
        (word + "n", "pl"), (plural_e, "pl"), (plural_e + "n", "pl"),
        (_umlaut(word) + "er", "pl"), (_umlaut(word) + "ern", "pl"),
    )  # fmt: skip


def _umlaut(word: str) -> str:
    """Return ``word`` with its last back vowel fronted: Bischof → Bischöf, Anwalt → Anwält."""
    for at in range(len(word) - 1, -1, -1):
        if word[at] in "aouAOU":
            return word[:at] + word[at].translate(_FRONTED) + word[at + 1 :]
        if word[at] in "äöüei":
            break
    return word


_FRONTED = str.maketrans("aouAOU", "äöüÄÖÜ")


@cache
def _longest_form() -> int:
    return max(map(len, _forms()))


@lru_cache(maxsize=20_000)
def role_of(noun: str) -> Role | None:
    """Read a noun as an office, trade, relation or body, a compound by its head; None for any other word.

    „Kremlchef“ → Role(head="Chef", modifier="Kreml"), „Polizeisprecherin“ → Role(head="Sprecher", modifier="Polizei").
    """
    forms = _forms()
    role = forms.get(noun)
    if role is not None:
        return role
    for cut in range(max(2, len(noun) - _longest_form()), len(noun) - SHORTEST_HEAD + 1):
        before = noun[cut - 1]
        head = forms.get(noun[cut:]) if before == "-" else forms.get(noun[cut].upper() + noun[cut + 1 :])
        if head is not None and (before == "-" or noun[cut].islower()):
            return msgspec.structs.replace(head, modifier=noun[:cut].rstrip("-"))
    if noun[:1].isupper() and (found := demonym(noun)) is not None:
        _, gender, number = found
        kind: EntityKind = "person" if number == "sg" else "group"
        return Role(noun, kind, "demonym", "-", gender, msgspec.convert(number, Number))
    return None
