// title: Who has to do with both of two actors, and on whose side
// description: Friendly less hostile statements of each third party with the one and with the other, in either
// description: direction, asserted or reported.
// parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
// parameter: partner e.g. Sadr - any name of the other actor; its case does not matter
MATCH (a:Actor)
WHERE toLower(a.name) = toLower($name) OR any(known IN a.names WHERE toLower(known) = toLower($name))
MATCH (a)<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(z:Actor)
WHERE s.status IN ['asserted', 'reported'] AND NOT s.negated
  AND s.relation IN ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'ALLIED_WITH',
    'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'OPPOSED_TO']
WITH z, sum(CASE WHEN s.relation IN ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT',
  'ALLIED_WITH']
  THEN 1 ELSE -1 END) AS with_one
MATCH (b:Actor)
WHERE toLower(b.name) = toLower($partner) OR any(known IN b.names WHERE toLower(known) = toLower($partner))
MATCH (b)<-[:SUBJECT|OBJECT]-(t:Statement)-[:SUBJECT|OBJECT]->(z)
WHERE t.status IN ['asserted', 'reported'] AND NOT t.negated
  AND t.relation IN ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'ALLIED_WITH',
    'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'OPPOSED_TO']
WITH z, with_one, sum(CASE WHEN t.relation IN ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID',
  'RETREAT', 'ALLIED_WITH']
  THEN 1 ELSE -1 END) AS with_other
RETURN z.name AS third, with_one, with_other
ORDER BY third, with_one, with_other
