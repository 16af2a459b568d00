// Keys and what questions look for; made before the first row.
CREATE CONSTRAINT polgraph_projection IF NOT EXISTS FOR (p:Projection) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT polgraph_actor IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;
CREATE CONSTRAINT polgraph_article IF NOT EXISTS FOR (a:Article) REQUIRE a.id IS UNIQUE;
CREATE CONSTRAINT polgraph_statement IF NOT EXISTS FOR (s:Statement) REQUIRE s.id IS UNIQUE;
CREATE INDEX polgraph_actor_name IF NOT EXISTS FOR (a:Actor) ON (a.name)
