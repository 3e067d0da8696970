"""The rules of ninjs 1.0 to 3.1: which properties an item has, of what type, since which version.

Written after the standard (IPTC ninjs, https://www.iptc.org/std/ninjs/, user guide and schemas of each version) as what each
version added to the one before. Versions 2 and 3 have the same names: 2 writes them in lower case, 3 in camel case. The
working drafts that the IPTC's test suite calls „1.x_dev“ and „2.x_dev“ add one property, ``advices``.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

Version = tuple[int, int]
Plain = Literal[
    "text", "number", "integer", "object", "date", "truncated date", "GeoJSON", "item", "associated item",
]  # fmt: skip


class Choice(msgspec.Struct, frozen=True):
    """One of some words."""

    words: tuple[str, ...]


class Whole(msgspec.Struct, frozen=True):
    """A whole number within bounds, both included."""

    least: int
    most: int


class Each(msgspec.Struct, frozen=True):
    """A list of what one rule says."""

    rule: Rule


class Shape(msgspec.Struct, frozen=True):
    """An object: its properties, those it must have, and what else it may have.

    ``groups``: of at least one group of names exactly one is there. ``patterns``: names that begin like this.
    """

    properties: dict[str, Rule]
    required: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    patterns: tuple[tuple[str, Rule], ...] = ()
    open: bool = False


Rule = Plain | Choice | Whole | Each | Shape
DRAFT = 99
"""Minor version that stands for a working draft."""
VERSIONS: dict[str, Version] = {
    "1.0": (1, 0), "1.1": (1, 1), "1.2": (1, 2), "1.3": (1, 3), "1.4": (1, 4), "1.5": (1, 5), "1.6": (1, 6),
    "2.0": (2, 0), "2.1": (2, 1), "2.2": (2, 2), "3.0": (3, 0), "3.1": (3, 1),
    "1.x_dev": (1, DRAFT), "2.x_dev": (2, DRAFT),
}  # fmt: skip
_ANY = r"[a-zA-Z0-9_]+"
"""What names of the provider's own begin with; that anything may follow is the standard's („regex bug“ of its suite)."""


def _all(names: str, rule: Rule = "text") -> dict[str, Rule]:
    return dict.fromkeys(names.split(), rule)


_NEWS = ("text", "audio", "video", "picture", "graphic", "composite")
_STATUS = Choice(("usable", "withheld", "canceled"))
_URGENCY = Whole(1, 9)
_PERCENT = Whole(0, 100)
_STANDARD = Shape(_all("name version schema"))
_SOURCE_TYPE = Shape(_all("name uri literal"))


# ninjs 1


def _contact(postal_code: str) -> Each:
    address = Shape(_all(f"locality area country {postal_code}") | {"lines": Each("text")})
    return Each(Shape(_all("type role lang name value") | {"address": address}, groups=(("value", "address"),)))


def _rights(language: str, linked: str, encoded: str, *, open_: bool) -> Shape:
    return Shape(_all(f"{language} {linked} {encoded}"), groups=((linked, encoded),), open=open_)


_CONCEPT = _all("name rel scheme code")
_CONTACT_1: dict[str, Rule] = {"contactinfo": _contact("postalcode")}
_SYMBOLS_1 = _all("ticker exchange")
_PLACES: tuple[tuple[str, Rule], ...] = ((f"geometry_{_ANY}", "object"),)
_RENDITION_1 = _all("href mimetype title") | _all("height width sizeinbytes", "number")
_CODED = Shape(_all("code scheme"), required=("code",))
_ADVICES = Each(Shape({"role": "text", "environments": Each(_CODED), "importance": _CODED, "lifetime": _CODED}))

_ADDED_1: dict[Version, dict[str, Rule]] = {
    (1, 0): {
        "$schema": "text",
        **_all("uri mimetype profile version copyrightholder copyrightnotice language byline headline located"),
        **_all("versioncreated embargoed"),  # no dates: the standard's suite has „Last Tuesday“ among what must pass
        "type": Choice(_NEWS),
        "representationtype": Choice(("complete", "incomplete")),
        "pubstatus": _STATUS,
        **_all("person place subject event object", Each(Shape(_CONCEPT))),
        "organisation": Each(Shape(_CONCEPT | {"symbols": Each(Shape(_SYMBOLS_1))})),
        "renditions": Shape({}, patterns=((_ANY, Shape(_RENDITION_1)),)),
        "associations": Shape({}, patterns=((_ANY, "item"),)),
    },
    (1, 1): {"urgency": _URGENCY, "usageterms": "text", "place": Each(Shape(_CONCEPT, patterns=_PLACES))},
    (1, 2): {
        **_all("title firstcreated ednote slugline"),
        **_all("charcount wordcount", "number"),
        "type": Choice((*_NEWS, "component")),
        "infosource": Each(Shape(_CONCEPT)),
        "renditions": Shape({}, patterns=((_ANY, Shape(_RENDITION_1 | {"duration": "number", "format": "text"})),)),
    },
    (1, 3): {
        "altids": Shape({}, open=True),
        "trustindicator": Each(Shape(_all("scheme code title href"))),
        "$standard": _STANDARD,
        "genre": Each(Shape(_all("name scheme code"))),
    },
    (1, 4): {
        **_all("contentcreated expires"),
        "rightsinfo": _rights("langid", "linkedrights", "encodedrights", open_=True),
    },
    (1, 5): {
        **_all("person infosource", Each(Shape(_CONCEPT | _CONTACT_1))),
        "place": Each(Shape(_CONCEPT | _CONTACT_1, patterns=_PLACES)),
        "organisation": Each(
            Shape(_CONCEPT | _CONTACT_1 | {"symbols": Each(Shape(_SYMBOLS_1 | _all("symboltype symbol")))})
        ),
        "subject": Each(Shape(_CONCEPT | _all("relevance confidence", _PERCENT) | {"creator": "text"})),
    },
    (1, 6): {"digitalsourcetype": _SOURCE_TYPE},
    (1, DRAFT): {"advices": _ADVICES},
}
_NAMED_1: dict[Version, tuple[tuple[str, Rule], ...]] = {
    (1, 0): ((f"description_{_ANY}", "text"), (f"body_{_ANY}", "text")),
    (1, 3): ((f"headline_{_ANY}", "text"),),
}


# ninjs 2 and 3, in the spelling of 3

_THING = _all("name rel uri literal")
_CONTACT: dict[str, Rule] = {"contactInfo": _contact("postalCode")}
_WORDING = _all("role contentType value")
_RENDITION = _all("name href contentType title format")
_COUNTS = "charCount wordCount"
_SIZES = "height width sizeInBytes"

_ADDED_2: dict[Version, dict[str, Rule]] = {
    (2, 0): {
        "$schema": "text",
        **_all("uri profile version copyrightHolder copyrightNotice usageTerms edNote language title by slugline located"),
        **_all("firstCreated versionCreated contentCreated embargoed", "date"),
        "type": Choice((*_NEWS, "component")),
        "representationType": Choice(("full", "partial")),
        "pubStatus": _STATUS,
        "urgency": _URGENCY,
        **_all("descriptions headlines", Each(Shape(_WORDING, required=("value",)))),
        "bodies": Each(Shape(_WORDING | _all(_COUNTS, "number"), required=("value",))),
        **_all("people subjects events objects", Each(Shape(_THING))),
        "organisations": Each(Shape(_THING | {"symbols": Each(Shape(_all("ticker exchange")))})),
        "places": Each(Shape(_THING | {"geoJSON": "GeoJSON"})),
        "infoSources": Each(Shape(_all("name role uri literal"))),
        "renditions": Each(Shape(_RENDITION | _all(f"{_SIZES} duration", "number"), required=("name",))),
        "associations": Each("associated item"),
        "altIds": Each(Shape(_all("role value"))),
        "trustIndicators": Each(Shape(_all("role title href"))),
        "standard": _STANDARD,
        "genres": Each(Shape(_all("name uri literal"))),
        "rightsInfo": _rights("langId", "linkedRights", "encodedRights", open_=True),
    },
    (2, 1): {
        "expires": "date",
        "people": Each(Shape(_THING | _CONTACT)),
        "infoSources": Each(Shape(_all("name role uri literal") | _CONTACT)),
        "places": Each(Shape(_THING | _CONTACT | {"geoJSON": "GeoJSON"})),
        "organisations": Each(
            Shape(_THING | _CONTACT | {"symbols": Each(Shape(_all("ticker exchange symbolType symbol")))})
        ),
        "subjects": Each(Shape(_THING | _all("relevance confidence", _PERCENT) | {"creator": "text"})),
    },
    (2, 2): {"digitalSourceType": _SOURCE_TYPE},
    (2, DRAFT): {"advices": _ADVICES},
}

_ORGANISATION = Shape(_THING | _CONTACT | {"symbols": Each(Shape(_all("exchange symbolType symbol")))})
_KINDS = Choice((*_NEWS, "component", "event", "planning"))
_RENDITIONS = Each(
    Shape(
        {
            **_RENDITION,
            **_all("aspectRatio videoCodec transportProtocol bitrate"),
            **_all(_SIZES, "integer"),
            **_all("duration frameRate", "number"),
            "poi": Shape(_all("x y", "integer")),
            "scanType": Choice(("progressive", "interlaced")),
        },
        required=("name",),
    )
)
_RECURRENCE_RULE = Shape(
    {
        "frequency": Choice(("secondly", "minutely", "hourly", "daily", "weekly", "monthly", "yearly")),
        "until": "date",
        **_all("interval count", "integer"),
    }
)
_DATES = Shape(
    {
        **_all("startDate endDate", "date"),
        **_all("expectedStartDate expectedEndDate", "truncated date"),
        "expectedDuration": "text",
        "recurrence": Shape({"recurrenceDates": Each("truncated date"), "recurrenceRules": Each(_RECURRENCE_RULE)}),
    },
    groups=(("startDate", "expectedStartDate"), ("endDate", "expectedEndDate")),
)
_COVERAGE = Shape(
    {
        **_all("uri title edNote language"),
        "pubStatus": _STATUS,
        "type": _KINDS,
        "urgency": _URGENCY,
        "wordCount": "integer",
        "itemCount": Shape(_all("rangeFrom rangeTo", "integer")),
        "commissioned": Shape({"by": "text", "on": "date", "references": Each(Shape(_all("name value")))}),
        "dates": _DATES,
        "audiences": Each(Shape({"audience": "text", "significance": "integer"})),
        "exclAudience": Each("text"),
        "renditions": _RENDITIONS,
    }
)
_ADDED_3: dict[Version, dict[str, Rule]] = {
    (3, 0): {
        "embargoedUntil": "date",
        "type": _KINDS,
        "bodies": Each(Shape(_WORDING | _all(_COUNTS, "integer"), required=("value",))),
        "organisations": Each(_ORGANISATION),
        "events": Each(Shape(_THING | {"id": "text"})),
        "eventDetails": Shape(
            {**_all("eventStatus plannedCoverageStatus"), "dates": _DATES, "organiser": _ORGANISATION}
        ),
        "plannedCoverage": Each(_COVERAGE),
        "renditions": _RENDITIONS,
        "rightsInfo": _rights("langId", "linkedRights", "encodedRights", open_=False),
    },
    (3, 1): {"digitalSourceType": _SOURCE_TYPE},
}
_GONE_3 = frozenset({"embargoed", "digitalSourceType"})
"""Properties of 2.2 that 3.0 has under another name or not yet."""


# the rules of a version


@cache
def item_rules(version: Version) -> Shape:
    """Return what a version says of an item: the properties up to it, ``uri`` among them, which every item has."""
    major, _ = version
    if major == 1:
        return Shape(_up_to(version, _ADDED_1), ("uri",), patterns=sum((_NAMED_1[v] for v in _NAMED_1 if v <= version), ()))
    if major == 2:
        return Shape({name.lower(): lowered(rule) for name, rule in _up_to(version, _ADDED_2).items()}, ("uri",))
    kept = {name: rule for name, rule in _up_to((2, 2), _ADDED_2).items() if name not in _GONE_3}
    return Shape(kept | _up_to(version, _ADDED_3), ("uri",))


@cache
def associated_rules(version: Version) -> Shape:
    """Return what a version says of an associated item, in 2 and 3 an item that has a name beside (in 3 a relation too)."""
    item = item_rules(version)
    return Shape(item.properties | _all("name" if version < (3, 0) else "name rel"), ("name", "uri"), item.groups)


def _up_to(version: Version, added: dict[Version, dict[str, Rule]]) -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for since, properties in added.items():
        if since <= version:
            found |= properties
    return found


def lowered(rule: Rule) -> Rule:
    """Return a rule with the names of properties in lower case."""
    if isinstance(rule, Each):
        return Each(lowered(rule.rule))
    if not isinstance(rule, Shape):
        return rule
    return Shape(
        {name.lower(): lowered(inner) for name, inner in rule.properties.items()},
        tuple(name.lower() for name in rule.required),
        tuple(tuple(name.lower() for name in group) for group in rule.groups),
        rule.patterns,
        rule.open,
    )
