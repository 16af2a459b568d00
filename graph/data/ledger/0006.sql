-- Ledger, version 6: fewer and shorter rows for every article.
-- Lists of which nobody asks for one item are JSON: the names of an actor of an article, [[text, kind, script], …], where
-- these are more than its name in full, and the mentions of an article, [[start, end, text, type, local], …].
CREATE TABLE new_article_actors (
  article TEXT NOT NULL REFERENCES articles (id),
  position INTEGER NOT NULL,
  local TEXT NOT NULL,
  node TEXT NOT NULL,
  shared TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT,
  sector TEXT,
  names TEXT,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
INSERT INTO new_article_actors SELECT article, position, local, node, shared, name, type, country, sector, nullif((
  SELECT json_group_array(json_array(text, kind, script)) FROM (
    SELECT text, kind, script FROM actor_names
    WHERE actor_names.article = article_actors.article AND actor_names.local = article_actors.local ORDER BY position)),
  json_array(json_array(name, 'full', 'Latn')))
FROM article_actors;

CREATE TABLE new_mentions (
  article TEXT PRIMARY KEY REFERENCES articles (id),
  list TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO new_mentions SELECT article, json_group_array(json_array(start_at, end_at, text, type, local))
FROM (SELECT * FROM mentions ORDER BY article, position) GROUP BY article;

-- What was said comes first, in the order of a record; then what the ledger makes of it.
CREATE TABLE new_statements (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles (id),
  subject_local TEXT NOT NULL,
  subject_name TEXT NOT NULL,
  subject_text TEXT NOT NULL,
  subject_type TEXT NOT NULL,
  subject_start INTEGER NOT NULL,
  subject_end INTEGER NOT NULL,
  relation TEXT NOT NULL,
  object_local TEXT NOT NULL,
  object_name TEXT NOT NULL,
  object_text TEXT NOT NULL,
  object_type TEXT NOT NULL,
  object_start INTEGER NOT NULL,
  object_end INTEGER NOT NULL,
  predicate TEXT NOT NULL,
  mode TEXT,
  status TEXT NOT NULL,
  negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
  attributed_to TEXT,
  when_start TEXT,
  when_end TEXT,
  when_precision TEXT,
  when_raw TEXT,
  place TEXT,
  role TEXT,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  evidence_start INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  evidence_text TEXT NOT NULL,
  extractor TEXT NOT NULL,
  position INTEGER NOT NULL,
  subject_node TEXT NOT NULL,
  object_node TEXT NOT NULL,
  attributed_node TEXT,
  CHECK (subject_node <> object_node)
) STRICT;
INSERT INTO new_statements SELECT id, article, subject_local, subject_name, subject_text, subject_type, subject_start,
  subject_end, relation, object_local, object_name, object_text, object_type, object_start, object_end, predicate, mode,
  status, negated, attributed_to, when_start, when_end, when_precision, when_raw, place, role, confidence,
  evidence_start, evidence_end, evidence_text, extractor, position, subject_node, object_node, attributed_node
FROM statements ORDER BY article, position;

DROP TABLE statements;
DROP TABLE mentions;
DROP TABLE actor_names;
DROP TABLE article_actors;
ALTER TABLE new_article_actors RENAME TO article_actors;
ALTER TABLE new_mentions RENAME TO mentions;
ALTER TABLE new_statements RENAME TO statements;
CREATE INDEX article_actors_by_node ON article_actors (node);
CREATE INDEX statements_by_article ON statements (article, position);
CREATE INDEX statements_by_subject ON statements (subject_node, relation);
CREATE INDEX statements_by_object ON statements (object_node);

-- How many actors of articles say what of a node, all in one, [name, type, country, sector, names or null]; how many are
-- published on what day; and by what names a node is found, with whether each only describes it.
DROP TABLE facts;
CREATE TABLE said (
  node TEXT NOT NULL,
  told TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (node, told)
) STRICT, WITHOUT ROWID;
CREATE TABLE days (
  node TEXT NOT NULL,
  day TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (node, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE name_keys (
  key TEXT NOT NULL,
  node TEXT NOT NULL,
  nominal INTEGER NOT NULL CHECK (nominal IN (0, 1)),
  PRIMARY KEY (key, node)
) STRICT, WITHOUT ROWID;

-- `text` is a hash of all that an article's statements depend on but its id: what is held need not be extracted again
-- under another name. What was noted before has none.
ALTER TABLE inputs ADD COLUMN text BLOB;
CREATE INDEX inputs_by_text ON inputs (text) WHERE text IS NOT NULL;
