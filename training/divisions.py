"""Build the list of first-level divisions of all states: ``python -m training.divisions --packages DIR``.

Source: iso3166-2 (PyPI, MIT), a folder into which ``pip install --no-deps --target DIR iso3166-2`` has been run: ISO
3166-2 codes with the local and English names of divisions and a point within each. German names, where the press has
them, stand in ``regions.tsv``.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from training.gazetteers import OUT, usable

_CLASS = re.compile(
    r"\b(?:oblast['’]?|sheng|province|provincia de|provincia|region|regione|district|distrito|state|governorate|county|"
    r"republic|respublika|kray|krai|department|departamento|prefecture|voivodeship|land|kanton|estado)\b",
    re.IGNORECASE,
)
_HEAD = """# Divisions of states by ISO 3166-2, with their local and English names, for names that regions.tsv does not have in
German. # Source: iso3166-2 (PyPI, MIT licence), compiled by training/divisions.py; lat and lon in degrees. Not to be
edited by hand. name code    lat     lon
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=Path, required=True)
    options = parser.parse_args()
    states = json.loads((options.packages / "iso3166_2" / "iso3166-2.json").read_text(encoding="utf-8"))
    rows = set()
    for divisions in states.values():
        for code, division in divisions.items():
            if division["parentCode"] is None and division["latLng"]:
                lat, lon = (round(float(degrees), 1) for degrees in division["latLng"])
                rows |= {(name, code, lat, lon) for name in names(division)}
    lines = sorted("\t".join(map(str, row)) for row in rows)
    (OUT / "divisions.tsv").write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print("divisions.tsv", len(lines), "names")


def names(division: dict[str, str]) -> set[str]:
    """Return the names of a division that can stand in a German text, without the word for its class."""
    others = re.findall(r"([^,(]+?) \((?:eng|deu|fra|spa|ita|por|tur|nld|pol)\)", division.get("localOtherName") or "")
    found = {re.sub(r"\s+", " ", _CLASS.sub("", name)).strip(" -,") for name in (division["name"], *others)}
    return {name for name in found if name and usable(name)}


if __name__ == "__main__":
    main()
