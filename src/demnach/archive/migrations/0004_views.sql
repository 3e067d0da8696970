-- Views for whoever asks by SQL: what the current versions say, with the words that prove it. Current is the newest version that
-- may be shown, unless a later one withholds the article.
-- covered(text, spans) is the words of spans, listed(column) the rows of a JSON list, seconds_now the database's own clock:
-- each kind of database has its own way to write them (Database.covered, .listed, .seconds_now).

CREATE VIEW current_versions AS
SELECT v.* FROM versions v
 WHERE v.visible_from <= seconds_now
   AND NOT EXISTS (SELECT 1 FROM versions n WHERE n.item = v.item AND (n.sent, n.number) > (v.sent, v.number)
                      AND (n.visible_from <= seconds_now OR n.status = 'withheld'));

CREATE VIEW current_articles AS
SELECT i.article, v.number, v.sent, v.url, v.outlet, v.title, v.published, v.day, v.added, v.source, v.status, v.signals,
       v.keywords, v.notice, v.holder, v.licence, v.tdm_reserved, v.tdm_policy, v.text, v.id AS version,
       (SELECT max(j.article) FROM replacements x JOIN current_versions w ON w.id = x.version JOIN items j ON j.id = w.item
         WHERE x.article = i.article AND j.id <> i.id) AS replaced_by
  FROM current_versions v JOIN items i ON i.id = v.item;

CREATE VIEW current_readings AS
SELECT a.article, a.number, a.outlet, a.title, a.day, a.notice, a.tdm_reserved, a.text, a.version, a.replaced_by,
       r.id AS reading, r.reader, r.model, r.made
  FROM current_articles a JOIN readings r ON r.version = a.version;

CREATE VIEW current_statements AS
SELECT a.article, a.outlet, a.day, s.id AS statement, s.form, s.medium, s.act, n.name AS speaker, n.kind AS speaker_kind,
       covered(a.text, s.speaker_spans) AS speaker_words, covered(a.text, s.cue) AS cue, covered(a.text, s.content) AS words,
       s.parent, t.value AS said, s.confidence, s.content AS evidence, a.notice, a.tdm_reserved, a.reading
  FROM current_readings a JOIN statements s ON s.reading = a.reading
  LEFT JOIN entities e ON e.reading = s.reading AND e.id = s.speaker
  LEFT JOIN names n ON n.id = e.name
  LEFT JOIN times t ON t.reading = s.reading AND t.id = s.time;

CREATE VIEW current_chains AS
SELECT a.article, a.day, l.statement, l.position, l.role, coalesce(l.name, n.name) AS name,
       covered(a.text, l.evidence) AS words, l.evidence, a.reading
  FROM current_readings a JOIN links l ON l.reading = a.reading
  LEFT JOIN entities e ON e.reading = l.reading AND e.id = l.entity
  LEFT JOIN names n ON n.id = e.name;

CREATE VIEW current_entities AS
SELECT a.article, a.day, e.id AS entity, n.name, n.kind, n.wikidata, n.country, e.mentions AS evidence, a.reading
  FROM current_readings a JOIN entities e ON e.reading = a.reading JOIN names n ON n.id = e.name;

CREATE VIEW current_times AS
SELECT a.article, a.day, t.id AS time, t.type, t.value, t.mod, t.vague, t.first, t.last,
       substr(a.text, t.start + 1, t.stop - t.start) AS words, t.start, t.stop, a.reading
  FROM current_readings a JOIN times t ON t.reading = a.reading;

CREATE VIEW current_places AS
SELECT a.article, a.day, p.id AS place, p.name, p.kind, p.country, p.admin, p.lat, p.lon, p.geonames,
       substr(a.text, p.start + 1, p.stop - p.start) AS words, p.start, p.stop, a.reading
  FROM current_readings a JOIN places p ON p.reading = a.reading;

CREATE VIEW current_events AS
SELECT a.article, a.outlet, a.day, e.id AS event, e.type, e.plover, covered(a.text, e.cue) AS words,
       covered(a.text, e.place) AS place, t.value AS time, e.polarity, e.modality,
       (SELECT count(*) FROM listed(e.asserted_by) AS j) AS statements, e.asserted_by, e.cue AS evidence, a.notice,
       a.tdm_reserved, a.reading
  FROM current_readings a JOIN events e ON e.reading = a.reading
  LEFT JOIN times t ON t.reading = e.reading AND t.id = e.time;

CREATE VIEW current_tolls AS
SELECT a.article, a.outlet, a.day, l.event, e.type, l.kind, l.least, l.most, l.approximate, l.unit, l.part, l.superseded,
       substr(a.text, l.start + 1, l.stop - l.start) AS words, covered(a.text, l.place) AS place, l.asserted_by,
       l.start, l.stop, a.notice, a.tdm_reserved, a.reading
  FROM current_readings a JOIN tolls l ON l.reading = a.reading
  JOIN events e ON e.reading = l.reading AND e.id = l.event;
