// title: What one article affirms and another denies
// description: The same relation between the same two actors, asserted or reported in one article and negated in
// description: another.
MATCH (a:Actor)<-[:SUBJECT]-(t:Statement)-[:OBJECT]->(b:Actor)
WHERE t.negated
MATCH (a)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b)
WHERE s.relation = t.relation AND s.status IN ['asserted', 'reported'] AND NOT s.negated
MATCH (s)-[:FROM]->(c:Article)
MATCH (t)-[:FROM]->(d:Article)
WHERE c.id <> d.id
RETURN DISTINCT a.name AS subject, s.relation AS relation, b.name AS object, c.id AS affirmed, d.id AS denied
ORDER BY subject, relation, object, affirmed, denied
