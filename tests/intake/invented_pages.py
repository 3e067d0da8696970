"""Invented pages to read, built from the parts that real ones have."""

from __future__ import annotations

import json

LEAD = "Die Gemeinde will im Herbst mit dem Bau beginnen. Bis dahin fahren die Busse über Oberlohe."
FIRST = (
    "Die Brücke über die Lohe wird im Oktober gesperrt. Das sagte Bürgermeisterin Anna Feld am Montag vor dem Gemeinderat "
    "in Neulohe, der die Pläne einstimmig billigte."
)
SECOND = (
    "Der Bau kostet nach Angaben der Gemeinde vier Millionen Euro und soll zwei Jahre dauern. Feld bat die Anwohner um "
    "Geduld und sagte ihnen einen Fährdienst zu."
)
THIRD = (
    "Der Gewerbeverein kritisierte den Zeitplan. Ohne die Brücke verliere der Ort die Kundschaft von der anderen Seite "
    "des Flusses, sagte sein Vorsitzender Jan Wolke."
)
TITLE = "Neulohe sperrt seine Brücke für zwei Jahre"


def page(body: str, head: str = "", *, title: str = f"{TITLE} - Lohebote") -> str:
    """Return a page with navigation and footer around a body."""
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        '<nav><ul><li><a href="/">Start</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"{body}<footer><p>© Lohebote Verlag, alle Rechte vorbehalten.</p></footer></body></html>"
    )


def article(*paragraphs: str, above: str = f"<h1>{TITLE}</h1>") -> str:
    """Return a main element with a headline and paragraphs; a paragraph that begins with „<“ is taken as it is."""
    inner = "".join(p if p.startswith("<") else f'<p class="text">{p}</p>' for p in paragraphs)
    return f'<main><article>{above}<div class="story">{inner}</div></article></main>'


def linked_data(**keys: object) -> str:
    """Return a JSON-LD script for a news article."""
    described = {"@context": "https://schema.org", "@type": "NewsArticle", **keys}
    return f'<script type="application/ld+json">{json.dumps(described, ensure_ascii=False)}</script>'


def meta(**names: str) -> str:
    """Return meta elements; „__“ in a name stands for a colon."""
    return "".join(f'<meta property="{k.replace("__", ":")}" content="{v}">' for k, v in names.items())
