// title: Pairs whose first hostile statement is not older than a day
// description: Hostile statements in either direction, asserted or reported, by the day of the event, or of publication
// description: where none is told.
// parameter: since = 2020-01-01 - the day, as year-month-day
MATCH (a:Actor)<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(b:Actor)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.status IN ['asserted', 'reported'] AND NOT s.negated
  AND s.relation IN ['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
    'OPPOSED_TO']
  AND (a.name < b.name OR (a.name = b.name AND a.id < b.id))
WITH a, b, s, toString(coalesce(s.eventStart, c.published)) AS day
WHERE day IS NOT NULL
WITH a, b, min(day) AS first, count(DISTINCT s) AS statements
WHERE first >= $since
RETURN a.name AS one, b.name AS other, first, statements
ORDER BY first, one, other, statements
