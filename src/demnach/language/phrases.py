"""Noun and prepositional phrases, each with everything that hangs on its head.

A phrase begins with its preposition or determiner and ends behind its last attachment: extended attributes („das von ihr
formulierte Ziel“), names behind titles („der Sprecher Igor Weber“), genitives, von-phrases and the like („der Leiter der
Behörde“, „eine Sprecherin von X“), brackets („Anna Feld (Partei)“), loose appositions between commas and coordination.
The phrases of a sentence do not overlap.
"""

from __future__ import annotations

from demnach.language.tags import agreement
from demnach.language.types import Number, Phrase, Sentence, Token
from demnach.lexicon.forms import AGREEMENT, ALL_AGREEMENT, analyses

_DETERMINERS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PWAT", "PRELAT"})
_PRONOUNS = frozenset({"PPER", "PDS", "PIS", "PRELS", "PWS", "PRF", "PPOSS"})
_PREPOSITIONS = frozenset({"APPR", "APPRART"})
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
_VERBS = _FINITE | {"VVINF", "VVPP", "VAINF", "VAPP", "VMINF", "VMPP", "VVIZU"}
_POSTPOSITIONS = frozenset({"zufolge", "gegenüber", "entsprechend", "nach", "wegen", "zuliebe", "entlang"})
_ATTACHED = frozenset({"von", "vom", "aus", "für"})
"""Prepositions whose phrase behind a noun says whose or which it is: „ein Sprecher von X“, „Ministerin für Y“."""
_NAME_PARTICLES = frozenset("von van de der den al bin el zu la".split())
_FRACTIONS = ("Hälfte", "tel", "Dutzend", "Million", "Millionen", "Milliarde", "Milliarden", "Mehrheit")
"""Nouns of a quantity: „mehr als die Hälfte“, „weniger als ein Drittel“."""
_LONGEST_ATTRIBUTE = 14
_SIGNS = frozenset({"%", "€", "$", "£"})
"""Signs that are read as the noun behind a number: „56 % der Kinder“."""
_D_WORDS = frozenset({"der", "die", "das", "den", "dem"})
_PLURAL_QUANTIFIERS = frozenset({"viele", "mehrere", "einige", "wenige", "beide", "alle", "etliche", "manche", "sämtliche"})
_EXTENTS = frozenset("groß lang hoch breit tief schwer alt weit dick stark teuer".split())
"""Adjectives that a measure may stand before: „ein 90 Hektar großer Platz“."""
_PARTITIVE = ("einer", "eine", "eines", "keiner", "keine", "keines", "jeder", "jede", "jedes", "viele", "einige", "manche")
_ATTRIBUTES = frozenset({"ADJA", "CARD", "TRUNC", "ADV", "ADJD", "PIAT", "PTKA", "KON", "$("})


def find_phrases(tokens: list[Token], sentence: Sentence) -> list[Phrase]:
    """Return the phrases of one sentence in order; indices are those of ``tokens``."""
    return Chunker(tokens, sentence.start, sentence.end).phrases()


