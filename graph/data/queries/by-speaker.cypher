// title: What an actor says
// description: Statements that an article makes on the word of the actor.
// parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
MATCH (p:Actor)
WHERE toLower(p.name) = toLower($name) OR any(known IN p.names WHERE toLower(known) = toLower($name))
MATCH (p)<-[:ATTRIBUTED_TO]-(s:Statement)-[:SUBJECT]->(a:Actor)
MATCH (s)-[:OBJECT]->(b:Actor)
MATCH (s)-[:FROM]->(c:Article)
RETURN DISTINCT a.name AS subject, s.relation AS relation, b.name AS object, s.status AS status, s.negated AS negated,
  c.id AS article, s.quote AS quote
ORDER BY article, subject, relation, object, quote, status, negated
