"""Capitals, seats and states that stand for their government, decided by the role they play in the sentence.

„Pjöngjang bestätigte“, „Moskaus Forderungen“, „der Streit mit Ankara“, „eine Note aus London“ mean the states; „in
Pjöngjang“, „Moskaus Straßen“, „der Zug nach Ankara“, „London gewann 2:1“ mean towns, teams, landscapes. A name is taken
for a government where something speaks for it: a verb of saying or governing, a noun of politics. Words of sport, of a
town's own affairs and of the weather speak against it. The words are in ``lexicon/data/metonyms.tsv``.
"""

from __future__ import annotations

from functools import cache, lru_cache

from demnach.language.types import Analysis, Clause, Sentence, Token
from demnach.lexicon.countries import countries
from demnach.lexicon.cues import load_cues
from demnach.lexicon.places import population
from demnach.lexicon.roles import role_of
from demnach.lexicon.tables import rows, several
from demnach.reading.entities.name_kinds import Name

LOCATIVE = frozenset({
    "in", "im", "nach", "bei", "nahe", "um", "vor", "auf", "ab", "bis", "hinter", "neben", "unter", "unweit", "außerhalb",
    "innerhalb", "rund", "gen", "entlang", "nördlich", "südlich", "östlich", "westlich", "nordöstlich", "nordwestlich",
    "südöstlich", "südwestlich", "am", "beim", "ins", "ans",
})  # fmt: skip
"""Prepositions that ask „where“ or „where to“: after them a town is a town, unless a noun of politics governs them."""
AGENTS = frozenset({"von", "vom", "durch", "seitens"})
PARTNERS = frozenset({"mit", "gegenüber", "laut", "seitens", "zufolge"})
"""Prepositions that ask for somebody rather than for a place."""
LEANS = {"setzen": {"auf"}, "hoffen": {"auf"}, "warten": {"auf"}, "vertrauen": {"auf"}, "schimpfen": {"auf", "über"}}
"""Verbs of trust and complaint with the preposition of whom they concern."""
HEARSAY = frozenset({"heißen", "verlauten", "hören", "kommen", "dringen", "melden"})
"""Verbs beside which „aus Paris“ tells the source of words."""
LIGHT = frozenset({"sein", "haben", "werden", "bleiben", "stehen", "machen", "gehen", "kommen", "geben", "nehmen", "halten"})
"""Verbs that say little: what they mean is in the nouns beside them."""
OPENING, CLOSING = frozenset("„“«»‚\"›‹"), frozenset("“”»«‘\"›‹")


def acts_as_state(analysis: Analysis, sentence: Sentence, name: Name) -> bool:
    """Return True where a state, its capital or its seat, ``name``, means the government in ``sentence``."""
    bearer = name.bearer
    if bearer is None or bearer.country is None:
        return False
    house = bearer.kind == "authority" and _is_building(bearer.country, bearer.name)  # „das Pentagon“
    if not (bearer.metonym or bearer.kind == "state" or house):
        return False
    tokens = analysis.tokens
    if _is_part_of_a_name(tokens, sentence, name):
        return False
    clause = _clause_of(sentence, name.first)
    genitive = _genitive(tokens, name)
    governor = _governor(tokens, sentence, clause, name)
    preposition, noun = governor if governor is not None else (None, None)
    if genitive and (owned := _owned(tokens, sentence, name)) is not None:
        place = _is(owned, "scene") or _is(owned, "land")
        return not place and (_is(owned, "stance") or _speaks(owned) or _is_somebody(owned))
    if preposition is not None:
        return _after_preposition(tokens, sentence, clause, name, preposition, noun)
    if clause is None or not clause.predicate:
        return _in_headline(tokens, sentence, name, seat=_is_building(bearer.country, bearer.name))
    return _as_argument(tokens, sentence, clause, name)


