// title: Enemies of the allies of an actor
// description: Allies by support, alliance or aid in either direction; enemies by any hostile statement; both asserted
// description: or reported.
// parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
MATCH (a:Actor)
WHERE toLower(a.name) = toLower($name) OR any(known IN a.names WHERE toLower(known) = toLower($name))
MATCH (a)-[:SUPPORTS|ALLIED_WITH|AIDS]-(b:Actor)
WITH DISTINCT a, b
MATCH (b)<-[:SUBJECT|OBJECT]-(s:Statement)-[:SUBJECT|OBJECT]->(c:Actor)
WHERE c <> a AND b <> a AND s.status IN ['asserted', 'reported'] AND NOT s.negated
  AND s.relation IN ['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
    'OPPOSED_TO']
WITH b, c, count(DISTINCT s) AS statements
RETURN b.name AS ally, c.name AS enemy, statements
ORDER BY statements DESC, ally, enemy
