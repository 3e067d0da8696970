"""Invented articles about invented people, as many as a test wants."""

from __future__ import annotations

from demnach.intake.document import draft_document
from demnach.intake.furniture.furnish import furnish
from demnach.model.types import Article, Reading
from demnach.reading.read import read_article

HAFEN = """Explosion im Hafen von Sandmünde

Sandmünde (dpa) - Bei einer Explosion im Hafen von Odessa sind am Dienstag zwölf Menschen verletzt worden. Das teilte \
Gouverneurin Mara Ilves mit. Die Lage sei unter Kontrolle, sagte Ilves.

Ein Sprecher des Hafens wies Berichte über Tote zurück. „Wir haben keine Kenntnis von Todesopfern“, sagte der Sprecher am \
Abend. Laut Agentur SNA kamen dagegen drei Menschen ums Leben.
"""
TARIF = """Tarifstreit bei der Talbahn

Köln (epd) - Die Gewerkschaft GVT fordert mehr Lohn für die Lokführer. „Wir werden im Dezember streiken“, kündigte \
Gewerkschaftschef Jonas Harlan an. Die Talbahn lehnte die Forderung am Montag ab.
"""
DROHNEN = """Drohnenangriffe auf Charkiw

Kiew (dpa) - Russland hat nach ukrainischen Angaben das Gebiet Charkiw mit Drohnen angegriffen. Dabei seien 15 Menschen \
verletzt worden, sagte Gouverneur Taras Holub. Außenministerin Lena Brandt verurteilte die Angriffe.
"""


def article(text: str, name: str, *, day: str = "2026-11-24", **known: str) -> Article:
    """An article of a text, with its furniture set apart."""
    return furnish(draft_document(text, id=name, published=day, **known))


def read(found: Article) -> Reading:
    """The reading of an article."""
    return read_article(found)


def numbered(number: int) -> str:
    """A short article unlike every other one."""
    word = "".join("bdfgklmn"[int(digit)] + "aeiou"[number % 5] for digit in oct(number)[2:])
    return (
        f"Rat von {word.capitalize()}hausen stimmt ab\n\n"
        f"Der Stadtrat von {word.capitalize()}hausen hat am Montag über den Haushalt {number} abgestimmt. "
        f"Bürgermeisterin Ina {word.capitalize()}er sagte, die Kasse Nummer {number} sei leer. "
        f"Die Opposition wies den Plan {word} zurück. Bei einem Unfall an der {word.capitalize()}straße wurden "
        f"{number % 40 + 2} Menschen verletzt.\n"
    )
