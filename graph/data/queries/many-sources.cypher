// title: Who is hostile to whom by the word of several stories
// description: The same relation between the same two actors, asserted or reported by stories that are independent of
// description: each other.
// parameter: least = 2 - how many stories there must be
MATCH (a:Actor)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b:Actor)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.status IN ['asserted', 'reported'] AND NOT s.negated
  AND s.relation IN ['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
    'OPPOSED_TO']
WITH a, s.relation AS relation, b, count(DISTINCT c.story) AS sources, count(DISTINCT s) AS statements
WHERE sources >= toInteger($least)
RETURN a.name AS subject, relation, b.name AS object, sources, statements
ORDER BY sources DESC, statements DESC, subject, relation, object
