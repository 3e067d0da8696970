"""A reading as rows, and rows as a reading: nothing is lost on the way, to the character.

Each table has one function here that writes a reading's rows and one that makes the records again.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import msgspec

from demnach.archive.database import Database, Row
from demnach.archive.days import days_of
from demnach.archive.spans import (
    encoded,
    from_lists,
    from_parties,
    from_spans,
    to_lists,
    to_names,
    to_parties,
    to_spans,
)
from demnach.model.types import (
    Article,
    Credit,
    Entity,
    Event,
    Link,
    Mention,
    Part,
    Party,
    Place,
    Reading,
    Rights,
    Statement,
    Time,
    Toll,
)

_ARTICLE = (
    "url outlet title published modified embargo language status signals keywords authors agencies "
    "notice holder licence tdm_reserved tdm_policy text sent"
).split()
"""Columns of ``versions`` that the article itself fills."""
_LISTS = ("signals", "keywords", "authors", "agencies")
_STATEMENT = (
    "id form medium act content cue frame speaker speaker_spans addressee addressee_spans parent time place confidence"
).split()

_DEFAULTS: list[int | float] = [0, 0, 1, 0, 1.0]
"""A mention's values: start, stop, is a name, metonym, confidence; a column leaves out the last ones that are as here."""
_MENTIONS = msgspec.json.Decoder(list[list[int | float]])


def _insert(table: str, columns: str | list[str]) -> str:
    names = columns.split() if isinstance(columns, str) else columns
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


# the article


def article_values(article: Article) -> dict[str, object]:
    """Return the values of the columns of ``versions`` that an article fills."""
    rights = article.rights
    return {
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "modified": article.modified,
        "embargo": article.embargo,
        "language": article.language,
        "status": article.status,
        "signals": encoded(article.signals),
        "keywords": encoded(article.keywords),
        "authors": encoded(article.authors),
        "agencies": encoded(article.agencies),
        "notice": rights.notice,
        "holder": rights.holder,
        "licence": rights.licence,
        "tdm_reserved": None if rights.tdm_reserved is None else int(rights.tdm_reserved),
        "tdm_policy": rights.tdm_policy,
        "text": article.text,
        "sent": article.version,
    }


def write_article(database: Database, article: Article, values: dict[str, object]) -> int:
    """Write a version (``values`` are the columns that the archive itself fills) and return its key."""
    columns = article_values(article) | values
    sql = _insert("versions", list(columns)) + " RETURNING id"
    key = database.number(sql, list(columns.values()))
    parts = ((key, i, part.kind, part.start, part.end) for i, part in enumerate(article.parts))
    database.run_many(_insert("parts", "version position kind start stop"), parts)
    signers = ((key, i, credit.kind, credit.name, credit.start, credit.end) for i, credit in enumerate(article.credits))
    database.run_many(_insert("credits", "version position kind name start stop"), signers)
    replaced = ((key, i, name) for i, name in enumerate(article.replaces))
    database.run_many(_insert("replacements", "version position article"), replaced)
    return key


def article_of(database: Database, version: int) -> Article:
    """Return the article of a version."""
    columns = ", ".join(f"v.{column}" for column in _ARTICLE)
    sql = f"SELECT i.article, {columns} FROM versions v JOIN items i ON i.id = v.item WHERE v.id = ?"
    (name, *values) = database.run(sql, (version,))[0]
    row = dict(zip(_ARTICLE, values, strict=True))
    reserved = row.pop("tdm_reserved")
    rights = Rights(
        notice=row.pop("notice"),
        holder=row.pop("holder"),
        licence=row.pop("licence"),
        tdm_reserved=None if reserved is None else bool(reserved),
        tdm_policy=row.pop("tdm_policy"),
    )
    parts = database.run("SELECT kind, start, stop FROM parts WHERE version = ? ORDER BY position", (version,))
    signers = database.run("SELECT kind, name, start, stop FROM credits WHERE version = ? ORDER BY position", (version,))
    replaced = database.run("SELECT article FROM replacements WHERE version = ? ORDER BY position", (version,))
    lists: dict[str, Any] = {column: to_names(row.pop(column)) for column in _LISTS}
    return Article(
        id=name,
        version=row.pop("sent"),
        parts=tuple(Part(kind=kind, start=start, end=stop) for kind, start, stop in parts),
        credits=tuple(Credit(kind=kind, name=who, start=start, end=stop) for kind, who, start, stop in signers),
        replaces=tuple(earlier for (earlier,) in replaced),
        rights=rights,
        **lists,
        **row,
    )


# the reading


