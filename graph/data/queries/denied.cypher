// title: What is denied
// description: Statements that an article says are not so, with who says it.
MATCH (a:Actor)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b:Actor)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.negated
RETURN DISTINCT a.name AS subject, s.relation AS relation, b.name AS object, s.attributedTo AS speaker,
  s.status AS status, c.id AS article, s.quote AS quote
ORDER BY subject, relation, object, article, quote, status, coalesce(speaker, '')
