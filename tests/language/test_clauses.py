"""Clauses, verb complexes and subjects: on the gold, on single constructions, and what must hold for any text."""

from __future__ import annotations

import pytest
from benchmarks.clauses import Case, analysis_of, case_of, cases, score
from hypothesis import given
from hypothesis import strategies as st

from demnach.language.types import Clause, Sentence, Token

LEAST_CLAUSE_F1, LEAST_SUBJECTS = 98.0, 98.0
LEAST_BLIND_CLAUSE_F1, LEAST_BLIND_SUBJECTS = 93.0, 93.0
WORDS = (
    "Der die das Minister Behörde sagte , . : „ “ – ( ) und dass weil ob sei komme kam zu helfen hat mitgeteilt wird nicht er "
    "sie es , , aber um der den von in 12 teilte mit verletzt worden"
).split()


def sentence_of(text: str) -> tuple[list[Token], Sentence]:
    analysis = analysis_of(text)
    assert len(analysis.sentences) == 1
    return analysis.tokens, analysis.sentences[0]


def clause_of(text: str, verb: str) -> tuple[list[Token], Sentence, Clause]:
    tokens, sentence = sentence_of(text)
    found = [c for c in sentence.clauses if c.finite is not None and tokens[c.finite].text == verb]
    assert len(found) == 1, f"„{verb}“ heads {len(found)} clauses of „{text}“"
    return tokens, sentence, found[0]


def words(tokens: list[Token], clause: Clause) -> str:
    return " ".join(t.text for t in tokens[clause.start : clause.end])


def subject_of(tokens: list[Token], sentence: Sentence, clause: Clause) -> str | None:
    return tokens[sentence.phrases[clause.subject].head].text if clause.subject is not None else None


# -- the gold


def test_gold_is_large_enough_and_has_every_kind() -> None:
    gold = cases("clauses.txt")
    assert len(gold) >= 80
    assert {kind for case in gold for _, _, kind in case.clauses.values()} == {
        "main", "verb-second", "dass", "relative", "infinitive", "adverbial", "participle", "parenthesis", "fragment",
    }  # fmt: skip


def test_gold_clauses_and_subjects() -> None:
    result = score(cases("clauses.txt"))
    assert result.clause_f1 >= LEAST_CLAUSE_F1, result.wrong
    assert result.subject_accuracy >= LEAST_SUBJECTS, result.wrong


def test_blind_gold_clauses_and_subjects() -> None:
    result = score(cases("clauses.blind.txt"))
    assert result.clause_f1 >= LEAST_BLIND_CLAUSE_F1
    assert result.subject_accuracy >= LEAST_BLIND_SUBJECTS


def test_gold_notation_is_read_into_text_and_spans() -> None:
    case = case_of("[m1 [v2 Er=2 komme*2], sagte*1 Feld=1].")
    assert case == Case(
        text="Er komme, sagte Feld.",
        clauses={"2": (0, 8, "verb-second"), "1": (0, 20, "main")},
        parents={"1": None, "2": "1"},
        finite={"2": 8, "1": 15},
        subjects={"2": 2, "1": 20},
    )


@pytest.mark.parametrize("line", ["[m1 Er kam", "Er kam]", "[m1 Er=2 kam*1]", "[m1 Er] [m1 kam]"])
def test_gold_that_does_not_fit_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(ValueError, match=r"kam|Er") as caught:
        case_of(line)
    assert line in str(caught.value)


# -- verb complexes


@pytest.mark.parametrize(
    ("text", "verb", "predicate", "passive"),
    [
        ("Die Behörde teilte den Termin gestern mit.", "teilte", "mitteilen", False),
        ("Die Behörde hat den Termin mitgeteilt.", "hat", "mitteilen", False),
        ("Die Behörde will den Termin mitteilen.", "will", "mitteilen", False),
        ("Der Termin wird morgen mitgeteilt.", "wird", "mitteilen", True),
        ("Zwei Menschen sollen getötet worden sein.", "sollen", "töten", True),
        ("Das Abkommen ist noch zu retten.", "ist", "retten", False),
        ("Der Mann hat versucht zu fliehen.", "hat", "versuchen", False),
        ("Die Lage ist ernst.", "ist", "sein", False),
    ],
)
def test_predicate(text: str, verb: str, predicate: str, passive: bool) -> None:
    _, _, clause = clause_of(text, verb)
    assert (clause.predicate, clause.passive) == (predicate, passive)


