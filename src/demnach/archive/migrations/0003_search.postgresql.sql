-- Full text by lemma and parts of compounds: lexemes beside the rows;
-- of a statement, those of its content weigh A and those of its speaker B.
-- What is indexed is what archive/lemmas.py makes of a text: `index_rules.indexer` says by which rules.

ALTER TABLE versions ADD COLUMN words tsvector;
ALTER TABLE statements ADD COLUMN words tsvector;
CREATE INDEX versions_by_words ON versions USING gin (words);
CREATE INDEX statements_by_words ON statements USING gin (words);
CREATE TABLE index_rules (indexer TEXT NOT NULL);
INSERT INTO index_rules VALUES ('');  -- none yet: what is there is indexed when the archive is opened
