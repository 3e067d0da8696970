"""What the items of all agency formats have in common: status, signals, who signs, whether there is a text at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from demnach.intake.laid_out import Marked
from demnach.lexicon.agencies import agency_called
from demnach.model.types import Signal, Status

STATUSES: dict[str, Status] = {
    "usable": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "embargoed": "withheld",
    "kill": "canceled",
    "killed": "canceled",
}
"""Publishing status as the formats write it (IPTC NewsCodes „pubstatusg2“, older spellings, NITF management status)."""
SIGNALS: dict[str, Signal] = {
    "correction": "correction",
    "repeat": "repeat",
    "update": "update",
    "kill": "kill",
    "rewrite": "update",
    "new": "update",
}
"""Editorial signals as the formats write them (IPTC NewsCodes „signal“, NITF ``du-key``)."""
EARLIER = frozenset({"previousVersion", "replaces", "correctionTo", "updateOf", "repeatOf"})
"""Relations of an item to one in whose place it comes, as links and associations write them (IPTC NewsCodes „itemrelation“)."""
_VERSION = re.compile(r"\d{1,9}", re.ASCII)
_NAMES = re.compile(r"[/,;]|\bund\b")


def version_number(written: str | None) -> int:
    """Return the version that a sender writes as a number; 1 for any other writing and for none."""
    return int(written) if written is not None and _VERSION.fullmatch(written) else 1


def signed(credit: str) -> tuple[tuple[str, ...], str | None]:
    """Return the agencies that a credit line names, and the first name in it that is no agency: the outlet."""
    names = [name.strip() for name in _NAMES.split(credit) if name.strip()]
    agencies = tuple(name for name in names if agency_called(name) is not None)
    return agencies, next((name for name in names if agency_called(name) is None), None)


def holds_text(parts: Iterable[Marked]) -> bool:
    """True if there is anything to read beside a headline."""
    return any(kind in ("paragraph", "list", "quotation", None) and words for kind, words in parts)
