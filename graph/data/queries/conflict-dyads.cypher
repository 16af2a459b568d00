// title: Pairs of actors in conflict, the fiercest first
// description: Hostile statements in either direction that the article asserts or reports; sources are counted once for
// description: each story.
MATCH (a:Actor)<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(b:Actor)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.status IN ['asserted', 'reported'] AND NOT s.negated
  AND s.relation IN ['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
    'OPPOSED_TO']
  AND (a.name < b.name OR (a.name = b.name AND a.id < b.id))
WITH a, b, count(DISTINCT s) AS statements, count(DISTINCT c.story) AS sources
RETURN a.name AS one, b.name AS other, statements, sources
ORDER BY statements DESC, sources DESC, one, other
