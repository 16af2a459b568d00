// title: What two actors do to each other, month by month
// description: By the day of the event, or of publication where none is told; the month of statements without either is
// description: missing.
// parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
// parameter: partner e.g. Sadr - any name of the other actor; its case does not matter
MATCH (a:Actor)
WHERE toLower(a.name) = toLower($name) OR any(known IN a.names WHERE toLower(known) = toLower($name))
MATCH (b:Actor)
WHERE toLower(b.name) = toLower($partner) OR any(known IN b.names WHERE toLower(known) = toLower($partner))
MATCH (a)<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(b)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.status IN ['asserted', 'reported'] AND NOT s.negated
WITH substring(toString(coalesce(s.eventStart, c.published)), 0, 7) AS month, count(s) AS statements,
  sum(CASE WHEN s.relation IN ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'ALLIED_WITH']
    THEN 1 ELSE 0 END) AS friendly,
  sum(CASE WHEN s.relation IN ['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE',
    'ASSAULT', 'OPPOSED_TO']
    THEN 1 ELSE 0 END) AS hostile
RETURN month, statements, friendly, hostile
ORDER BY coalesce(month, '')
