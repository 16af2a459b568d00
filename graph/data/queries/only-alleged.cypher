// title: What is alleged and nowhere affirmed
// description: Allegations that no article asserts or reports of the same two actors.
MATCH (a:Actor)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b:Actor)
WHERE s.status = 'alleged' AND NOT s.negated
OPTIONAL MATCH (a)<-[:SUBJECT]-(t:Statement)-[:OBJECT]->(b)
WHERE t.relation = s.relation AND t.status IN ['asserted', 'reported'] AND NOT t.negated
WITH a, s, b, count(t) AS affirmed
WHERE affirmed = 0
MATCH (s)-[:FROM]->(c:Article)
RETURN DISTINCT a.name AS subject, s.relation AS relation, b.name AS object, s.attributedTo AS speaker,
  c.id AS article, s.quote AS quote
ORDER BY subject, relation, object, article, quote, coalesce(speaker, '')
