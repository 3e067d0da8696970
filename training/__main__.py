"""Build the lexicons and models that need nothing but the shared data: ``python -m training`` (``make train``).

The gazetteers and clusters are built from packages as well; their modules say how: ``python -m training.gazetteers --help``.
"""

from __future__ import annotations

from training import forms, names, tagger


def main() -> None:
    forms.main()
    tagger.main()
    names.main()


if __name__ == "__main__":
    main()
