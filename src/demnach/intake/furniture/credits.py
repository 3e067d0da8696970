"""Credit lines as a whole, and the credits that stand at the end of a paragraph."""

from __future__ import annotations

import re
from functools import cache

from demnach.intake.furniture.signers import Signature, agency_at, agency_pattern, alternatives, signature
from demnach.lexicon.agencies import agency_called
from demnach.model.types import Credit

LONGEST = 250
"""A credit line has at most so many code points."""

_SENTENCE_END = r"(?<=[.!?…\"“”»«'’])"
_BRACKETED_END = re.compile(r"[\[(]([^()\[\]]{2,200})[\])]\s*$")
_BARE_END = re.compile(rf"{_SENTENCE_END}\s*(?:[–—-]\s*)?(\S+(?:\s?/\s?\S+|\s\S+)?)\s*$")
_COPYRIGHT = re.compile(r"\s*(?:©|\(c\)|Copyright:?)\s*", re.I)
_HOLDER = re.compile(r"\s*(?:(?:©|\(c\)|Copyright|\d{4}|by|,)\s*)+", re.I)
_SIGN_OFF = re.compile(r"/[a-zäöü]{2,4}(?:/[A-Za-zäöü]{2,4}){1,3}")
_CODES = r"[a-zäöü]{1,8}(?:/[a-zäöü]{1,8}){0,4}"
_DESK_LINE = re.compile(rf"(?P<agency>[\w-]+)(?: {_CODES}){{0,3}} [a-z]\d(?: {_CODES}){{0,2}}")
_REPORT = re.compile(r"\(?Bericht(?::|\svon)\s+")
_REPORT_END = re.compile(r",?\s(?:[Rr]edigiert|geschrieben|bearbeitet)\s|[.;)]")
_SENT_BY = re.compile(r"Original-Content von|OTS|Diese Meldung")
_UNFINISHED = re.compile(r"[\w\])]$")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"[\s\W]*(?:(?:{alternatives('labels')})\s*:|(?:{alternatives('material')})(?=\s))\s*", re.I)


def credit_line(text: str, start: int, end: int, *, closing: bool) -> Signature | None:
    """Read a whole line as a credit; None if it is none.

    ``closing`` is true after the article's last sentence, where initials alone or „Anna Feld/dpa“ sign; elsewhere such
    a line is a byline or a picture's credit.
    """
    if end - start > LONGEST:
        return None
    copyright_sign = _COPYRIGHT.match(text, start, end)
    label = _label().match(text, start, end)
    opening = copyright_sign or label
    found = signature(text, opening.end() if opening else start, end)
    if found is None:
        return None
    if copyright_sign:
        return found if _agency_owns(found) else None
    if label:
        return found if found.credits or found.fillers else None
    if not found.credits:
        return found if closing and _only_agencies(text, start, end) else None
    if found.has("agency"):
        return None if found.credits[0].kind == "person" and not closing else found
    bracketed = _BRACKETED_END.match(text, start, end) is not None
    return found if closing and (bracketed or _signs_alone(found)) else None


def _agency_owns(found: Signature) -> bool:
    """„© dpa“, „© SZ/dpa/mkb“; beside an outlet, an editor's initials tell the article's line from a picture's."""
    edited = found.has("initials") or not found.has("outlet")
    return found.has("agency") and not found.has("person") and edited


def _only_agencies(text: str, start: int, end: int) -> bool:
    return "agentur" in text[start:end].casefold()


def _signs_alone(found: Signature) -> bool:
    """Initials, or outlets with initials or a date, at the end of an article."""
    kinds = {credit.kind for credit in found.credits}
    return kinds == {"initials"} or (kinds <= {"initials", "outlet"} and (found.dated or "initials" in kinds))


def closing_credit(text: str, start: int, end: int) -> tuple[int, Signature] | None:
    """Find a credit at the end of a paragraph: „… sagte er. (jb/dpa)“, „… sagte er. dpa/mkb“.

    Returns where it begins and who signs.
    """
    bracket = _BRACKETED_END.search(text, max(start, end - 210), end)
    if bracket and bracket.start() > start:
        before = text[start : bracket.start()].rstrip()
        label = _label().match(text, bracket.start(1), bracket.end(1))
        found = signature(text, label.end() if label else bracket.start(1), bracket.end(1))
        if found and _ends_sentence(before) and (found.credits or label):
            return bracket.start(), found
        return None
    bare = _BARE_END.search(text, max(start, end - 60), end)
    if bare and agency_pattern().search(bare[1]):
        found = signature(text, bare.start(1), bare.end(1))
        if found and found.has("agency") and not found.fillers:
            return bare.start(), found
    return None


def _ends_sentence(before: str) -> bool:
    return bool(before) and _UNFINISHED.search(before) is None


def agencies_in(text: str, start: int, end: int) -> Signature:
    """Return the agencies that a sentence about the article's origin or rights names."""
    found = Signature()
    for match in agency_pattern().finditer(text, start, end):
        agency = agency_called(" ".join(match[0].split()))
        if agency and not agency.weak and not text[match.start() - 1 : match.start()].isalnum():
            found.credits.append(Credit(kind="agency", name=agency.name, start=match.start(), end=match.end()))
    return found


def owner(text: str, start: int, end: int) -> Signature | None:
    """Return the agency that a copyright notice names as the owner: „© 2026 dpa. Alle Rechte vorbehalten“."""
    holder = _HOLDER.match(text, start, end)
    agency, after = agency_at(text, holder.end(), end) if holder else (None, start)
    if holder is None or agency is None or agency.weak:
        return None
    return Signature([Credit(kind="agency", name=agency.name, start=holder.end(), end=after)])


def sign_off(text: str, start: int, end: int) -> Signature | None:
    """Read an agency's desk codes, „/jk/DP/he“: writer and editor in small letters, the desk in capitals."""
    if _SIGN_OFF.fullmatch(text, start, end) is None:
        return None
    codes = re.compile(r"(?<![A-Za-z])[a-zäöü]+").finditer(text, start, end)
    signers = [Credit(kind="initials", name=code[0], start=code.start(), end=code.end()) for code in codes]
    return Signature(signers)


def desk_line(text: str, start: int, end: int) -> Signature | None:
    """Read the last line of a German wire, „dpa uvo yyby n1 eri/wn“: the agency, who wrote, codes for services and desks."""
    shape = _DESK_LINE.fullmatch(text, start, end)
    return Signature() if shape is not None and agency_called(shape["agency"]) is not None else None


def reporters(text: str, start: int, end: int) -> Signature | None:
    """Return who signs an agency's last line: the reporter, not the editor, or the service that sent it."""
    report = _REPORT.match(text, start, end)
    if report:
        stop = _REPORT_END.search(text, report.end(), end)
        return signature(text, report.end(), stop.start() if stop else end, person_expected=True)
    return agencies_in(text, start, end) if _SENT_BY.match(text, start, end) else None
