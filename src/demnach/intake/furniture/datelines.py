"""Datelines: „Kiew (dpa) –“, „Frankfurt/Main, 3. Mai (Reuters)“, „BERLIN dpa |“, „Berlin.“, „(sda)“."""

from __future__ import annotations

import re
from functools import cache

from demnach.intake.furniture.signers import DATE, Signature, agency_at, signature
from demnach.lexicon.agencies import agency_called
from demnach.lexicon.forms import analyses
from demnach.lexicon.known import known_names
from demnach.lexicon.places import population

SHORTEST_STORY = 40
"""After a dateline come at least so many code points or a whole sentence; less is a line of a news ticker."""
LONGEST_DATE = 60
LONGEST_BROADCAST = 120
SMALLEST_TOWN = 2_000
"""„Berlin. Der Senat …“: without agency or date only a town of so many people dates a story."""

_WORD = r"(?:['’][a-z]-)?[A-ZÀ-ÞŠŽČŁ][\w'’-]*+(?:\.(?=[\s\w]))?"
_LINK = (
    r"(?:\s(?:am|an\sder|a\.\s?d\.|bei|im|ob\sder|in\sder|de|del|do|di|la|le|auf|vor\sder|of)\s|"
    r"\sa\.\s?(?=M\.)|\s?/\s?|\s)"
)
_RIVER = r"(?:\s\((?:Saale|Oder|Main|Spree|Westfalen|Hessen|Sachsen|Allgäu)\))"
PLACES = rf"{_WORD}(?:{_LINK}{_WORD}){{0,4}}{_RIVER}?(?:/M\.|\s[aA]\.\s?M\.)?"
_ABOARD = rf"(?:An Bord (?:de[rs]|eine[rs]) {_WORD}|Auf (?:hoher|offener) See)"
"""A reporter on the way dates the story so: „An Bord der Regierungsmaschine (dpa) –“."""
_STATE = rf"(?:,\s(?:D\.\s?C\.|(?:(?:Landk|K)reis\s|Bezirk\s|Kanton\s)?{_WORD}))"
"""„Washington, D.C. (dpa)“, „Salem, Oregon (AP)“, „Neustadt, Kreis Feldau (dpa)“; an agency must follow."""
_DATED = rf"(?:,?\s(?:den\s|am\s)?{DATE}|,\s(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag))"
_SEPARATOR = r"\s*(?:[–—−]|-{1,2}|\.|:|\||⋅|·|/)?(?=\s|$|[A-ZÄÖÜ„\"«»])\s*"

