"""Clauses that others interrupt; the notation is that of ``tests/gold/clauses.txt``."""

from __future__ import annotations

import pytest
from benchmarks.clauses import case_of, score

INTERRUPTED = [
    "[m1 An der Feier nahmen*1 neben der Ministerin, [r2 die=2 schwieg*2], auch viele Helfer=1 teil].",
    "[m1 Der Bericht=1 räumt*1 ein, [d2 dass man=2 das Risiko, [r3 vor dem Fachleute=3 warnten*3], unterschätzt habe*2]].",
    "[m1 Die Werft=1 will*1, [a2 wie aus einem Papier hervorgeht*2, [r3 das=3 der Presse vorliegt*3]], 800 Stellen streichen].",
    "[m1 Ein Drittel=1 der Kinder, [r2 die=2 geprüft wurden*2], kann*1 weder schwimmen noch Rad fahren].",
    "[m1 Die Bank=1, [r2 die=2=3 das Geld annahm*2], [r3 es aber nie auszahlte*3], ist*1 pleite].",
    "[m1 Die Stadt=1 soll*1, [a2 sobald der Rat=2 zustimmt*2], autofrei werden].",
    "[m1 Sie=1 wollte*1 sich zu dem Fall, [r2 der=2 alle bewegt*2], nicht äußern].",
    "[m1 [a2 Wie der Leiter=2 des Amts, Igor Weber, mitteilte*2], kam*1 niemand=1].",
]
SPOKEN = [
    "[m1 [v2 Die Ernte=2, so fürchtet*1 der Verband=1, werde*2 ausfallen]].",
    "[m1 [v2 Den Entwurf habe*2, so versicherte*1 die Ministerin=1, weder sie=2 noch ihr Stab gekannt]].",
    "[m1 Die Furcht=1, [v2 die Bank=2 könne*2 fallen], hat*1 sich erledigt].",
    "[m1 Den Vorwurf, [v2 der Verein=2=3 verstecke*2 Spenden] [v3 und umgehe*3 die Pflicht], wies*1 Feld=1=4 zurück], "
    "[m4 räumte*4 aber Fehler ein].",
    "[m1 Er=1 sagte*1, [v2 [a3 wenn der Preis=3 steige*3], werde*2 die Firma=2 schließen]].",
    "„[m1 [v2 [a3 Wenn wir=3 aufgeben*3]“, sagte*1 die Trainerin=1, „war*2 alles=2 umsonst]].“",
    "[m1 [v2 Man=2 müsse*2, heißt*1 es=1 in dem Papier, mit Engpässen rechnen]].",
    "[m1 Feld=1 sagte*1, [v2 an Bord der Fähre, [r3 die=3 gesunken sei*3], seien*2 mehr Menschen=2 gewesen]].",
]
COORDINATED = [
    "[m1 [a2 Weil der Strom=2 ausfiel*2] [a3 und niemand=3 warnte*3], standen*1 die Züge=1].",
    "[m1 Offen ist*1, [d2 ob das Land=2=3 zahlt*2] [d3 oder zunächst, [a4 wie der Rat=4 verlangt*4], nur prüft*3]].",
    "[m1 Die Reederei=1 plant*1, [i2 die Fähre zu heben] [i3 und Waren, [r4 die=4 an Bord sind*4], zu bergen]].",
    "[m1 Es=1 geht*1 darum, [i2 die Menschen, [r3 die=3 alles verloren*3], unterzubringen]].",
    "[m1 Er=1 ging*1 fort], [m2 denn der Tunnel=2, [r3 durch den er=3 kam*3], war*2 gesperrt].",
    "[m1 [d2 Wann die Sonde=2 landet*2] [d3 und ob sie=3 hält*3], vermag*1 niemand=1 zu sagen].",
    "[m1 Das Land=1=2 steht*1 in der Blüte von Korruption und Willkür] [m2 und gilt*2 als arm].",
]
OPENINGS = [
    "[m1 Das Gericht=1 prüft*1, [d2 um welche Stoffe es=2 sich handelte*2]].",
    "[m1 Das Gericht=1 prüft*1, [d2 ob es=2 die Bilder, [r3 die ein Nachbar=3 machte*3], als Beweis verwerten darf*2]].",
    "[m1 [a2 Während in der Stadt die Läden=2 öffnen*2], bleibt*1 es=1 hier still].",
    "[m1 [p2 Unterstützt von Helfern], löschten*1 die Leute=1 den Brand].",
    "[m1 [p2 Darauf angesprochen, [d3 ob er=3 bleibe*3]], lachte*1 der Trainer=1].",
    "[m1 Die Rektorin=1 fragte*1: „[v2 Wie lange soll*2 das=2 noch dauern]?“]",
    "[f1 Rettung für Werft in Sicht] – [m2 Investor=2 will*2 Jobs erhalten]",
    "[f1 Ministerin Feld: [v2 Habe*2 davon gehört]]",
]


@pytest.mark.parametrize("line", [*INTERRUPTED, *SPOKEN, *COORDINATED, *OPENINGS])
def test_clauses_and_subjects(line: str) -> None:
    result = score([case_of(line)])
    assert not result.wrong
