"""Lines that say who wrote the article: „Von Anna Feld, Kiew“, „Autor: Jan Kern“, „Das Gespräch führte Timo Hauck“."""

from __future__ import annotations

import re
from functools import cache

from demnach.intake.furniture.signers import Signature, agency_at, alternatives, is_person, signature
from demnach.lexicon.forms import analyses
from demnach.model.types import Credit

LONGEST = 200
"""A byline has at most so many code points."""


_DASHES = r"(?:[–—*-]+\s*)?"
"""„--- Von Anna Feld, dpa-AFX ---“ sets a byline off from the text."""


@cache
def _others() -> re.Pattern[str]:
    """„…, Fotos: Mia Berg“: from here on the line is about people who did not write."""
    return re.compile(rf"(?<!\w)(?:{alternatives('other_roles')})(\s*:|\s+von\b).*$", re.I | re.S)


@cache
def _von() -> re.Pattern[str]:
    """„Von“, „Ein Bericht von“, „Kommentar von“; but „Scharfe Kritik von Anna Feld“ tells of her."""
    return re.compile(
        rf"{_DASHES}(?:(?:Eine?\s+(?:\w+\s+)?(?:{alternatives('genres')})|(?:{alternatives('signed_genres')}))\s+)?(?:von|by)\s+"
        rf"(?P<post>(?P<article>(?:unser(?:em|er|en)?|dem|der)\s+(?:\w+\s+)?)?(?:{alternatives('posts')})(?!\w)[\s,]*)?",
        re.I,
    )


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(
        rf"\W?(?:(?P<agency>\w+)-(?=Gespräch|Interview))?(?:{alternatives('author_labels')})(?:\s+von)?\s*:\s*(?:von\s+)?",
        re.I,
    )


_PICTURES = re.compile(r"(?:Foto|Bild|Video|Grafik|Infografik|Illustration)", re.I)
"""A line that begins with these is a caption, even where it names a person."""
_SENTENCES = (
    re.compile(
        r"(?:Das\s+(?:Gespräch|Interview|Telefonat)\s+führten?|Die\s+Fragen\s+stellten?|Mit\s+\S+\s+\S+\s+sprach|"
        r"Interview(?:er|erin)?:?|Aufgezeichnet\s+(?:von|hat)|Protokolliert\s+von|Es\s+fragten?|"
        r"Das\s+Protokoll\s+führte)\s+"
    ),
    re.compile(r"Aus\s+[A-ZÄÖÜ][\w/ .-]{1,40}?\s+(?:berichtet|berichten|von)\s+"),
    re.compile(r"(?:(?:Unter|Mit)\s+(?:der\s+)?)?Mitarbeit\s+von\s+"),
    re.compile(r"Es\s+(?:berichtet|berichten|schreibt|kommentiert)\s+"),
)
_BIOGRAPHY = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:von\s+|van\s+|de\s+|der\s+|zu\s+)*[A-ZÀ-Þ][\w.'’-]*){1,3})"
    r"(?:\s*\(\d\d\)|,\s*(?:Jahrgang\s+)?\d{2,4},?|,\s*geboren\s[^.]{3,40},)?"
    r"\s+(?:ist|arbeitet|schreibt|berichtet|leitet)\s[^.]{0,80}?"
    r"(?:[Rr]edakteur|[Kk]orrespondent|[Rr]eporter|[Aa]utor(?:in)?\b|[Jj]ournalist|[Vv]olontär|[Kk]olumnist|"
    r"Ressort|Redaktion|[Cc]hefredakt)"
)


_HOME = re.compile(r"\s+aus\s+(?P<place>[A-ZÄÖÜ][\w-]+)$")
"""„Anna Feld aus Kirchau“: where she writes from, though no list has the place."""


def byline(text: str, start: int, end: int) -> Signature | None:
    """Read a line as a byline; None if it is none.

    The signature's credits are empty for a byline that names nobody: „Von unserem Korrespondenten“.
    """
    if end - start > LONGEST:
        return None
    others = _others().search(text, start, end)
    stop = others.start() if others else end
    if others and not text[start:stop].strip(" ([") and ":" in others[1] and not _PICTURES.match(others[0]):
        return Signature()
    for opening in (_von(), _labelled(), *_SENTENCES):
        match = opening.match(text, start, stop)
        if match is None:
            continue
        rest = match.end()
        post = opening is _von() and match["post"] is not None
        if post and match["article"] and not text[rest:stop].strip(" .,;"):
            return Signature()
        found = signature(text, rest, stop, person_expected=True)
        if found and (found.has("person") or post):
            return _with_agency(text, match, found) if opening is _labelled() else found
        if found and opening is _labelled() and found.has("initials") and not found.has("agency"):
            return found
    return None


def _with_agency(text: str, label: re.Match[str], found: Signature) -> Signature:
    """„epd-Gespräch: Anna Feld“: the agency whose interview it is signs before the person."""
    if label["agency"]:
        agency, after = agency_at(text, label.start("agency"), label.end("agency"))
        if agency and after == label.end("agency"):
            found.credits.insert(0, Credit(kind="agency", name=agency.name, start=label.start("agency"), end=after))
    return found


def biography(text: str, start: int, end: int) -> Signature | None:
    """„Anna Feld ist Redakteurin im Ressort Politik.“ as an article's last line says who wrote it.

    Whoever the story names before is one of its people rather than its author.
    """
    match = _BIOGRAPHY.match(text, start, end)
    if match is None or end - start > 2 * LONGEST or not is_person(match["name"]):
        return None
    if text.find(match["name"].split()[-1], 0, start) >= 0 and not _signed(text, match["name"], start):
        return None
    credit = Credit(kind="person", name=match["name"], start=match.start("name"), end=match.end("name"))
    return Signature([credit])


def _signed(text: str, name: str, before: int) -> bool:
    """True if a line before says „Von Anna Feld“."""
    line = re.compile(rf"^\s*(?:von\s+)?{re.escape(name)}\b[^.]{{0,80}}$", re.I | re.M)
    return line.search(text, 0, before) is not None


def name_line(text: str, start: int, end: int) -> Signature | None:
    """Read a line that is only persons' names, with their places or agencies: „Anna Feld und Ben Kohl, Kiew“."""
    if end - start > LONGEST or text[end - 1] in ".!?:":
        return None
    home = _HOME.search(text, start, end)
    unlisted = home is not None and not analyses(home["place"]) and not analyses(home["place"].lower())
    found = signature(text, start, home.start() if home and unlisted else end)
    if found is None or not found.credits or found.credits[0].kind != "person" or found.credits[0].start != start:
        return None
    return found