class Chunker:
    """Finds the phrases among the tokens from ``start`` to ``end``."""

    def __init__(self, tokens: list[Token], start: int, end: int) -> None:
        """Take the tokens of the analysis and the half-open stretch to read."""
        self.tokens = tokens
        self.start = start
        self.end = end

    def phrases(self) -> list[Phrase]:
        """Return the phrases in order."""
        found: list[Phrase] = []
        i = self.start
        while i < self.end:
            phrase = self._whole(i)
            if phrase is None:
                i += 1
                continue
            found.append(phrase)
            i = phrase.end
        return found

    def _whole(self, i: int) -> Phrase | None:
        """A core with its preposition and its attachments."""
        preposition = None
        at = i
        if self.tokens[i].tag in _PREPOSITIONS and self._compared_quantity(i) is None:
            preposition = i
            at = i + 1
            if at < self.end and self.tokens[at].tag in ("ADV", "PTKA") and self._core(at) is None:  # „in rund zehn Tagen“
                at += 1
        core = self._core(at, contracted=preposition is not None and self.tokens[i].tag == "APPRART")
        if core is None:
            return None
        if preposition is not None and core.cases == "N":
            return None  # „bis der Präsident zustimmt“: a conjunction
        core.preposition = preposition
        core.start = i
        self._extend(core)
        self._postposition(core)
        return core

    # -- the core ----------------------------------------------------------------------------------------------------

    def _core(self, i: int, *, contracted: bool = False) -> Phrase | None:
        """Determiner, attributes and head, without anything behind the head."""
        if i >= self.end:
            return None
        token = self.tokens[i]
        within = self._genitive_name_before(i) or self._compared_quantity(i)
        if token.tag in _PRONOUNS and within is None:
            return Phrase(i, i + 1, i, token.cases or "NGDA", token.number)
        if within is not None:
            within.start = i
            return within
        follows = self.tokens[i + 1].tag if i + 1 < self.end else ""
        if token.tag == "ART" and follows in ("ART", "PDAT") and token.text.lower() in _D_WORDS:
            return Phrase(i, i + 1, i, token.cases or "NGDA", token.number)  # „…, das den Feiertag begeht“
        mask = ALL_AGREEMENT
        at = i
        determined = contracted
        while at < self.end and self.tokens[at].tag in _DETERMINERS:
            if self.tokens[at].tag != "PRELAT":  # „deren Zahl“: the genitive of a possessor
                mask &= agreement(self.tokens[at].text, self.tokens[at].tag)
            determined = True
            at += 1
        head = self._head(at, extended=determined)
        if head is None:
            if determined and at < self.end and self.tokens[at].tag == "PIS":  # „die anderen“
                plural = self.tokens[i].text.lower() == "die" and self.tokens[at].text.endswith("en")
                return Phrase(i, at + 1, at, self.tokens[i].cases or "NGDA", "pl" if plural else "")
            if at > i and self._stands_alone(at - 1):
                last = self.tokens[at - 1]
                return Phrase(i, at, at - 1, last.cases or "NGDA", last.number)
            return None
        if determined and not contracted and not mask & agreement(self.tokens[head].text, self.tokens[head].tag):
            # „seinem vergangene Woche eingetroffenen Brief“: the first noun does not agree with the determiner
            head = self._behind_extended_attribute(at) or head
        head = self._noun_behind_name(head, mask) if determined and not contracted else head
        end = self._names_behind(head)
        end = self._closed_quotation(i, end)
        j = head
        while j >= at and (j == head or self.tokens[j].tag in _ATTRIBUTES):  # not into an extended attribute
            if self.tokens[j].tag in ("ADJA", "NN"):
                agreed = mask & agreement(self.tokens[j].text, self.tokens[j].tag)
                mask = agreed or mask
            j -= 1
        cases, number = _cases_and_number(mask)
        if self._counted(i, head):
            number = "pl"
        elif not determined and len(self.tokens[head].gender) > 1 and self.tokens[head].text.endswith("e"):
            number = ""  # „Abgeordnete verließen“: a noun made of an adjective, strong and plural without an article
        if self.tokens[head].tag == "NE" and self.tokens[head].cases == "G":  # „der Chef Nevadas“, but „dass Rogers kam“
            cases = "G" if i > self.start and self.tokens[i - 1].tag in ("NN", "NE", "CARD") else "NDA"
        return Phrase(i, end, head, cases, number)

    def _stands_alone(self, at: int) -> bool:
        """„diese sagten“, „keiner kam“, „das kostet“, „war das“: a determiner without a noun is a pronoun."""
        token = self.tokens[at]
        if token.tag in ("PDAT", "PIAT"):
            return True
        verb_behind = at + 1 < self.end and (self.tokens[at + 1].tag in _FINITE or self.tokens[at + 1].tag[0] == "$")
        verb_before = at > self.start and self.tokens[at - 1].tag in _FINITE
        if token.tag == "PPOSAT":
            return verb_behind or verb_before or at + 1 >= self.end or self.tokens[at + 1].tag[0] == "$"
        if token.tag != "ART":
            return False
        word = token.text.lower()
        return (verb_behind and word in ("der", "die", "das")) or (verb_before and word == "das")

    def _genitive_name_before(self, i: int) -> Phrase | None:
        """„Webers Anwalt“, „Anna Felds frühere Firma“: a name in the genitive before the noun it belongs to."""
        j = i
        while j + 1 < self.end and not self._genitive_name(j) and self.tokens[j].tag == self.tokens[j + 1].tag == "NE":
            j += 1
        if not self._genitive_name(j) or j + 1 >= self.end:
            return None
        if self.tokens[j + 1].tag not in ("NN", "ADJA", "CARD") and (self.tokens[j + 1].tag != "NE" or self._same_name(j + 1)):
            return None
        inner = self._core(j + 1)
        return inner if inner is not None and self.tokens[inner.head].tag in ("NN", "NE") else None

    def _genitive_name(self, j: int) -> bool:
        """A name in -s that is genitive by the lexicon, or that the lexicon does not know at all: „Karviens Präsident“."""
        token = self.tokens[j]
        return token.tag == "NE" and (token.cases == "G" or (token.text.endswith("s") and token.gender == ""))

    def _compared_quantity(self, i: int) -> Phrase | None:
        """„mehr als 200 Menschen“, „bis zu 20 Tote“, „mehr als die Hälfte“: the noun of the quantity is the head."""
        if i + 2 >= self.end or self.tokens[i + 1].text not in ("als", "zu"):
            return None
        pair = self.tokens[i].text.lower(), self.tokens[i + 1].text.lower()
        if pair not in (("mehr", "als"), ("weniger", "als"), ("bis", "zu")):
            return None
        inner = self._core(i + 2)
        if inner is None or self.tokens[inner.head].tag != "NN":
            return None
        number = self.tokens[i + 2].text[0].isdigit() or self.tokens[i + 2].tag == "CARD"
        return inner if number or self.tokens[inner.head].text.endswith(_FRACTIONS) else None

    def _counted(self, start: int, head: int) -> bool:
        """„zwei Menschen“, „viele Abgeordnete“: plural by its number."""
        if head == start or self.tokens[head].tag != "NN":
            return False
        for token in self.tokens[start:head]:
            word = token.text.lower()
            if token.tag == "PIAT" and word in _PLURAL_QUANTIFIERS:
                return True
        before = self.tokens[head - 1]
        return before.tag == "CARD" and before.text.lower() not in ("1", "ein", "eine", "einer", "einem", "einen", "eins")

    def _noun_behind_name(self, head: int, mask: int) -> int:
        """„der Davis Cup“, „die Bild Zeitung“: the article goes with the noun behind the name."""
        j = head
        while j < self.end and self.tokens[j].tag == "NE":
            j += 1
        if j == head or j >= self.end or self.tokens[j].tag != "NN":
            return head
        return j if mask & agreement(self.tokens[j].text, "NN") else head

    def _measured(self, j: int) -> bool:
        """„90 Hektar großer Platz“: a number and a measure before an adjective of extent."""
        if j + 2 >= self.end or self.tokens[j].tag != "NN" or self.tokens[j + 1].tag != "ADJA":
            return False
        return self.tokens[j - 1].tag in ("CARD", "ADJA") and any(
            a.lemma in _EXTENTS for a in analyses(self.tokens[j + 1].text) if a.category == "adjective"
        )

    def _head(self, at: int, *, extended: bool) -> int | None:
        """Return the head noun behind attributes: „drei schwer verletzte Menschen“, „das von X geforderte Ende“."""
        j = at
        while j < self.end and (self.tokens[j].tag in _ATTRIBUTES or self._name_of_adjective(j) or self._truncated(j)):
            tag = self.tokens[j].tag
            if tag == "KON" and not self._joins_attributes(at, j):
                break
            if tag == "$(" and self.tokens[j].text not in "„“\"»«":
                break
            if tag in ("ADV", "ADJD", "PTKA") and not self._attribute_follows(j):
                break
            j += 1
        if j + 1 < self.end and self.tokens[j].tag == "NN" and self.tokens[j + 1].tag == "NN" and self._capital_adjective(j):
            return j + 1  # „am Schwarzen Meer“
        if j > at and j < self.end and self._measured(j):
            return self._head(j + 1, extended=False)
        if j < self.end and (self.tokens[j].tag in ("NN", "NE", "FM") or (j > at and self.tokens[j].text in _SIGNS)):
            return j
        if j > at and self.tokens[j - 1].tag == "CARD" and j - 1 >= at:
            return j - 1
        if j > at and self.tokens[j - 1].tag == "ADJA" and not self.tokens[j - 1].text[0].islower():
            return j - 1  # „die Verletzten“, „ein 34-Jähriger“ taken for adjectives
        return self._behind_extended_attribute(at) if extended else None

    def _name_of_adjective(self, j: int) -> bool:
        """„die New Yorker Börse“: the first part of a name whose last one is an adjective in -er."""
        if j + 2 >= self.end or self.tokens[j].tag != "NE" or self.tokens[j + 1].tag != "ADJA":
            return False
        adjective = self.tokens[j + 1].text
        return adjective[0].isupper() and adjective.endswith("er") and self.tokens[j + 2].tag == "NN"

    def _capital_adjective(self, j: int) -> bool:
        word = self.tokens[j].text
        return word.endswith(("e", "en", "er", "es", "em")) and any(a.category == "adjective" for a in analyses(word.lower()))

    def _truncated(self, j: int) -> bool:
        """„Hafen- und …“, whatever the tagger takes it for."""
        text = self.tokens[j].text
        return len(text) > 1 and text.endswith("-") and j + 1 < self.end and self.tokens[j + 1].tag == "KON"

    def _joins_attributes(self, at: int, kon: int) -> bool:
        """„südkoreanische und westliche Dienste“, „Hafen- und Energieinfrastruktur“."""
        before = "" if kon <= at else "TRUNC" if self._truncated(kon - 1) else self.tokens[kon - 1].tag
        behind = self.tokens[kon + 1].tag if kon + 1 < self.end else ""
        return before in ("ADJA", "TRUNC", "CARD") and behind in ("ADJA", "NN", "TRUNC", "CARD", "ADV", "ADJD")

    def _attribute_follows(self, j: int) -> bool:
        k = j + 1
        while k < self.end and k - j < 3 and self.tokens[k].tag in ("ADV", "ADJD", "PTKA"):
            k += 1
        return k < self.end and self.tokens[k].tag in ("ADJA", "CARD", "PIAT")

    def _behind_extended_attribute(self, at: int) -> int | None:
        """„das von Weber am Montag formulierte Ziel“: from the article over other phrases to participle and noun."""
        for j in range(at, min(self.end - 1, at + _LONGEST_ATTRIBUTE)):
            tag = self.tokens[j].tag
            if tag in _VERBS or tag in ("$,", "$.", "KOUS") or self.tokens[j].text in (":", "–"):
                return None
            if tag == "ADJA" and self.tokens[j + 1].tag in ("NN", "NE") and j > at:
                participle = self.tokens[j].lemma.endswith(("t", "n", "nd"))
                if participle and self._determines(at - 1, j + 1):
                    return j + 1
        return None

    def _determines(self, determiner: int, noun: int) -> bool:
        """„ein mit lebenden Gänsen beladener Laster“: the noun of the attribute does not agree with the article before it."""
        first, second = self.tokens[determiner], self.tokens[noun]
        if first.tag not in _DETERMINERS:
            return True
        return bool(agreement(first.text, first.tag) & agreement(second.text, second.tag))

    def _names_behind(self, head: int) -> int:
        """Close apposition: „der Sprecher Igor Weber“, „Außenministerin Anna Feld“, names of several words, quoted titles."""
        end = head + 1
        while end < self.end:
            token = self.tokens[end]
            if token.tag in ("NE", "FM"):
                end += 1
            elif token.tag == "NN" and token.text[0].isupper() and self._same_name(end):
                end += 1
            elif token.text.lower() in _NAME_PARTICLES and self._inside_name(end):
                end += 1
            elif token.text in "„»\"" and self._quoted_name(end) is not None:
                end = self._quoted_name(end) or end
            elif token.tag == "CARD" and self.tokens[end - 1].tag == "NN" and token.text.isdigit() and self._closes(end):
                end += 1
            else:
                break
        return end

    def _closes(self, at: int) -> bool:
        """„Artikel 5 gilt“, but „nach Firmenangaben 640 Beschäftigte“: the number belongs to the noun behind it."""
        return at + 1 >= self.end or self.tokens[at + 1].tag not in ("NN", "ADJA", "NE", "CARD")

    def _closed_quotation(self, start: int, end: int) -> int:
        """„die „Süddeutsche Rundschau““: a title opened inside the phrase takes its closing mark along."""
        inside = [t.text for t in self.tokens[start:end] if t.text in "„“»«\""]
        if len(inside) % 2 and end < self.end and self.tokens[end].text in "“”«»\"":
            return end + 1
        return end

    def _same_name(self, at: int) -> bool:
        """A capitalised word behind a name is part of it unless it is a common noun: „Rob Mueller“, „Nordkorea Soldaten“."""
        return not any(a.category == "noun" for a in analyses(self.tokens[at].text))

    def _inside_name(self, at: int) -> bool:
        """„Ursula von der Leyen“: particles between two names."""
        j = at
        while j < self.end and self.tokens[j].text in _NAME_PARTICLES:
            j += 1
        if j >= self.end or self.tokens[j].tag != "NE":
            return False
        before = self.tokens[at - 1]
        return before.text == "von" if self.tokens[at].text == "der" else before.tag == "NE"

    def _quoted_name(self, opening: int) -> int | None:
        """„die Zeitung „Abendbote““: a title of up to six capitalised words behind a noun."""
        for j in range(opening + 1, min(self.end, opening + 8)):
            if self.tokens[j].text in "“”«\"":
                return j + 1 if j > opening + 1 else None
            if self.tokens[j].text[0].islower() and self.tokens[j].tag not in ("ART", "APPR", "KON", "APPRART"):
                return None
        return None

    # -- what hangs on it --------------------------------------------------------------------------------------------

    def _extend(self, phrase: Phrase) -> None:
        """Attach genitives, von-phrases, brackets, appositions and coordinated phrases behind the core, in turn."""
        if self.tokens[phrase.head].tag in ("PPER", "PRF", "PRELS"):
            return
        for _ in range(8):
            end = self._attachment(phrase)
            if end is None:
                return
            phrase.end = end

    def _attachment(self, phrase: Phrase) -> int | None:
        at = phrase.end
        if at >= self.end:
            return None
        token = self.tokens[at]
        if token.text == "(":
            return self._bracket(at)
        if token.tag in ("ART", "PPOSAT", "PDAT", "PIAT", "ADJA"):
            return self._genitive(phrase, at)
        if token.tag == "NE" and self.tokens[at - 1].tag == "NN":
            return at + 1
        if token.text.lower() in _ATTACHED and self.tokens[phrase.head].tag in ("NN", "NE", "PIS", "CARD"):
            inner = self._core(at + 1, contracted=token.tag == "APPRART")
            return inner.end if inner is not None and self.tokens[inner.head].tag != "PRF" else None
        if token.tag == "KON" and token.text.lower() in ("und", "oder", "sowie", "sowie", "beziehungsweise", "bzw."):
            return self._coordination(phrase, at)
        if token.text == ",":
            return self._apposition(phrase, at)
        return None

    def _bracket(self, at: int) -> int | None:
        """„Anna Feld (Partei)“: a short bracket without a finite verb."""
        for j in range(at + 1, min(self.end, at + 12)):
            if self.tokens[j].text == ")":
                return j + 1
            if self.tokens[j].tag in _FINITE:
                return None
        return None

    def _genitive(self, phrase: Phrase, at: int) -> int | None:
        """„die Leiterin der Behörde“; an article that may be genitive right behind a noun is one, unless it begins the
        next object: a dative „der“ stands behind a verb's subject or pronoun."""
        last = self.tokens[phrase.end - 1]
        partitive = last.tag == "PIS" and last.text.lower() in _PARTITIVE  # „einer der Piloten“
        if not partitive and last.tag not in ("NN", "NE", "CARD") and last.text != ")":
            return None
        inner = self._core(at)
        if inner is None or "G" not in inner.cases or self.tokens[inner.head].tag in _PRONOUNS:
            return None
        word = self.tokens[at].text.lower()
        if self.tokens[at].tag == "ADJA" and not word.endswith(("er", "en")):
            return None
        if self.tokens[phrase.head].tag == "NE" and word not in ("des", "eines"):
            return None
        return inner.end

    def _coordination(self, phrase: Phrase, at: int) -> int | None:
        """„Weber und Feld“, „die Polizei und die Feuerwehr“: a like phrase that has no finite verb of its own behind it."""
        preposition = self.tokens[at + 1].tag in _PREPOSITIONS if at + 1 < self.end else False
        if preposition and (phrase.preposition is None or self.tokens[at + 1].text != self.tokens[phrase.preposition].text):
            return None
        inner = self._core(at + 1 + preposition)
        if inner is None or self.tokens[inner.head].tag in ("PPER", "PRF"):
            return None
        self._extend_genitive(inner)
        behind = self.tokens[inner.end].tag if inner.end < self.end else "$."
        if behind in _FINITE and self._finite_before(phrase.start):
            return None  # „X sagte A und B kam“
        if phrase.preposition is None and not set(phrase.cases) & set(inner.cases):
            return None
        phrase.number = "pl"
        return inner.end

    def _extend_genitive(self, inner: Phrase) -> None:
        while inner.end < self.end:
            token = self.tokens[inner.end]
            end = None
            if token.tag in ("ART", "PPOSAT"):
                end = self._genitive(inner, inner.end)
            elif token.text == "(":
                end = self._bracket(inner.end)
            elif token.text.lower() in _ATTACHED:
                core = self._core(inner.end + 1, contracted=token.tag == "APPRART")
                end = core.end if core is not None else None
            if end is None:
                return
            inner.end = end

    def _finite_before(self, at: int) -> bool:
        """True if the clause that holds ``at`` already has its finite verb."""
        j = at - 1
        while j >= self.start and self.tokens[j].tag not in ("$,", "$.") and self.tokens[j].text != ":":
            if self.tokens[j].tag in _FINITE:
                return True
            j -= 1
        return False

    def _apposition(self, phrase: Phrase, at: int) -> int | None:
        """„Anna Feld, Leiterin der Behörde,“ and lists „A, B und C“: a verbless phrase between two marks.

        The apposition agrees in case; a comma, a full stop or the conjunction of a list closes it.
        """
        if at + 1 < self.end and self.tokens[at + 1].tag == "PRELAT":
            return None  # „die Studie, deren Autoren …“
        inner = self._core(at + 1)
        if inner is None or self.tokens[inner.head].tag in _PRONOUNS or self.tokens[inner.head].tag in ("CARD", "ART"):
            return None
        self._extend_genitive(inner)
        self._extend_places(inner)
        behind = self.tokens[inner.end] if inner.end < self.end else None
        listed = behind is not None and behind.tag == "KON" and phrase.preposition is None
        closed = behind is None or behind.tag in ("$,", "$.") or behind.text in (":", "“", ")", "–")
        closed = closed or (behind is not None and behind.tag in _FINITE and not self._finite_before(phrase.start))
        if not (closed or listed):
            return None
        if phrase.preposition is None and not set(phrase.cases) & set(inner.cases):
            return None
        if listed:
            phrase.number = "pl"
        return inner.end

    def _extend_places(self, inner: Phrase) -> None:
        """„Agrarexperte der Fraktion im Landtag“: prepositional phrases up to the mark that closes an apposition."""
        at = inner.end
        while at < self.end and self.tokens[at].tag in _PREPOSITIONS:
            core = self._core(at + 1, contracted=self.tokens[at].tag == "APPRART")
            if core is None:
                return
            self._extend_genitive(core)
            at = core.end
        if at >= self.end or self.tokens[at].tag in ("$,", "$."):
            inner.end = at

    def _postposition(self, phrase: Phrase) -> None:
        """„Behörden zufolge“, „seiner Meinung nach“, „ihr gegenüber“."""
        if phrase.preposition is not None or phrase.end >= self.end:
            return
        token = self.tokens[phrase.end]
        word = token.text.lower()
        if word not in _POSTPOSITIONS:
            return
        following = self._core(phrase.end + 1) if token.tag in _PREPOSITIONS else None
        if word in ("zufolge", "zuliebe") or token.tag == "APPO" or (following is None and "D" in phrase.cases):
            phrase.preposition = phrase.end
            phrase.end += 1


def _cases_and_number(mask: int) -> tuple[str, Number]:
    agreed = [AGREEMENT[b] for b in range(len(AGREEMENT)) if mask >> b & 1]
    cases = "".join(c for c in "NGDA" if any(a[0] == c for a in agreed))
    numbers = {a[1] for a in agreed}
    number: Number = "" if len(numbers) != 1 else "sg" if "S" in numbers else "pl"
    return cases or "NGDA", number
