-- Ledger, version 4: what has been worked on, so that nothing is extracted twice, and what could not be extracted.
-- None of it is about the world: a ledger that lacks these rows says the same, and only works longer when asked again.

-- `content` is a hash of the article as it was read, `processor` the extractor and the language model that read it.
CREATE TABLE inputs (
  article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  content TEXT NOT NULL,
  processor TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- `record` is the article as JSON, so that it can be tried again without its source.
CREATE TABLE failures (
  article TEXT PRIMARY KEY,
  content TEXT NOT NULL,
  processor TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  failed TEXT NOT NULL,
  record TEXT NOT NULL
) STRICT;

-- Whatever brings an article in or replaces it, by whichever way, makes what was noted of it before untrue.
CREATE TRIGGER article_replaced AFTER UPDATE OF ingested ON articles BEGIN
  DELETE FROM inputs WHERE article = NEW.id;
  DELETE FROM failures WHERE article = NEW.id;
END;
CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN
  DELETE FROM failures WHERE article = NEW.id;
END;
