"""The signers of a credit line, read one after the other: „AFP · DPA ari“, „ntv.de, ino/dpa“, „Anna Feld, Kiew“.

A credit line is a list of agencies with their services, outlets, persons with their places, initials, and of words that
sign nothing („mit Material der“). Only what is explained to its last character is one; this is what keeps
„nach Angaben der Agentur“ inside a sentence out.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache

from demnach.intake.furniture.phrases import DATA
from demnach.lexicon.agencies import Agency, agencies, agency_called, spellings
from demnach.lexicon.forms import analyses
from demnach.lexicon.known import outlet_names
from demnach.lexicon.names import FEMALE, MALE, name_flags
from demnach.lexicon.places import population
from demnach.model.types import Credit, CreditKind

MONTH = (
    r"(?:Jan(?:uar|\.)?|Jänner|Feb(?:ruar|\.)?|März|Mär\.|Apr(?:il|\.)?|Mai|Jun[io]?\.?|Jul[i]?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Okt(?:ober|\.)?|Nov(?:ember|\.)?|Dez(?:ember|\.)?)"
)
DATE = (
    rf"(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.(?:\s?\d{{2,4}})?|{MONTH}(?:\s\d{{4}})?)|\d{{4}}-\d\d-\d\d|{MONTH}\s\d{{4}})"
)

_SEPARATOR = re.compile(r"(?:[\s,;/|·•&+()\[\]–—-]|[.:](?=\s|$|\)|\]))+")
_WIRE_ID = re.compile(r"(dpa):\d{6}-[\d-]+(?:/\d+)?")
_NOISE = re.compile(
    rf"{DATE}|\d{{1,2}}[.:]\d\d(?:\sUhr)?|(?:19|20)\d\d(?!\d)|\d{{1,2}}\sUhr|©|\(c\)|https?://\S+|"
    r"<?[\w.+-]+@[\w-]+\.[\w.]+>?"
)
_DOMAIN = re.compile(
    r"(?:www\.)?([\w-]{2,}(?:\.[\w-]{2,})*\.(?:de|at|ch|com|net|org|tv|info|eu|li|lu|news|online))(?!\w)", re.I
)
_NAME = r"[A-ZÀ-ÞŠŽČŁŞİ](?:[\w'’-]*\w|\.)"
_PARTICLE = r"(?:von|van|vom|zu|zur|zum|der|den|de|del|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|und\szu|auf\sder)"
_DEGREE = r"(?:(?:Dr|Prof|Mag|Dipl|Ing|med|phil|jur)\.?(?:-\w+\.)?\s+)"
_PERSON = re.compile(rf"{_DEGREE}*({_NAME}(?:\s+(?:{_PARTICLE}\s+)*{_NAME}){{1,3}})")
_INITIALS = re.compile(
    r"((?:[A-ZÄÖÜ]\.\s?){2,3}|[a-zäöüß]{2,5}|[A-ZÄÖÜ]{2,3}|[A-ZÄÖÜ][a-zäöüß]{1,2}|[a-zäöüß]{1,3}[A-ZÄÖÜ]{1,2})"
    r"(?![\w-])\.?"
)
_BEFORE_PLACE = re.compile(r"(?:[,(]|\s(?:in|aus))\s*$")
_CAPITALISED = re.compile(
    r"[A-ZÀ-Þ][\w'’-]*(?:\.(?=\s\w))?(?:(?:\s(?:am|an der|de|la|le|der|im|ob der)\s|[\s/])[A-ZÀ-Þ][\w'’-]*)*"
)


@dataclass(slots=True)
class Signature:
    """Who signs, and what else the line says."""

    credits: list[Credit] = field(default_factory=list)
    fillers: int = 0
    dated: bool = False
    slashed: bool = False

    def has(self, kind: CreditKind) -> bool:
        """True if somebody of this kind signs."""
        return any(credit.kind == kind for credit in self.credits)


@cache
def words() -> dict[str, frozenset[str]]:
    """Return the word lists of ``data/credits.toml``, case-folded."""
    lists: dict[str, list[str]] = tomllib.loads((DATA / "credits.toml").read_text(encoding="utf-8"))
    return {name: frozenset(word.casefold() for word in listed) for name, listed in lists.items()}


@cache
def alternatives(name: str) -> str:
    """Return a list of ``data/credits.toml`` as alternatives of a pattern, the longest first."""
    return any_of(words()[name])


def any_of(listed: frozenset[str]) -> str:
    """Return words as alternatives of a pattern, the longest first; blanks fit any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(listed, key=len, reverse=True))


