// title: Hostile acts that were intended and are not told to have happened
// description: No article asserts or reports the same act between the same two actors.
MATCH (a:Actor)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b:Actor)
WHERE s.status = 'intended' AND NOT s.negated
  AND s.relation IN ['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
    'OPPOSED_TO']
OPTIONAL MATCH (a)<-[:SUBJECT]-(t:Statement)-[:OBJECT]->(b)
WHERE t.relation = s.relation AND t.status IN ['asserted', 'reported'] AND NOT t.negated
WITH a, s, b, count(t) AS done
WHERE done = 0
MATCH (s)-[:FROM]->(c:Article)
RETURN DISTINCT a.name AS subject, s.relation AS relation, b.name AS object,
  toString(coalesce(s.eventStart, c.published)) AS day, c.id AS article, s.quote AS quote
ORDER BY coalesce(day, ''), subject, relation, object, article, quote
