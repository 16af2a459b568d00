// title: Pairs that are hostile to each other in both directions
// description: How many hostile statements there are of the one against the other and back, asserted or reported.
MATCH (a:Actor)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b:Actor)
WHERE (a.name < b.name OR (a.name = b.name AND a.id < b.id)) AND s.status IN ['asserted', 'reported']
  AND NOT s.negated
  AND s.relation IN ['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
    'OPPOSED_TO']
WITH a, b, count(s) AS forth
MATCH (b)<-[:SUBJECT]-(t:Statement)-[:OBJECT]->(a)
WHERE t.status IN ['asserted', 'reported'] AND NOT t.negated
  AND t.relation IN ['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
    'OPPOSED_TO']
WITH a, b, forth, count(t) AS back
WITH a.name AS one, b.name AS other, forth, back, forth + back AS both
RETURN one, other, forth, back
ORDER BY both DESC, one, other, forth
