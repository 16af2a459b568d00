// title: Events without a date
// description: Statements that no words of the article date, with the day of its publication; offices, memberships and
// description: other standing relations are left out.
MATCH (a:Actor)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b:Actor)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.eventStart IS NULL
  AND NOT s.relation IN ['LEADS', 'HOLDS_OFFICE', 'MEMBER_OF', 'PART_OF', 'ALLIED_WITH', 'OPPOSED_TO', 'KIN_OF']
RETURN DISTINCT a.name AS subject, s.relation AS relation, b.name AS object, c.published AS published,
  c.id AS article, s.quote AS quote
ORDER BY article, subject, relation, object, quote
