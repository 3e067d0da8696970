"""Take over the Brown clusters of spacy-lookups-data (MIT): ``python -m training.clusters PACKAGES``.

PACKAGES is a folder into which ``pip install --no-deps --target PACKAGES spacy-lookups-data==1.0.5`` has been run.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import marisa_trie

OUT = Path(__file__).parents[1] / "src" / "demnach" / "lexicon" / "data"
CAPITALISED, OTHERS = 220_000, 40_000
"""How many words are frequent: names and nouns need a longer list than the rest."""


def main(packages: Path) -> None:
    folder = packages / "spacy_lookups_data" / "data"
    clusters = json.loads(gzip.decompress((folder / "de_lexeme_cluster.json.gz").read_bytes()))
    logprobs = json.loads(gzip.decompress((folder / "de_lexeme_prob.json.gz").read_bytes()))
    room = {True: CAPITALISED, False: OTHERS}
    frequent, rare = [], []
    for word in sorted(clusters, key=lambda word: (-logprobs.get(word, -99.0), word)):
        capitalised = word[:1].isupper()
        if not clusters[word] or not word[:1].isalpha():
            continue
        if room[capitalised]:
            room[capitalised] -= 1
            frequent.append((word, (clusters[word],)))
        elif capitalised:
            rare.append((word, (clusters[word],)))
    for name, kept in (("clusters.marisa", frequent), ("clusters-rare.marisa", rare)):
        marisa_trie.RecordTrie("<H", kept).save(str(OUT / name))
        print(name, len(kept), "words", (OUT / name).stat().st_size // 1024, "KB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
