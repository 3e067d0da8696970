"""Reservations of text and data mining (TDM Reservation Protocol, W3C Community Group report of 10 May 2024).

A site reserves by the header of an answer, by ``/.well-known/tdmrep.json`` for paths, or inside a page (``meta`` elements,
which ``metadata`` reads). What is nearer to the page goes before what is farther: the page, its header, the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

import msgspec

WELL_KNOWN = "/.well-known/tdmrep.json"
LARGEST = 4 << 20
"""Bytes of a site's file that are read."""
_RESERVATION, _POLICY = "tdm-reservation", "tdm-policy"
_VALUES = {0: False, 1: True, "0": False, "1": True}
"""The report has numbers in files; sites write strings too, and mean the same."""
_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_TRIPLET = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


class Reservation(msgspec.Struct, frozen=True):
    """Whether mining is reserved, and where the policy is that says on which terms it is allowed."""

    reserved: bool
    policy: str | None = None


def reservation_of_headers(headers: Mapping[str, str]) -> Reservation | None:
    """Return what the header of an answer says (names in lower case), None where it says nothing.

    A server and what stands before it may both have written the field: then one reservation is enough.
    """
    values = {value.strip() for value in headers.get(_RESERVATION, "").split(",")}
    if not values <= {"0", "1"}:
        return None
    return _reservation("1" in values, headers.get(_POLICY, "").partition(", ")[0].strip())


def reservation_of_file(text: str, path: str) -> Reservation | None:
    """Return what a site's file says of a path (with its query): the first rule that fits, None where none fits.

    „The most specific match is the first in sequence“ (report, TDM File on the Origin Server). A file that is no list of
    rules says nothing; nor does a rule that is none.
    """
    try:
        rules = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None
    address = _octets(path).replace("*", "%2A").replace("$", "%24")
    fitting = (rule for rule in rules if _is_rule(rule) and _fits(rule["location"], address)) if isinstance(rules, list) else ()
    rule = next(iter(fitting), None)
    return None if rule is None else _reservation(_VALUES[rule[_RESERVATION]], rule.get(_POLICY))


def nearer(header: Reservation | None, file: Reservation | None) -> Reservation | None:
    """Return what holds of a page: its header, with the file's policy where the header names none, else the file."""
    if header is None or file is None:
        return header or file
    return _reservation(header.reserved, header.policy or file.policy)


def _reservation(reserved: bool, policy: object) -> Reservation:
    """A policy beside what is not reserved is not looked at (report, tdm-policy); nor is one that is no address."""
    told = isinstance(policy, str) and policy != "" and policy.isprintable()
    return Reservation(reserved, str(policy) if reserved and told else None)


def _is_rule(rule: object) -> bool:
    if not isinstance(rule, dict) or not isinstance(rule.get("location"), str):
        return False
    value = rule.get(_RESERVATION)
    return isinstance(value, int | float | str) and value in _VALUES


def _fits(location: str, address: str) -> bool:
    """True if a location begins the address; ``*`` is anything, a last ``$`` the end."""
    anchored = location.endswith("$")
    first, *pieces = _octets(location.removesuffix("$")).replace("$", "%24").split("*")
    if not address.startswith(first):
        return False
    at = len(first)
    last = pieces.pop() if anchored and pieces else None
    for piece in pieces:
        at = address.find(piece, at) + len(piece)
        if at < len(piece):
            return False
    if not anchored:
        return True
    return len(address) == at if last is None else address.endswith(last) and len(address) - len(last) >= at


def _octets(path: str) -> str:
    """A path as its octets are compared: letters outside ASCII written with %, unreserved characters without (RFC 3986)."""
    return _TRIPLET.sub(_plain, quote(path, safe=_ASCII, errors="replace"))


def _plain(triplet: re.Match[str]) -> str:
    character = chr(int(triplet.group(1), 16))
    return character if _UNRESERVED.fullmatch(character) else triplet.group().upper()
