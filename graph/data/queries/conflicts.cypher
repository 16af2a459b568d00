// title: With whom an actor is in conflict
// description: Statements that the article asserts or reports, in either direction. Sources are counted once for each
// description: story.
// parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
MATCH (a:Actor)
WHERE toLower(a.name) = toLower($name) OR any(known IN a.names WHERE toLower(known) = toLower($name))
MATCH (a)<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(b:Actor)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.status IN ['asserted', 'reported'] AND NOT s.negated
  AND s.relation IN ['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
    'OPPOSED_TO']
WITH b, s.relation AS relation, count(DISTINCT s) AS statements, count(DISTINCT c.story) AS sources
RETURN b.name AS other, relation, statements, sources
ORDER BY statements DESC, other, relation, sources
