"""The lexicon room: words, names and cues as data files with thin readers."""
