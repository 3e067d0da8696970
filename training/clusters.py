"""Cut the Brown clusters of spacy-lookups-data (MIT) to the frequent words: ``python -m training.clusters PACKAGES``.

PACKAGES is a folder into which ``pip install --no-deps --target PACKAGES spacy-lookups-data==1.0.5`` has been run.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import marisa_trie

OUT = Path(__file__).parents[1] / "src" / "demnach" / "lexicon" / "data" / "clusters.marisa"
CAPITALISED, OTHERS = 220_000, 40_000
"""How many words to keep: names and nouns need the long tail, the rest does not."""


def main(packages: Path) -> None:
    folder = packages / "spacy_lookups_data" / "data"
    clusters = json.loads(gzip.decompress((folder / "de_lexeme_cluster.json.gz").read_bytes()))
    logprobs = json.loads(gzip.decompress((folder / "de_lexeme_prob.json.gz").read_bytes()))
    room = {True: CAPITALISED, False: OTHERS}
    kept = []
    for word in sorted(clusters, key=lambda word: (-logprobs.get(word, -99.0), word)):
        capitalised = word[:1].isupper()
        if clusters[word] and word[:1].isalpha() and room[capitalised]:
            room[capitalised] -= 1
            kept.append((word, (clusters[word],)))
    marisa_trie.RecordTrie("<H", kept).save(str(OUT))
    print(OUT.name, len(kept), "words", OUT.stat().st_size // 1024, "KB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
