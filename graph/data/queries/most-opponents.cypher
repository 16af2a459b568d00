// title: Actors by the number of their opponents
// description: Opponents by hostile statements in either direction that the article asserts or reports.
// parameter: least = 2 - how many opponents an actor must have
MATCH (a:Actor)<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(b:Actor)
WHERE a <> b AND s.status IN ['asserted', 'reported'] AND NOT s.negated
  AND s.relation IN ['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
    'OPPOSED_TO']
WITH a, count(DISTINCT b) AS opponents, count(DISTINCT s) AS statements
WHERE opponents >= toInteger($least)
RETURN a.name AS actor, opponents, statements
ORDER BY opponents DESC, statements DESC, actor