def _is_part_of_a_name(tokens: list[Token], sentence: Sentence, name: Name) -> bool:
    """„Frau Wien“, „das Hotel Lissabon“, „die Hauptstadt Moskau“, „die „Ottawa““: a namesake, or a place called one."""
    before = tokens[name.first - 1] if name.first > sentence.start else None
    after = tokens[name.last + 1] if name.last + 1 < sentence.end else None
    if before is None:
        return False
    if before.text in OPENING and after is not None and after.text in CLOSING:
        return True
    genitive = tokens[name.last].text.endswith("s") and _genitive(tokens, name)
    return before.tag == "NN" and not genitive and name.kind != "state" and not before.text.endswith("ens")


def _after_preposition(
    tokens: list[Token], sentence: Sentence, clause: Clause | None, name: Name, preposition: str, noun: Token | None
) -> bool:
    stance = _has(tokens, sentence, clause, name, "stance")
    scene = _has(tokens, sentence, clause, name, *(("scene",) if stance else ("scene", "land")))
    if noun is not None and (_is(noun, "scene") or _is(noun, "land")):
        return False
    political = noun is not None and (_is(noun, "stance") or _speaks(noun))
    if noun is not None and political and preposition not in {"in", "im", "nach", "bei", "vor", "am"}:
        named_after = preposition == "von" and name.kind == "place" and _is(noun, "treaty")
        return not (named_after or (preposition == "auf" and not _of_pressure(noun)))
    if preposition == "aus":
        return clause is not None and _heard(tokens, clause) and (clause.predicate != "kommen" or stance)
    if preposition in AGENTS and _agent(tokens, sentence, clause, name):
        return not scene
    if preposition == "zwischen":
        return clause is not None and not scene and (stance or _governs(clause))
    if preposition in {"laut", "zufolge"}:
        return True
    if clause is not None and preposition in LEANS.get(clause.predicate, ()):
        return not scene
    if preposition in LOCATIVE or clause is None:
        return False
    if preposition in PARTNERS or preposition in {"gegen", "an", "für", "zu", "ohne", "von", "wegen"}:
        wanted = _governs(clause) if preposition in PARTNERS else _governs(clause) and stance
        return wanted and not scene
    return False


def _heard(tokens: list[Token], clause: Clause) -> bool:
    """„aus Paris hieß es“, „aus dem Palast war zu hören“."""
    return clause.predicate in HEARSAY or any(tokens[i].lemma in HEARSAY for i in clause.verbs)


def _as_argument(tokens: list[Token], sentence: Sentence, clause: Clause, name: Name) -> bool:
    """Without a preposition a name is subject or object."""
    if name.first > sentence.start and tokens[name.first - 1].text.lower() == "so":
        return True  # „…, so Brüssel“
    if name.last + 1 < sentence.end and tokens[name.last + 1].text.lower() == "zufolge":
        return True
    scene = _has(tokens, sentence, clause, name, "scene")
    land = _has(tokens, sentence, clause, name, "land")
    if (
        _is_subject(sentence, clause, name)
        or _opens_subordinate(clause, name)
        or _fills_prefield(tokens, clause, name)
        or _explains(tokens, sentence, name)
        or _coordinated_with_subject(tokens, sentence, clause, name)
    ):
        if clause.passive:
            return _is_verb(clause.predicate, "dealt") and not scene
        if clause.predicate in LIGHT or _is_verb(clause.predicate, "town"):
            stance = _has(tokens, sentence, clause, name, "stance") or _predicative_acts(tokens, clause)
            return stance and not scene and not land
        return not scene and (_governs(clause) or not land)
    return _is_verb(clause.predicate, "dealt") and not scene


def _in_headline(tokens: list[Token], sentence: Sentence, name: Name, *, seat: bool) -> bool:
    """„Ankara: Keine Gespräche“, „Berlin an Bern: …“, „Peking erleichtert, Brüssel skeptisch“."""
    inside = tokens[sentence.start : sentence.end]
    if any(_is(token, "scene") or _is(token, "land") for token in inside):
        return False
    return seat or any(_is(token, "stance") or _speaks(token) or token.tag == "ADJD" for token in inside)


def _is_subject(sentence: Sentence, clause: Clause, name: Name) -> bool:
    if clause.subject is None:
        return False
    subject = sentence.phrases[clause.subject]
    return subject.start <= name.first < subject.end


