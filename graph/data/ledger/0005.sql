-- Ledger, version 5: the keys of stories are numbers, computed faster; whose they are is told by the text itself.
DROP TABLE story_bands;
CREATE TABLE story_bands (
  band INTEGER NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
