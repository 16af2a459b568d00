// title: Who arrested, seized or otherwise coerced whom
// description: Everything of type COERCE that the article asserts or reports; the mode says arrest, seize, deport and
// description: the like.
// parameter: since = 0001-01-01 - the first day, as year-month-day
// parameter: until = 9999-12-31 - the last day, as year-month-day
MATCH (a:Actor)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b:Actor)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.relation = 'COERCE' AND s.status IN ['asserted', 'reported'] AND NOT s.negated
WITH a, b, s, c, toString(coalesce(s.eventStart, c.published)) AS day
WHERE coalesce(day, $since) >= $since AND coalesce(day, $until) <= $until
RETURN DISTINCT a.name AS who, s.predicate AS action, s.mode AS mode, b.name AS whom, day, s.place AS place,
  c.id AS article, s.quote AS quote
ORDER BY coalesce(day, ''), who, whom, action, article, quote, coalesce(mode, ''), coalesce(place, '')
