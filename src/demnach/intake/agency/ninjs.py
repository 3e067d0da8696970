"""ninjs, news in JSON: items as sent, one draft each, those nested in an item's associations among them.

Read are versions 1.0 to 3.1 of the IPTC standard (https://iptc.org/standards/ninjs/). An item is held to the rules of its
version first (``check_ninjs``). Notes to editors and the slug line never enter the text. Nothing is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import cast

from demnach.intake.agency.item import EARLIER, SIGNALS, STATUSES, holds_text, signed, version_number
from demnach.intake.agency.ninjs_check import check_ninjs
from demnach.intake.agency.ninjs_fields import Item, Wording, body_parts, lowered, objects, text_of, wordings
from demnach.intake.agency.ninjs_json import parsed
from demnach.intake.agency.ninjs_rules import item_rules
from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError, NotAnArticle
from demnach.intake.furniture.bylines import LONGEST, byline
from demnach.intake.furniture.signers import signature
from demnach.intake.laid_out import Marked, lay_out
from demnach.model.types import Rights, Status

_TYPES = ("text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning")
_COMMON = frozenset({"uri", "type", "title", "version", "language", "profile", "event", "object", "subject", "place", "person"})
"""Properties that any JSON object may have; with nothing else and no type of ninjs they do not tell it."""
_TYPICAL = re.compile(
    r"(?:version|first|content)created|pubstatus|representationtype|headlines|bodies|descriptions|altids|usageterms|ednote|"
    r"embargoed(?:until)?|(?:body|headline|description)_\w+|byline|slugline|infosources?|trustindicators?|rightsinfo|"
    r"plannedcoverage|eventdetails|renditions|associations",
    re.I,
)
"""Properties that other JSON objects with a ``uri`` hardly have."""
_OURS = frozenset({"text", "html"})
"""Keys of our own JSON lines; ninjs has none of them."""
_KEY = re.compile(r'"(\$?\w+)"\s*:')
_HEAD = 4000
"""So many code points of what is no valid JSON are looked at."""
_TEASERS = frozenset({"summary", "teaser"})
_MINING = re.compile(r"(?:^|[/#:])(?:mine|dataMining|textAndDataMining|textDataMining)$", re.I)
"""Actions of a rights expression (ODRL) that mine text and data: „tdm:mine“ of the W3C's TDMRep."""
_NO_MINING = re.compile(r"/DMI-PROHIBITED(?:-|$)")
"""Address of a licence that forbids it (PLUS vocabulary „Data Mining“, recommended by the IPTC)."""


def looks_like_ninjs(text: str) -> bool:
    """True for one JSON object that names ninjs as its standard, or has a ``uri`` and properties that are typical of ninjs.

    False for our own JSON lines and for several objects in a row. What is no valid JSON is judged by its keys.
    """
    start = len(text) - len(text.lstrip())
    if not text.startswith("{", start):
        return False
    try:
        document, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        keys = set(_KEY.findall(text[start : start + _HEAD]))
        return "uri" in keys and _is_typical(keys)
    return not text[end:].strip() and (_names_ninjs(document) or _is_item(document))


def _names_ninjs(document: dict[str, object]) -> bool:
    stated = [document.get(key) for key in ("$standard", "standard", "$schema")]
    return not _OURS & document.keys() and any("ninjs" in json.dumps(value).lower() for value in stated if value)


def _is_item(document: dict[str, object]) -> bool:
    keys = set(document)
    if not isinstance(document.get("uri"), str):
        return False
    known = any(keys <= item_rules(version).properties.keys() for version in ((3, 1), (2, 2), (1, 6)))
    return _is_typical(keys) or (known and (bool(keys - _COMMON) or document.get("type") in _TYPES))


def _is_typical(keys: set[str]) -> bool:
    return not _OURS & keys and any(_TYPICAL.fullmatch(key) for key in keys)


def read_ninjs(text: str, *, version: str | None = None) -> Iterator[Draft | IntakeError]:
    """Yield a draft for an item and for every item with a text in its associations, each once, or the error in its place.

    A text that an item carries is yielded first; pictures and links beside a text are no items of their own. Where there is
    no text at all, the one error says so. ``version`` overrules what the document states (see ``check_ninjs``). Dates of
    ninjs 1 that are none are passed over, but for the embargo. Raises BadRecord for what is not valid ninjs.
    """
    document = parsed(text)
    check_ninjs(document, version=version)
    items = list(_items(cast("Item", lowered(document))))
    found = [(item, parts) for item, parts in items[1:] if holds_text(parts)]
    if not found or holds_text(items[0][1]) or _status(items[0][0]) == "canceled":
        found.insert(0, items[0])
    for item, parts in _each_once(found):
        try:
            yield _draft(item, parts)
        except IntakeError as error:
            yield error.at(text_of(item, "uri") or "news item")


def _items(item: Item) -> Iterator[tuple[Item, list[Marked]]]:
    yield item, body_parts(item)
    for inner in objects(item, "associations"):
        yield from _items(inner)


def _each_once(items: list[tuple[Item, list[Marked]]]) -> Iterator[tuple[Item, list[Marked]]]:
    seen: set[str | None] = set()
    for item, parts in items:
        uri = text_of(item, "uri")
        if uri is None or uri not in seen:
            yield item, parts
        seen.add(uri)


