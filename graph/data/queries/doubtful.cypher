// title: Statements of low confidence
// description: Those whose calibrated probability is below a threshold, the most doubtful first.
// parameter: below = 0.5 - a probability from 0 to 1
MATCH (a:Actor)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b:Actor)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.confidence < toFloat($below)
RETURN DISTINCT a.name AS subject, s.relation AS relation, b.name AS object, s.confidence AS confidence,
  c.id AS article, s.quote AS quote
ORDER BY confidence, article, subject, relation, object, quote
