// title: Who supports an actor, in which words
// description: Support, alliance and aid that the article asserts or reports.
// parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
MATCH (b:Actor)
WHERE toLower(b.name) = toLower($name) OR any(known IN b.names WHERE toLower(known) = toLower($name))
MATCH (a:Actor)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.status IN ['asserted', 'reported'] AND NOT s.negated
  AND s.relation IN ['SUPPORT', 'ALLIED_WITH', 'AID']
RETURN DISTINCT a.name AS supporter, s.relation AS relation, s.status AS status, s.quote AS quote, c.id AS article
ORDER BY supporter, relation, article, quote, status