def _draft(item: Item, body: list[Marked]) -> Draft:
    status = _status(item)
    if status != "canceled" and not holds_text(body):
        raise NotAnArticle("an item without a text: a picture, a planning note, a link", remedy="give its text item")
    title = _headline(item)
    text, spans = lay_out(_with_furniture(item, title, body))
    agencies, outlet = _signers(item)
    created = _moment(item, "versioncreated")
    return Draft(
        text=text,
        blocks=spans,
        id=text_of(item, "uri"),
        version=version_number(text_of(item, "version")),
        language=text_of(item, "language"),
        title=title,
        published=_moment(item, "firstcreated", "contentcreated") or created,
        modified=created,
        embargo=text_of(item, "embargoeduntil", "embargoed"),
        status=status,
        signals=tuple(dict.fromkeys(SIGNALS[code] for code in _genres(item) if code in SIGNALS)),
        replaces=tuple(_replaced(item)),
        authors=_authors(item),
        agencies=agencies,
        outlet=outlet,
        rights=_rights(item),
    )


def _status(item: Item) -> Status:
    return STATUSES.get(text_of(item, "pubstatus") or "", "usable")


# the text


def _headline(item: Item) -> str | None:
    """The main headline, else one without a role, else the first."""
    ranked = sorted(wordings(item, "headline", "headlines"), key=_rank)
    return next((words for words in (headline.words() for headline in ranked) if words), None)


def _rank(headline: Wording) -> int:
    return 0 if "main" in headline.roles else 1 if headline.main else 2


def _with_furniture(item: Item, title: str | None, body: list[Marked]) -> Iterator[Marked]:
    """The parts of the body, with headline, byline and teaser before them where the body has them not."""
    body = [(kind, words) for kind, words in body if words]
    if title is not None and body and body[0][1] == title:
        body[0] = ("headline", title)
    top = next((i for i, (kind, _) in enumerate(body) if kind != "headline"), len(body))
    if top:
        yield from body[:top]
    elif title is not None:
        yield "headline", title
    inside = " ".join(words for _, words in body)
    credit = text_of(item, "by", "byline")
    if credit and credit not in inside and all(kind != "byline" for kind, _ in body):
        yield "byline", credit
    for teaser in _described(item, _TEASERS):
        words = teaser.words()
        if words and words not in inside and words != title:
            yield "teaser", words
    yield from body[top:]


def _described(item: Item, roles: frozenset[str]) -> list[Wording]:
    return [found for found in wordings(item, "description", "descriptions") if roles & set(found.roles)]


# metadata


def _signers(item: Item) -> tuple[tuple[str, ...], str | None]:
    """The agencies and the outlet of the credit line, else the agencies that hold the rights."""
    credit = next((found.words() for found in _described(item, frozenset({"creditline"}))), "")
    agencies, outlet = signed(credit)
    return agencies or signed(text_of(item, "copyrightholder") or "")[0], outlet


def _authors(item: Item) -> tuple[str, ...]:
    """The persons whom the byline names."""
    credit = text_of(item, "by", "byline") or ""
    if len(credit) > LONGEST:
        return ()
    found = byline(credit, 0, len(credit)) or signature(credit, 0, len(credit), person_expected=True)
    return tuple(dict.fromkeys(signer.name for signer in found.credits if signer.kind == "person")) if found else ()


def _moment(item: Item, *keys: str) -> str | None:
    """The first of some dates that is one: ninjs 1 allows for any words."""
    for value in filter(None, (text_of(item, key) for key in keys)):
        try:
            datetime.fromisoformat(value)
        except ValueError:
            continue
        return value
    return None


def _genres(item: Item) -> Iterator[str]:
    """The codes of the genres in lower case: „update“ of „http://cv.iptc.org/newscodes/genre/Update“."""
    for genre in objects(item, "genre", "genres"):
        given = text_of(genre, "code", "uri", "literal", "name")
        if given:
            yield re.split(r"[:/]", given)[-1].lower()


def _replaced(item: Item) -> Iterator[str]:
    for inner in objects(item, "associations"):
        relation, uri = text_of(inner, "rel"), text_of(inner, "uri")
        if relation and uri and re.split(r"[:/]", relation)[-1] in EARLIER and uri != text_of(item, "uri"):
            yield uri


def _rights(item: Item) -> Rights:
    """Notice, holder and terms; reserved against mining where a linked or enclosed rights expression forbids it."""
    stated = item.get("rightsinfo")
    info = stated if isinstance(stated, dict) else {}
    linked = text_of(info, "linkedrights")
    policy = _policy(info.get("encodedrights"))
    by_link = linked is not None and _NO_MINING.search(linked) is not None
    by_policy = _forbids_mining(policy)
    return Rights(
        notice=text_of(item, "copyrightnotice"),
        holder=text_of(item, "copyrightholder"),
        licence=text_of(item, "usageterms") or linked,
        tdm_reserved=True if by_link or by_policy else None,
        tdm_policy=linked if by_link else text_of(policy, "uid", "@id", "policyid") if by_policy else None,
    )


def _policy(encoded: object) -> Item:
    """The rights expression, if it is JSON; else nothing."""
    try:
        found = json.loads(encoded) if isinstance(encoded, str) else None
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _forbids_mining(policy: Item) -> bool:
    """True if a prohibition of an ODRL policy is about mining."""
    rules = [rule for key in ("prohibition", "prohibitions") for rule in _as_list(policy.get(key))]
    actions = [action for rule in rules if isinstance(rule, dict) for action in _as_list(rule.get("action"))]
    named = (action.get("@id", action.get("id")) if isinstance(action, dict) else action for action in actions)
    return any(isinstance(action, str) and _MINING.search(action) is not None for action in named)


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