@cache
def agency_pattern() -> re.Pattern[str]:
    """A sign or full name of an agency, as listed."""
    return re.compile(rf"(?:{any_of(frozenset(spellings()))})(?!\w)")


@cache
def _service_pattern(agency: str) -> re.Pattern[str] | None:
    services = agencies()[agency].services
    return re.compile(rf"\s?[/ -]\s?(?:{any_of(frozenset(services))})(?![\w-])") if services else None


@cache
def _filler_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('fillers')})(?!\w)", re.I)


def signature(text: str, start: int, end: int, *, person_expected: bool = False) -> Signature | None:
    """Read the code points ``start`` to ``end`` as a list of signers; None if anything in it is none.

    ``person_expected`` is true after „Von“ or „Autor:“, where two capitalised words that are no German words name a
    person even if neither is a listed forename.
    """
    found = Signature()
    at = start
    while at < end:
        gap = _SEPARATOR.match(text, at, end)
        if gap:
            found.slashed |= "/" in gap[0]
            at = gap.end()
            continue
        after = _signer(text, at, end, found, person_expected)
        if after is None:
            return None
        at = after
    return found if _plausible(found, text, start, end) else None


def _signer(text: str, at: int, end: int, found: Signature, person_expected: bool) -> int | None:
    """Read one signer or filler; return the offset after it, None if there is none."""
    wire = _WIRE_ID.match(text, at, end)
    if wire:
        found.credits.append(Credit(kind="agency", name="dpa", start=at, end=wire.end(1)))
        return wire.end()
    noise = _NOISE.match(text, at, end)
    if noise:
        found.dated = True
        return noise.end()
    agency, after = agency_at(text, at, end)
    if agency and not agency.weak:
        found.credits.append(Credit(kind="agency", name=agency.name, start=at, end=after))
        return after
    return (
        _outlet(text, at, end, found)
        or _person(text, at, end, found, person_expected)
        or _weak_agency(at, found, agency, after)
        or _place(text, at, end, found, person_expected)
        or _filler(text, at, end, found)
        or _initials(text, at, end, found)
    )


def agency_at(text: str, at: int, end: int) -> tuple[Agency | None, int]:
    """Return the agency whose sign begins at ``at`` and the offset after it and its services („dpa/lno“)."""
    match = agency_pattern().match(text, at, end)
    agency = agency_called(re.sub(r"\s+", " ", match[0])) if match else None
    if match is None or agency is None:
        return None, at
    after = match.end()
    services = _service_pattern(agency.name)
    while services and (service := services.match(text, after, end)):
        after = service.end()
    return agency, after


def _weak_agency(at: int, found: Signature, agency: Agency | None, after: int) -> int | None:
    """„Mehr“ or „Petra“ are agencies beside another agency only: „IRNA/Mehr“."""
    if agency is None or not found.has("agency"):
        return None
    found.credits.append(Credit(kind="agency", name=agency.name, start=at, end=after))
    return after


def _outlet(text: str, at: int, end: int, found: Signature) -> int | None:
    domain = _DOMAIN.match(text, at, end)
    if domain:
        found.credits.append(Credit(kind="outlet", name=domain[1], start=at, end=domain.end()))
        return domain.end()
    match = _outlet_pattern().match(text, at, end)
    if match is None:
        return None
    found.credits.append(Credit(kind="outlet", name=match[0], start=at, end=match.end()))
    return match.end()


@cache
def _outlet_pattern() -> re.Pattern[str]:
    listed = frozenset(
        name
        for name, bearer in outlet_names().items()
        if not (bearer.weak and analyses(name))
    )
    return re.compile(rf"(?:{any_of(listed)})(?:\s(?:ONLINE|Online))?(?![\w-])")


