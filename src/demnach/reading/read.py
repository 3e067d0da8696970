"""Reading: from an article to everything that it says, in the order in which one thing stands on another."""

from __future__ import annotations

from demnach.language.analyse import analyse
from demnach.model.types import READ_KINDS, Article, Reading, Span
from demnach.reading.chains import Chains
from demnach.reading.entities.coreference import resolve
from demnach.reading.entities.index import EntityIndex
from demnach.reading.entities.names import find_names
from demnach.reading.events import find_events
from demnach.reading.places import find_places
from demnach.reading.statements.assemble import find_drafts
from demnach.reading.statements.build import build_statements
from demnach.reading.statements.confidence import confident
from demnach.reading.statements.weigh.model import DEFAULT, load_model
from demnach.reading.times import find_times


def read_article(article: Article, *, model: str = DEFAULT, min_confidence: float = 0.0) -> Reading:
    """Read one article: names, times, places, statements with their chains, events with their tolls.

    Raises ValueError for a statement ``model`` that is not installed.
    """
    analysis = analyse(article)
    entities = resolve(analysis, find_names(analysis))
    index = EntityIndex(entities, article.text)
    regions = [Span(part.start, part.end) for part in article.parts if part.kind in READ_KINDS]
    times = find_times(article.text, regions, article.published)
    places = find_places(analysis, entities)
    chains = Chains(analysis, index.at)
    drafts = find_drafts(analysis, chains.entity_of, chains.is_relay, load_model(model))
    statements = build_statements(analysis, drafts, chains, times, places)
    if min_confidence > 0:
        statements = confident(statements, min_confidence)
    events, places = find_events(analysis, index.at, statements, times, places)
    return Reading(
        article=article,
        entities=tuple(entities),
        statements=statements,
        times=tuple(times),
        places=tuple(places),
        events=tuple(events),
    )