def write_reading(database: Database, version: int, reading: Reading, *, reader: str, model: str, made: str) -> int:
    """Write all rows of a reading but its full text, and return its key."""
    key = database.number(
        _insert("readings", "version reader model made") + " RETURNING id", (version, reader, model, made)
    )
    _write_facts(database, key, reading)
    database.run_many(
        _insert("statements", ["reading", *_STATEMENT]), ((key, *_statement_values(s)) for s in reading.statements)
    )
    names = {entity.id: entity.name for entity in reading.entities}
    links = (
        (key, s.id, i, x.entity, None if x.entity and names.get(x.entity) == x.name else x.name, x.role, from_spans(x.evidence))
        for s in reading.statements
        for i, x in enumerate(s.chain)
    )
    database.run_many(_insert("links", "reading statement position entity name role evidence"), links)
    _write_events(database, key, reading)
    return key


def _write_facts(database: Database, key: int, reading: Reading) -> None:
    database.run_many(
        _insert("entities", "reading id position name mentions"),
        (
            (key, e.id, i, _name(database, e), encoded([_mention(m) for m in e.mentions]))
            for i, e in enumerate(reading.entities)
        ),
    )
    database.run_many(
        _insert("times", "reading id position start stop type value mod vague first last"),
        (
            (key, t.id, i, t.start, t.end, t.type, t.value, t.mod, int(t.vague), *(days_of(t.value) or (None, None)))
            for i, t in enumerate(reading.times)
        ),
    )
    database.run_many(
        _insert("places", "reading id position start stop name kind country admin lat lon geonames entity"),
        (
            (key, p.id, i, p.start, p.end, p.name, p.kind, p.country, p.admin, p.lat, p.lon, p.geonames, p.entity)
            for i, p in enumerate(reading.places)
        ),
    )


def _name(database: Database, entity: Entity) -> int:
    """Return the key of an entity's name, which is written where it is new."""
    values = entity.name, entity.kind, entity.wikidata or "", entity.country or ""
    sql = "SELECT id FROM names WHERE name = ? AND kind = ? AND wikidata = ? AND country = ?"
    found = database.one(sql, values)
    if found is not None:
        return int(found[0])
    return database.number(_insert("names", "name kind wikidata country") + " RETURNING id", values)


def _mention(mention: Mention) -> list[int | float]:
    values: list[int | float] = [mention.start, mention.end, int(mention.name), int(mention.metonym), mention.confidence]
    while len(values) > 2 and values[-1] == _DEFAULTS[len(values) - 1]:
        values.pop()
    return values


def _statement_values(s: Statement) -> Row:
    speaker, addressee = s.speaker, s.addressee
    return (
        s.id, s.form, s.medium, s.act, from_spans(s.content), from_spans(s.cue), from_spans(s.frame),
        speaker and speaker.entity, speaker and from_spans(speaker.spans),
        addressee and addressee.entity, addressee and from_spans(addressee.spans),
        s.parent, s.time, s.place, s.confidence,
    )  # fmt: skip


def _write_events(database: Database, key: int, reading: Reading) -> None:
    database.run_many(
        _insert(
            "events",
            "reading id position type plover cue mentions actors targets instruments place time asserted_by polarity modality",
        ),
        (
            (
                key, e.id, i, e.type, e.plover, from_spans(e.trigger), from_lists(e.mentions), from_parties(e.actors),
                from_parties(e.targets), from_spans(e.instruments), from_spans(e.place), e.time, encoded(e.asserted_by),
                e.polarity, e.modality,
            )
            for i, e in enumerate(reading.events)
        ),
    )  # fmt: skip
    database.run_many(
        _insert(
            "tolls",
            "reading event position kind least most approximate unit start stop part superseded place asserted_by",
        ),
        (
            (
                key, e.id, i, t.kind, t.min, t.max, int(t.approximate), t.unit, t.start, t.end, int(t.part), int(t.superseded),
                from_spans(t.place), encoded(t.asserted_by),
            )
            for e in reading.events
            for i, t in enumerate(e.tolls)
        ),
    )  # fmt: skip


def reading_of(database: Database, version: int, key: int) -> Reading:
    """Return a reading as it was written."""
    entities = _entities(database, key)
    return Reading(
        article=article_of(database, version),
        entities=entities,
        times=_times(database, key),
        places=_places(database, key),
        statements=_statements(database, key, {entity.id: entity.name for entity in entities}),
        events=_events(database, key),
    )


def _rows(database: Database, table: str, columns: str, key: int) -> list[Row]:
    return database.run(f"SELECT {columns} FROM {table} WHERE reading = ? ORDER BY position", (key,))


