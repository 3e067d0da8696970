-- Full text by lemma and parts of compounds. The tables hold only the index; the words come back out of versions.text.
-- What is indexed is what archive/lemmas.py makes of a text: `index_rules.indexer` says by which rules.

CREATE VIRTUAL TABLE article_words USING fts5 (title, text, content='', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE statement_words USING fts5 (content, speaker, content='', tokenize='unicode61 remove_diacritics 0');
CREATE TABLE index_rules (indexer TEXT NOT NULL);
INSERT INTO index_rules VALUES ('');  -- none yet: what is there is indexed when the archive is opened
