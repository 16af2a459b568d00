// title: What a publisher says
// description: All statements of its articles, with how sure they are.
// parameter: publisher e.g. VOA - the name of the publisher; its case does not matter
MATCH (c:Article)<-[:FROM]-(s:Statement)-[:SUBJECT]->(a:Actor)
WHERE toLower(c.publisher) = toLower($publisher)
MATCH (s)-[:OBJECT]->(b:Actor)
RETURN DISTINCT a.name AS subject, s.relation AS relation, b.name AS object, s.status AS status, s.negated AS negated,
  toString(coalesce(s.eventStart, c.published)) AS day, c.id AS article, s.quote AS quote
ORDER BY coalesce(day, ''), article, subject, relation, object, quote, status, negated
