// title: Every tie of an actor, with how often it is told
// description: Direct ties by affirmed statements, in either direction, of every relation.
// parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
MATCH (a:Actor)
WHERE toLower(a.name) = toLower($name) OR any(known IN a.names WHERE toLower(known) = toLower($name))
MATCH (a)<-[:SUBJECT|OBJECT]-(s:Statement)
MATCH (x:Actor)<-[:SUBJECT]-(s)-[:OBJECT]->(y:Actor)
WHERE s.status IN ['asserted', 'reported'] AND NOT s.negated
WITH x, s.relation AS relation, y, count(DISTINCT s) AS statements
RETURN x.name AS subject, relation, y.name AS object, statements
ORDER BY statements DESC, subject, relation, object