def test_verb_complex_holds_all_its_verbs() -> None:
    tokens, _, clause = clause_of("Dort sollen gestern drei Menschen getötet worden sein.", "sollen")
    assert [tokens[i].text for i in clause.verbs] == ["sollen", "getötet", "worden", "sein"]


def test_negation_and_mood() -> None:
    _, _, clause = clause_of("Der Minister sagte, er komme nicht.", "komme")
    assert clause.negated
    assert clause.mood == "sub1"
    _, _, neither = clause_of("Weder die Polizei noch das Amt bestätigten den Fund.", "bestätigten")
    assert neither.negated
    assert not clause_of("Der Minister sagte, er komme nicht.", "sagte")[2].negated


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Es sei schlimm, dass Kinder hungern.", "hungern"),
        ("Sie weiß, wann die Gespräche fortgesetzt werden.", "werden"),
        ("Man hofft, dass sich die Lage beruhigt.", "beruhigt"),
    ],
)
def test_verb_at_the_end_of_a_subordinate_clause_is_finite(text: str, verb: str) -> None:
    tokens, _, clause = clause_of(text, verb)
    assert tokens[clause.finite or 0].mood is not None
    assert clause.kind == "dass"


@pytest.mark.parametrize(
    ("text", "finite"),
    [
        ("Die Kosten steigen, und die Preise werden folgen.", ["steigen", "werden"]),
        ("Die Ermittler prüfen, wie es dazu kam.", ["prüfen", "kam"]),
        ("Die Stadt sei gefallen, berichteten Augenzeugen.", ["sei", "berichteten"]),
    ],
)
def test_plural_taken_for_an_infinitive_is_finite(text: str, finite: list[str]) -> None:
    assert [t.text for t in sentence_of(text)[0] if t.finite] == finite


def test_participle_of_a_series_stays_one() -> None:
    tokens, _ = sentence_of("Sie half Menschen, die verletzt, geborgen und behandelt wurden.")
    assert [t.text for t in tokens if t.finite] == ["half", "wurden"]


# -- the tree


def test_inserted_matrix_clause_takes_the_whole_as_its_content() -> None:
    tokens, sentence, matrix = clause_of("Der Minister komme, teilte die Behörde mit, nicht zurück.", "teilte")
    content = next(c for c in sentence.clauses if c.finite is not None and tokens[c.finite].text == "komme")
    assert (content.kind, content.parent) == ("verb-second", sentence.clauses.index(matrix))
    assert (content.start, content.end) == (matrix.start, matrix.end)
    assert content.negated
    assert not matrix.negated
    assert [tokens[i].text for i in matrix.verbs] == ["teilte", "mit"]


def test_insert_in_dashes_leaves_its_sentence_whole() -> None:
    tokens, sentence, outer = clause_of("Der Zug – er kam aus Lahn – entgleiste vor dem Bahnhof.", "entgleiste")
    assert words(tokens, outer) == "Der Zug – er kam aus Lahn – entgleiste vor dem Bahnhof"
    assert subject_of(tokens, sentence, outer) == "Zug"
    inner = clause_of("Der Zug – er kam aus Lahn – entgleiste vor dem Bahnhof.", "kam")[2]
    assert words(tokens, inner) == "er kam aus Lahn"


@pytest.mark.parametrize(
    ("text", "verb", "kind", "parent"),
    [
        ("Die Stadt sei gefallen, berichteten Augenzeugen.", "sei", "verb-second", "berichteten"),
        ("Je länger der Streik dauert, desto größer wird der Schaden.", "dauert", "adverbial", "wird"),
        ("Kommt der Zug, steigen alle ein.", "Kommt", "adverbial", "steigen"),
        ("Es schien so, als wäre er krank.", "wäre", "adverbial", "schien"),
        ("Der Wind war so stark, dass Bäume fielen.", "fielen", "adverbial", "war"),
        ("Man sieht, wie groß der Schaden ist.", "ist", "dass", "sieht"),
        ("Sie warten, bis der Präsident zustimmt.", "zustimmt", "adverbial", "warten"),
        ("Die Kosten ändern sich, und die Preise sollen folgen.", "sollen", "main", None),
        ("Als Gitarrist gab er ein Konzert.", "gab", "main", None),
    ],
)
def test_kind_and_parent(text: str, verb: str, kind: str, parent: str | None) -> None:
    tokens, sentence, clause = clause_of(text, verb)
    above = sentence.clauses[clause.parent].finite if clause.parent is not None else None
    assert (clause.kind, tokens[above].text if above is not None else None) == (kind, parent)