def _opens_subordinate(clause: Clause, name: Name) -> bool:
    """„…, was Paris bedauerte“, „dass Oslo das Treffen ausrichtet“: what follows the subordinator is mostly the subject."""
    first = clause.subordinator is not None and name.first == clause.subordinator + 1
    return first and clause.kind != "infinitive" and not _is_verb(clause.predicate, "sighted")


def _fills_prefield(tokens: list[Token], clause: Clause, name: Name) -> bool:
    """„Nicht Bern, sondern Wien hatte den Antrag gestellt“: right before the verb, where no other subject is seen."""
    if clause.finite is None or name.last + 1 != clause.finite or clause.subordinator is not None:
        return False
    return clause.subject is None or tokens[name.first - 1].tag in {"KON", "ADV"}


def _explains(tokens: list[Token], sentence: Sentence, name: Name) -> bool:
    """„Zwei Hauptstädte, nämlich Bern und Wien, haben zugesagt“."""
    at = name.first - 1
    while at > sentence.start + 1 and tokens[at].tag in {"KON", "$,"} and tokens[at - 1].tag == "NE":
        at -= 2
    return at > sentence.start and tokens[at].text in {"nämlich", "darunter", "also"}


def _coordinated_with_subject(tokens: list[Token], sentence: Sentence, clause: Clause, name: Name) -> bool:
    """„Kiew und Warschau einigten sich“: the second of two."""
    if clause.subject is None or name.first - 1 <= sentence.start or tokens[name.first - 1].tag != "KON":
        return False
    subject = sentence.phrases[clause.subject]
    return subject.start <= name.first - 2 < subject.end


def _governs(clause: Clause) -> bool:
    """Whether the predicate is a verb of saying, or of what governments do."""
    return bool(load_cues().verb(clause.predicate)) or _is_verb(clause.predicate, "act")


def _predicative_acts(tokens: list[Token], clause: Clause) -> bool:
    """„Pjöngjang ist einer der wichtigsten Unterstützer“: what is said of the subject can be said of people only."""
    return any(token.tag == "NN" and _is_somebody(token) for token in tokens[clause.start : clause.end])


def _agent(tokens: list[Token], sentence: Sentence, clause: Clause | None, name: Name) -> bool:
    """„wurde von Rom gebilligt“, „die von Rom verlangte Klausel“: the agent of a passive, or of a participle behind it."""
    if clause is not None and clause.passive:
        return True
    for token in tokens[name.last + 1 : min(sentence.end, name.last + 5)]:
        if token.tag in {"ADJA", "VVPP", "ADJD"} and token.text.rstrip("enrsm").endswith(("t", "en", "gt")):
            return True
        if token.tag not in {"KON", "NE", "ADV", "PTKNEG"}:
            return False
    return False


def _governor(
    tokens: list[Token], sentence: Sentence, clause: Clause | None, name: Name
) -> tuple[str, Token | None] | None:
    """Return the preposition of a name, over its article and across „und“, with the noun right before it."""
    at = name.first - 1
    articles = {"ART", "ADJA"} if _has_article(name) else {"ADJA"}  # „auf der Algier bestand“: a pronoun
    while at >= sentence.start and tokens[at].tag in articles:
        at -= 1
    if at > sentence.start and tokens[at].text.lower() in {"und", "oder", "sowie", "bis", ","}:
        across = at - 1
        while across >= sentence.start and tokens[across].tag in {"NE", "NN", "ART", "ADJA"}:
            across -= 1
        if across >= sentence.start and tokens[across].tag in {"APPR", "APPRART"} and across < at - 1:
            at = across
    if clause is not None and at == clause.subordinator:
        return None  # „bis Tripolis die Durchfahrt genehmigt“
    if at < sentence.start or not (tokens[at].tag in {"APPR", "APPRART", "APZR"} or tokens[at].text.lower() in LOCATIVE):
        return None
    before = tokens[at - 1] if at > sentence.start else None
    return tokens[at].text.lower(), before if before is not None and before.tag == "NN" else None


def _has_article(name: Name) -> bool:
    """„der Kreml“, „die Schweiz“; towns and most states have none."""
    bearer = name.bearer
    assert bearer is not None
    return bearer.kind == "state" or (bearer.country is not None and _is_building(bearer.country, bearer.name))