_BRACKETED = re.compile(
    rf"(?P<initials>[a-zäöü]{{2,5}}\.\s)?(?:(?P<aboard>{_ABOARD})|(?P<place>{PLACES})(?P<state>{_STATE})?)?"
    rf"(?P<date>{_DATED})?[.,]?\s?"
    r"(?:\((?P<round>[^()]{2,60})\)|/(?P<slash>[A-ZÄÖÜ][\w -]{1,20})/|\[(?P<square>[^\[\]]{2,40})\])"
    rf"(?P<separator>{_SEPARATOR})"
)
_BAR = re.compile(rf"(?P<place>{PLACES})\s(?P<signer>[a-zA-Z][\w/.-]{{1,20}})\s*\|\s*")
_SIGN_FIRST = re.compile(
    r"(?P<signer>[a-zäöü]{2,5}(?:/[a-zäöü]{2,5})*)(?P<dot>\.?)\s"
    rf"(?P<place>{PLACES})(?P<date>{_DATED})?(?:\.|(?<=M\.))\s+(?=[A-ZÄÖÜ„\"«»])"
)
_BARE = re.compile(r"(?P<signer>[a-zA-Z][\w/-]{1,20})(?:\s*[–—|:]\s+|\s+-{1,2}\s+|\.\s+)(?=[A-ZÄÖÜ„\"«»])")
_PLAIN = re.compile(
    rf"(?P<initials>[a-zäöüA-Z/-]{{2,12}}\.\s)?(?P<place>{PLACES})(?P<date>{_DATED})?(?P<mark>\s?\.|\s*[–—|⋅·]|\s-{{1,2}})\s+(?=[A-ZÄÖÜ„\"«»])"
)
_NO_PLACES = frozenset(
    {
        *("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "im", "in", "am", "an"),
        *("nach", "laut", "wie", "auch", "aber", "doch", "so", "und", "für", "mit", "bei", "von", "vom", "zu", "zum"),
        *("zur", "aus", "auf", "als", "um", "seit", "vor", "über", "unter", "trotz", "wegen", "stand", "update"),
        *("heute", "gestern", "morgen", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"),
        *("sonnabend", "sonntag", "quelle"),
    }
)
_DATE_LINE = re.compile(
    rf"(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)\w*[.,]?\s+)?{DATE}(?:\s*[,|·–-]?\s*(?:um\s)?\d{{1,2}}[:.]\d\d(?::\d\d)?(?:\s?Uhr)?)?\s*"
)
_BROADCAST = re.compile(
    r"(?=[^,|]*(?:Radio|Antenne|Funk|funk|News|Nachrichten|nachrichten|TV|Fernseh|fernseh|Magazin|magazin|Journal|"
    r"journal|schau|Inforadio|Welle|welle))[A-ZÄÖÜ][\w&+.-]*(?:\s[\w&+.-]+){0,5}"
    rf"(?:\s*[,|]\s*[\w-]+(?:\s[\w-]+){{0,3}})?\s*[,|]\s*(?:(?:am|vom)\s)?{DATE}\s*[,|]?\s*(?:um\s)?\d{{1,2}}(?:[:.]\d\d)?\sUhr\.?"
)
_STARTS_SENTENCE = re.compile(r"[A-ZÀ-Þ0-9„\"“«»‚‘'(]")


def dateline(text: str, start: int, end: int, *, opening: bool) -> tuple[int, Signature] | None:
    """Find a dateline at the beginning of a paragraph; return the offset after it and who signs in it.

    ``opening`` is true where the story begins: only there are a place alone („Berlin.“) and initials („(hb)“) a
    dateline.
    """
    found = _bracketed(text, start, end, opening) or _barred(text, start, end)
    if opening:
        found = found or _sign_first(text, start, end) or _plain(text, start, end)
    found = found or _bare(text, start, end)
    if found is None:
        return None
    rest = text[found[0] : end].strip()
    told = len(rest) >= SHORTEST_STORY or rest[-1:] in ".!?“”\"«»"
    return found if rest and told and _STARTS_SENTENCE.match(rest) else None


def _bracketed(text: str, start: int, end: int, opening: bool) -> tuple[int, Signature] | None:
    match = _BRACKETED.match(text, start, end)
    if match is None:
        return None
    group = next(name for name in ("round", "slash", "square") if match[name] is not None)
    found = signature(text, match.start(group), match.end(group))
    if found is None or not found.credits:
        return None
    by_agency = found.has("agency")
    place = match["place"]
    if match["aboard"] or match["state"]:
        accepted = by_agency and (place is None or _may_be_place(place))
    elif place is None:
        accepted = by_agency or (opening and {credit.kind for credit in found.credits} == {"initials"})
    elif not _may_be_place(place):
        accepted = False
    elif match["separator"].strip():
        dotted = match["separator"].strip() == "." and _in_small_letters(found)
        accepted = by_agency or (opening and (dotted or all(map(_is_place, _pieces(place)))))
    else:
        accepted = by_agency
    if not accepted:
        return None
    if match["initials"]:
        _sign_with_initials(text, match, found)
    return match.end(), found


def _barred(text: str, start: int, end: int) -> tuple[int, Signature] | None:
    """„BERLIN dpa | Die …“, as the taz has it."""
    match = _BAR.match(text, start, end)
    if match is None or not _may_be_place(match["place"]):
        return None
    found = signature(text, match.start("signer"), match.end("signer"))
    return (match.end(), found) if found and found.credits else None


def _sign_first(text: str, start: int, end: int) -> tuple[int, Signature] | None:
    """„dpa BERLIN. Die …“, „jre. MÜHLFURT. Die …“: before a place in capitals, the full stop is not needed."""
    match = _SIGN_FIRST.match(text, start, end)
    if match is None or not match["place"].isupper() or not _may_be_place(match["place"]):
        return None
    found = signature(text, match.start("signer"), match.end("dot"))
    return (match.end(), found) if found and found.credits else None


def _bare(text: str, start: int, end: int) -> tuple[int, Signature] | None:
    """„dpa – Die …“; the sign of the agency is all there is."""
    match = _BARE.match(text, start, end)
    if match is None or agency_at(text, start, end)[0] is None:
        return None
    found = signature(text, match.start("signer"), match.end("signer"))
    return (match.end(), found) if found and found.has("agency") else None


def _plain(text: str, start: int, end: int) -> tuple[int, Signature] | None:
    """„Berlin. Die …“, „elo. BERLIN, 3. Mai. Die …“, „Wien, 3. Mai 2024 – Die …“.

    Of two places with a slash between them and a full stop behind, neither need be listed: no sentence looks so.
    """
    match = _PLAIN.match(text, start, end)
    if match is None or not _may_be_place(match["place"]):
        return None
    pieces = _pieces(match["place"])
    route = not match["date"] and "." not in match["mark"] and _begins_with_town(text[match.end() : match.end() + 40])
    pair = "." in match["mark"] and len(pieces) > 1 and _unheard_of(match["place"])
    if route or not (match["date"] or pair or all(map(_is_town, pieces))):
        return None
    found = Signature()
    if match["initials"]:
        _sign_with_initials(text, match, found)
    return match.end(), found


def _begins_with_town(rest: str) -> bool:
    """„Köln – Düsseldorf“ is a route or a match, no dateline."""
    first = re.match(_WORD, rest)
    return first is not None and _is_town(first[0])


def date_line(text: str, start: int, end: int) -> bool:
    """True for a line that is nothing but a day and a time: „12.06.2026, 14:03 Uhr“."""
    return end - start <= LONGEST_DATE and _DATE_LINE.fullmatch(text, start, end) is not None


def broadcast_line(text: str, start: int, end: int) -> bool:
    """True for a line that is nothing but a programme, its day and its time: „Radio Möhre News, 12.6.2026, 7:00 Uhr“."""
    return end - start <= LONGEST_BROADCAST and _BROADCAST.fullmatch(text, start, end) is not None


def _sign_with_initials(text: str, match: re.Match[str], found: Signature) -> None:
    initials = signature(text, match.start("initials"), match.end("initials"))
    if initials:
        found.credits[:0] = initials.credits


def _may_be_place(place: str) -> bool:
    """„Die Deutsche Presse-Agentur (dpa) meldete“ begins with no place."""
    first = re.split(r"[\s/-]", place, maxsplit=1)[0]
    return (first.casefold() not in _NO_PLACES or _is_place(_cased(place))) and agency_called(place) is None


def _in_small_letters(found: Signature) -> bool:
    """„Mühlfurt (hb).“ signs, „Karl Feld (SPD).“ does not."""
    return all(credit.kind == "initials" and credit.name.islower() for credit in found.credits)


def _unheard_of(places: str) -> bool:
    """True if one of them is no German word and none a name of something else: not „Koalition/Opposition.“, „SPD/Union.“."""
    others = [piece for piece in _pieces(places) if not _is_place(piece)]
    named = any(piece in known_names() for piece in (*others, *places.split("/")) if not _is_place(piece))
    return not named and any(not analyses(piece) and not analyses(piece.lower()) for piece in others)


def _pieces(place: str) -> list[str]:
    return [_cased(piece.strip()) for piece in place.split("/") if len(piece.strip()) > 1]


def _cased(place: str) -> str:
    if not place.isupper():
        return place
    return re.sub(r"(?<=[ -])(?:Am|An|Der|Im|Bei|De|Ob|La)(?=[ -])", lambda match: match[0].lower(), place.title())


@cache
def _is_place(place: str) -> bool:
    bearer = known_names().get(place)
    return population(place) >= 0 or (bearer is not None and bearer.kind in ("place", "state"))


def _is_town(place: str) -> bool:
    bearer = known_names().get(place)
    return population(place) >= SMALLEST_TOWN or (bearer is not None and bearer.kind == "place")
