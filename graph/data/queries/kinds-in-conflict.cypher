// title: Which kinds of actor are hostile to which
// description: Hostile statements that are asserted or reported, by the types of subject and object.
MATCH (a:Actor)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b:Actor)
WHERE s.status IN ['asserted', 'reported'] AND NOT s.negated
  AND s.relation IN ['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
    'OPPOSED_TO']
RETURN a.type AS subjects, b.type AS objects, count(DISTINCT s) AS statements
ORDER BY statements DESC, subjects, objects
