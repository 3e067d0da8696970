"""Where the words that name a speaker end: name and description side by side, and what says where somebody belongs.

„Renate Falk, Sprecherin der Bahn, sagte“, „die Chefin der Delegation beim Gipfel, Sharon Hayn, sagte“: a loose apposition
belongs to its head (Duden-Grammatik, „lockere Apposition“). „…, kündigte die Regierung in Lahn an“: a local attribute stands
right behind its noun, in the sentence's middle as well; so does the name behind what bears it („der Zeitung „Seebote““, „enge
Apposition“).
"""

from __future__ import annotations

from demnach.language.types import Phrase, Sentence
from demnach.lexicon.roles import role_of
from demnach.reading.statements.draft import Range
from demnach.reading.statements.scene import Scene

_SHORT = 3
"""Letters of the longest abbreviation that says what bears a name."""
_TITLE = 8
"""Tokens of the longest name in quotation marks, the marks included."""
_LOCAL = frozenset({"in", "im", "aus"})
_CLOSING = frozenset({",", "–", "—", ":"})
NAMES = frozenset({"NE", "FM"})
"""Tags of names and of foreign words."""
_ATTRIBUTE = frozenset({"APPR", "APPRART", "ART", "ADJA", "NN", "NE", "FM", "CARD"})


def whole_speaker(scene: Scene, sentence: Sentence, words: Range) -> Range:
    """Return a speaker's words with the name, the local attribute and the loose apposition that follow them."""
    words = whole_name(scene, sentence, words)
    return with_apposition(scene, sentence, _with_place(scene, sentence, words))


def whole_name(scene: Scene, sentence: Sentence, words: Range) -> Range:
    """Return words with the rest of a bracket or quoted name that they cut, and the name that follows its noun."""
    return _with_name(scene, sentence, _closed(scene, words))


def _closed(scene: Scene, words: Range) -> Range:
    """Close a bracket or a quoted name that the words cut through; „von einem „Erfolg““ stays outside."""
    start, end = words
    bracket = any(scene.tokens[i].text == "(" for i in range(start, end))
    if bracket and end < len(scene.tokens) and scene.tokens[end].text == ")":
        return (start, end + 1)
    if not scene.quoted(end - 1):
        return words
    quotation = scene.quotations[scene.quotation_at[end - 1]]
    if quotation.end <= end or quotation.opening < start:
        return words
    name = scene.tokens[quotation.opening + 1].text[0].isupper() and quotation.end - quotation.opening <= _TITLE
    if name or quotation.opening <= start + 1:
        return (start, quotation.end)
    end = quotation.opening
    while end > start + 1 and scene.tokens[end - 1].tag in ("ART", "APPR", "APPRART", "ADJA"):
        end -= 1
    return (start, end)


def _with_name(scene: Scene, sentence: Sentence, words: Range) -> Range:
    """„der Zeitung „Seebote““, „der Stadt Den Halm“, „Angaben Webers“: the name behind the noun that says what bears it."""
    end = words[1]
    if end >= scene.body_end(sentence) or scene.tokens[end - 1].tag != "NN":
        return words
    if scene.clause_at[end] != scene.clause_at[words[0]]:
        return words
    if scene.quoted(end):
        return _with_title(scene, sentence, words)
    first, before = scene.tokens[end], scene.tokens[end - 1].text
    article = first.tag == "ART" and first.text[0].isupper()  # „der Stadt Den Halm“
    abbreviated = first.tag == "NN" and before.isupper() and len(before) <= _SHORT  # „die IG Bergbau“
    if not (article or abbreviated or first.tag in NAMES):
        return words
    end += 1
    more = ("NN", *NAMES) if article else NAMES
    while end < scene.body_end(sentence) and scene.tokens[end].tag in more and not scene.quoted(end):
        end += 1
    return (words[0], end)