def _genitive(tokens: list[Token], name: Name) -> bool:
    last = tokens[name.last].text
    if name.bearer is None:
        return False
    inflected = last.endswith(("s", "’")) and not name.bearer.name.endswith(last)
    article = tokens[name.first - 1].text.lower() if name.first else ""
    return inflected or article == "des"


def _owned(tokens: list[Token], sentence: Sentence, name: Name) -> Token | None:
    """Return what a genitive belongs to: „Moskaus neue Haltung“, „die Haltung Moskaus“, „Pläne des Pentagons“."""
    at = name.first - 1
    while at >= sentence.start and tokens[at].tag in {"ART", "ADJA"}:
        at -= 1
    if at >= sentence.start and tokens[at].tag == "NN":
        return tokens[at]
    after = name.last + 1
    while after < sentence.end and tokens[after].tag in {"ADJA", "CARD"}:
        after += 1
    return tokens[after] if after < sentence.end and tokens[after].tag in {"NN", "NE"} else None


def _has(tokens: list[Token], sentence: Sentence, clause: Clause | None, name: Name, *sorts: str) -> bool:
    """Whether a noun of one of the sorts (of „stance“, or of speech) stands in the clause, outside the name itself."""
    begin, end = (clause.start, clause.end) if clause is not None else (sentence.start, sentence.end)
    outside = (token for token in tokens[begin:end] if not name.first <= token.i <= name.last)
    return any(_is(token, sort) or (sort == "stance" and _speaks(token)) for token in outside for sort in sorts)


def _of_pressure(noun: Token) -> bool:
    """„Druck auf Kiew“ is on the government, „Angriffe auf Kiew“ are on the town."""
    return noun.text in {"Druck", "Einfluss", "Rücksicht", "Hoffnung", "Hoffnungen", "Kritik", "Bezug", "Reaktion", "Antwort"}


def _is(token: Token, sort: str) -> bool:
    return token.tag[:1] == "N" and sort in _sorts_of_noun(token.text)


def _speaks(token: Token) -> bool:
    return token.tag == "NN" and load_cues().noun(token.text) is not None


def _is_somebody(token: Token) -> bool:
    """„Moskaus Botschafter“, „Pjöngjangs Unterstützer“."""
    return token.tag == "NN" and (role_of(token.text) is not None or token.lemma.endswith("partner"))


@cache
def _words() -> dict[str, frozenset[str]]:
    """The words of the table with their classes."""
    found: dict[str, frozenset[str]] = {}
    for row in rows("metonyms"):
        for form in several(row["word"]):
            found[form] = found.get(form, frozenset()) | {row["class"]}
    return found


@cache
def _ends() -> dict[str, frozenset[str]]:
    return {word.lower(): sorts for word, sorts in _words().items() if word[0].isupper() and len(word) > 3}


@lru_cache(maxsize=20_000)
def _sorts_of_noun(word: str) -> frozenset[str]:
    """Return the classes of a noun, a compound by its head, its inflection set aside."""
    for form in (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("n")):
        if form in _words():
            return _words()[form]
    lower = word.lower()
    for at in range(2, len(lower) - 3):
        for form in (lower[at:], lower[at:].removesuffix("s"), lower[at:].removesuffix("n")):
            if form in _ends():
                return _ends()[form]
    return frozenset()


def _is_verb(lemma: str, sort: str) -> bool:
    return sort in _words().get(lemma, frozenset())


@cache
def _buildings() -> frozenset[tuple[str, str]]:
    """Seats that are no towns: „Kreml“, „Downing Street“; told from other spellings of a capital by the place lists."""
    return frozenset(
        (state.iso, seat) for state in countries().values() for seat in state.seats if population(seat) < 0
    )


def _is_building(country: str, name: str) -> bool:
    return (country, name) in _buildings()


def _clause_of(sentence: Sentence, token: int) -> Clause | None:
    """Return the innermost clause with a predicate around a token; children come after their parents."""
    return next((c for c in reversed(sentence.clauses) if c.start <= token < c.end and c.predicate), None)
