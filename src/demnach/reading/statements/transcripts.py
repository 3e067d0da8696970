"""Transcripts: interviews whose answers stand behind the speaker's name, „Brügge: Nein. Die Beweislage war eindeutig.“

A name and a colon at a paragraph's beginning make the rest of the paragraph that person's words if the article does so more
than once; so does a label that comes back, whatever it is („Seebote: …“, „Frage: …“). A headline does it once: „Orlan: Wir sind
bereit“.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from demnach.reading.statements.draft import Draft, Range
from demnach.reading.statements.scene import Scene

_LONGEST_NAME = 4
_FEWEST_TURNS = 2
_HEADINGS = frozenset({"headline", "subheading"})


def find(scene: Scene) -> Iterator[Draft]:
    """Yield the turns of a transcript, and headlines that quote without quotation marks."""
    labelled = {part: turn for part, bounds in _parts(scene).items() if (turn := _turn(scene, bounds)) is not None}
    labels = Counter(_label(scene, name) for name, _ in labelled.values())
    turns = [
        (part, (name, words)) for part, (name, words) in labelled.items()
        if _is_name(scene, name) or labels[_label(scene, name)] >= _FEWEST_TURNS
    ]  # fmt: skip
    spoken = [turn for part, turn in turns if scene.analysis.article.parts[part].kind not in _HEADINGS]
    for part, (name, words) in turns:
        heading = scene.analysis.article.parts[part].kind in _HEADINGS
        if heading or len(spoken) >= _FEWEST_TURNS:
            yield Draft("direct", "transcript", [words], frame=[(name[0], name[1] + 1)], speaker=[name])


def _parts(scene: Scene) -> dict[int, Range]:
    bounds: dict[int, Range] = {}
    for sentence in scene.sentences:
        start = bounds.get(sentence.part, (sentence.start, sentence.end))[0]
        bounds[sentence.part] = (start, sentence.end)
    return bounds


def _turn(scene: Scene, bounds: Range) -> tuple[Range, Range] | None:
    """Return the label and the words of a paragraph „Label: Words …“."""
    start, end = bounds
    colon = next((i for i in range(start, min(end, start + _LONGEST_NAME + 1)) if scene.tokens[i].text == ":"), None)
    if colon is None or colon == start or colon + 2 >= end or scene.quoted(colon + 1):
        return None
    name = scene.tokens[start:colon]
    if any(token.tag not in ("NE", "NN") for token in name):
        return None
    heading = scene.analysis.article.parts[scene.part_of(start)].kind in _HEADINGS
    first_person = any(token.person == 1 for token in scene.tokens[colon + 1 : end])
    if not scene.tokens[colon + 1].text[0].isupper() or (heading and not first_person):
        return None  # „Velmar: Minister wirbt für Waffenruhe“ is a place and a report
    return (start, colon), (colon + 1, end)


def _is_name(scene: Scene, label: Range) -> bool:
    return any(token.tag == "NE" for token in scene.tokens[label[0] : label[1]])


def _label(scene: Scene, label: Range) -> str:
    return " ".join(token.text for token in scene.tokens[label[0] : label[1]])
