"""Toponyms that no name was found for: in the dateline, and by their grammar in the text.

„am Oskil“, „über den Ibar“: a listed water or mountain behind an article. „in Sandow“, „aus Zaria“: German puts towns
behind a preposition without an article, and hardly anything else that begins with a capital and is no word of the
language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from demnach.language.types import Analysis, Token
from demnach.lexicon.areas import areas, begins_with_an_area
from demnach.lexicon.compounds import last_parts
from demnach.lexicon.forms import analyses, known
from demnach.lexicon.locations import is_location
from demnach.lexicon.names import name_flags
from demnach.model.types import Article, Entity, Span
from demnach.reading.places.candidates import candidates
from demnach.reading.places.resolve import HOME_COUNTRIES

_WITH_ARTICLE = frozenset({"der", "den", "dem", "des", "am", "im", "vom", "zum", "zur", "ans", "die", "das"})
_BARE = frozenset({"in", "aus", "nach", "bei", "um", "unweit", "nahe", "bis", "über"})
_SURE = frozenset({"in", "bei", "unweit", "nahe"})
"""Prepositions of place behind which a word that is on no list is a place too."""
_OF = frozenset({"von", "um", "vor", "zu"})
_PARTS = tuple(
    "schlacht kämpfe kämpfen belagerung eroberung einnahme beschuss einwohner bewohner bürger bürgermeister posten höhe".split()
)
"""Nouns that are no locations, behind which „von“, „um“, „zu“ or „vor“ leads to a place: „Belagerung von Odrin“."""
_PREFIXES = ("Ost-", "West-", "Nord-", "Süd-", "Neu-", "Alt-", "Ober-", "Unter-", "Groß-", "Klein-", "Bad-", "Sankt-", "St.-")
"""With these begin names of towns, whatever follows: „Ost-Maren“."""
_QUARTERS = ("-Süd", "-Nord", "-Ost", "-West", "-Mitte")
_GEOGRAPHY = frozenset(
    "Delta See Fluss Kanal Bucht Golf Insel Inseln Halbinsel Gebirge Berg Berge Massiv Tal Ebene Hochebene Region "
    "Provinz Gebiet Bezirk Becken Wüste Küste Pass Gletscher Vulkan Streifen Talsperre Stausee Staudamm Fjord Riff "
    "Atoll Archipel Plateau".split()
)
_SITES = tuple(
    "grenze flughafen airport bahnhof grenzübergang kontrollpunkt haftanstalt justizvollzugsanstalt jva gefängnis "
    "strafkolonie kaserne stützpunkt militärbasis flüchtlingslager auffanglager camp kraftwerk akw raffinerie "
    "talsperre stausee tunnel bergwerk zeche krankenhaus klinik klinikum spital hospital logistikzentrum "
    "industriepark gewerbegebiet kreuz autobahnkreuz anschlussstelle raststätte weiler dorf ortschaft gemeinde "
    "stadtteil ortsteil viertel vorort bezirk landkreis provinz region insel bucht truppenübungsplatz fliegerhorst "
    "stadion kloster schloss burg grube kupfermine goldmine kohlegrube".split()
)
"""Sites and settlements that are called after their place."""
_MISHAPS = tuple("unglück unfall untergang havarie kollision absturz gefecht schlacht".split())
"""Nouns of events at sea and in war, behind which „vor“ leads to a place too: „Fährunglück vor Sorla“."""
_ENDINGS = tuple(
    "hafen stadt stedt dorf berg burg feld felde heim hausen hofen kirchen kirch bach au tal wald walde brück bruck brücken "
    "furt rode roda stein fels münde mund moor holz horst leben ingen ungen büttel werder kamp ried hagen born bronn brunn "
    "winkel zell see sand ort loh weiler wiler lingen beck bek bergen husen hude fehn siel koog deich".split()
)
"""Endings of German place names, by which a compound of known words is one."""
_ABSTRACT = ("sam", "heit", "keit", "ung", "schaft", "tät", "ion", "ismus", "nis", "tum", "ment", "enz", "anz", "haft", "not")
"""Endings of abstract nouns, which stand behind „in“ without an article as well: „in Gewahrsam“."""
_LARGE = 20_000
_DASHES = frozenset({"–", "—"})
_DATELINE = re.compile(r"[^\W\d_][^()–—,/]*")
_CAPITALS = re.compile(r"[A-ZÄÖÜ]{2}")


def unnamed(analysis: Analysis, entities: Sequence[Entity]) -> list[Span]:
    """Return the words of toponyms that are no mention of an entity, in text order."""
    doubtful = [(m.start, m.end) for entity in entities if not _may_be_a_town(entity) for m in entity.mentions]
    known = [(m.start, m.end) for entity in entities if entity.kind in ("place", "state") for m in entity.mentions]
    sites = list(_of_sites(analysis.tokens))
    found = [*_free(sites, known), *_free([*_of_datelines(analysis.article), *_by_grammar(analysis.tokens)], doubtful)]
    return sorted({(span.start, span.end): span for span in found}.values(), key=lambda span: span.start)


def _free(spans: Iterable[Span], taken: Sequence[tuple[int, int]]) -> Iterator[Span]:
    return (span for span in spans if not any(start < span.end and span.start < end for start, end in taken))


def _of_sites(tokens: list[Token]) -> Iterator[Span]:
    """„am Flughafen Nordhafen“, „in der JVA Moorwerder“, „im Spital von Arnau“: what stands behind a site is its place."""
    for i in range(1, len(tokens)):
        token = tokens[i]
        of = i > 1 and tokens[i - 1].text in ("von", "bei", "in", "nahe", "zu")
        noun = tokens[i - 2] if of else tokens[i - 1]
        if not _is_name(token) or noun.tag != "NN" or not noun.text.lower().removesuffix("s").endswith(_SITES):
            continue
        if tokens[i - 1].text == "zu" and not noun.text.lower().endswith("grenze"):
            continue
        end = i
        while not of and end + 1 < len(tokens) and tokens[end + 1].tag == "NE":
            end += 1
        yield Span(token.start, tokens[end].end)


def _may_be_a_town(entity: Entity) -> bool:
    """A single word that was taken for a person or firm, though nobody is called so."""
    single = " " not in entity.name and (entity.name.startswith(_PREFIXES) or not name_flags(entity.name))
    return entity.kind in ("person", "organisation") and single and entity.wikidata is None and not entity.name.isupper()


def _of_datelines(article: Article) -> Iterator[Span]:
    """„Bischkek (dpa) –“, „Santiago/Concepción –“."""
    for part in article.parts:
        if part.kind != "dateline":
            continue
        head = re.split(r"[(–—,]", article.text[part.start : part.end])[0]
        for words in _DATELINE.finditer(head):
            name = words[0].strip(" .")
            spelled = name.title() if _CAPITALS.match(name) else name
            if candidates(spelled) or not known(spelled):
                yield Span(part.start + words.start(), part.start + words.start() + len(name))


def _is_name(token: Token) -> bool:
    if token.tag == "NE" or token.text.endswith(_QUARTERS):
        return True
    unknown = not analyses(token.text) or (not known(token.text) and token.text.endswith(_ENDINGS))
    return token.tag in ("NN", "FM", "XY") and token.text[0].isupper() and unknown


def _by_grammar(tokens: list[Token]) -> Iterator[Span]:
    for i in range(1, len(tokens)):
        token, word = tokens[i], tokens[i - 1].text.lower()
        if token.text in _DASHES and (i == 1 or tokens[i - 2].tag == "$.") and _stands_alone(tokens[i - 1]):
            yield tokens[i - 1].span  # „Mühlbrück – Beim Abbiegen …“
        if not token.text[0].isupper() or token.tag not in ("NE", "NN"):
            continue
        listed = word in _WITH_ARTICLE and any(
            test(token) for test in (_is_water_or_mountain, _is_compound_of_a_name, _is_called_after_a_water)
        )
        sure = word in _SURE or (word == "aus" and token.tag == "NE")
        of = word in _OF and i > 1 and _leads_to_a_place(tokens[i - 2])
        of = of or (word == "vor" and i > 1 and tokens[i - 2].text.lower().endswith(_MISHAPS))
        if listed or (word in _BARE and _is_town(token, sure=sure)) or (of and _is_town(token, sure=True)):
            yield token.span


def _leads_to_a_place(noun: Token) -> bool:
    """„Hafen von Odrin“, „Grenze zu Marland“, „Eroberung von Zaria“."""
    return noun.tag == "NN" and (is_location(noun.lemma, noun.text) or noun.text.lower().endswith(_PARTS))


def _stands_alone(token: Token) -> bool:
    return token.tag in ("NE", "NN") and token.text[0].isupper() and _is_town(token, sure=True)


def _is_water_or_mountain(token: Token) -> bool:
    kinds = {area.kind for area in areas(token.text) or areas(token.text.removesuffix("s"))}
    return bool(kinds & {"water", "mountain"}) and (token.tag == "NE" or not analyses(token.text))


def _is_large(name: str) -> bool:
    """„in Essen“, „bei Worms“: common nouns too, but large towns, and nothing else stands there without an article."""
    return any(c.country in HOME_COUNTRIES and c.population >= _LARGE for c in candidates(name))


def _is_compound_of_a_name(token: Token) -> bool:
    """„im Ondo-Delta“, „auf dem Alo-See“: a water, mountain, island or region called after a name."""
    name, _, noun = token.text.rpartition("-")
    return bool(name) and noun in _GEOGRAPHY and not analyses(name)


def _is_called_after_a_water(token: Token) -> bool:
    """„im Elstertunnel“, „an der Elbmündung“: a location whose noun no dictionary has, and that begins with a river's name."""
    word = token.text
    if token.tag not in ("NN", "NE") or known(word):
        return False
    return any(is_location(part) and begins_with_an_area(word[: len(word) - len(part)]) for part in last_parts(word))


def _is_town(token: Token, *, sure: bool) -> bool:
    """Whether a bare word names a town: on a list, or, where only a place can stand (``sure``), no word of German."""
    if known(token.text):
        return (token.tag == "NE" and bool(candidates(token.text))) or (sure and _is_large(token.text))
    if candidates(token.text):
        return True
    if token.text.endswith(_ABSTRACT):
        return False
    if token.text.startswith(_PREFIXES):
        return sure
    like_a_town = token.text.lower().partition("-")[0].endswith(_ENDINGS) or not analyses(token.text)
    return sure and like_a_town and not token.text.isupper() and not name_flags(token.text)
