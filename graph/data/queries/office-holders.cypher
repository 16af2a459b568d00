// title: Who held which office on a day
// description: For every office, whoever the newest statement up to that day names; a statement without a date counts
// description: from the publication of its article.
// parameter: day = 9999-12-31 - the day, as year-month-day
MATCH (b:Actor)<-[:OBJECT]-(t:Statement)-[:FROM]->(d:Article)
WHERE t.relation IN ['HOLDS_OFFICE', 'LEADS'] AND t.role IS NOT NULL AND t.status IN ['asserted', 'reported']
  AND NOT t.negated
WITH b, t.role AS office, toString(coalesce(t.eventStart, d.published)) AS date
WHERE date <= $day
WITH b, office, max(date) AS told
MATCH (a:Actor)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.relation IN ['HOLDS_OFFICE', 'LEADS'] AND s.role = office AND s.status IN ['asserted', 'reported']
  AND NOT s.negated
  AND toString(coalesce(s.eventStart, c.published)) = told
RETURN DISTINCT office, b.name AS body, a.name AS holder, told, c.id AS article
ORDER BY body, office, holder, told, article
