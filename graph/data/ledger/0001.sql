-- Ledger, version 1: the system of record. One article is one transaction; every other graph is a projection.
-- `local` is an actor's id within its article's extraction, `actor` its id in the whole store.
-- `key` is a name as resolution compares it (polgraph.graph.resolve.name_key).

CREATE TABLE articles (
  id TEXT PRIMARY KEY CHECK (id <> ''),
  text TEXT NOT NULL,
  title TEXT,
  published TEXT,
  publisher TEXT,
  url TEXT,
  language TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  story TEXT NOT NULL,
  extractor TEXT NOT NULL,
  ingested TEXT NOT NULL
) STRICT;

-- Derived from article_actors by what most articles say, so that it never depends on the order of ingestion.
CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT,
  sector TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE article_actors (
  article TEXT NOT NULL REFERENCES articles (id),
  local TEXT NOT NULL,
  position INTEGER NOT NULL,
  actor TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT,
  sector TEXT,
  PRIMARY KEY (article, local)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_actors_by_actor ON article_actors (actor);
CREATE INDEX article_actors_by_key ON article_actors (key);

CREATE TABLE actor_names (
  article TEXT NOT NULL,
  local TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  script TEXT NOT NULL,
  PRIMARY KEY (article, local, position),
  FOREIGN KEY (article, local) REFERENCES article_actors (article, local)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_names_by_key ON actor_names (key);

CREATE TABLE mentions (
  article TEXT NOT NULL,
  position INTEGER NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  local TEXT NOT NULL,
  PRIMARY KEY (article, position),
  FOREIGN KEY (article, local) REFERENCES article_actors (article, local)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles (id),
  position INTEGER NOT NULL,
  subject_local TEXT NOT NULL,
  subject_actor TEXT NOT NULL,
  subject_name TEXT NOT NULL,
  subject_text TEXT NOT NULL,
  subject_type TEXT NOT NULL,
  subject_start INTEGER NOT NULL,
  subject_end INTEGER NOT NULL,
  relation TEXT NOT NULL,
  object_local TEXT NOT NULL,
  object_actor TEXT NOT NULL,
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
  attributed_actor TEXT,
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
  CHECK (subject_actor <> object_actor),
  FOREIGN KEY (article, subject_local) REFERENCES article_actors (article, local),
  FOREIGN KEY (article, object_local) REFERENCES article_actors (article, local)
) STRICT;
CREATE INDEX statements_by_article ON statements (article, position);
CREATE INDEX statements_by_subject ON statements (subject_actor);
CREATE INDEX statements_by_object ON statements (object_actor);

-- What validation refused, with the reason: nothing is dropped silently.
CREATE TABLE rejections (
  article TEXT NOT NULL REFERENCES articles (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  item TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE warnings (
  article TEXT NOT NULL REFERENCES articles (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  left_actor TEXT NOT NULL,
  right_actor TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided TEXT NOT NULL
) STRICT;

-- The feed that projections follow. `chain` is a hash over this change and all before it: a projection that remembers
-- (seq, chain) notices when the ledger beneath it is another one.
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  chain TEXT NOT NULL
) STRICT;
