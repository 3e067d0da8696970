"""Verb forms that only their clause tells."""

from __future__ import annotations

import pytest
from benchmarks.clauses import analysis_of


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Dort nahmen neben dem Minister, der schwieg, viele Helfer teil.", "teil", "PTKVZ"),
        ("Die Flut riss Leute aus dem Schlaf und beschädigte Schulen.", "beschädigte", "VVFIN"),
        ("Der Plan sei, so versicherte Minister Feld, verworfen.", "versicherte", "VVFIN"),
        ("Während in der Stadt die Läden öffnen, ruht der Hafen.", "öffnen", "VVFIN"),
        ("Während in der Stadt die Läden öffnen, ruht der Hafen.", "Während", "KOUS"),
        ("Es heißt, dass sich Kredite, mit denen viele rechnen, verteuern.", "verteuern", "VVFIN"),
        ("Auch müssen Pendler, die mit der Bahn fahren, mit Verspätungen rechnen.", "fahren", "VVFIN"),
        ("Unterstützt von Helfern, löschten die Leute den Brand.", "Unterstützt", "VVPP"),
        ("Am Abend hatte der Sender, ohne sie zu nennen, berichtet, das Paar gehe fort.", "berichtet", "VVPP"),
        ("Das Schiff sei, wie Taucher feststellten, am Bug beschädigt gewesen.", "beschädigt", "VVPP"),
        ("Sie wollte sich zu dem Fall, der alle bewegt, nicht äußern.", "äußern", "VVINF"),
        ("Wollen niemanden ausschließen, sagt der Verbandschef.", "ausschließen", "VVINF"),
        ("Der Pilot versuchte, auf einer Wiese notzulanden.", "notzulanden", "VVIZU"),
        ("Die Reform, mit der viele die Krise lösen wollten, scheiterte.", "viele", "PIS"),
    ],
)
def test_the_clause_tells_the_form(text: str, word: str, tag: str) -> None:
    assert [t.tag for t in analysis_of(text).tokens if t.text == word] == [tag]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Sie sahen den Hafen und zerstörte Häuser.", "zerstörte"),
        ("Man will, wie es heißt, bis Ende Mai 800 Stellen streichen.", "streichen"),
        ("Der Rat will die Häfen bezuschussen.", "bezuschussen"),
    ],
)
def test_what_is_no_finite_verb_stays_so(text: str, word: str) -> None:
    assert not any(t.finite for t in analysis_of(text).tokens if t.text == word)