def _person(text: str, at: int, end: int, found: Signature, expected: bool) -> int | None:
    match = _PERSON.match(text, at, end)
    while match:
        if is_person(match[1], expected=expected):
            role = _role_pattern().match(text, match.end(), end)
            if role is None or not role["other"]:
                name = written(match[1])
                found.credits.append(Credit(kind="person", name=name, start=match.start(1), end=match.end(1)))
            return role.end() if role else match.end(1)
        shorter = match[1].rpartition(" ")[0]
        match = _PERSON.match(text, at, match.start(1) + len(shorter)) if " " in shorter else None
    return None


@cache
def _role_pattern() -> re.Pattern[str]:
    """„Anna Feld (Text)“ signs, „Mia Berg (Fotos)“ does not."""
    return re.compile(rf"\s*\((?:(?P<other>{alternatives('other_roles')})|{alternatives('author_labels')})\)", re.I)


def is_person(name: str, *, expected: bool = False) -> bool:
    """True if two or more capitalised words name a person: a forename first, or no German words if one is expected."""
    parts = [_cased(part) for part in name.split() if part[0].isupper()]
    if not parts or parts[0].casefold() in words()["fillers"]:
        return False
    if len(parts) < 2 or population(" ".join(parts)) >= 0 or any(agency_called(part) for part in name.split()[1:]):
        return False
    if name_flags(parts[0]) & (MALE | FEMALE) or _abbreviated(parts[0]):
        return len(parts) == 2 or not any(_common(part) for part in parts[1:])
    return expected and not any(_common(part) for part in parts)


def _abbreviated(part: str) -> bool:
    return len(part) <= 3 and part.endswith(".")


def _common(part: str) -> bool:
    """True for a word that German has as an ordinary one and that is no name."""
    return not name_flags(part) and bool(analyses(part) or analyses(part.lower()))


def _cased(part: str) -> str:
    return part.title() if part.isupper() and len(part) > 2 else part


def written(name: str) -> str:
    """Return a person's name as it is called: „ANNA FELD“ as „Anna Feld“, with single blanks."""
    return " ".join(_cased(part) for part in name.split())


def _place(text: str, at: int, end: int, found: Signature, by_person: bool) -> int | None:
    """A place after a person or an agency: „Anna Feld, Kiew“.

    The last word of a byline is one even if no place is known by that name, as long as it is no German word.
    """
    match = _CAPITALISED.match(text, at, end)
    if match is None or not (found.credits or found.fillers):
        return None
    ended = not text[match.end() : end].strip(" .)")
    last = by_person and ended and found.has("person") and _BEFORE_PLACE.search(text, max(0, at - 6), at) is not None
    if population(_cased(match[0].split("/")[0])) < 0 and not (last and not analyses(match[0].casefold())):
        return None
    return match.end()


def _filler(text: str, at: int, end: int, found: Signature) -> int | None:
    match = _filler_pattern().match(text, at, end)
    if match is None:
        return None
    found.fillers += 1
    return match.end()


def _initials(text: str, at: int, end: int, found: Signature) -> int | None:
    match = _INITIALS.match(text, at, end)
    if match is None or match[1] in words()["not_initials"] or match[1].casefold() in words()["pictures"]:
        return None
    name = match[1].strip()
    if name in words()["initials"]:
        found.credits.append(Credit(kind="initials", name=name, start=at, end=at + len(name)))
        return match.end()
    joined = text[at - 1 : at] in ("/", ";") or text[match.end() : match.end() + 1] in ("/", ";")
    if not joined and (analyses(name) or name in outlet_names()):
        return None
    if name.isupper() and name in outlet_names():
        return None
    found.credits.append(Credit(kind="initials", name=name, start=at, end=at + len(name)))
    return match.end()


def _plausible(found: Signature, text: str, start: int, end: int) -> bool:
    """A list of nothing but fillers, or of more initials than three, is no signature."""
    initials = sum(credit.kind == "initials" for credit in found.credits)
    return bool(found.credits or found.fillers) and initials <= 3 and end - start <= 400
