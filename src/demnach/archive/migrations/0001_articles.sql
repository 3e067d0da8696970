-- Articles as they came: items, their versions, parts, credits, and the tombstones of what had to go.
-- $serial and $no_rowid are filled in for each kind of database. Offsets count code points, half-open: start to stop.

CREATE TABLE items (
    id       $serial,
    article  TEXT NOT NULL UNIQUE    -- article.id of the reading
);

CREATE TABLE versions (
    id            $serial,
    item          BIGINT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    number        INTEGER NOT NULL,  -- 1, 2, 3 in the order of adding
    sent          INTEGER NOT NULL,  -- the version that the sender gives it
    added         TEXT NOT NULL,     -- UTC, ISO 8601
    source        TEXT NOT NULL,     -- file or address that it came from
    digest        TEXT NOT NULL,     -- of the article with all that its document says of it
    url           TEXT,
    outlet        TEXT,
    title         TEXT,
    published     TEXT,              -- as the document writes it
    day           TEXT,              -- its day, YYYY-MM-DD
    modified      TEXT,
    embargo       TEXT,              -- as the document writes it
    visible_from  BIGINT NOT NULL,   -- seconds since 1970 (UTC) from which it may be shown; 0 without an embargo
    language      TEXT,
    status        TEXT NOT NULL,     -- usable, withheld, canceled
    signals       TEXT NOT NULL,     -- JSON: correction, repeat, update, kill
    keywords      TEXT NOT NULL,     -- JSON
    authors       TEXT NOT NULL,     -- JSON
    agencies      TEXT NOT NULL,     -- JSON: those that only the metadata names
    notice        TEXT,
    holder        TEXT,
    licence       TEXT,
    tdm_reserved  INTEGER,           -- 1 where text and data mining is reserved, 0 where it is not, else unknown
    tdm_policy    TEXT,
    text          TEXT NOT NULL,
    UNIQUE (item, number)
);
CREATE INDEX versions_by_url ON versions (url);
CREATE INDEX versions_by_day ON versions (day);

CREATE TABLE parts (
    version   BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    start     INTEGER NOT NULL,
    stop      INTEGER NOT NULL,
    PRIMARY KEY (version, position)
) $no_rowid;

CREATE TABLE credits (
    version   BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    kind      TEXT NOT NULL,         -- agency, person, initials, outlet
    name      TEXT NOT NULL,
    start     INTEGER NOT NULL,
    stop      INTEGER NOT NULL,
    PRIMARY KEY (version, position)
) $no_rowid;

CREATE TABLE replacements (          -- corrections, repeats and updates: the articles in whose place a version comes
    version   BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    article   TEXT NOT NULL,
    PRIMARY KEY (version, position)
) $no_rowid;
CREATE INDEX replacements_by_article ON replacements (article);

CREATE TABLE tombstones (
    id       $serial,
    article  TEXT NOT NULL UNIQUE,   -- id of what is gone; nothing else of it stays
    url      TEXT,
    at       TEXT NOT NULL,          -- UTC, ISO 8601
    who      TEXT NOT NULL,
    reason   TEXT NOT NULL
);
CREATE INDEX tombstones_by_url ON tombstones (url);