def _with_title(scene: Scene, sentence: Sentence, words: Range) -> Range:
    """„der Zeitung „Seebote““: a title behind the noun of a body; behind that of a person they would be his words."""
    quotation = scene.quotations[scene.quotation_at[words[1]]]
    noun = scene.tokens[words[1] - 1]
    role = role_of(noun.lemma or noun.text)
    named = quotation.opening == words[1] and quotation.end <= scene.body_end(sentence)
    return (words[0], quotation.end) if named and role is not None and role.kind != "person" else words


def _with_place(scene: Scene, sentence: Sentence, words: Range) -> Range:
    """„die Regierung in Lahn“: a place right behind a noun that is no name."""
    if scene.tokens[words[1] - 1].tag != "NN":
        return words
    place = _phrase_from(sentence, words[1])
    if place is None or place.preposition != place.start or scene.tokens[place.start].text.lower() not in _LOCAL:
        return words
    abbreviated = scene.tokens[place.end - 1].text == ")"  # „die Mission im Südland (MIS)“
    named = scene.tokens[place.head].tag == "NE" or abbreviated
    return (words[0], place.end) if named and scene.clause_at[place.head] == scene.clause_at[words[0]] else words


def with_apposition(scene: Scene, sentence: Sentence, words: Range) -> Range:
    """Add „Name, description,“ or „description, name“: up to the second comma, the verb, or the end of the frame."""
    comma = words[1]
    if comma + 1 >= sentence.end or scene.tokens[comma].text != ",":
        return _with_name_behind(scene, sentence, words)
    aside = _phrase_from(sentence, comma + 1)
    if aside is None or aside.preposition is not None or scene.quoted(aside.start):
        return words
    if scene.clause_at[aside.start] != scene.clause_at[words[0]] or not _name_and_description(scene, words, aside):
        return words
    end = aside.end
    while end < sentence.end and scene.tokens[end].tag in _ATTRIBUTE and scene.clause_at[end] == scene.clause_at[words[0]]:
        end += 1
    closed = end >= scene.body_end(sentence) or scene.tokens[end].text in _CLOSING or scene.tokens[end].finite
    return (words[0], end) if closed else words


def _with_name_behind(scene: Scene, sentence: Sentence, words: Range) -> Range:
    """„der General der Truppen im Süden, Georg Kahn“: what stands between a description and its name belongs to it too."""
    first = scene.tokens[words[1] - 1]
    here = scene.clause_at[words[0]]
    comma = words[1]
    if first.tag != "NN" or comma >= sentence.end or scene.tokens[comma].tag not in ("APPR", "APPRART"):
        return words
    while comma < sentence.end and scene.clause_at[comma] == here and scene.tokens[comma].tag in _ATTRIBUTE:
        comma += 1
    if comma + 1 >= sentence.end or scene.tokens[comma].text != "," or scene.clause_at[comma + 1] != here:
        return words
    name = comma + 1
    while name + 1 < sentence.end and scene.tokens[name].tag == "NN" and scene.tokens[name + 1].tag in ("NN", *NAMES):
        name += 1  # „General Georg Kahn“
    end = name
    while end < sentence.end and scene.tokens[end].tag in NAMES:
        end += 1
    return (words[0], end) if end > name and _described(scene, words) else words


def _described(scene: Scene, words: Range) -> bool:
    """True if the words say what somebody is: „der Sprecher der Bahn“."""
    nouns = (token for token in scene.tokens[words[0] : words[1]] if token.tag == "NN")
    return any(role_of(noun.lemma or noun.text) is not None for noun in nouns)


def _name_and_description(scene: Scene, words: Range, aside: Phrase) -> bool:
    """One of the two is a name, the other says what its bearer is."""
    first = scene.tokens[words[0]].tag in NAMES and scene.tokens[words[1] - 1].tag in NAMES
    second = scene.tokens[aside.start].tag in NAMES
    if first:
        head = scene.tokens[aside.head]
        return head.tag == "NN" and role_of(head.lemma or head.text) is not None
    return second and _described(scene, words)


def _phrase_from(sentence: Sentence, start: int) -> Phrase | None:
    return next((phrase for phrase in sentence.phrases if phrase.start == start), None)