def test_attribution_with_so_belongs_to_the_main_clause() -> None:
    tokens, _, clause = clause_of("Es gebe Hinweise, dass die Leitung reiße, so die Polizei.", "reiße")
    assert words(tokens, clause) == "dass die Leitung reiße"


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Das teilte die Behörde am Abend mit.", "teilte", "Behörde"),
        ("Das kostet viel Geld.", "kostet", "Das"),
        ("Die Frau, die die Beamten festgenommen hatten, schwieg.", "hatten", "Beamten"),
        ("Der Rat tagte lange und vertagte die Wahl.", "vertagte", "Rat"),
        ("Der Rat tagte lange, vertagte aber die Wahl.", "vertagte", "Rat"),
        ("Feld arbeitet als Ministerin.", "arbeitet", "Feld"),
        ("Am Montag lag deren Zahl bei zwölf.", "lag", "Zahl"),
        ("Dem Mann fehlt der Mut.", "fehlt", "Mut"),
        ("Hier gibt es einen Hafen.", "gibt", "es"),
        ("Sie kommen am Freitag.", "kommen", "Sie"),
        ("Demnach wurde geschossen.", "wurde", None),
        ("„Das ist“, sagte sie, „ein Skandal.“", "ist", "Das"),
        ("Was die Ermittler fanden, blieb geheim.", "fanden", "Ermittler"),
        ("Weder der Verein noch der Spieler wollten reden.", "wollten", "Verein"),
        ("Heute wollen sowohl die Stadt als auch das Land klagen.", "wollen", "Stadt"),
        ("Die Chefin, der kaum jemand traute, ging.", "traute", "jemand"),
        ("Mehr als die Hälfte der Betriebe klagt.", "klagt", "Hälfte"),
        ("Karviens Präsident trat zurück.", "trat", "Präsident"),
        ("Über 300 Menschen kamen.", "kamen", "Menschen"),
        ("Nach sechs Jahren Krieg ist das ein neuer Schrecken.", "ist", "das"),
        ("Ein Problem ist die Finanzierung.", "ist", "Finanzierung"),
        ("Der Rat tagte, doch auf dem Platz wurde gefeiert.", "wurde", None),
        ("Die Polizei nahm sie fest.", "nahm", "Polizei"),
        ("Abgeordnete der Opposition verließen den Saal.", "verließen", "Abgeordnete"),
    ],
)
def test_subject(text: str, verb: str, subject: str | None) -> None:
    assert subject_of(*clause_of(text, verb)) == subject


def test_the_unread_gold() -> None:
    result = score(cases("clauses.blind-3.txt"))
    assert result.clause_f1 >= 92
    assert result.subject_accuracy >= 95


# -- what holds for any text


def check_tree(sentence: Sentence) -> None:
    finite = [c.finite for c in sentence.clauses if c.finite is not None]
    assert len(finite) == len(set(finite))
    for number, clause in enumerate(sentence.clauses):
        assert sentence.start <= clause.start < clause.end <= sentence.end
        if clause.parent is not None:
            parent = sentence.clauses[clause.parent]
            assert clause.parent < number
            assert parent.start <= clause.start
            assert clause.end <= parent.end
        assert clause.subject is None or 0 <= clause.subject < len(sentence.phrases)
        assert all(clause.start <= i < clause.end for i in clause.verbs)
        assert clause.finite is None or clause.finite in clause.verbs


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_any_sequence_of_words_gives_a_tree(sequence: list[str]) -> None:
    for sentence in analysis_of(" ".join(sequence)).sentences:
        check_tree(sentence)


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_any_text_gives_a_tree(text: str) -> None:
    for sentence in analysis_of(text).sentences:
        check_tree(sentence)


def test_a_null_character_gives_a_tree() -> None:
    for sentence in analysis_of("Er kam\0 und sagte nichts.").sentences:
        check_tree(sentence)


def test_a_lone_quotation_mark_between_commas_gives_a_tree() -> None:
    assert analysis_of("sagte , » ,").sentences[0].clauses
