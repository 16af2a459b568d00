// title: What an actor says of another
// description: What an article tells of the other on the word of the actor, and what the actor does to the other in
// description: words alone.
// parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
// parameter: partner e.g. Sadr - any name of the other actor; its case does not matter
MATCH (a:Actor)
WHERE toLower(a.name) = toLower($name) OR any(known IN a.names WHERE toLower(known) = toLower($name))
MATCH (b:Actor)
WHERE toLower(b.name) = toLower($partner) OR any(known IN b.names WHERE toLower(known) = toLower($partner))
MATCH (b)<-[:SUBJECT|OBJECT]-(s:Statement)
OPTIONAL MATCH (s)-[:ATTRIBUTED_TO]->(p:Actor)
MATCH (x:Actor)<-[:SUBJECT]-(s)
MATCH (s)-[:OBJECT]->(y:Actor)
MATCH (s)-[:FROM]->(c:Article)
WHERE p.id = a.id OR (x.id = a.id AND y.id = b.id
  AND s.relation IN ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'])
RETURN DISTINCT x.name AS subject, s.relation AS relation, y.name AS object, s.status AS status, s.negated AS negated,
  c.id AS article, s.quote AS quote
ORDER BY article, subject, relation, object, quote, status, negated