def _entities(database: Database, key: int) -> tuple[Entity, ...]:
    sql = (
        "SELECT e.id, n.name, n.kind, n.wikidata, n.country, e.mentions FROM entities e JOIN names n ON n.id = e.name "
        "WHERE e.reading = ? ORDER BY e.position"
    )
    return tuple(
        Entity(id=id, name=name, kind=kind, wikidata=wikidata or None, country=country or None, mentions=_mentions(mentions))
        for id, name, kind, wikidata, country, mentions in database.run(sql, (key,))  # noqa: A001 - the contract's name
    )


def _mentions(column: str) -> tuple[Mention, ...]:
    found = (values + _DEFAULTS[len(values) :] for values in _MENTIONS.decode(column))
    return tuple(
        Mention(start=int(start), end=int(stop), name=bool(name), metonym=bool(metonym), confidence=confidence)
        for start, stop, name, metonym, confidence in found
    )


def _times(database: Database, key: int) -> tuple[Time, ...]:
    return tuple(
        Time(id=id, start=start, end=stop, type=type, value=value, mod=mod, vague=bool(vague))
        for id, start, stop, type, value, mod, vague in _rows(  # noqa: A001
            database, "times", "id, start, stop, type, value, mod, vague", key
        )
    )


def _places(database: Database, key: int) -> tuple[Place, ...]:
    columns = "id, start, stop, name, kind, country, admin, lat, lon, geonames, entity"
    return tuple(
        Place(
            id=id, start=start, end=stop, name=name, kind=kind, country=country, admin=admin, lat=lat, lon=lon,
            geonames=geonames, entity=entity,
        )
        for id, start, stop, name, kind, country, admin, lat, lon, geonames, entity in _rows(  # noqa: A001
            database, "places", columns, key
        )
    )  # fmt: skip


def _statements(database: Database, key: int, names: dict[str, str]) -> tuple[Statement, ...]:
    chains: defaultdict[str, list[Link]] = defaultdict(list)
    sql = "SELECT statement, entity, name, role, evidence FROM links WHERE reading = ? ORDER BY statement, position"
    for statement, entity, name, role, evidence in database.run(sql, (key,)):
        known = name if name is not None else names[entity]
        chains[statement].append(Link(entity=entity, name=known, role=role, evidence=to_spans(evidence)))
    found = database.run(f"SELECT {', '.join(_STATEMENT)} FROM statements WHERE reading = ? ORDER BY key", (key,))
    return tuple(_statement(dict(zip(_STATEMENT, row, strict=True)), tuple(chains[row[0]])) for row in found)


def _statement(row: dict[str, Any], chain: tuple[Link, ...]) -> Statement:
    for name in ("content", "cue", "frame"):
        row[name] = to_spans(row[name])
    for name in ("speaker", "addressee"):
        row[name] = _party(row[name], row.pop(f"{name}_spans"))
    return Statement(**row, chain=chain)


def _party(entity: str | None, spans: str | None) -> Party | None:
    return None if spans is None else Party(entity=entity, spans=to_spans(spans))


def _events(database: Database, key: int) -> tuple[Event, ...]:
    tolls: defaultdict[str, list[Toll]] = defaultdict(list)
    columns = "event, kind, least, most, approximate, unit, start, stop, part, superseded, place, asserted_by"
    for event, *values in _rows(database, "tolls", columns, key):
        tolls[event].append(_toll(*values))
    columns = (
        "id, type, plover, cue, mentions, actors, targets, instruments, place, time, asserted_by, polarity, modality"
    )
    return tuple(
        Event(
            id=id, type=type, plover=plover, trigger=to_spans(cue), mentions=to_lists(mentions), actors=to_parties(actors),
            targets=to_parties(targets), instruments=to_spans(instruments), place=to_spans(place), time=time,
            tolls=tuple(tolls[id]), asserted_by=to_names(asserted_by), polarity=polarity, modality=modality,
        )
        for (
            id, type, plover, cue, mentions, actors, targets, instruments, place, time, asserted_by, polarity, modality,  # noqa: A001
        ) in _rows(database, "events", columns, key)
    )  # fmt: skip


def _toll(*values: Any) -> Toll:
    kind, least, most, approximate, unit, start, stop, part, superseded, place, asserted_by = values
    return Toll(
        kind=kind, min=least, max=most, approximate=bool(approximate), unit=unit, start=start, end=stop, part=bool(part),
        superseded=bool(superseded), place=to_spans(place), asserted_by=to_names(asserted_by),
    )  # fmt: skip
