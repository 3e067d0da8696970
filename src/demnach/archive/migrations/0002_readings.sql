-- What was read: one reading a version, by the reader and model that it names; every row of it goes with it.
-- Spans are JSON arrays of [start, stop] in code points of versions.text. Ids (e1, t1, p1, s1 …) are those of the reading.

CREATE TABLE readings (
    id       $serial,
    version  BIGINT NOT NULL UNIQUE REFERENCES versions (id) ON DELETE CASCADE,
    reader   TEXT NOT NULL,          -- version of demnach that read it
    model    TEXT NOT NULL,          -- statement model
    made     TEXT NOT NULL           -- UTC, ISO 8601
);

CREATE TABLE names (                 -- whoever or whatever is named in any article, once: writers wait for each other
    id        $serial,
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    wikidata  TEXT NOT NULL,         -- '' where unknown
    country   TEXT NOT NULL          -- '' where unknown
);
CREATE INDEX names_by_name ON names (name);

CREATE TABLE entities (
    reading   BIGINT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
    id        TEXT NOT NULL,
    position  INTEGER NOT NULL,
    name      BIGINT NOT NULL REFERENCES names (id),
    mentions  TEXT NOT NULL,         -- JSON: [start, stop, is a name, metonym, confidence]; the last ones may lack: 1, 0, 1.0
    PRIMARY KEY (reading, position)
) $no_rowid;
CREATE INDEX entities_by_name ON entities (name);

CREATE TABLE times (
    reading   BIGINT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
    id        TEXT NOT NULL,
    position  INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    stop      INTEGER NOT NULL,
    type      TEXT NOT NULL,
    value     TEXT NOT NULL,         -- TIMEX3
    mod       TEXT,
    vague     INTEGER NOT NULL,
    first     TEXT,                  -- first and last day that the value covers, YYYY-MM-DD; null where it names none
    last      TEXT,
    PRIMARY KEY (reading, position)
) $no_rowid;

CREATE TABLE places (
    reading   BIGINT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
    id        TEXT NOT NULL,
    position  INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    stop      INTEGER NOT NULL,
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    country   TEXT,
    admin     TEXT,                  -- id of the place in which it lies
    lat       DOUBLE PRECISION,
    lon       DOUBLE PRECISION,
    geonames  TEXT,
    entity    TEXT,
    PRIMARY KEY (reading, position)
) $no_rowid;
CREATE INDEX places_by_name ON places (name);

CREATE TABLE statements (
    key              $serial,
    reading          BIGINT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
    id               TEXT NOT NULL,
    form             TEXT NOT NULL,
    medium           TEXT NOT NULL,
    act              TEXT NOT NULL,
    content          TEXT NOT NULL,  -- spans
    cue              TEXT NOT NULL,  -- spans
    frame            TEXT NOT NULL,  -- spans
    speaker          TEXT,           -- entity
    speaker_spans    TEXT,           -- null: nobody is named
    addressee        TEXT,           -- entity
    addressee_spans  TEXT,
    parent           TEXT,           -- statement inside which it is told
    time             TEXT,
    place            TEXT,
    confidence       DOUBLE PRECISION NOT NULL
);
CREATE INDEX statements_by_reading ON statements (reading);

CREATE TABLE links (                 -- chains: who vouches for a statement, from the first voice to the nearest
    reading    BIGINT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
    statement  TEXT NOT NULL,
    position   INTEGER NOT NULL,
    entity     TEXT,
    name       TEXT,                 -- null: the name of the entity
    role       TEXT NOT NULL,
    evidence   TEXT NOT NULL,        -- spans
    PRIMARY KEY (reading, statement, position)
) $no_rowid;

CREATE TABLE events (
    reading      BIGINT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
    id           TEXT NOT NULL,
    position     INTEGER NOT NULL,
    type         TEXT NOT NULL,
    plover       TEXT,
    cue          TEXT NOT NULL,      -- spans of the trigger
    mentions     TEXT NOT NULL,      -- JSON: spans, a list a mention
    actors       TEXT NOT NULL,      -- JSON: [entity, spans]
    targets      TEXT NOT NULL,      -- JSON: [entity, spans]
    instruments  TEXT NOT NULL,      -- spans
    place        TEXT NOT NULL,      -- spans
    time         TEXT,
    asserted_by  TEXT NOT NULL,      -- JSON: statements; empty: the article's own voice
    polarity     TEXT NOT NULL,
    modality     TEXT NOT NULL,
    PRIMARY KEY (reading, position)
) $no_rowid;

CREATE TABLE tolls (
    reading      BIGINT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
    event        TEXT NOT NULL,
    position     INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    least        BIGINT,             -- min of the contract; null: open
    most         BIGINT,             -- max of the contract; null: open
    approximate  INTEGER NOT NULL,
    unit         TEXT NOT NULL,
    start        INTEGER NOT NULL,
    stop         INTEGER NOT NULL,
    part         INTEGER NOT NULL,   -- a share of another toll
    superseded   INTEGER NOT NULL,   -- replaced by a newer number
    place        TEXT NOT NULL,      -- spans
    asserted_by  TEXT NOT NULL,      -- JSON: statements
    PRIMARY KEY (reading, event, position)
) $no_rowid;
