"""Reservations of text and data mining (TDM Reservation Protocol, W3C Community Group report of 10 May 2024).

A site reserves by the header of an answer, by ``/.well-known/tdmrep.json`` for paths, or inside a page (``meta`` elements,
which ``metadata`` reads). What is nearer to the page goes before what is farther: the page, its header, the file.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

WELL_KNOWN = "/.well-known/tdmrep.json"
_RESERVATION, _POLICY = "tdm-reservation", "tdm-policy"


class Reservation(msgspec.Struct, frozen=True):
    """Whether mining is reserved, and where the policy is that says on which terms it is allowed."""

    reserved: bool
    policy: str | None = None


def reservation_of_headers(headers: Mapping[str, str]) -> Reservation | None:
    """Return what the header of an answer says (names in lower case), None where it says nothing."""
    value = headers.get(_RESERVATION, "").strip()
    return Reservation(value == "1", headers.get(_POLICY) or None) if value in ("0", "1") else None


def reservation_of_file(text: str, path: str) -> Reservation | None:
    """Return what a site's file says of a path: the rule with the longest fitting location (RFC 9309), None where none fits.

    A file that is no list of rules says nothing; nor does a rule that is none.
    """
    try:
        rules = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None
    fitting = [rule for rule in rules if _fits(rule, path)] if isinstance(rules, list) else []
    rule = max(fitting, key=lambda rule: len(rule["location"]), default=None)
    if rule is None:
        return None
    policy = rule.get(_POLICY)
    return Reservation(rule[_RESERVATION] == 1, policy if isinstance(policy, str) else None)


def _fits(rule: object, path: str) -> bool:
    """True for a rule whose location begins the path; ``*`` is anything, ``$`` the end."""
    if not isinstance(rule, dict) or not isinstance(rule.get("location"), str) or rule.get(_RESERVATION) not in (0, 1):
        return False
    location: str = rule["location"]
    first, *pieces = location.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in pieces[:-1] if location.endswith("$") else pieces:
        at = path.find(piece, at) + len(piece)
        if at < len(piece):
            return False
    if not location.endswith("$"):
        return True
    end = pieces[-1] if pieces else ""
    return len(path) == at if not pieces else path.endswith(end) and len(path) - len(end) >= at
