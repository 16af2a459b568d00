-- Ledger, version 3: reprints and light edits of one report are one story, and so one source.
-- `story` is derived from the texts and days of all articles (polgraph.graph.ledger.stories), except where the reader
-- declares one.
ALTER TABLE articles ADD COLUMN declared TEXT;
UPDATE articles SET declared = story WHERE story <> id;

CREATE TABLE story_bands (
  band TEXT NOT NULL,
  article TEXT NOT NULL REFERENCES articles (id),
  PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_bands_by_article ON story_bands (article);

-- Pairs of articles that tell one story, each in both directions.
CREATE TABLE twins (
  article TEXT NOT NULL REFERENCES articles (id),
  other TEXT NOT NULL REFERENCES articles (id),
  PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX twins_by_other ON twins (other);
