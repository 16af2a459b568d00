// title: Who says what about whom
// description: For every speaker and every actor in what the speaker says: how many statements, and how many of them
// description: friendly and hostile.
MATCH (p:Actor)<-[:ATTRIBUTED_TO]-(s:Statement)-[:SUBJECT|OBJECT]->(a:Actor)
WHERE a <> p AND NOT s.negated
WITH DISTINCT p, a, s
WITH p, a, count(s) AS statements,
  sum(CASE WHEN s.relation IN ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'ALLIED_WITH']
    THEN 1 ELSE 0 END) AS friendly,
  sum(CASE WHEN s.relation IN ['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE',
    'ASSAULT', 'OPPOSED_TO']
    THEN 1 ELSE 0 END) AS hostile
RETURN p.name AS speaker, a.name AS about, statements, friendly, hostile
ORDER BY statements DESC, speaker, about, friendly, hostile
