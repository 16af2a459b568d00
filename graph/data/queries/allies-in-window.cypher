// title: Friends of an actor between two days, with the evidence
// description: By the day of the event, or of publication where none is told; articles without either are left out.
// parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
// parameter: since = 0001-01-01 - the first day, as year-month-day
// parameter: until = 9999-12-31 - the last day, as year-month-day
MATCH (a:Actor)
WHERE toLower(a.name) = toLower($name) OR any(known IN a.names WHERE toLower(known) = toLower($name))
MATCH (a)<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(b:Actor)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.status IN ['asserted', 'reported'] AND NOT s.negated
  AND s.relation IN ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'ALLIED_WITH']
WITH b, s, c, toString(coalesce(s.eventStart, c.published)) AS day
WHERE day >= $since AND day <= $until
RETURN DISTINCT b.name AS other, s.relation AS relation, day, c.id AS article, s.quote AS quote
ORDER BY day, other, relation, article, quote
