// title: The first and the last of each relation between two actors
// description: In either direction, asserted or reported, by the day of the event, or of publication where none is
// description: told.
// parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
// parameter: partner e.g. Sadr - any name of the other actor; its case does not matter
MATCH (a:Actor)
WHERE toLower(a.name) = toLower($name) OR any(known IN a.names WHERE toLower(known) = toLower($name))
MATCH (b:Actor)
WHERE toLower(b.name) = toLower($partner) OR any(known IN b.names WHERE toLower(known) = toLower($partner))
MATCH (a)<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(b)
MATCH (x:Actor)<-[:SUBJECT]-(s)-[:OBJECT]->(y:Actor)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.status IN ['asserted', 'reported'] AND NOT s.negated
WITH x, s.relation AS relation, y, s, toString(coalesce(s.eventStart, c.published)) AS day
WITH x, relation, y, count(s) AS statements, min(day) AS first, max(day) AS last
RETURN x.name AS subject, relation, y.name AS object, statements, first, last
ORDER BY coalesce(first, ''), subject, relation, object
