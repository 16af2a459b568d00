-- Ledger, version 2: actors are clusters of nodes, and every decision can be undone.
-- Articles, known actors and judgements are the record. Nodes, keys, links, members and actors are derived from them
-- and from nothing else (polgraph.graph.resolution.update); an upgrade derives them anew.

-- What was an actor is now a node: all that articles say under one name or description.
ALTER TABLE actors RENAME TO nodes;
ALTER TABLE nodes ADD COLUMN nominal INTEGER NOT NULL DEFAULT 0 CHECK (nominal IN (0, 1));
ALTER TABLE nodes ADD COLUMN first TEXT;
ALTER TABLE nodes ADD COLUMN last TEXT;

-- How many actors of articles say what of a node: `name`, `type`, `country`, `sector`, `published`, and `form`, one of
-- its names with kind and script.
CREATE TABLE facts (
  node TEXT NOT NULL,
  fact TEXT NOT NULL,
  value TEXT NOT NULL,
  kind TEXT NOT NULL,
  script TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (node, fact, value, kind, script)
) STRICT, WITHOUT ROWID;

-- `shared` is the node of the name, `own` the node of the name in this article alone; `node` is one of the two:
-- the second where a judgement says that they differ.
ALTER TABLE article_actors RENAME COLUMN actor TO node;
ALTER TABLE article_actors ADD COLUMN shared TEXT NOT NULL DEFAULT '';
ALTER TABLE article_actors ADD COLUMN own TEXT NOT NULL DEFAULT '';
DROP INDEX article_actors_by_actor;
CREATE INDEX article_actors_by_node ON article_actors (node);
CREATE INDEX article_actors_by_own ON article_actors (own);

ALTER TABLE statements RENAME COLUMN subject_actor TO subject_node;
ALTER TABLE statements RENAME COLUMN object_actor TO object_node;
ALTER TABLE statements RENAME COLUMN attributed_actor TO attributed_node;
DROP INDEX statements_by_subject;
CREATE INDEX statements_by_subject ON statements (subject_node, relation);

CREATE TABLE known_sources (
  source TEXT PRIMARY KEY CHECK (source <> ''),
  licence TEXT NOT NULL,
  imported TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Offices, memberships and identifiers are JSON.
CREATE TABLE known (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL REFERENCES known_sources (source),
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT,
  sector TEXT,
  offices TEXT NOT NULL,
  memberships TEXT NOT NULL,
  identifiers TEXT NOT NULL,
  UNIQUE (source, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE known_names (
  node TEXT NOT NULL REFERENCES known (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  script TEXT NOT NULL,
  PRIMARY KEY (node, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_names_by_key ON known_names (key);

-- Keys by which the rules find nodes to compare.
CREATE TABLE node_keys (
  key TEXT NOT NULL,
  known INTEGER NOT NULL CHECK (known IN (0, 1)),
  node TEXT NOT NULL,
  PRIMARY KEY (key, known, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX node_keys_by_node ON node_keys (node);

CREATE TABLE links (
  left_node TEXT NOT NULL,
  right_node TEXT NOT NULL,
  strength TEXT NOT NULL CHECK (strength IN ('join', 'if_only', 'suggest', 'apart')),
  score REAL NOT NULL,
  rule TEXT NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY (left_node, right_node),
  CHECK (left_node <> right_node)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_right ON links (right_node);

-- Which actor a node is of: every node of articles, and the known actors that are one with such a node.
CREATE TABLE members (
  node TEXT PRIMARY KEY,
  actor TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_actor ON members (actor, node);

CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT,
  sector TEXT
) STRICT, WITHOUT ROWID;

-- Nodes whose links are still to be made, because a batch of articles is under way.
CREATE TABLE pending (
  node TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- The rules that made the links.
CREATE TABLE rules (
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- The log of judgements is only ever added to. A batch is one decision; a withdrawal takes a whole one back.
ALTER TABLE judgements RENAME COLUMN left_actor TO left_node;
ALTER TABLE judgements RENAME COLUMN right_actor TO right_node;
ALTER TABLE judgements ADD COLUMN batch INTEGER NOT NULL DEFAULT 0;
UPDATE judgements SET batch = number;
CREATE INDEX judgements_by_batch ON judgements (batch);
CREATE INDEX judgements_by_left ON judgements (left_node);
CREATE INDEX judgements_by_right ON judgements (right_node);

CREATE TABLE withdrawals (
  batch INTEGER PRIMARY KEY,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided TEXT NOT NULL
) STRICT;
